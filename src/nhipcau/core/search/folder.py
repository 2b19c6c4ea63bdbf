"""The files of an index: one writer (the worker), many readers, generations of which one is served."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from tantivy import Index

from nhipcau.core.durable import replace_text
from nhipcau.core.faults import Fault
from nhipcau.core.made_by import made_by
from nhipcau.core.search.generations import AnyGeneration
from nhipcau.core.search.state import State

Progress = Callable[[int, int], None]
Kept = TypeVar("Kept", bound=AnyGeneration)

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


class IndexFolder(Generic[Kept]):
    """An index directory with generations: a rebuild writes a new one beside the old and then points to it.

    ``current`` names the generation that is served. A newer one that a process did not finish is gone on with.
    """

    def __init__(self, root: Path, generation: type[Kept]) -> None:
        self.root = root
        self._generation = generation
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
            generation = self._generation(self.root / name)
            if not same and not generation.has_todays_fields():
                raise no_index()  # of other declarations; the worker is about to build today's
            index = opened.index if opened and same else generation.open()
            index.reload()
            self._opened = _Opened(current, commit, name, index, State(index.searcher(), index.schema))
            return self._opened.state

    def _commit(self, name: str) -> str:
        """The file tantivy replaces with every commit."""
        return f"{self.root}/{name}/meta.json"

    # Writing (the worker only).

    def catch_up(self, chunks: int | None = None, hands: int = 1) -> int:
        """Take at most so many steps (all of them, if not said); returns the documents that took."""
        with closing(self.steps(hands=hands)) as steps:
            return max((done for done, _ in islice(steps, chunks)), default=0)

    def rebuild(self, progress: Progress | None = None, hands: int = 1) -> int:
        """Make the index anew, or go on where that was ended before its time; returns its documents."""
        done = 0
        for done, total in self.steps(made_by(), hands):
            if progress:
                progress(done, total)
        return done

    def steps(self, asked_by: str = "", hands: int = 1) -> Generator[tuple[int, int], None, None]:
        """Bring the index up to its source, or go on with a new generation that is not whole; yields (done, total).

        A new one is begun where there is none of today's fields, and if somebody asks: ``asked_by`` is the code he
        asks for, and the generation remembers it, so that asking twice is not beginning twice. ``total`` is 0 for changes.
        """
        served, begun = self._served(), self._begun()
        if asked_by and (begun is None or begun.asked_by != asked_by):
            begun = self._begin(asked_by)
        elif begun is None and (served is None or not served.fits()):
            begun = self._begin("")
        self._remove_all_but(served, begun)
        if begun:
            total, done = begun.count_source(), begun.documents()
            for count in begun.advance(hands):
                done += count
                yield min(done, total), total
            replace_text(self.root / "current", begun.name)
            self._remove_all_but(begun)
        elif served and served.is_behind():
            done = 0
            for count in served.advance(hands):
                done += count
                yield done, 0

    def is_current(self) -> bool:
        """Whether there is an index, and of today's fields."""
        served = self._served()
        return served is not None and served.has_todays_fields()

    def begin(self, asked_by: str) -> None:
        """Begin a new generation for ``asked_by`` unless it was begun; :meth:`catch_up` goes on with it."""
        with closing(self.steps(asked_by)) as steps:
            next(steps, None)

    def is_made_for(self, asked_by: str) -> bool:
        """Whether the generation that is served is the one that was begun for ``asked_by``."""
        served = self._served()
        return served is not None and served.asked_by == asked_by

    def is_begun(self, asked_by: str) -> bool:
        """Whether a new generation that this code asked for was begun and is not whole."""
        begun = self._begun()
        return begun is not None and begun.asked_by == asked_by

    def lag(self) -> int:
        """How many changes the index has not seen."""
        return (self._served() or self._generation(self.root)).lag()

    # Generations.

    def _served(self) -> Kept | None:
        name = self._current()
        return self._generation(self.root / name) if name else None

    def _begun(self) -> Kept | None:
        """The new generation that a process did not finish, if it can be finished."""
        served = self._served()
        newest = max(self._all(), key=lambda one: one.number, default=None)
        if newest is None or not newest.fits() or (served and newest.number <= served.number):
            return None
        return newest

    def _begin(self, asked_by: str) -> Kept:
        number = max((one.number for one in self._all()), default=0) + 1
        return self._generation.create(self.root / f"g{number}", asked_by)

    def _all(self) -> list[Kept]:
        return [self._generation(path) for path in self.root.glob("g*") if path.name[1:].isdigit()]

    def _current(self) -> str | None:
        try:
            return (self.root / "current").read_text()
        except FileNotFoundError:
            return None

    def _remove_all_but(self, *kept: Kept | None) -> None:
        """Remove older generations, and those a killed process left that are good for nothing."""
        names = {one.name for one in kept if one}
        for one in self._all():
            if one.name not in names:
                shutil.rmtree(one.place, ignore_errors=True)


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
