"""Where the table stands in a sheet: under which titles, with one or two rows of headers, and what each column is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from nhipcau.lib.sheets.cells import Cell, Row, clean, is_blank
from nhipcau.lib.sheets.unit_line import unit_above
from nhipcau.lib.sheets.values import as_text
from nhipcau.lib.text import words

SEARCHED_ROWS: Final = 60
"""Rows with something in them among which the header is looked for."""
BETWEEN: Final = " – "
"""Stands between the upper and the lower header: "Thời gian – Ngày đi"."""
_LONGEST_LABEL: Final = 80
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)|\*+")
_NUMBER_OF_COLUMN: Final = re.compile(r"[(\[]?(\d{1,3}|[A-Za-zĐđ])[)\]]?(?:\s*=.*)?", re.ASCII | re.DOTALL)


class Problem(NamedTuple):
    """Something about a table an officer should look at; ``column`` is its index from 0, None for all of the table."""

    code: str
    vi: str
    en: str
    column: int | None = None


class Table(NamedTuple):
    """A table: row numbers as the spreadsheet counts (from 1), columns by their index (from 0).

    ``columns`` are the headers as written, "Thời gian – Ngày đi" where two rows say it; ``known`` the names of the
    vocabulary; ``headings`` each header row's own cells in small letters, to know the header again on the next page;
    ``unit`` what a line above the header says all numbers are in: "triệu USD", "" if none does.
    """

    header_rows: tuple[int, ...]
    first_row: int
    columns: dict[int, str]
    known: dict[int, str]
    problems: tuple[Problem, ...]
    headings: tuple[dict[int, str], ...]
    unit: str = ""


def header_key(text: str) -> str:
    """The words of a header, folded and with one blank between: "Tên đối tác (*)" is "ten doi tac"."""
    return " ".join(words(clean(text)))


def find_table(rows: Sequence[Row], vocabulary: Mapping[str, str], shared: str | None = None) -> Table | None:
    """The table among the first rows of a sheet; None if nothing in them looks like one.

    ``vocabulary`` maps headers (compared by `header_key`) to names of columns. Without a single known header the row
    that looks most like one is taken, and "no_known_columns" is among the problems. Two columns of one name are
    one as well, unless it is the name they may share (``shared``).
    """
    said = [row for row in rows if not all(map(is_blank, row[1]))][:SEARCHED_ROWS]
    names = {header_key(text): name for text, name in vocabulary.items()}
    best: tuple[int, int, int] | None = None
    for place in range(len(said)):
        for depth in (2, 1):
            score = _score(said, place, depth, names)
            if score is not None and (best is None or score > best[0]):
                best = score, place, depth
    return _table(said, best[1], best[2], names, shared) if best else None


def _score(said: list[Row], place: int, depth: int, names: Mapping[str, str]) -> int | None:
    """How much the rows look like a header; None if they cannot be one."""
    if depth == 2 and (place + 1 >= len(said) or not _is_second_row(said[place][1], said[place + 1][1])):
        return None
    cells = [cell for cell in said[place][1] if not is_blank(cell)]
    others = sum(not isinstance(cell, str) or len(cell) > _LONGEST_LABEL for cell in cells)
    labels = _labels(said[place : place + depth])
    different = len({header_key(whole) for whole, _ in labels.values()}) - others
    known = len(set(_known(labels, names).values()))
    if (different < 2 and not known) or _is_summary(cells, known):
        return None
    repeated = len(labels) - others - different
    return 4 * known + different - 2 * others - repeated


def _is_summary(cells: Sequence[Cell], known: int) -> bool:
    """Whether most headers are numbers, as the years across a summary: no row below is a record then."""
    numbers = sum(isinstance(cell, int | float) for cell in cells)
    return numbers > 1 and (not known or 2 * numbers > len(cells))


def _is_second_row(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the lower row names parts of groups in the upper, and says nothing of its own below single headers.

    One single header there must be: what lies across all columns is a title.
    """
    if any(not is_blank(cell) and not isinstance(cell, str) for cell in (*upper, *lower)) or is_numbering(lower):
        return False
    groups = _groups(upper, lower)
    parts = singles = 0
    for index in range(max(len(upper), len(lower))):
        above = _key(upper[index]) if index < len(upper) else ""
        below = _key(lower[index]) if index < len(lower) else ""
        if below in ("", above):
            singles += above != ""
        elif index in groups:
            parts += 1
        else:
            return False
    return parts > 1 and singles > 0


