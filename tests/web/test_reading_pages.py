"""Texts read at the desk: facts become records with their words, two officers share a text, others see nothing of it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.people.door import rename
from nhipcau.core.readings import forgetting
from nhipcau.core.readings.models import ReadFact, TextReading
from nhipcau.core.registry import registers
from nhipcau.core.worker import catch_up
from tests.desk import EN, VI, signed_in
from tests.people import ACT, working
from tests.steps import BASIS
from tests.world import World, build_world

pytestmark = pytest.mark.stores

TEXT = """Hội nghị đối ngoại địa phương

Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú dự Hội nghị Ngoại vụ toàn quốc lần thứ 21, tổ chức ngày 18/12 tại Hà Nội.

Trong 3 năm qua, các địa phương đã ký 422 thỏa thuận hợp tác với các đối tác quốc tế.
"""
ABOUT = {"title": "Bài thử", "outlet": "Báo thử", "published": "18/12/2023", "link": "https://example.org/bai"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


def _read(client: Client) -> TextReading:
    answer = client.post(f"{VI}/doc-van-ban", {**ABOUT, "text": TEXT})
    assert answer.status_code == 302, answer.content.decode()
    return TextReading.objects.get()


def _decide(client: Client, fact: ReadFact, deed: str, **more: str) -> object:
    where = f"{VI}/doc-van-ban/{fact.reading_id}/du-kien/{fact.uid}"
    return client.post(where, {"_decide": deed, "_seen": str(fact.version), **more})


def _page(client: Client, fact: ReadFact) -> str:
    return client.get(f"{VI}/doc-van-ban/{fact.reading_id}?fact={fact.uid}").content.decode()


def _without(answer: object, uid: str) -> str:
    """A page without the address that was asked for and the marks of the session."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode().replace(uid, ""))


