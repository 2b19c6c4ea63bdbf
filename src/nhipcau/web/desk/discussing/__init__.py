"""The discussion of a record between agencies: its threads, taking part, names offered after an "@"."""
