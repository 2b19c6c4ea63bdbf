"""Tasks of a project that several agencies work on: who sees, who reports, what is late, and that none of it is public."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import RESTRICTED, SHARED
from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import open_registers, registers
from nhipcau.registers.tasks.models import WORK
from nhipcau.registers.tasks.rules import remarks
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT, DAY
from tests.steps import BASIS, items, row, show, uid
from tests.tables import Desk, cells_of, rows, workbook
from tests.world import TASK_LEVELS, TASK_RELATIONS, TASKS, World, build_tasks, build_world, canary, record

LIST = f"{VI}/so/nhiem-vu"
PROJECT = uid("world-project-whole")
"""Kept by the office of Huế; the task of the far office that belongs to it is ``whole``."""
LED = record("led", SHARED, TASKS)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world = build_world()
    build_tasks(world)
    return world


def _client(world: World, agency: str, role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return unescape(answer.content.decode())


def _report(client: Client, task: object, status: str, progress: str, reason: str = "", stood: str = "||") -> str:
    """What the page says after a report."""
    given = {"status": status, "progress": progress, "reason": reason, "stood": stood}
    answer = client.post(f"{LIST}/{task}/tien-do", given, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.stores
def test_the_index_has_for_every_desk_the_tasks_its_rows_have(world: World) -> None:
    desk_index().catch_up()
    register = registers()[TASKS]
    for agency, role in (("office", "officer"), ("region", "officer"), ("partner", "partner"), ("far", "approver")):
        for desk in powers_of(world.person(agency, role), DAY).desks(register):
            asked = desk_request(register, {}, desk.audience, limit=100)
            found = set(find(desk_index(), desk.audience, asked).uids)
            rows = set(desk.audience.rows(register).values_list("uid", flat=True))
            assert found == rows, (agency, role, desk.scope)


@pytest.mark.stores
def test_a_party_that_joins_the_project_has_its_tasks_at_once(world: World) -> None:
    task = record("whole", SHARED, TASKS)
    client = _client(world, "partner", "partner")
    assert client.get(f"{LIST}/{task}").status_code == 404
    ledger.keep(registers()["projects"], PROJECT, ACT, parties=(str(world.agencies["partner"].uid),))
    assert canary("whole", SHARED, TASKS) in _page(client, f"{LIST}/{task}")
    desk_index().catch_up()
    assert canary("whole", SHARED, TASKS) in _page(client, f"{LIST}?desk=party-{world.agencies['partner'].uid}")
    ledger.keep(registers()["projects"], PROJECT, ACT, parties=())
    assert client.get(f"{LIST}/{task}").status_code == 404


def test_who_leads_reports_and_the_others_read_it(world: World) -> None:
    lead, owner = _client(world, "office"), _client(world, "far")
    assert "Đã ghi tiến độ." in _report(lead, LED, "doing", "50")
    held = row(TASKS, LED)
    assert (held.status, held.progress, held.done_on) == ("doing", 50, None)
    page = _page(owner, f"{LIST}/{LED}")
    assert "Đang thực hiện" in page and 'value="50"' in page
    _report(lead, LED, "done", "50", stood="doing|50|")
    held = row(TASKS, LED)
    assert (held.status, held.progress, held.done_on) == ("done", 100, "2026-03-02")
    last = Change.objects.filter(uid=LED).latest("id")
    assert last.actor == f"account:{world.person('office', 'officer').uid}"
    assert last.reason == "báo tiến độ / progress reported"


def test_who_only_shares_in_it_reports_nothing(world: World) -> None:
    for relation in ("party", "supporting", "member"):
        task = record(relation, SHARED, TASKS)
        page = _page(_client(world, "office"), f"{LIST}/{task}")
        assert canary(relation, SHARED, TASKS) in page and "Lưu tiến độ" not in page
        assert (
            _client(world, "office").post(f"{LIST}/{task}/tien-do", {"status": "done", "stood": "||"}).status_code
            == 403
        )
    hidden = record("elsewhere", SHARED, TASKS)
    assert _client(world, "office").post(f"{LIST}/{hidden}/tien-do", {"status": "done"}).status_code == 404
    assert _client(world, "office").post(f"{VI}/so/du-an/{PROJECT}/tien-do", {"status": "done"}).status_code == 404


def test_reports_that_cannot_be_are_refused_with_what_to_do(world: World) -> None:
    lead = _client(world, "office")
    assert "ghi số từ 0 đến 100" in _report(lead, LED, "doing", "150")
    assert "không phải số" in _report(lead, LED, "doing", "một nửa")
    assert "Hãy ghi lý do không thực hiện nữa" in _report(lead, LED, "dropped", "")
    assert "không có trong danh mục" in _report(lead, LED, "asleep", "")
    assert "Bí mật nhà nước" in _report(lead, LED, "doing", "", "theo văn bản TUYỆT MẬT số 12/TM")
    assert row(TASKS, LED).status is None
    _report(lead, LED, "doing", "20")
    assert "Người khác vừa báo tiến độ việc này" in _report(_client(world, "office", "approver"), LED, "open", "0")
    assert row(TASKS, LED).progress == 20


@pytest.mark.stores
def test_a_project_lists_its_tasks_with_what_is_late_said_in_words(world: World) -> None:
    register = registers()[TASKS]
    for name, due, status in (("late", "2026-02-25", "doing"), ("month", "2026-02", None), ("soon", "2026-03", None), ("done", "2026-01-01", "done")):  # fmt: skip
        values = {"title": f"Zyxwvu {name}", "due": due, "status": status, "project": str(PROJECT)}
        owner = str(world.agencies["office"].uid)
        ledger.write(register, [ledger.Entry(uid(f"task-{name}"), values, owner=owner)], ACT)
    page = _page(_client(world, "office"), f"{VI}/so/du-an/{PROJECT}")
    board = page.partition('class="work"')[2].partition("</section>")[0]
    order = re.findall(r'class="go" href="[^"]+">([^<]+)<', board)
    whole = canary("whole", SHARED, TASKS)
    assert order == ["Zyxwvu month", "Zyxwvu late", "Zyxwvu soon", whole, "Zyxwvu done"], (
        "late ones first, ended ones last"
    )
    assert "5 việc, 2 quá hạn" in board
    assert board.count("Quá hạn 2 ngày") == 1, "February was over two days before 2 March, counting that day"
    assert "Quá hạn 5 ngày" in board, "from 25 February to 2 March"
    assert f"{LIST}/moi?project={PROJECT}" in board
    english = _page(_client(world, "office"), f"{EN}/registers/projects/{PROJECT}")
    assert "5 tasks, 2 overdue" in english and "5 days overdue" in english


def test_a_task_is_entered_from_the_project_for_another_agency_to_lead(world: World) -> None:
    member, project = _client(world, "office"), uid("world-project-member")
    form = _page(member, f"{LIST}/moi?project={project}")
    assert 'value="Dự án thử member"' in form
    office = str(world.agencies["office"].uid)
    given = {
        "_agency": office, "title": "Zyxwvu soạn kế hoạch chung", "project": "Dự án thử member", "project.uid": str(project),
        "lead": "Cơ quan Quảng Trị thử", "supporting": ["Sở Ngoại vụ thử"], "due": "30/06/2026",
    }  # fmt: skip
    answer = member.post(f"{LIST}/moi", given)
    assert answer.status_code == 302, unescape(answer.content.decode())[:3000]
    made = answer.headers["Location"].rpartition("/")[2]
    held = row(TASKS, made)
    assert (held.owner, held.visibility, held.state) == (office, SHARED, "inside")
    assert (held.lead, held.supporting) == (str(world.agencies["region"].uid), [office])
    other = _page(_client(world, "region"), VI).partition('id="today-led"')[2].partition("</section>")[0]
    assert "Zyxwvu soạn kế hoạch chung" in other and "Thời hạn 30/06/2026" in other
    assert "Đã ghi tiến độ." in _report(_client(world, "region"), made, "doing", "50")


def test_a_project_one_does_not_see_is_not_filled_in(world: World) -> None:
    form = _page(_client(world, "office"), f"{LIST}/moi?project={uid('world-project-elsewhere')}")
    assert "Dự án thử elsewhere" not in form


@pytest.mark.stores
def test_today_has_what_ones_agency_leads_late_ones_with_words(world: World) -> None:
    ledger.write(registers()[TASKS], [ledger.Entry(LED, {"due": "2026-02-20", "status": "doing", "progress": 40})], ACT)
    block = _page(_client(world, "office"), VI).partition('id="today-led"')[2].partition("</section>")[0]
    assert canary("led", SHARED, TASKS) in block and "Quá hạn 10 ngày" in block and "40 %" in block
    assert canary("elsewhere", SHARED, TASKS) not in block
    _report(_client(world, "office"), LED, "done", "", stood="doing|40|")
    assert canary("led", SHARED, TASKS) not in _page(_client(world, "office"), VI).partition('id="today-led"')[2]


def test_no_task_is_public_or_can_be(world: World) -> None:
    assert TASKS not in open_registers()
    show()
    before = items()
    with pytest.raises(Fault) as refused:
        ledger.publish(registers()[TASKS], [LED], BASIS, ACT)
    assert refused.value.code == "never_public"
    show()
    assert items() == before
    approver = _client(world, "far", "approver")
    page = _page(approver, f"{LIST}/{record('elsewhere', SHARED, TASKS)}")
    assert "Trình</a>" not in page and "Công bố</a>" not in page and ">Xóa</a>" in page
    assert "Sổ này chỉ dùng ở bàn làm việc" in _page(approver, LIST), "its help is where its readers are"
    visitor = browser()
    for path in (
        "/vi/nhiem-vu",
        "/en/tasks",
        "/api/v1/tasks",
        "/vi/du-lieu/nhiem-vu",
        f"/vi/tim?register={quote('tasks')}",
    ):
        assert visitor.get(path).status_code in (400, 404), path
    for path in ("/vi/", "/vi/du-lieu", "/api/v1/", "/api/v1/openapi.json", "/sitemap.xml"):
        assert "nhiem-vu" not in visitor.get(path).content.decode(), path


@pytest.mark.stores
def test_tasks_go_out_and_come_in_again_unchanged(world: World) -> None:
    desk_index().catch_up()
    desk = Desk(world.person("office", "officer"), world.agencies["office"], TASKS)
    content = b"".join(_client(world, "office").get(f"{LIST}/tat-ca.xlsx").streaming_content)
    assert canary("own", SHARED, TASKS) in cells_of(content) and canary("elsewhere", SHARED, TASKS) not in cells_of(
        content
    )
    one = desk.bring(content)
    assert (one.counts["create"], one.counts["update"], one.counts["same"]) == (0, 0, 2)
    others = {problem.code for line in rows(one) for problem in line.problems}
    assert others == {"not_theirs"}, "records of the agency it followed are seen, and not written by a table"


def test_a_table_of_tasks_with_the_officers_own_headers_is_taken_in(world: World) -> None:
    desk = Desk(world.person("office", "officer"), world.agencies["office"], TASKS)
    heads = [
        "Nội dung công việc",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn hoàn thành",
        "Sản phẩm",
        "Tiến độ (%)",
    ]
    book = workbook(Sheet1=[
        heads,
        ["Zyxwvu họp nhóm", "Cơ quan Quảng Trị thử", "Sở thử; Sở Ngoại vụ thử", "30/06/2026", "Biên bản", 10],
        ["Zyxwvu việc lạ", "Sở Không Có", "", "30/06/2026", "", ""],
    ])  # fmt: skip
    one = desk.bring(book)
    problems = [problem for line in rows(one) for problem in line.problems]
    assert (one.counts["create"], len(problems)) == (1, 1)
    assert "không có trong danh sách cơ quan" in str(problems)
    desk.take(workbook(Sheet1=[heads, ["Zyxwvu họp nhóm", "Cơ quan Quảng Trị thử", "Sở thử", "30/06/2026", "", 10]]))
    made = registers()[TASKS].rows(MACHINERY_DESK).get(title="Zyxwvu họp nhóm")
    assert (made.visibility, made.state, made.progress) == (SHARED, "inside", 10)
    assert (made.lead, made.supporting) == (str(world.agencies["region"].uid), [str(world.agencies["department"].uid)])


def test_files_of_tasks_say_no_more_than_their_desk(world: World) -> None:
    """Every scope of everybody: page, history, discussion and JSON of each task, as the policy was decided."""
    for agency, role in (("office", "officer"), ("partner", "partner"), ("ministry", "auditor")):
        powers, client = powers_of(world.person(agency, role), DAY), _client(world, agency, role)
        for relation in TASK_RELATIONS:
            for seen in TASK_LEVELS:
                task = record(relation, seen, TASKS)
                opened = task in powers.looks(registers()[TASKS], [task])
                assert opened is (role == "auditor") or seen < RESTRICTED
                for part in ("", ".json", "/lich-su", "/trao-doi"):
                    answer = client.get(f"{LIST}/{task}{part}")
                    said = canary(relation, seen, TASKS) in answer.content.decode()
                    assert (answer.status_code == 200, said) == (opened, opened), (agency, role, relation, seen, part)


def test_a_project_with_many_tasks_costs_as_many_queries_as_one_with_few(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nhipcau.core.kinds.agency._kept", (float("-inf"), {}))
    # Whether names are asked again shall not hang on the machine's speed.
    monkeypatch.setattr("nhipcau.core.kinds.agency.KEPT_FOR", 3600.0)
    client, path = _client(world, "office"), f"{VI}/so/du-an/{PROJECT}"
    office, far = (str(world.agencies[name].uid) for name in ("office", "far"))

    def cost(where: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200
        return len(queries)

    def add(number: int) -> None:
        values = {"title": f"Zyxwvu {number}", "project": str(PROJECT), "lead": office, "supporting": [far]}
        ledger.write(
            registers()[TASKS], [ledger.Entry(uid(f"many-{number}"), values, owner=far, visibility=SHARED)], ACT
        )

    add(0)
    cost(path), cost(VI)
    few = [cost(path), cost(VI)]
    for number in range(1, 15):
        add(number)
    many = [cost(path), cost(VI)]
    assert all(after <= before for before, after in zip(few, many, strict=True)), (few, many)


@pytest.mark.parametrize(
    ("due", "status", "days"),
    [
        ("2026-03-01", "doing", 1), ("2026-03-02", "doing", 0), ("2026-02", None, 2), ("2026-03", None, 0),
        ("2025", "open", 61), ("2026", "open", 0), ("2026-01-01", "done", 0), ("2026-01-01", "dropped", 0), (None, "open", 0),
    ],
)  # fmt: skip
def test_late_is_what_was_due_before_today_and_is_not_over(due: str | None, status: str | None, days: int) -> None:
    assert WORK.days_late({"due": due, "status": status}, date(2026, 3, 2)) == days


def test_what_does_not_fit_together_is_said_and_refuses_nothing() -> None:
    late = {"due": "2026-02-01", "status": "doing", "progress": 150}
    assert [one.en for one in remarks(late, DAY)] == [
        "Progress usually lies between 0 and 100 %.", "The task is overdue: say why it is late.",
    ]  # fmt: skip
    assert list(remarks({"status": "done", "progress": 100, "due": "2026-02-01"}, DAY)) == []
