"""The index files: one writer (the worker), many readers, a cursor of its own into the store's feed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import orjson
from django.conf import settings
from tantivy import Index, Query

from nhipcau.core.durable import replace_text
from nhipcau.core.faults import Fault
from nhipcau.core.search.schema import build_schema, document, fingerprint, register_analyser
from nhipcau.core.search.state import State
from nhipcau.core.store.models import Item, ItemChange
from nhipcau.core.store.router import STORE_WRITER

CHUNK = 2000
WRITER_MEMORY = 120_000_000
Progress = Callable[[int, int], None]


Seen = tuple[int, int, int]
"""What tells a file from the one that stood there before: when it was written, its number, its size."""


@dataclass(frozen=True)
class _Opened:
    """One commit of one generation, as a reader holds it, and the two files by which a newer one is noticed."""

    current: Seen
    commit: Seen
    name: str
    index: Index
    state: State


class PublicIndex:
    """An index directory with generations: a rebuild writes a new one beside the old and then points to it.

    ``current`` names the generation that is served. Inside it, ``cursor`` says up to which row of the store's feed the
    index shows the store; it is written after the index commit, so a restart repeats at most one idempotent chunk.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._pointer = f"{root}/current"
        self._opened: _Opened | None = None

    # Reading.

    def state(self) -> State:
        """The newest commit; noticing one costs two file look-ups."""
        try:
            return self._newest()
        except FileNotFoundError:
            return self._newest()  # A rebuild took the generation away between two look-ups; the next one is there.

    def stamp(self) -> tuple[str, Seen, Seen]:
        """What tells the newest commit from every other: answers are kept under it without keeping the commit itself."""
        self.state()
        if (opened := self._opened) is None:
            raise no_index()
        return self._pointer, opened.current, opened.commit

    def _newest(self) -> State:
        opened = self._opened
        if (current := _seen(self._pointer)) is None:
            raise no_index()
        if opened and opened.current == current and opened.commit == _seen(self._commit(opened.name)):
            return opened.state
        with self._lock:
            name = self._current() or ""
            commit = _seen(self._commit(name))
            if commit is None:
                raise FileNotFoundError(name)
            same = opened is not None and opened.name == name
            if not same and self._fields(name) != fingerprint():
                raise no_index()  # of other declarations; the worker is about to build today's
            index = opened.index if opened and same else self._open(name)
            index.reload()
            self._opened = _Opened(current, commit, name, index, State(index.searcher(), index.schema))
            return self._opened.state

    def _commit(self, name: str) -> str:
        """The file tantivy replaces with every commit."""
        return f"{self.root}/{name}/meta.json"

    # Writing (the worker only).

    def catch_up(self) -> int:
        """Apply the store's feed beyond the cursor; builds from nothing if there is no index of today's fields."""
        name = self._current()
        if name is None or self._fields(name) != fingerprint() or self._is_ahead(name):
            return self.rebuild()
        self._remove_all_but(name)
        cursor = self._cursor(name)
        feed = ItemChange.objects.using(STORE_WRITER).filter(id__gt=cursor).order_by("id")
        if not (changes := list(feed.values_list("id", "item")[:CHUNK])):
            return 0
        index = self._open(name)
        writer = index.writer(WRITER_MEMORY, 1)
        done = 0
        try:
            while changes:
                touched = sorted({item for _, item in changes})
                for item in touched:
                    writer.delete_documents_by_query(Query.term_query(index.schema, "item", item))
                for item, register, search in _search_parts(touched):
                    writer.add_document(document(item, register, orjson.loads(search), index.schema))
                writer.commit()
                self._set_cursor(name, changes[-1][0])
                done += len(touched)
                changes = list(feed.filter(id__gt=changes[-1][0]).values_list("id", "item")[:CHUNK])
        finally:
            writer.wait_merging_threads()
        return done

    def rebuild(self, progress: Progress | None = None) -> int:
        """Write a new generation from all items, point to it, remove the older ones; returns the documents written."""
        last = _feed_end()
        name = f"g{self._next_generation()}"
        place = self.root / name
        place.mkdir(parents=True)
        index = Index(build_schema(), path=str(place))
        register_analyser(index)
        writer = index.writer(WRITER_MEMORY, 1)
        total = Item.objects.using(STORE_WRITER).count()
        done = 0
        for item, register, search in _search_parts(None):
            writer.add_document(document(item, register, orjson.loads(search), index.schema))
            done += 1
            if progress and done % CHUNK == 0:
                progress(done, total)
        writer.commit()
        writer.wait_merging_threads()
        replace_text(place / "fields", fingerprint())
        self._set_cursor(name, last)
        self._point_to(name)
        return done

    def is_current(self) -> bool:
        """Whether there is an index, and of today's fields."""
        name = self._current()
        return name is not None and self._fields(name) == fingerprint()

    def lag(self) -> int:
        """Rows of the store's feed the index has not seen."""
        name = self._current()
        cursor = self._cursor(name) if name else 0
        return ItemChange.objects.using(STORE_WRITER).filter(id__gt=cursor).count()

    # Files.

    def _current(self) -> str | None:
        try:
            return (self.root / "current").read_text()
        except FileNotFoundError:
            return None

    def _open(self, name: str) -> Index:
        index = Index.open(str(self.root / name))
        # By default a thread of tantivy's watches the files and reloads when it likes; here one asks (_newest).
        index.config_reader(reload_policy="manual")
        register_analyser(index)
        return index

    def _fields(self, name: str) -> str:
        path = self.root / name / "fields"
        return path.read_text() if path.exists() else ""

    def _cursor(self, name: str) -> int:
        path = self.root / name / "cursor"
        return int(path.read_text()) if path.exists() else 0

    def _set_cursor(self, name: str, value: int) -> None:
        replace_text(self.root / name / "cursor", str(value))

    def _is_ahead(self, name: str) -> bool:
        """Whether the index has seen more than the store has: then it was made from another store."""
        return self._cursor(name) > _feed_end()

    def _next_generation(self) -> int:
        found = [int(path.name[1:]) for path in self.root.glob("g*") if path.name[1:].isdigit()]
        return max(found, default=0) + 1

    def _point_to(self, name: str) -> None:
        replace_text(self.root / "current", name)
        self._remove_all_but(name)

    def _remove_all_but(self, name: str | None) -> None:
        """Remove older generations, and those a killed process never finished."""
        for path in self.root.glob("g*"):
            if path.name != name:
                shutil.rmtree(path, ignore_errors=True)


