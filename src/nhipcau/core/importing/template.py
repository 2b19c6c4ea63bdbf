"""A workbook to fill in: a register's columns, what may stand in each offered in its cells, and a sheet that explains them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.desk.related import Related
from nhipcau.core.files.cells import Cell, cells
from nhipcau.core.files.workbook import HEAD, TEXT, WHOLE, width_of
from nhipcau.core.importing.ways import way_of
from nhipcau.core.kinds import Number, Relation
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import LANGUAGES, Label
from nhipcau.core.registry import registers
from nhipcau.engines.workbooks.book import Book, put

if TYPE_CHECKING:
    from nhipcau.core.column import Column
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

ROWS = 5000
"""Rows for which values are offered and checked; more can be filled in without that."""
NAMES = 1000
"""Related records offered by name, the newest; others go by code or name all the same."""
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""What spreadsheets take as the title and the text of a message at a cell."""

LISTS = Label("Danh mục", "Lists")
GUIDE = Label("Hướng dẫn", "How to fill in")
GUIDE_HEAD = (
    (Label("Cột", "Column"), 30),
    (Label("Bắt buộc", "Needed"), 10),
    (Label("Cách ghi", "How it is written"), 48),
    (Label("Giải thích", "What it means"), 60),
    (Label("Ví dụ", "Example"), 40),
)
NEEDED, NO_NUMBER = (
    Label("có", "yes"),
    Label("Ô này nhận một số, không kèm chữ.", "This cell takes a number without words."),
)
_NEEDED_HEAD = {**HEAD, "bg_color": "#F4E4C8"}
_FIRST = 1


class Offer(NamedTuple):
    """What may stand in a column: as cells show it, and whether several of them may."""

    texts: list[str]
    many: bool


def template(powers: Powers, register: Register, columns: Sequence[Column], language: str) -> Iterator[bytes]:
    """The workbook in pieces: the first sheet is to be filled in, the second explains it, the lists behind are hidden.

    ``columns`` are those that may be written. The headers are those of our files, so nothing has to be matched.
    """
    head = cells(register, language, columns)[1:]
    offers = {cell.column: offer for cell in head if (offer := _offer(powers, register, cell.column, language))}
    book = Book()
    _write_form(book.sheet(Label(*register.title).get(language)), book, register, head, offers, language)
    _write_guide(book.sheet(GUIDE.get(language)), book, register, head, language)
    _write_lists(book.sheet(LISTS.get(language)), offers)
    return book.pieces()


def _offer(powers: Powers, register: Register, column: str, language: str) -> Offer | None:
    kind = register.kinds[column]
    if isinstance(kind, Relation):
        rows = registers()[kind.to].rows(MACHINERY_DESK).filter(powers.sees(registers()[kind.to]))
        related = Related(powers, language)
        uids = [str(uid) for uid in rows.order_by("-uid").values_list("uid", flat=True)[:NAMES]]
        texts = sorted(related.text(uid) for uid in related.seen(kind, uids))
    elif isinstance(kind, Coded):
        texts = [words or value for value, words in kind.options(language)]
    else:
        return None
    return Offer(texts, kind.many) if texts else None


def _write_form(
    sheet: Any, book: Book, register: Register, head: Sequence[Cell], offers: dict[str, Offer], language: str
) -> None:
    places = {column: place for place, column in enumerate(offers)}
    sheet.freeze_panes(1, 1)
    for index, cell in enumerate(head):
        is_number = isinstance(register.kinds[cell.column], Number)
        sheet.set_column(index, index, width_of(register, cell), book.look(WHOLE if is_number else TEXT))
        is_needed = register.is_required(cell.column) and cell.language == language
        put(sheet, 0, index, cell.title + (" *" if is_needed else ""), book.look(_NEEDED_HEAD if is_needed else HEAD))
        if rule := _rule(register, cell, offers.get(cell.column), places, language):
            sheet.data_validation(_FIRST, index, ROWS, index, rule)


def _rule(register: Register, cell: Cell, offer: Offer | None, places: dict[str, int], language: str) -> dict[str, Any]:
    """What a spreadsheet says at the cells of a column, offers for them and refuses in them."""
    said = {
        "input_title": cell.title[:LONGEST_TITLE],
        "input_message": way_of(register, cell.column, language)[:LONGEST_MESSAGE],
    }
    if offer:
        # Several values in a cell are written by hand, and a name of old is understood too: nothing is refused here.
        area = _area(LISTS.get(language), places[cell.column], len(offer.texts))
        return {**said, "validate": "list", "source": area, "show_error": False}
    if isinstance(register.kinds[cell.column], Number):
        most = 10**15
        return {
            **said,
            "validate": "decimal",
            "criteria": "between",
            "minimum": -most,
            "maximum": most,
            "error_title": cell.title[:LONGEST_TITLE],
            "error_message": NO_NUMBER.get(language),
        }
    return {**said, "validate": "any"}


def _area(sheet: str, column: int, count: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    name = xl_col_to_name(column)
    return f"='{sheet}'!${name}$1:${name}${count}"


def _write_guide(sheet: Any, book: Book, register: Register, head: Sequence[Cell], language: str) -> None:
    example = _example(register, language)
    for index, (label, width) in enumerate(GUIDE_HEAD):
        sheet.set_column(index, index, width)
        put(sheet, 0, index, label.get(language), book.look(HEAD))
    for row, cell in enumerate(head, start=1):
        column = register.by_name[cell.column]
        is_own = cell.language == language
        line = (
            cell.title,
            NEEDED.get(language) if register.is_required(cell.column) and is_own else "",
            way_of(register, cell.column, language),
            Label(*column.help).get(language) if column.help else "",
            example.get(cell.column, "") if is_own else "",
        )
        for index, text in enumerate(line):
            put(sheet, row, index, text, book.look(TEXT))


def _example(register: Register, language: str) -> dict[str, str]:
    """The cells of the register's sample row, by column, as they would be written in a language."""
    with register.sample().open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file), {})
    shown = {}
    for name, text in row.items():
        kind = register.kinds[name]
        if text and not isinstance(kind, Relation):
            shown[name] = kind.text(kind.public(kind.parse(text, LANGUAGES[0], register.where(name))), language)
    return shown


def _write_lists(sheet: Any, offers: dict[str, Offer]) -> None:
    """A column for each list. Rows come one after the other, as the book is written."""
    lists = [offer.texts for offer in offers.values()]
    for row in range(max(map(len, lists), default=0)):
        for index, texts in enumerate(lists):
            if row < len(texts):
                put(sheet, row, index, texts[row])
    sheet.hide()
