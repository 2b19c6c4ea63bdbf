"""What the address of a page of figures asks for; anything else is refused in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Choice
from nhipcau.core.register import Register
from nhipcau.core.search.request import unknown_parameter
from nhipcau.core.series.answer import parse_year, unit_in
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.found import breakdowns_of
from nhipcau.core.series.reading import Indicator, declared, indicator
from nhipcau.lib.charts.chart import MOST_SERIES

KNOWN = ("borders", "by", "lines", "place", "year")


@dataclass(frozen=True)
class Asked:
    """``year`` None: all periods; ``by``: the breakdown that is ranked ("" for localities); ``places``: unit ids.

    ``all_lines``: a long ranking is not cut short. ``offered`` are the breakdowns one may ask for beside localities.
    """

    borders: Borders
    year: int | None
    by: str
    places: tuple[str, ...]
    offered: tuple[str, ...]
    all_lines: bool


def read_question(figures: Register, code: str, params: Mapping[str, Sequence[str]]) -> Asked:
    """The parameters of an address; a :class:`Fault` (400) for an unknown one or an impossible value."""
    for name in params:
        if name not in KNOWN:
            raise unknown_parameter(name, KNOWN)
    last = {name: next((value for value in reversed(values) if value), "") for name, values in params.items()}
    about = indicator(figures, code)
    # What cannot be added up has nothing to show in borders that did not exist then.
    borders = Borders.parse(last.get("borders") or ("today" if about.adds else "then"))
    # In one order, however they are asked for: page, chart and files of equal questions are then equal.
    chosen = tuple(sorted({unit_in(place, borders) for place in params.get("place", ()) if place}))
    if len(chosen) > MOST_SERIES:
        raise Fault(
            "too_many_places",
            f"Chỉ so sánh được {MOST_SERIES} địa phương cùng lúc; địa chỉ này nêu {len(chosen)}. Hãy bỏ bớt.",
            f"At most {MOST_SERIES} localities are compared at a time; this address names {len(chosen)}. Leave some out.",
            {"parameter": "place", "known": [MOST_SERIES]},
        )
    offered = other_breakdowns(figures, about)
    return Asked(
        borders,
        parse_year(last.get("year", "")),
        _by(last.get("by", ""), offered),
        chosen,
        offered,
        _all_lines(last.get("lines", "")),
    )


def other_breakdowns(figures: Register, about: Indicator) -> tuple[str, ...]:
    """The source's tables that are about neither localities nor the country, in the declared order."""
    series = declared(figures)
    kind = figures.kinds[series.breakdown]
    order = kind.vocabulary.place if isinstance(kind, Choice) else str
    present = breakdowns_of(figures, about.told_as) - {*series.placed, series.whole}
    return tuple(sorted(present, key=order))


def _by(text: str, offered: Sequence[str]) -> str:
    if text and text not in offered:
        raise Fault(
            "bad_breakdown",
            f"“by” không nhận “{text[:40]}”. Có thể dùng: {', '.join(offered) or 'để trống'}.",
            f"“by” does not take “{text[:40]}”. It may be: {', '.join(offered) or 'empty'}.",
            {"parameter": "by", "known": list(offered)},
        )
    return text


def _all_lines(text: str) -> bool:
    if text not in ("", "all"):
        raise Fault(
            "bad_lines",
            f"“lines” nhận all hoặc để trống, không phải “{text[:40]}”.",
            f"“lines” takes all or nothing, not “{text[:40]}”.",
            {"parameter": "lines", "known": ["all"]},
        )
    return text == "all"
