"""Several records of a list at once: choosing them, and changing some of their columns."""
