"""What a row that was understood shall do: a new record, a change of one, nothing, or nothing until it is put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.core.column import PUBLIC
from nhipcau.core.importing.keys import Own, uid_for
from nhipcau.core.importing.sheet_rows import CREATE, SAME, UPDATE, WRONG, Problem, SheetRow
from nhipcau.core.importing.tables import Place, Texts
from nhipcau.core.importing.understanding import WHOLE, Understood
from nhipcau.core.kinds import Names, Relation, Words
from nhipcau.core.labels import LANGUAGES, Label
from nhipcau.core.ledger.handing_down import Piece, refusals
from nhipcau.core.policy.words import EDIT
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.faults import Fault
    from nhipcau.core.kinds import Kind, Plain
    from nhipcau.core.policy import Powers
    from nhipcau.core.policy.powers import Look
    from nhipcau.core.register import Register

OtherRow = Callable[[UUID, int], int | None]
"""Another row of the table that is about the same record."""


class Deciding:
    """Decides for one agency's table. Records are looked up for a list of rows at a time: one query for each list.

    ``headers``: what the table calls the columns of the register it fills.
    """

    def __init__(self, powers: Powers, register: Register, agency: str, headers: Mapping[str, str]) -> None:
        self._powers, self._register, self._agency, self._headers = powers, register, agency, headers
        self._own = Own(register, agency)
        self._met: dict[UUID, int] = {}

    def rows(self, understood: Sequence[Understood]) -> list[SheetRow]:
        """Decide rows in their order, without their texts; the first row about a record is the one that counts."""
        return self._decided(understood, lambda uid, row: self._met.setdefault(uid, row))

    def again(self, one: Understood, texts: Texts, other_row: OtherRow) -> SheetRow:
        """Decide a single row that was corrected; ``other_row`` says which other row is about a record."""
        return self._decided([one], other_row)[0]._replace(texts=texts)

    def _decided(self, understood: Sequence[Understood], other_row: OtherRow) -> list[SheetRow]:
        uids = [None if one.problems else self._uid(one) for one in understood]
        known = [uid for uid in uids if uid in self._own.uids]
        looks = self._powers.looks(self._register, known) if known else {}
        rows = [self._row(one, uid, looks, other_row) for one, uid in zip(understood, uids, strict=True)]
        return self._admitted(rows, looks)

    def _admitted(self, rows: list[SheetRow], looks: Mapping[UUID, Look]) -> list[SheetRow]:
        """Rows that the door would refuse are wrong, each with what is to be done."""
        pieces = []
        for row in rows:
            if row.uid and row.action in (CREATE, UPDATE):
                held = looks[row.uid].row if row.action == UPDATE else None
                now = Piece.of_row(self._register, held, ()).values if held else {}
                changed = row.plains if row.action == CREATE else row.before
                pieces.append(Piece(row.uid, {**now, **row.plains}, frozenset(changed)))
        refused = {piece.uid: why for piece in pieces for why in self._register.refusals(piece.values)}
        refused |= dict(refusals(self._register, pieces, self._powers.on))
        return [
            row._replace(action=WRONG, uid=None, before={}, problems=(self._refused(why),))
            if row.uid and (why := refused.get(row.uid))
            else row
            for row in rows
        ]

    def _refused(self, why: Fault) -> Problem:
        """At the cell of the column it speaks of, if the table has it."""
        return Problem(self._headers.get(str(why.data.get("column")), WHOLE), why.code, why.vi, why.en)

    def _uid(self, one: Understood) -> UUID | None:
        if one.uid:
            return one.uid if one.uid in self._own.uids else None
        if one.number:
            return self._own.by_number.get(one.number)
        return self._own.by_key.get(one.key) or uid_for(self._register, self._agency, one.key)

    def _row(self, one: Understood, uid: UUID | None, looks: Mapping[UUID, Look], other_row: OtherRow) -> SheetRow:
        def wrong(*problems: Problem) -> SheetRow:
            return SheetRow(one.row, {}, WRONG, None, one.plains, {}, problems)

        if one.problems:
            return wrong(*one.problems)
        if uid is None:
            return wrong(_not_theirs())
        if (other := other_row(uid, one.row)) is not None and other != one.row:
            return wrong(_twice(Place.of(other), Place.of(one.row)))
        if uid not in self._own.uids:
            return SheetRow(one.row, {}, CREATE, uid, one.plains, {}, ())
        look = looks.get(uid)
        if look is None:
            return wrong(_not_theirs())
        now = {name: self._register.plain(look.row, name) for name, plain in one.plains.items() if plain is not None}
        plains = {name: _beside(self._register.kinds[name], now[name], one.plains[name]) for name in now}
        before = {name: now[name] for name, plain in plains.items() if plain != now[name]}
        if before and look.row.state == PUBLISHED:
            return wrong(_published(self._register, before))
        deepest = max((self._register.by_name[name].seen for name in before), default=PUBLIC)
        if before and (EDIT not in look.may or deepest > look.clearance):
            return wrong(_not_theirs())
        return SheetRow(one.row, {}, UPDATE if before else SAME, uid, plains, before, ())


def _beside(kind: Kind, now: Plain, plain: Plain) -> Plain:
    """What a cell makes of a value that is there. Languages the table says nothing of stay; what would stand in the cell
    if it were written from the record says nothing new, though cells have no place for all a value knows.
    """
    if now is None or plain == now or isinstance(kind, Relation):
        return plain
    if isinstance(kind, Words):
        marked = set(now.get("unofficial", ())) - plain.keys() | set(plain.get("unofficial", ()))
        plain = kind.arranged({**now, **plain, "unofficial": sorted(marked)})
        plain = plain if marked else {language: text for language, text in plain.items() if language != "unofficial"}
    return now if all(_told(kind, now, one) == _told(kind, plain, one) for one in LANGUAGES) else plain


def _told(kind: Kind, plain: Plain, language: str) -> list[list[str]]:
    """The words of a value as a cell keeps them: without double blanks, and each name once."""
    texts = kind.searched(plain) if isinstance(kind, Names) else [kind.text(kind.public(plain), language)]
    return [text.split() for text in dict.fromkeys(texts)]


def _not_theirs() -> Problem:
    return Problem(
        WHOLE,
        "not_theirs",
        "không có hồ sơ này trong phần cơ quan bạn được sửa: kiểm tra mã, hoặc để trống mã nếu là hồ sơ mới",
        "there is no such record among those your agency may edit: check the code, or leave it empty for a new record",
    )


def _twice(other: Place, here: Place) -> Problem:
    sheet = (
        Label("", "") if other.sheet == here.sheet else Label(f" của trang {other.sheet}", f" of sheet {other.sheet}")
    )
    return Problem(
        WHOLE,
        "twice",
        f"trùng với dòng {other.row}{sheet.vi}: hai dòng nói về cùng một hồ sơ; giữ một dòng, hoặc ghi rõ điểm khác nhau",
        f"is about the same record as row {other.row}{sheet.en}: keep one of them, or say what tells them apart",
    )


def _published(register: Register, changed: Mapping[str, Any]) -> Problem:
    labels = [column.words for column in register.columns if column.name in changed]
    return Problem(
        WHOLE,
        "published",
        f"hồ sơ đã công bố và khác ở {', '.join(one.vi for one in labels)}: mở hồ sơ và đề nghị sửa, bảng không sửa được",
        f"the record is public and differs in {', '.join(one.en for one in labels)}: open it and propose the change, a "
        "table cannot make it",
    )
