"""A procedure at the desk, from the draft to the report: who may do what, what each step means, who is told what is wrong."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.undo import undo_batch
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.desk import EN, VI, signed_in
from tests.people import ACT, DAY
from tests.steps import row, uid
from tests.world import World, build_world

DRAFT = uid("mou")
AT = f"{VI}/so/thoa-thuan/{DRAFT}"
MINISTRY = "Bộ mẫu chỉ có trong bài kiểm thử"


class Clock:
    """Today, as the pages know it."""

    day = DAY

    def to(self, iso: str) -> None:
        self.day = date.fromisoformat(iso)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: clock.day)
    return clock


@pytest.fixture
def world(empty_site: Path, today: Clock) -> World:
    world = build_world()
    agreement(DRAFT, level="province", owner=str(world.agencies["office"].uid))
    return world


def agreement(record: UUID, owner: str = "", **values: object) -> None:
    made = {"kind": "memorandum", "vn_party": "Bên mẫu", "place": "hue", "country": "JP", **values}
    ledger.write(registers()["agreements"], [ledger.Entry(record, made, owner=owner)], ACT)


def client(world: World, agency: str = "office", role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def begin(desk: Client, at: str = AT, **given: str) -> UUID:
    """Start a procedure; returns its uid."""
    asked = {"title": "Bản ghi nhớ mẫu", "purpose": "sign", "route": "province", "on": "02/03/2026", **given}
    answer = desk.post(f"{at}/thu-tuc/moi", asked)
    assert answer.status_code == 302, unescape(answer.content.decode())
    return UUID(answer.headers["Location"].rsplit("/", 1)[1])


def where(procedure: UUID, at: str = VI) -> str:
    return f"{at}/so/thu-tuc-thoa-thuan/{procedure}" if at == VI else f"{at}/registers/procedures/{procedure}"


def page(desk: Client, path: str, status: int = 200) -> str:
    answer = desk.get(path)
    assert answer.status_code == status, path
    return unescape(answer.content.decode())


def take(desk: Client, procedure: UUID, step: str, status: int = 302, **given: str) -> str:
    """Record a step from its own form as it is now; returns the page after it."""
    path = f"{where(procedure)}/buoc/{step.replace('_', '-')}"
    values = row("procedures", procedure)
    stood = given.pop("stood", f"{len(values.steps or ())}|{values.stands_at or ''}")
    answer = desk.post(path, {"stood": stood, **given})
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def stands_at(procedure: UUID) -> str:
    return str(row("procedures", procedure).stands_at)


@pytest.mark.stores
def test_from_the_draft_to_the_report(world: World, today: Clock) -> None:
    """Law 70/2020/QH14, Articles 19 and 31. Asked on Monday 2 March 2026: until Wednesday 11 March."""
    office, asked = client(world), client(world, "region")
    name = world.agencies["region"].name_vi
    assert "Bắt đầu thủ tục" in page(office, AT)
    procedure = begin(office)
    take(office, procedure, "consult", on="02/03/2026", document="01/MAU", bodies=f"{name}\n{MINISTRY}")
    shown = page(office, where(procedure))
    assert f"{MINISTRY}" in shown and "11/03/2026" in shown and "Chưa trả lời" in shown
    waiting = page(asked, VI)
    assert "Cơ quan bạn được hỏi ý kiến" in waiting and "Bản ghi nhớ mẫu" in waiting
    take(asked, procedure, "answer", on="02/03/2026", body=str(world.agencies["region"].uid), answer="disagrees")
    assert "Bản ghi nhớ mẫu" not in page(asked, VI)
    assert row("procedures", procedure).waiting_for is None
    said = take(office, procedure, "explain", 400, on="02/03/2026")
    assert "Còn cơ quan chưa trả lời và chưa hết hạn" in said
    today.to("2026-03-12")
    take(office, procedure, "explain", on="12/03/2026")
    take(office, procedure, "submit", on="12/03/2026", document="02/TTr-MAU")
    said = take(office, procedure, "decide", 400, on="12/03/2026", document="03/QĐ-MAU")
    assert "phải xin ý kiến Thủ tướng Chính phủ trước" in said
    take(office, procedure, "prime_minister", on="12/03/2026", document="04/MAU")
    assert stands_at(procedure) == "with_prime_minister"
    take(office, procedure, "prime_minister_agrees", on="12/03/2026", document="05/MAU")
    take(office, procedure, "decide", on="12/03/2026", document="06/QĐ-MAU")
    take(
        office, procedure, "sign", on="12/03/2026", signer="Chức danh mẫu", place="Huế", expires_on="11/03/2031",
        authorised="yes",
    )  # fmt: skip
    signed = row("agreements", DRAFT)
    assert (signed.signed_on, signed.effective_on, signed.expires_on, signed.validity) == (
        "2026-03-12",
        "2026-03-12",
        "2031-03-11",
        "in_force",
    )
    assert (signed.signed_at, signed.signed_by_authorisation) == ({"vi": "Huế"}, "yes")
    assert "27/03/2026" in page(office, where(procedure))  # 15 days after 12 March, Article 19(5)
    take(office, procedure, "report", on="12/03/2026", document="07/BC-MAU")
    take(office, procedure, "archive", on="12/03/2026")
    assert stands_at(procedure) == "archived"
    english = page(office, where(procedure, EN))
    assert "Done, dossier archived" in english and "Has not answered" in english and "Does not agree" in english
    assert "1 thủ tục đã kết thúc" in page(office, AT)


@pytest.mark.stores
def test_a_step_and_what_it_sets_are_taken_back_together(world: World) -> None:
    office = client(world)
    procedure = begin(office, purpose="technical")
    for step in ("submit", "decide", "sign"):
        take(office, procedure, step, on="02/03/2026", document="1/MAU", signer="Chức danh mẫu")
    assert row("agreements", DRAFT).validity == "amended"
    last = Change.objects.filter(register="procedures", uid=procedure).latest("id")
    assert {one.register for one in Change.objects.filter(batch=last.batch)} == {"procedures", "agreements"}
    undo_batch(last.batch, ACT)
    assert (stands_at(procedure), row("agreements", DRAFT).validity) == ("decided", None)


@pytest.mark.stores
def test_two_people_at_once_one_wins_and_the_other_is_told(world: World) -> None:
    office = client(world)
    procedure = begin(office, purpose="technical")
    take(office, procedure, "submit", on="02/03/2026", document="1/MAU", stood="1|proposed")
    said = take(office, procedure, "drop", 409, on="02/03/2026", words="thử", stood="1|proposed")
    assert "Người khác vừa ghi một bước" in said
    assert stands_at(procedure) == "submitted"
    again = office.post(
        f"{AT}/thu-tuc/moi", {"title": "Khác", "purpose": "technical", "route": "province", "on": "02/03/2026"}
    )
    assert again.status_code == 409 and "Đã có một thủ tục cùng mục đích" in unescape(again.content.decode())


def test_history_says_which_step_was_recorded(world: World) -> None:
    office = client(world)
    procedure = begin(office)
    asked = f"{world.agencies['region'].name_vi}\n{MINISTRY}"
    take(office, procedure, "consult", on="02/03/2026", document="01/MAU", bodies=asked)
    shown = page(office, f"{where(procedure)}/lich-su")
    assert f"Gửi lấy ý kiến, 02/03/2026 · 01/MAU · {world.agencies['region'].name_vi} · {MINISTRY}" in shown
    assert shown.count("Đề xuất, 02/03/2026") == 1, "a step that stood there before is not told again"


def test_what_is_typed_wrong_is_named_with_its_cure(world: World) -> None:
    office = client(world)
    asked = {"title": "Hiệp định mẫu", "purpose": "sign", "route": "province", "on": "02/03/2026"}
    for change, words in (
        ({}, "không được gọi là “Hiệp định”"),
        ({"title": "Bản ghi nhớ", "on": "31/02/2026"}, "không phải là một ngày"),
        ({"title": "Bản ghi nhớ", "on": "05/03/2026"}, "chưa đến"),
        ({"title": "Bản ghi nhớ", "purpose": "inherit"}, "Không có thủ tục “Xác nhận kế thừa”"),
        ({"title": "Bản ghi nhớ", "shortened": "on"}, "Hãy ghi lý do dùng thủ tục rút gọn"),
        ({"title": " "}, "Hãy ghi tên văn bản"),
    ):
        answer = office.post(f"{AT}/thu-tuc/moi", {**asked, **change})
        assert answer.status_code == 400 and words in unescape(answer.content.decode()), words
    procedure = begin(office, purpose="technical")
    assert "Còn thiếu: số, ký hiệu văn bản" in take(office, procedure, "submit", 400, on="02/03/2026")
    take(office, procedure, "submit", on="02/03/2026", document="1/MAU")
    take(office, procedure, "decide", on="02/03/2026", document="1/MAU")
    said = take(office, procedure, "sign", 400, on="02/03/2026", signer="Chức danh mẫu", expires_on="01/03/2026")
    assert "Ngày hết hiệu lực đứng trước" in said


def test_who_is_not_of_it_is_told_nothing_and_who_only_sees_writes_nothing(world: World) -> None:
    office = client(world)
    procedure = begin(office)
    page(client(world, "far"), where(procedure), 404)
    page(client(world, "far"), f"{where(procedure)}/buoc/submit", 404)
    name = world.agencies["partner"].name_vi
    take(office, procedure, "consult", on="02/03/2026", document="1/MAU", bodies=name)
    asked = client(world, "partner", "partner")
    assert "Bản ghi nhớ mẫu" in page(asked, where(procedure))
    take(asked, procedure, "drop", 403, on="02/03/2026", words="thử")
    page(asked, f"{where(procedure)}/buoc/submit", 403)
    other = str(world.agencies["region"].uid)
    take(asked, procedure, "answer", 403, on="02/03/2026", body=other, answer="agrees")
    take(asked, procedure, "answer", on="02/03/2026", body=str(world.agencies["partner"].uid), answer="agrees")


def test_the_door_takes_no_state_that_the_steps_do_not_say(world: World) -> None:
    procedure, register = begin(client(world)), registers()["procedures"]
    for wrong in (
        {"stands_at": "decided"},
        {"steps": [{"on": "2026-03-02", "step": "decide"}]},
        {"steps": None},
        {"waiting_for": [str(world.agencies["far"].uid)]},
    ):
        with pytest.raises(Fault):
            ledger.write(register, [ledger.Entry(procedure, wrong)], ACT)
    assert stands_at(procedure) == "proposed"
    form = page(client(world), f"{where(procedure)}/sua")
    assert 'name="stands_at"' not in form and 'name="steps"' not in form and 'name="planned_for"' in form


def test_a_districts_agreement_is_inherited_by_decision_only(world: World, today: Clock) -> None:
    """Decree 177/2025/NĐ-CP, Article 3; the route suggests itself by the level."""
    record = uid("district")
    agreement(record, level="district", owner=str(world.agencies["office"].uid))
    office, at = client(world), f"{VI}/so/thoa-thuan/{record}"
    assert 'value="inherited" selected' in page(office, f"{at}/thu-tuc/moi")
    procedure = begin(office, at, purpose="inherit", route="inherited")
    take(office, procedure, "consult", on="02/03/2026", document="1/MAU", bodies=MINISTRY)
    take(office, procedure, "answer", on="02/03/2026", body=MINISTRY, answer="agrees")
    for step in ("explain", "submit"):
        take(office, procedure, step, on="02/03/2026", document="1/MAU")
        assert row("agreements", record).validity is None
    take(office, procedure, "decide", on="02/03/2026", document="1/MAU")
    assert row("agreements", record).validity == "inherited"
    take(office, procedure, "notify_partner", on="02/03/2026", document="1/MAU")
    assert stands_at(procedure) == "reported"


def test_procedures_never_leave_the_desk(world: World) -> None:
    begin(client(world))
    rows = registers()["procedures"].rows(MACHINERY_DESK)
    assert [one.state for one in rows] == ["inside"]
    assert registers()["procedures"].public == ()


@pytest.mark.stores
def test_what_nobody_decided_on_is_listed_until_somebody_did(world: World, today: Clock) -> None:
    """Thừa Thiên Huế became Huế on 1 January 2025; a district of it went on 1 July 2025. Others' and own ones stay apart."""
    of_district, of_province, elsewhere, decided = (
        uid(name) for name in ("of-district", "of-province", "other", "done")
    )
    agreement(of_district, level="district", vn_party="Huyện mẫu", owner=str(world.agencies["office"].uid))
    agreement(
        of_province,
        level="province",
        place="thua-thien-hue",
        vn_party="Tỉnh mẫu cũ",
        owner=str(world.agencies["office"].uid),
    )
    agreement(
        elsewhere, level="district", place="can-tho", vn_party="Huyện nơi khác", owner=str(world.agencies["far"].uid)
    )
    agreement(
        decided,
        level="district",
        vn_party="Huyện đã xong",
        validity="inherited",
        owner=str(world.agencies["office"].uid),
    )
    office, at = client(world), f"{VI}/so/thoa-thuan"
    assert f"{at}/ke-thua" in page(office, at)
    shown = page(office, f"{at}/ke-thua")
    assert "2 thỏa thuận chưa ai quyết định" in shown
    assert "Huyện mẫu" in shown and "Tỉnh mẫu cũ" in shown
    assert "Huyện nơi khác" not in shown and "Huyện đã xong" not in shown and "Bên mẫu" not in shown
    begin(office, f"{at}/{of_district}", purpose="inherit", route="inherited")
    assert "Đã đề xuất" in page(office, f"{at}/ke-thua")
    assert "2 agreements wait for a decision" in page(office, f"{EN}/registers/agreements/succession")


def test_a_step_offers_its_papers_to_whoever_sees_the_agreement(world: World) -> None:
    """Who is asked sees the procedure, and of an agreement kept within its agency neither the page nor a paper."""
    office, asked = client(world), client(world, "region")
    procedure = begin(office)
    asking = page(office, f"{where(procedure)}/buoc/consult")
    assert f'href="{AT}/van-ban/' in asking and "lấy ý kiến" in asking
    take(office, procedure, "consult", on="02/03/2026", document="01/MAU", bodies=world.agencies["region"].name_vi)
    assert f'href="{AT}/van-ban/' in page(office, f"{where(procedure)}/buoc/answer")
    assert f"{DRAFT}" not in page(asked, f"{where(procedure)}/buoc/answer")


def test_nothing_that_waits_for_a_decision_is_said_in_words(world: World) -> None:
    assert "Không có thỏa thuận nào chờ quyết định." in page(client(world), f"{VI}/so/thoa-thuan/ke-thua")
    assert "No agreement waits for a decision" in page(client(world), f"{EN}/registers/agreements/succession")
