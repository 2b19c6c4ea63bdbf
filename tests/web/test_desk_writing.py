"""Entering and editing records at the desk as a browser does it, without a script."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED
from nhipcau.core.drafting.keeping import sweep
from nhipcau.core.drafting.models import FormDraft
from nhipcau.core.ledger import parties_of
from nhipcau.core.models import Change, RecordEvidence
from nhipcau.core.people.door import appoint
from nhipcau.core.registry import open_registers, registers
from tests.desk import EN, VI, signed_in
from tests.people import ACT, DAY
from tests.steps import row
from tests.world import NO_PLACES, REGISTER, World, build_world, canary, record

SO = f"{VI}/so/co-hoi"


class Inputs(HTMLParser):
    """What a browser sends of the form of a record as it was shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._in_form, self._area, self._select, self._text = False, "", "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._in_form = given.get("id") == "record-form"
        if not self._in_form and given.get("form") != "record-form":
            return
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "select":
            self._select = name
            self.sent.setdefault(name, []).append("")
        elif tag == "option" and self._select and "selected" in given:
            self.sent[self._select][-1] = value
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.sent.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.sent.setdefault(self._area, []).append(self._text.removeprefix("\n").replace("\n", "\r\n"))
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._in_form = False


def shown(client: Client, path: str) -> dict[str, list[str]]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Inputs(answer.content.decode()).sent


def send(
    client: Client, path: str, sent: dict[str, list[str]], do: str = "save", **typed: str | list[str]
) -> HttpResponse:
    changes = {name.replace("__", "."): [text] if isinstance(text, str) else text for name, text in typed.items()}
    return client.post(path, {**sent, **changes, "_do": do})


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return build_world()


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.person("office", "officer"))


@pytest.fixture
def approver(world: World) -> Client:
    return signed_in(world.person("office", "approver"))


OWN_ONE = record("own", OWN)
EDIT = f"{SO}/{OWN_ONE}/sua"


def entered(answer: HttpResponse) -> UUID:
    assert answer.status_code == 302, words(answer)
    return UUID(answer.headers["Location"].rsplit("/", 1)[1])


def test_a_record_is_entered_by_the_register_and_kept_by_ones_agency(world: World, officer: Client) -> None:
    sent = shown(officer, f"{SO}/moi")
    uid = entered(send(
        officer, f"{SO}/moi", sent, name__vi="Cầu cảng thử", name__en="Test pier", name__unofficial=["en"], kind="investment_call",
        places=["Huế", "Quảng Trị"], area__low="1.234,5", area__unit="ha", called_on="05/12/2024", visibility="1",
        parties=[world.agencies["far"].name_vi, ""], _source__title="Công văn thử", _source__date="12/2024",
    ))  # fmt: skip
    found = row(REGISTER, uid)
    assert found.name == {"vi": "Cầu cảng thử", "en": "Test pier", "unofficial": ["en"]}
    assert (found.places, found.area, found.called_on) == (
        ["hue", "quang-tri"],
        {"low": 1234.5, "unit": "ha"},
        "2024-12-05",
    )
    assert (found.owner, found.visibility, found.state) == (str(world.agencies["office"].uid), SHARED, "draft")
    assert parties_of([uid])[uid] == [str(world.agencies["far"].uid)]
    (ground,) = RecordEvidence.objects.get(uid=uid).entries
    assert ground["title"] == "Công văn thử" and ground["date"] == "2024-12"
    assert ground["columns"] == ["area", "called_on", "kind", "name", "places"]
    last = Change.objects.filter(uid=uid).latest("id")
    assert last.actor == f"account:{world.person('office', 'officer').uid}" and "nhập hồ sơ" in last.reason


