"""The calendar at the desk: a month to look at and print, and secret addresses for people's own programs."""
