"""Telling a store that is not there (yet, or for the moment) from a mistake of ours."""

from __future__ import annotations

from django.db import DatabaseError

SQLITE_SIGNS = ("no such table", "unable to open")
SERVER_SIGNS = ("connection failed", "connection timeout", "could not connect", "server closed the connection")
UNDEFINED_TABLE = "42P01"
"""PostgreSQL's name for it (https://www.postgresql.org/docs/15/errcodes-appendix.html)."""
GOING_DOWN = ("57P01", "57P02", "57P03")
"""The server is being stopped, has crashed, or is starting."""


def is_absent(error: BaseException) -> bool:
    """Whether a query failed because there is no store: not made, or its server cannot be reached."""
    if not isinstance(error, DatabaseError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state in (UNDEFINED_TABLE, *GOING_DOWN) or any(sign in str(error) for sign in SQLITE_SIGNS + SERVER_SIGNS)
