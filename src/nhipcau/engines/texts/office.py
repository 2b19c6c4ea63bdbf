"""Word, Excel, PowerPoint and OpenDocument: zipped XML, read as a stream; what declares entities is refused unread."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from nhipcau.engines.texts import DOCX, MOST_TEXT, ODS, ODT, PPTX, XLSX, Unreadable

MOST_XML = 200 * 1024**2
"""Bytes of XML unpacked (in memory, a piece at a time) for one file."""
PIECE = 1 << 16
LAYOUT = 2
"""Columns of a table that may be the layout of a page."""
WIDEST = 60
"""Columns a cell may go across; more are a mistake."""


class Shape(NamedTuple):
    """Where the text of a kind of file stands: members, elements that hold words, that end a line (names without prefix),
    and tables, their rows and cells. The cells of a row stand in one line, a tab between them – but not of a table of two
    columns whose first row has several lines in a cell: that is the layout of a page, as the head of a letter, and keeps
    its lines. Lines in the cells of wider tables ("Vốn đăng ký" over "(triệu USD)") are one. A cell that goes across others
    (said by ``span``, or followed by ``covered`` ones) has empty cells behind it, so that columns stand under their heads.
    """

    members: re.Pattern[str]
    words: frozenset[str]
    lines: frozenset[str]
    table: str = ""
    row: str = ""
    cell: str = ""
    span: str = ""
    covered: str = ""


def _shape(members: str, words: str, lines: str, tables: str = "    ") -> Shape:
    return Shape(re.compile(members), frozenset(words.split()), frozenset(lines.split()), *tables.split(" "))


_OPEN_DOCUMENT = _shape(
    r"content\.xml|styles\.xml", "p h", "p h line-break tab", "table table-row table-cell  covered-table-cell"
)
SHAPES = {
    DOCX: _shape(
        r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", "t", "p br tab", "tbl tr tc gridSpan "
    ),
    XLSX: _shape(r"xl/(sharedStrings|comments\d*|worksheets/[^/]+)\.xml", "t", "si is comment"),
    PPTX: _shape(r"ppt/(slides|notesSlides|comments)/[^/]+\.xml", "t text", "p text br"),
    ODT: _OPEN_DOCUMENT,
    ODS: _OPEN_DOCUMENT,
}


def read(content: bytes, media_type: str) -> tuple[None, Iterator[str | None]]:
    """No pages; the words of one member after another. Numbers in the cells of a sheet are left out."""
    shape = SHAPES[media_type]
    archive = zipfile.ZipFile(io.BytesIO(content))
    members = sorted(filter(shape.members.fullmatch, archive.namelist()), key=_in_order)
    if not members:
        raise Unreadable("broken")
    return None, _texts(archive, members, shape)


def _in_order(name: str) -> tuple[str, int]:
    """Slide 2 before slide 10."""
    number = re.search(r"(\d*)\.xml$", name)
    return re.sub(r"\d*\.xml$", "", name), int(number[1] or 0) if number else 0


def _texts(archive: zipfile.ZipFile, members: list[str], shape: Shape) -> Iterator[str | None]:
    left = MOST_XML
    for name in members:
        if archive.getinfo(name).flag_bits & 1:
            raise Unreadable("encrypted")
        collector = _Collector(shape)
        with archive.open(name) as member:
            while piece := member.read(min(PIECE, left)):
                left -= len(piece)
                collector.feed(piece)
                if text := collector.taken():
                    yield text
                if not left:
                    yield None
                    return
        collector.end()
        yield f"{collector.taken()}\n"


class _Collector:
    """Collects words between two elements of a shape. A document type – the only place for entities – ends it all."""

    def __init__(self, shape: Shape) -> None:
        self._shape, self._depth, self._found, self._length = shape, 0, [""], 0
        self._tables, self._rows, self._cell, self._empty = 0, list[list[str]](), list[str](), 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._hear

    def feed(self, piece: bytes) -> None:
        self._parser.Parse(piece, False)

    def end(self) -> None:
        self._parser.Parse(b"", True)

    def taken(self) -> str:
        text, self._found = "".join(self._found), []
        return text

    def _refuse(self, *_: object) -> None:
        raise Unreadable("broken")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        self._depth += local in self._shape.words
        self._tables += local == self._shape.table
        if self._tables != 1 or not local:
            return
        if local == self._shape.row:
            self._rows.append([])
        elif local == self._shape.span:
            self._empty = _number(attributes, "val") - 1
        elif local == self._shape.covered and self._rows:
            self._rows[-1] += [""] * _number(attributes, "number-columns-repeated")

    def _finish(self, name: str) -> None:
        local = _local(name)
        self._depth -= local in self._shape.words
        if local in self._shape.lines:
            self._say("\t" if local == "tab" else "\n")
        elif local == self._shape.cell and self._tables == 1 and self._rows:
            self._rows[-1] += ["".join(self._cell).strip("\n"), *[""] * self._empty]
            self._cell, self._empty = [], 0
        elif local == self._shape.table:
            self._tables -= 1
            if not self._tables:
                self._end_table()

    def _say(self, words: str) -> None:
        """Words go into the cell of the outermost table, or into the text."""
        (self._cell if self._tables else self._found).append(words)

    def _end_table(self) -> None:
        is_layout = any("\n" in cell and len(row) <= LAYOUT for row in self._rows[:1] for cell in row)
        rows = self._rows if is_layout else [[cell.replace("\n", " ") for cell in row] for row in self._rows]
        self._found += [("\n" if is_layout else "\t").join(row) + "\n" for row in rows]
        self._found += self._cell  # what a broken file has beside its cells
        self._rows, self._cell = [], []

    def _hear(self, data: str) -> None:
        if self._depth and self._length < MOST_TEXT:
            self._say(data)
            self._length += len(data)


def _number(attributes: dict[str, str], name: str) -> int:
    """A small number of an element, 1 if it says none."""
    said = next((value for key, value in attributes.items() if _local(key) == name), "")
    return min(int(said), WIDEST) if said.isascii() and said.isdigit() and int(said) else 1


def _local(name: str) -> str:
    """ "p" of "urn:… p": which prefix a file uses is its own affair."""
    return name.rpartition(" ")[2]
