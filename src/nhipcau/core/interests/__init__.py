"""Expressions of interest in a record, from a visitor's message to an agreement or an end: an agency's own, never public."""
