"""Checking a table: every row understood and decided, with what is wrong said beside its cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.hands import few_collections
from nhipcau.core.importing.corrections import Corrections, corrected
from nhipcau.core.importing.deciding import Deciding
from nhipcau.core.importing.folder import Cancelled, ImportFolder
from nhipcau.core.importing.headers import LEFT_OUT, Target
from nhipcau.core.importing.keeping import powers_of_bringer
from nhipcau.core.importing.models import CHECKED, CHECKING, Import
from nhipcau.core.importing.reading import lines_of, rows_here
from nhipcau.core.importing.sheet_rows import WRONG, SheetRow, SheetRows
from nhipcau.core.importing.understanding import Span, understood, understood_afresh
from nhipcau.core.people.actors import actor_of
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.hands import Crew
    from nhipcau.core.importing.understanding import Columns

SPAN = 1000
FEW = 4 * SPAN
"""Fewer rows are understood sooner than other processes have started."""


def check(one: Import, crew: Crew) -> None:
    """Understand and decide every row; raises :class:`Cancelled` if somebody asked for it."""
    folder = ImportFolder(one.uid)
    rows, deciding = SheetRows(folder.rows), _deciding(one)
    with few_collections():
        found_rows = Corrections(folder.corrections).over(rows_here(one))
        spans = (Span(one.uid, _columns(one), *ends) for ends in rows.begin(found_rows, SPAN))
        total, done = lines_of(one), 0
        for _, found in crew.in_order(understood, spans, is_much=total >= FEW):
            rows.decide(deciding.rows(found))
            done += len(found)
            folder.say_progress(done, total)
            if folder.is_cancelled:
                raise Cancelled
    rows.order()
    Import.objects.filter(uid=one.uid, state=CHECKING).update(state=CHECKED, counts=rows.counts(), problem=None)


def correct(one: Import, row: int, typed: Mapping[str, str]) -> SheetRow:
    """Put other texts into some cells of a row (by header) and decide it again.

    Raises :class:`Fault` ("no_row", and what the guard refuses); nothing is then changed.
    """
    rows = SheetRows(ImportFolder(one.uid).rows)
    before = rows.get(row)
    if before is None or one.state != CHECKED:
        raise no_row(row)
    given = {header: text.strip() for header, text in typed.items() if header in one.columns}
    refuse_secrets("", {"text": dict(typed)}, actor_of(one.account.uid))
    texts = corrected(before.texts, given)
    meant = understood_afresh(one.uid, _columns(one), row, texts)
    decided = _deciding(one).again(meant, texts, rows.row_of)
    Corrections(ImportFolder(one.uid).corrections).put({row: given})
    rows.put([decided])
    Import.objects.filter(uid=one.uid).update(counts=rows.counts())
    return decided


def correct_alike(one: Import, header: str, before: str, text: str) -> int:
    """Put another text into a cell of all rows with problems that have a text there; returns how many those are. They
    are decided by checking again.

    Raises :class:`Fault` for what the guard refuses; nothing is then changed.
    """
    refuse_secrets("", {"text": text}, actor_of(one.account.uid))
    wrong = SheetRows(ImportFolder(one.uid).rows).each(WRONG)
    given = {row.row: {header: text.strip()} for row in wrong if row.texts.get(header, "") == before}
    Corrections(ImportFolder(one.uid).corrections).put(given)
    return len(given)


def _deciding(one: Import) -> Deciding:
    headers = {Target.of(target).column: header for header, target in _columns(one)}
    return Deciding(powers_of_bringer(one), registers()[one.register], one.agency, headers)


def _columns(one: Import) -> Columns:
    return tuple(sorted((header, target) for header, target in one.columns.items() if target not in ("", LEFT_OUT)))


def no_row(row: int) -> Fault:
    return Fault(
        "no_row",
        f"Không sửa được dòng {row}: bảng không có dòng này, hoặc bảng đã được ghi. Hãy tải lại trang.",
        f"Row {row} cannot be changed: the table has no such row, or it has been written. Load the page again.",
        status=404,
    )