@pytest.mark.parametrize("register", sorted(open_registers()))
@pytest.mark.parametrize("place", [0, 1])
def test_every_register_has_a_form_that_changes_nothing_by_itself(
    world: World, approver: Client, register: str, place: int
) -> None:
    declared, uid = registers()[register], UUID(int=7)
    values = {column.name: None for column in declared.stored}
    some = next(entry.values for entry in declared.seed())
    values |= {name: value for name, value in some.items() if name not in declared.relations}
    owner = str(world.agencies["office"].uid)
    ledger.write(declared, [ledger.Entry(uid, values, owner=owner)], ACT)
    home = (f"{VI}/so/{declared.slug[0]}", f"{EN}/registers/{declared.slug[1]}")[place]
    assert approver.get(f"{home}/{('moi', 'new')[place]}").status_code == 200
    edit, before = f"{home}/{uid}/{('sua', 'edit')[place]}", Change.objects.count()
    answer = send(approver, edit, shown(approver, edit))
    missing = [name for name in declared.mandatory if name in declared.relations]
    assert answer.status_code == (400 if missing else 302)
    assert Change.objects.count() == before


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(officer: Client) -> None:
    sent = shown(officer, f"{SO}/moi")
    answer = send(
        officer,
        f"{SO}/moi",
        sent,
        note__vi="Ghi chú dài",
        called_on="31/02/2024",
        places=["Hà Nộii", ""],
        area__low="x",
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="summary"' in page and "autofocus" in page
    for said in ("Ngày của nguồn – “31/02/2024” không đọc được ngày", "Địa phương – “Hà Nộii” không",
                 "Tên dự án, cơ hội – cần có"):  # fmt: skip
        assert said in words(answer)
    kept = Inputs(page).sent
    assert kept["note.vi"] == ["Ghi chú dài"] and kept["called_on"] == ["31/02/2024"]
    assert kept["places"][0] == "Hà Nộii" and kept["area.low"] == ["x"]
    missing = send(officer, f"{SO}/moi", sent, called_on="2024")
    assert "Tên dự án, cơ hội – cần có, vì hồ sơ được gọi tên theo mục này." in words(missing)
    assert "(sổ “" not in words(missing)


def test_who_may_not_edit_sees_no_form(world: World, officer: Client) -> None:
    foreign = f"{SO}/{record('elsewhere', OWN)}/sua"
    nowhere = f"{SO}/{UUID(int=1)}/sua"
    assert officer.get(foreign).status_code == officer.get(nowhere).status_code == 404
    assert words(officer.get(foreign)).replace(foreign, "") == words(officer.get(nowhere)).replace(nowhere, "")
    assert officer.get(f"{SO}/{record('place', SHARED)}/sua").status_code == 403
    assert signed_in(world.person("ministry", "auditor")).get(f"{SO}/moi").status_code == 404
    partner = signed_in(world.person("partner", "partner"))
    assert partner.get(f"{SO}/moi").status_code == 200
    assert partner.get(f"{VI}/so/thoa-thuan/moi").status_code == 404


def test_a_change_of_a_public_record_needs_a_reason_and_becomes_a_proposal(officer: Client) -> None:
    public = f"{SO}/{record('own', PUBLIC)}/sua"
    sent = shown(officer, public)
    answer = send(officer, public, sent, location="Bến mới")
    assert answer.status_code == 400 and "hãy ghi lý do" in words(answer)
    assert Inputs(answer.content.decode()).sent["location"] == ["Bến mới"]
    done = officer.post(
        public, {**sent, "location": ["Bến mới"], "_reason": ["Đính chính"], "_do": "save"}, follow=True
    )
    assert "Đã gửi đề xuất sửa" in words(done)
    assert row(REGISTER, record("own", PUBLIC)).location is None


def test_two_people_who_change_different_things_are_both_heard(world: World, officer: Client, approver: Client) -> None:
    mine, theirs = shown(officer, EDIT), shown(approver, EDIT)
    assert send(approver, EDIT, theirs, location="Của lãnh đạo").status_code == 302
    answer = officer.post(EDIT, {**mine, "industrial_park": ["Của chuyên viên"], "_do": "save"}, follow=True)
    assert "Approver.office" in words(answer) and "đã sửa mục “Địa điểm”" in words(answer)
    found = row(REGISTER, OWN_ONE)
    assert (found.location, found.industrial_park) == ("Của lãnh đạo", "Của chuyên viên")


@pytest.mark.parametrize(("choice", "stays"), [("mine", "Của chuyên viên"), ("theirs", "Của lãnh đạo")])
def test_what_both_changed_is_asked_and_nothing_is_lost(
    officer: Client, approver: Client, choice: str, stays: str
) -> None:
    mine, theirs = shown(officer, EDIT), shown(approver, EDIT)
    send(approver, EDIT, theirs, location="Của lãnh đạo", period="2030", visibility="1")
    before = Change.objects.count()
    answer = send(officer, EDIT, mine, location="Của chuyên viên", note__vi="Chỉ của tôi")
    assert answer.status_code == 409 and Change.objects.count() == before
    assert "Approver.office" in words(answer) and "Của lãnh đạo" in words(answer)
    again = Inputs(answer.content.decode()).sent
    assert again["location"] == ["Của chuyên viên"] and again["note.vi"] == ["Chỉ của tôi"]
    assert again["period"] == ["2030"], "what they changed and I did not is as they left it"
    undecided = send(officer, EDIT, again)
    assert undecided.status_code == 409 and Change.objects.count() == before
    again = Inputs(undecided.content.decode()).sent
    assert send(officer, EDIT, again, _choice__location=["", choice]).status_code == 302
    found = row(REGISTER, OWN_ONE)
    assert (found.location, found.period, found.note, found.visibility) == (
        stays,
        "2030",
        {"vi": "Chỉ của tôi"},
        SHARED,
    )


def test_a_third_change_while_one_chooses_is_asked_again(officer: Client, approver: Client) -> None:
    mine = shown(officer, EDIT)
    send(approver, EDIT, shown(approver, EDIT), location="Thứ nhất")
    again = Inputs(send(officer, EDIT, mine, location="Của tôi").content.decode()).sent
    send(approver, EDIT, shown(approver, EDIT), location="Thứ hai")
    answer = send(officer, EDIT, again, _choice__location=["", "mine"])
    assert answer.status_code == 409 and "Thứ hai" in words(answer)
    assert row(REGISTER, OWN_ONE).location == "Thứ hai"


def test_a_source_joins_the_others_or_takes_their_place(officer: Client, approver: Client) -> None:
    def titles() -> list[tuple[str, list[str]]]:
        entries = RecordEvidence.objects.get(uid=OWN_ONE).entries
        return [(one["title"], one["columns"]) for one in entries]

    send(officer, EDIT, shown(officer, EDIT), location="A", period="B", _source__title="Một")
    assert titles() == [("Một", ["location", "period"])]
    mine = shown(approver, EDIT)
    send(officer, EDIT, shown(officer, EDIT), location="C", _source__title="Hai")
    answer = send(
        approver, EDIT, mine, land__vi="D", _source__title="Ba", _source__replaces="yes", _source__columns=["location"]
    )
    assert answer.status_code == 409 and "Nguồn của nội dung vừa nhập" in words(answer) and len(titles()) == 2
    again = Inputs(answer.content.decode()).sent
    assert again["_source.title"] == ["Ba"]
    assert send(approver, EDIT, again, _choice__evidence=["", "mine"]).status_code == 302
    assert titles() == [("Một", ["period"]), ("Ba", ["location"])]


def test_a_form_of_another_record_is_refused(officer: Client) -> None:
    other = f"{SO}/{record('own', SHARED)}/sua"
    sent = shown(officer, EDIT)
    answer = send(officer, other, sent, location="X")
    assert answer.status_code == 400 and "không còn nguyên vẹn" in words(answer)


def test_a_draft_is_its_authors_alone_and_goes_with_saving(world: World, officer: Client, approver: Client) -> None:
    before = Change.objects.count()
    sent = shown(officer, EDIT)
    kept = officer.post(
        EDIT,
        {**sent, "location": ["Đang viết"], "called_on": ["31/02"], "_do": "draft"},
        headers={"accept": "application/json"},
    )
    assert kept.status_code == 200 and "Đã giữ bản viết dở" in kept.json()["said"]
    assert Change.objects.count() == before
    assert "Bản đang viết dở" in words(officer.get(EDIT)) and "Bản đang viết dở" not in words(approver.get(EDIT))
    send(approver, EDIT, shown(approver, EDIT), period="2031")
    again = shown(officer, f"{EDIT}?draft=use")
    assert again["location"] == ["Đang viết"] and again["called_on"] == ["31/02"]
    assert send(officer, EDIT, again, called_on="2024").status_code == 302
    found = row(REGISTER, OWN_ONE)
    assert (found.location, found.called_on, found.period) == ("Đang viết", "2024", "2031")
    assert not FormDraft.objects.exists()


def test_a_draft_is_dropped_when_asked_and_when_it_is_old(officer: Client) -> None:
    page = f"{SO}/moi"
    send(officer, page, shown(officer, page), "draft", name__vi="Dở")
    assert shown(officer, f"{page}?draft=use")["name.vi"] == ["Dở"]
    assert officer.post(page, {"_do": "discard"}).status_code == 302 and not FormDraft.objects.exists()
    send(officer, page, shown(officer, page), "draft", name__vi="Dở")
    assert sweep(timezone.now() + timedelta(days=29)) == 0
    assert sweep(timezone.now() + timedelta(days=31)) == 1


def test_words_are_kept_as_a_draft_when_the_record_is_no_longer_ones_own_to_edit(officer: Client) -> None:
    sent = shown(officer, EDIT)
    ledger.keep(registers()[REGISTER], OWN_ONE, ACT, visibility=RESTRICTED)
    assert send(officer, EDIT, sent, location="Công sức").status_code == 404
    assert FormDraft.objects.get().given["location"] == ["Công sức"]


def test_records_that_may_be_the_same_are_listed_as_far_as_one_may_see_them(world: World, officer: Client) -> None:
    def similar(**asked: str) -> str:
        return words(officer.get(f"{SO}/trung", asked))

    assert canary("own", OWN) in similar(q=canary("own", OWN).lower())
    assert "Bản nháp" in similar(q=canary("own", OWN)[:-1])
    for hidden in (canary("elsewhere", OWN), canary("own", RESTRICTED)):
        assert hidden not in similar(q=hidden)
    assert similar(q=canary("own", OWN), **{"not": str(OWN_ONE)}) == ""
    assert similar(q="ab") == similar() == ""


def test_a_related_record_goes_by_code_or_by_a_name_that_fits_one(world: World, approver: Client) -> None:
    page, partners = f"{VI}/so/ket-nghia/moi", registers()[NO_PLACES]
    owner = str(world.agencies["office"].uid)
    for number, name in enumerate(("Thành phố Thử Một", "Thành phố Thử Hai", "Tỉnh Lẻ"), 21):
        ledger.write(partners, [ledger.Entry(UUID(int=number), {"name": name, "country": "LA"}, owner=owner)], ACT)
    sent = shown(approver, page)
    typed = {"vn_party": "Huế thử", "place": "Huế", "level": "province"}
    several = send(approver, page, sent, partner="thành phố thử", **typed)
    assert "hợp với nhiều hồ sơ" in words(several) and "Thành phố Thử Hai" in words(several)
    hidden = send(approver, page, sent, partner=canary("elsewhere", OWN, NO_PLACES), **typed)
    assert "không có trong sổ “Đối tác nước ngoài”" in words(hidden)
    uid = entered(send(approver, page, sent, partner="tinh le", **typed))
    assert row("twinnings", uid).partner_id == UUID(int=23)
    edit = f"{VI}/so/ket-nghia/{uid}/sua"
    assert shown(approver, edit)["partner"] == ["Tỉnh Lẻ"] and shown(approver, edit)["partner.uid"] == [
        str(UUID(int=23))
    ]
    assert send(approver, edit, shown(approver, edit), partner=str(UUID(int=21))).status_code == 302
    assert row("twinnings", uid).partner_id == UUID(int=21)


def test_somebody_in_two_agencies_says_for_which_he_enters(world: World) -> None:
    account = world.person("office", "officer")
    appoint(account, world.agencies["far"], "officer", DAY, ACT)
    client, page = signed_in(account), f"{SO}/moi"
    sent = shown(client, page)
    far = str(world.agencies["far"].uid)
    uid = entered(send(client, page, sent, _agency=far, name__vi="Ở xa"))
    assert row(REGISTER, uid).owner == far
    assert send(client, page, sent, _agency=str(world.agencies["region"].uid), name__vi="Không").status_code == 404
