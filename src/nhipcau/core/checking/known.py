"""What the public registers know of the same measure, place and period as a claim: told figures, and what lists count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import orjson

from nhipcau.core.checking.groups import of_group
from nhipcau.core.checking.periods import as_claim, of_period, series_named
from nhipcau.core.claimed import ClaimedAs, Listed
from nhipcau.core.labels import Label
from nhipcau.core.registry import open_registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.series.borders import LATEST, Borders
from nhipcau.core.series.found import Found, found
from nhipcau.core.series.tables import Table, Value
from nhipcau.core.store.read import code_of, one
from nhipcau.lib import places
from nhipcau.lib.checking import GROUP, Claim, Group, group_of
from nhipcau.lib.period import PartialDate

if TYPE_CHECKING:
    from nhipcau.core.register import Register

WHOLE = frozenset({"national", "all_localities"})
"""Scopes of claims that are of the whole country."""
LIST = Label("danh sách “{title}” trên cổng", "the list “{title}” of the portal")
SUM = Label("tổng các địa phương có số liệu", "sum of the localities with figures")
THEN = Borders.parse("then")


def known_figures(claim: Claim) -> Iterator[Claim]:
    """Figures of the public registers to hold a claim against, as claims of theirs, in the borders of the time.

    Of an indicator the figure of the claim's own period and the last one before it.
    """
    whose = _whose(claim)
    if claim.level not in WHOLE and whose is None:
        return
    for register in open_registers().values():
        if register.series:
            for row in register.series.claimed:
                if row.measure == claim.measure and row.is_stock == claim.is_stock and row.currency == claim.currency:
                    yield from _told(register, row, claim, whose)
        for listed in register.lists:
            if claim.measure in listed.measures and not claim.currency and not (claim.partner or claim.subject):
                yield from _counted(register, listed, claim, whose)


def _whose(claim: Claim) -> Group | None:
    """The localities a claim is about, as of its time; None for the whole country, and for what is no locality's."""
    when = claim.days.end - timedelta(days=1) if claim.days and claim.days.end else _said_on(claim)
    if claim.level == GROUP and claim.names:
        return group_of(claim.names, when or LATEST)
    if claim.level != "locality" or len(claim.names) != 1:
        return None
    unit = places.resolve(claim.names[0], when).unit or places.resolve(claim.names[0]).unit
    return Group((unit,)) if unit else None


def _said_on(claim: Claim) -> date | None:
    return PartialDate.parse(claim.said_on).first() if claim.said_on else None


def _told(figures: Register, row: ClaimedAs, claim: Claim, whose: Group | None) -> Iterator[Claim]:
    """The indicator's figure of the claim's period, summed over its years if need be, and the last one before it."""
    code = code_of(row.indicator)
    if code is None:
        return
    answered = found(figures, code, THEN)
    if claim.level == GROUP and whose:
        known: Iterable[Claim] = of_group(answered, row, claim, whose)
    else:
        unit = whose.units[0] if whose else None
        known = of_period(
            [
                replace(as_claim(claim, row, table, figure), said_in=_named(figures, answered, value))
                for table in answered.tables
                if (value := _value(table, unit)) is not None and (figure := _figure(value)) is not None
            ],
            claim,
        )
    url = answered.indicator.url
    for figure_there in known:
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
    vi, en = series_named(answered)
    if value.told is None:
        return f"{vi}, {SUM.vi}", f"{en}, {SUM.en}"
    told_by = _told_by(figures, value.told.code)
    return (f"{vi}, theo {told_by}", f"{en}, told by {told_by}") if told_by else (vi, en)


def _told_by(figures: Register, code: str) -> str:
    """The first evidence of a figure in a few words: its reference, or the site of its address."""
    record = orjson.loads(one(figures.name, code) or b"{}")
    evidence: dict[str, str] = next(iter(record.get("evidence") or ()), {})
    return str(evidence.get("reference") or urlsplit(evidence.get("url") or "").hostname or "")


def _counted(register: Register, listed: Listed, claim: Claim, whose: Group | None) -> Iterator[Claim]:
    """How many public records a register lists of the claim's places (and period, where its records go by a day)."""
    if whose and whose.why:
        return
    params = {name: [value] for name, value in listed.filters}
    if listed.within:
        if not (claim.start or claim.end):
            return
        params[f"{listed.within}_from"] = [claim.start or claim.end or ""]
        params[f"{listed.within}_to"] = [claim.end or claim.start or ""]
    if whose is not None:
        place = register.by_name[register.place]
        params[register.facet_name(place)] = [unit.id for unit in whose.units]
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
