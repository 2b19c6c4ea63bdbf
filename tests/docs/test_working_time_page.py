"""docs/working-time.md has the table of clocks as the program counts with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.lib.period.label import day_label
from nhipcau.lib.working_time import GROUPS, Clock, period, shipped_clocks, shipped_holidays

PAGE = (Path(__file__).parents[2] / "docs" / "working-time.md").read_text(encoding="utf-8")


def row(one: Clock) -> str:
    since = f"từ {day_label(one.valid_from, 'vi')}" if one.valid_from else ""
    until = f"đến {day_label(one.valid_to, 'vi')}" if one.valid_to else ""
    both = [f"{words.vi}<br>{words.en}" for words in (one.what, period(one), one.actor)]
    days = " ".join(part for part in (since, until) if part)
    return f"| {' | '.join([f'`{one.id}`', *both, one.source.vi, one.standing, days])} |"


@pytest.mark.parametrize("group", GROUPS)
def test_the_page_has_every_clock_of_a_group_in_order_and_no_other(group: str) -> None:
    (section,) = [part for part in PAGE.split("\n### ") if part.startswith(GROUPS[group].en + "\n")]
    assert GROUPS[group].vi in section
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [row(one) for one in shipped_clocks() if one.group == group]


def test_the_page_names_the_years_with_a_notice() -> None:
    years = sorted({one.day.year for one in shipped_holidays()})
    assert f"Years with a notice here: {years[0]} to {years[-1]}." in PAGE
    assert years == list(range(years[0], years[-1] + 1))
