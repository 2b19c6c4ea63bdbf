"""Writing a paper part by part, in the order in which its parts stand on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nhipcau.engines.word.grids import grid, side_by_side
from nhipcau.engines.word.measuring import width_mm
from nhipcau.engines.word.packing import packed
from nhipcau.engines.word.setting import of_text, page_number, readable, rule, set_line, spaced
from nhipcau.lib.report import LAYOUT, Appendix, Article, Block, Heading, Paper, Paragraph, Run, Table, words
from nhipcau.lib.report.layout import FONT
from nhipcau.lib.report.paper import MOTTO, NATIONAL_NAME

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LEFT = 66.0
"""Millimetres of the left half of the letterhead; the national name needs the rest."""
ROOM_TO_SIGN = 62
"""Points between post and name, for the signature and the seal."""


def docx_of(paper: Paper) -> bytes:
    """The paper as a Word file. Links are left out; blanks stay visible."""
    import docx

    document = docx.Document()
    _prepare(document)
    _letterhead(document, paper)
    _title(document, paper)
    _addressees(document, paper)
    _grounds(document, paper)
    _blocks(document, paper.body, LAYOUT.text_width)
    _foot(document, paper)
    for appendix in paper.appendices:
        _appendix(document, paper, appendix)
    return packed(document, readable(paper.title))


def _prepare(document: Any) -> None:
    """Page, margins, face and page number of the first section."""
    from docx.oxml.ns import qn

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, _points(LAYOUT.looks["body"].size)
    fonts = normal.element.rPr.rFonts
    for side in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(side), FONT)
    spaced(normal)
    _language(document)
    _page(document.sections[0], wide=False)


def _language(document: Any) -> None:
    from docx.oxml.ns import qn

    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "vi-VN")


def _page(section: Any, *, wide: bool) -> None:
    """Margins as the decree counts them on the page as it is read; the number is not shown on the first page."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = Mm(LAYOUT.used("width")), Mm(LAYOUT.used("height"))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    section.top_margin, section.bottom_margin = Mm(LAYOUT.used("top")), Mm(LAYOUT.used("bottom"))
    section.left_margin, section.right_margin = Mm(LAYOUT.used("left")), Mm(LAYOUT.used("right"))
    section.header_distance = section.footer_distance = Mm(LAYOUT.used("top") / 2)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    page_number(section.header.paragraphs[0])


def _letterhead(document: Any, paper: Paper) -> None:
    head, width = paper.head, LAYOUT.text_width
    right = width - LEFT
    table = side_by_side(document, (LEFT, right), rows=2)
    ours, state = table.rows[0].cells
    said = _lines_of(ours)
    if head.superior:
        spaced(set_line(said(), head.superior, "superior"))
    spaced(set_line(said(), head.issuer or words(None), "issuer"))
    issuer = min(width_mm(head.issuer.upper(), LAYOUT.looks["issuer"].size), LEFT)
    rule(said(), issuer * LAYOUT.used("issuer_rule"), LEFT)
    said = _lines_of(state)
    spaced(set_line(said(), NATIONAL_NAME, "national_name"))
    spaced(set_line(said(), MOTTO, "motto"))
    rule(said(), width_mm(MOTTO, LAYOUT.looks["motto"].size) * LAYOUT.used("motto_rule"), right)
    number, day = table.rows[1].cells
    said = _lines_of(number)
    spaced(set_line(said(), paper.number, "number"), before=6)
    if paper.kind.is_letter:
        spaced(set_line(said(), f"V/v {paper.about}", "letter_about"), before=6)
    spaced(set_line(day.paragraphs[0], head.place_and_day, "place_day"), before=6)


def _title(document: Any, paper: Paper) -> None:
    if paper.kind.is_letter:
        return
    spaced(set_line(document.add_paragraph(), paper.type_name, "type_name", keep=True), before=18)
    spaced(set_line(document.add_paragraph(), paper.about, "about", keep=True))
    about = min(width_mm(paper.about, LAYOUT.looks["about"].size), LAYOUT.text_width)
    rule(document.add_paragraph(), about * LAYOUT.used("about_rule"), LAYOUT.text_width)


