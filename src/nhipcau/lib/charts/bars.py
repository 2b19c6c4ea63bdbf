"""One bar beside one figure: a table of bars is a bar chart that reads itself out."""

from __future__ import annotations

from decimal import Decimal

from nhipcau.lib.charts.marks import plain


def bar(value: Decimal, low: Decimal, high: Decimal) -> str:
    """A bar of ``value`` on a scale from ``low`` (zero or less) to ``high``, stretched to whatever holds it.

    Decoration: the figure stands beside it in the table.
    """
    reach = high - low
    if reach <= 0:
        return ""
    start, end = sorted((float((0 - low) / reach), float((value - low) / reach)))
    css = "minus" if value < 0 else "plus"
    return (
        '<svg class="length" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<path class="{css}" d="M{plain(start * 1000)},0H{plain(end * 1000)}V10H{plain(start * 1000)}Z"/></svg>'
    )
