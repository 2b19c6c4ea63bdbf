"""Writing what a checked table says: one batch of the ledger, there as a whole or not at all, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.desk.grounds import Ground, joined
from nhipcau.core.guard import Refused, keep
from nhipcau.core.importing import apart
from nhipcau.core.importing.folder import Cancelled, ImportFolder
from nhipcau.core.importing.models import WRITING, WRITTEN, Import
from nhipcau.core.importing.reading import sheet_names
from nhipcau.core.importing.sheet_rows import CREATE, EVERY, SAME, UPDATE, WRONG, SheetRow, SheetRows
from nhipcau.core.importing.tables import Place
from nhipcau.core.ledger import Act, Entry, Evidence, feed
from nhipcau.core.ledger.door import CHUNK
from nhipcau.core.ledger.handing_down import Piece, looked_at_later, refusals
from nhipcau.core.models import RecordEvidence
from nhipcau.core.people.door import reasoned
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.hands import Crew
    from nhipcau.core.register import Register

FEW = 4000
"""Fewer records are written sooner than other processes have started."""
REASON = "nhập từ bảng “{}” / taken in from the table “{}”"


class Part(NamedTuple):
    """Some of the rows of an import, written apart by one process: which, in whose name, and in what batch."""

    uid: UUID
    number: int
    first: int
    last: int
    actor: str
    reason: str
    batch: UUID


def write(one: Import, crew: Crew) -> None:
    """Write all rows that create or change a record. Rows with problems, and those that say what is so, are left.

    Raises :class:`Fault` ("changed_meanwhile" and what the door refuses) and :class:`Cancelled`; nothing is then written.
    """
    register, rows = registers()[one.register], SheetRows(ImportFolder(one.uid).rows)
    act = reasoned(one.account, REASON.format(one.name, one.name))
    if connection.vendor == "sqlite":
        _write_apart(one, register, rows, act, crew)
        return
    with transaction.atomic():
        _require_unchanged(register, rows)
        ledger.write(register, _watched(one, rows, 0), act)
        _say_written(one, act, rows.counts())


def _write_apart(one: Import, register: Register, rows: SheetRows, act: Act, crew: Crew) -> None:
    folder, head = ImportFolder(one.uid), feed.head().id
    _require_unchanged(register, rows)
    counts = rows.counts()
    is_much = counts[CREATE] + counts[UPDATE] >= FEW
    parts = [
        Part(one.uid, number, *ends, act.actor, act.reason, act.batch)
        for number, ends in enumerate(rows.parts(crew.size if is_much else 1, CREATE, UPDATE))
    ]
    try:
        for _ in crew.in_order(prepare, parts, is_much=is_much):
            pass
        crew.end()  # their memory is needed for what is copied
        with apart.taken_over([folder.prepared(part.number) for part in parts], register, head):
            _require_admitted(register, rows)
            _say_written(one, act, counts)
    finally:
        for part in parts:
            folder.prepared(part.number).unlink(missing_ok=True)


def prepare(part: Part) -> None:
    """Have the ledger's door write a part into a file of its own. For a process of its own."""
    one = Import.objects.select_related("account").get(uid=part.uid)
    register, folder = registers()[one.register], ImportFolder(one.uid)
    rows, path = SheetRows(folder.rows), folder.prepared(part.number)
    apart.make(path, register, (row.uid for row in rows.each(UPDATE, first=part.first, last=part.last) if row.uid))
    entries = _watched(one, rows, part.number, part.first, part.last)
    try:
        with apart.desk_in(path), looked_at_later():
            ledger.write(register, entries, Act(part.actor, part.reason, part.batch))
    except Refused as refused:
        keep(refused)  # what was noted there goes with the file
        raise


def _entries(one: Import, rows: Iterator[SheetRow]) -> Iterator[Entry]:
    sheets = sheet_names(one)
    while some := list(islice(rows, CHUNK)):
        uids = [row.uid for row in some if row.uid and row.action == UPDATE]
        grounds = dict(RecordEvidence.objects.filter(uid__in=uids).values_list("uid", "entries")) if uids else {}
        for row in some:
            if row.uid:
                yield _entry(one, row.uid, row, _words(Place.of(row.row), sheets), grounds.get(row.uid, []))


def _words(place: Place, sheets: Mapping[int, str]) -> str:
    """The place a value rests on: "Sheet1: 12"."""
    return f"{sheets.get(place.sheet, '')}: {place.row}"


def _entry(one: Import, uid: UUID, row: SheetRow, place: str, entries: list[dict[str, Any]]) -> Entry:
    """The row is what the values rest on that come from it; what others rest on stays."""
    is_new = row.action == CREATE
    values = {name: plain for name, plain in row.plains.items() if is_new or name in row.before}
    ground = Ground(Evidence(source="", title=one.name, row=place, columns=tuple(sorted(values))))
    owner, visibility = (one.agency, registers()[one.register].kept_as) if is_new else ("", None)
    return Entry(uid, values, evidence=tuple(joined(entries, ground, values)), owner=owner, visibility=visibility)


def _require_unchanged(register: Register, rows: SheetRows) -> None:
    """The columns that shall change are still as they were when the table was checked."""
    updates = rows.each(UPDATE)
    while some := list(islice(updates, CHUNK)):
        wanted = {row.uid: row for row in some if row.uid}
        present = register.rows(MACHINERY_DESK).filter(uid__in=list(wanted))
        if connection.in_atomic_block:
            present = present.select_for_update().order_by("uid")  # so they stay until it is written
        found = {row.uid: row for row in present}
        for uid, row in wanted.items():
            now = found.get(uid)
            if now is None or any(register.plain(now, name) != before for name, before in row.before.items()):
                raise apart.changed_meanwhile()


def _require_admitted(register: Register, rows: SheetRows) -> None:
    """What the door could not look at where the rows were written; raises what it would have raised."""
    if register.work is None:
        return
    written = rows.each(CREATE, UPDATE)
    while some := list(islice(written, CHUNK)):
        changed = {row.uid: row.plains if row.action == CREATE else row.before for row in some if row.uid}
        there = register.rows(MACHINERY_DESK).filter(uid__in=list(changed))
        pieces = [Piece.of_row(register, row, changed[row.uid]) for row in there]
        for _, refusal in refusals(register, pieces, timezone.localdate()):
            raise refusal


def _watched(one: Import, rows: SheetRows, part: int, first: int = 0, last: int = EVERY) -> Iterator[Entry]:
    """The entries of a part, with word of how far that is; ends with :class:`Cancelled` if somebody asked for it."""
    folder, total = ImportFolder(one.uid), rows.count(CREATE, UPDATE, first=first, last=last)
    for done, entry in enumerate(_entries(one, rows.each(CREATE, UPDATE, first=first, last=last))):
        if done % CHUNK == 0:
            folder.say_progress(done, total, part)
            if folder.is_cancelled:
                raise Cancelled
        yield entry
    folder.say_progress(total, total, part)


def _say_written(one: Import, act: Act, counts: dict[str, Any]) -> None:
    """Said in the transaction that writes, so that it is true or nothing was written."""
    said = {"created": counts[CREATE], "updated": counts[UPDATE], "unchanged": counts[SAME], "left": counts[WRONG]}
    changed = Import.objects.filter(uid=one.uid, state=WRITING).update(state=WRITTEN, batch=act.batch, counts=said)
    if not changed:
        raise Cancelled