def _addressees(document: Any, paper: Paper) -> None:
    """One addressee stands on the line of "Kính gửi"; several each on a line of its own, dashes under the colon."""
    from docx.shared import Mm

    if not paper.addressees:
        return
    one, *others = paper.addressees
    if not others:
        line = set_line(document.add_paragraph(), words("Kính gửi: ", one, "."), "addressee")
        spaced(line, before=18, after=6).alignment = 1
        return
    line = spaced(set_line(document.add_paragraph(), "Kính gửi:", "addressee", keep=True), before=18)
    line.paragraph_format.left_indent = Mm(20)
    for place, addressee in enumerate(paper.addressees, start=1):
        end = "." if place == len(paper.addressees) else ";"
        line = spaced(set_line(document.add_paragraph(), words("- ", addressee, end), "addressee"))
        line.paragraph_format.left_indent = Mm(40)


def _grounds(document: Any, paper: Paper) -> None:
    if paper.authority:
        spaced(set_line(document.add_paragraph(), paper.authority, "authority", keep=True), before=12, after=6)
    for place, ground in enumerate(paper.grounds, start=1):
        end = "." if place == len(paper.grounds) else ";"
        of_text(set_line(document.add_paragraph(), words(ground, end), "grounds"))
    if paper.act:
        spaced(set_line(document.add_paragraph(), paper.act, "act", keep=True), before=12, after=6)


def _blocks(document: Any, blocks: tuple[Block, ...], width: float) -> None:
    for block in blocks:
        match block:
            case Heading():
                element = "section" if block.level == 1 else "clause"
                of_text(set_line(document.add_paragraph(), f"{block.number} {block.text}".strip(), element, keep=True))
            case Article():
                line = words(Run(f"{block.name} ", bold=True), block.words)
                of_text(set_line(document.add_paragraph(), line, "body"))
            case Table():
                _table(document, block, width)
            case Paragraph():
                line = of_text(
                    set_line(document.add_paragraph(), block.words, "body"), indented=block.align == "justify"
                )
                if block.align != "justify":
                    line.alignment = {"left": 0, "center": 1, "right": 2}[block.align]


def _table(document: Any, table: Table, width: float) -> None:
    if not table.rows:
        of_text(set_line(document.add_paragraph(), table.empty, "body"))
        return
    spaced(document.add_paragraph(), before=2)
    grid(document, table, width)


def _foot(document: Any, paper: Paper) -> None:
    """The recipients on the left, the signature on the right, on one page."""
    spaced(document.add_paragraph(), before=6)
    width = LAYOUT.text_width
    copies, signed = side_by_side(document, (width * 0.48, width * 0.52)).rows[0].cells
    said = _lines_of(copies)
    spaced(set_line(said(), "Nơi nhận:", "copies_heading", keep=True))
    for line in paper.copy_lines:
        spaced(set_line(said(), line, "copies"))
    said = _lines_of(signed)
    for line in paper.signature.lines:
        spaced(set_line(said(), line, "signature", keep=True))
    spaced(set_line(said(), words(paper.signature.name), "signer"), before=ROOM_TO_SIGN)


def _appendix(document: Any, paper: Paper, appendix: Appendix) -> None:
    """On pages of its own, numbered for themselves."""
    from docx.enum.section import WD_SECTION

    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, wide=appendix.wide)
    _numbered_anew(section)
    width = (LAYOUT.used("height") if appendix.wide else LAYOUT.used("width")) - LAYOUT.used("left")
    spaced(set_line(document.add_paragraph(), appendix.name, "appendix", keep=True))
    spaced(set_line(document.add_paragraph(), appendix.title, "appendix_title", keep=True))
    spaced(set_line(document.add_paragraph(), paper.comes_with, "appendix_note", keep=True), after=6)
    _blocks(document, appendix.body, width - LAYOUT.used("right"))


def _numbered_anew(section: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for found in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(found)
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(number, "w:cols", "w:titlePg", "w:docGrid")


def _lines_of(cell: Any) -> Callable[[], Any]:
    """Hands out a cell's paragraphs one after another: the one it begins with, then new ones."""
    begun = iter(cell.paragraphs[:1])
    return lambda: next(begun, None) or cell.add_paragraph()


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)
