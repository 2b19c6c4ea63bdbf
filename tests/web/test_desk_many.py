"""Changing many records as a browser does it, without a script: chosen in a list, filled in, looked at, written, undone."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from nhipcau.actions import publication
from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.desk import EN, VI, heading, signed_in
from tests.people import ACT
from tests.steps import row
from tests.world import REGISTER, World, canary, record

LIST, MANY = f"{VI}/so/co-hoi", f"{VI}/so/co-hoi/sua-nhieu"
MINE, SHARED_ONE, OPEN = record("own", OWN), record("own", SHARED), record("own", PUBLIC)
FOREIGN, HIDDEN = record("elsewhere", PUBLIC), record("elsewhere", OWN)
BACK = f"{LIST}?desk=all"


pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def world(indexed_world: World) -> World:
    return indexed_world


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.person("office", "officer"))


def _text(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def _words(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", _text(answer)).split())


def _carried(answer: HttpResponse) -> dict[str, list[str]]:
    """What the form carries from one step to the next."""
    form = _text(answer).partition('class="form')[2].partition("</form>")[0]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(_[^"]+|[a-z_.]+)" value="([^"]*)">', form):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found


def _begun(client: Client, *uids: object, **more: str) -> dict[str, list[str]]:
    answer = client.post(MANY, {"uid": [str(uid) for uid in uids], "next": BACK, **more})
    assert answer.status_code == 200, answer.status_code
    return _carried(answer)


def _previewed(client: Client, carried: dict[str, list[str]], columns: list[str], **typed: object) -> HttpResponse:
    form = client.post(MANY, {**carried, "_columns": columns})
    assert form.status_code == 200
    given = {name.replace("__", "."): value for name, value in typed.items()}
    return client.post(MANY, {**_carried(form), **given, "_do": "preview"})


def test_from_the_list_to_the_batch_and_back(world: World, officer: Client) -> None:
    page = _text(officer.get(LIST))
    assert f'formaction="{MANY}"' in page
    carried = _begun(officer, MINE, SHARED_ONE, OPEN, FOREIGN, HIDDEN)
    shown = _previewed(
        officer, carried, ["places", "location"],
        **{"_how.places": "add", "places": ["Huế"], "location": "Nơi thử", "_reason": "sửa thử"},
    )  # fmt: skip
    words = _words(shown)
    assert (
        "3 hồ sơ sẽ thay đổi." in words
        and "Trong đó 1 hồ sơ đang công bố" in words
        and "1 hồ sơ không sửa được" in words
    )
    assert canary("elsewhere", PUBLIC) in words and "không sửa được hồ sơ này" in words
    assert canary("elsewhere", OWN) not in words
    assert re.search(r"<del>\(trống\)</del>.*?<ins>.*?Huế.*?</ins>", _text(shown), re.DOTALL)
    assert row(REGISTER, MINE).places is None
    done = officer.post(MANY, {**_carried(shown), "_do": "write"})
    assert "Đã thực hiện với 3 hồ sơ; 1 hồ sơ" in _words(done) and "1 trong số đó là đề xuất" in _words(done)
    assert (row(REGISTER, MINE).places, row(REGISTER, MINE).location) == (["hue"], "Nơi thử")
    assert row(REGISTER, OPEN).places is None and row(REGISTER, FOREIGN).location is None
    (batch,) = re.findall(rf'href="({VI}/dot/[^"]+)"', _text(done))
    assert BACK in _text(done)
    assert canary("own", OWN) in _text(officer.get(batch))
    officer.post(f"{batch}/hoan-tac", {"reason": "thử lại"})
    assert row(REGISTER, MINE).places is None and row(REGISTER, MINE).location is None


def test_the_whole_result_is_chosen_up_to_a_limit_that_is_said(
    world: World, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = f"own-{world.agencies['office'].uid}"
    everything = f"{LIST}?desk={own}"
    carried = _begun(officer, all=everything)
    shown = _previewed(officer, carried, ["location"], location="Nơi thử", _reason="thử")
    total = int(re.findall(r'class="total"><strong>(\d+)', _text(officer.get(everything)))[0])
    assert total == 6, "published, shared and within the agency: of the office itself and of the board it followed"
    assert "6 hồ sơ đã chọn" in _words(shown)
    assert "hồ sơ của kết quả này" not in _text(officer.get(everything)), "they are all on the page"
    assert "Cả 40 hồ sơ" not in _text(officer.get(f"{LIST}?desk=all"))
    monkeypatch.setattr(publication, "MOST_AT_ONCE", 5)
    monkeypatch.setattr("nhipcau.web.desk.many.choosing.MOST_AT_ONCE", 5)
    refused = officer.post(MANY, {"all": everything})
    assert refused.status_code == 400 and "mỗi lần làm nhiều nhất 5" in _text(refused)


def test_the_box_for_the_whole_result_stands_where_there_is_more_than_a_page(world: World) -> None:
    register, office = registers()[REGISTER], str(world.agencies["office"].uid)
    some = [
        ledger.Entry(ledger.act.new_uid(), {"name": {"vi": f"Thêm {number}"}}, owner=office) for number in range(30)
    ]
    ledger.write(register, some, ACT)
    desk_index().catch_up()
    officer = signed_in(world.person("office", "officer"))
    page = _text(officer.get(f"{LIST}?q=thêm"))
    (asked,) = re.findall(r'name="all" value="([^"]+)"', page)
    assert "Cả 30 hồ sơ của kết quả này" in page
    moved = officer.post(f"{LIST}/chuyen", {"all": asked, "move": "submit", "next": LIST})
    assert "Sẽ thực hiện (30)" in _words(moved), "a move of many takes the whole result as well"


def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_lost(officer: Client) -> None:
    carried = _begun(officer, MINE)
    nothing = officer.post(MANY, carried)
    assert nothing.status_code == 400 or "Hãy chọn ít nhất một cột" in _words(nothing)
    wrong = _previewed(
        officer, carried, ["places", "location"], places=["Xứ không có"], location="Giữ lại", _reason="thử"
    )
    assert wrong.status_code == 400 and "không có trong danh mục địa phương" in _text(wrong)
    assert "Giữ lại" in _text(wrong) and "Xứ không có" in _text(wrong)
    empty = _previewed(officer, carried, ["location"], _reason="thử")
    assert "chưa có giá trị" in _text(empty)
    unreasoned = _previewed(officer, carried, ["location"], location="x")
    assert unreasoned.status_code == 400 and "Hãy ghi lý do sửa" in _text(unreasoned)
    cleared = _previewed(officer, carried, ["location"], **{"_how.location": "clear", "_reason": "thử"})
    assert "1 hồ sơ giữ nguyên vì đã như vậy" in _words(cleared)
    added = _previewed(officer, carried, ["location"], **{"_how.location": "add", "location": "x", "_reason": "thử"})
    assert "không đổi được theo cách này" in _text(added), "a single value has nothing to add to"


def test_what_was_changed_since_the_records_were_chosen_is_not_overwritten(officer: Client) -> None:
    carried = _begun(officer, MINE, SHARED_ONE)
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"location": "Của người khác"})], ACT)
    shown = _previewed(officer, carried, ["location"], location="Nơi thử", _reason="thử")
    assert "1 hồ sơ sẽ thay đổi" in _words(shown) and "Người khác đã sửa" in _text(shown)
    officer.post(MANY, {**_carried(shown), "_do": "write"})
    assert [row(REGISTER, uid).location for uid in (MINE, SHARED_ONE)] == ["Của người khác", "Nơi thử"]


def test_a_form_that_was_meddled_with_writes_nothing(officer: Client) -> None:
    carried = _begun(officer, MINE)
    for broken in ("", "x", carried["_chosen"][0][:-1] + "x"):
        answer = officer.post(
            MANY, {"_chosen": broken, "_columns": "location", "location": "x", "_reason": "x", "_do": "write"}
        )
        assert answer.status_code == 400 and "không còn nguyên vẹn" in _text(answer)
    other = officer.post(f"{VI}/so/doi-tac/sua-nhieu", {**carried, "_columns": "note", "_do": "write"})
    assert other.status_code == 400
    assert row(REGISTER, MINE).location is None


@pytest.mark.parametrize(
    ("agency", "role"), [("far", "approver"), ("office", "administrator"), ("ministry", "auditor")]
)
def test_nobody_else_changes_or_learns_of_them(world: World, officer: Client, agency: str, role: str) -> None:
    """The list an officer signed, sent by somebody else: it opens nothing to him."""
    carried, other = _begun(officer, MINE, HIDDEN), signed_in(world.person(agency, role))
    before = Change.objects.count()
    sent = {**carried, "_columns": "location", "location": "x", "_reason": "x"}
    for do in ("preview", "write"):
        answer = other.post(MANY, {**sent, "_do": do})
        assert answer.status_code in (200, 403)
        if role != "auditor":
            assert canary("own", OWN) not in _text(answer)
    assert Change.objects.count() == before and row(REGISTER, MINE).location is None


def test_records_that_are_not_there_and_those_not_ones_own_are_refused_alike(officer: Client) -> None:
    answers = [
        officer.post(MANY, {"uid": [str(uid)], "next": BACK}, follow=True)
        for uid in (HIDDEN, record("own", OWN, "partners"))
    ]
    bodies = [re.sub(r'value="[^"]{64}"', "", _text(one)) for one in answers]
    assert bodies[0] == bodies[1] and "Chưa chọn hồ sơ nào" in bodies[0]


def test_the_pages_are_whole_in_english(officer: Client) -> None:
    many = f"{EN}/registers/opportunities/edit-many"
    first = officer.post(many, {"uid": [str(MINE)], "next": BACK})
    assert heading(first) == "Edit several"
    form = officer.post(many, {**_carried(first), "_columns": ["places", "name", "visibility"]})
    assert "Languages you write nothing in stay as they are." in _text(form)
    shown = officer.post(
        many,
        {
            **_carried(form),
            "name.vi": "Tên mới",
            "places": "Huế",
            "visibility": "1",
            "_reason": "trying",
            "_do": "preview",
        },
    )
    assert "1 record will change." in _words(shown)
    assert f"Vietnamese: {canary('own', OWN)}" in _words(shown) and "Vietnamese: Tên mới" in _words(shown)
    for page in (first, form, shown):
        assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", _text(page))
        assert "hồ sơ" not in _words(page).replace(canary("own", OWN), "").replace("Tiếng Việt", "")
