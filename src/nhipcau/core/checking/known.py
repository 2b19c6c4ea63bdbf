"""What the public registers know of the same measure, place and period as a claim: told figures, and what lists count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import orjson

from nhipcau.core.claimed import ClaimedAs, Listed
from nhipcau.core.labels import Label
from nhipcau.core.registry import open_registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.found import Found, found
from nhipcau.core.series.tables import Table, Value
from nhipcau.core.store.read import code_of, one
from nhipcau.lib import places
from nhipcau.lib.checking import Claim
from nhipcau.lib.period import PartialDate

if TYPE_CHECKING:
    from nhipcau.core.register import Register

WHOLE = frozenset({"national", "all_localities"})
"""Scopes of claims that are of the whole country."""
LIST = Label("danh sách “{title}” trên cổng", "the list “{title}” of the portal")
SERIES = Label("sổ chỉ tiêu, “{name}”", "the register of indicators, “{name}”")
SUM = Label("tổng các địa phương có số liệu", "sum of the localities with figures")
THEN = Borders.parse("then")


def known_figures(claim: Claim) -> Iterator[Claim]:
    """Figures of the public registers to hold a claim against, as claims of theirs, in the borders of the time.

    Of an indicator the figure of the claim's own period and the last one before it.
    """
    unit = _unit_of(claim)
    if claim.level not in WHOLE and unit is None:
        return
    for register in open_registers().values():
        if register.series:
            for row in register.series.claimed:
                if row.measure == claim.measure and row.is_stock == claim.is_stock and row.currency == claim.currency:
                    yield from _told(register, row, claim, unit)
        for listed in register.lists:
            if claim.measure in listed.measures and not claim.currency and not (claim.partner or claim.subject):
                yield from _counted(register, listed, claim, unit)


def _unit_of(claim: Claim) -> places.Unit | None:
    """The one locality a claim is about, as of its time."""
    if claim.level != "locality" or len(claim.names) != 1:
        return None
    when = claim.days.end - timedelta(days=1) if claim.days and claim.days.end else _said_on(claim)
    return places.resolve(claim.names[0], when).unit or places.resolve(claim.names[0]).unit


def _said_on(claim: Claim) -> date | None:
    return PartialDate.parse(claim.said_on).first() if claim.said_on else None


def _told(figures: Register, row: ClaimedAs, claim: Claim, unit: places.Unit | None) -> Iterator[Claim]:
    """The indicator's figure of the claim's period, summed over its years if need be, and the last one before it."""
    code = code_of(row.indicator)
    if code is None:
        return
    answered = found(figures, code, THEN)
    known = [
        replace(_as_claim(claim, row, table, figure), said_in=_named(figures, answered, value))
        for table in answered.tables
        if (value := _value(table, unit)) is not None and (figure := _figure(value)) is not None
    ]
    url = answered.indicator.url
    for figure_there in _of_period(known, claim):
        yield replace(figure_there, address=(url.vi, url.en))


def _value(table: Table, unit: places.Unit | None) -> Value | None:
    """The figure of a place or of the whole country."""
    if unit is None:
        return table.whole
    return next((one for one in table.values if one.place == unit.id), None)


def _figure(value: Value) -> Decimal | None:
    return value.told.value if value.told else value.recomputed


def _named(figures: Register, answered: Found, value: Value) -> tuple[str, str]:
    """Where a figure stands and who told it, so that nobody takes a text for the confirmation of itself."""
    name = answered.indicator.label
    vi, en = SERIES.vi.format(name=name.vi), SERIES.en.format(name=name.en)
    if value.told is None:
        return f"{vi}, {SUM.vi}", f"{en}, {SUM.en}"
    told_by = _told_by(figures, value.told.code)
    return (f"{vi}, theo {told_by}", f"{en}, told by {told_by}") if told_by else (vi, en)


def _told_by(figures: Register, code: str) -> str:
    """The first evidence of a figure in a few words: its reference, or the site of its address."""
    record = orjson.loads(one(figures.name, code) or b"{}")
    evidence: dict[str, str] = next(iter(record.get("evidence") or ()), {})
    return str(evidence.get("reference") or urlsplit(evidence.get("url") or "").hostname or "")


def _as_claim(claim: Claim, row: ClaimedAs, table: Table, figure: Decimal) -> Claim:
    return replace(
        claim,
        measure=row.tells or claim.measure,
        value=figure * row.factor,
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


def _of_period(known: list[Claim], claim: Claim) -> Iterator[Claim]:
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


def _counted(register: Register, listed: Listed, claim: Claim, unit: places.Unit | None) -> Iterator[Claim]:
    """How many public records a register lists of the claim's place (and period, where its records go by a day)."""
    params = {name: [value] for name, value in listed.filters}
    if listed.within:
        if not (claim.start or claim.end):
            return
        params[f"{listed.within}_from"] = [claim.start or claim.end or ""]
        params[f"{listed.within}_to"] = [claim.end or claim.start or ""]
    if unit is not None:
        place = register.by_name[register.place]
        params[register.facet_name(place)] = [unit.id]
    total = find(public_index(), parse_request(register, params, limit=1, facets=False)).total
    title = register.title
    yield replace(
        claim,
        value=Decimal(total),
        value_max=None,
        qualifier="at_least",
        status="actual",
        change=None,
        baseline=None,
        said_in=(LIST.vi.format(title=title[0]), LIST.en.format(title=title[1])),
        address=_addresses(register, params),
    )


def _addresses(register: Register, params: dict[str, list[str]]) -> tuple[str, str]:
    asked = urlencode([(name, value) for name, values in params.items() for value in values])
    vi, en = (f"/{language}/{slug}?{asked}" for language, slug in zip(("vi", "en"), register.slug, strict=True))
    return vi, en
