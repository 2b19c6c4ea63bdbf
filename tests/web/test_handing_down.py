"""Work handed down from the centre to localities and on to departments: who takes it on, what is refused, what is rolled up."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import undo_batch
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.door import succeed
from nhipcau.core.registry import registers
from nhipcau.core.work import Tally, is_later
from nhipcau.registers.tasks.models import WORK
from nhipcau.registers.tasks.rules import remarks
from tests.desk import EN, VI, signed_in
from tests.people import ACT, DAY
from tests.steps import row, uid
from tests.tables import Desk, rows, workbook
from tests.world import TASKS, World, build_world

LIST = f"{VI}/so/nhiem-vu"
PLAN, ABOVE = uid("cascade-plan"), uid("cascade-above")
OFFICE, REGION, DEPARTMENT = "Sở Ngoại vụ thử", "Cơ quan Quảng Trị thử", "Sở thử"
TITLE = "Zyxwvu quảng bá địa phương"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """The centre's yearly plan with one task, due on 30 June 2026, that the centre leads; it is 2 March 2026."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world = build_world()
    ministry = str(world.agencies["ministry"].uid)
    plan = {"title": {"vi": "Kế hoạch thử năm 2026"}, "agency": ministry}
    ledger.write(registers()["programmes"], [ledger.Entry(PLAN, plan, owner=ministry, visibility=SHARED)], ACT)
    _write(world, ABOVE, "ministry", title=TITLE, programme=str(PLAN), lead=ministry, due="2026-06-30", product="Báo cáo thử", quote="Câu thử")  # fmt: skip
    return world


def _write(world: World, task: UUID, owner: str, **values: Any) -> None:
    keeper = str(world.agencies[owner].uid)
    ledger.write(registers()[TASKS], [ledger.Entry(task, values, owner=keeper, visibility=SHARED)], ACT)


