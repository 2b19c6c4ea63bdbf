"""Reading a file somebody brought: staged by a child process, looked through for secrets, its tables found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nhipcau.core.faults import Fault
from nhipcau.core.guard import has_secret, refuse_secrets
from nhipcau.core.importing.folder import Cancelled, ImportFolder
from nhipcau.core.importing.headers import LEFT_OUT, NAMING, targets, vocabulary, writable
from nhipcau.core.importing.limits import most_bytes
from nhipcau.core.importing.models import CHECKING, CHOOSING, READING, Import
from nhipcau.core.importing.tables import Place, SheetTables, Stretch, old_encoding
from nhipcau.core.people.actors import actor_of
from nhipcau.core.registry import registers
from nhipcau.engines import workbooks
from nhipcau.lib.sheets import Refused
from nhipcau.lib.text import legacy

if TYPE_CHECKING:
    from nhipcau.core.hands import Crew

ROWS_AT_ONCE = 1000
"""Rows asked of the guard together; only where it finds something are they asked one by one."""
FEW = 4 * ROWS_AT_ONCE
"""Fewer are looked through sooner than they are shared out."""


def read(one: Import, crew: Crew) -> None:
    """Stage the file and find its tables. Where every column that has to be known is known, checking comes next.

    Raises :class:`Fault` for a file that cannot be read, one without a table, and one with a mark of secrecy, naming the
    sheet and the row: such a file may not stay, and the caller removes it.
    """
    folder = ImportFolder(one.uid)
    folder.cells.unlink(missing_ok=True)
    try:
        workbooks.stage(folder.original, workbooks.inspect(folder.original, one.name, most=most_bytes()), folder.cells)
    except Refused as refused:
        raise Fault(refused.code, refused.vi, refused.en, refused.data) from None
    if folder.is_cancelled:
        raise Cancelled
    _refuse_secrets(folder, one, crew)
    seen = old_encoding(folder.cells)
    tables = tables_here(one, which=seen)
    sheets = tables.likely()
    if not sheets:
        raise _no_table()
    columns = tables.headers(sheets)
    is_clear = is_enough(one, columns) and not tables.problems(sheets)
    state = CHECKING if is_clear and not seen else CHOOSING
    Import.objects.filter(uid=one.uid, state=READING).update(
        state=state, sheets=sheets, columns=columns, legacy="", seen_legacy=seen, problem=None
    )


def tables_here(one: Import, *, which: legacy.Legacy | None = None) -> SheetTables:
    """The tables of an import's file, as its register and its agency call their columns."""
    register = registers()[one.register]
    known = vocabulary(register, writable(one), one.language, one.agency)
    return SheetTables(ImportFolder(one.uid).cells, known, one.legacy if which is None else which)  # type: ignore[arg-type]


def is_enough(one: Import, columns: dict[str, str]) -> bool:
    """Whether nothing has to be asked: a code, or all that a record is named by, and every header is known."""
    register = registers()[one.register]
    chosen = {target.partition("@")[0] for target in columns.values()}
    is_named = not any(register.unnamed(dict.fromkeys(chosen, True)))
    return "" not in columns.values() and (bool(NAMING & chosen) or is_named)


def choose(one: Import, sheets: list[int], columns: dict[str, str], which: str) -> dict[str, str]:
    """What somebody chose, checked: {header: target}. Raises :class:`Fault` for what cannot be chosen together."""
    register = registers()[one.register]
    offered = targets(register, writable(one), one.language)
    here = tables_here(one, which="" if which not in ("tcvn3", "vni") else which)  # type: ignore[arg-type]
    headers = here.headers(sheets)
    chosen = {header: columns.get(header, LEFT_OUT) for header in headers}
    known = {header: target if target in offered else LEFT_OUT for header, target in chosen.items()}
    used = [target for target in known.values() if target != LEFT_OUT]
    if twice := sorted({target for target in used if used.count(target) > 1}):
        titles = ", ".join(offered[target] for target in twice)
        raise Fault(
            "column_twice",
            f"Hai cột của bảng cùng được ghép vào: {titles}. Mỗi cột của sổ chỉ nhận một cột của bảng.",
            f"Two columns of the table go into: {titles}. Each column of the register takes one.",
        )
    if not used:
        raise Fault(
            "no_column",
            "Chưa ghép cột nào: hãy chọn ít nhất cột tên hoặc cột mã.",
            "No column is matched: choose at least the column of names or of codes.",
        )
    return known


def _refuse_secrets(folder: ImportFolder, one: Import, crew: Crew) -> None:
    """Raises :class:`Fault` ("state_secret"), with the place, and :class:`Cancelled`."""
    actor, heads = actor_of(one.account.uid), workbooks.heads(folder.cells)
    done, total = 0, sum(head.rows for head in heads)
    stretches = (
        Stretch(folder.cells, head.number, first, min(first + ROWS_AT_ONCE - 1, head.rows))
        for head in heads
        for first in range(1, head.rows + 1, ROWS_AT_ONCE)
    )
    for stretch, may_be_secret in crew.in_order(is_suspect, stretches, is_much=total >= FEW):
        if may_be_secret:
            _refuse_secret_rows(stretch.texts(), actor)
        done += stretch.last - stretch.first + 1
        folder.say_progress(done, total)
        if folder.is_cancelled:
            raise Cancelled


def is_suspect(stretch: Stretch) -> bool:
    """Whether the guard has to look at the rows of a stretch one by one."""
    return has_secret("\n".join(text for _, text in stretch.texts()))


def _refuse_secret_rows(some: Iterable[tuple[int, str]], actor: str) -> None:
    for number, text in some:
        try:
            refuse_secrets("", {"text": text}, actor)
        except Fault as fault:
            place = Place.of(number)
            raise Fault(
                fault.code,
                f"Trang {place.sheet}, dòng {place.row}: {fault.vi}",
                f"Sheet {place.sheet}, row {place.row}: {fault.en}",
            ) from None


def _no_table() -> Fault:
    return Fault(
        "no_table",
        "Không tìm thấy bảng nào trong tệp: cần một dòng tiêu đề cột, dưới đó là các dòng dữ liệu. Hãy tải mẫu của sổ về "
        "so sánh.",
        "There is no table in the file: a row of headers with rows of data below it is needed. Compare the register's "
        "template.",
    )


def rows_here(one: Import) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the chosen sheets, by place."""
    return ((number, dict(texts)) for number, texts in tables_here(one).rows(one.sheets))


def lines_of(one: Import) -> int:
    """How many lines the chosen sheets have, a few more than rows."""
    return sum(head.rows for head in workbooks.heads(ImportFolder(one.uid).cells) if head.number in one.sheets)


def sheet_names(one: Import) -> dict[int, str]:
    """What the sheets of the file are called, by number."""
    return {head.number: head.name for head in workbooks.heads(ImportFolder(one.uid).cells)}
