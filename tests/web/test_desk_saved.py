"""Saved views as browsers meet them: kept, opened with what still works, shared, and never a way to see more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.models import Change
from nhipcau.core.people.standing import roles_of
from nhipcau.core.registry import registers
from nhipcau.core.saved.keeping import MOST, Keeper, keep
from nhipcau.core.saved.models import DefaultView, SavedView
from tests.desk import EN, VI, signed_in
from tests.hiding import declared_with
from tests.people import DAY
from tests.world import REGISTER, World, build_world, canary

LIST, PAGE = f"{VI}/so/co-hoi", f"{VI}/so/co-hoi/cach-xem"
TOKEN = re.compile(r'value="[^"]{64}"')
ASKED = "state=draft&sort=-called_on&columns=places&columns=kind"


pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def world(indexed_world: World) -> World:
    return indexed_world


@pytest.fixture
def narrow(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The same, with a column that leaders alone see."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    with declared_with({REGISTER: {"kind": RESTRICTED}}):
        world = build_world()
        desk_index().catch_up()
        yield world


def _client(world: World, role: str = "officer", agency: str = "office") -> Client:
    return signed_in(world.person(agency, role))


def _text(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def _heads(answer: HttpResponse) -> list[str]:
    table = _text(answer).partition('<table class="list">')[2].partition("</thead>")[0]
    return re.findall(r'<th scope="col">([^<]+)</th>', table)


def _keep(client: Client, name: str, asked: str = ASKED, **more: str) -> SavedView:
    answer = client.post(f"{PAGE}?{asked}", {"name": name, **more})
    assert answer.status_code == 302, _text(answer)
    return SavedView.objects.get(name=name)


def _opened(client: Client, view: SavedView) -> tuple[dict[str, list[str]], str]:
    """The parameters of the list a view opens, and the list's page."""
    answer = client.get(f"{PAGE}/{view.uid}", follow=True)
    assert answer.status_code == 200
    return parse_qs(urlsplit(answer.redirect_chain[0][0]).query), _text(answer)


def test_a_list_is_kept_with_its_conditions_order_and_columns_and_opens_again(world: World) -> None:
    client = _client(world)
    assert "Giữ cách xem này" not in _text(client.get(LIST))
    shown = client.get(f"{LIST}?{ASKED}&offset=0")
    assert (
        f'href="{PAGE}?columns=kind&amp;columns=places&amp;state=draft&amp;sort=-called_on"' in shown.content.decode()
    )
    form = _text(client.get(f"{PAGE}?{ASKED}"))
    assert "Trạng thái: Bản nháp" in form and "Cột: " in form
    view = _keep(client, "Bản nháp của tôi")
    asked, page = _opened(client, view)
    assert asked == {
        "state": ["draft"], "sort": ["-called_on"], "columns": ["kind", "places"], "saved": [str(view.uid)],
    }  # fmt: skip
    assert 'aria-current="true">Bản nháp của tôi' in page
    assert f'{PAGE}/{view.uid}">Bản nháp của tôi' in _text(client.get(f"{VI}/so"))


def test_columns_shown_are_those_chosen_in_their_own_order_and_no_others(world: World) -> None:
    client, labels = _client(world), registers()[REGISTER].by_name
    usual = _heads(client.get(f"{LIST}?desk=all"))
    chosen = client.get(f"{LIST}?desk=all&columns=kind&columns=places")
    assert _heads(chosen)[-2:] == [
        one.label[0] for one in registers()[REGISTER].columns if one.name in ("kind", "places")
    ]
    assert len(_heads(chosen)) < len(usual)
    assert labels["places"].label[0] in _heads(client.get(f"{LIST}?desk=all&columns=places"))


def test_a_column_beyond_ones_sight_is_refused_like_one_there_is_not(narrow: World) -> None:
    client = _client(narrow)
    refusals = [
        client.get(f"{LIST}?desk=own-{narrow.agencies['office'].uid}&columns={name}") for name in ("kind", "xxxx")
    ]
    assert [one.status_code for one in refusals] == [400, 400]
    bodies = [TOKEN.sub("", _text(one)) for one in refusals]
    assert bodies[0].replace("kind", "xxxx") == bodies[1]
    assert 'name="columns" value="kind"' not in _text(client.get(LIST))
    assert 'name="columns" value="kind"' in _text(_client(narrow, "approver").get(LIST))


