"""What a statement rests on, and on what legal basis it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Vocabulary
from nhipcau.core.models import RecordEvidence

QUOTE_LIMIT = 300
"""Longest quoted span shown of a third party's text, in characters."""


@lru_cache(maxsize=1)
def bases() -> Vocabulary:
    """Legal bases for publication; the table's ``source`` column says where each comes from.

    Its bases for *not* publishing (``use`` = withhold) are no part of this (``core.publication.rules``).
    """
    path = Path(__file__).parent.parent / "data" / "bases.csv"
    return Vocabulary.from_csv(path, value="code", only={"use": "publish"})


@dataclass(frozen=True)
class Basis:
    """Why a record may be public: a code of :func:`bases`, and the address where it already is, if that is the basis."""

    code: str
    url: str = ""

    def __post_init__(self) -> None:
        if self.code not in bases():
            raise Fault(
                "unknown_basis",
                f"Căn cứ công khai {self.code!r} không có trong danh mục.",
                f"The basis for publication {self.code!r} is not in the list.",
                {"value": self.code},
            )

    def plain(self) -> dict[str, str]:
        return {"code": self.code, **({"url": self.url} if self.url else {})}


def already_public(url: str) -> Basis:
    """The basis of every seeded row: its source made it public at ``url``."""
    return Basis("ALREADY_PUBLIC", url)


def evidence_of(uid: UUID) -> list[dict[str, Any]]:
    """The evidence a record has now, as plain entries."""
    return RecordEvidence.objects.filter(uid=uid).values_list("entries", flat=True).first() or []


@dataclass(frozen=True)
class Evidence:
    """One source of one record: document and place in it, and – where sources differ – what it says.

    ``columns`` empty means the whole record; ``says`` gives the plain value this source states for a column, which is
    how a conflict is kept: two entries that say different things, both shown. ``date`` is a partial ISO date.
    """

    source: str
    url: str = ""
    reference: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    row: str = ""
    quote: str = ""
    note: str = ""
    columns: tuple[str, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Canonical JSON value: empty parts left out."""
        if len(self.quote) > QUOTE_LIMIT:
            raise Fault(
                "quote_too_long",
                f"Đoạn trích dài {len(self.quote)} ký tự; tối đa {QUOTE_LIMIT}.",
                f"The quoted span has {len(self.quote)} characters; at most {QUOTE_LIMIT}.",
                {"length": len(self.quote)},
            )
        parts = {**vars(self), "columns": list(self.columns), "says": dict(self.says)}
        return {name: part for name, part in parts.items() if part}