def test_a_fact_becomes_a_draft_with_its_words_and_is_taken_back(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    fact = reading.facts.get(type="person_role")
    page = client.get(f"{EN}/reading/{reading.uid}").content.decode()
    assert "Person and office" in page and "Trần Công Phú" in page

    assert _decide(client, fact, "accept").status_code == 302
    fact.refresh_from_db()
    row = registers()["office-holders"].model.objects.get(uid=fact.record)
    assert (row.name, row.post, row.body) == ("Trần Công Phú", "Giám đốc", "Sở Ngoại vụ Thừa Thiên Huế")
    assert (row.place, row.stated_on, row.state) == ("thua-thien-hue", "2023-12-18", "draft")
    (ground,) = evidence_of(row.uid)
    start, end = fact.spans[0]
    assert ground["quote"] == TEXT[start:end] == "Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú"
    assert (ground["title"], ground["reference"], ground["date"]) == ("Bài thử", "Báo thử", "2023-12-18")
    assert f"ký tự {start}–{end}" in ground["note"]
    assert ground["columns"] == ["body", "name", "place", "post", "stated_from", "stated_on"]

    assert _decide(client, fact, "undo").status_code == 302
    assert not registers()["office-holders"].model.objects.filter(uid=row.uid).exists()
    fact.refresh_from_db()
    assert (fact.decision, fact.record, fact.version) == ("", None, 2)


def test_what_is_missing_is_asked_for_and_what_was_edited_is_written(world: World) -> None:
    """422 agreements are an indicator that this empty site does not have: the form opens and says what is needed."""
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    event, figure = reading.facts.get(type="event"), reading.facts.get(type="quantity_claim")
    answer = _decide(client, figure, "accept")
    assert answer.status_code == 400 and "Chưa ghi" in answer.content.decode()
    assert not registers()["observations"].model.objects.exists()

    page = client.get(f"{VI}/doc-van-ban/{reading.uid}?fact={event.uid}&do=edit").content.decode()
    assert re.search(r'name="begins" value="18/12/2023"', page)
    answer = _decide(client, event, "save", **{"name.vi": "Hội nghị thử", "begins": "19/12/2023"})
    assert answer.status_code == 302
    row = registers()["events"].model.objects.get()
    assert (row.name, row.begins, row.place) == ({"vi": "Hội nghị thử"}, "2023-12-19", None)


def test_the_second_officer_is_told_of_the_first_ones_decision(world: World) -> None:
    first = signed_in(world.person("office", "officer"))
    second = signed_in(working("thuy", world.agencies["office"], "officer"))
    reading = _read(first)
    fact = reading.facts.get(type="person_role")
    assert _decide(first, fact, "reject").status_code == 302
    answer = _decide(second, fact, "accept")  # with the version he saw before
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Người khác vừa quyết định" in said and "Officer.office" in said
    assert not registers()["office-holders"].model.objects.exists()


def test_a_corrected_text_keeps_what_was_decided(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    _decide(client, reading.facts.get(type="person_role"), "accept")
    _decide(client, reading.facts.get(type="quantity_claim"), "reject")
    corrected = "Bản tin\n\n" + TEXT.replace("422 thỏa thuận", "424 thỏa thuận")
    assert client.post(f"{VI}/doc-van-ban/{reading.uid}/sua", {"text": corrected}).status_code == 302
    person = reading.facts.get(type="person_role")
    start, end = person.spans[0]
    assert person.decision == "accepted" and corrected[start:end] == "Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú"
    gone, fresh = reading.facts.filter(type="quantity_claim").order_by("is_gone").reverse()
    assert (gone.decision, gone.is_gone, fresh.decision, fresh.values["value"]) == ("rejected", True, "", 424)


def test_a_text_is_taken_off_the_desk_and_its_records_stay(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    fact = reading.facts.get(type="person_role")
    _decide(client, fact, "accept")
    assert client.post(f"{VI}/doc-van-ban/{reading.uid}/xoa").status_code == 302
    assert not TextReading.objects.exists() and not ReadFact.objects.exists()
    row = registers()["office-holders"].model.objects.get()
    assert evidence_of(row.uid)[0]["title"] == "Bài thử"
    assert _read(client).facts.filter(decision="").count() > 0, "the same text can be read anew"


def test_others_are_told_the_same_as_of_a_text_that_is_not_there(world: World) -> None:
    reading = _read(signed_in(world.person("office", "officer")))
    fact = reading.facts.get(type="person_role")
    other = signed_in(world.person("far", "officer"))
    nothing = "01890000-0000-7000-8000-000000000000"
    here, nowhere = (other.get(f"{VI}/doc-van-ban/{uid}") for uid in (reading.uid, nothing))
    assert here.status_code == nowhere.status_code == 404
    assert _without(here, str(reading.uid)) == _without(nowhere, nothing)
    assert _decide(other, fact, "accept").status_code == 404
    assert signed_in(world.person("partner", "partner")).get(f"{VI}/doc-van-ban").status_code == 404


def test_a_register_that_says_otherwise_is_shown(world: World) -> None:
    """The event is there already, with another day."""
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    event = reading.facts.get(type="event")
    where = f"{VI}/doc-van-ban/{reading.uid}?fact={event.uid}"
    register = registers()["events"]
    said = {"name": {"vi": "Hội nghị Ngoại vụ toàn quốc lần thứ 21"}, "begins": "2023-12"}
    owner = str(world.agencies["office"].uid)
    entry = ledger.Entry(new_uid(), said, owner=owner)
    ledger.write(register, [entry], ACT)
    assert "Sổ ghi khác" not in client.get(where).content.decode(), "a month is only less exact than a day of it"
    ledger.write(register, [ledger.Entry(entry.uid, {"begins": "2023-12-19"})], ACT)
    page = client.get(where).content.decode()
    assert "Sổ ghi khác" in page and "Từ ngày: 19/12/2023" in page


def test_a_figure_is_held_against_itself_and_other_texts_of_the_office(world: World) -> None:
    """Of another office’s text nothing is told."""
    told = "Công tác đối ngoại: năm 2022, tỉnh Nghệ An đã ký {} thỏa thuận hợp tác quốc tế."
    client = signed_in(world.person("office", "officer"))
    elsewhere = signed_in(world.person("far", "officer"))
    for who, number, title in ((client, 12, "Bài một"), (elsewhere, 99, "Bài của nơi khác"), (client, 15, "Bài hai")):
        who.post(f"{VI}/doc-van-ban", {"text": told.format(number), "title": title, "published": "2023-12-18"})
    fact = ReadFact.objects.get(type="quantity_claim", reading__title="Bài hai")
    page = client.get(f"{VI}/doc-van-ban/{fact.reading_id}?fact={fact.uid}").content.decode()
    assert "Lệch với Bài một: 12 (2022); văn bản nêu cao hơn 3 (25%)." in page
    assert "Bài của nơi khác" not in page


BODIES = """Hội nghị đối ngoại địa phương

Giám đốc Sở Ngoại vụ thành phố Huế Trần Công Phú dự Hội nghị Ngoại vụ toàn quốc lần thứ 21, tổ chức ngày 15/1 tại Hà Nội. Ông Trần Công Phú cam kết hỗ trợ các đối tác nước ngoài đến làm việc tại địa phương.

Bộ Ngoại giao cam kết hỗ trợ doanh nghiệp hợp tác quốc tế trong năm 2026.

Tham tán Đại sứ quán Nhật Bản tại Việt Nam Yamada Taro tham dự.
"""


def test_bodies_are_proposed_and_the_one_that_promises_leads(world: World) -> None:
    """An agency by its name and locality, a mission by its name; whoever speaks goes by his one office, and leads nothing."""
    office, ministry = world.agencies["office"], world.agencies["ministry"]
    rename(office, "Sở Ngoại vụ thành phố Huế", "Hue Department of Foreign Affairs", ACT)
    rename(ministry, "Bộ Ngoại giao", "Ministry of Foreign Affairs", ACT)
    named = {"name": {"vi": "Đại sứ quán Nhật Bản tại Việt Nam"}}
    ledger.write(registers()["missions"], [ledger.Entry(new_uid(), named, publish=BASIS)], ACT)
    catch_up()
    client = signed_in(world.person("office", "officer"))
    client.post(f"{VI}/doc-van-ban", {**ABOUT, "published": "15/01/2026", "text": BODIES})
    facts = {fact.values["name"]: fact for fact in ReadFact.objects.filter(type="person_role")}
    spoken, promised = ReadFact.objects.filter(type="commitment").order_by("place")

    for fact in (facts["Trần Công Phú"], spoken):
        assert re.search(
            r"“Sở Ngoại vụ thành phố Huế” có thể là:</strong> Sở Ngoại vụ thành phố Huế", _page(client, fact)
        )
    assert re.search(r"có thể là:</strong> <a [^>]*>CQ-\d{4} Đại sứ quán Nhật Bản", _page(client, facts["Yamada Taro"]))

    led = re.findall(r"<dt>Cơ quan chủ trì</dt><dd>(.*?)</dd>", _page(client, promised))
    assert led == ["Bộ Ngoại giao"], "who speaks is no agency"
    assert _decide(client, promised, "accept").status_code == 302
    promised.refresh_from_db()
    assert registers()["commitments"].model.objects.get(uid=promised.record).lead == str(ministry.uid)


def test_a_forgotten_text_says_so_and_what_was_decided_stays(world: World) -> None:
    """What was rejected has no words any more and cannot be undone; what became a record can."""
    client = signed_in(world.person("office", "officer"))
    reading = _read(client)
    person, event = reading.facts.get(type="person_role"), reading.facts.get(type="event")
    _decide(client, person, "accept")
    _decide(client, event, "reject")
    for fact in reading.facts.filter(decision=""):
        _decide(client, fact, "reject")
    assert forgetting.sweep(timezone.now() + timedelta(days=181)) == 1

    page = client.get(f"{EN}/reading/{reading.uid}").content.decode()
    assert "The words of this text were deleted" in page and "(words deleted)" in page
    assert "Hội nghị Ngoại vụ" not in page and "Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú" in page
    listing = client.get(f"{EN}/reading").content.decode()
    assert "words deleted" in listing and "nobody works on for 180 days" in listing
    correcting = f"{VI}/doc-van-ban/{reading.uid}/sua"
    assert "<textarea" not in client.get(correcting).content.decode()
    assert client.post(correcting, {"text": TEXT}).status_code == 409
    event.refresh_from_db()
    assert _decide(client, event, "undo").status_code == 409
    person.refresh_from_db()
    assert _decide(client, person, "undo").status_code == 302
    assert not registers()["office-holders"].model.objects.exists()
