"""An indicator's figures: chart, ranking, tables, in today's borders or those of the time; every figure opens to its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.series.answer import compared_totals, series_answer, shown_sources
from nhipcau.core.series.found import Found, found
from nhipcau.core.series.reading import figures_of
from nhipcau.core.sources import attribution_in
from nhipcau.lib import places
from nhipcau.lib.charts import Chart
from nhipcau.web.portal.addresses import SERIES, address, no_page, place_of
from nhipcau.web.portal.figures.asked import Asked, read_question
from nhipcau.web.portal.figures.files import CSV, SPECIFICATION, figures_file
from nhipcau.web.portal.figures.headline import heads
from nhipcau.web.portal.figures.pictures import chart_of, is_year, picture
from nhipcau.web.portal.figures.rankings import by_label, rankings, shown
from nhipcau.web.portal.figures.said import said_of
from nhipcau.web.portal.figures.tables import Answer, detailed, left, overview, sums
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

BORDERS = ("today", "then")
FIRST_LINES = 10
"""Lines of a ranking on the record's page; the page of figures has more."""
MANY_LINES = 40
"""Lines of a ranking of partners or sectors (``lines=all``: as many as there are); localities stand there all."""


def series_address(language: str, name: str, code: str, form: str = "") -> str | None:
    """Address of an indicator's figures, as a page or as a file; None if the register has none."""
    if figures_of(registers()[name]) is None:
        return None
    path = address(language, name, code, SERIES[place_of(language)])
    return f"{path}.{form}" if form else path


def series_page(request: HttpRequest, language: str, name: str, code: str, form: str = "") -> HttpResponse:
    figures = figures_of(registers()[name])
    if figures is None:
        raise no_page(request.path)
    asked = read_question(figures, code, params(request))
    if form:
        return figures_file(request, figures, code, asked, form, language)
    return page(
        request,
        language,
        "series",
        lambda lang: address(lang, name, code, SERIES[place_of(lang)]),
        title=registers()[name].title[place_of(language)],
        list_address=address(language, name),
        record_address=address(language, name, code),
        series=_context(figures, language, name, code, asked, whole=True),
    )


def series_context(language: str, name: str, code: str) -> dict[str, Any] | None:
    """What a record's page shows of its figures; None if the register has none."""
    figures = figures_of(registers()[name])
    if figures is None:
        return None
    return _context(figures, language, name, code, read_question(figures, code, {}), whole=False)


def _context(figures: Register, language: str, name: str, code: str, asked: Asked, *, whole: bool) -> dict[str, Any]:
    """What the templates in ``portal/figures`` show; ``whole``: every line and table, for the page of figures."""
    about = found(figures, code, asked.borders)
    here = _question(address(language, name, code, SERIES[place_of(language)]), about, asked)
    chart = chart_of(about, asked.places, language)
    ranked = rankings(figures, about, asked)
    unit = about.indicator.unit
    return {
        "label": about.indicator.label.get(language),
        "unit": str(unit[language]) if unit else "",
        "year": str(asked.year or ""),
        "whole": whole,
        "all": here.href(lines="all" if asked.by else ""),
        "heads": heads(figures, about, asked, language),
        "parts": [(address(language, name, part), label.get(language)) for part, label in about.indicator.parts],
        "borders": _borders(here, about, asked, language),
        "chosen": [
            (places.unit(place).label(language), here.href(place=[one for one in asked.places if one != place]))
            for place in asked.places
        ],
        "without_places": here.href(place=""),
        "choices": _choices(about, asked, language),
        "carried": here.hidden("place"),
        "action": here.path,
        "chart": _picture(chart, about, here, language) if chart else None,
        "by": _by(figures, here, asked, language),
        "years": _years(about, here, asked) if whole else [],
        "all_periods": here.href(year=""),
        "rankings": [shown(one, figures, about, asked, language, _lines(asked, whole=whole)) for one in ranked],
        "csv": here.at(f"{here.path}.{CSV}"),
        "machine": f"/api/v1/{name}/{code}/series",
        "said": said_of(figures, about.indicator, language) if whole and not asked.places and not asked.year else [],
        **(_below(figures, here, about, asked, language) if whole else {}),
    }


