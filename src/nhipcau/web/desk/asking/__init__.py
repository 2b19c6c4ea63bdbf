"""Requests between agencies: sending one, answering it on one page, the table of answers."""
