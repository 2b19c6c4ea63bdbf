"""The timeline of relations: ties established and papers signed year by year; undated ones are counted apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.lib import places
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.places.bonds import BondRecord
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.partners import Count
from nhipcau.web.words import say

OPEN = 10
"""Years that stand open; older ones are behind a fold."""
IN_A_YEAR = 6
"""Records named in a year; the year's counts lead to all."""
UNDATED = 20


@dataclass(frozen=True)
class Event:
    """One tie or paper of the timeline; ``kind`` where its name does not say it, ``signer`` where that was a former unit."""

    day: str
    kind: str
    label: str
    href: str
    signer: str


@dataclass(frozen=True)
class Year:
    """A year with its counts, register by register, and the first of its records."""

    year: str
    counts: tuple[Count, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Undated:
    """Records of a register whose day no source tells: how many, where the list has them, and the first of them."""

    title: str
    count: int
    href: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Timeline:
    """Years newest first; ``older`` are behind the fold."""

    years: tuple[Year, ...]
    older: tuple[Year, ...]
    undated: tuple[Undated, ...]

    def __bool__(self) -> bool:
        return bool(self.years or self.undated)


def timeline(here: Here, records: Sequence[BondRecord]) -> Timeline:
    """All years any record tells, counted from the index; ``records`` (the newest) are named in theirs."""
    named: dict[str, list[BondRecord]] = {}
    for record in sorted(records, key=lambda record: record.since, reverse=True):
        named.setdefault(record.year, []).append(record)
    years = [Year(year, counts, _events(named.get(year, [])[:IN_A_YEAR], here)) for year, counts in _years(here)]
    return Timeline(tuple(years[:OPEN]), tuple(years[OPEN:]), tuple(_undated(here, named.get("", []))))


def _years(here: Here) -> list[tuple[str, tuple[Count, ...]]]:
    """Newest first, each with the counts of the registers that have records in it."""
    found: dict[str, list[Count]] = {}
    for register in here.bonds:
        since = register.bond.since if register.bond else ""
        title = register.title[place_of(here.language)]
        for year, count in here.group(register).facets.get(since, {}).items():
            found.setdefault(year, []).append(Count(title, count, here.list_of(register, **{since: year})))
    return [(year, tuple(found[year])) for year in sorted(found, reverse=True)]


def _undated(here: Here, records: Sequence[BondRecord]) -> list[Undated]:
    """The list sorted by day has undated records last: it is opened where they begin."""
    found = []
    for register in here.bonds:
        group, since = here.group(register), register.bond.since if register.bond else ""
        dated = sum(group.facets.get(since, {}).values())
        if left := group.count - dated:
            own = [record for record in records if record.register is register]
            href = here.list_of(register, sort=f"-{since}", offset=str(dated))
            found.append(Undated(here.title(register), left, href, _events(own[:UNDATED], here)))
    return found


def event(record: BondRecord, *, own: bool) -> Event:
    """A record as an event; ``own``: the page is its signer's, who needs no naming."""
    language = record.language
    signer = places.unit(record.unit) if record.unit and not own else None
    named = signer.label(language) if signer and signer.is_former else ""
    return Event(
        format_date(PartialDate.parse(record.since), language) if record.since else "",
        "" if record.label.startswith(record.kind) else record.kind,
        record.label,
        record.href,
        say("signed_by", language, name=named) if named and named not in record.label else "",
    )


def _events(records: Sequence[BondRecord], here: Here) -> tuple[Event, ...]:
    return tuple(event(record, own=record.unit in here.tokens) for record in records)
