"""Requests between agencies: who is asked finds it and answers alone; who asks sees who has not; "none" is not silence."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.registry import open_registers, registers
from nhipcau.lib.text.asked_lines import AskedFigure, BadLine, asked_figures
from nhipcau.lib.working_time import shipped_clocks
from nhipcau.registers.requests.models import CLOCKS
from tests.desk import EN, VI, signed_in
from tests.people import ACT, DAY
from tests.steps import row, uid
from tests.tables import cells_of
from tests.world import World, build_world

LIST = f"{VI}/so/yeu-cau"
OPINION, FIGURES = uid("request-opinion"), uid("request-figures")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """The ministry's unit asks two offices for an opinion, and for two figures; it is Monday, 2 March 2026."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world = build_world()
    asked = [str(world.agencies[name].uid) for name in ("office", "far")]
    _write(
        world,
        OPINION,
        title="Zyxwvu dự thảo",
        kind="opinion",
        question="Câu hỏi thử",
        asked_of=asked,
        clock="province-opinion",
    )
    _write(world, FIGURES, title="Zyxwvu số liệu", kind="figures", asked_of=asked, due="2026-03-10", figures="Số đoàn thử | đoàn | 2025\n\nSố lượt thử|lượt|2025")  # fmt: skip
    return world


def _write(world: World, request: UUID, **values: Any) -> None:
    keeper = str(world.agencies["ministry"].uid)
    ledger.write(registers()["requests"], [ledger.Entry(request, values, owner=keeper, visibility=SHARED)], ACT)


