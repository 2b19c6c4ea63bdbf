"""Hashes of ledger rows. A row verifies even after values were expunged, and says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from uuid import UUID

import orjson

if TYPE_CHECKING:
    from nhipcau.core.models import Change, ChangeValues


EXACT = 2**53
"""Whole numbers below this are exact as IEEE doubles (as in RFC 8785)."""
_WORDS = (str, bool, type(None))
_WORD_TYPES = frozenset(_WORDS)
_SORTED = orjson.OPT_SORT_KEYS


def canonical(value: Any) -> bytes:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8, numbers as IEEE doubles, whole ones without a point.

    Numbers, because databases keep the number and not its text: PostgreSQL gives 1e22 back as 10000000000000000000000.
    """
    if type(value) in _WORD_TYPES or not _has_number(value):
        return orjson.dumps(value, option=_SORTED)  # the same text, much sooner
    return json.dumps(_with_plain_numbers(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _has_number(value: Any) -> bool:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return not isinstance(value, _WORDS)
    return not _WORD_TYPES.issuperset(map(type, value)) and any(map(_has_number, value))


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
    """Salted hash of a value, such as what a column was before and after; the salt keeps short ones (a year, a yes) from
    being guessed.
    """
    return sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


class Said(NamedTuple):
    """What a row of the ledger says of itself, and the digests of what it changed."""

    register: str
    uid: UUID
    action: str
    at: datetime
    actor: str
    reason: str
    batch: UUID
    columns: Mapping[str, str]

    def leaf(self) -> str:
        """Hash over all of it."""
        texts = {"uid": str(self.uid), "at": self.at.isoformat(timespec="microseconds"), "batch": str(self.batch)}
        said = {**self._asdict(), **texts}
        try:
            text = orjson.dumps(said, option=_SORTED)  # digests are texts: nobody need look for numbers
        except TypeError:
            text = canonical(said)  # of a row that was altered by hand: a number of more than 64 bits
        return sha256(b"nhipcau-change-1\0" + text).hexdigest()


def leaf_of(change: Change) -> str:
    """The leaf of a row as it stands."""
    return Said(*(getattr(change, name) for name in Said._fields)).leaf()


def wrong_with(change: Change) -> list[tuple[Literal["row", "values", "value"], str]]:
    """What of a change is not as it was written, each with the column it concerns ("" for the row as a whole).

    ``row``: the row says something else than its leaf; ``values``: what it changed is not there at all; ``value``: of
    one column there is another value or salt, none, or one that the row does not speak of. Nothing: it is as written,
    or values were expunged (:func:`expunged_columns`).
    """
    if leaf_of(change) != change.leaf:
        return [("row", "")]
    kept = getattr(change, "values_row", None)
    if kept is None:
        return [("values", "")]
    wrong = [name for name, written in change.columns.items() if not _is_as_written(kept, name, written)]
    wrong += sorted((kept.values.keys() | kept.salts.keys() | kept.expunged.keys()) - change.columns.keys())
    return [("value", name) for name in wrong]


def _is_as_written(kept: ChangeValues, name: str, written: str) -> bool:
    value, salt = kept.values.get(name), kept.salts.get(name)
    if name in kept.expunged:
        return value is None and salt is None
    try:
        return digest(salt, value) == written
    except (TypeError, ValueError):
        return False  # whoever altered it by hand left something that is no value or no salt


def expunged_columns(change: Change) -> list[str]:
    """Columns of a change whose values were removed by decision."""
    return list(change.values_row.expunged)


def verify_change(change: Change) -> Literal["whole", "expunged", "broken"]:
    """``whole``: row and values are as written; ``expunged``: some values were removed by decision; else ``broken``."""
    if wrong_with(change):
        return "broken"
    return "expunged" if expunged_columns(change) else "whole"
