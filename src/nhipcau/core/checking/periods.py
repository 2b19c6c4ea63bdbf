"""Figures of an indicator as claims, and those of them that a claim's period can be held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nhipcau.core.labels import Label
from nhipcau.lib.checking import Claim

if TYPE_CHECKING:
    from nhipcau.core.claimed import ClaimedAs
    from nhipcau.core.series.found import Found
    from nhipcau.core.series.tables import Table

SERIES = Label("sổ chỉ tiêu, “{name}”", "the register of indicators, “{name}”")


def series_named(answered: Found) -> tuple[str, str]:
    """Where figures of an indicator stand."""
    name = answered.indicator.label
    return SERIES.vi.format(name=name.vi), SERIES.en.format(name=name.en)


def as_claim(claim: Claim, row: ClaimedAs, table: Table, figure: Decimal | None) -> Claim:
    return replace(
        claim,
        measure=row.tells or claim.measure,
        value=None if figure is None else figure * row.factor,
        value_max=None,
        qualifier="exact",
        start=table.span.first,
        end=table.span.last,
        is_stock=row.is_stock,
        status="actual",
        change=None,
        baseline=None,
        said_on=None,
    )


def of_period(known: list[Claim], claim: Claim) -> Iterator[Claim]:
    """The figure of the claim's period and the last one that ends before it; without the first, the last one there is."""
    days = claim.days
    if days is None:
        yield from known[-1:]
        return
    before = [one for one in known if days.start and one.days and one.days.end and one.days.end <= days.start]
    yield from _summed(known, claim, 0) or [one for one in known if one not in before][-1:]
    yield from _summed(known, claim, 1) or before[-1:]


def _summed(known: list[Claim], claim: Claim, back: int) -> list[Claim]:
    """The figure of the claim's period, or of the one ``back`` before it, added up from yearly ones if it has several years.

    Nothing if one of its years is missing.
    """
    if not back and (same := [one for one in known if one.days == claim.days]):
        return same
    if claim.is_stock or not (claim.start and claim.end) or len(claim.start) != 4 or len(claim.end) != 4:
        return []
    yearly = {one.start: one for one in known if one.start == one.end and one.value is not None}
    length = int(claim.end) - int(claim.start) + 1
    first = int(claim.start) - back * length
    years = [f"{year:04}" for year in range(first, first + length)]
    if not all(year in yearly for year in years):
        return []
    total = sum((yearly[year].value or Decimal(0) for year in years), Decimal(0))
    return [replace(yearly[years[-1]], value=total, start=years[0], end=years[-1])]
