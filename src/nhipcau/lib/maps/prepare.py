"""Draw the maps once: ``python -m nhipcau.lib.maps.prepare`` makes ``data/*.json`` from the boundary files beside them.

Run it again after a boundary file has changed; a test compares what is shipped with what it would make.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nhipcau.lib import places
from nhipcau.lib.maps.projection import WORLD_CENTRE, Point, equal_earth, mercator
from nhipcau.lib.maps.shapes import area, box, closed_path, middle, open_path
from nhipcau.lib.maps.topology import Topology, assembled, chained, simplified, topology
from nhipcau.lib.places.units import NEW_REGIONS as BORDERS_OF

DATA = Path(__file__).parent / "data"

VIETNAM_WIDTH, VIETNAM_MARGIN = 2400, 40
VIETNAM_DETAIL = {"vietnam": (0.45, 6), "thumbnail": (7.0, 14)}
"""Per drawing: how far a simplified border may lie from the true one, and the smallest island, in units of the drawing."""
WORLD_WIDTH, WORLD_TOLERANCE, WORLD_SMALLEST = 2400, 0.4, 4
TENTHS, OUTLINE_TOLERANCE, OUTLINE_SMALLEST = 10, 1.2, 4
"""The outline of Viet Nam on the map of the world is written in tenths of a unit."""

ARCHIPELAGOS = {"hoang-sa": ("da-nang", 110.0), "truong-sa": ("khanh-hoa", 109.6)}
"""Each with the locality it belongs to, and the meridian east of which that locality's islands are the archipelago's."""

LEFT_OUT = {"010"}
"""Antarctica: nobody has ties there, and the drawing is a third lower without it."""
TAIWAN = "158"
UNNAMED = {"", "732", "238", TAIWAN}
"""Features of Natural Earth that are land and nothing else: no line round them, no label, no link.

