"""A map as one SVG text that needs no style sheet: for share cards, PDF pages and everything else that is a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from nhipcau.lib.maps.arcs import arc, radius, thickness
from nhipcau.lib.maps.drawing import Archipelago, WholePoint, thumbnail, vietnam, world
from nhipcau.lib.maps.labels import ARCHIPELAGOS, SEA

DETAILED_FROM = 360
"""Pixels of width from which Viet Nam is drawn with all its points."""
LABEL, LEAST_LABEL = 0.026, 9.0
"""Size of the labels, as a share of the width and in pixels at least."""
LETTER = 0.55
"""Width of a letter, as a share of its size: how far a label reaches."""
INSET = 0.2
"""Width of the inset on the world map that shows Viet Nam with its archipelagos, as a share of the map's width."""
LEAST_INSET = 180
"""Pixels: narrower, its labels would not fit."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours and type of a drawing; ``shades`` from none (0) to most (4). The defaults are those of the light pages."""

    shades: tuple[str, ...] = ("#e9e6da", "#cfe3df", "#93c3bf", "#4a969a", "#0b5d66")
    line: str = "#fbfaf6"
    islands: str = "#4a969a"
    words: str = "#56616f"
    mark: str = "#b3261e"
    type: str = "Be Vietnam Pro, Noto Sans, DejaVu Sans, sans-serif"


def vietnam_svg(
    language: str,
    *,
    width: int = 240,
    levels: Mapping[str, int] | None = None,
    marked: Sequence[str] = (),
    title: str = "",
    label: float = LABEL,
    ink: Ink | None = None,
) -> str:
    """Viet Nam, ``width`` pixels wide, both archipelagos and the sea named in ``language``.

    ``label`` is the size of the labels as a share of the width: larger where the drawing will be seen small.

    ``levels`` gives the shade (0–4) of a locality by unit id, others have shade 1; those in ``marked`` stand out.
    """
    ink = ink or Ink()
    drawing = vietnam() if width >= DETAILED_FROM else thumbnail()
    unit = drawing.width / width
    size = unit * max(LEAST_LABEL, width * label)
    given = levels or {}
    parts = [
        f'<path d="{one.path}" fill="{ink.mark if one.unit_id in marked else ink.shades[given.get(one.unit_id, 1)]}" '
        f'stroke="{ink.line}" stroke-width="{unit * 0.6:.1f}" stroke-linejoin="round"/>'
        for one in drawing.localities.values()
    ]
    for islands in drawing.archipelagos:
        colour = ink.mark if islands.unit_id in marked else ink.islands
        parts.append(
            f'<path d="{islands.path}" fill="{colour}" stroke="{colour}" stroke-width="{unit * 0.7:.1f}"/>'
            + _archipelago_words(islands, language, size, ink, drawing.width)
        )
    parts.append(_words((drawing.sea[0], round(drawing.sea[1] - size)), SEA[language], size * 1.1, ink, italic=True))
    return _svg(drawing.width, drawing.height, width, parts, title)


def world_svg(
    language: str,
    ties: Mapping[str, int],
    *,
    width: int = 1000,
    start: WholePoint | None = None,
    title: str = "",
    ink: Ink | None = None,
) -> str:
    """The world with arcs from Viet Nam (or ``start``) to the countries of ``ties`` (ISO code → number).

    An inset shows Viet Nam with both archipelagos, named; they are dots on the map itself, too.
    """
    ink, drawing = ink or Ink(), world()
    most = max(ties.values(), default=0)
    reached = {iso2: count for iso2, count in ties.items() if iso2 in drawing.anchors and iso2 != "VN" and count}
    hub = start or drawing.hub
    inset, bottom = _inset(language, width, ink)
    parts = [
        f'<path d="{drawing.land}" fill="{ink.shades[0]}" fill-rule="evenodd"/>',
        f'<path d="{drawing.borders}" fill="none" stroke="{ink.line}" stroke-width="1.4"/>',
        f'<path d="{drawing.vietnam}" fill="{ink.islands}" transform="scale(.1)"/>',
        *(_dot(at, 2.5, ink.islands) for dots in drawing.archipelagos.values() for at in dots),
        *(
            f'<path d="{arc(hub, drawing.anchors[iso2])}" fill="none" stroke="{ink.shades[4]}" stroke-opacity=".55" '
            f'stroke-width="{thickness(count, most)}" stroke-linecap="round"/>'
            for iso2, count in reached.items()
        ),
        *(_dot(drawing.anchors[iso2], radius(count, most) * 0.8, ink.shades[4]) for iso2, count in reached.items()),
        _dot(hub, 8, ink.mark),
        inset,
    ]
    return _svg(drawing.width, round(bottom), width, parts, title)


def _inset(language: str, width: int, ink: Ink) -> tuple[str, float]:
    """Viet Nam at a size where both archipelagos can be read, and how far down the drawing goes with it.

    It stands in the empty south of the Pacific; where that is too small, below the map.
    """
    small, drawing = thumbnail(), world()
    pixels = max(round(width * INSET), LEAST_INSET)
    wide = pixels * drawing.width / width
    tall = wide * small.height / small.width
    fits = pixels <= width * INSET
    left, top = (
        (drawing.width * 0.625, drawing.height - tall - 10) if fits else (drawing.width - wide - 4, drawing.height)
    )
    inner = vietnam_svg(language, width=pixels, ink=ink)
    body = inner[inner.index(">") + 1 : inner.rindex("</svg>")]
    framed = (
        f'<svg x="{left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{tall:.0f}" '
        f'viewBox="0 0 {small.width} {small.height}">'
        f'<rect width="{small.width}" height="{small.height}" fill="{ink.line}" stroke="{ink.words}" stroke-width="8"/>'
        f"{body}</svg>"
    )
    return framed, max(drawing.height, top + tall + 4)


def _archipelago_words(islands: Archipelago, language: str, size: float, ink: Ink, width: int) -> str:
    name, owner = ARCHIPELAGOS[islands.name][language]
    half = round(max(len(name), len(owner)) * size * LETTER / 2)
    x, top = min(islands.centre, width - half), islands.box[1]
    return _words((x, round(top - size * 1.75)), name, size, ink, italic=True) + _words(
        (x, round(top - size * 0.6)), owner, size * 0.9, ink
    )


def _words(at: WholePoint, text: str, size: float, ink: Ink, *, italic: bool = False) -> str:
    style = ' font-style="italic"' if italic else ""
    return (
        f'<text x="{at[0]}" y="{at[1]}" text-anchor="middle" font-family="{escape(ink.type)}" '
        f'font-size="{size:.0f}"{style} fill="{ink.words}">{escape(text)}</text>'
    )


def _dot(at: tuple[float, float], size: float, colour: str) -> str:
    return f'<circle cx="{at[0]}" cy="{at[1]}" r="{size:.1f}" fill="{colour}"/>'


def _svg(across: int, down: int, width: int, parts: Sequence[str], title: str) -> str:
    named = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" '
        f'width="{width}" height="{round(width * down / across)}">{named}{"".join(parts)}</svg>'
    )
