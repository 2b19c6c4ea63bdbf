"""A generation of the desk's index: it takes in every record once, register by register, and then follows the ledger.

Two small files say where it is. ``filled`` is the last record taken in of those that were there at the beginning, and
``cursor`` the row of the ledger up to which changes have been taken in; both are written after the index has committed.
After a crash, documents beyond ``filled`` are thrown away, and changes since the cursor are taken in twice: a record's
document is made of what it is now, under its uid, so that changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from tantivy import FieldType, Index, IndexWriter, Query

from nhipcau.core.attachments.door import ATTACHMENTS
from nhipcau.core.attachments.found import records_with
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.desk.documents import NONE, Some, Span, documents_of, documents_of_some
from nhipcau.core.desk.schema import build_schema, fingerprint, halves, is_record
from nhipcau.core.durable import replace_text
from nhipcau.core.hands import few_collections, in_order
from nhipcau.core.ledger import feed
from nhipcau.core.models import Change
from nhipcau.core.projection.follow import Touched, add_dependents
from nhipcau.core.registry import registers
from nhipcau.core.search.generations import AnyAdvance, AnyGeneration
from nhipcau.core.search.matching import every, some

CHUNK = 1000
COMMIT_EVERY = 20_000
"""Documents between two commits: a commit costs 0.1 s and more files; what follows the last one is repeated, and is held in
memory (4 KB each).
"""
FEW = 5_000
"""Fewer records are indexed sooner than other processes have started."""


class Cursor(NamedTuple):
    """A place in the ledger, and what shows that it still means the same: the leaf of its row, and whose numbers they are."""

    position: feed.Position
    leaf: str
    server: str

    @classmethod
    def at(cls, position: feed.Position) -> Cursor:
        return cls(position, _leaf(position), feed.server())

    @classmethod
    def read(cls, text: str) -> Cursor:
        """From what :meth:`text` gave. An empty text is the beginning of no ledger."""
        writer, row, leaf, server = text.split(" ") if text else ("0", "0", "", "?")
        return cls(feed.Position(int(writer), int(row)), leaf, server)

    def text(self) -> str:
        return " ".join([*map(str, self.position), self.leaf, self.server])

    def holds(self) -> bool:
        """Whether the desk is the one it was taken from, and no older state of it put back from a backup."""
        return self.server == feed.server() and self.leaf == _leaf(self.position)


class Filled(NamedTuple):
    """The last record taken in at first; registers come in the order of their names."""

    register: str = ""
    uid: UUID = UUID(int=0)


WHOLE = Filled("~")
"""Beyond every register."""


class DeskGeneration(AnyGeneration):
    """A generation of the desk's index, which follows the ledger."""

    schema = staticmethod(build_schema)
    fingerprint = staticmethod(fingerprint)

    @staticmethod
    def count_source() -> int:
        return sum(register.rows(MACHINERY_DESK).count() for register in registers().values())

    def begin(self) -> None:
        self.set_cursor(feed.head())

    def fits(self) -> bool:
        return self.has_todays_fields() and self.said("cursor") != "" and Cursor.read(self.said("cursor")).holds()

    def is_behind(self) -> bool:
        return feed.settled(self.position).exists()

    def lag(self) -> int:
        return feed.count_beyond(self.position)

    @property
    def position(self) -> feed.Position:
        """Up to where the ledger has been taken in."""
        return Cursor.read(self.said("cursor")).position

    def set_cursor(self, position: feed.Position) -> None:
        replace_text(self.place / "cursor", Cursor.at(position).text())

    @property
    def filled(self) -> Filled:
        register, _, uid = self.said("filled").partition(" ")
        return Filled(register, UUID(uid)) if register else Filled()

    def set_filled(self, filled: Filled) -> None:
        replace_text(self.place / "filled", f"{filled.register} {filled.uid}")

    def advance(self, hands: int = 1) -> Iterator[int]:
        yield from _Advance(self, self.open(), hands).run()


