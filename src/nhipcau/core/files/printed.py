"""Lists in the form an office prints and binds: a heading, the form's own columns, a line for each record, room to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.files.cells import Cell, cell_text
from nhipcau.core.kinds import Words
from nhipcau.core.labels import LANGUAGES, Label
from nhipcau.engines.workbooks.book import Book, for_paper, put

if TYPE_CHECKING:
    from nhipcau.core.register import Register

_MARGIN = 0.6
_FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
_TITLE = {**_FONT, "bold": True, "font_size": 14, "align": "center"}
_HEAD = {**_FONT, "bold": True, "align": "center", "valign": "vcenter", "border": 1}
_NUMBER = {**_FONT, "italic": True, "align": "center", "border": 1}
_LINE = {**_FONT, "border": 1}
_HEAD_ROW, _FIRST_LINE = 2, 4


class FormColumn(NamedTuple):
    """A column of a printed form: its heading there, its width in letters, and the register's columns it shows, joined.

    Without columns it stays empty: it is filled in and signed by hand.
    """

    title: Label
    width: int
    shows: tuple[str, ...] = ()


class PrintedForm(NamedTuple):
    """A form that a rule lays down: the last part of its address (vi, en), its heading, its columns."""

    slug: tuple[str, str]
    title: Label
    columns: tuple[FormColumn, ...]


def printed(
    register: Register, form: PrintedForm, records: Iterable[Mapping[str, Any]], language: str
) -> Iterator[bytes]:
    """The workbook in pieces, from the values of records: ready to print on A4, the heading on every page."""
    book = Book()
    sheet, width = book.sheet(form.title.get(language).capitalize()), len(form.columns)
    for index, column in enumerate(form.columns):
        sheet.set_column(index, index, column.width)
    sheet.merge_range(0, 0, 0, width - 1, form.title.get(language), book.look(_TITLE))
    for index, column in enumerate(form.columns):
        put(sheet, _HEAD_ROW, index, column.title.get(language), book.look(_HEAD))
    for index in range(width):
        put(sheet, _HEAD_ROW + 1, index, f"({index + 1})", book.look(_NUMBER))
    for row, values in enumerate(records, start=_FIRST_LINE):
        for index, column in enumerate(form.columns):
            put(sheet, row, index, _text(register, column, values, language), book.look(_LINE))
    for_paper(sheet, _HEAD_ROW, _HEAD_ROW + 1)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet.set_footer("&C&P")
    return book.pieces()


def _text(register: Register, column: FormColumn, values: Mapping[str, Any], language: str) -> str:
    texts = (_shown(register, name, values, language) for name in column.shows if name in register.by_name)
    return ". ".join(text for text in texts if text)


def _shown(register: Register, name: str, values: Mapping[str, Any], language: str) -> str:
    """A text in the language there is: a form has one column for both."""
    others = [one for one in LANGUAGES if one != language] if isinstance(register.kinds[name], Words) else []
    texts = (cell_text(register, Cell("", name, one), values, one) for one in (language, *others))
    return next(filter(None, texts), "")
