"""Looking through the whole ledger: is every change as it was written, in its place, sealed, and anchored as it is?

It reads a thousand changes at a time. What is found names the row, also where somebody altered a row and then made leaf
and seals anew: the anchor file has the beginning of every leaf.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from nhipcau.core.labels import Label
from nhipcau.core.ledger import anchor, feed, seal
from nhipcau.core.ledger.anchor import SHORT, Line
from nhipcau.core.ledger.leaf import expunged_columns, wrong_with
from nhipcau.core.models import Change, Seal

CHUNK = 1000
BEFORE_ALL = feed.Position(-(2**63), 0)
"""Also before rows that somebody put in with numbers the ledger does not give."""
Progress = Callable[[int, int], None]

WORDS = {
    "row": Label(
        "dòng đã bị sửa: nội dung không khớp với mã băm của nó",
        "the row was altered: it says something else than its leaf",
    ),
    "values": Label("giá trị của dòng đã bị xóa, không có quyết định", "its values are gone, and nobody decided that"),
    "value": Label(
        "giá trị của cột {column} đã bị sửa, xóa hoặc thêm",
        "the value of column {column} was altered, removed or added",
    ),
    "undecided": Label(
        "giá trị của cột {column} bị xóa khỏi lịch sử mà sổ cái không có quyết định",
        "the value of column {column} was expunged, and the ledger knows of no decision",
    ),
    "other": Label(
        "dòng khác với lúc niêm phong {seal} (cả mã băm đã bị làm lại, hoặc đổi chỗ)",
        "this is not the row that seal {seal} closed (altered with its leaf, or moved)",
    ),
    "missing": Label("dòng {id} của niêm phong {seal} không còn", "row {id} of seal {seal} is gone"),
    "put_in": Label(
        "dòng không có trong niêm phong nào nhưng nằm giữa các dòng đã niêm phong: bị chèn vào",
        "no seal knows this row, but it stands among sealed ones: it was put in",
    ),
    "seal": Label(
        "niêm phong {seal} đã bị sửa: không khớp với mã băm của nó",
        "seal {seal} was altered: it does not agree with its own hash",
    ),
    "chain": Label(
        "niêm phong {seal} không nối tiếp niêm phong trước", "seal {seal} does not follow from the seal before it"
    ),
    "anchor": Label(
        "niêm phong {seal} (dòng {first}–{last}) khác với tệp neo",
        "seal {seal} (rows {first}–{last}) is not the one in the anchor file",
    ),
    "anchored_row": Label(
        "dòng khác với tệp neo, niêm phong {seal}: đã bị sửa rồi làm lại mã băm và niêm phong",
        "the anchor file knows another row here (seal {seal}): it was altered, and leaf and seals were made anew",
    ),
    "anchored_lost": Label(
        "dòng thứ {place} của niêm phong {seal} trong tệp neo không còn trong sổ cái",
        "change {place} of seal {seal} in the anchor file is no longer in the ledger",
    ),
    "no_seal": Label(
        "tệp neo có niêm phong {seal} (dòng {first}–{last}), sổ cái không có",
        "the anchor file has seal {seal} (rows {first}–{last}), the ledger has not",
    ),
    "no_anchor": Label("không có tệp neo {path}", "there is no anchor file {path}"),
}


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong: ``code`` of :data:`WORDS`, what it speaks of, and the row, if it is one."""

    code: str
    about: dict[str, Any] = field(default_factory=dict)
    row: dict[str, str] | None = None

    @property
    def words(self) -> Label:
        """In both languages, beginning with the row: id, register, record, time, who, what."""
        vi, en = (text.format(**self.about) for text in WORDS[self.code])
        if self.row is None:
            return Label(vi, en)
        who = "{id}: {register} {uid}, {at}, {actor}, {action}".format(**self.row)
        return Label(f"{who} – {vi}", f"{who} – {en}")


@dataclass
class Tally:
    """What was looked at: rows, those no seal covers yet, values removed by decision, seals, seals not anchored yet."""

    changes: int = 0
    unsealed: int = 0
    expunged: int = 0
    seals: int = 0
    unanchored: int = 0
    troubles: int = 0

    def plain(self) -> dict[str, int]:
        return asdict(self)


def verify(tally: Tally, anchor_file: Path | None = None, progress: Progress | None = None) -> Iterator[Trouble]:
    """Everything that is wrong, as it is found, while ``tally`` counts. ``anchor_file``: a copy to compare with."""
    for trouble in _Verification(tally, anchor_file or anchor.place(), progress).run():
        tally.troubles += 1
        yield trouble


