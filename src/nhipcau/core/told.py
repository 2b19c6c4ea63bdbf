"""A fact that a text tells, as registers take it in: what the reader found, and the evidence of facts shipped so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.ledger.evidence import Evidence
from nhipcau.core.seeding import parts, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.period import PartialDate
from nhipcau.lib.places import resolve

LONGEST_NAME = 5
"""Words of the longest name of a province, its kind included ("Thành phố Hồ Chí Minh")."""

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain

REVIEWED = "trích tự động, đã rà soát / read automatically, reviewed"
"""What evidence says of a shipped fact that the reader found and a person confirmed."""


@dataclass(frozen=True)
class Told:
    """One fact: its ``values`` by the fields of its type (``lib.reading.FIELDS``) and the quoted words.

    ``published``: the partial day the text was published, "" if not known; ``register`` and ``record``: the record that
    is the text (a document of the library), "" for none.
    """

    values: Mapping[str, Any]
    quote: str
    published: str = ""
    register: str = ""
    record: str = ""

    def records_of(self, register: str) -> list[str] | None:
        """The text's record as a relation to several of a register takes it; None if it is none of that register."""
        return [self.record] if self.record and self.register == register else None


FromTold = Callable[[Told], "dict[str, Plain] | None"]
"""What a register makes of a fact: values of its columns as ``Entry.values`` takes them, None for nothing. Pure: a column
of an agency has the text's words for it, and the desk looks whether they name one."""


class TextAbout(NamedTuple):
    """Of a register whose records are texts: the columns that tell title, outlet or issuer, address and day."""

    title: str
    outlet: str
    link: str
    published: str


def day_of(said: str | None) -> str | None:
    """A partial day a column takes: one whose year is not known ("XXXX-12-13") says nothing."""
    return said if said and said[0].isdigit() else None


def place_in(words: str | None, day: str) -> str | None:
    """The province that words name at their end ("Sở Ngoại vụ Thừa Thiên Huế"), in the borders of a partial day.

    None where they name none, or one that is not settled: a name of two times with a day that leaves both open ("2025").
    """
    said = (words or "").replace(",", " ").split()
    names = [" ".join(said[first:]) for first in range(max(len(said) - LONGEST_NAME, 0), len(said))]
    found = {
        next((unit.id for name in names if (unit := resolve(name, on).unit)), None) for on in (_ends(day) or (None,))
    }
    return found.pop() if len(found) == 1 else None


def _ends(day: str) -> tuple[date, date] | None:
    """The first and the last day of a partial one; None if it is not known."""
    days = PartialDate.parse(day).period() if day[:1].isdigit() else None
    if days is None or days.start is None or days.end is None:
        return None
    return days.start, days.end - timedelta(days=1)


def told_evidence(
    path: Path, key: str, source: str, register: str
) -> dict[str, tuple[tuple[Evidence, ...], list[str]]]:
    """The evidence of shipped facts by row id, and the uids of the records of ``register`` that tell them.

    The table has ``<key>,document,title,outlet,date,url,quote,columns``, ``document`` an id of that register's data.
    """
    found: dict[str, tuple[list[Evidence], list[str]]] = {}
    for row in table(path):
        pieces, documents = found.setdefault(row[key], ([], []))
        pieces.append(
            Evidence(
                source,
                url=row["url"],
                reference=row["outlet"],
                title=row["title"],
                date=row["date"],
                language="vi",
                quote=row["quote"],
                note=REVIEWED,
                columns=tuple(parts(row["columns"])),
            )
        )
        documents.append(str(seeded_uid(register, row["document"])))
    return {one: (tuple(pieces), list(dict.fromkeys(documents))) for one, (pieces, documents) in found.items()}
