"""How a tie is doing, worked out by hand from a few facts."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.health import WORDS, Facts, Months, health_of, renewed_until
from nhipcau.lib.health.rules import months_since

TODAY = date(2026, 11, 26)
YEAR_AGO, DAY_LESS = date(2025, 11, 26), date(2025, 11, 27)


@pytest.mark.parametrize(
    ("facts", "word", "words"),
    [
        (Facts(), "unknown", "Chưa ai báo cáo"),
        (Facts(active_on=date(2008, 9, 17)), "unknown", "17/09/2008"),
        (Facts(is_reported=True), "unknown", "Chưa ai báo cáo"),
        (Facts(active_on=DAY_LESS, is_reported=True), "live", "27/11/2025"),
        (Facts(active_on=YEAR_AGO, is_reported=True), "dormant", "12 tháng"),
        (Facts(active_on=date(2024, 11, 27), is_reported=True), "dormant", "23 tháng"),
        (Facts(active_on=date(2024, 11, 26), is_reported=True), "long_dormant", "24 tháng"),
        (Facts(active_on=DAY_LESS, is_reported=True, late=2, open=5), "slow", "2 cam kết, nhiệm vụ quá hạn trên 5"),
        # What sleeps is not slow: nobody works on it.
        (Facts(active_on=YEAR_AGO, is_reported=True, late=2, open=5), "dormant", "12 tháng"),
        (Facts(active_on=DAY_LESS, is_reported=True, expires_on=TODAY), "live", "27/11/2025"),
        (Facts(active_on=DAY_LESS, is_reported=True, expires_on=date(2026, 11, 25)), "expired", "25/11/2026"),
        (
            Facts(active_on=DAY_LESS, is_reported=True, expires_on=date(2025, 1, 1), renewed_until=date(2030, 1, 1)),
            "renewed",
            "01/01/2030",
        ),
        (
            Facts(active_on=DAY_LESS, is_reported=True, expires_on=date(2028, 5, 1), is_extended=True),
            "renewed",
            "01/05/2028",
        ),
        (Facts(is_said_expired=True), "expired", "đã hết hiệu lực"),
        (Facts(active_on=DAY_LESS, is_reported=True, late=1, open=1, is_ended=True), "ended", "chấm dứt"),
    ],
)
def test_the_first_rule_that_speaks_decides(facts: Facts, word: str, words: str) -> None:
    said = health_of(facts, TODAY)
    assert said.word == word and words in said.vi
    assert said.en and said.word in WORDS


def test_the_months_can_be_set() -> None:
    facts = Facts(active_on=date(2026, 5, 26), is_reported=True)
    assert health_of(facts, TODAY).word == "live"
    assert health_of(facts, TODAY, Months(6, 18)).word == "dormant"
    assert health_of(facts, TODAY, Months(3, 6)).word == "long_dormant"


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [
        (date(2025, 11, 26), date(2026, 11, 26), 12),
        (date(2025, 11, 27), date(2026, 11, 26), 11),
        (date(2025, 8, 31), date(2026, 2, 28), 6),  # the last day of a shorter month
        (date(2026, 12, 1), date(2026, 11, 26), 0),
    ],
)
def test_whole_months(day: date, today: date, months: int) -> None:
    assert months_since(day, today) == months


@pytest.mark.parametrize(
    ("expires", "years", "until"),
    [
        (date(2027, 3, 1), 5, None),  # the first term still runs
        (date(2021, 3, 1), 5, date(2031, 3, 1)),  # 2026-03-01 is over as well
        (date(2021, 11, 26), 5, TODAY),  # the last day counts
        (date(2024, 2, 29), 3, date(2027, 2, 28)),  # there is no 29 February in 2027
        (date(2023, 5, 1), 26_000, date(9998, 5, 1)),  # mistyped: more years than a calendar has
    ],
)
def test_a_term_that_renews_itself(expires: date, years: int, until: date | None) -> None:
    assert renewed_until(expires, years, TODAY) == until
