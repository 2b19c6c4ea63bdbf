"""A map of the world with the arcs of a register's ties, ready for ``portal/maps/world.html``, and its table of countries.

Dots that would touch are joined. How many touch depends on the size at which the map is seen, so it is drawn for several
sizes; the style sheet shows the one for the width of the screen, the script the one for the zoom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nhipcau.core.families import COUNTRIES
from nhipcau.core.register import Register
from nhipcau.core.search import public_index
from nhipcau.core.search.bonds import Reach, Ties, declared, ties
from nhipcau.lib import maps, places
from nhipcau.lib.maps import Cluster, World
from nhipcau.lib.maps.arcs import LARGER, SMALLEST, THICKER, THINNEST
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.maps.vietnam_map import Named
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

HOME = "VN"
SIZES = {"narrow": 2.6, "usual": 1.0, "near": 0.34, "nearest": 0.12}
"""Name of a size → how large dots and words are in it, in units of the drawing at a width of about 900 pixels."""
TOUCHING = 48.0
"""Dots nearer than this, times the size, are joined."""
LETTERS = 29.0
"""Height of the words at the usual size."""
ASIDE = 95
"""How far east of the archipelagos their names stand: beyond the Philippines."""
ABOVE = 0.2
"""Up to this size names stand above the islands."""


@dataclass(frozen=True)
class Dot:
    """One or several countries near each other: where, how many records, the arc to them, the list of them."""

    countries: tuple[str, ...]
    name: str
    x: int
    y: int
    radius: float
    arc: str
    thickness: float
    count: int
    label: str
    href: str


@dataclass(frozen=True)
class Name:
    """A name that every map carries, with a line (x1, y1, x2, y2) from the islands to its words."""

    words: Named
    leader: tuple[int, int, int, int] | None


@dataclass(frozen=True)
class Size:
    """The dots, arcs and names for one size."""

    name: str
    scale: float
    letters: float
    dots: tuple[Dot, ...]
    names: tuple[Name, ...]
    hub: float


@dataclass(frozen=True)
class Row:
    """A country in the table; ``years`` is "2005:1 2018:4", for the slider."""

    code: str
    name: str
    page: str
    count: int
    all: int
    href: str
    undated: int
    years: str


class Strokes(NamedTuple):
    """How dots and arcs grow, for the script that draws another year."""

    smallest: float = SMALLEST
    larger: float = LARGER
    thinnest: float = THINNEST
    thicker: float = THICKER


GROWTH = Strokes()


@dataclass(frozen=True)
class WorldMap:
    """The drawing in its sizes, the table, and the sentences that say what is drawn and what is not."""

    title: str
    drawing: World
    hub: tuple[int, int]
    hub_name: str
    sizes: tuple[Size, ...]
    rows: tuple[Row, ...]
    reached: str
    undated: str
    undated_note: str
    notes: tuple[str, ...]
    years: tuple[int, ...]
    until: int | None
    until_parameter: str
    borders: str
    list_href: str
    strokes: Strokes = GROWTH


def map_of_world(register: Register, language: str, *, place: str = "", until: int | None = None) -> WorldMap:
    """The ties of a register that declares a bond, of one locality (unit id) or all, up to a year or of all years.

    With a year, undated ties are not drawn; how many there are is always said.
    """
    found, bond = ties(public_index(), register, place), declared(register)
    own = Question(
        address(language, register.name),
        {"place": [place], f"{bond.since}_to": [str(until) if until is not None else ""]},
    )
    abroad = [reach for reach in found.reaches if reach.country != HOME]
    world = maps.world()
    hub, hub_name = _hub(world, place, language)
    counts = {reach.country: reach.until(until) for reach in abroad}
    rows = tuple(
        Row(
            code=reach.country,
            name=places.country(reach.country).label(language),
            page=address(language, COUNTRIES, reach.country),
            count=counts[reach.country],
            all=reach.records,
            href=own.href(country=reach.country),
            undated=reach.undated,
            years=" ".join(f"{year}:{number}" for year, number in reach.years.items()),
        )
        for reach in abroad
    )
    return WorldMap(
        title=register.title[place_of(language)],
        drawing=world,
        hub=hub,
        hub_name=hub_name,
        sizes=tuple(_size(name, world, hub, abroad, counts, own, language) for name in SIZES),
        rows=tuple(sorted(rows, key=lambda row: -row.count)),
        reached=say(
            "map_reached", language, records=sum(counts.values()), countries=sum(1 for n in counts.values() if n)
        ),
        undated=_undated(register, sum(reach.undated for reach in abroad), language),
        undated_note=say("map_undated_drawn" if until is None else "map_undated_left", language),
        notes=_notes(found, language),
        years=found.years,
        until=until,
        until_parameter=f"{bond.since}_to",
        borders=maps.BORDERS[language],
        list_href=own.href(),
    )


def _hub(world: World, place: str, language: str) -> tuple[tuple[int, int], str]:
    """Where arcs begin: at the locality asked for, else in the middle of the country."""
    if not place:
        return world.hub, places.country(HOME).label(language)
    unit = places.unit(place)
    at = world.localities.get(unit.id, world.hub)
    return at, unit.label(language)


def _undated(register: Register, count: int, language: str) -> str:
    what = register.singular[place_of(language)]
    return say("map_undated", language, n=count, what=what[0].lower() + what[1:]) if count else ""


def _notes(found: Ties, language: str) -> tuple[str, ...]:
    """What is counted but not drawn: ties within the country, ties of unknown countries."""
    home = sum(reach.records for reach in found.reaches if reach.country == HOME)
    known = sum(reach.records for reach in found.reaches)
    counted = {"map_at_home": home, "map_unknown_country": max(0, found.records - known)}
    return tuple(say(key, language, n=number) for key, number in counted.items() if number)


def _size(
    name: str,
    world: World,
    hub: tuple[int, int],
    abroad: Sequence[Reach],
    counts: Mapping[str, int],
    own: Question,
    language: str,
) -> Size:
    scale = SIZES[name]
    whole = {
        reach.country: (world.anchors[reach.country], reach.records)
        for reach in abroad
        if reach.country in world.anchors
    }
    joined = maps.clusters(whole, TOUCHING * scale)
    most = max((cluster.weight for cluster in joined), default=0)
    return Size(
        name=name,
        scale=scale,
        letters=round(LETTERS * scale, 1),
        dots=tuple(_dot(cluster, hub, counts, most, scale, own, language) for cluster in reversed(joined)),
        names=_names(world, scale, language),
        hub=round(8 * scale, 1),
    )


def _dot(
    cluster: Cluster,
    hub: tuple[int, int],
    counts: Mapping[str, int],
    most: int,
    scale: float,
    own: Question,
    language: str,
) -> Dot:
    count = sum(counts[country] for country in cluster.names)
    first, rest = places.country(cluster.names[0]).label(language), len(cluster.names) - 1
    name = say("map_several", language, first=first, n=rest) if rest else first
    said = say("map_records", language, n=count)
    at = _beside_the_islands(cluster.at, maps.radius(cluster.weight, most) * scale)
    return Dot(
        countries=cluster.names,
        name=name,
        x=at[0],
        y=at[1],
        radius=round(maps.radius(count, most) * scale, 1),
        arc=maps.arc(hub, at),
        thickness=round(maps.thickness(count, most) * scale, 1),
        count=count,
        label=say("map_named", language, name=name, said=said),
        href=own.href(country=list(cluster.names)),
    )


def _beside_the_islands(at: tuple[int, int], radius: float) -> tuple[int, int]:
    """The point, moved as little as needed for a dot of that size to leave both archipelagos in sight."""
    x, y = at
    for left, top, right, bottom in (maps.around(dots) for dots in maps.world().archipelagos.values()):
        ways = (x + radius - left, right - (x - radius), y + radius - top, bottom - (y - radius))
        if min(ways) > 0:
            least = min(ways)
            x += round({0: -least, 1: least}.get(ways.index(least), 0))
            y += round({2: -least, 3: least}.get(ways.index(least), 0))
    return x, y


def _names(world: World, scale: float, language: str) -> tuple[Name, ...]:
    """The archipelagos and the sea. From afar they are named in the open ocean east of them, a line leading there, far
    enough apart to be read; near enough, above the islands themselves."""
    letters, boxes = LETTERS * scale, {name: maps.around(dots) for name, dots in world.archipelagos.items()}
    middles = {name: ((left + right) // 2, (top + bottom) // 2) for name, (left, top, right, bottom) in boxes.items()}
    (north_x, north), (_, south) = middles["hoang-sa"], middles["truong-sa"]
    between = round((north + south) / 2)
    gap = boxes["hoang-sa"][3], boxes["truong-sa"][1] - letters * 2.6
    if scale <= ABOVE:
        names = [
            Name(Named(name, lines[language], middles[name][0], round(boxes[name][1] - letters * 1.5)), None)
            for name, lines in maps.ARCHIPELAGOS.items()
        ]
        return (*names, Name(Named("sea", (maps.SEA[language],), north_x, round(sum(gap) / 2)), None))
    spread = max(0.0, (5.2 * letters - (south - north)) / 2)
    x = round(max(box[2] for box in boxes.values()) + ASIDE * max(1.0, scale * 0.8))
    names = []
    for name, down in (("hoang-sa", -spread), ("truong-sa", spread)):
        y, end = round(middles[name][1] + down), boxes[name][2]
        leader = (end + round(4 * scale), middles[name][1], x - round(letters / 4), y)
        names.append(Name(Named(name, maps.ARCHIPELAGOS[name][language], x, y), leader))
    return (*names, Name(Named("sea", (maps.SEA[language],), x, between), None))
