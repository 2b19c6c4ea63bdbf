"""Figures over time and place: read from the public store, added up to the borders of any day, every part listed."""
