"""Localities, partners or sectors of one period in order: bars, shares, changes, and what to beware of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from nhipcau.core.register import Register
from nhipcau.core.series.found import Found, all_indicators, told_by
from nhipcau.core.series.ranking import (
    Amount,
    Ranked,
    Total,
    counted,
    other_amounts,
    placed_amounts,
    ranked,
    total_of,
)
from nhipcau.core.series.reading import Span, declared
from nhipcau.core.series.tables import Table
from nhipcau.lib import places
from nhipcau.lib.charts import bar
from nhipcau.web.portal.figures.asked import Asked
from nhipcau.web.portal.figures.pictures import units_then
from nhipcau.web.portal.figures.wording import change_words, part_words, share_words, subject, written
from nhipcau.web.words import say

FEWEST = 2
"""One figure alone is no ranking."""


@dataclass(frozen=True)
class Ranking:
    """The lines of one period; ``absent`` are ids of localities without a figure."""

    span: Span
    lines: tuple[Ranked, ...]
    total: Total | None
    absent: tuple[str, ...]


def rankings(figures: Register, about: Found, asked: Asked) -> list[Ranking]:
    """The ranking of every period of the year asked for, or of the latest period that can be ranked."""
    fit: list[Ranking] = []
    for span in reversed(_spans(figures, about, asked)):
        made = _ranking(figures, about, asked, span)
        if len(made.lines) >= FEWEST:
            fit.insert(0, made)
            if asked.year is None:
                break
    return fit


def all_rankings(figures: Register, about: Found, asked: Asked) -> list[Ranking]:
    """The figures of every period asked for in order, even where there is but one; earliest first."""
    return [_ranking(figures, about, asked, span) for span in _spans(figures, about, asked)]


def _spans(figures: Register, about: Found, asked: Asked) -> list[Span]:
    if asked.by:
        known = {one.span for one in told_by(figures, about.indicator.told_as, asked.by)}
    else:
        known = {table.span for table in about.tables}
    return sorted(span for span in known if asked.year is None or span.first.startswith(f"{asked.year:04}"))


def _ranking(figures: Register, about: Found, asked: Asked, span: Span) -> Ranking:
    if asked.by:
        return _by_other(figures, about, asked.by, span)
    return _by_place(figures, about, next(table for table in about.tables if table.span == span))


def _by_place(figures: Register, about: Found, table: Table) -> Ranking:
    amounts = placed_amounts(table, declared(figures).place)
    if not amounts:
        return Ranking(table.span, (), None, ())
    total = total_of(table, units_then(about, table)) if about.indicator.adds else None
    present = {value.place for value in table.values}
    absent = [unit.id for unit in places.units(about.borders.on(table.span)) if unit.id not in present]
    lines = _ranked(figures, about, amounts, total, declared(figures).placed)
    return Ranking(table.span, lines, total, tuple(absent))


def _by_other(figures: Register, about: Found, breakdown: str, span: Span) -> Ranking:
    parts = about.indicator.told_as
    amounts = other_amounts(told_by(figures, parts, breakdown), span, parts)
    whole = sum((amount.value for amount in amounts), Decimal(0))
    total = Total(whole, is_sum=True) if about.indicator.adds else None
    return Ranking(span, _ranked(figures, about, amounts, total, (breakdown,)), total, ())


def _ranked(
    figures: Register, about: Found, amounts: Sequence[Amount], total: Total | None, breakdowns: Sequence[str]
) -> tuple[Ranked, ...]:
    counting = about.indicator.counted_by
    counts: Mapping[str, Decimal] = {}
    if counting:
        counted_by = {one.code: one.counted_by for one in all_indicators(figures)}
        counts = counted(amounts, told_by(figures, counting, *breakdowns), counted_by)
    return tuple(ranked(amounts, total, counts, about.indicator, declared(figures).few))


def shown(
    ranking: Ranking, figures: Register, about: Found, asked: Asked, language: str, most: int = 0
) -> dict[str, Any]:
    """What ``portal/figures/ranking.html`` shows; ``most`` lines at most (0: all)."""
    values = [line.amount.value for line in ranking.lines]
    scale = min(Decimal(0), *values), max(Decimal(0), *values)
    lines = ranking.lines[:most] if most else ranking.lines
    return {
        "period": ranking.span.label.get(language),
        "first": by_label(figures, asked.by, language) if asked.by else say("locality", language),
        "rows": [_line(line, figures, about, scale, asked, language) for line in lines],
        "total": len(ranking.lines),
        "left": len(ranking.lines) - len(lines),
        "has_shares": any(line.share is not None for line in lines),
        "has_changes": any(line.amount.change for line in lines),
        "has_told_changes": any(line.amount.told and line.amount.told.change for line in lines),
        "notes": _notes(ranking, lines, about, declared(figures).few, bool(asked.by), language),
    }


def by_label(figures: Register, breakdown: str, language: str) -> str:
    return figures.kinds[declared(figures).breakdown].token_label(breakdown).get(language)


def _line(
    line: Ranked, figures: Register, about: Found, scale: tuple[Decimal, Decimal], asked: Asked, language: str
) -> dict[str, Any]:
    unit = f" ({about.indicator.unit[language]})" if about.indicator.unit else ""  # the head of the column says it
    names = {code: label.get(language).removesuffix(unit) for code, label in about.indicator.parts}
    amount, name = line.amount, line.amount.label.get(language)
    return {
        "rank": line.rank,
        "name": subject(figures, amount.about, name, language),
        "chosen": amount.about[1] in asked.places,
        "value": written(amount.value, language),
        "bar": SafeString(bar(amount.value, *scale)),
        "share": share_words(line.share, amount.value, language),
        "change": change_words(amount.change, language),
        "change_told": amount.told.change if amount.told else "",
        # The page of one year has a table of all parts below.
        "parts": [] if asked.year else [part_words(figures, one, names, language, name) for one in amount.components],
        "cautions": cautions(line, about.indicator.is_count, language),
    }


def cautions(line: Ranked, is_count: bool, language: str) -> list[str]:
    """What a reader has to know of one line, in a few words each."""
    found = []
    if line.is_few and line.counted is not None:
        found.append(say("rank_few_count", language) if is_count else say("rank_few", language, n=int(line.counted)))
    if line.even:
        found.append(say("rank_even", language))
    if line.amount.missing:
        found.append(say("rank_part", language))
    return found


def _notes(
    ranking: Ranking, lines: Sequence[Ranked], about: Found, few: int, is_other: bool, language: str
) -> list[str]:
    """Sentences below the table: what shares are of, what the marks mean, who has no figure."""
    notes = []
    total = ranking.total
    unit = about.indicator.unit[language] if about.indicator.unit else ""
    if any(line.share is not None for line in lines) and total:
        key = "share_of_told" if not total.is_sum else "share_of_sum_by" if is_other else "share_of_sum"
        notes.append(say(key, language, total=written(total.value, language), unit=unit))
        if any(line.amount.value < 0 for line in ranking.lines):
            notes.append(say("share_beyond", language))
        if total.unplaced:
            notes.append(say("share_unplaced", language, value=written(total.unplaced, language), unit=unit))
    elif about.indicator.adds and total and any(line.amount.value < 0 for line in ranking.lines):
        notes.append(say("share_negative", language))
    elif about.indicator.adds and total is None and ranking.absent:
        notes.append(say("share_not", language, n=len(ranking.lines), all=len(ranking.lines) + len(ranking.absent)))
    if any(line.is_few for line in lines):
        key = "rank_few_count_means" if about.indicator.is_count else "rank_few_means"
        notes.append(say(key, language, few=few))
    if any(line.even for line in lines):
        notes.append(say("rank_even_means", language))
    if any(line.amount.missing for line in lines):
        notes.append(say("rank_part_means", language))
    if ranking.absent:
        names = ", ".join(places.unit(place).label(language) for place in ranking.absent)
        notes.append(say("rank_absent", language, n=len(ranking.absent), names=names))
    return notes