def _groups(upper: Sequence[Cell], lower: Sequence[Cell]) -> dict[int, str]:
    """The upper header of each column that shares it with its neighbour: by a merged cell, or by nothing beside it."""
    width = max(len(upper), len(lower))
    shown: list[str] = []
    for index in range(width):
        own = as_text(upper[index]) if index < len(upper) else ""
        is_under = index < len(lower) and not is_blank(lower[index])
        left_is_under = 0 < index <= len(lower) and not is_blank(lower[index - 1])
        shown.append(own or (shown[index - 1] if index and is_under and left_is_under else ""))
    return {
        index: text
        for index, text in enumerate(shown)
        if text and text in (shown[index - 1] if index else "", shown[index + 1] if index + 1 < width else "")
    }


def _labels(header: Sequence[Row]) -> dict[int, tuple[str, str]]:
    """By column: the header as written with both rows in it, and its lowest part."""
    if len(header) == 1:
        return {index: (text, text) for index, text in _texts(header[0][1])}
    upper, lower = header[0][1], header[1][1]
    above = dict(_texts(upper)) | _groups(upper, lower)
    below = dict(_texts(lower))
    found = {}
    for index in sorted(above.keys() | below.keys()):
        parts = list(dict.fromkeys(filter(None, (above.get(index, ""), below.get(index, "")))))
        found[index] = BETWEEN.join(parts), parts[-1]
    return found


def _texts(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    return ((index, " ".join(as_text(cell).split())) for index, cell in enumerate(cells) if not is_blank(cell))


def _known(labels: Mapping[int, tuple[str, str]], names: Mapping[str, str]) -> dict[int, str]:
    """The name of each column that has one: by its whole header, its lowest part, then either without brackets."""
    found = {}
    for index, (whole, lowest) in labels.items():
        tried = (whole, lowest, _IN_BRACKETS.sub(" ", whole), _IN_BRACKETS.sub(" ", lowest))
        name = next((names[key] for key in map(header_key, tried) if key in names), None)
        if name is not None:
            found[index] = name
    return found


def _table(said: list[Row], place: int, depth: int, names: Mapping[str, str], shared: str | None) -> Table:
    header = said[place : place + depth]
    labels = _labels(header)
    below = said[place + depth :]
    last = header[-1][0]
    if below and is_numbering(below[0][1]):
        last, below = below[0][0], below[1:]
    known: dict[int, str] = {}
    problems = []
    for index, name in _known(labels, names).items():
        if name in known.values() and name != shared:
            problems.append(_twice(index, labels[index][0]))
        else:
            known[index] = name
    if not known:
        problems.append(_NONE_KNOWN)
    problems += _without_header(labels, below)
    return Table(
        tuple(number for number, _ in header),
        last + 1,
        {index: whole for index, (whole, _) in labels.items()},
        known,
        tuple(problems),
        tuple({index: text.lower() for index, text in _texts(cells)} for _, cells in header),
        unit_above(said[:place]),
    )


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether the cells number columns: "(1) (2) (3)", "1 2 3", "A B 1 2", "(4)=(2)+(3)"; three of them at least."""
    said = [as_text(cell) for cell in cells if not is_blank(cell)]
    found = [_NUMBER_OF_COLUMN.fullmatch(text) for text in said]
    if len(said) < 3 and not (len(said) == 2 and all(text.startswith("(") for text in said)):
        return False
    if not all(found):
        return False
    tokens = [one[1].upper() for one in found if one]
    names = list(takewhile(str.isalpha, tokens))
    numbers = tokens[len(names) :]
    return bool(numbers) and names == sorted(names) and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _without_header(labels: Mapping[int, tuple[str, str]], below: Sequence[Row]) -> list[Problem]:
    """Columns in which several rows say something and no header does."""
    filled = Counter(index for _, cells in below for index, cell in enumerate(cells) if not is_blank(cell))
    return [
        Problem(
            "column_without_header",
            f"Cột {letters(index)} có dữ liệu nhưng không có tiêu đề nên không được đọc; hãy ghi tiêu đề cho cột.",
            f"Column {letters(index)} has data and no header, so it is not read; write a header above it.",
            index,
        )
        for index, count in sorted(filled.items())
        if index not in labels and count > 1
    ]


def letters(index: int) -> str:
    """The column as spreadsheets call it: 0 is "A", 26 is "AA"."""
    name, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _key(cell: Cell) -> str:
    return header_key(as_text(cell))


def _twice(index: int, label: str) -> Problem:
    return Problem(
        "column_twice",
        f"Cột {letters(index)} “{label}” trùng nghĩa với một cột đứng trước; chỉ cột trước được nhận.",
        f"Column {letters(index)} “{label}” means the same as one before it; only the first is taken.",
        index,
    )


_NONE_KNOWN: Final = Problem(
    "no_known_columns",
    "Không nhận ra tiêu đề cột nào; hãy chọn dòng tiêu đề và ghép cột bằng tay.",
    "No header is known; choose the row of headers and match the columns by hand.",
)
