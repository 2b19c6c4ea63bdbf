"""The shapes that tell lines apart without colour: what stands at each point, and how the line is dashed."""

from __future__ import annotations

SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
"""By Vega's names; the page's own drawings below have the same outlines."""
DASHES: tuple[tuple[int, ...], ...] = ((), (7, 4), (2, 4), (11, 4, 2, 4), (4, 2))
_OUTLINES = {
    "square": ((-3.4, -3.4), (3.4, -3.4), (3.4, 3.4), (-3.4, 3.4)),
    "triangle-up": ((0, -4.6), (4.4, 3.4), (-4.4, 3.4)),
    "diamond": ((0, -5.2), (4.2, 0), (0, 5.2), (-4.2, 0)),
    "triangle-down": ((0, 4.6), (4.4, -3.4), (-4.4, -3.4)),
}


def mark(number: int, x: float, y: float, *, whole: bool = True) -> str:
    """The mark of series ``number`` at a place, as SVG; hollow for a figure that is not whole."""
    css = f"point s{number}" + ("" if whole else " part")
    shape = SHAPES[number]
    if shape == "circle":
        return f'<circle class="{css}" cx="{plain(x)}" cy="{plain(y)}" r="4"/>'
    corners = "L".join(f"{plain(x + across)},{plain(y + down)}" for across, down in _OUTLINES[shape])
    return f'<path class="{css}" d="M{corners}Z"/>'


def dash(number: int) -> str:
    """The attribute that dashes the line of series ``number``; nothing for the first."""
    return f' stroke-dasharray="{" ".join(map(str, DASHES[number]))}"' if DASHES[number] else ""


def swatch(number: int) -> str:
    """A piece of line with its mark, for the legend. Decoration: the name stands beside it."""
    line = f'<path class="line s{number}" d="M1,7H33"{dash(number)}/>'
    return f'<svg class="swatch" width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">{line}{mark(number, 17, 7)}</svg>'


def plain(number: float) -> str:
    """A coordinate with at most one decimal, the same text on every machine."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
