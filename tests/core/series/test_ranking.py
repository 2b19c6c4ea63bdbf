"""Ranks, shares and cautions: against sums made of the shipped table by its own column of today's codes, and by hand."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.series.ranking import (
    Amount,
    Ranked,
    Total,
    counted,
    other_amounts,
    placed_amounts,
    precision,
    ranked,
    total_of,
)
from nhipcau.core.series.reading import Indicator, Span, Told
from nhipcau.core.series.tables import tables
from nhipcau.lib import places
from tests.core.series.test_series_tables import CAPITAL, THEN, TODAY, shipped

FIGURES = "fdi_by_province.csv"
MEASURES = ("new_capital_musd", "adjusted_capital_musd", "ma_value_musd")
COUNTED_BY = {
    "fdi-new-capital": ["fdi-new-projects"],
    "fdi-adjusted-capital": ["fdi-adjusted-projects"],
    "fdi-ma-value": ["fdi-ma-transactions"],
}
YEAR = Span("2018", "2018")


def _indicator(*, is_count: bool = False) -> Indicator:
    return Indicator("CT-1", Label("x", "x"), None, True, is_count, (), (), Label("", ""))


def _capital(borders: object = TODAY, span: Span = YEAR) -> tuple[list[Amount], Total | None]:
    told = [one for one in shipped() if one.indicator in CAPITAL and one.breakdown == "province"]
    (table,) = [one for one in tables(told, CAPITAL, borders, adds=True, whole="national") if one.span == span]  # type: ignore[arg-type]
    return placed_amounts(table, "place"), total_of(table, len(places.units(borders.on(span))))  # type: ignore[attr-defined]


def _by_todays_code(year: str) -> dict[str, Decimal]:
    """Sums of the table's rows by its own column of today's province codes."""
    path = Path(registers()["observations"].folder) / "data" / FIGURES
    sums: dict[str, Decimal] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["year"] == year:
                value = sum((Decimal(row[measure]) for measure in MEASURES if row[measure]), Decimal(0))
                sums[row["new_province_code"]] = sums.get(row["new_province_code"], Decimal(0)) + value
    return sums


def _lines(span: Span = YEAR) -> list[Ranked]:
    amounts, total = _capital(span=span)
    return ranked(amounts, total, {}, _indicator(), 5)


def test_the_order_of_2018_in_todays_borders() -> None:
    sums = {code: value for code, value in _by_todays_code("2018").items() if code}
    order = sorted(sums.values(), reverse=True)
    assert [line.amount.value for line in _lines()] == order
    first = [(line.rank, line.amount.label.vi, line.amount.value) for line in _lines()[:5]]
    assert first == [
        (1, "TP. Hồ Chí Minh", Decimal("10390.47")),
        (2, "Hà Nội", Decimal("7519.31")),
        (3, "Hải Phòng", Decimal("3690.5")),
        (4, "Đồng Nai", Decimal("1936.25")),
        (5, "Bắc Ninh", Decimal("1666.98")),  # 394.69 + 677.55 + 51.75 + 183.78 + 318.89 + 40.32
    ]


@pytest.mark.parametrize("year", ["2016", "2018"])
def test_shares_are_of_everything_told_placed_or_not(year: str) -> None:
    amounts, total = _capital(span=Span(year, year))
    sums = _by_todays_code(year)
    everything = sum(sums.values(), Decimal(0))
    assert total is not None and total.is_sum and total.value == everything
    assert total.unplaced == sums.get("", Decimal(0))  # "Dầu khí" in 2016, nothing in 2018
    assert sum((amount.value for amount in amounts), total.unplaced) == everything


def test_shares_of_2018() -> None:
    everything = sum(_by_todays_code("2018").values(), Decimal(0))
    by_name = {line.amount.label.vi: line.share for line in _lines()}
    assert by_name["Bắc Ninh"] == (Decimal("1666.98") / everything * 100).quantize(Decimal("0.1")) == Decimal("4.7")
    assert by_name["TP. Hồ Chí Minh"] == Decimal("29.3")


def test_what_rests_on_two_projects_is_marked() -> None:
    """Trà Vinh 2015: 2 new projects with 2,526.8 million dollars, the second place of the country."""
    told = [one for one in shipped() if one.indicator == "fdi-new-capital" and one.breakdown == "province"]
    (table,) = [
        one for one in tables(told, ["fdi-new-capital"], THEN, adds=True, whole="national") if one.span.first == "2015"
    ]
    lines = ranked(
        placed_amounts(table, "place"),
        None,
        {"tra-vinh": Decimal(2), "bac-ninh-den-2025": Decimal(133)},
        _indicator(),
        5,
    )
    found = {line.amount.about[1]: line for line in lines}
    assert (found["tra-vinh"].rank, found["tra-vinh"].amount.value, found["tra-vinh"].counted) == (
        2,
        Decimal("2526.8"),
        2,
    )
    assert found["tra-vinh"].is_few
    assert not found["bac-ninh-den-2025"].is_few
    assert not found["ha-noi"].is_few  # not known: no mark


def test_a_sum_rests_on_the_cases_of_all_its_parts() -> None:
    """Bắc Ninh 2018 in today's borders: the six counts of the rows of Bắc Ninh and Bắc Giang."""
    amounts, _ = _capital()
    found = counted(amounts, [one for one in shipped() if one.breakdown == "province"], COUNTED_BY)
    with (Path(registers()["observations"].folder) / "data" / FIGURES).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["year"] == "2018" and row["new_province_code"] == "24"]
    cases = [int(row[one]) for row in rows for one in ("new_projects", "adjusted_projects", "ma_transactions")]
    assert len(cases) == 6
    assert found["bac-ninh"] == sum(cases)


