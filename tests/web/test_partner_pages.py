"""What a partner does at the desk: its own part, corrections, offers and wishes – and what it may not."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from nhipcau.core.column import SHARED
from nhipcau.core.ledger import adopt
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Agency
from nhipcau.core.publication.models import Proposal
from nhipcau.core.registry import registers
from tests.claiming import SINCE, Scene, publish, set_scene
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT, working
from tests.steps import row, show, shown, withdraw

MOVES = "/vi/ban-lam-viec/so/co-hoi/{uid}/chuyen"
WISH = {
    "name.vi": "Zyxwvu cần tìm nơi trồng thử",
    "name.en": "Zyxwvu looks for trial fields",
    "direction": "foreign_wishes",
    "kind": "partner_wanted",
    "places": "Huế",
}


@pytest.fixture
def scene(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return set_scene()


@pytest.fixture
def body(scene: Scene) -> Agency:
    """The agency of the body, whose record the office keeps."""
    adopt(registers()["partners"], scene.record, str(scene.office.uid), ACT)
    named = ("foreign-partner", "Viện Zyxwvu thử", "Zyxwvu Institute under test")
    return open_agency(Opening(*named, profile_register="partners", profile=scene.record), ACT)


@pytest.fixture
def partner(body: Agency) -> Client:
    return signed_in(working("zyxwvu", body, "partner", SINCE))


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.content.decode())


def _seen(page: str) -> str:
    (found,) = re.findall(r'name="_seen" value="(\d+)"', page)
    return str(found)


def _own(client: Client, body: Agency, **values: str) -> int:
    path = f"{EN}/profile/{body.uid}"
    given = {"_seen": _seen(_text(client, path)), **values}
    return client.post(path, given).status_code


def _decide(scene: Scene, answer: str, reason: str = "") -> int:
    (open_one,) = Proposal.objects.filter(state="open")
    path = f"{VI}/so/doi-tac/{scene.record}/de-xuat/{open_one.uid}"
    return scene.client("approver").post(path, {answer: "yes", "reason": reason}).status_code


def test_its_own_part_is_proposed_with_its_word_as_evidence_and_shows_once_accepted(
    scene: Scene, body: Agency, partner: Client
) -> None:
    page = _text(partner, f"{EN}/profile/{body.uid}")
    fields = set(re.findall(r'name="(website|contact|strengths\.en|languages|name|country|note\.en)"', page))
    assert fields == {"website", "contact", "strengths.en", "languages"}, "the rest is read only"
    assert "Lao" in page and "Suggest a correction" in page
    answer = _own(partner, body, **{"strengths.en": "Trial fields under test", "languages": "lo"})
    assert answer == 302
    show()
    assert shown("partners", scene.record)["values"]["strengths"] is None, "nothing shows before the office has agreed"  # type: ignore[index]
    assert "Waits for the office" in _text(partner, EN)
    assert _decide(scene, "accept") == 302
    show()
    page = _text(browser(), f"/en/partners/{scene.code}")
    assert "Trial fields under test" in page and "Told by the organisation itself" in page
    said = shown("partners", scene.record)["evidence"]  # type: ignore[index]
    told = [one for one in said if one.get("title", "").startswith("Do chính tổ chức")]
    assert [sorted(one["columns"]) for one in told] == [["languages", "strengths"]]
    assert any(one.get("url") == "https://example.org/source" for one in said), "what there was before stays"
    assert "Accepted" in _text(partner, EN)


def test_saying_it_anew_takes_the_place_of_what_the_body_said_before(
    scene: Scene, body: Agency, partner: Client
) -> None:
    for words in ("First under test", "Second under test"):
        assert _own(partner, body, **{"strengths.en": words}) == 302
        assert _decide(scene, "accept") == 302
    show()
    said = shown("partners", scene.record)["evidence"]  # type: ignore[index]
    assert len([one for one in said if one.get("columns") == ["strengths"]]) == 1


def test_refusals_are_read_with_the_offices_words(scene: Scene, body: Agency, partner: Client) -> None:
    _own(partner, body, **{"strengths.en": "Everything under test"})
    assert _decide(scene, "decline", "Hãy nói cụ thể hơn.") == 302
    page = _text(partner, VI)
    assert "Không được chấp nhận" in page and "Lời của cơ quan: Hãy nói cụ thể hơn." in page


def test_other_columns_are_only_suggested_and_need_a_reason(scene: Scene, body: Agency, partner: Client) -> None:
    path = f"{VI}/ho-so-to-chuc/{body.uid}/de-nghi-sua"
    given = {"_seen": _seen(_text(partner, path)), "name": "Zyxwvu Institute (new)"}
    refused = partner.post(path, given)
    assert refused.status_code == 400 and "Hãy ghi vì sao cần sửa" in unescape(refused.content.decode())
    assert "Zyxwvu Institute (new)" in refused.content.decode(), "what was typed stays"
    assert partner.post(path, {**given, "_reason": "See our website"}).status_code == 302
    (proposal,) = Proposal.objects.all()
    assert (proposal.values, proposal.reason) == ({"name": "Zyxwvu Institute (new)"}, "See our website")
    assert row("partners", scene.record).name == "Zyxwvu Institute under test"


def test_neither_form_takes_the_other_ones_columns(scene: Scene, body: Agency, partner: Client) -> None:
    assert _own(partner, body, name="Taken over") == 400
    path = f"{VI}/ho-so-to-chuc/{body.uid}/de-nghi-sua"
    given = {"_seen": _seen(_text(partner, path)), "website": "https://evil.example", "_reason": "x"}
    assert partner.post(path, given).status_code == 400
    assert not Proposal.objects.exists()


def test_words_that_changed_meanwhile_are_not_proposed_away(scene: Scene, body: Agency, partner: Client) -> None:
    path = f"{EN}/profile/{body.uid}"
    seen = _seen(_text(partner, path))
    _own(partner, body, **{"strengths.en": "Meanwhile under test"})
    _decide(scene, "accept")
    answer = partner.post(path, {"_seen": seen, "strengths.en": ""})
    assert answer.status_code == 400 and "has changed since you opened" in answer.content.decode()


def test_nobody_elses_profile_opens(scene: Scene, body: Agency, partner: Client) -> None:
    other = open_agency(Opening("enterprise", "Doanh nghiệp thử"), ACT)
    stranger = signed_in(working("stranger", other, "partner", SINCE))
    for path in (
        f"{VI}/ho-so-to-chuc/{body.uid}",
        f"{VI}/ho-so-to-chuc/{body.uid}/de-nghi-sua",
        f"{VI}/so/co-hoi/dang",
    ):
        assert stranger.get(path).status_code == 404
        assert scene.client("officer").get(path).status_code == 404
    assert partner.get(f"{VI}/ho-so-to-chuc/{other.uid}").status_code == 404
    withdraw("partners", scene.record)
    assert partner.get(f"{VI}/ho-so-to-chuc/{body.uid}").status_code == 404
    assert "hiện không công khai" in _text(partner, VI)


def test_one_click_says_that_the_profile_still_holds(scene: Scene, body: Agency, partner: Client) -> None:
    page = _text(partner, VI)
    (action,) = re.findall(r'<form method="post" action="([^"]+)">', page)[:1]
    assert partner.post(action, {"holds": "holds"}).status_code == 302
    assert f"tổ chức bạn xác nhận ngày {timezone.localdate():%d/%m/%Y}" in _text(partner, VI)
    assert row("partners", scene.record).confirmed_on is None, "the owner's word is the owner's"


def _post(partner: Client, pressed: str) -> UUID:
    given = {**WISH, "_do": pressed}
    assert partner.post(f"{EN}/registers/opportunities/post", given).status_code == 302
    (found,) = registers()["opportunities"].model._default_manager.values_list("uid", flat=True)
    return UUID(str(found))


def test_a_draft_is_nobodys_but_the_partners(scene: Scene, partner: Client) -> None:
    uid = _post(partner, "keep")
    held = row("opportunities", uid)
    assert (held.state, str(held.offered_by_id)) == ("draft", str(scene.record))
    assert scene.client("approver").get(f"{VI}/so/co-hoi/{uid}").status_code == 404
    assert "Zyxwvu looks for trial fields" in _text(partner, EN)


def test_a_wish_goes_to_the_office_of_its_place_and_onto_the_partners_page(scene: Scene, partner: Client) -> None:
    uid = _post(partner, "submit")
    held = row("opportunities", uid)
    assert (held.state, held.visibility) == ("submitted", SHARED), "submitting shares it with who decides"
    approver = scene.client("approver")
    assert "Zyxwvu cần tìm nơi trồng thử" in _text(approver, f"{VI}/so/co-hoi/{uid}")
    publish(approver, "co-hoi", uid)
    show()
    page = _text(browser(), f"/vi/doi-tac/{scene.code}")
    assert "Zyxwvu cần tìm nơi trồng thử" in page
    public = _text(browser(), "/en/opportunities/CH-0001")
    assert "Wished for from abroad" in public and "Posted by the partner itself" in public


def test_a_wish_that_comes_back_says_why(scene: Scene, partner: Client) -> None:
    uid = _post(partner, "submit")
    answer = scene.client("approver").post(f"{MOVES.format(uid=uid)}/tra-lai", {"reason": "Nói rõ diện tích cần."})
    assert answer.status_code == 302
    assert "Lời của cơ quan: Nói rõ diện tích cần." in _text(partner, VI)
    assert f"{MOVES.format(uid=uid)}/trinh" in _text(partner, VI), "it can be submitted again"


@pytest.mark.parametrize("left_out", ["name", "direction", "places"])
def test_what_nobody_could_decide_without_is_asked_for(scene: Scene, partner: Client, left_out: str) -> None:
    given = {name: text for name, text in WISH.items() if not name.startswith(left_out)}
    answer = partner.post(f"{VI}/so/co-hoi/dang", {**given, "_do": "submit"})
    assert answer.status_code == 400 and "cần có" in unescape(answer.content.decode())
    assert not registers()["opportunities"].model._default_manager.exists()


def test_a_partner_posts_in_nobody_elses_name(scene: Scene, partner: Client) -> None:
    answer = partner.post(f"{VI}/so/co-hoi/dang", {**WISH, "_agency": str(scene.office.uid), "_do": "submit"})
    assert answer.status_code == 404
    answer = partner.post(f"{VI}/so/co-hoi/dang", {**WISH, "offered_by": "DT-0001", "_do": "submit"})
    assert answer.status_code == 400, "who posts is no field of the form"
