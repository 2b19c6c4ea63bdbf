"""Tables of an indicator's figures: by period and place, and every part of the figures of one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhipcau.core.families import LOCALITIES
from nhipcau.core.register import Register
from nhipcau.lib import places
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.cells import anchor
from nhipcau.web.portal.figures.wording import figure
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

COUNTRY = {"told": "series_whole", "recomputed": "series_sum"}
"""Two lines about the whole country: what a source tells of it, and our sum of what is told of its localities."""

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about and its cells, each with the name of its column."""

    name: SafeString
    cells: list[tuple[str, SafeString]]


def overview(found: Answer, question: Question, language: str) -> list[dict[str, Any]]:
    """One table: places by periods; where there is the whole country only, periods with their changes."""
    results = found["results"]
    if not any(table["values"] for table in results):
        return _national(results, question, language)
    heads = [(table[f"label_{language}"], question.href(year=table["from"][:4])) for table in results]
    names: dict[str, dict[str, str]] = {}
    cells: dict[str, dict[str, SafeString]] = {}
    for table in results:
        for value in _values(table, found, language):
            key = value["place"]["value"]
            names[key] = value["place"]
            cells.setdefault(key, {})[table[f"label_{language}"]] = _amount(value, language)
    order = [*(unit.id for unit in places.all_units() if unit.id in names), *(key for key in COUNTRY if key in names)]
    rows = [
        Row(_name(names[key], language), [(period, cells[key].get(period, SafeString(""))) for period, _ in heads])
        for key in order
    ]
    return [{"period": "", "first": say("locality", language), "heads": heads, "rows": rows}]


def _national(results: list[Answer], question: Question, language: str) -> list[dict[str, Any]]:
    heads = [say("series_told", language), say("series_change_told", language), say("series_change", language)]
    rows = []
    for table in results:
        if value := table["whole"]:
            cells = (
                figure(value["told"], language),
                format_html("{}", value["change_told"] or ""),
                _change(value["change_recomputed"], language),
            )
            link = anchor(question.href(year=table["from"][:4]), table[f"label_{language}"])
            rows.append(Row(link, list(zip(heads, cells, strict=True))))
    first = say("series_whole", language)
    return [{"period": "", "first": first, "heads": [(head, "") for head in heads], "rows": rows}] if rows else []


def detailed(found: Answer, figures: Register, language: str) -> list[dict[str, Any]]:
    """A table for each period: the figure as told and as recomputed, its parts, its change as told and as recomputed."""
    heads = [say(f"series_{key}", language) for key in ("told", "recomputed", "parts", "change_told", "change")]
    shown = []
    for table in found["results"]:
        rows = []
        for value in _values(table, found, language):
            parts = [_part(one, figures, language, bool(found["parts"])) for one in value["components"]]
            parts += [_gap(one, language, bool(found["parts"])) for one in value["missing"]]
            cells = (
                figure(value["told"], language),
                figure(value["recomputed"], language),
                format_html_join("; ", "{}", ((part,) for part in parts)),
                format_html("{}", value["change_told"] or ""),
                _change(value["change_recomputed"], language),
            )
            rows.append(Row(_name(value["place"], language), list(zip(heads, cells, strict=True))))
        shown.append(
            {
                "period": table[f"label_{language}"],
                "first": say("locality", language),
                "heads": [(head, "") for head in heads],
                "rows": rows,
            }
        )
    return shown


def _values(table: Answer, found: Answer, language: str) -> list[dict[str, Any]]:
    """The values of a table; last (without an id) what is told of the country, and the sum of what is told of its parts."""
    values, whole = list(table["values"]), table["whole"]
    if whole is None or found["place"]:
        return values
    for key, name in COUNTRY.items():
        if whole[key] is not None:
            values.append(
                {
                    **whole,
                    **dict.fromkeys(("told", "recomputed")),
                    key: whole[key],
                    "value": whole[key],
                    "place": {"value": key, language: say(name, language)},
                    "incomplete": False,
                    "missing": [],
                    "change_recomputed": whole["change_recomputed"] if key == "told" else None,
                }
            )
    return values


def _name(place: Mapping[str, str], language: str) -> SafeString:
    if place["value"] in COUNTRY:
        return format_html("{}", place[language])
    return anchor(address(language, LOCALITIES, place["value"]), place[language])


def _amount(value: Answer, language: str) -> SafeString:
    shown = figure(value["value"], language)
    if not value["incomplete"]:
        return shown
    return format_html('{}<abbr title="{}">*</abbr>', shown, say("series_incomplete", language))


def _part(one: Answer, figures: Register, language: str, with_indicator: bool) -> SafeString:
    about = one["indicator"][language] if with_indicator else ""
    where = one["place"][language] if one["place"] else one[f"scope_{language}"]
    link = anchor(address(language, figures.name, one["observation"]), str(figure(one["value"], language)))
    return format_html("{}{}: {}", where, f", {about}" if about else "", link)


def _gap(one: Answer, language: str, with_indicator: bool) -> SafeString:
    about = f", {one['indicator'][language]}" if with_indicator else ""
    return format_html("{}{}: {}", one["place"][language], about, say("series_missing", language))


def _change(change: Answer | None, language: str) -> SafeString:
    if change is None:
        return SafeString("")
    sign = "+" if change["difference"] > 0 else ""
    percent = "" if change["percent"] is None else f" ({sign}{figure(change['percent'], language)}%)"
    said = f"{sign}{figure(change['difference'], language)}{percent}"
    return format_html("{}", say("series_against", language, change=said, period=change["previous"]))


def left(one: Answer, table: Answer, figures: Register, language: str) -> SafeString:
    link = anchor(address(language, figures.name, one["observation"]), str(figure(one["value"], language)))
    return format_html("{}: {} – {}", table[f"label_{language}"], link, one[f"reason_{language}"])


def sums(row: Answer, language: str) -> str:
    sums = "; ".join(f"{one[language]}: {figure(one['sum'], language)}" for one in row["sums"])
    return f"{sums}. {say('series_difference', language, difference=str(figure(row['difference'], language)))}"