class _Verification:
    def __init__(self, tally: Tally, path: Path, progress: Progress | None) -> None:
        self.tally, self.path, self.progress = tally, path, progress
        self.total = Change.objects.count() if progress else 0
        self.last: Seal | None = None
        self.found = 0
        self.chain_is_off = False

    def run(self) -> Iterator[Trouble]:
        seals = Seal.objects.order_by("number").iterator(1)
        is_anchored = self.path.exists()
        for sealed, line in _paired(seals, anchor.lines(self.path) if is_anchored else iter(())):
            if sealed:
                yield from self._seal(sealed)
                if line is None:
                    self.tally.unanchored += 1
                else:
                    yield from self._anchored(sealed, line)
                sealed.leaves = b""
                self.last = sealed
            elif line:
                yield Trouble("no_seal", {"seal": line.number, "first": line.first_id, "last": line.last_id})
        if self.last and not is_anchored:
            yield Trouble("no_anchor", {"path": str(self.path)})
        yield from self._unsealed()

    def _seal(self, sealed: Seal) -> Iterator[Trouble]:
        self.tally.seals += 1
        about = {"seal": sealed.number}
        listed = list(seal.entries(sealed))
        is_whole = len(listed) * 40 == len(bytes(sealed.leaves)) and len(listed) == sealed.count
        root = seal.root_of(leaf for _, leaf in listed)
        if not is_whole or root != sealed.root or seal.hash_of(sealed) != sealed.hash:
            yield Trouble("seal", about)
        expected = (self.last.number + 1, self.last.hash) if self.last else (1, "")
        if (sealed.number, sealed.previous) != expected:
            yield Trouble("chain", about)
        pending = iter(listed)
        while some := list(islice(pending, CHUNK)):
            yield from self._sealed_changes(some, about)

    def _sealed_changes(self, listed: list[tuple[int, bytes]], about: dict[str, Any]) -> Iterator[Trouble]:
        keys = [key for key, _ in listed]
        rows = {row.id: row for row in Change.objects.filter(id__in=keys).select_related("values_row")}
        self.found += len(rows)
        for key, leaf in listed:
            row = rows.get(key)
            if row is None:
                yield Trouble("missing", {**about, "id": key})
            elif row.leaf != leaf.hex():
                yield Trouble("other", about, _named(row))
        yield from self._changes(rows.values())

    def _changes(self, rows: Iterable[Change]) -> Iterator[Trouble]:
        """Each change by itself: is it what its leaf and its digests say, and was what is missing decided?"""
        removed: list[tuple[Change, str]] = []
        for row in rows:
            self.tally.changes += 1
            wrong = wrong_with(row)
            for code, column in wrong:
                yield Trouble(code, {"column": column}, _named(row))
            if not wrong:
                removed += [(row, column) for column in expunged_columns(row)]
        self.tally.expunged += len(removed)
        if removed:
            decided = _decided({row.uid for row, _ in removed})
            for row, column in removed:
                if decided.get((row.uid, column), 0) < row.id:
                    yield Trouble("undecided", {"column": column}, _named(row))
        if self.progress:
            self.progress(self.tally.changes, self.total)

    def _anchored(self, sealed: Seal, line: Line) -> Iterator[Trouble]:
        """A seal against its line. Once one differs all later hashes do: they are named if their changes differ too."""
        own = anchor.line_of(sealed)
        if own == line:
            return
        is_chain_only = own._replace(previous="", hash="", at="") == line._replace(previous="", hash="", at="")
        if not (is_chain_only and self.chain_is_off):
            yield Trouble("anchor", {"seal": line.number, "first": line.first_id, "last": line.last_id})
            yield from _rows_that_differ(sealed, line)
        self.chain_is_off = True

    def _unsealed(self) -> Iterator[Trouble]:
        """The rows behind the last seal, and those that stand before it without being in one."""
        position, is_renumbered = seal.position_of(self.last) if self.last else (BEFORE_ALL, False)
        for chunk in feed.walk(position):
            self.tally.unsealed += len(chunk)
            yield from self._changes(chunk)
        if self.last is None or feed.count_up_to(position) == self.found:
            return
        known = array("q", sorted(key for one in Seal.objects.iterator(1) for key, _ in seal.entries(one)))
        for chunk in feed.walk(BEFORE_ALL):
            before = [row for row in chunk if (row.writer, row.id) <= position]
            strangers = [row for row in before if not _holds(known, row.id)]
            yield from self._changes(strangers)
            if is_renumbered:
                self.tally.unsealed += len(strangers)
            else:
                for row in strangers:
                    yield Trouble("put_in", {}, _named(row))
            if len(before) < len(chunk):
                return


def _paired(seals: Iterator[Seal], lines: Iterator[Line]) -> Iterator[tuple[Seal | None, Line | None]]:
    """Each seal with the line of its number; what only one side has, alone."""
    sealed, line = next(seals, None), next(lines, None)
    while sealed or line:
        if sealed and (line is None or sealed.number <= line.number):
            mine = line if line and line.number == sealed.number else None
            yield sealed, mine
            sealed = next(seals, None)
            if mine:
                line = next(lines, None)
        elif line:
            yield None, line
            line = next(lines, None)


def _rows_that_differ(sealed: Seal, line: Line) -> Iterator[Trouble]:
    """Row by row where seal and line have as many; else those that only one of them has."""
    present = [(key, leaf[:SHORT]) for key, leaf in seal.entries(sealed)]
    anchored = line.short_leaves()
    about = {"seal": line.number}
    if len(present) == len(anchored):
        other = [key for (key, leaf), was in zip(present, anchored, strict=True) if leaf != was]
    else:
        here, there = {leaf for _, leaf in present}, set(anchored)
        other = [key for key, leaf in present if leaf not in there]
        for place, leaf in enumerate(anchored, 1):
            if leaf not in here:
                yield Trouble("anchored_lost", {**about, "place": place})
    for start in range(0, len(other), CHUNK):
        for row in Change.objects.filter(id__in=other[start : start + CHUNK]).order_by("id"):
            yield Trouble("anchored_row", about, _named(row))


def _decided(uids: set[UUID]) -> dict[tuple[UUID, str], int]:
    """The last decision to expunge each column of these records: its row id."""
    rows = Change.objects.filter(action="expunge", uid__in=uids).order_by("id").values_list("uid", "id", "columns")
    return {(uid, column): key for uid, key, columns in rows for column in columns}


def _named(row: Change) -> dict[str, str]:
    at = row.at.isoformat(timespec="seconds")
    said = (row.id, row.register, row.uid, at, row.actor, row.action)
    return dict(zip(("id", "register", "uid", "at", "actor", "action"), map(str, said), strict=True))


def _holds(known: array[int], key: int) -> bool:
    place = bisect_left(known, key)
    return place < len(known) and known[place] == key
