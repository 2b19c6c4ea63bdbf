"""The form that changes many records, as the browser sends it: which records, which columns, and what shall become of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core.signing import BadSignature, Signer

from nhipcau.actions.editing_many import ADD, CLEAR, SET, Change
from nhipcau.core.desk.sheet import VISIBILITY, Sheet, Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Inputs, Kind
from nhipcau.core.register import Register
from nhipcau.web.desk.writing.typed import Typed, given_of, one

CHOSEN, COLUMNS, HOW, NEXT = "_chosen", "_columns", "_how", "_next"
_signer = Signer(salt="nhipcau.desk.many")


def signed(register: Register, bases: Mapping[UUID, int]) -> str:
    """The records, each with the row of the ledger from which it goes on, so that nobody can name another."""
    said = [register.name, [[uid.hex, base] for uid, base in bases.items()]]
    return _signer.sign_object(said, compress=True)


def unsigned(register: Register, text: str) -> dict[UUID, int]:
    """Raises :class:`Fault` ("broken_form")."""
    try:
        name, bases = _signer.unsign_object(text)
    except (BadSignature, ValueError):
        name, bases = "", []
    if name != register.name:
        raise Fault(
            "broken_form",
            "Biểu mẫu không còn nguyên vẹn, nên chưa ghi gì. Hãy chọn lại hồ sơ từ danh sách.",
            "The form is not whole any more, so nothing was written. Choose the records in the list again.",
        )
    return {UUID(uid): int(base) for uid, base in bases}


def ways_of(name: str, kind: Kind) -> tuple[str, ...]:
    """What can become of a column: a value that may be several can be added to; how a record is kept is never nothing."""
    if name == VISIBILITY:
        return (SET,)
    return (SET, ADD, CLEAR) if kind.many else (SET, CLEAR)


def columns_asked(sheet: Sheet, typed: Typed) -> list[str]:
    """The columns somebody chose, in the order of the sheet; what it does not have is not among them."""
    wanted = set(typed.get(COLUMNS, ()))
    return [column.name for column in sheet.columns if column.name in wanted]


def inputs_of(sheet: Sheet, typed: Typed, names: Sequence[str]) -> dict[str, Inputs]:
    """What the inputs of these columns hold: what was typed, else nothing."""
    given, empty = given_of(typed), sheet.inputs(sheet.empty)
    return {name: given.get(name, empty[name]) for name in names}


def how_of(typed: Typed, name: str) -> str:
    return one(typed, f"{HOW}.{name}") or SET


def changes_of(sheet: Sheet, typed: Typed, names: Sequence[str]) -> list[Change]:
    """Raises :class:`Wrong`, by column, for what cannot be taken or says nothing."""
    given = {name: parts for name, parts in given_of(typed).items() if name in names}
    ways = {name: how_of(typed, name) for name in names}
    filled = {name: parts for name, parts in given.items() if ways[name] != CLEAR}
    values = sheet.entered(filled, sheet.empty)
    problems = {
        name: _says_nothing() if ways[name] in ways_of(name, sheet.kinds[name]) else _no_such_way()
        for name in names
        if ways[name] not in ways_of(name, sheet.kinds[name]) or (ways[name] != CLEAR and values.get(name) is None)
    }
    if problems:
        raise Wrong(problems)
    return [Change(name, ways[name], values.get(name)) for name in names]


def _says_nothing() -> Fault:
    return Fault(
        "says_nothing",
        "chưa có giá trị: hãy nhập, hoặc chọn “Xóa trống”.",
        "has no value yet: enter one, or choose “Leave empty”.",
    )


def _no_such_way() -> Fault:
    return Fault("no_such_way", "không đổi được theo cách này.", "cannot be changed in this way.")