class _Advance(AnyAdvance):
    def __init__(self, generation: DeskGeneration, index: Index, hands: int) -> None:
        super().__init__(index)
        self.generation, self.hands = generation, hands
        self.position, self.filled = generation.position, generation.filled

    def is_behind(self) -> bool:
        return self.filled != WHOLE or self.generation.is_behind()

    def take_in(self, writer: IndexWriter) -> Iterator[int]:
        if self.filled != WHOLE:
            yield from self._fill(writer)
        yield from self._follow(writer)

    def _fill(self, writer: IndexWriter) -> Iterator[int]:
        writer.delete_documents_by_query(self._beyond_filled())
        left = self.generation.count_source() - self.generation.documents()
        for span, made in in_order(documents_of, spans(self.filled), self.hands if left >= FEW else 1):
            self._add(writer, made)
            self.filled = Filled(span.register, span.last)
            self._commit_if_many(writer)
            yield len(made)
        self.filled = WHOLE
        self._commit(writer)

    def _beyond_filled(self) -> Query:
        """Documents that were committed when the process was killed before it could say so."""
        schema, (high, low) = self.index.schema, halves(self.filled.uid)
        mine = Query.term_query(schema, "register", self.filled.register)
        later = [Query.term_query(schema, "register", name) for name in registers() if name > self.filled.register]
        above = Query.range_query(schema, "high", FieldType.Unsigned, high, None, include_lower=False)
        beside = Query.range_query(schema, "low", FieldType.Unsigned, low, None, include_lower=False)
        greater = some([above, every([Query.term_query(schema, "high", high), beside])])
        return some([*later, every([mine, greater])])

    def _follow(self, writer: IndexWriter) -> Iterator[int]:
        """The records that the ledger speaks of beyond the cursor, and those that show their names."""
        is_much = self.hands > 1 and self.generation.lag() >= FEW
        pieces = in_order(documents_again, touched_beyond(self.position), self.hands if is_much else 1)
        with few_collections() if is_much else nullcontext():
            for piece, made in pieces:
                for uid in piece.records.each():
                    writer.delete_documents_by_query(is_record(self.index.schema, uid))
                self._add(writer, made)
                if piece.position:
                    self.position = piece.position
                    self._commit_if_many(writer)
                yield len(made)  # not before: who closes it here has them all

    def _commit_if_many(self, writer: IndexWriter) -> None:
        if self.uncommitted >= COMMIT_EVERY:
            self._commit(writer)

    def say_where(self) -> None:
        self.generation.set_filled(self.filled)
        self.generation.set_cursor(self.position)


class Piece(NamedTuple):
    """Some records that were changed; behind the last ones of a stretch of the ledger the ``position`` reached with them."""

    records: Some
    position: feed.Position | None


def documents_again(piece: Piece) -> list[dict[str, Any]]:
    """Their documents as they are now."""
    return documents_of_some(piece.records)


def touched_beyond(position: feed.Position) -> Iterator[Piece]:
    """The records whose documents are other ones since a position, a thousand rows of the ledger at a time."""
    rows = ("writer", "id", "register", "uid")
    while chunk := list(feed.settled(position).values_list(*rows)[:CHUNK]):
        touched: Touched = {}
        for _, _, name, uid in chunk:
            touched.setdefault(name, set()).add(uid)
        for name, uid in records_with(touched.pop(ATTACHMENTS, set())):
            touched.setdefault(name, set()).add(uid)
        touched = {name: uids for name, uids in touched.items() if name in registers()}
        add_dependents(touched)
        position = feed.Position(*chunk[-1][:2])
        found = [one for name, uids in touched.items() for one in Some.in_pieces(name, sorted(uids), CHUNK)]
        yield from (Piece(one, None) for one in found[:-1])
        yield Piece(found[-1] if found else NONE, position)


def spans(filled: Filled) -> Iterator[Span]:
    """The records not yet taken in, a thousand at a time."""
    for name in sorted(registers()):
        if name < filled.register:
            continue
        rows: QuerySet[Any] = registers()[name].rows(MACHINERY_DESK).order_by("uid").values_list("uid", flat=True)
        last = filled.uid if name == filled.register else UUID(int=0)
        while uids := list(rows.filter(uid__gt=last)[:CHUNK]):
            last = uids[-1]
            yield Span(name, uids[0], last)


def _leaf(position: feed.Position) -> str:
    """The hash of the ledger's row at a place; "" where there is none."""
    rows = Change.objects.filter(writer=position.writer, id=position.id)
    return rows.values_list("leaf", flat=True).first() or ""
