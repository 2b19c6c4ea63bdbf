"""The answer to "this indicator, in these borders": one JSON value for API, pages and command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.found import found, told_by
from nhipcau.core.series.reading import Indicator, Told, declared
from nhipcau.core.series.tables import Change, Table, Value, totals
from nhipcau.core.sources import sources, strictest
from nhipcau.lib import places

if TYPE_CHECKING:
    from nhipcau.core.register import Register


def series_answer(
    figures: Register, code: str, *, borders: str = "today", year: str = "", place: str = "", compare: bool = False
) -> dict[str, Any]:
    """Figures of an indicator by period and place, with components, what is missing and what cannot be placed.

    ``figures`` is a register with a series, ``code`` the indicator's public code; ``year`` (four digits) and ``place``
    (a unit id) narrow the answer down; ``compare`` adds the totals of the source's tables.
    Raises :class:`Fault`: 404 for an unknown indicator, 400 for impossible parameters.
    """
    wanted = Borders.parse(borders)
    answered = found(figures, code, wanted)
    about, asked = answered.indicator, parse_year(year)
    shown = [table for table in answered.tables if not asked or table.span.first.startswith(f"{asked:04}")]
    unit = unit_in(place, wanted) if place else None
    names = {about.code: about.label, **dict(about.parts)}
    answer = {
        "indicator": {
            "code": about.code,
            "vi": about.label.vi,
            "en": about.label.en,
            "url": about.url.vi,
            "url_en": about.url.en,
        },
        "unit": about.unit,
        "parts": [_named(part, label) for part, label in about.parts],
        "adds_up": about.adds,
        "borders": {"value": wanted.name, "vi": wanted.label.vi, "en": wanted.label.en},
        "place": _place(unit) if unit else None,
        "results": [_table(table, unit, names) for table in shown],
        "sources": shown_sources(answered.told, shown),
        "licence": shown_licence(answered.told, shown),
    }
    if compare:
        answer["totals"] = compared_totals(figures, about, asked)
    return answer


def number(value: Decimal | None) -> int | float | None:
    """A JSON number without a superfluous ".0"."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def parse_year(text: str) -> int | None:
    """A year of four digits, None for no text; a 400 fault for anything else."""
    if not text:
        return None
    if not (len(text) == 4 and text.isascii() and text.isdigit() and text > "1000"):
        raise Fault(
            "bad_year",
            f"“year” phải là năm có bốn chữ số, không phải {text[:40]!r}.",
            f"“year” must be a year of four digits, not {text[:40]!r}.",
            {"parameter": "year", "value": text[:40]},
        )
    return int(text)


def unit_in(place: str, borders: Borders) -> str:
    """The id if the unit exists in these borders; else a fault that says who holds its territory."""
    try:
        unit = places.unit(place)
    except places.PlaceError as error:
        raise Fault("unknown_place", error.vi, error.en, {"candidates": list(error.candidates)}) from None
    if borders.day is None or unit.valid.contains(borders.day):
        return unit.id
    heir = places.successor(unit, borders.day)
    raise Fault(
        "other_borders",
        f"Trong {borders.label.vi} không có {unit.label('vi')}" + (f"; hãy dùng {heir.id}." if heir else "."),
        f"In {borders.label.en} there is no {unit.label('en')}" + (f"; use {heir.id}." if heir else "."),
        {"parameter": "place", "candidates": [heir.id] if heir else []},
    )


def _named(value: str, label: Label) -> dict[str, str]:
    return {"value": value, "vi": label.vi, "en": label.en}


def _place(unit_id: str | None) -> dict[str, str] | None:
    if unit_id is None:
        return None
    unit = places.unit(unit_id)
    return _named(unit_id, Label(unit.label("vi"), unit.label("en")))


def _table(table: Table, unit: str | None, names: Mapping[str, Label]) -> dict[str, Any]:
    values = [value for value in table.values if unit in (None, value.place)]
    return {
        "period": table.span.name,
        "label_vi": table.span.label.vi,
        "label_en": table.span.label.en,
        "from": table.span.first,
        "to": table.span.last,
        "values": [_value(value, names) for value in values],
        "whole": _value(table.whole, names) if table.whole else None,
        "unallocated": [
            {**_component(left.told, names), "reason_vi": left.reason.vi, "reason_en": left.reason.en}
            for left in table.unallocated
        ],
    }


def _value(value: Value, names: Mapping[str, Label]) -> dict[str, Any]:
    return {
        "place": _place(value.place),
        "value": number(value.value),
        "told": number(value.told.value) if value.told else None,
        "recomputed": number(value.recomputed),
        "incomplete": bool(value.missing),
        "components": [_component(one, names) for one in value.components],
        "missing": [{"place": _place(place), "indicator": _named(part, names[part])} for place, part in value.missing],
        "change_told": (value.told.change or None) if value.told else None,
        "change_recomputed": _change(value.change) if value.change else None,
    }


def _component(told: Told, names: Mapping[str, Label]) -> dict[str, Any]:
    return {
        "place": _place(told.place),
        "scope_vi": told.scope.vi,
        "scope_en": told.scope.en,
        "indicator": _named(told.indicator, names[told.indicator]),
        "value": number(told.value),
        "observation": told.code,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "previous": change.previous.name,
        "difference": number(change.difference),
        "percent": number(change.percent),
    }


def shown_sources(told: Sequence[Told], shown: Sequence[Table]) -> list[dict[str, Any]]:
    """The sources of the figures shown, as the public store writes sources."""
    return [sources()[slug].public() for slug in _used(told, shown)]


def shown_licence(told: Sequence[Told], shown: Sequence[Table]) -> dict[str, Any]:
    """The strictest licence of the figures shown."""
    return strictest(_used(told, shown)).public()


def _used(told: Sequence[Told], shown: Sequence[Table]) -> list[str]:
    """The sources of the figures shown."""
    spans = {table.span for table in shown}
    return sorted({one.source for one in told if one.span in spans and one.source in sources()})


def compared_totals(figures: Register, about: Indicator, year: int | None) -> list[dict[str, Any]]:
    """Sums of the source's tables (localities, partners, sectors) by period: they should agree."""
    kind = figures.kinds[declared(figures).breakdown]
    told = (one for one in told_by(figures, about.told_as) if year is None or one.span.first.startswith(f"{year:04}"))
    return [
        {
            "period": span.name,
            "sums": [{**_named(name, kind.token_label(name)), "sum": number(sums[name])} for name in sums],
            "difference": number(max(sums.values()) - min(sums.values())),
        }
        for span, sums in totals(told).items()
    ]
