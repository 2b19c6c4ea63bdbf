"""What a page of figures shows, as a file: a plain table, and the specification of its chart."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.files.delimited import BOM
from nhipcau.core.register import Register
from nhipcau.core.series.answer import shown_licence
from nhipcau.core.series.found import Found, found
from nhipcau.core.series.ranking import Ranked
from nhipcau.core.series.reading import Told
from nhipcau.core.series.tables import Change
from nhipcau.lib.charts import vega_lite
from nhipcau.lib.sheets.inert import inert
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import no_page
from nhipcau.web.portal.figures.asked import Asked
from nhipcau.web.portal.figures.pictures import chart_of
from nhipcau.web.portal.figures.rankings import Ranking, all_rankings
from nhipcau.web.words import say

CSV, SPECIFICATION = "csv", "vl.json"
COLUMNS = (
    "file_period", "file_from", "file_to", "file_about", "file_name", "file_value", "file_unit", "series_told", "series_recomputed",
    "rank_part", "rank_rank", "rank_share_percent", "file_rests_on", "series_change_told", "file_change", "file_change_percent",
    "file_records",
)  # fmt: skip


def figures_file(
    request: HttpRequest, figures: Register, code: str, asked: Asked, form: str, language: str
) -> HttpResponse:
    """The file behind the links below chart and table, for the very question of the page."""
    about = found(figures, code, asked.borders)
    name = f"{code}-{say('file_stem', language)}"
    if form == CSV:
        answer = HttpResponse(table_file(figures, about, asked, language), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        answer.headers["X-Licence"] = str(shown_licence(about.told, about.tables)["id"])
        return answer
    chart = chart_of(about, asked.places, language)
    if chart is None:
        raise no_page(request.path)
    return HttpResponse(orjson.dumps(vega_lite(chart)), content_type="application/json; charset=utf-8")


def table_file(figures: Register, about: Found, asked: Asked, language: str) -> bytes:
    """One line for each figure: UTF-8 with byte order mark, comma, CRLF, numbers as ``language`` writes them."""
    buffer = io.StringIO(newline="")
    buffer.write(BOM)
    writer = csv.writer(buffer)
    writer.writerow([inert(say(key, language)) for key in COLUMNS])
    unit = str(about.indicator.unit[language]) if about.indicator.unit else ""
    for ranking in all_rankings(figures, about, asked):
        writer.writerows([inert(cell) for cell in cells] for cells in _lines(ranking, asked, unit, language))
    if not (asked.places or asked.by):
        writer.writerows([inert(cell) for cell in cells] for cells in _country(about, asked, unit, language))
    return buffer.getvalue().encode()


def _lines(ranking: Ranking, asked: Asked, unit: str, language: str) -> Iterator[list[str]]:
    for line in ranking.lines:
        if asked.places and not asked.by and line.amount.about[1] not in asked.places:
            continue
        yield _line(ranking, line, unit, language)


def _line(ranking: Ranking, line: Ranked, unit: str, language: str) -> list[str]:
    amount = line.amount
    alone = amount.told
    value = format_number(amount.value, language)
    return [
        ranking.span.name,
        ranking.span.first,
        ranking.span.last,
        amount.about[1],
        amount.label.get(language),
        value,
        unit,
        value if alone else "",
        "" if alone else value,
        say("yes" if amount.missing else "no", language),
        str(line.rank),
        "" if line.share is None else format_number(line.share, language),
        "" if line.counted is None else format_number(line.counted, language),
        alone.change if alone else "",
        *_change(amount.change, language),
        " ".join(one.code for one in amount.components),
    ]


def _country(about: Found, asked: Asked, unit: str, language: str) -> Iterator[list[str]]:
    """The country as told, and what stands in no locality's line: the sum of the file is then the sum of the source."""
    for table in about.tables:
        if asked.year is not None and not table.span.first.startswith(f"{asked.year:04}"):
            continue
        period = [table.span.name, table.span.first, table.span.last]
        if table.whole and table.whole.told:
            told = table.whole.told
            yield [
                *period,
                *_told("", say("series_whole", language), told, unit, language),
                *_change(table.whole.change, language),
                told.code,
            ]
        for left in table.unallocated:
            name = f"{left.told.scope.get(language)} – {left.reason.get(language)}"
            yield [*period, *_told(left.told.place or "", name, left.told, unit, language), "", "", left.told.code]


def _told(token: str, name: str, told: Told, unit: str, language: str) -> list[str]:
    value = format_number(told.value, language)
    return [token, name, value, unit, value, "", say("no", language), "", "", "", told.change]


def _change(change: Change | None, language: str) -> tuple[str, str]:
    if change is None:
        return "", ""
    percent = "" if change.percent is None else format_number(change.percent, language)
    return format_number(change.difference, language), percent
