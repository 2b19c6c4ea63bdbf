"""Sheets as officers make them: where the table is, what each row is, and what its cells say. No file is read here."""

from nhipcau.lib.sheets.cells import Cell, CellError, Row, clean, is_blank
from nhipcau.lib.sheets.dates import Dates, read_dates
from nhipcau.lib.sheets.errors import Refused
from nhipcau.lib.sheets.footnotes import footnote_marks, without_mark
from nhipcau.lib.sheets.headers import SEARCHED_ROWS, Problem, Table, find_table, header_key, letters
from nhipcau.lib.sheets.many import split_many
from nhipcau.lib.sheets.numbers import NumberRead, read_number
from nhipcau.lib.sheets.rows import Role, SheetRow, rows_of
from nhipcau.lib.sheets.values import as_text

__all__ = [
    "SEARCHED_ROWS", "Cell", "CellError", "Dates", "NumberRead", "Problem", "Refused", "Role", "Row", "SheetRow",
    "Table", "as_text", "clean", "find_table", "footnote_marks", "header_key", "is_blank", "letters", "read_dates",
    "read_number", "rows_of", "split_many", "without_mark",
]  # fmt: skip
