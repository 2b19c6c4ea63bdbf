"""Readings of texts at the desk: the facts proposed, and what officers decided of each."""