def test_ones_own_view_can_begin_the_list_and_everything_is_one_click_away(world: World) -> None:
    client = _client(world)
    view = _keep(client, "Nháp", begin="yes")
    assert str(view.uid) in client.get(LIST).headers["Location"]
    assert client.get(f"{LIST}?saved=none").status_code == 200
    assert signed_in(world.person("office", "approver")).get(LIST).status_code == 200, "it is one person's beginning"
    client.post(f"{PAGE}/{view.uid}", {"do": "begin_not"})
    assert client.get(LIST).status_code == 200
    client.post(f"{PAGE}/{view.uid}", {"do": "begin"})
    client.post(f"{PAGE}/{view.uid}", {"do": "delete"})
    assert client.get(LIST).status_code == 200 and not DefaultView.objects.exists()


def test_renamed_replaced_deleted(world: World) -> None:
    client = _client(world)
    view, other = _keep(client, "Một"), _keep(client, "Hai", "q=canary")
    taken = client.post(f"{PAGE}/{view.uid}", {"do": "rename", "name": "Hai"}, follow=True)
    assert "Đã có cách xem tên “Hai”" in _text(taken)
    assert "Hãy đặt tên" in _text(client.post(f"{PAGE}?{ASKED}", {"name": " "}))
    client.post(f"{PAGE}/{view.uid}", {"do": "rename", "name": "Ba"})
    client.post(f"{PAGE}/{view.uid}?q=canary&columns=places", {"do": "replace"})
    view.refresh_from_db()
    assert (view.name, view.asked) == ("Ba", {"columns": ["places"], "q": ["canary"]})
    client.post(f"{PAGE}/{other.uid}", {"do": "delete"})
    assert [one.name for one in SavedView.objects.all()] == ["Ba"]


def test_nothing_is_kept_of_a_list_without_conditions_or_with_impossible_ones(world: World) -> None:
    client = _client(world)
    assert client.post(PAGE, {"name": "Rỗng"}).status_code == 400
    assert client.post(f"{PAGE}?colour=red", {"name": "Sai"}).status_code == 400
    assert client.post(f"{PAGE}?desk=own-nobody", {"name": "Sai"}).status_code == 404
    assert not SavedView.objects.exists()


def test_an_agencys_view_is_kept_by_its_leaders_and_opens_for_its_people_only(world: World) -> None:
    office = str(world.agencies["office"].uid)
    assert _client(world).post(f"{PAGE}?{ASKED}", {"name": "Chung", "whose": office}).status_code == 403
    assert (
        _client(world, "approver", "far").post(f"{PAGE}?{ASKED}", {"name": "Chung", "whose": office}).status_code == 403
    )
    view = _keep(_client(world, "administrator"), "Chung", whose=office)
    assert Change.objects.filter(register="views", uid=view.uid, action="create").count() == 1
    officer = _client(world)
    assert "Chung" in _text(officer.get(f"{LIST}?saved=none")) and officer.get(f"{PAGE}/{view.uid}").status_code == 302
    assert officer.post(f"{PAGE}/{view.uid}", {"do": "delete"}).status_code == 403
    assert (
        _client(world, "approver").post(f"{PAGE}/{view.uid}", {"do": "rename", "name": "Cùng xem"}).status_code == 302
    )
    assert Change.objects.filter(register="views", uid=view.uid, action="update").count() == 1


