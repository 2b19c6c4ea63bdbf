"""A generation of an index: a directory of files that follows a source of changes, from wherever it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from tantivy import Index, IndexWriter, Schema

from nhipcau.core.durable import replace_text
from nhipcau.core.search.schema import document, register_analyser

WRITER_MEMORY = 120_000_000
"""Bytes of documents a writer holds before it writes a piece."""


class AnyGeneration(ABC):
    """The files in ``place``; one process may write them (:meth:`advance`), many read them.

    ``cursor``, a small file, says up to where changes have been taken in. It is written after the index has committed,
    so after a crash some are taken in twice, which changes nothing.
    """

    def __init__(self, place: Path) -> None:
        self.place = place

    @classmethod
    def create(cls, place: Path, asked_by: str) -> Self:
        """An empty one that will take in everything. Its cursor is written last: without one it is good for nothing.

        ``asked_by``: see ``IndexFolder.steps``.
        """
        place.mkdir(parents=True)
        Index(cls.schema(), path=str(place))
        found = cls(place)
        replace_text(place / "fields", cls.fingerprint())
        replace_text(place / "asked_by", asked_by)
        found.begin()
        return found

    # What differs from index to index.

    @staticmethod
    @abstractmethod
    def schema() -> Schema: ...

    @staticmethod
    @abstractmethod
    def fingerprint() -> str:
        """Changes when the fields change, so that an index of older fields is recognised and built anew."""

    @staticmethod
    @abstractmethod
    def count_source() -> int:
        """How many documents a whole one has."""

    @abstractmethod
    def begin(self) -> None:
        """Set the cursor from which changes have to be followed once all that is there now has been taken in."""

    @abstractmethod
    def fits(self) -> bool:
        """Whether it is of today's fields and of the source that is there."""

    @abstractmethod
    def is_behind(self) -> bool:
        """Whether there are changes it has not taken in."""

    @abstractmethod
    def lag(self) -> int:
        """How many changes there are that it has not taken in; all, if there is no cursor."""

    @abstractmethod
    def advance(self, hands: int = 1) -> Iterator[int]:
        """Take in what the source has and the index has not; yields after every chunk how many documents that was.

        What was done so far is committed when the caller closes the iterator before its end, not if he is killed.
        """

    # What does not.

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def number(self) -> int:
        return int(self.name[1:])

    def has_todays_fields(self) -> bool:
        return self.said("fields") == self.fingerprint()

    @property
    def asked_by(self) -> str:
        return self.said("asked_by")

    def open(self) -> Index:
        """The index as of its last commit."""
        index = Index.open(str(self.place))
        # By default a thread of tantivy's watches the files and reloads when it likes; here one asks.
        index.config_reader(reload_policy="manual")
        register_analyser(index)
        index.reload()
        return index

    def documents(self) -> int:
        return int(self.open().searcher().num_docs)

    def said(self, what: str) -> str:
        """The text of one of its small files, "" where there is none."""
        path = self.place / what
        return path.read_text() if path.exists() else ""


class AnyAdvance(ABC):
    """The writing of a generation from one opening to one closing of its writer."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.uncommitted = 0

    def run(self) -> Iterator[int]:
        """See :meth:`AnyGeneration.advance`."""
        if not self.is_behind():
            return
        writer: IndexWriter = self.index.writer(WRITER_MEMORY, 1)
        # A killed commit leaves files that no commit knows; the next one may want to write them under the same names.
        writer.garbage_collect_files()
        try:
            yield from self.take_in(writer)
        except GeneratorExit:
            self._commit(writer)
            raise
        else:
            self._commit(writer)
        finally:
            writer.wait_merging_threads()

    @abstractmethod
    def is_behind(self) -> bool:
        """Whether there is anything to take in."""

    @abstractmethod
    def take_in(self, writer: IndexWriter) -> Iterator[int]:
        """Add and delete documents until nothing is left; yields as :meth:`run` does."""

    @abstractmethod
    def say_where(self) -> None:
        """Write down up to where it has come; the index has committed."""

    def _add(self, writer: IndexWriter, made: list[dict[str, Any]]) -> None:
        for one in made:
            writer.add_document(document(one, self.index.schema))
        self.uncommitted += len(made)

    def _commit(self, writer: IndexWriter) -> None:
        writer.commit()
        self.say_where()
        self.uncommitted = 0
