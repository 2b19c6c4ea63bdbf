"""The command palette as the server answers it: only what one may do, where one is, with marks and without."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from nhipcau.core.column import OWN, PUBLIC, RESTRICTED
from nhipcau.core.ledger.moving import move
from nhipcau.core.record import DRAFT, SUBMITTED
from nhipcau.core.registry import registers
from tests.desk import EN, VI, signed_in
from tests.people import ACT
from tests.world import LEVELS, REGISTER, RELATIONS, World, bird, canary, record

LIST = f"{VI}/so/co-hoi"
MINE, OPEN, HIDDEN = record("own", OWN), record("own", PUBLIC), record("elsewhere", OWN)


pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def world(indexed_world: World) -> World:
    return indexed_world


def _client(world: World, role: str = "officer", agency: str = "office") -> Client:
    return signed_in(world.person(agency, role))


def _asked(client: Client, q: str = "", here: str = "", at: str = f"{VI}/lenh/goi-y") -> dict[str, Any]:
    answer = client.get(at, {"q": q, "here": here})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def _groups(client: Client, q: str = "", here: str = "") -> dict[str, dict[str, str]]:
    """{group: {words: address}}"""
    return {
        group["name"]: {one["words"]: one["address"] for one in group["commands"]}
        for group in _asked(client, q, here)["groups"]
    }


def test_what_is_at_hand_is_what_one_may_do_to_the_record(world: World) -> None:
    officer = _client(world)
    groups = _groups(officer, here=f"{LIST}/{MINE}")
    assert list(groups)[:2] == ["record", "list"]
    assert groups["record"]["Sửa"] == f"{LIST}/{MINE}/sua"
    assert {"Trình", "Lịch sử", "Xóa"} <= set(groups["record"]) and "Duyệt" not in groups["record"]
    move(registers()[REGISTER], [MINE], "submit", [DRAFT], SUBMITTED, ACT)
    assert "Duyệt" in _groups(_client(world, "approver"), here=f"{LIST}/{MINE}")["record"]
    assert "Duyệt" not in _groups(officer, here=f"{LIST}/{MINE}")["record"]
    seen_only = _groups(_client(world, "auditor", "ministry"), here=f"{LIST}/{MINE}")
    assert not {"Sửa", "Trình", "Xóa"} & set(seen_only["record"]) and "Lập mới" not in seen_only["list"]
    public = _groups(officer, here=f"{LIST}/{OPEN}")["record"]
    assert {"Xác nhận còn đúng", "Đề nghị xác nhận qua thư", "Trang công khai"} <= set(public)


def test_every_command_at_hand_opens(world: World) -> None:
    for role in ("officer", "approver", "administrator"):
        client = _client(world, role)
        for here in (f"{LIST}/{MINE}", f"{LIST}/{OPEN}", f"{LIST}?q=canary&state=draft"):
            for group in _groups(client, here=here).values():
                for words, address in group.items():
                    if not address.startswith(VI):
                        continue
                    answer = client.get(address)
                    assert answer.status_code in (200, 302), (role, words, address)
                    if answer.streaming:
                        b"".join(answer.streaming_content)


def test_the_list_at_hand_is_taken_away_as_it_is_asked(world: World) -> None:
    groups = _groups(_client(world), here=f"{LIST}?q=canary&state=draft&offset=25")["list"]
    assert groups["Tải danh sách: CSV"] == f"{LIST}/tat-ca.csv?q=canary&state=draft"
    assert groups["Giữ cách xem này"] == f"{LIST}/cach-xem?q=canary&state=draft"
    assert groups["Lập mới"] == f"{LIST}/moi" and f"{LIST}/nhap" in groups.values()


def test_a_record_that_is_not_ones_own_is_as_if_it_were_not_there(world: World) -> None:
    officer = _client(world)
    answers = [_asked(officer, here=f"{LIST}/{uid}") for uid in (HIDDEN, record("own", OWN, "partners"))]
    assert answers[0] == answers[1]
    assert answers[0]["groups"][0]["name"] == "list"
    nowhere = _asked(officer)
    for here in (
        "/vi/co-hoi",
        "https://example.org/",
        "//example.org/vi/ban-lam-viec",
        "x",
        f"{VI}/so/khong-co",
        "/" * 5000,
    ):
        assert _asked(officer, here=here) == nowhere, here


@pytest.mark.parametrize("typed", ["độ mới", "do moi", "DO MOI", "mới độ", "freshness"])
def test_pages_are_found_with_marks_and_without_in_either_language(world: World, typed: str) -> None:
    assert _groups(_client(world), typed)["pages"] == {"Độ mới của bản ghi theo địa phương": f"{VI}/do-moi"}


def test_registers_and_entering_into_them_are_found_by_name(world: World) -> None:
    groups = _groups(_client(world), "co hoi")
    assert groups["registers"] == {"Cơ hội hợp tác": LIST}
    found = _asked(_client(world), "lap moi co hoi")["groups"]
    assert [(one["words"], one["note"], one["address"]) for one in found[0]["commands"]] == [
        ("Lập mới", "Cơ hội hợp tác", f"{LIST}/moi")
    ]
    assert "doing" not in _groups(_client(world, "administrator"), "lap moi")


def test_records_are_found_by_name_and_by_code_as_far_as_one_sees_them(world: World) -> None:
    code = str(registers()[REGISTER].code(registers()[REGISTER].model.objects.get(uid=OPEN).number))
    for agency, role in (("office", "officer"), ("far", "officer"), ("ministry", "auditor"), ("partner", "partner")):
        client = _client(world, role, agency)
        assert f"{LIST}/{OPEN}" in _groups(client, code.lower())["records"].values()
        for relation in RELATIONS:
            for seen in LEVELS:
                name = canary(relation, seen)
                found = _groups(client, name).get("records", {}).values()
                is_open = client.get(f"{LIST}/{record(relation, seen)}").status_code == 200
                assert is_open or f"{LIST}/{record(relation, seen)}" not in found, (agency, role, name)
    assert f"{LIST}/{MINE}" in _groups(_client(world), canary("own", OWN))["records"].values()
    assert canary("own", RESTRICTED) not in str(_asked(_client(world), bird(REGISTER)))


def test_a_view_and_an_agencys_pages_are_commands_where_they_are_ones_own(world: World) -> None:
    officer = _client(world)
    officer.post(f"{LIST}/cach-xem?state=draft", {"name": "Nháp của Huế"})
    assert list(_groups(officer, "nhap cua hue")["views"]) == ["Nháp của Huế"]
    assert "views" not in _groups(_client(world, "approver"), "nhap cua hue")
    assert "Thêm cơ quan" in _groups(_client(world, "centre", "ministry"), "them co quan")["pages"]
    assert "pages" not in _groups(officer, "them co quan")


def test_the_page_has_the_same_without_a_script_in_both_languages(world: World) -> None:
    officer, here = _client(world), f"{LIST}/{MINE}"
    front = unescape(officer.get(here).content.decode())
    (link,) = re.findall(r'<a class="tocommands" href="([^"]+)"', front)
    page = unescape(officer.get(link).content.decode())
    for group in _groups(officer, here=here).values():
        for words, address in group.items():
            assert f'href="{address}">{words}</a>' in page.replace("&amp;", "&"), words
    english = unescape(officer.get(f"{EN}/commands", {"q": "xyzzy"}).content.decode())
    assert "There is no such command or record." in english and '<dialog class="commands"' not in english
    assert "Lệnh" not in re.sub(r"<[^>]+>", "", unescape(officer.get(f"{EN}/registers").content.decode()))