def _client(world: World, agency: str, role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _hand(client: Client, task: object, *names: str, due: str = "") -> str:
    answer = client.post(f"{LIST}/{task}/giao-xuong", {"agency": names, "due": due}, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _say(client: Client, task: object, answer: str, reason: str = "") -> str:
    said = client.post(f"{LIST}/{task}/tiep-nhan", {"answer": answer, "reason": reason}, follow=True)
    assert said.status_code == 200
    return unescape(said.content.decode())


def _child(world: World, above: UUID, agency: str) -> Any:
    lead = str(world.agencies[agency].uid)
    return registers()[TASKS].rows(MACHINERY_DESK).get(parent=above, lead=lead)


@pytest.mark.stores
def test_the_centre_hands_a_task_to_two_localities_and_sees_what_comes_of_it(world: World) -> None:
    centre, office, region = _client(world, "ministry"), _client(world, "office"), _client(world, "region")
    assert "Đã giao cho 2 cơ quan; 0 cơ quan đã được giao từ trước." in _hand(
        centre, ABOVE, OFFICE, REGION, due="31/05/2026"
    )
    mine, theirs = _child(world, ABOVE, "office"), _child(world, ABOVE, "region")
    assert (mine.title, mine.product, mine.quote, mine.due) == (TITLE, "Báo cáo thử", "Câu thử", "2026-05-31")
    assert (mine.programme_id, mine.answer, mine.owner) == (PLAN, "asked", str(world.agencies["ministry"].uid))

    waiting = _page(office, VI).partition('id="today-led"')[2].partition("</section>")[0]
    assert TITLE in waiting and "Chờ tiếp nhận" in waiting and "Tiếp nhận hoặc trả lại" in waiting
    assert "0/2 hoàn thành · 2 chưa tiếp nhận" in _page(centre, f"{LIST}/{ABOVE}")

    assert "Hãy tiếp nhận việc này trước khi giao xuống" in _hand(office, mine.uid, DEPARTMENT)
    assert "Đã tiếp nhận việc." in _say(office, mine.uid, "accept")
    assert "Hãy ghi lý do trả lại việc." in _say(region, theirs.uid, "return")
    assert "Đã trả lại việc, kèm lý do." in _say(region, theirs.uid, "return", "Không thuộc thẩm quyền thử")

    assert "Đã giao cho 1 cơ quan" in _hand(office, mine.uid, DEPARTMENT)
    below = _child(world, mine.uid, "department")
    assert below.due == "2026-05-31" and below.owner == str(world.agencies["office"].uid)
    department = _client(world, "department")
    _say(department, below.uid, "accept")
    department.post(f"{LIST}/{below.uid}/tien-do", {"status": "done", "stood": "||"})
    office.post(f"{LIST}/{mine.uid}/tien-do", {"status": "doing", "progress": "60", "stood": "||"})

    page = _page(centre, f"{LIST}/{ABOVE}")
    board = page.partition("Việc giao xuống từ việc này")[2].partition("</section>")[0]
    assert "0/2 hoàn thành · 1 trả lại" in board and "Trả lại: Không thuộc thẩm quyền thử" in board
    assert "Giao xuống: 1/1 hoàn thành" in board and "60 %" in board
    english = _page(centre, f"{EN}/registers/tasks/{ABOVE}")
    assert "0 of 2 done · 1 sent back" in english and "Handed down: 1 of 1 done" in english
    assert row(TASKS, ABOVE).progress is None, (
        "what is rolled up stands beside what the owner says, and never in its place"
    )
    whole = _page(centre, f"{VI}/so/chuong-trinh/{PLAN}").partition('class="work"')[2].partition("</section>")[0]
    assert whole.count('class="go"') == 1, "what was made of a task stands with it, not beside it"
    assert "Giao xuống: 0/2 hoàn thành · 1 trả lại" in whole


def test_who_had_it_is_not_given_it_twice_and_who_sent_it_back_is_asked_again(world: World) -> None:
    centre = _client(world, "ministry")
    _hand(centre, ABOVE, OFFICE, REGION)
    _say(_client(world, "region"), _child(world, ABOVE, "region").uid, "return", "Xin thêm thời gian thử")
    assert "Đã giao cho 1 cơ quan; 1 cơ quan đã được giao từ trước." in _hand(centre, ABOVE, OFFICE, REGION, REGION)
    again = _child(world, ABOVE, "region")
    assert (again.answer, again.answer_reason) == ("asked", None)


def test_only_the_agency_it_was_handed_to_answers_and_only_once(world: World) -> None:
    centre = _client(world, "ministry")
    _hand(centre, ABOVE, OFFICE)
    task = _child(world, ABOVE, "office").uid
    assert centre.post(f"{LIST}/{task}/tiep-nhan", {"answer": "accept"}).status_code == 403
    assert _client(world, "far").post(f"{LIST}/{task}/tiep-nhan", {"answer": "accept"}).status_code == 404
    _say(_client(world, "office"), task, "accept")
    late = _say(_client(world, "office", "approver"), task, "return", "Đã đổi ý thử")
    assert "đã có người tiếp nhận hoặc trả lại" in late
    assert row(TASKS, task).answer == "accepted"


def test_what_cannot_be_handed_down_says_why_and_writes_nothing(world: World) -> None:
    centre = _client(world, "ministry")
    assert "sau thời hạn của việc cấp trên (30/06/2026)" in _hand(centre, ABOVE, OFFICE, due="01/07/2026")
    assert "ít nhất một cơ quan" in _hand(centre, ABOVE, "  ")
    assert "không có trong danh sách cơ quan" in _hand(centre, ABOVE, OFFICE, "Sở Không Có")
    assert "31/02/2026" in _hand(centre, ABOVE, OFFICE, due="31/02/2026")
    gone = _hand(centre, ABOVE, OFFICE, "Ban Đối ngoại cũ thử")
    assert "“Ban Đối ngoại cũ thử” không còn hoạt động từ ngày 01/07/2025" in gone
    assert f"Công việc nay do “{OFFICE}” tiếp nhận" in gone
    assert not registers()[TASKS].rows(MACHINERY_DESK).filter(parent=ABOVE).exists()
    assert _client(world, "office").post(f"{LIST}/{ABOVE}/giao-xuong", {"agency": OFFICE}).status_code == 404
    centre.post(f"{LIST}/{ABOVE}/tien-do", {"status": "done", "stood": "||"})
    assert "đã hoàn thành hoặc dừng" in _hand(centre, ABOVE, OFFICE)


def test_work_that_is_over_may_keep_the_name_of_a_body_that_is_no_more(world: World) -> None:
    old = str(world.agencies["old"].uid)
    _write(world, uid("cascade-old"), "office", title="Zyxwvu cũ", lead=old, status="done")
    with pytest.raises(Fault, match="không còn hoạt động"):
        ledger.write(registers()[TASKS], [ledger.Entry(uid("cascade-old"), {"status": "doing", "lead": None})], ACT)
        ledger.write(registers()[TASKS], [ledger.Entry(uid("cascade-old"), {"lead": old})], ACT)


@pytest.mark.stores
def test_work_of_a_body_that_ends_goes_on_and_its_successor_leads_it(world: World) -> None:
    _hand(_client(world, "ministry"), ABOVE, REGION)
    task = _child(world, ABOVE, "region").uid
    succeed(world.agencies["region"], [world.agencies["office"]], DAY, "Quyết định thử 2", ACT)
    assert "Đã tiếp nhận việc." in _say(_client(world, "office"), task, "accept")


@pytest.mark.stores
def test_a_circle_is_refused_in_the_form_and_by_undoing(world: World) -> None:
    centre = _client(world, "ministry")
    _hand(centre, ABOVE, OFFICE)
    below = _child(world, ABOVE, "office").uid
    _say(_client(world, "office"), below, "accept")
    register = registers()[TASKS]
    for above, words in ((below, "giao xuống từ chính việc này"), (ABOVE, "không thể thuộc chính nó")):
        with pytest.raises(Fault) as refused:
            ledger.write(register, [ledger.Entry(ABOVE, {"parent": str(above)})], ACT)
        assert refused.value.code == "circular_cascade" and words in refused.value.vi
    batch = ledger.Act("test", "tách việc")
    ledger.write(register, [ledger.Entry(below, {"parent": None})], batch)
    ledger.write(register, [ledger.Entry(ABOVE, {"parent": str(below), "due": None})], ACT)
    with pytest.raises(Fault) as refused:
        undo_batch(batch.batch, ACT)
    assert refused.value.code == "circular_cascade"
    assert row(TASKS, below).parent_id is None, "nothing is half undone"


def test_a_table_names_the_row_that_cannot_be(world: World) -> None:
    desk = Desk(world.person("office", "officer"), world.agencies["office"], TASKS)
    heads = ["Nội dung công việc", "Cơ quan chủ trì", "Thời hạn hoàn thành"]
    book = workbook(Sheet1=[
        heads,
        ["Zyxwvu việc một", "Ban Đối ngoại cũ thử", "30/06/2026"],
        ["Zyxwvu việc hai", "Sở thử", "30/06/2026"],
    ])  # fmt: skip
    one = desk.bring(book)
    problems = [problem for line in rows(one) for problem in line.problems]
    assert one.counts["create"] == 1 and [problem.code for problem in problems] == ["agency_gone"]
    assert f"Công việc nay do “{OFFICE}” tiếp nhận" in problems[0].vi


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_no_sequence_of_moves_makes_a_circle_and_no_other_move_is_refused(
    world: World, moves: list[tuple[int, int]]
) -> None:
    register, tasks = registers()[TASKS], [new_uid() for _ in range(6)]
    for number, task in enumerate(tasks):
        _write(world, task, "office", title=f"Zyxwvu {number}")
    above: dict[int, int] = {}

    def reaches(one: int, other: int) -> bool:
        while one != other and one in above:
            one = above[one]
        return one == other

    for one, other in moves:
        would_close = reaches(other, one)
        try:
            ledger.write(register, [ledger.Entry(tasks[one], {"parent": str(tasks[other])})], ACT)
            refused = False
        except Fault as fault:
            refused = fault.code == "circular_cascade"
        assert refused is would_close
        if not refused:
            above[one] = other
    kept = dict(register.rows(MACHINERY_DESK).filter(uid__in=tasks).values_list("uid", "parent_id"))
    assert kept == {task: tasks[above[number]] if number in above else None for number, task in enumerate(tasks)}


ANSWERS = st.sampled_from((None, "asked", "accepted", "returned"))
STATES = st.sampled_from((None, "open", "doing", "done", "dropped"))
DUES = st.sampled_from((None, "2026", "2026-02", "2026-03-01", "2026-03-02"))


@given(st.lists(st.fixed_dictionaries({"answer": ANSWERS, "status": STATES, "due": DUES})))
def test_what_is_rolled_up_is_what_counting_again_gives(several: list[dict[str, Any]]) -> None:
    over = ("done", "dropped")
    going = [one for one in several if one["status"] not in over]
    counted = Tally(
        of=len(several),
        done=sum(one["status"] == "done" for one in several),
        dropped=sum(one["status"] == "dropped" for one in several),
        waiting=sum(one["answer"] == "asked" for one in going),
        returned=sum(one["answer"] == "returned" for one in going),
        going=sum(one["answer"] in (None, "accepted") for one in going),
        late=sum(one["due"] in ("2026-02", "2026-03-01") for one in going),
    )
    tally = WORK.tally(several, DAY)
    assert tally == counted
    assert tally.of == tally.done + tally.dropped + tally.waiting + tally.returned + tally.going


@pytest.mark.parametrize(
    ("due", "limit", "later"),
    [
        ("2026-07-01", "2026-06-30", True), ("2026-06-30", "2026-06-30", False), ("2026-06", "2026-06-30", False),
        ("2026-06", "2026-06-29", True), ("2026", "2026-12-31", False), ("2026", "2026-06", True),
        (None, "2026-06-30", False), ("2026-07-01", None, False),
    ],
)  # fmt: skip
def test_a_month_and_a_year_end_with_their_last_day(due: str | None, limit: str | None, later: bool) -> None:
    assert is_later(due, limit) is later


def test_a_task_sent_back_needs_a_reason() -> None:
    assert [remark.en for remark in remarks({"answer": "returned"}, date(2026, 3, 2))] == [
        "A task that is sent back needs a reason."
    ]
