"""Told figures in today's borders: worked by hand from the shipped tables, and the laws that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.reading import Span, Told
from nhipcau.core.series.tables import Table, tables, totals
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid

MEASURES = (
    "fdi-new-projects",
    "fdi-new-capital",
    "fdi-adjusted-projects",
    "fdi-adjusted-capital",
    "fdi-ma-transactions",
    "fdi-ma-value",
)
CAPITAL = ("fdi-new-capital", "fdi-adjusted-capital", "fdi-ma-value")
TODAY, THEN = Borders.parse("today"), Borders.parse("then")


@lru_cache(maxsize=1)
def shipped() -> tuple[Told, ...]:
    """The shipped observations; indicators by their ids in the tables, codes by their place in them."""
    ids = {str(seeded_uid("indicators", name)): name for name in (*MEASURES, "exports", "foreign-localities", "gdp")}
    found = []
    for number, entry in enumerate(registers()["observations"].seed(), 1):
        values = entry.values
        if values["indicator"] in ids and values["period_from"]:
            found.append(_told(f"SL-{number:04}", ids[values["indicator"]], values))
    return tuple(found)


def _told(code: str, indicator: str, values: Any) -> Told:
    scope = values.get("scope_printed") or ""
    return Told(
        code=code,
        indicator=indicator,
        breakdown=values["breakdown"],
        place=values.get("place") or None,
        scope=Label(scope, scope),
        span=Span(values["period_from"], values["period_to"]),
        value=Decimal(values["value"]),
        change=values.get("change_printed") or "",
        source="",
    )


def made(*indicators: str, borders: Borders = TODAY, adds: bool = True) -> dict[str, Table]:
    told = [one for one in shipped() if one.indicator in indicators and one.breakdown in ("province", "national")]
    return {table.span.name: table for table in tables(told, indicators, borders, adds=adds, whole="national")}


def value(table: Table, place: str) -> Any:
    return next(value for value in table.values if value.place == place)


def test_registered_capital_of_bac_ninh_2018_in_todays_borders() -> None:
    bac_ninh = value(made(*CAPITAL)["2018"], "bac-ninh")
    # Bắc Ninh 394.69 + 677.55 + 51.75 = 1,123.99; Bắc Giang 183.78 + 318.89 + 40.32 = 542.99.
    assert bac_ninh.recomputed == Decimal("1666.98")
    assert bac_ninh.told is None
    assert bac_ninh.missing == ()
    assert [(one.place, one.indicator, one.value) for one in bac_ninh.components] == [
        ("bac-ninh-den-2025", "fdi-new-capital", Decimal("394.69")),
        ("bac-giang", "fdi-new-capital", Decimal("183.78")),
        ("bac-ninh-den-2025", "fdi-adjusted-capital", Decimal("677.55")),
        ("bac-giang", "fdi-adjusted-capital", Decimal("318.89")),
        ("bac-ninh-den-2025", "fdi-ma-value", Decimal("51.75")),
        ("bac-giang", "fdi-ma-value", Decimal("40.32")),
    ]


def test_in_the_borders_of_the_time_the_two_provinces_stand_apart() -> None:
    table = made(*CAPITAL, borders=THEN)["2018"]
    assert value(table, "bac-ninh-den-2025").value == Decimal("1123.99")
    assert value(table, "bac-giang").value == Decimal("542.99")


@pytest.mark.parametrize("measure", MEASURES)
def test_the_34_sum_to_what_the_63_sum_to_every_year(measure: str) -> None:
    now, then = made(measure), made(measure, borders=THEN)
    assert set(now) == set(then) and len(now) >= 7
    for year, table in now.items():
        today = {unit.id for unit in places.units(date(2026, 5, 1))}
        assert {value.place for value in table.values} <= today
        placed = sum(value.amount for value in table.values)
        assert placed == sum(value.amount for value in then[year].values)
        told = [one for one in shipped() if one.indicator == measure and one.span.name == year]
        everything = sum(one.value for one in told if one.breakdown == "province")
        assert placed + sum(one.told.value for one in table.unallocated) == everything
        assert table.whole is not None and table.whole.recomputed == everything


def test_offshore_oil_is_listed_apart_and_in_no_province() -> None:
    left = [
        (year, one.told.scope.vi, one.told.value)
        for year, t in made("fdi-new-capital").items()
        for one in t.unallocated
    ]
    assert left == [("2016", "Dầu khí", Decimal("31.5"))]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_three_tables_of_the_source_agree_but_for_one_project_in_2020(measure: str) -> None:
    found = totals(one for one in shipped() if one.indicator == measure)
    assert len(found) >= 7
    for span, sums in found.items():
        assert set(sums) == {"province", "partner", "sector"}
        difference = max(sums.values()) - min(sums.values())
        if measure == "fdi-new-projects" and span.name == "2020":
            assert sums == {"province": 2523, "partner": 2522, "sector": 2523}
        else:
            assert difference < 1 if measure in CAPITAL else difference == 0


def test_2018_adds_up_to_the_published_total() -> None:
    """35.46 billion USD, as published for the whole of 2018."""
    whole = made(*CAPITAL)["2018"].whole
    assert whole is not None and whole.recomputed == Decimal("35465.57")


def test_a_part_that_nobody_tells_is_named_and_makes_the_sum_incomplete() -> None:
    bac_ninh = value(made(*CAPITAL)["2015"], "bac-ninh")
    assert bac_ninh.value == sum(one.value for one in bac_ninh.components)
    assert set(bac_ninh.missing) == {("bac-ninh", "fdi-ma-value")}


def test_exports_of_2023_are_whole_for_bac_ninh_and_lack_parts_for_hai_phong() -> None:
    table = made("exports")["2023"]
    bac_ninh, hai_phong = value(table, "bac-ninh"), value(table, "hai-phong")
    assert bac_ninh.recomputed == Decimal("39.302697091") + Decimal("24.499431359")
    assert bac_ninh.missing == ()
    assert hai_phong.missing == (("hai-duong", "exports"),)


def test_exports_of_nine_months_of_2023_lack_bac_giang() -> None:
    bac_ninh = value(made("exports")["2023-01/2023-09"], "bac-ninh")
    assert (bac_ninh.value, bac_ninh.missing) == (Decimal("28.66"), (("bac-giang", "exports"),))


def test_what_the_country_tells_stands_beside_the_sum_of_its_localities() -> None:
    whole = made("exports")["2024-01/2024-05"].whole
    assert whole is not None and whole.told is not None
    assert whole.told.value == Decimal("156.28")
    # 17.53 + 14.37 + 13.41 + 13.15 + 12.15 + 10.58
    assert whole.recomputed == Decimal("81.19")
    assert whole.missing


def test_a_negative_figure_stays_negative() -> None:
    # Cà Mau 2017: -11.43 of adjusted capital; Bạc Liêu's figure, if told, is its own component.
    then = value(made("fdi-adjusted-capital", borders=THEN)["2017"], "ca-mau-den-2025")
    assert then.value == Decimal("-11.43")


def test_a_change_is_against_the_year_before_and_only_of_whole_figures() -> None:
    years = made(*CAPITAL)
    change = value(years["2018"], "bac-ninh").change
    assert change.previous == Span("2017", "2017")
    assert change.difference == Decimal("1666.98") - value(years["2017"], "bac-ninh").value
    assert change.percent == Decimal("-60.9")
    assert value(years["2016"], "bac-ninh").change is None, "2015 has no third part"


def test_a_change_of_the_told_national_figure() -> None:
    whole = made("gdp", adds=False)["2023"].whole
    assert whole is not None and whole.change is not None
    assert whole.change.difference == Decimal("433.858") - Decimal("413.445")


def test_numbers_of_partners_are_not_added_up_over_merged_localities() -> None:
    table = made("foreign-localities", adds=False)["2018"]
    assert table.values == ()
    assert [(one.told.place, one.told.value) for one in table.unallocated] == [("kien-giang", 12)]
    assert "An Giang" in table.unallocated[0].reason.vi
    assert value(made("foreign-localities", borders=THEN, adds=False)["2018"], "kien-giang").value == 12


def test_a_second_figure_for_the_same_place_and_period_is_shown_and_not_added() -> None:
    first = next(one for one in shipped() if one.indicator == "exports" and one.place == "bac-ninh-den-2025")
    second = replace(first, code="SL-9999")
    (table,) = tables([first, second], ["exports"], TODAY, adds=True, whole="national")
    assert value(table, "bac-ninh").value == first.value
    assert [one.told.code for one in table.unallocated] == ["SL-9999"]
    assert table.whole is not None and table.whole.recomputed == first.value


@pytest.mark.parametrize("text", ["", "now", "2024", "1996-12-31", "2024-02-30"])
def test_borders_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(Fault) as refusal:
        Borders.parse(text)
    assert refusal.value.status == 400


def test_borders_of_a_day_before_a_unit_began_leave_it_unallocated() -> None:
    told = [one for one in shipped() if one.indicator == "fdi-new-capital" and one.place == "dak-nong"]
    found = tables(told, ["fdi-new-capital"], Borders.parse("2003-06-30"), adds=True, whole="national")
    assert found
    for table in found:
        assert table.values == ()
        assert all("2004" in one.reason.vi for one in table.unallocated)


def test_a_sum_of_localities_never_speaks_for_the_country() -> None:
    whole = made("exports")["2024-01/2024-04"].whole
    assert whole is not None
    assert (whole.told, whole.value) == (None, None)
    assert whole.recomputed == Decimal("47.66")  # 14.78 + 11.22 + 10.96 + 10.7
