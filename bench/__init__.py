"""Benchmarks that anybody can run again: ours and a peer on the same rows, in the same run."""
