"""Delegations at the desk: days, names, what is refused, what an officer is told, what is due, who sees it; out and in again."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.faults import Fault
from nhipcau.core.journeys import days_between
from nhipcau.core.registry import registers
from nhipcau.registers.inbound_delegations import rules as inbound
from nhipcau.registers.outbound_delegations import rules as outbound
from tests.core.importing.ugly.sheets import Sheet, xlsx
from tests.core.importing.ugly.test_ugly_delegations import INBOUND, OUTBOUND
from tests.desk import VI, signed_in
from tests.people import office, working
from tests.steps import ACT, row, uid
from tests.tables import Desk, rows

BOTH = ["outbound-delegations", "inbound-delegations"]
TODAY = date(2026, 11, 26)
GONE = {"leader": "Nguyễn Văn Mẫu", "departs": "2026-11-10", "returns": "2026-11-14", "permission": "45/QĐ-UBND"}


@pytest.mark.parametrize(
    "first, last, days",
    [
        ("2026-03-10", "2026-03-14", 5),
        ("2026-03-10", "2026-03-10", 1),
        ("2026-12-30", "2027-01-02", 4),
        ("2026-03", "2026-03-14", None),
        ("2026-03-10", None, None),
        ("2026-03-14", "2026-03-10", None),
    ],
)
def test_the_first_and_the_last_day_are_both_counted(first: str, last: str | None, days: int | None) -> None:
    assert days_between(first, last) == days


def _said(name: str, **values: Any) -> tuple[str, str]:
    """What a record is called, from plain values."""
    register = registers()[name]
    shown = {column: register.kinds[column].public(values.get(column)) for column in register.label_from}
    return tuple(register.label({**dict.fromkeys(register.label_names), **shown}))


def test_a_journey_is_called_by_its_name_or_its_head_where_and_when() -> None:
    where = {"countries": ["LA", "TH"], "departs": "2026-03-10"}
    assert _said("outbound-delegations", leader="Nguyễn Văn Mẫu", **where) == (
        "Nguyễn Văn Mẫu – Lào, Thái Lan (10/03/2026)",
        "Nguyễn Văn Mẫu – Laos, Thailand (10 March 2026)",
    )
    assert _said("outbound-delegations", title="Đoàn Mẫu", leader="Nguyễn Văn Mẫu")[0] == "Đoàn Mẫu"
    assert _said("inbound-delegations", title="Hiệp hội Mẫu", arrives="2026-02")[0] == "Hiệp hội Mẫu (02/2026)"


@pytest.mark.parametrize(
    "name, values, column",
    [
        ("outbound-delegations", {"departs": "2026-03-10", "returns": "2026-03-09"}, "returns"),
        ("outbound-delegations", {"departs": "2026-03-10", "returns": "2026-02"}, "returns"),
        ("inbound-delegations", {"arrives": "2026-03", "leaves": "2025"}, "leaves"),
        ("outbound-delegations", {"members": "Nguyễn Văn Mẫu, B1234567"}, "members"),
        ("outbound-delegations", {"note": "Hộ chiếu công vụ số 12345678"}, "note"),
        ("outbound-delegations", {"members": "Nguyễn Văn Mẫu, CCCD 001080012345"}, "members"),
        ("inbound-delegations", {"members": "Ông Mẫu, passport P1234567"}, "members"),
    ],
)
def test_what_cannot_be_or_is_not_kept_does_not_pass_the_door(
    empty_site: Path, name: str, values: dict[str, Any], column: str
) -> None:
    register = registers()[name]
    with pytest.raises(Fault) as refused:
        ledger.write(register, [ledger.Entry(uid("một"), {"title": "Đoàn Mẫu", **values})], ACT)
    assert refused.value.data["column"] == column
    assert refused.value.vi and refused.value.en


@pytest.mark.parametrize("column", ["request", "permission", "content", "note", "members"])
@pytest.mark.parametrize("name", BOTH)
def test_numbers_of_secret_papers_are_refused_in_every_text(empty_site: Path, name: str, column: str) -> None:
    values = {"title": "Đoàn Mẫu", column: "Theo văn bản số 462/BNG-CNV-m"}
    with pytest.raises(Fault) as refused:
        ledger.write(registers()[name], [ledger.Entry(uid("mật"), values)], ACT)
    assert refused.value.code == "state_secret"


@pytest.mark.parametrize(
    "values",
    [
        {"departs": "2026-03", "returns": "2026-03-01"},
        {"departs": "2026-03-10", "returns": "2026"},
        {"members": "Nguyễn Văn Mẫu – Giám đốc, mang hộ chiếu công vụ"},
        {"note": "Mã hồ sơ B1234567"},
    ],
)
def test_what_may_be_so_is_taken(values: dict[str, Any]) -> None:
    assert list(registers()["outbound-delegations"].refusals(values)) == []


def _remarks(rules: Any, **values: Any) -> list[str]:
    return [one.vi for one in rules.remarks(values, TODAY)]


def test_a_journey_that_is_over_asks_for_its_report() -> None:
    told = "Đã về, chưa có báo cáo kết quả chuyến đi."
    assert _remarks(outbound, **GONE) == [told]
    assert _remarks(outbound, **GONE, report="07/BC") == []
    assert _remarks(outbound, **GONE, capacity="private") == []
    assert _remarks(outbound, **GONE, status="cancelled") == []
    assert _remarks(outbound, **{**GONE, "departs": "2026-11-20", "returns": "2026-11-26"}) == [], "it comes back today"
    assert _remarks(outbound, **{**GONE, "permission": None}) == ["Đã đi nhưng chưa ghi văn bản cho phép.", told]


@pytest.mark.parametrize(
    "values, said",
    [
        ({"persons": 10, "leader_level": "province"}, []),
        ({"persons": 12}, ["Hà Nội (thoibaotaichinhvietnam.vn): không quá 10"]),
        ({"persons": 6, "leader_level": "department"}, ["Đà Nẵng, 2025 (theo báo Lao Động): không quá 5"]),
        ({"departs": "2026-12-01", "returns": "2026-12-10"}, []),
        ({"departs": "2026-12-01", "returns": "2026-12-11"}, ["11 ngày", "Hà Nội"]),
        ({"countries": ["LA", "TH", "KH"]}, []),
        ({"countries": ["KH", "LA", "MM", "TH"]}, ["4 nước", "Hà Nội", "Đà Nẵng", "để tham khảo"]),
        ({"persons": 12, "capacity": "private"}, []),
        ({"persons": 12, "status": "reported", "permission": "1/QĐ"}, []),
    ],
)
def test_limits_of_two_cities_are_told_as_theirs(values: dict[str, Any], said: list[str]) -> None:
    told = _remarks(outbound, **values)
    assert len(told) == bool(said)
    assert all(words in told[0] for words in said)


def test_a_visit_asks_for_permission_and_results_once_it_is_over() -> None:
    over = {"title": "Đoàn Mẫu", "arrives": "2026-11-10"}
    assert _remarks(inbound, **over) == [
        "Đoàn đã đến, chưa ghi kết quả.",
        "Đoàn đã đến, chưa ghi văn bản cho phép.",
    ]
    assert _remarks(inbound, **over, results="Biên bản", permission="1/CV") == []
    assert _remarks(inbound, **over, status="cancelled") == []


def test_the_five_days_of_one_province_are_an_example_and_nothing_is_due_by_them() -> None:
    """Five working days before Monday 14 December 2026 begin on Monday the 7th."""
    coming = {"title": "Đoàn Mẫu", "arrives": "2026-12-14"}
    (told,) = _remarks(inbound, **coming)
    assert "07/12/2026" in told and "Bắc Giang" in told and "tham khảo" in told
    assert _remarks(inbound, **coming, request="01/CV") == []
    assert list(inbound.dues_of(coming)) == []
    assert list(outbound.dues_of(GONE)) == [], "the shipped period was found in no text"


OWN_CLOCKS = """id,group,what_vi,what_en,event_vi,event_en,direction,length,unit,day,who,silence_vi,silence_en,source_vi,source_en,standing,valid_from,valid_to,then,doubt_from,doubt_vi,doubt_en
trip-report,delegations,Báo cáo chuyến đi,Report on the journey,kết thúc chuyến đi,the end of the journey,after,10,days,,department,,,Quy chế mẫu,Sample rules,local,,,,,,
inbound-request,delegations,Gửi văn bản xin phép,Send the request,ngày đón đoàn,the arrival,before,5,working_days,,department,,,Quy chế mẫu,Sample rules,local,,,,,,
"""


def test_an_agency_s_own_periods_make_days_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten days after 14 November 2026 is the 24th, the Day of Vietnamese Culture, so Wednesday the 25th; five working days
    before Monday 14 December is Monday the 7th.
    """
    table = tmp_path / "clocks.csv"
    table.write_text(OWN_CLOCKS, encoding="utf-8")
    monkeypatch.setenv("NHIPCAU_CLOCKS", str(table))
    (report,) = outbound.dues_of({**GONE, "applicant": "Sở Mẫu"})
    assert (report.kind, report.day, report.done) == ("trip-report", date(2026, 11, 25), False)
    assert report.body is not None and report.body.vi == "Sở Mẫu"
    (done,) = outbound.dues_of({**GONE, "agency": str(uid("sở")), "reported_on": "2026-11-20"})
    assert (done.done, done.done_on, done.who, done.body) == (True, date(2026, 11, 20), str(uid("sở")), None)
    assert list(outbound.dues_of({**GONE, "capacity": "private"})) == []
    assert list(outbound.dues_of({**GONE, "returns": "2026-11"})) == [], "no day is guessed"
    (request,) = inbound.dues_of({"title": "Đoàn Mẫu", "arrives": "2026-12-14"})
    assert (request.kind, request.day, request.done) == ("inbound-request", date(2026, 12, 7), False)


