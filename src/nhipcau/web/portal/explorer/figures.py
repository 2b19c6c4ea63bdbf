"""The cuts of a register of ties as bars and as columns by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from nhipcau.core.search.bonds import declared
from nhipcau.core.search.cuts import Cuts
from nhipcau.core.search.labels import value_labels
from nhipcau.core.search.request import filter_kind
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.explorer.asked import COUNTRY, FROM, PLACE, TO, Asked, Part
from nhipcau.web.words import say

OPEN = 10
"""Bars shown at once; the others stand behind a fold."""
STEP, HEIGHT, LABELS = 16, 120, 20
"""Width of a year, height of the columns, height of the row of labels, in the drawing's units."""
FEWEST_YEARS, MOST_YEARS = 20, 90


@dataclass(frozen=True)
class Row:
    """A value with its count: the label narrows the page to it, the number opens the list; ``share`` of the greatest."""

    label: str
    narrowed: str
    opened: str
    count: int
    share: float


def drawn(rows: Iterable[Row], language: str) -> SafeString:
    """Rows of a table of bars. Written here because a page has hundreds of them."""
    return mark_safe(  # noqa: S308  # escaped below
        "".join(
            f'<tr><th scope="row"><a href="{escape(row.narrowed)}">{escape(row.label)}</a></th>'
            f'<td class="number"><a class="opens" href="{escape(row.opened)}">'
            f"{format_number(row.count, language)}</a></td>"
            '<td class="drawn" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none">'
            f'<rect width="{row.share}" height="10"/></svg></td></tr>'
            for row in rows
        )
    )


@dataclass(frozen=True)
class Cut:
    """One cut: its title, the first rows and those behind the fold."""

    title: str
    rows: SafeString
    folded: SafeString
    more: int
    """Values behind the fold."""
    left: int
    """Records that lie in no place of today; 0 for every other cut."""


@dataclass(frozen=True)
class Column:
    """A year in the drawing: where its column stands and how high it is."""

    year: int
    count: int
    href: str
    x: int
    y: float
    height: float
    labelled: bool


@dataclass(frozen=True)
class Years:
    """The columns, the size of the drawing, the year of most records, and the same as rows, latest first."""

    title: str
    columns: list[Column]
    rows: SafeString
    width: int
    height: int
    most: int
    earlier: int
    """Records of years before the first one drawn."""

    @property
    def is_wide(self) -> bool:
        """Whether a small screen has to scroll it."""
        return len(self.columns) > 2 * FEWEST_YEARS


def cuts_of(asked: Asked, part: Part, counted: Cuts, language: str) -> list[Cut]:
    """By place of today, country, kind and level; none by what was asked for, which would be one bar of all."""
    bond = declared(part.register)
    facets = [name for name in (PLACE, COUNTRY, bond.kind, bond.level) if name]
    return [
        _cut(asked, part, counted, name, language)
        for name in facets
        if not (name in part.request.filters and len(counted.counts[name]) == 1)
    ]


def _cut(asked: Asked, part: Part, counted: Cuts, facet: str, language: str) -> Cut:
    kind = filter_kind(part.request.register, facet)
    counts = sorted(
        counted.counts[facet].items(), key=lambda pair: (-pair[1], kind.token_order(pair[0]) if kind else pair[0])
    )
    labels = value_labels(part.request, ((facet, token) for token, _ in counts))
    greatest = max((count for _, count in counts), default=1)
    narrowed, opened = asked.question.hrefs(facet), part.list.hrefs(facet)
    if part.request.filters.get(PLACE) and facet == PLACE:
        opened = part.at
    rows = [
        Row(
            labels[facet, token].get(language),
            narrowed(token),
            opened(token),
            count,
            round(100 * count / greatest, 1),
        )
        for token, count in counts
    ]
    return Cut(
        _title(part, facet, language),
        drawn(rows[:OPEN], language),
        drawn(rows[OPEN:], language),
        len(rows[OPEN:]),
        counted.records - sum(dict(counts).values()) if facet == PLACE else 0,
    )


def _title(part: Part, facet: str, language: str) -> str:
    if facet == PLACE:
        return say("view_by_place", language)
    column = next(one for one in part.register.public if part.register.facet_name(one) == facet)
    return column.label[place_of(language)]


def years_of(asked: Asked, part: Part, counted: Cuts, language: str) -> Years:
    """Every year from the first to the last, also those without records, so that gaps are seen."""
    since = declared(part.register).since
    counts = {int(year): count for year, count in counted.counts[since].items()}
    greatest = max(counts.values(), default=1)
    shown, opened = _drawn(counts), part.list.hrefs(since)
    columns = [
        Column(
            year,
            counts.get(year, 0),
            opened(str(year)) if year in counts else "",
            place * STEP,
            round(HEIGHT - HEIGHT * counts.get(year, 0) / greatest, 1),
            round(HEIGHT * counts.get(year, 0) / greatest, 1),
            year % 10 == 0,
        )
        for place, year in enumerate(shown)
    ]
    rows = [
        Row(
            str(year),
            asked.question.href(**{FROM: str(year), TO: str(year)}),
            opened(str(year)),
            count,
            round(100 * count / greatest, 1),
        )
        for year, count in sorted(counts.items(), reverse=True)
    ]
    return Years(
        part.register.by_name[since].label[place_of(language)],
        columns,
        drawn(rows, language),
        STEP * len(shown),
        HEIGHT + LABELS,
        greatest,
        sum(count for year, count in counts.items() if shown and year < shown[0]),
    )


def _drawn(years: Iterable[int]) -> range:
    """The years drawn: without a hole, at least a few, the latest if there are very many."""
    known = sorted(years)
    if not known:
        return range(0)
    last = known[-1]
    return range(max(min(known[0], last - FEWEST_YEARS + 1), last - MOST_YEARS + 1), last + 1)
