"""The desk's lists by the owner's confirmation: the limit moves with the day, not with the index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nhipcau.core import ledger
from nhipcau.core.audience import Audience
from nhipcau.core.column import RESTRICTED
from nhipcau.core.desk import DeskListing, desk_index, desk_request, find
from nhipcau.core.freshness import OLDER, WITHIN, standing
from nhipcau.core.registry import registers
from tests.steps import ACT, uid, write

PARTNERS, ALL = registers()["partners"], Audience("all", RESTRICTED)
CONFIRMED = {"new": date(2026, 3, 2), "last day": date(2025, 3, 2), "late": date(2025, 3, 1), "old": date(2024, 5, 12)}


@pytest.fixture
def _records(empty_site: Path) -> None:
    for name, day in CONFIRMED.items():
        record = write("partners", name, public=True, name=name, country="JP")
        ledger.confirm(PARTNERS, [record], day, "Sở thử", ACT)
    write("partners", "never", public=True, name="never", country="JP")
    desk_index().catch_up()


def _asked(monkeypatch: pytest.MonkeyPatch, today: date, **params: list[str]) -> DeskListing:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: today)
    return find(desk_index(), ALL, desk_request(PARTNERS, params, ALL))


def test_a_confirmation_holds_for_365_days(monkeypatch: pytest.MonkeyPatch, _records: None) -> None:
    today = date(2026, 3, 2)
    assert [standing(day, today) for day in CONFIRMED.values()] == [WITHIN, WITHIN, OLDER, OLDER]
    assert set(_asked(monkeypatch, today, fresh=["within"]).uids) == {uid("new"), uid("last day")}
    assert set(_asked(monkeypatch, today, fresh=["older"]).uids) == {uid("late"), uid("old")}
    assert _asked(monkeypatch, today, fresh=["never"]).uids == [uid("never")]
    due = _asked(monkeypatch, today, fresh=["older", "never"], state=["published"])
    assert set(due.uids) == {uid("late"), uid("old"), uid("never")}
    assert due.facets["fresh"] == [("within", 2), ("older", 2), ("never", 1)]
    assert due.facets["state"] == [("published", 3)]


def test_the_next_day_it_is_counted_anew(monkeypatch: pytest.MonkeyPatch, _records: None) -> None:
    counted = [_asked(monkeypatch, date(2026, 3, day)).facets["fresh"] for day in (2, 3)]
    assert counted == [
        [("within", 2), ("older", 2), ("never", 1)],
        [("within", 1), ("older", 3), ("never", 1)],
    ]


def test_an_installation_chooses_its_own_time(monkeypatch: pytest.MonkeyPatch, _records: None) -> None:
    monkeypatch.setenv("NHIPCAU_FRESH_DAYS", "3650")
    assert len(_asked(monkeypatch, date(2026, 3, 2), fresh=["within"]).uids) == 4
