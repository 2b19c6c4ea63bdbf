"""What a map of Viet Nam can show: the records of a register by locality, or an indicator by locality and period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson

from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.request import facet_columns
from nhipcau.core.series.answer import series_answer
from nhipcau.core.series.reading import declared, figures_of
from nhipcau.core.store.read import walk
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.maps.vietnam_map import VietnamMap, localities, map_of_counts, map_of_vietnam
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.series_page import series_address
from nhipcau.web.words import say


@dataclass(frozen=True)
class Choice:
    """Something one can choose: its value in the address, its words, whether it is chosen."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Subject:
    """What the map shows: the map itself, periods to choose from, notes about what is not on it, and where to read on."""

    map: VietnamMap
    periods: tuple[Choice, ...] = ()
    notes: tuple[str, ...] = ()
    more: str = ""
    title: str = ""
    machine: str = ""


@dataclass(frozen=True)
class Chosen:
    """What is asked for: a register, or an indicator (its register and code), and a period ("" for the usual one)."""

    register: Register
    code: str = ""
    period: str = ""

    @property
    def value(self) -> str:
        return self.code or self.register.name


def placed_registers() -> list[Register]:
    """Registers whose records stand in localities; those whose records are ties come first."""
    found = [register for register in registers().values() if "place" in facet_columns(register)]
    return sorted(found, key=lambda register: register.bond is None)


def choices(chosen: Chosen, language: str) -> tuple[list[Choice], list[Choice]]:
    """Registers and indicators to choose from."""
    counted = [
        Choice(register.name, register.title[place_of(language)], register.name == chosen.value)
        for register in placed_registers()
    ]
    measured = [Choice(code, label, code == chosen.value) for _, code, label in indicators(language)]
    return counted, measured


def indicators(language: str) -> list[tuple[Register, str, str]]:
    """Indicators with figures by locality: their register, public code and label, by code."""
    found = []
    for register in registers().values():
        figures = figures_of(register)
        if figures is None:
            continue
        told = _told_by_place(figures)
        for hit in walk(register.name, part="record"):
            record = orjson.loads(hit.json)
            parts = [part["code"] for part in record["values"][declared(figures).parts] or ()]
            if told & {record["code"], *parts}:
                found.append((register, record["code"], record[f"label_{language}"]))
    return found


def _told_by_place(figures: Register) -> set[str]:
    """Codes of the indicators that have a figure of a locality."""
    series = declared(figures)
    names = {name: figures.facet_name(figures.by_name[name]) for name in (series.breakdown, series.indicator)}
    asked = parse_request(figures, {names[series.breakdown]: list(series.placed)}, limit=1)
    return {code for code, _ in find(public_index(), asked).facets[names[series.indicator]]}


def choose(show: str, period: str) -> Chosen:
    """What ``show`` (a register's name or slug, an indicator's code) means; 400 for what cannot be shown."""
    placed = placed_registers()
    if not show:
        return Chosen(placed[0])
    for register in placed:
        if show in (register.name, *register.slug):
            return Chosen(register)
    for register, code, _ in indicators("vi"):
        if code == show.upper():
            return Chosen(register, code, period)
    known = [register.name for register in placed]
    raise Fault(
        "unknown_subject",
        f"Không có {show[:60]!r} để xem trên bản đồ. Hãy chọn trong danh sách.",
        f"There is no {show[:60]!r} to show on the map. Choose from the list.",
        {"parameter": "show", "value": show[:60], "known": known},
    )


def subject(chosen: Chosen, language: str) -> Subject:
    return _measured(chosen, language) if chosen.code else _counted(chosen.register, language)


def _counted(register: Register, language: str) -> Subject:
    """Records per locality; a locality without any has none, which is known."""
    listing = find(public_index(), parse_request(register, {}, limit=1))
    counts = dict(listing.facets["place"])
    title = register.title[place_of(language)]
    own = address(language, register.name)
    counts = {unit.id: counts[unit.id] for unit in localities() if unit.id in counts}
    hrefs = {unit: Question(own, {"place": [unit]}).href() for unit in counts}
    drawn = map_of_counts(counts, language, title=say("map_records_of", language, title=title), hrefs=hrefs)
    left = listing.total - sum(counts.values())
    return Subject(
        drawn,
        notes=(say("map_unplaced", language, n=left),) if left > 0 else (),
        more=own,
        title=title,
        machine=f"/api/v1/{register.name}?limit=1",
    )


def _measured(chosen: Chosen, language: str) -> Subject:
    """An indicator in today's borders: figures are only added up, never split; gaps stay gaps."""
    figures = figures_of(chosen.register)
    if figures is None:
        raise TypeError(f"register {chosen.register.name} has no figures")
    answer = series_answer(figures, chosen.code, borders="today")
    today = {unit.id for unit in localities()}
    tables = {
        table["period"]: table
        for table in answer["results"]
        if any(value["place"] and value["place"]["value"] in today for value in table["values"])
    }
    if not tables:
        raise Fault(
            "no_figures", "Chỉ tiêu này chưa có số liệu theo địa phương.", "This indicator has no figures by locality."
        )
    period = chosen.period or _usual(tables)
    if period not in tables:
        raise Fault(
            "unknown_period",
            f"Không có số liệu cho kỳ {period[:40]!r}. Hãy chọn trong danh sách.",
            f"There are no figures for the period {period[:40]!r}. Choose from the list.",
            {"parameter": "period", "value": period[:40], "known": list(tables)},
        )
    table = tables[period]
    own = Question(series_address(language, chosen.register.name, chosen.code) or "", {"year": [table["from"][:4]]})
    found = {value["place"]["value"]: value for value in table["values"] if value["place"]}
    unit = (answer["unit"] or {}).get(language, "")
    drawn = map_of_vietnam(
        {place: Decimal(str(value["value"])) for place, value in found.items() if value["value"] is not None},
        language,
        title=say("map_indicator_in", language, label=answer["indicator"][language], period=table[f"label_{language}"]),
        unit=unit,
        hrefs={place: own.href(place=place) for place in found},
        incomplete=[place for place, value in found.items() if value["incomplete"]],
    )
    left = len(table["unallocated"])
    return Subject(
        drawn,
        periods=tuple(Choice(name, one[f"label_{language}"], name == period) for name, one in reversed(tables.items())),
        notes=(say("map_unallocated", language, n=left),) if left else (),
        more=own.href(),
        machine=f"/api/v1/{chosen.register.name}/{chosen.code}/series",
    )


def _usual(tables: Mapping[str, Any]) -> str:
    """The latest of the periods with the most localities: one that is worth a map."""
    most = max(len(table["values"]) for table in tables.values())
    return [name for name, table in tables.items() if len(table["values"]) == most][-1]