def _picture(chart: Chart, about: Found, here: Question, language: str) -> dict[str, Any]:
    years_only = any(not is_year(table.span) for table in about.tables)
    return picture(chart, language, here.at(f"{here.path}.{SPECIFICATION}"), years_only=years_only)


def _question(path: str, about: Found, asked: Asked) -> Question:
    """The address of this very page: what is usual is left out."""
    usual = "today" if about.indicator.adds else "then"
    return Question(
        path,
        {
            "borders": [asked.borders.name] if asked.borders.name != usual else [],
            "by": [asked.by],
            "place": list(asked.places),
            "year": [str(asked.year)] if asked.year else [],
            "lines": ["all"] if asked.all_lines else [],
        },
    )


def _lines(asked: Asked, *, whole: bool) -> int:
    """How many lines of a ranking are shown; 0: all."""
    if not whole:
        return FIRST_LINES
    return MANY_LINES if asked.by and not asked.all_lines else 0


def _borders(here: Question, about: Found, asked: Asked, language: str) -> list[tuple[str, str, bool]]:
    """Words, address and whether it is the one shown; none where no figure is of a locality."""
    if not any(one.place for one in about.told):
        return []
    return [
        (say(f"series_{choice}", language), here.href(borders=choice, place=""), choice == asked.borders.name)
        for choice in BORDERS
    ]


def _choices(about: Found, asked: Asked, language: str) -> list[tuple[str, str, bool]]:
    """Localities that have a figure in these borders, in the order of the list: id, name, whether it is chosen."""
    known = {value.place for table in about.tables for value in table.values}
    return [(unit.id, unit.label(language), unit.id in asked.places) for unit in places.all_units() if unit.id in known]


def _by(figures: Register, here: Question, asked: Asked, language: str) -> list[tuple[str, str, bool]]:
    if not asked.offered:
        return []
    first = (say("rank_by_place", language), here.href(by="", lines=""), not asked.by)
    others = (
        (by_label(figures, one, language), here.href(by=one, place="", lines=""), one == asked.by)
        for one in asked.offered
    )
    return [first, *others]


def _years(about: Found, here: Question, asked: Asked) -> list[tuple[str, str, bool]]:
    years = sorted({table.span.first[:4] for table in about.tables})
    return [(year, here.href(year=year), year == str(asked.year)) for year in years]


def _below(figures: Register, here: Question, about: Found, asked: Asked, language: str) -> dict[str, Any]:
    """The tables below, with what they leave out and what their sources say; none beside a ranking of something else."""
    shown_tables = [one for one in about.tables if asked.year is None or one.span.first.startswith(f"{asked.year:04}")]
    used = shown_sources(about.told, shown_tables)
    totals = compared_totals(figures, about.indicator, asked.year) if asked.year else []
    found_below: dict[str, Any] = {
        "totals": [(row["period"], sums(row, language)) for row in totals],
        "sources": [
            (one[language], attribution_in(one["attribution"], language), one["licence"][language]) for one in used
        ],
    }
    if asked.by:
        return found_below
    year = str(asked.year or "")
    answer = _narrowed(series_answer(figures, about.indicator.code, borders=asked.borders.name, year=year), asked)
    return {
        **found_below,
        "has_tables": True,
        "tables": detailed(answer, figures, language) if year else overview(answer, here, language),
        "incomplete": any(value["incomplete"] for table in answer["results"] for value in table["values"]),
        "left": [left(one, table, figures, language) for table in answer["results"] for one in table["unallocated"]],
    }


def _narrowed(answer: Answer, asked: Asked) -> Answer:
    """Only the chosen localities, where some are chosen."""
    if not asked.places:
        return answer
    shown_places: Sequence[str] = asked.places
    results: list[Mapping[str, Any]] = [
        {
            **table,
            "values": [value for value in table["values"] if value["place"]["value"] in shown_places],
            "whole": None,
            "unallocated": [],
        }
        for table in answer["results"]
    ]
    return {**answer, "results": results}