def _client(world: World, agency: str, role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _send(client: Client, request: UUID) -> str:
    return unescape(client.post(f"{LIST}/{request}/gui", follow=True).content.decode())


def _replies(world: World, request: UUID, agency: str) -> list[Any]:
    rows = registers()["replies"].rows(MACHINERY_DESK).filter(request=request, agency=str(world.agencies[agency].uid))
    return list(rows.order_by("item"))


def _answer(client: Client, request: UUID, **by_uid: tuple[str, str, str, str]) -> str:
    given: dict[str, Any] = {"answer": [one.replace("_", "-") for one in by_uid]}
    for one, parts in by_uid.items():
        for name, text in zip(("said", "value", "words", "stood"), parts, strict=True):
            given[f"{one.replace('_', '-')}.{name}"] = text
    answer = client.post(f"{LIST}/{request}/tra-loi", given, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _key(reply: Any) -> str:
    return str(reply.uid).replace("-", "_")


@pytest.mark.stores
def test_an_opinion_is_asked_by_the_clock_of_the_law_and_each_agency_answers_alone(world: World) -> None:
    asker, office = _client(world, "ministry"), _client(world, "office")
    assert client_status(_client(world, "far"), OPINION) == 404, "before it is sent nobody asked sees it"
    assert "Đã gửi; 2 cơ quan được hỏi lần đầu." in _send(asker, OPINION)
    sent = row("requests", OPINION)
    # Law 70/2020/QH14, art. 19: 7 working days; from Monday 2 March 2026 that is Wednesday 11 March.
    assert (sent.status, sent.sent_on, sent.due) == ("sent", "2026-03-02", "2026-03-11")

    today = _page(office, VI).partition('id="today-requested"')[2].partition("</section>")[0]
    assert "Zyxwvu dự thảo" in today and "Thời hạn 11/03/2026" in today
    (mine,), (theirs,) = _replies(world, OPINION, "office"), _replies(world, OPINION, "far")
    page = _page(office, f"{LIST}/{OPINION}")
    assert str(mine.uid) in page and str(theirs.uid) not in page, "what others answer is theirs and the asker's"
    assert "phải ghi nội dung ý kiến" in _answer(office, OPINION, **{_key(mine): ("disagree", "", " ", "||")})
    assert "Đã ghi 1 câu trả lời." in _answer(office, OPINION, **{_key(mine): ("disagree", "", "Lý do thử", "||")})
    kept = row("replies", mine.uid)
    assert (kept.said, kept.words, kept.answered_on) == ("disagree", "Lý do thử", "2026-03-02")

    page = _page(asker, f"{LIST}/{OPINION}")
    assert "1/2 cơ quan đã trả lời đủ" in page and "Lý do thử" in page and "Chưa báo cáo" in page
    assert "1 of 2 agencies have answered in full" in _page(asker, f"{EN}/registers/requests/{OPINION}")
    assert "Zyxwvu dự thảo" not in _page(office, VI).partition('id="today-requested"')[2].partition("</section>")[0]


def client_status(client: Client, request: UUID) -> int:
    return client.get(f"{LIST}/{request}").status_code


@pytest.mark.stores
def test_figures_are_given_in_one_page_and_none_is_not_silence(world: World) -> None:
    asker, office = _client(world, "ministry"), _client(world, "office")
    _send(asker, FIGURES)
    trips, visits = _replies(world, FIGURES, "office")
    if trips.item != "Số đoàn thử":
        trips, visits = visits, trips
    assert [(one.item, one.unit, one.period) for one in (trips, visits)] == [
        ("Số đoàn thử", "đoàn", "2025"), ("Số lượt thử", "lượt", "2025"),
    ]  # fmt: skip
    both = {_key(trips): ("none", "5", "", "||"), _key(visits): ("", "", "", "||")}
    assert "vừa chọn “Không có” vừa ghi giá trị" in _answer(office, FIGURES, **both)
    assert "không phải số" in _answer(office, FIGURES, **{_key(trips): ("", "nhiều", "", "||")})
    assert "hãy ghi giá trị" in _answer(office, FIGURES, **{_key(trips): ("figure", "", "", "||")})
    assert row("replies", trips.uid).said is None, "nothing is half written"

    _answer(
        office, FIGURES, **{_key(trips): ("", "1.234,5", "tính đến 12/2025", "||"), _key(visits): ("", "", "", "||")}
    )
    kept = row("replies", trips.uid)
    assert (kept.said, kept.value, kept.words) == ("figure", 1234.5, "tính đến 12/2025")
    assert "0/2 cơ quan đã trả lời đủ" in _page(asker, f"{LIST}/{FIGURES}"), "one of its two figures is still missing"
    _answer(office, FIGURES, **{_key(visits): ("none", "", "", "||")})
    page = _page(asker, f"{LIST}/{FIGURES}")
    assert "1/2 cơ quan đã trả lời đủ" in page and "1.234,5" in page and "Không có" in page

    _send(asker, OPINION)
    cells = cells_of(b"".join(asker.get(f"{LIST}/{FIGURES}/tra-loi.xlsx").streaming_content))
    assert "Số đoàn thử" in cells and "Không có" in cells and "Zyxwvu dự thảo" not in cells
    theirs = cells_of(b"".join(_client(world, "far").get(f"{LIST}/{FIGURES}/tra-loi.xlsx").streaming_content))
    assert "Số đoàn thử" in theirs and "tính đến 12/2025" not in theirs


@pytest.mark.stores
def test_two_colleagues_at_once_one_wins_and_the_other_is_told(world: World) -> None:
    _send(_client(world, "ministry"), OPINION)
    (mine,) = _replies(world, OPINION, "office")
    _answer(_client(world, "office"), OPINION, **{_key(mine): ("agree", "", "", "||")})
    late = _answer(_client(world, "office", "approver"), OPINION, **{_key(mine): ("disagree", "", "Khác", "||")})
    assert "Đồng nghiệp vừa trả lời yêu cầu này" in late
    assert row("replies", mine.uid).said == "agree"
    _answer(_client(world, "office", "approver"), OPINION, **{_key(mine): ("disagree", "", "Khác", "agree||")})
    assert row("replies", mine.uid).said == "disagree"


def test_nobody_answers_for_another_agency_or_sends_what_is_not_his(world: World) -> None:
    asker = _client(world, "ministry")
    _send(asker, OPINION)
    (mine,) = _replies(world, OPINION, "office")
    given = {"answer": str(mine.uid), f"{mine.uid}.said": "agree", f"{mine.uid}.stood": "||"}
    for client, status in ((_client(world, "far"), 404), (asker, 404), (_client(world, "region"), 404)):
        assert client.post(f"{LIST}/{OPINION}/tra-loi", given).status_code == status
    assert row("replies", mine.uid).said is None
    assert _client(world, "office").post(f"{LIST}/{OPINION}/gui").status_code == 403
    assert _client(world, "office").post(f"{VI}/so/nhiem-vu/{OPINION}/gui").status_code == 404


def test_sending_again_asks_only_for_what_is_new(world: World) -> None:
    asker = _client(world, "ministry")
    _send(asker, FIGURES)
    (first, _) = _replies(world, FIGURES, "office")
    _answer(_client(world, "office"), FIGURES, **{_key(first): ("", "7", "", "||")})
    asked = [str(world.agencies[name].uid) for name in ("office", "far", "region")]
    ledger.write(registers()["requests"], [ledger.Entry(FIGURES, {"asked_of": asked})], ACT)
    assert "1 cơ quan được hỏi lần đầu" in _send(asker, FIGURES)
    assert row("replies", first.uid).value == 7 and len(_replies(world, FIGURES, "office")) == 2
    assert len(_replies(world, FIGURES, "region")) == 2
    assert "0 cơ quan được hỏi lần đầu" in _send(asker, FIGURES)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"asked_of": None}, "Chưa ghi cơ quan nào được hỏi"),
        ({"due": None, "clock": None}, "Chưa có thời hạn"),
        ({"kind": "figures", "figures": "\n \n"}, "Chưa ghi số liệu nào"),
        ({"kind": "figures", "figures": "Số đoàn\n | đoàn | 2025"}, "dòng 2: thiếu tên số liệu"),
        ({"kind": "figures", "figures": "a | b | c | d"}, "dòng 1: chỉ có ba phần"),
    ],
)
def test_what_cannot_be_sent_says_why_and_asks_nobody(world: World, values: dict[str, Any], words: str) -> None:
    ledger.write(registers()["requests"], [ledger.Entry(OPINION, values)], ACT)
    assert words in _send(_client(world, "ministry"), OPINION)
    assert not registers()["replies"].rows(MACHINERY_DESK).filter(request=OPINION).exists()
    assert row("requests", OPINION).status is None