@pytest.mark.parametrize("name", BOTH)
def test_a_new_record_is_its_agency_s_own_and_names_of_travellers_stay_there(empty_site: Path, name: str) -> None:
    register, agency = registers()[name], office()
    ledger.write(register, [ledger.Entry(uid("đoàn"), {"title": "Đoàn Mẫu"}, owner=str(agency.uid))], ACT)
    assert row(name, uid("đoàn")).visibility == OWN
    narrow = {column.name for column in register.columns if column.seen > SHARED}
    assert narrow == {"members", "amount"} & register.stored_names


@pytest.fixture
def keeper(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Client, Desk]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    agency = office()
    account = working("an", agency, "officer")
    return signed_in(account), Desk(account, agency, "")


def _taken(client: Client, slug: str, form: str) -> bytes:
    answer = client.get(f"{VI}/so/{slug}/tat-ca.{form}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "register, slug, sheet", [(BOTH[0], "doan-ra", OUTBOUND), (BOTH[1], "doan-vao", INBOUND)], ids=BOTH
)
def test_what_was_taken_in_goes_out_and_comes_back_the_same(
    keeper: tuple[Client, Desk], register: str, slug: str, sheet: Sheet, form: str
) -> None:
    client, desk = keeper[0], keeper[1]._replace(register=register)
    assert desk.take(xlsx(sheet)).state == "written"
    desk_index().catch_up()
    before = _taken(client, slug, form)
    again = desk.bring(before, f"danh sach.{form}")
    assert (again.state, again.problem) == ("checked", None)
    assert [(one.row, one.problems or one.before) for one in rows(again) if one.action != "same"] == []
    assert again.counts["same"] == 2
    assert _taken(client, slug, form) == before


def test_the_same_book_again_finds_its_records_by_head_or_name(keeper: tuple[Client, Desk]) -> None:
    desk = keeper[1]._replace(register=BOTH[0])
    assert desk.take(xlsx(OUTBOUND)).counts["created"] == 2
    assert desk.bring(xlsx(OUTBOUND), "lại.xlsx").counts["same"] == 2


def test_a_workbook_says_how_many_days_a_journey_took(keeper: tuple[Client, Desk]) -> None:
    """10 to 14 March are five days, 12 to 20 May nine."""
    client, desk = keeper
    desk._replace(register=BOTH[0]).take(xlsx(OUTBOUND))
    desk_index().catch_up()
    book = openpyxl.load_workbook(io.BytesIO(_taken(client, "doan-ra", "xlsx")))
    head, *lines = book.worksheets[0].iter_rows(values_only=True)
    days = {line[head.index("Trưởng đoàn")]: line[head.index("Số ngày")] for line in lines}
    assert days == {"Nguyễn Văn Mẫu": 5, "Lê Văn Thử": 9}
