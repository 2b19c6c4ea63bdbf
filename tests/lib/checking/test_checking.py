"""Claims held against themselves and against each other. The figures are those of the 2018 and 2023 conferences, by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.checking import Claim, Verdict, between, claim_of, earlier, fits, implied, joined, within

AGREEMENTS = Claim(
    "agreements_signed", Decimal(422), level="all_localities", start="2021", end="2023", change=Decimal(111)
)
OF_2016 = Claim(
    "agreements_signed",
    Decimal(420),
    level="all_localities",
    start="2016",
    end="2018",
    said_in=("Ngày Nay", "Ngày Nay"),
)
LEADERS = {
    "measure": "outbound_delegations",
    "value": 298,
    "scope": {"level": "all_localities", "names": []},
    "change_percent": 60,
    "direction": "increase",
    "baseline_value": 186,
}


def test_298_against_186_is_60_2_percent_and_plus_60_holds() -> None:
    (found,) = within(claim_of(LEADERS))
    assert (found.verdict, round(found.computed or 0, 1)) == (Verdict.AGREES, Decimal("60.2"))
    assert found.vi == "298 so với 186 là +60,2%: “+60%” đúng."


def test_a_change_that_does_not_follow_is_told_with_both_figures() -> None:
    (found,) = within(claim_of({**LEADERS, "change_percent": 70}))
    assert found.verdict is Verdict.DIFFERS
    assert found.en == "298 against 186 is +60.2%, the text says +70%: 9.8 percentage points apart."


def test_a_fall_is_a_fall() -> None:
    """186 against 298 is −37.6 %."""
    (found,) = within(
        claim_of({**LEADERS, "value": 186, "baseline_value": 298, "change_percent": 37.6, "direction": "decrease"})
    )
    assert found.verdict is Verdict.AGREES


def test_plus_111_percent_to_422_means_200_while_420_was_reported_for_2016_to_2018() -> None:
    (own,) = within(AGREEMENTS)
    assert (own.verdict, own.computed) == (Verdict.IMPLIES, Decimal(200))
    (found,) = earlier(AGREEMENTS, [OF_2016])
    assert found.verdict is Verdict.IMPLIES, "two years lie between, so it is no contradiction"
    assert found.vi == (
        "Mức thay đổi nghĩa là kỳ trước khoảng 200, trong khi Ngày Nay: 420 (2016–2018); hai kỳ không liền nhau."
    )
    next_to_it = replace(OF_2016, start="2018", end="2020")
    assert [one.verdict for one in earlier(AGREEMENTS, [next_to_it])] == [Verdict.DIFFERS]
    assert [one.verdict for one in earlier(AGREEMENTS, [replace(next_to_it, value=Decimal(200))])] == [Verdict.AGREES]


@pytest.mark.parametrize(
    "other",
    [
        replace(OF_2016, start="2020", end="2020"),  # one year beside three
        replace(OF_2016, start="2022", end="2024"),  # not before
        replace(OF_2016, level="locality", names=("Huế",)),
        replace(OF_2016, status="target"),
    ],
)
def test_a_figure_of_something_else_says_nothing_of_the_period_before(other: Claim) -> None:
    assert list(earlier(AGREEMENTS, [other])) == []


def test_figures_of_one_period_agree_or_differ_by_so_much() -> None:
    same = replace(AGREEMENTS, said_in=("Báo A", "Paper A"))
    found = between(AGREEMENTS, same)
    assert found and (found.verdict, found.en) == (Verdict.AGREES, "Agrees with Paper A: 422 (2021–2023).")
    found = between(replace(AGREEMENTS, value=Decimal(462)), replace(same, value=Decimal(420)))
    assert found and found.verdict is Verdict.DIFFERS
    assert found.vi == "Lệch với Báo A: 420 (2021–2023); văn bản nêu cao hơn 42 (10%)."


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (OF_2016, "the periods differ (2021–2023 and 2016–2018)"),
        (replace(OF_2016, start=None, end=None), "one of them states no period"),
        (replace(OF_2016, is_stock=True), "one is a running total, the other of a period"),
        (replace(OF_2016, status="target"), "one of them is a target or a plan"),
    ],
)
def test_what_cannot_be_compared_says_why(other: Claim, why: str) -> None:
    found = between(AGREEMENTS, other)
    assert found and found.verdict is Verdict.APART and found.en.endswith(f"because {why}.")


def test_other_measures_places_and_moneys_are_not_compared_at_all() -> None:
    for other in (
        replace(OF_2016, measure="twinnings"),
        replace(OF_2016, level="locality", names=("Huế",)),
        replace(OF_2016, partner="Lào"),
        replace(OF_2016, currency="USD"),
    ):
        assert between(AGREEMENTS, other) is None


@pytest.mark.parametrize(
    ("qualifier", "stated", "counted", "is_so"),
    [
        ("exact", 48_200_000_000, 48_240_000_000, True),  # 48,2 tỷ is written to a tenth of a billion
        ("exact", 48_200_000_000, 48_260_000_000, False),
        ("exact", 500_000_000, 500_400_000, True),  # 500 triệu to a million
        ("exact", 500_000_000, 501_000_000, False),
        ("nearly", 29_000_000_000, 28_850_000_000, True),
        ("nearly", 29_000_000_000, 30_000_000_000, False),
        ("over", 3_000_000, 3_286_743, True),
        ("over", 3_000_000, 2_000_000, False),
        ("about", 3_000_000, 2_900_000, True),
    ],
)
def test_a_figure_is_as_exact_as_it_is_written(qualifier: str, stated: int, counted: int, is_so: bool) -> None:
    claim = Claim("fdi_total", Decimal(stated), qualifier=qualifier, currency="USD")
    assert fits(claim, Claim("fdi_total", Decimal(counted), currency="USD")) is is_so


def test_one_statement_said_twice_is_one_claim() -> None:
    """The article gives 422 first with its years, then again with its growth."""
    first, again = replace(AGREEMENTS, change=None), replace(AGREEMENTS, start=None, end=None)
    assert joined([first, again]) == [AGREEMENTS]
    assert len(joined([first, replace(again, value=Decimal(423))])) == 2


@given(st.integers(1, 10**9), st.integers(-99, 1000))
def test_what_a_change_implies_gives_the_change_again(value: int, change: int) -> None:
    claim = Claim("exports", Decimal(value), change=Decimal(change))
    before = implied(claim)
    assert before and before.low <= before.value <= before.high
    (found,) = within(replace(claim, baseline=before.value))
    assert found.verdict is Verdict.AGREES