def test_what_is_somebody_elses_is_refused_like_what_is_not_there(world: World) -> None:
    mine = _keep(_client(world), "Của tôi")
    shared = _keep(_client(world, "approver"), "Của cơ quan", whose=str(world.agencies["office"].uid))
    far = _client(world, "approver", "far")
    assert "Của" not in _text(far.get(PAGE)).partition("<h2>")[2]
    for do in ("", "delete", "rename", "replace", "begin"):
        answers = [
            far.post(f"{PAGE}/{uid}", {"do": do, "name": "X"}) if do else far.get(f"{PAGE}/{uid}")
            for uid in (mine.uid, shared.uid, world.agencies["far"].uid)
        ]
        assert [one.status_code for one in answers] == [404] * 3
        bodies = {re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", _text(one)) for one in answers}
        assert len(bodies) == 1, do
    assert SavedView.objects.count() == 2
    assert _client(world, "approver").get(f"{PAGE}/{mine.uid}").status_code == 404, "a colleague's is not the agency's"


def test_a_shared_view_shows_nobody_more_than_he_may_see(narrow: World) -> None:
    """Kept by a leader who sees restricted columns and records; opened by an officer, who sees neither."""
    label = registers()[REGISTER].by_name["kind"].label[0]
    leader, office = _client(narrow, "approver"), str(narrow.agencies["office"].uid)
    asked = f"q={canary('own', RESTRICTED)}&columns=kind&columns=places&kind=investment_call"
    view = _keep(leader, "Hạn chế", asked, whose=office)
    kept, page = _opened(leader, view)
    assert kept["kind"] == ["investment_call"] and label in page
    kept, page = _opened(_client(narrow), view)
    assert set(kept) == {"q", "columns", "saved"} and kept["columns"] == ["places"]
    said = page.partition('class="notice said"')[2].partition("</div>")[0]
    assert "còn 2 điều kiện hoặc cột không còn nữa" in said
    main = page.partition("<main")[2].partition("<footer")[0]
    assert canary("own", RESTRICTED) not in main.partition('<table class="list">')[2]
    assert f">{label}<" not in main and "investment_call" not in main


def test_a_view_opens_with_what_still_works_and_says_what_fell_away(world: World) -> None:
    person = world.person("office", "officer")
    keeper = Keeper(person, roles_of(person, DAY))
    asked = {
        "state": ["draft", "no-such-state"], "columns": ["places", "a_column_that_went"], "sort": ["gone"],
        "desk": [f"own-{world.agencies['far'].uid}"], "a_column_that_went": ["x"], "q": ["canary"],
    }  # fmt: skip
    view = keep(keeper, REGISTER, "Cũ", asked, timezone.now())
    client = signed_in(person)
    answer = client.get(f"{PAGE}/{view.uid}", follow=True)
    kept = parse_qs(urlsplit(answer.redirect_chain[0][0]).query)
    assert kept == {"state": ["draft"], "columns": ["places"], "q": ["canary"], "saved": [str(view.uid)]}
    said = _text(answer)
    assert "Đã bỏ điều kiện về: Phạm vi, Trạng thái." in said
    assert "còn 3 điều kiện hoặc cột không còn nữa" in said, "a column, a sort and a filter nobody knows"
    english = _text(client.get(f"{EN}/registers/opportunities/views/{view.uid}", follow=True))
    assert "Left out are conditions about: Scope, State." in english


def test_views_are_few_enough_to_be_found_again(world: World) -> None:
    person = world.person("office", "officer")
    keeper = Keeper(person, roles_of(person, DAY))
    for number in range(MOST):
        keep(keeper, REGISTER, f"Cách xem {number}", {"q": ["a"]}, timezone.now())
    refused = signed_in(person).post(f"{PAGE}?q=a", {"name": "Một nữa"})
    assert refused.status_code == 400 and f"đã có {MOST} cách xem" in _text(refused)


def test_no_secret_mark_stands_in_a_name_others_read(world: World) -> None:
    refused = _client(world).post(f"{PAGE}?q=a", {"name": "TUYỆT MẬT"})
    assert (refused.status_code, SavedView.objects.count()) == (400, 0)
    assert "Bí mật nhà nước" in _text(refused)


def test_files_of_a_view_hold_its_records(world: World) -> None:
    client = _client(world)
    view = _keep(client, "Nháp", "state=draft")
    _, page = _opened(client, view)
    (csv,) = re.findall(r'href="([^"]+tat-ca\.csv[^"]*)"', page)
    content = b"".join(client.get(unescape(csv)).streaming_content).decode()
    assert canary("own", OWN) in content and canary("own", SHARED) in content and canary("own", PUBLIC) not in content
