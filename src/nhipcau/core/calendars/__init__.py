"""Calendars that people's own programs fetch: a secret address each, which opens what its owner may see at that moment."""
