"""Hashes of ledger rows. A row verifies even after values were expunged, and says so."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Literal

import orjson

if TYPE_CHECKING:
    from nhipcau.core.models import Change


EXACT = 2**53
"""Whole numbers below this are exact as IEEE doubles (as in RFC 8785)."""


def canonical(value: Any) -> bytes:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8, numbers as IEEE doubles, whole ones without a point.

    Numbers, because databases keep the number and not its text: PostgreSQL gives 1e22 back as 10000000000000000000000.
    """
    if not _has_number(value):
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)  # the same text, much sooner
    return json.dumps(_with_plain_numbers(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _has_number(value: Any) -> bool:
    match value:
        case None | str() | bool():
            return False
        case dict():
            return any(map(_has_number, value.values()))
        case list() | tuple():
            return any(map(_has_number, value))
    return True


def _with_plain_numbers(value: Any) -> Any:
    match value:
        case bool():
            return value
        case int() | float():
            return int(value) if abs(value) < EXACT and value == int(value) else float(value)
        case dict():
            return {key: _with_plain_numbers(part) for key, part in value.items()}
        case list() | tuple():
            return [_with_plain_numbers(part) for part in value]
    return value


def digest(salt: str, value: Any) -> str:
    """Salted hash of one value; the salt keeps short values (a year, a yes) from being guessed."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def leaf_of(change: Change) -> str:
    """Hash over everything a change says of itself and the digests of what it changed."""
    said = {
        "register": change.register,
        "uid": str(change.uid),
        "action": change.action,
        "at": change.at.isoformat(timespec="microseconds"),
        "actor": change.actor,
        "reason": change.reason,
        "batch": str(change.batch),
        "columns": change.columns,
    }
    return hashlib.sha256(b"nhipcau-change-1\0" + canonical(said)).hexdigest()


def verify_change(change: Change) -> Literal["whole", "expunged", "broken"]:
    """``whole``: row and values are as written; ``expunged``: some values were removed by decision; else ``broken``."""
    if leaf_of(change) != change.leaf:
        return "broken"
    kept = change.values_row
    for column, (before, after) in change.columns.items():
        if column in kept.expunged:
            continue
        value, salts = kept.values.get(column), kept.salts.get(column)
        if value is None or salts is None:
            return "broken"
        if [digest(salts[0], value["before"]), digest(salts[1], value["after"])] != [before, after]:
            return "broken"
    return "expunged" if kept.expunged else "whole"
