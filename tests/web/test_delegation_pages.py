"""Delegations on the desk's pages: what a form asks for, what other agencies see of one, what a table leaves out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.importing import work
from nhipcau.core.importing.models import Import
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Agency
from nhipcau.core.registry import registers
from tests.core.importing.ugly.sheets import xlsx
from tests.core.importing.ugly.test_ugly_delegations import INBOUND
from tests.desk import VI, signed_in
from tests.people import ACT, office, working
from tests.steps import uid
from tests.web.test_desk_writing import Inputs, send, words

OUT = registers()["outbound-delegations"]
SO = f"{VI}/so/doan-ra"


@pytest.fixture
def agency(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Agency:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return office()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(working("an", agency, "officer"))


def test_a_form_takes_a_head_or_a_name_and_says_at_the_day_what_cannot_be(officer: Client) -> None:
    sent = Inputs(officer.get(f"{SO}/moi").content.decode()).sent
    missing = send(officer, f"{SO}/moi", sent, departs="10/12/2026")
    assert "Trưởng đoàn – cần có mục này hoặc “Tên đoàn”, vì hồ sơ được gọi tên theo đó." in words(missing)
    early = send(officer, f"{SO}/moi", sent, title="Đoàn Mẫu", departs="10/12/2026", returns="01/12/2026")
    assert "Ngày về – Chuyến đi kết thúc (01/12/2026) trước khi bắt đầu (10/12/2026)" in words(early)
    assert Inputs(early.content.decode()).sent["title"] == ["Đoàn Mẫu"]
    done = send(officer, f"{SO}/moi", sent, title="Đoàn Mẫu", departs="10/12/2026", returns="14/12/2026", persons="12")
    page = words(officer.get(done.headers["Location"]))
    assert "Đoàn Mẫu (10/12/2026)" in page and "Số ngày 5" in page
    assert "12 người. Quy định của nơi khác, để tham khảo – Hà Nội" in page
    assert OUT.rows(MACHINERY_DESK).count() == 1


def test_other_agencies_see_a_shared_journey_without_its_members_and_cost(agency: Agency, officer: Client) -> None:
    values = {
        "title": "Đoàn Mẫu", "countries": ["LA"], "departs": "2026-12-10", "members": "Nguyễn Văn Kín",
        "amount": {"low": 987, "unit": "triệu VND"}, "persons": 6,
    }  # fmt: skip
    kept = [ledger.Entry(uid("riêng"), {**values, "title": "Đoàn Riêng"}, owner=str(agency.uid))]
    shared = ledger.Entry(uid("chung"), values, owner=str(agency.uid), visibility=SHARED)
    ledger.write(OUT, [*kept, shared], ACT)
    desk_index().catch_up()
    named = ("Sở Du lịch thử", "Tourism under test")
    tourism = open_agency(Opening("department", *named, place="hue", valid_from=date(2025, 7, 1)), ACT)
    other = signed_in(working("binh", tourism, "officer"))
    own = words(officer.get(f"{SO}/{uid('chung')}"))
    assert "Nguyễn Văn Kín" in own and "987 triệu đồng" in own
    page = words(other.get(f"{SO}/{uid('chung')}"))
    assert "Đoàn Mẫu – Lào (10/12/2026)" in page and "Số người 6" in page
    assert other.get(f"{SO}/{uid('riêng')}").status_code == 404
    there = f"desk=locality-{tourism.uid}"
    files = [b"".join(other.get(f"{SO}/tat-ca.{form}?{there}").streaming_content).decode() for form in ("csv", "json")]
    assert all("Đoàn Mẫu" in text for text in files)
    assert "0 kết quả" in words(other.get(f"{SO}?{there}&q=Kín"))
    for text in (page, *files):
        assert "Nguyễn Văn Kín" not in text and "987" not in text and "Đoàn Riêng" not in text


def test_a_table_s_page_says_which_columns_stay_outside(officer: Client) -> None:
    file = SimpleUploadedFile("đoàn vào.xlsx", xlsx(INBOUND))
    page = officer.post(f"{VI}/so/doan-vao/nhap", {"file": file}).headers["Location"]
    for _ in range(2):
        work.do(Import.objects.get().uid)
    assert "Cột để ngoài, không nhập: “Số hộ chiếu”." in words(officer.get(page))


def test_a_list_offers_nothing_that_is_the_same_of_all_its_records(agency: Agency, officer: Client) -> None:
    """None of them is published or confirmed: neither a column nor a filter says so of each."""
    ledger.write(OUT, [ledger.Entry(uid("đoàn"), {"title": "Đoàn Mẫu"}, owner=str(agency.uid))], ACT)
    desk_index().catch_up()
    page = words(officer.get(SO))
    assert "Đoàn Mẫu" in page and "Mức giữ" in page
    assert "Dùng trong bàn làm việc" not in page and "Chưa xác nhận lần nào" not in page
