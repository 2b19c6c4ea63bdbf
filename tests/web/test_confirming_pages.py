"""Freshness as browsers meet it: one click, many at once, what readers are told, what waits for one today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC
from nhipcau.core.desk import desk_index
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT, DAY
from tests.steps import BASIS, code_of, row, show
from tests.world import POINTING, REGISTER, World, build_world, canary, record

MINE, DRAFT, FOLLOWED = record("own", PUBLIC), record("own", OWN), record("followed", PUBLIC)
THEIRS = record("place", PUBLIC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return build_world()


def _client(world: World, role: str = "officer", agency: str = "office") -> Client:
    return signed_in(world.person(agency, role))


def _list(language: str = "vi", register: str = REGISTER) -> str:
    vi, en = registers()[register].slug
    return f"{VI}/so/{vi}" if language == "vi" else f"{EN}/registers/{en}"


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _confirm(uid: object, day: date) -> None:
    ledger.confirm(registers()[REGISTER], [uid], day, "Sở Ngoại vụ thử", ACT)  # type: ignore[list-item]


def _forms(page: str, address: str) -> Iterator[str]:
    yield from re.findall(rf'<form[^>]*action="{re.escape(address)}".*?</form>', page, re.DOTALL)


def test_one_click_confirms_and_says_the_day(world: World) -> None:
    officer, address = _client(world), f"{_list()}/{MINE}"
    page = _text(officer, address)
    assert "chưa được cơ quan chủ quản xác nhận" in page
    (form,) = _forms(page, f"{address}/chuyen/xac-nhan")
    (seen,) = re.findall(r'name="seen" value="(\d+)"', form)
    assert officer.post(f"{address}/chuyen/xac-nhan", {"seen": seen}).headers["Location"] == address
    held = row(REGISTER, MINE)
    assert (held.state, held.confirmed_on, held.confirmed_by) == ("published", DAY, "Sở Ngoại vụ thử")
    page = _text(officer, address)
    assert "Đã xác nhận hồ sơ còn đúng." in page and "Sở Ngoại vụ thử xác nhận ngày 02/03/2026" in page
    assert "Confirmed by Sở Ngoại vụ thử on 2 March 2026" in _text(officer, f"{_list('en')}/{MINE}")


def test_one_confirms_for_the_agency_whose_work_one_has_taken_over(world: World) -> None:
    _client(world, "approver").post(f"{_list()}/{FOLLOWED}/chuyen/xac-nhan", {})
    assert row(REGISTER, FOLLOWED).confirmed_by == "Sở Ngoại vụ thử"


@pytest.mark.parametrize(("agency", "role"), [("office", "administrator"), ("ministry", "centre"), ("far", "officer")])
def test_nobody_else_confirms_for_the_owner(world: World, agency: str, role: str) -> None:
    client, before = _client(world, role, agency), Change.objects.count()
    assert not list(_forms(_text(client, f"{_list()}/{MINE}"), f"{_list()}/{MINE}/chuyen/xac-nhan"))
    assert client.post(f"{_list()}/{MINE}/chuyen/xac-nhan", {}).status_code == 409
    assert (row(REGISTER, MINE).confirmed_on, Change.objects.count()) == (None, before)


def test_many_at_once_say_how_many_were_confirmed_and_which_were_not_and_why(world: World) -> None:
    desk_index().catch_up()
    officer = _client(world)
    assert "Xác nhận còn đúng</option>" in _text(officer, _list())
    chosen = {"move": "confirm", "uid": [str(one) for one in (MINE, FOLLOWED, DRAFT, THEIRS)], "next": _list()}
    asked = unescape(officer.post(f"{_list()}/chuyen", chosen).content.decode())
    was = re.findall(r'name="was" value="([^"]+)"', asked)
    done = officer.post(f"{_list()}/chuyen", {**chosen, "was": was, "confirmed": "1"})
    page = unescape(done.content.decode())
    assert "Đã thực hiện với 2 hồ sơ; 2 hồ sơ không thực hiện được." in page
    assert "Hồ sơ đang ở trạng thái “Bản nháp”" in page and "không được làm bước “Xác nhận còn đúng”" in page
    assert [row(REGISTER, one).confirmed_on for one in (MINE, FOLLOWED, DRAFT, THEIRS)] == [DAY, DAY, None, None]


def test_what_waits_today_opens_its_list(world: World) -> None:
    _confirm(MINE, date(2025, 3, 1))  # a day too old
    _confirm(FOLLOWED, date(2025, 3, 2))
    desk_index().catch_up()
    officer = _client(world)
    page = _text(officer, VI)
    # Published ones of the office and of the board it followed, in three registers; one of them was confirmed in time.
    assert "5 hồ sơ đang công bố cần xác nhận</a>: Sở Ngoại vụ thử" in page
    (address,) = re.findall(r'href="([^"]+)">5 hồ sơ', page)
    found = _text(officer, address)
    assert "Quá hạn xác nhận" in found and canary("own", PUBLIC) in found and canary("own", PUBLIC, POINTING) in found
    assert canary("followed", PUBLIC) not in found and canary("own", OWN) not in found
    centre = _text(_client(world, "centre", "ministry"), f"{EN}")
    assert "to be confirmed</a>" not in centre


def test_a_confirmation_is_taken_back_by_those_who_may_give_it(world: World) -> None:
    officer = _client(world)
    officer.post(f"{_list()}/{MINE}/chuyen/xac-nhan", {})
    history = _text(officer, f"{_list()}/{MINE}/lich-su")
    assert "Xác nhận còn đúng" in history and "02/03/2026" in history
    (number,) = re.findall(r'name="change" value="(\d+)"', history)
    officer.post(f"{_list()}/{MINE}/hoan-tac", {"change": number})
    assert row(REGISTER, MINE).confirmed_on is None
    assert row(REGISTER, MINE).state == "published"


def test_readers_are_told_by_whom_when_and_since_when_nobody_has(world: World) -> None:
    _confirm(MINE, date(2024, 5, 12))
    show()
    code, visitor = code_of(REGISTER, MINE), browser()
    vi, en = (f"/{lang}/{slug}" for lang, slug in zip(("vi", "en"), registers()[REGISTER].slug, strict=True))
    assert "Chưa xác nhận từ 12/05/2024 (lần gần nhất: Sở Ngoại vụ thử)" in _text(visitor, f"{vi}/{code}")
    assert "Not confirmed since 12 May 2024" in _text(visitor, f"{en}/{code}")
    assert "chưa xác nhận từ 12/05/2024" in _text(visitor, vi)
    _confirm(MINE, DAY)
    show()
    assert "Sở Ngoại vụ thử xác nhận ngày 02/03/2026" in _text(visitor, f"{vi}/{code}")
    assert "Confirmed by Sở Ngoại vụ thử on 2 March 2026" in _text(visitor, f"{en}/{code}")
    assert "confirmed 2 March 2026" in _text(visitor, en)


def _line(page: str, name: str) -> list[str]:
    """The text of the cells of a row of the board."""
    (row_,) = re.findall(rf'<tr><th scope="row">{name}</th>(.*?)</tr>', page, re.DOTALL)
    cells = re.findall(r"<td.*?</td>", row_, re.DOTALL)
    return [re.sub(r'<span class="(name|vh)">.*?</span>|<[^>]+>', "", cell).strip() for cell in cells]


def test_the_board_says_of_every_locality_how_its_public_records_stand(world: World) -> None:
    _confirm(THEIRS, DAY)  # about Huế
    _confirm(record("former", PUBLIC), date(2024, 5, 12))  # about Thừa Thiên Huế, which is Huế today
    desk_index().catch_up()
    officer = _client(world, "officer", "far")
    page = _text(officer, f"{VI}/do-moi?register={registers()[REGISTER].slug[0]}")
    assert page.count('<th scope="row">') == 34
    # Opportunities: two of them above, and "nobody", about Huế as well, that nobody has confirmed.
    assert _line(page, "Thành phố Huế") == ["67 %", "3", "1", "1", "1"]
    assert _line(page, "Thành phố Cần Thơ") == ["100 %", "1", "0", "0", "1"]
    assert _line(page, "Thành phố Hà Nội") == ["chưa có bản ghi"]
    places = re.findall(r'<th scope="row">([^<]+)', page)
    assert places[2] == "Thành phố Huế" and set(places[:2]) == {"Thành phố Cần Thơ", "Tỉnh Quảng Trị"}
    whole = _text(officer, f"{EN}/freshness")
    assert _line(whole, "Hue City")[1:] == ["6", "1", "1", "4"]


def test_every_number_of_the_board_opens_its_list(world: World) -> None:
    _confirm(record("former", PUBLIC), date(2024, 5, 12))
    desk_index().catch_up()
    officer = _client(world, "officer", "far")
    for here in (f"{VI}/do-moi", f"{VI}/do-moi?register={registers()[REGISTER].slug[0]}"):
        numbers = re.findall(r'<a href="([^"]+place=[^"]+)">(\d+)<', _text(officer, here))
        assert len(numbers) >= 7
        for address, number in numbers:
            assert f"<strong>{number} " in _text(officer, address), address


def test_the_board_asks_the_same_however_much_there_is(
    world: World,
) -> None:
    officer, said = _client(world), []
    for _ in range(2):
        desk_index().catch_up()
        with CaptureQueriesContext(connection) as queries:
            officer.get(f"{VI}/do-moi")
        said.append(len(queries))
        new = [
            ledger.Entry(
                new_uid(), {"name": {"vi": f"Thử {n}"}, "places": ["hue", "can-tho"]}, publish=BASIS, source="test"
            )
            for n in range(20)
        ]
        ledger.write(registers()[REGISTER], new, ACT)
    assert said[0] == said[1]
