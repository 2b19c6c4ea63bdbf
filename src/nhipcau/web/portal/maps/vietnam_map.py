"""A map of the 34 localities coloured by value, ready for ``portal/maps/vietnam.html``, and the table beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.core.families import LOCALITIES
from nhipcau.lib import maps, places
from nhipcau.lib.maps import ValueClass, Vietnam
from nhipcau.lib.places import Unit
from nhipcau.lib.text import collation_key, format_number
from nhipcau.web.portal.addresses import address
from nhipcau.web.words import say

NO_DATA = "none"

Values = Mapping[str, Decimal | int | None]
"""By unit id of today; None or left out: there is no figure."""


@dataclass(frozen=True)
class Place:
    """A locality on the map and in the table. ``number`` and ``said`` are its value without and with its unit, ``style`` the name of its class."""

    unit_id: str
    name: str
    number: str
    said: str
    label: str
    href: str
    style: str
    class_said: str
    value: Decimal | None
    path: str
    islands: str
    anchor: tuple[int, int]
    marked: bool
    incomplete: bool


@dataclass(frozen=True)
class Legend:
    """A class: the name of its style, its number (0: zero; "" for no data), its bounds in words, how many localities."""

    style: str
    level: str
    said: str
    count: int


@dataclass(frozen=True)
class Named:
    """Words at a point of the drawing, in lines."""

    name: str
    lines: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True)
class VietnamMap:
    """The drawing with its places (``ranked``: by value, for the table), legend and the names that stand on every map."""

    key: str
    title: str
    measure: str
    drawing: Vietnam
    places: tuple[Place, ...]
    ranked: tuple[Place, ...]
    legend: tuple[Legend, ...]
    archipelagos: tuple[Named, ...]
    sea: Named
    borders: str

    @property
    def misses_parts(self) -> bool:
        """Whether the figure of some locality lacks those of a former province."""
        return any(place.incomplete for place in self.places)


def map_of_vietnam(
    values: Values,
    language: str,
    *,
    title: str,
    said: Mapping[str, str] | None = None,
    unit: str = "",
    measure: str = "",
    hrefs: Mapping[str, str] | None = None,
    marked: Collection[str] = (),
    incomplete: Collection[str] = (),
    thumbnail: bool = False,
    key: str = "map",
) -> VietnamMap:
    """A map of ``values``; ``title`` says of what.

    ``unit`` follows a value ("triệu USD"), ``said`` replaces the words of single values, ``hrefs`` the links (to the
    locality's page), ``measure`` heads the table's column (by default it says the unit). ``marked`` localities stand out;
    ``incomplete`` ones lack a part. ``thumbnail`` draws fewer points; ``key`` tells several maps of one page apart.
    """
    drawing = maps.thumbnail() if thumbnail else maps.vietnam()
    known = {
        place: Decimal(value) for place, value in values.items() if value is not None and place in drawing.localities
    }
    made = maps.classes(known.values())
    whole = all(value == value.to_integral_value() for value in known.values())
    classed = {place: maps.class_of(value, made) for place, value in known.items()}
    legend = _legend(made, len(drawing.localities) - len(known), whole, language)
    bounds = {one.style: one.said for one in legend}
    islands = {one.unit_id: one.path for one in drawing.archipelagos}
    found = []
    for locality in localities():
        shape, value = drawing.localities[locality.id], known.get(locality.id)
        words = (said or {}).get(locality.id) or _said(value, unit, language)
        style = _style(classed.get(locality.id))
        name = locality.label(language)
        found.append(
            Place(
                unit_id=locality.id,
                name=name,
                number="" if value is None else format_number(value, language),
                said=words,
                label=say("map_named", language, name=name, said=words),
                href=(hrefs or {}).get(locality.id) or address(language, LOCALITIES, locality.id),
                style=style,
                class_said=bounds[style],
                value=value,
                path=shape.path,
                islands=islands.get(locality.id, ""),
                anchor=shape.anchor,
                marked=locality.id in marked,
                incomplete=locality.id in incomplete,
            )
        )
    return VietnamMap(
        key=key,
        title=title,
        measure=measure or (say("map_value_in", language, unit=unit) if unit else say("map_value", language)),
        drawing=drawing,
        places=tuple(found),
        ranked=tuple(sorted(found, key=_rank)),
        legend=legend,
        archipelagos=_archipelagos(drawing, language),
        sea=Named("sea", (maps.SEA[language],), *drawing.sea),
        borders=maps.BORDERS[language],
    )


def map_of_counts(
    counts: Mapping[str, int], language: str, *, title: str, hrefs: Mapping[str, str], key: str = "map"
) -> VietnamMap:
    """A map of how many records stand where. A locality without any has 0 of them: that is known, not "no data"."""
    filled = {unit.id: counts.get(unit.id, 0) for unit in localities()}
    said = {unit: say("map_records", language, n=count) for unit, count in filled.items()}
    measure = say("record_count", language)
    return map_of_vietnam(filled, language, title=title, measure=measure, said=said, hrefs=hrefs, key=key)


def localities() -> tuple[Unit, ...]:
    """The 34 localities a map shows."""
    return places.units(places.DAY_OF_THE_34)


def _rank(place: Place) -> tuple[bool, Decimal, bytes]:
    """Greatest first, equals by name, what has no figure last."""
    return place.value is None, -(place.value or Decimal(0)), collation_key(place.name)


def _said(value: Decimal | None, unit: str, language: str) -> str:
    if value is None:
        return say("map_no_data", language)
    shown = format_number(value, language)
    return say("map_amount", language, value=shown, unit=unit) if unit else shown


def _style(of: ValueClass | None) -> str:
    return f"l{of.level}" if of else NO_DATA


def _legend(made: Sequence[ValueClass], without: int, whole: bool, language: str) -> tuple[Legend, ...]:
    rows = [Legend(_style(one), str(one.level), _bounds(one, whole, language), one.count) for one in made]
    if without:
        rows.append(Legend(NO_DATA, "", say("map_no_data", language), without))
    return tuple(rows)


def _bounds(one: ValueClass, whole: bool, language: str) -> str:
    """ "6–9" for whole numbers, "từ 200 đến dưới 1.000" for others."""
    least, greatest = (format_number(value, language) for value in (one.least, one.greatest))
    low, high = (None if value is None else format_number(value, language) for value in (one.low, one.high))
    if one.level == 0 or (low is None and high is None):
        return least if least == greatest else say("map_range", language, low=least, high=greatest)
    if high is None:
        return say("map_from", language, low=low)
    if whole and one.high is not None:
        first, last = low or least, format_number(one.high - 1, language)
        return first if first == last else say("map_range", language, low=first, high=last)
    return say("map_from_below", language, low=low, high=high) if low else say("map_below", language, high=high)


def _archipelagos(drawing: Vietnam, language: str) -> tuple[Named, ...]:
    return tuple(
        Named(one.name, maps.ARCHIPELAGOS[one.name][language], one.centre, one.box[1]) for one in drawing.archipelagos
    )
