"""A saved web page (HTML): its title and the words a reader would see, without a browser; nothing in it is run or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from nhipcau.engines.texts import MOST_TEXT, Unreadable
from nhipcau.engines.texts.plain import decoded

PIECE = 1 << 20
"""Characters parsed at a time; parsing ends when there are words enough."""
UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math", "select", "textarea", "object", "iframe"})
LINES = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section", "table", "title",
        "tr", "ul",
    }
)  # fmt: skip
CELLS = frozenset({"td", "th"})
_SAID = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 4096
"""Bytes at the start of a page in which its encoding is looked for (the HTML standard says 1024)."""
CELL, LINE = "\x1f", "\x1e"
"""What begins a cell, and a line inside one, until the row is known."""
_NO_MARKS = dict.fromkeys(map(ord, f"\n{CELL}{LINE}"), " ")
LAYOUT, _LONGEST = 2, 200
"""Columns of a table that may be the layout of a page, and the most characters of a cell that is none."""
WIDEST = 60
"""Columns or rows a cell may go across; more are a mistake."""
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_EDGES = re.compile(r" ?\n[ \n]*")


def read(content: bytes) -> tuple[None, Iterator[str | None]]:
    """No pages; the words piece by piece. Raises :class:`Unreadable` ("broken") for what is no text."""
    text = _text(content)
    if text is None:
        raise Unreadable("broken")
    return None, iter([seen_in(text)])


def seen_in(markup: str) -> str:
    """The words of HTML as one reads them: a line for each block, no markup, nothing of what is not shown."""
    collector = _Collector()
    for start in range(0, len(markup), PIECE):
        collector.feed(markup[start : start + PIECE])
        if collector.length > MOST_TEXT:
            break
    else:
        collector.close()
    lines = _BLANKS.sub(" ", "".join(collector.found)).split("\n")
    words = "\n".join(_row(line) if CELL in line else line for line in lines)
    return _EDGES.sub("\n", words).strip()


def _row(line: str) -> str:
    """The cells of a row with tabs between them. Lines in the cells of wide tables are one, of others the layout of a page."""
    before, *cells = ([part.strip(" ") for part in cell.split(LINE) if part.strip(" ")] for cell in line.split(CELL))
    is_table = len(cells) > LAYOUT and all(sum(map(len, cell)) <= _LONGEST for cell in cells)
    if is_table or all(len(cell) < 2 for cell in cells):
        row = "\t".join(" ".join(cell) for cell in cells)
    else:
        row = "\n".join(part for cell in cells for part in cell)
    return "\n".join((*before, row))


def _text(content: bytes) -> str | None:
    """Decoded as the page says, or as a file of text would be if it says nothing or something wrong."""
    if said := _SAID.search(content[:_LOOKED_AT]):
        try:
            return content.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


class _Collector(HTMLParser):
    """Collects what is seen. An element that is not seen is left at its end, wherever it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.length = 0
        self._unseen = ""
        self._depth = 0
        self._in_cell = False
        self._wide, self._column, self._down = 0, 0, dict[int, int]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag in UNSEEN:
            self._unseen, self._depth = tag, 1
        elif tag in CELLS:
            self._begin_cell(dict(attrs))
        elif tag in LINES:
            self._end_line(tag)
            if tag == "table":
                self._down = {}

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._depth -= tag == self._unseen
            if not self._depth:
                self._unseen = ""
        elif tag in CELLS:
            self._in_cell = False
        elif tag in LINES:
            self._end_line(tag)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        """A cell, with empty ones before it where cells of rows above come down, and behind it where it is wide."""
        self._pass_wide()
        self._pass_down()
        self.found.append(CELL)
        self._in_cell, self._wide = True, _number(attributes.get("colspan")) - 1
        for column in range(self._column, self._column + self._wide + 1):
            self._down[column] = _number(attributes.get("rowspan")) - 1
        self._column += 1

    def _pass_wide(self) -> None:
        """The empty cells behind a wide one."""
        self.found.append(CELL * self._wide)
        self._column, self._wide = self._column + self._wide, 0

    def _pass_down(self) -> None:
        """The empty cells under those of rows above that come down here."""
        while self._down.get(self._column, 0):
            self._down[self._column] -= 1
            self.found.append(CELL)
            self._column += 1

    def _end_line(self, tag: str) -> None:
        if tag == "tr" and self._column:
            self._pass_wide()
            self._pass_down()
            self._column = 0
        self._in_cell = self._in_cell and tag not in ("table", "tr")
        self.found.append(LINE if self._in_cell else "\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data.translate(_NO_MARKS))
            self.length += len(data)


def _number(said: str | None) -> int:
    """How many columns or rows a cell goes across."""
    return min(int(said), WIDEST) if said and said.isascii() and said.isdigit() and int(said) else 1