def test_an_amount_of_which_a_part_was_not_counted_rests_on_nobody_knows_what() -> None:
    amounts = _amounts(_told("JP", "5"), _told("JP", "2", indicator="b"), _told("KR", "4"), parts=("a", "b"))
    counts = [_told("JP", "1", indicator="n"), _told("KR", "3", indicator="n")]
    assert counted(amounts, counts, {"a": ["n"], "b": ["m"]}) == {"KR": 3}


def _told(name: str, value: str, span: Span = YEAR, indicator: str = "a") -> Told:
    return Told("SL-1", indicator, "partner", None, Label(name, name), span, Decimal(value), "", "", ("country", name))


def _amounts(*told: Told, parts: tuple[str, ...] = ("a",)) -> list[Amount]:
    return other_amounts(told, YEAR, parts)


def test_figures_within_the_sources_rounding_have_no_order() -> None:
    amounts = _amounts(_told("JP", "10.2"), _told("KR", "10.1"), _told("SG", "9.9"), _told("CN", "9.9"))
    lines = ranked(amounts, None, {}, _indicator(), 5)
    assert [(line.rank, line.amount.about[1], line.even) for line in lines] == [
        (1, "JP", False),
        (2, "KR", True),  # each may be 0.05 off
        (3, "SG", False),
        (3, "CN", False),  # equal as told: equal ranks
    ]
    counts = ranked(_amounts(_told("JP", "11"), _told("KR", "10")), None, {}, _indicator(is_count=True), 5)
    assert [line.even for line in counts] == [False, False]  # counts are exact


def test_precision_is_that_of_the_finest_figure() -> None:
    assert precision([Decimal("487"), Decimal("149.6"), Decimal("3")]) == Decimal("0.1")
    assert precision([Decimal("400"), Decimal("30")]) == 1


def test_a_part_told_of_one_partner_only_is_said_to_be_missing_of_the_other() -> None:
    amounts = _amounts(_told("JP", "5"), _told("JP", "2", indicator="b"), _told("KR", "4"), parts=("a", "b"))
    assert [(one.about[1], one.value, one.missing) for one in amounts] == [("JP", 7, False), ("KR", 4, True)]


def test_changes_are_between_whole_figures_only() -> None:
    before = Span("2017", "2017")
    amounts = _amounts(_told("JP", "5"), _told("JP", "4", before), _told("KR", "4"))
    assert [(one.change.difference, one.change.percent) if one.change else None for one in amounts] == [
        (1, Decimal("25.0")),
        None,
    ]


def test_a_second_source_is_not_added() -> None:
    assert [one.value for one in _amounts(_told("JP", "5"), _told("JP", "6"))] == [5]


def test_no_shares_where_much_was_taken_away() -> None:
    total = Total(Decimal(100), is_sum=True)
    mild = ranked(_amounts(_told("JP", "105"), _told("KR", "-5")), total, {}, _indicator(), 5)
    assert [line.share for line in mild] == [Decimal("105.0"), None]
    grave = ranked(_amounts(_told("JP", "150"), _told("KR", "-50")), total, {}, _indicator(), 5)
    assert [line.share for line in grave] == [None, None]


def test_a_few_localities_are_not_the_country() -> None:
    told = [one for one in shipped() if one.indicator == "exports"]
    made = {one.span.name: one for one in tables(told, ["exports"], TODAY, adds=True, whole="national")}
    assert total_of(made["2023"], 34) is None  # 6 of 34, and no source tells the country
    whole = total_of(made["2015"], 34)
    assert whole is not None and not whole.is_sum and whole.value == Decimal("162.111")
