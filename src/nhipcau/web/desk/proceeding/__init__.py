"""Procedures at the desk: where one stands, starting one, recording a step, what waits for whoever was asked."""
