"""Figures of tables whose unit, kind or year stands at the head of their column, beside them in a column of units, or above.

A cell with nothing but a number is read as the sentence its head and the words of its row make of it ("Bắc Ninh, số dự
án: 12 dự án năm 2018"), by the rules of all figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final

from nhipcau.lib.reading.document import Document
from nhipcau.lib.reading.document import document as taken_apart
from nhipcau.lib.reading.fact import Fact, Span, join
from nhipcau.lib.reading.grids import BRACKETED, ONLY_WHEN, Cell, Row, Table, is_total, tables
from nhipcau.lib.reading.measuring import Context
from nhipcau.lib.reading.quantities import quantities
from nhipcau.lib.reading.scope import Scopes

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTHS: Final = re.compile(r"\d{1,2} tháng", re.IGNORECASE)
_COUNT: Final = re.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+", re.IGNORECASE)
_NOT_PLAIN: Final = re.compile(
    r"so với|so cùng|cùng kỳ|kế hoạch|chỉ tiêu|mục tiêu|dự kiến|(?<!\w)ước|tỷ lệ|tỷ trọng|tăng(?! thêm)|giảm|trong đó|(?<!\w)[-+] ",
    re.IGNORECASE,
)
"""Heads and rows whose numbers are of another kind or of a part."""
_OF_NAMES: Final = frozenset({"tỉnh", "thành", "phố", "tp", "."})
_SCALED: Final = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:usd|đô la|đồng|vnd|vnđ|euro|eur|%|yên|won|ndt)\b|%|nghìn|triệu|tỷ", re.IGNORECASE)  # fmt: skip
_THOUSANDS: Final = ((re.compile(r"^1\.?000\.?000 "), "triệu "), (re.compile(r"^1\.?000 "), "nghìn "))
"""Units that are written as a number: "1.000 USD"."""
_IDENTITY: Final = ("measure", "value", "currency", "scope", "period_start", "period_end")
_MOST: Final = 1000
"""Cells read in a document; a book of tables is a file to be taken in as a table."""
_FEWEST: Final = 2
"""Rows of localities that make a total of them of the row under them."""


def figures_told(document: Document, scopes: Scopes) -> list[Fact]:
    """The figures of a document, those of its tables among them. What the text tells, too, is one fact."""
    found = list(tables(document))
    orders = {row[at].start for table in found for row in table.rows for at in table.order_columns}
    totals = [Span(row[0].start, row[-1].end) for table in found for row in _totals(table)]
    told = [
        fact
        for fact in quantities(document, scopes)
        if fact.span.start not in orders and not any(total.holds(fact.span) for total in totals)
    ]
    for fact in _of_tables(found, document, scopes):
        join(told, fact, _is_same)
    return told


def _totals(table: Table) -> list[Row]:
    """The rows that add up localities: no figure of one of them."""
    localities = sum(_is_locality(table.subject(row)) for row in table.rows)
    return [row for row in table.rows if is_total(row)] if localities >= _FEWEST else []


def _is_same(known: Fact, fact: Fact) -> bool:
    return all(known.values[name] == fact.values[name] for name in _IDENTITY)


def _of_tables(found: Sequence[Table], document: Document, scopes: Scopes) -> Iterator[Fact]:
    """A fact for each number that only its column and row say something of."""
    context = Context(document.text.lower())
    for table, row, at in islice(_cells(found), _MOST):
        read = (_fact(said, row[at], document, scopes, context) for said in _sentences(table, row, at))
        if fact := next(filter(None, read), None):
            label = next(cell for place, cell in enumerate(row) if cell.words and place not in table.order_columns)
            head = table.heads[at]
            spans = [Span(label.start, row[at].end), Span(head.start, head.end)]
            yield replace(fact, rule="quantities.table", confidence=0.6, evidence=spans)


def _fact(said: str, cell: Cell, document: Document, scopes: Scopes, context: Context) -> Fact | None:
    """What a sentence made of a cell says of its number, if it says one thing of it."""
    start = said.rindex(cell.words)
    number = Span(start, start + len(cell.words))
    read = [one for one in quantities(taken_apart(said, document.published), scopes, context) if one.span.holds(number)]
    return read[0] if len(read) == 1 else None


def _cells(found: Sequence[Table]) -> Iterator[tuple[Table, Row, int]]:
    """The numbers of the tables, each with its table and row; none of a total, or of a row that says nothing of itself."""
    for table in found:
        for row in table.rows:
            if is_total(row) or not (table.label(row, -1) or table.year(row)):
                continue
            for at, cell in enumerate(row):
                if cell.is_number and at not in table.no_figures and table.heads[at].words:
                    yield table, row, at


def _sentences(table: Table, row: Row, at: int) -> Iterator[str]:
    """The sentences a cell may stand for, the plainest first: of its head and row alone, then with what stands above.

    A row is a locality's, a year's, or says itself what is measured; nobody knows whose figure "Hàn Quốc" under "Số dự án" is.
    """
    head, number, label = table.heads[at].words, row[at].words, table.label(row, at)
    year, kind = table.year(row) or table.heads[at].when, BRACKETED.sub("", head).strip()
    if _NOT_PLAIN.search(kind) or _NOT_PLAIN.search(year) or _NOT_PLAIN.match(label):
        return
    is_whose, timed = ONLY_WHEN.fullmatch(label) or _is_locality(label), ONLY_WHEN.fullmatch(kind)
    if not is_whose and not timed and not _SCALED.fullmatch(kind):
        return
    if timed:
        kind, year = "", timed[1].strip() or year
        year += " đầu năm" if _MONTHS.fullmatch(year) else ""  # "Lũy kế 6 tháng"
    when = f" {'năm ' if _YEAR.fullmatch(year) else ''}{year}" if year else ""
    before = f"{table.period_above}, " if table.period_above else ""
    for unit in dict.fromkeys(_units(table, row, kind, head, label)):
        said = ", ".join(filter(None, (BRACKETED.sub("", label).strip(), "" if unit == kind else kind)))
        yield f"{before}{said}{when}: {number} {unit}."
        if table.above and is_whose:
            yield f"{table.above}: {said}{when}: {number} {unit}."


@lru_cache(maxsize=256)
def _is_locality(label: str) -> bool:
    """Whether words are the name of a province or city and nothing else."""
    sentences = taken_apart(label).sentences
    marks = [mark for mark in sentences[0].of("place") if mark.value] if len(sentences) == 1 else []
    if len(marks) != 1:
        return False
    words = sentences[0].words
    return all(word.low in _OF_NAMES for word in (*words[: marks[0].first], *words[marks[0].last :]))


def _units(table: Table, row: Row, kind: str, head: str, label: str) -> Iterator[str]:
    """What may be counted or paid in a cell, as nearest to it as it is said."""
    for unit in _written_units(table, row, kind, head, label):
        for written, meant in _THOUSANDS:
            unit = written.sub(meant, unit)
        yield unit


def _written_units(table: Table, row: Row, kind: str, head: str, label: str) -> Iterator[str]:
    if table.unit_column is not None and row[table.unit_column].words:
        yield row[table.unit_column].words
    for words in (head, label):
        yield from (
            found[1] for found in BRACKETED.finditer(words) if _SCALED.match(found[1]) or found[1].startswith("1")
        )
    if _SCALED.match(kind):
        yield kind
    for words in (kind, BRACKETED.sub("", label).strip()):
        if counted := _COUNT.match(words):
            yield words[counted.end() :].lower()
    if table.unit_above:
        yield table.unit_above
