"""History, undoing and looking back, as an officer does it in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.column import OWN
from nhipcau.core.registry import registers
from tests.desk import EN, signed_in
from tests.people import DAY
from tests.steps import ACT, row
from tests.world import REGISTER, World, build_world, record


@pytest.fixture(autouse=True)
def _without_second_factor(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    yield


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


MINE = f"{EN}/registers/{REGISTER}/{record('own', OWN)}"


def _write(values: dict[str, object], at: datetime | None = None) -> ledger.Act:
    act = ledger.Act("ai đó / somebody", "sửa thử / a test", at=at)
    ledger.write(registers()[REGISTER], [ledger.Entry(record("own", OWN), values)], act)
    return act


def _officer(world: World) -> Client:
    return signed_in(world.person("office", "officer"))


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("operator:ha.nguyen", "operator (ha.nguyen)"),
        ("nhipcau worker", "the system’s worker"),
        ("seed", "public data, as installed"),
    ],
)
def test_operators_and_machines_are_called_by_words(world: World, actor: str, words: str) -> None:
    entry = ledger.Entry(record("own", OWN), {"location": "Phường An Cựu"})
    ledger.write(registers()[REGISTER], [entry], ledger.Act(actor, "sửa thử / a test"))
    page = _officer(world).get(f"{MINE}/history").content.decode()
    assert words in page and actor not in page.replace(words, "")


def test_a_change_is_shown_with_before_and_after_and_taken_back(world: World) -> None:
    _write({"location": "Phường An Cựu"})
    _write({"location": "Phường Thuận Hóa"})
    client = _officer(world)
    page = client.get(f"{MINE}/history").content.decode()
    assert re.search(r"<del>.*Phường An Cựu.*</del>\s*<ins>.*Phường Thuận Hóa.*</ins>", page)
    number = re.findall(r'name="change" value="(\d+)"', page)[0]
    assert client.post(f"{MINE}/undo", {"change": number}).status_code == 302
    assert row(REGISTER, record("own", OWN)).location == "Phường An Cựu"
    assert "ai đó" not in str(client.get(f"{MINE}/history").content).partition("Phường")[0]


def test_what_somebody_changed_since_is_not_overwritten(world: World) -> None:
    _write({"location": "Một", "period": "2026"})
    first = ledger.history(record("own", OWN), limit=1)[0].id
    _write({"location": "Hai"})
    client = _officer(world)
    refused = client.post(f"{MINE}/undo", {"change": str(first)}, follow=True).content.decode()
    assert "changed later" in refused
    assert (row(REGISTER, record("own", OWN)).location, row(REGISTER, record("own", OWN)).period) == ("Hai", "2026")
    client.post(f"{MINE}/undo", {"change": str(first), "rest": "1"})
    assert (row(REGISTER, record("own", OWN)).location, row(REGISTER, record("own", OWN)).period) == ("Hai", None)


def test_somebody_who_may_not_edit_is_offered_nothing_and_can_do_nothing(world: World) -> None:
    act = _write({"location": "Một"})
    number = ledger.history(record("own", OWN), limit=1)[0].id
    for role in ("administrator", "auditor"):
        client = signed_in(world.person("office" if role == "administrator" else "ministry", role))
        assert "/undo" not in client.get(f"{MINE}/history").content.decode()
        assert client.post(f"{MINE}/undo", {"change": str(number)}).status_code == 403
        assert client.post(f"{EN}/batches/{act.batch}/undo").status_code == 403
    assert row(REGISTER, record("own", OWN)).location == "Một"


def test_a_batch_is_taken_back_whole_or_not_at_all(world: World) -> None:
    act = ledger.Act("nhập / import", "một đợt / a batch")
    some = [record("own", OWN), record("followed", OWN)]
    ledger.write(registers()[REGISTER], [ledger.Entry(uid, {"period": "2027"}) for uid in some], act)
    client = _officer(world)
    page = client.get(f"{EN}/batches/{act.batch}").content.decode()
    assert page.count('<th scope="row">') == 2
    client.post(f"{EN}/batches/{act.batch}/undo", {"reason": "nhập nhầm"})
    assert [row(REGISTER, uid).period for uid in some] == [None, None]
    mixed = ledger.Act("nhập / import", "một đợt / a batch")
    both = [record("own", OWN), record("elsewhere", OWN)]
    ledger.write(registers()[REGISTER], [ledger.Entry(uid, {"period": "2028"}) for uid in both], mixed)
    page = client.get(f"{EN}/batches/{mixed.batch}").content.decode()
    assert page.count('<th scope="row">') == 1, "the record of another agency is not named"
    assert client.post(f"{EN}/batches/{mixed.batch}/undo").status_code == 403
    assert [row(REGISTER, uid).period for uid in both] == ["2028", "2028"]


def test_a_record_as_it_was_known_on_a_day(world: World) -> None:
    _write({"location": "Trước"}, at=datetime(2030, 1, 5, 3, tzinfo=UTC))
    _write({"location": "Sau"}, at=datetime(2030, 1, 6, 3, tzinfo=UTC))
    client = _officer(world)
    before = client.get(f"{MINE}?on=05/01/2030").content.decode()
    assert "Trước" in before and "Sau" not in before.replace("Sau sắp xếp", "")
    assert "as known on 5 January 2030" in before
    assert "Sau" in client.get(f"{MINE}?on=06/01/2030").content.decode()
    assert client.get(f"{MINE}?on=01/01/2020").status_code == 404
    assert client.get(f"{MINE}?on=hôm qua").status_code == 400


def test_places_in_the_borders_of_a_day(world: World) -> None:
    path = f"{EN}/registers/{REGISTER}/{record('place', OWN)}"
    client = signed_in(world.person("ministry", "auditor"))
    assert "Quang Tri" not in client.get(path).content.decode()
    ledger.write(registers()[REGISTER], [ledger.Entry(record("place", OWN), {"places": ["quang-tri"]})], ACT)
    then = client.get(f"{path}?borders=30/06/2025").content.decode()
    assert "Quang Binh" in then, "today's Quảng Trị was two provinces the day before 1 July 2025"
    assert "Quang Binh" not in client.get(path).content.decode()


def test_a_long_history_costs_as_many_questions_as_a_short_one(world: World) -> None:
    client, counts = _officer(world), []
    for more in (2, 120):
        for number in range(more):
            _write({"period": f"{more} {number}"})
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{MINE}/history").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]
