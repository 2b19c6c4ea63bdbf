"""Agencies of the desk and the people who work in them: who they are, since when, until when, in which role."""