def _seen(path: str) -> Seen | None:
    """None where there is no file. (A path as text: an object for every look-up costs more than looking.)"""
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def no_index() -> Fault:
    """503: visitors may read this, so it names no path."""
    return Fault(
        "no_index",
        "Chưa có chỉ mục tìm kiếm phù hợp. Người vận hành hãy chạy: nhipcau project --rebuild",
        "There is no fitting search index. The operator should run: nhipcau project --rebuild",
        status=503,
    )


def _feed_end() -> int:
    return ItemChange.objects.using(STORE_WRITER).order_by("-id").values_list("id", flat=True).first() or 0


def _search_parts(ids: list[int] | None) -> Iterator[tuple[int, str, str]]:
    items = Item.objects.using(STORE_WRITER)
    if ids is not None:
        yield from items.filter(id__in=ids).order_by("id").values_list("id", "register", "search")
        return
    last = 0
    while chunk := list(items.filter(id__gt=last).order_by("id").values_list("id", "register", "search")[:CHUNK]):
        yield from chunk
        last = chunk[-1][0]


@lru_cache(maxsize=1)
def public_index() -> PublicIndex:
    """The index of this installation (``NHIPCAU_HOME/index``)."""
    return PublicIndex(Path(settings.NHIPCAU_HOME) / "index")
