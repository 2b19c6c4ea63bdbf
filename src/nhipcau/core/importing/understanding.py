"""What the rows of a table mean: made a span at a time, by another process if there is one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.faults import Fault
from nhipcau.core.files.reading import both
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.headers import BY_UID, Target
from nhipcau.core.importing.keeping import powers_of_bringer
from nhipcau.core.importing.keys import key_of
from nhipcau.core.importing.models import Import
from nhipcau.core.importing.named import Named
from nhipcau.core.importing.places_then import places_then
from nhipcau.core.importing.reading import tables_here
from nhipcau.core.importing.sheet_rows import Problem, SheetRows
from nhipcau.core.importing.tables import ERROR, OTHER_TABLE, Texts
from nhipcau.core.importing.values import Reader, read_stretch, readers
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain
    from nhipcau.core.register import Register

WHOLE = ""
"""The header of a problem of a whole row."""


Columns = tuple[tuple[str, str], ...]
"""(header, target) pairs."""


class Span(NamedTuple):
    """The rows of an import from ``first`` to ``last``, and how its columns were chosen: what was remembered of other
    choices does not hold. It is small on purpose: pipes between processes hold little.
    """

    uid: UUID
    columns: Columns
    first: int
    last: int


class Understood(NamedTuple):
    """What a row means: plain values of the columns it fills, the uid and the number in a code it gives (None and 0:
    it does not), its key.
    """

    row: int
    plains: dict[str, Any]
    uid: UUID | None
    number: int
    key: str
    problems: tuple[Problem, ...]


class _Table(NamedTuple):
    """``begins`` is the column that may hold two days: the first of a span whose last day has no column in the table."""

    register: Register
    targets: dict[str, Target]
    readers: dict[str, Reader]
    is_ours: bool
    begins: str


def understood(span: Span) -> list[Understood]:
    """The rows of a span as they are understood, in their order."""
    table = _table(span.uid, span.columns)
    rows = SheetRows(ImportFolder(span.uid).rows).texts(span.first, span.last)
    return [_understood(table, row, texts) for row, texts in rows]


def understood_afresh(uid: UUID, columns: Columns, row: int, texts: Texts) -> Understood:
    """One row against the records as they are at this moment: a process that lives long would remember former ones."""
    return _understood(_table.__wrapped__(uid, columns), row, texts)


@lru_cache(maxsize=2)
def _table(uid: UUID, columns: Columns) -> _Table:
    one = Import.objects.select_related("account").get(uid=uid)
    register = registers()[one.register]
    days = _days_of_place(register)
    targets = {
        header: Target.of(text)
        for header, text in sorted(columns, key=lambda pair: Target.of(pair[1]).column not in days)
    }
    named, unit = Named(powers_of_bringer(one)), tables_here(one).unit(one.sheets)
    is_ours = any(target.language == BY_UID for target in targets.values())
    first, last = register.span or ("", "")
    begins = "" if last in {target.column for target in targets.values()} else first
    return _Table(register, targets, readers(register, targets, named, unit), is_ours, begins)


def _understood(table: _Table, row: int, texts: Texts) -> Understood:
    register, plains, problems = table.register, dict[str, Any](), list[Problem]()
    uid, number = None, 0
    if OTHER_TABLE in texts:
        return Understood(row, {}, None, 0, "", (_another(texts[OTHER_TABLE]),))
    for header, target in table.targets.items():
        if not (text := texts.get(header, "")):
            continue
        try:
            if text[0] == "#" and ERROR.fullmatch(text):
                raise _error(text)
            if not target.column:
                if target.language == BY_UID:
                    uid = _uid(text)
                else:
                    number = _number(register, text)
                continue
            if target.column == table.begins and register.span and (stretch := read_stretch(text)):
                plains |= zip(register.span, stretch, strict=True)
                continue
            plain = _plain(table, header, text, plains)
            if target.column in plains:
                plain = both(register.kinds[target.column], plains[target.column], plain, register.where(target.column))
            plains[target.column] = plain
        except Fault as fault:
            problems.append(Problem(header, fault.code, fault.vi, fault.en))
    if not (uid or number):
        broken = {table.targets[one.header].column for one in problems}
        problems += [
            _needed(register, name)
            for name in register.unnamed(plains)
            if not broken & {name, register.stand_ins.get(name, "")}
        ]
    return Understood(row, plains, uid, number, key_of(register, plains), tuple(problems))


def _days_of_place(register: Register) -> tuple[str, ...]:
    return (register.bond.since,) if register.bond else register.place_as_of


def _plain(table: _Table, header: str, text: str, plains: dict[str, Any]) -> Plain:
    """What a cell means; a place in the borders of the day the record speaks of, as far as the row says that day.

    Our own files call every unit by the words that tell it from all others.
    """
    register, column, read = table.register, table.targets[header].column, table.readers[header]
    kind, here = register.kinds[column], register.bond.here if register.bond else register.place
    day = next((plains[name] for name in _days_of_place(register) if plains.get(name)), "")
    if table.is_ours or column != here or not day or not isinstance(kind, Coded):
        return read(text)
    return places_then(kind, text, day, register.where(column)._replace(is_beside=True), read)


def _another(headers: str) -> Problem:
    return Problem(
        WHOLE,
        "other_table",
        f"từ đây là một bảng khác ({headers}), không được đọc: đưa bảng này sang trang tính riêng rồi nhập riêng",
        f"another table begins here ({headers}) and is not read: move it to a sheet of its own and take it in by itself",
    )


def _error(text: str) -> Fault:
    return Fault(
        "cell_error",
        f"{text} là lỗi công thức của bảng tính: sửa công thức, hoặc ghi giá trị",
        f"{text} is an error of the spreadsheet's formula: mend it, or write the value",
    )


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Fault(
            "bad_uid",
            f"“{text[:40]}” không phải mã nội bộ (uid) của hồ sơ: không sửa cột này, hoặc để trống nếu là hồ sơ mới",
            f"“{text[:40]}” is no uid of a record: leave this column as it was, or empty for a new record",
        ) from None


def _number(register: Register, text: str) -> int:
    number = register.number_in(text)
    if not number:
        raise Fault(
            "bad_code",
            f"“{text[:40]}” không phải mã của sổ này: mã có dạng {register.code_prefix}-0001; để trống nếu là hồ sơ mới",
            f"“{text[:40]}” is no code of this register: codes look like {register.code_prefix}-0001; leave it empty "
            "for a new record",
        )
    return number


def _needed(register: Register, name: str) -> Problem:
    label, other = register.by_name[name].words, register.by_name.get(register.stand_ins.get(name, ""))
    also = Label(f" hoặc “{other.words.vi}”", f" or “{other.words.en}”") if other else Label("", "")
    return Problem(
        WHOLE,
        "needed",
        f"thiếu “{label.vi}”{also.vi}: hồ sơ được gọi tên theo mục này",
        f"“{label.en}”{also.en} is missing: the record takes its name from it",
    )
