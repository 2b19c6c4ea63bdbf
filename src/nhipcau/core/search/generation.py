"""A generation of the public index: it follows the store, from wherever it is.

Two numbers say where. ``cursor`` is the row of the store's feed up to which changes of documents have been taken in; it
is written when no item is missing. And the greatest item in the index itself: items get ascending ids that are never given
again, and are taken in that order, so whatever has a greater one is not there yet. Nothing else is needed to go on after
any end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson
from django.db.models import Max
from tantivy import Index, IndexWriter, Query

from nhipcau.core.durable import replace_text
from nhipcau.core.hands import in_order
from nhipcau.core.search.generations import AnyAdvance, AnyGeneration
from nhipcau.core.search.schema import build_schema, fields, fingerprint
from nhipcau.core.store.models import Item, ItemChange
from nhipcau.core.store.router import STORE_WRITER

CHUNK = 2000
COMMIT_EVERY = 50_000
"""Documents between two commits: a commit costs 0.1 s and more files, and what follows the last one is repeated."""
FEW = 10_000
"""Fewer items are indexed sooner than other processes have started."""


class Ids(NamedTuple):
    """A span of item ids, both ends included."""

    first: int
    last: int


class Generation(AnyGeneration):
    """A generation of the public index, which follows the public store."""

    schema = staticmethod(build_schema)
    fingerprint = staticmethod(fingerprint)

    @staticmethod
    def count_source() -> int:
        return Item.objects.using(STORE_WRITER).count()

    def begin(self) -> None:
        self.set_cursor(feed_end())

    def fits(self) -> bool:
        return self.has_todays_fields() and self.said("cursor") != "" and self.cursor <= feed_end()

    def is_behind(self) -> bool:
        return self.cursor < feed_end()

    def lag(self) -> int:
        return ItemChange.objects.using(STORE_WRITER).filter(id__gt=self.cursor).count()

    @property
    def cursor(self) -> int:
        return int(self.said("cursor") or 0)

    def set_cursor(self, value: int) -> None:
        replace_text(self.place / "cursor", str(value))

    def advance(self, hands: int = 1) -> Iterator[int]:
        index = self.open()
        found = index.searcher().search(Query.all_query(), 1, order_by_field="item").hits
        yield from _Advance(self, index, found[0][0] if found else 0, hands).run()


class _Advance(AnyAdvance):
    def __init__(self, generation: Generation, index: Index, greatest: int, hands: int) -> None:
        super().__init__(index)
        self.generation, self.greatest, self.hands = generation, greatest, hands
        self.cursor = generation.cursor

    def take_in(self, writer: IndexWriter) -> Iterator[int]:
        while self.is_behind():
            yield from self._changed(writer)
            yield from self._new(writer)

    def is_behind(self) -> bool:
        return self.cursor < feed_end() or self.greatest < _last_item()

    def _changed(self, writer: IndexWriter) -> Iterator[int]:
        """Documents that are there, of items that have changed or gone since the cursor."""
        changes = ItemChange.objects.using(STORE_WRITER).order_by("id").values_list("id", "item")
        while chunk := list(changes.filter(id__gt=self.cursor)[:CHUNK]):
            touched = sorted({item for _, item in chunk if item <= self.greatest})
            for item in touched:
                writer.delete_documents_by_query(Query.term_query(self.index.schema, "item", item))
            rows = Item.objects.using(STORE_WRITER).filter(id__in=touched).values_list("id", "register", "search")
            self._add(writer, _made(rows))
            self.cursor = chunk[-1][0]
            if touched:
                yield len(touched)

    def _new(self, writer: IndexWriter) -> Iterator[int]:
        """Items that have no document yet; one that changes in the meantime is in the feed beyond the cursor."""
        last = _last_item()
        spans = [Ids(first, min(first + CHUNK - 1, last)) for first in range(self.greatest + 1, last + 1, CHUNK)]
        hands = self.hands if last - self.greatest >= FEW else 1
        for span, made in in_order(documents_of, spans, hands):
            self._add(writer, made)
            self.greatest = span.last
            yield len(made)

    def _add(self, writer: IndexWriter, made: list[dict[str, Any]]) -> None:
        super()._add(writer, made)
        if self.uncommitted >= COMMIT_EVERY:
            self._commit(writer)

    def say_where(self) -> None:
        if self.greatest >= _last_item():
            # Not before: whoever starts anew sees by it that nothing is missing.
            self.generation.set_cursor(self.cursor)


def documents_of(span: Ids) -> list[dict[str, Any]]:
    """The fields of the documents of a span of items, in the order of their ids."""
    rows = Item.objects.using(STORE_WRITER).filter(id__range=span).values_list("id", "register", "search")
    return _made(rows)


def _made(rows: Any) -> list[dict[str, Any]]:
    return [fields(item, register, orjson.loads(search)) for item, register, search in rows.order_by("id")]


def feed_end() -> int:
    """The last row of the store's feed."""
    return ItemChange.objects.using(STORE_WRITER).aggregate(last=Max("id"))["last"] or 0


def _last_item() -> int:
    return Item.objects.using(STORE_WRITER).aggregate(last=Max("id"))["last"] or 0
