"""Drafting official papers: which there are, what they look like, their blanks, and the file to take away."""