def test_a_body_that_is_no_more_is_not_asked_and_its_successor_is_named(world: World) -> None:
    old = str(world.agencies["old"].uid)
    ledger.write(registers()["requests"], [ledger.Entry(OPINION, {"asked_of": [old]})], ACT)
    assert "Công việc nay do “Sở Ngoại vụ thử” tiếp nhận" in _send(_client(world, "ministry"), OPINION)


def test_a_closed_request_takes_no_more_answers(world: World) -> None:
    _send(_client(world, "ministry"), OPINION)
    ledger.write(registers()["requests"], [ledger.Entry(OPINION, {"status": "closed"})], ACT)
    (mine,) = _replies(world, OPINION, "office")
    assert "đã kết thúc" in _answer(_client(world, "office"), OPINION, **{_key(mine): ("agree", "", "", "||")})


def test_none_of_it_is_public() -> None:
    assert not {"requests", "replies"} & set(open_registers())


@pytest.mark.stores
def test_a_request_to_many_costs_as_many_queries_as_one_to_few(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.core.kinds.agency._kept", (float("-inf"), {}))
    monkeypatch.setattr("nhipcau.core.kinds.agency.KEPT_FOR", 3600.0)
    asker = _client(world, "ministry")
    _send(asker, FIGURES)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            _page(asker, f"{LIST}/{FIGURES}")
        return len(queries)

    cost()
    few = cost()
    asked = [str(one.uid) for name, one in world.agencies.items() if name != "old"]
    figures = "\n".join(f"Số liệu thử {number}" for number in range(10))
    ledger.write(registers()["requests"], [ledger.Entry(FIGURES, {"asked_of": asked, "figures": figures})], ACT)
    _send(asker, FIGURES)
    cost()
    assert cost() <= few


def test_every_clock_that_can_be_chosen_is_a_rule_of_working_time() -> None:
    assert set(CLOCKS) <= {one.id for one in shipped_clocks()}


def test_lines_of_figures() -> None:
    assert asked_figures("Số đoàn | đoàn | 2025\n\n  Số lượt\n") == [
        AskedFigure("Số đoàn", "đoàn", "2025"), AskedFigure("Số lượt"),
    ]  # fmt: skip
    with pytest.raises(BadLine, match="trùng với dòng 1"):
        asked_figures("Số đoàn | đoàn\nSố đoàn|đoàn")
    with pytest.raises(BadLine, match="tối đa 60"):
        asked_figures("\n".join(f"Số {number}" for number in range(61)))
