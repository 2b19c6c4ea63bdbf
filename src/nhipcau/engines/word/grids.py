"""Tables: those that only place things beside each other, and those with lines and headings."""

from __future__ import annotations

from typing import Any

from nhipcau.engines.word.setting import set_line, spaced
from nhipcau.lib.report import Run, Table, words

_ALIGNED = {"justify": 3, "left": 0, "center": 1, "right": 2}


def side_by_side(document: Any, widths: tuple[float, ...], rows: int = 1) -> Any:
    """A table without lines or inner margins: it only places cells of so many millimetres."""
    made = document.add_table(rows, len(widths))
    _fix(made, widths)
    _margins(made, 0)
    return made


def grid(document: Any, table: Table, width: float) -> None:
    """A table with lines, ``width`` millimetres wide; its headings stand on every page it goes on to."""
    from docx.enum.table import WD_TABLE_ALIGNMENT

    shares = sum(column.share for column in table.columns)
    made = document.add_table(1 + len(table.rows), len(table.columns))
    made.style, made.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    _fix(made, tuple(width * column.share / shares for column in table.columns))
    _margins(made, 60)
    rows = list(made.rows)
    _head(rows[0])
    for cell, column in zip(rows[0].cells, table.columns, strict=True):
        line = spaced(set_line(cell.paragraphs[0], words(Run(column.title, bold=True)), "table"))
        line.alignment = _ALIGNED["center"]
    for row, line_of_cells in zip(rows[1:], table.rows, strict=True):
        _whole(row)
        for cell, column, said in zip(row.cells, table.columns, line_of_cells, strict=True):
            spaced(set_line(cell.paragraphs[0], said, "table")).alignment = _ALIGNED[column.align]


def _fix(table: Any, widths: tuple[float, ...]) -> None:
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _margins(table: Any, twentieths: int) -> None:
    """Room between the edge of a cell and its text, left and right, in twentieths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(twentieths))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _head(row: Any) -> None:
    _marked(row, "w:tblHeader")
    _whole(row)


def _whole(row: Any) -> None:
    """No row is torn between two pages."""
    _marked(row, "w:cantSplit")


def _marked(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))
