"""Making documents of records, whatever their state: who keeps them, and what stands in columns of each level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import Max

from nhipcau.core.attachments.reading import texts_of
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import PUBLIC, Seen
from nhipcau.core.desk import schema
from nhipcau.core.desk.request import NOBODY
from nhipcau.core.desk.sharing import NO_WORK, Sharing, sharing
from nhipcau.core.labels import Label
from nhipcau.core.ledger.keeping import parties_of
from nhipcau.core.models import Change
from nhipcau.core.projection.item import plains_and_values, search_part
from nhipcau.core.projection.names import PublicNames
from nhipcau.core.record import PUBLISHED
from nhipcau.core.registry import registers
from nhipcau.core.search.schema import cut_words, finer_field

if TYPE_CHECKING:
    from nhipcau.core.register import Register


UID = 16
"""Bytes of a uid."""


class Span(NamedTuple):
    """Records of a register by uid, both ends included."""

    register: str
    first: UUID
    last: UUID


class Some(NamedTuple):
    """Records of a register by their uids, 16 bytes each: pipes between processes hold little."""

    register: str
    uids: bytes

    @classmethod
    def in_pieces(cls, register: str, uids: Sequence[UUID], size: int) -> list[Some]:
        pieces = (uids[start : start + size] for start in range(0, len(uids), size))
        return [cls(register, b"".join(uid.bytes for uid in piece)) for piece in pieces]

    def each(self) -> list[UUID]:
        return [UUID(bytes=self.uids[start : start + UID]) for start in range(0, len(self.uids), UID)]


NONE = Some("", b"")


class Known(NamedTuple):
    """A record with its values by column: plain ones, and as they are shown (related records by their public names)."""

    row: Any
    plains: dict[str, Any]
    values: dict[str, Any]
    label: Label


def documents_of(span: Span) -> list[dict[str, Any]]:
    """The documents of a span of records, in the order of their uids."""
    return documents(registers()[span.register], uid__range=(span.first, span.last))


def documents_of_some(some: Some) -> list[dict[str, Any]]:
    """The documents of those records that are there, in the order of their uids."""
    return documents(registers()[some.register], uid__in=some.each()) if some.uids else []


def documents(register: Register, **which: Any) -> list[dict[str, Any]]:
    """The documents of some records of a register, as they are now. Plain values only: another process can make them."""
    rows = list(register.rows(MACHINERY_DESK).filter(**which).order_by("uid"))
    uids = [row.uid for row in rows]
    parties, changed, beside = parties_of(uids), _last_changes(uids), texts_of(uids)
    work = sharing(register, rows)
    return [
        {
            **_kept(register, one, parties.get(one.row.uid, []), work.get(one.row.uid, NO_WORK)),
            schema.CHANGED: schema.change_number(one.row.uid, changed.get(one.row.uid, 0)),
            **_said(register, one, beside.get(one.row.uid, ())),
        }
        for one in known(register, rows)
    ]


def known(register: Register, rows: Sequence[Any]) -> Iterator[Known]:
    """The values of records in all columns, in the order of ``rows``."""
    names = PublicNames()
    names.load(register, [column.name for column in register.columns], rows)
    for row in rows:
        plains, values = plains_and_values(register, register.columns, row, names)
        label = register.label({name: values.get(name) for name in register.label_names})
        yield Known(row, plains, values, label)


def values_of(register: Register, name: str, uids: Sequence[UUID]) -> dict[UUID, Any]:
    """The values of one column, as they are shown, by record. Only a derived one asks for the other columns."""
    rows = register.rows(MACHINERY_DESK).filter(uid__in=uids)
    if register.by_name[name].is_derived:
        return {one.row.uid: one.values.get(name) for one in known(register, list(rows))}
    public = register.kinds[name].public
    read = rows.values_list("uid", name)  # thousands of names that begin alike are put in order by this
    return {uid: public(plain) for uid, value in read if (plain := register.plain_of(name, value)) is not None}


def _last_changes(uids: Sequence[UUID]) -> dict[UUID, int]:
    """The second (since 1970) of the last row of the ledger about each record."""
    last: Any = Change.objects.filter(uid__in=uids).values_list("uid").annotate(last=Max("at")).order_by()
    return {uid: _second(at) for uid, at in last}


def _second(at: datetime) -> int:
    return int(at.timestamp())


def _kept(register: Register, one: Known, parties: list[str], work: Sharing) -> dict[str, Any]:
    """Which record it is and whose desks it may be on; ``Audience.rule`` reads the same of the row."""
    row = one.row
    kept = PUBLIC if row.state == PUBLISHED else Seen(row.visibility)
    high, low = schema.halves(row.uid)
    return {
        "high": high,
        "low": low,
        "register": register.name,
        "register_number": schema.register_number(register.name),
        schema.STATE: row.state,
        schema.OWNER: row.owner or NOBODY,
        schema.VISIBILITY: kept.name.lower(),
        schema.OPEN_TO: [int(depth) for depth in Seen if depth >= kept],
        schema.PARTIES: sorted({*parties, *work.parties, *work.lead}),
        schema.LEAD: sorted(work.lead),
        schema.CONFIRMED: row.confirmed_on.toordinal() if row.confirmed_on else 0,
        **_about(register, one, "place", register.place),
        **_about(register, one, "country", register.country),
    }


def _about(register: Register, one: Known, field: str, column: str) -> dict[str, Any]:
    """The values of the column of places or countries just as they stand in the row: a desk's ground has all units."""
    plain = one.plains.get(column) if column else None
    if not plain:
        return {}
    return {
        f"{field}{schema.ending(register.by_name[column].seen)}": list(plain) if isinstance(plain, list) else [plain]
    }


def _said(register: Register, one: Known, beside: Sequence[tuple[Seen, str]]) -> dict[str, Any]:
    """What is searched, counted and sorted, the content of each level in fields of its own."""
    said: dict[str, Any] = {}
    levels = {PUBLIC, *(column.seen for column in register.columns), *(level for level, _ in beside)}
    for seen in sorted(levels):
        called = (*one.label, register.code(one.row.number) or "") if seen is PUBLIC else ()
        names = [text for text in called if text]
        part = search_part(register, one.row.uid, 0, one.plains, one.values, names, seen)
        weak = [(column, text) for column, text in part["weak"]] + [
            ("", text) for level, text in beside if level is seen
        ]
        words = cut_words(part["strong"], weak)
        said |= {f"{field}{schema.ending(seen)}": cut for field, cut in words.items() if cut}
        said |= {f"name{schema.ending(seen)}": part["names"]} if part["names"] else {}
        said |= {schema.facet_field(name, seen): tokens for name, tokens in part["facets"].items()}
        said |= {schema.order_field(name): number for name, number in part["orders"].items()}
        said |= {finer_field(schema.order_field(name)): number for name, number in part["finer"].items()}
    return said
