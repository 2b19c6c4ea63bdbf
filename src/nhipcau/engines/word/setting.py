"""Setting single lines: runs with their look, alignment, distances, rules and page numbers, in Word's own terms."""

from __future__ import annotations

import re
from typing import Any

from nhipcau.lib.report import LAYOUT, Run, Words
from nhipcau.lib.report.layout import FONT, Look

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML can hold: control signs, halves of pairs."""
_RULE = 4
"""Eighths of a point: a line of half a point."""


def set_line(paragraph: Any, line: Words | str, element: str, *, keep: bool = False) -> Any:
    """Fill a paragraph with a line in the look of an element. ``keep``: it stays on the page of what follows."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    look = LAYOUT.looks[element]
    for run in (Run(line),) if isinstance(line, str) else line:
        _put(paragraph, run, look)
    paragraph.alignment = {
        "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }[look.align]
    paragraph.paragraph_format.keep_with_next = keep or None
    return paragraph


def _put(paragraph: Any, run: Run, look: Look) -> None:
    from docx.shared import Pt

    text = readable(run.text)
    written = paragraph.add_run(text.upper() if look.capitals else text)
    written.font.size = Pt(look.size)
    written.font.name = FONT
    written.bold, written.italic = look.bold or run.bold or None, look.italic or run.italic or None


def readable(text: str) -> str:
    """The text with a space where it has a sign that a file cannot hold."""
    return _NO_XML.sub(" ", text)


def spaced(paragraph: Any, before: float = 0, after: float = 0, first: float = 0, line: float = 1) -> Any:
    """Distances: points before and after, millimetres the first line goes in, lines."""
    from docx.shared import Mm, Pt

    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = line
    if first:
        form.first_line_indent = Mm(first)
    return paragraph


def of_text(paragraph: Any, *, indented: bool = True) -> Any:
    """The distances of running text."""
    first = LAYOUT.used("first_line") if indented else 0
    return spaced(paragraph, LAYOUT.used("between"), 0, first, LAYOUT.used("line"))


def rule(paragraph: Any, length: float, room: float) -> None:
    """Draw a line of ``length`` millimetres in the middle of ``room`` instead of text."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    beside = max(0.0, (room - length) / 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(beside)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    border = _element("w:pBdr")
    border.append(_element("w:bottom", val="single", sz=str(_RULE), space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def page_number(paragraph: Any) -> None:
    """The number of the page as a field."""
    set_line(paragraph, "", "page_number")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.name = FONT
        run.font.size = _points(LAYOUT.looks["page_number"].size)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            said = _element("w:instrText")
            said.text = text
            run._r.append(said)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made
