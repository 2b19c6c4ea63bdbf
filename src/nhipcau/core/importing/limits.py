"""How large a table may be that somebody brings; an operator may change it."""

from __future__ import annotations

from nhipcau.core.settings import megabytes


def most_bytes() -> int:
    """Of one file."""
    return megabytes("NHIPCAU_IMPORT_MB")