Those without an ISO code (N. Cyprus, Kosovo, Somaliland), Western Sahara, the Falkland Islands (Malvinas), and Taiwan.
"""

Rings = list[list[Point]]


def main() -> None:
    for name in VIETNAM_DETAIL:
        _save(name, vietnam(_read("vn_provinces_34"), *VIETNAM_DETAIL[name]))
    _save("world", world(_read("world_countries_110m"), _read("vn_provinces_34"), _points()))


def vietnam(source: dict[str, Any], tolerance: float, smallest: int) -> dict[str, Any]:
    """Paths and label points of the localities and archipelagos, by unit id, on whole numbers from the top left."""
    owned = {_unit(feature): _rings(feature) for feature in source["features"]}
    every = [point for rings in owned.values() for ring in rings for point in ring]
    left, top, right, bottom = box(mercator(*point) for point in every)
    scale = (VIETNAM_WIDTH - 2 * VIETNAM_MARGIN) / (right - left)

    def placed(point: Point) -> Point:
        x, y = mercator(*point)
        return (x - left) * scale + VIETNAM_MARGIN, (y - top) * scale + VIETNAM_MARGIN

    drawn = _simplified_rings([ring for rings in owned.values() for ring in rings], placed, tolerance)
    localities: dict[str, Any] = {}
    archipelagos: dict[str, Any] = {}
    for unit, rings in owned.items():
        shapes = [(ring, drawn.pop(0)) for ring in rings]
        main = [shape for ring, shape in shapes if not _archipelago(unit, ring)]
        largest = max(main, key=lambda shape: abs(area(shape)))
        localities[unit] = {"path": closed_path(main, smallest), "anchor": _whole(middle(largest))}
        for name in ARCHIPELAGOS:
            islands = [shape for ring, shape in shapes if _archipelago(unit, ring) == name]
            if islands:
                around = [round(edge) for edge in box(point for shape in islands for point in shape)]
                archipelagos[name] = {"unit": unit, "path": closed_path(islands, smallest), "box": around}
    height = round((bottom - top) * scale + 2 * VIETNAM_MARGIN)
    return {"width": VIETNAM_WIDTH, "height": height, "localities": localities, "archipelagos": archipelagos}


def world(source: dict[str, Any], ours: dict[str, Any], points: dict[str, Point]) -> dict[str, Any]:
    """The land as one outline, lines between named countries, Viet Nam with its archipelagos, and a point per country."""
    features = [feature for feature in source["features"] if feature["properties"]["iso_n3"] not in LEFT_OUT]
    owners = [feature["properties"]["iso_n3"] or "" for feature in features for _ in _rings(feature)]
    rings = [_in_one_piece(ring) for feature in features for ring in _rings(feature)]
    left, top, right, bottom = box(equal_earth(*point) for ring in rings for point in ring)
    scale = WORLD_WIDTH / (right - left)

    def placed(point: Point) -> Point:
        x, y = equal_earth(*point)
        return (x - left) * scale, (y - top) * scale

    net = topology([[placed(point) for point in ring] for ring in rings])
    arcs = [simplified(arc, WORLD_TOLERANCE) for arc in net.arcs]
    shapes = [assembled(arcs, ring) for ring in net.rings]
    return {
        "width": WORLD_WIDTH,
        "height": round((bottom - top) * scale),
        "land": closed_path(_outer(net, arcs), WORLD_SMALLEST),
        "borders": open_path(arcs[arc] for arc in _named_borders(net, owners)),
        "vietnam": closed_path(_outline(ours, placed), OUTLINE_SMALLEST),
        "archipelagos": _dots(ours, placed),
        "localities": _localities(ours, placed),
        "anchors": {**_anchors(owners, shapes), **{iso2: _whole(placed(_east(*at))) for iso2, at in points.items()}},
    }


def _outer(net: Topology, arcs: Sequence[Sequence[Point]]) -> Rings:
    """What encloses all the rings together: the arcs that no two of them share."""
    uses = net.uses()
    coast = [end for ring in net.rings for end in ring if uses[end[0]] == 1]
    return [assembled(arcs, ring) for ring in chained(coast, arcs)]


def _outline(ours: dict[str, Any], placed: Any) -> Rings:
    """Viet Nam without its archipelagos from our own boundaries, in tenths of a unit, because one zooms in there."""
    rings = [
        [(x * TENTHS, y * TENTHS) for x, y in map(placed, ring)]
        for feature in ours["features"]
        for ring in _rings(feature)
        if not _archipelago(_unit(feature), ring)
    ]
    net = topology(rings)
    return _outer(net, [simplified(arc, OUTLINE_TOLERANCE) for arc in net.arcs])


def _named_borders(net: Topology, owners: Sequence[str]) -> list[int]:
    sides: dict[int, list[str]] = {}
    for owner, ring in zip(owners, net.rings, strict=True):
        for arc, _ in ring:
            sides.setdefault(arc, []).append(owner)
    return [arc for arc, both in sides.items() if len(both) > 1 and not UNNAMED & set(both)]


def _anchors(owners: Sequence[str], shapes: Sequence[list[Point]]) -> dict[str, list[int]]:
    """The middle of the largest piece of every country that the file has and we name; our own table names Taiwan."""
    largest: dict[str, list[Point]] = {}
    for owner, shape in zip(owners, shapes, strict=True):
        if owner == TAIWAN or owner not in UNNAMED:
            largest[owner] = max(largest.get(owner, shape), shape, key=lambda ring: abs(area(ring)))
    return {places.country(owner).iso2: _whole(middle(shape)) for owner, shape in sorted(largest.items())}


def _dots(ours: dict[str, Any], placed: Any) -> dict[str, Any]:
    """Natural Earth knows neither archipelago: their islands as dots, from our own boundaries."""
    found: dict[str, Any] = {}
    for feature in ours["features"]:
        for ring in _rings(feature):
            if name := _archipelago(_unit(feature), ring):
                x, y = placed(middle(ring))
                found.setdefault(name, set()).add((round(x, 1), round(y, 1)))
    return {name: sorted(dots) for name, dots in found.items()}


def _localities(ours: dict[str, Any], placed: Any) -> dict[str, list[int]]:
    """A point in each locality, where the arcs of its ties begin."""
    found = {}
    for feature in ours["features"]:
        largest = max(_rings(feature), key=lambda ring: abs(area(ring)))
        found[_unit(feature)] = _whole(placed(middle(largest)))
    return found


def _simplified_rings(rings: Rings, placed: Any, tolerance: float) -> Rings:
    net = topology([[placed(point) for point in ring] for ring in rings])
    arcs = [simplified(arc, tolerance) for arc in net.arcs]
    return [assembled(arcs, ring) for ring in net.rings]


def _archipelago(unit: str, ring: Sequence[Point]) -> str:
    """The archipelago an island of the locality belongs to, "" for none."""
    for name, (owner, meridian) in ARCHIPELAGOS.items():
        if unit == owner and min(lon for lon, _ in ring) > meridian:
            return name
    return ""


def _in_one_piece(ring: Sequence[Point]) -> list[Point]:
    """Degrees that run on across 180°, on the side of the world's edge where most of the land lies."""
    whole = [ring[0]]
    for lon, lat in ring[1:]:
        last = whole[-1][0]
        whole.append((lon + 360 * round((last - lon) / 360), lat))
    centre = sum(lon for lon, _ in whole) / len(whole)
    turns = 360 * round((WORLD_CENTRE - centre) / 360)
    return [(round(lon + turns, 3), lat) for lon, lat in whole]


def _east(lon: float, lat: float) -> Point:
    return _in_one_piece([(lon, lat)])[0]


def _rings(feature: dict[str, Any]) -> Rings:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(lon, lat) for lon, lat in ring[:-1]] for polygon in polygons for ring in polygon]


def _unit(feature: dict[str, Any]) -> str:
    return places.by_code(feature["properties"]["code"], BORDERS_OF).id


def _whole(point: Point) -> list[int]:
    return [round(point[0]), round(point[1])]


def _points() -> dict[str, Point]:
    with (DATA / "points.csv").open(encoding="utf-8") as table:
        return {row["iso2"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(table)}


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / f"{name}.geojson").read_text(encoding="utf-8"))
    return found


def _save(name: str, drawing: dict[str, Any]) -> None:
    (DATA / f"{name}.json").write_text(written(drawing), encoding="utf-8")


def written(drawing: dict[str, Any]) -> str:
    """The drawing as it is shipped: one line per locality or country, so that changes can be read."""
    return json.dumps(drawing, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"') + "\n"


if __name__ == "__main__":
    main()
