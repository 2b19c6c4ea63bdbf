"""An office's register of documents received, in the form of Decree 30/2020/NĐ-CP, becomes records of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.core.registry import registers
from tests.people import office, working
from tests.tables import Desk, workbook

HEAD = [
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu", "Đơn vị hoặc người nhận",
    "Ngày chuyển", "Ký nhận", "Ghi chú",
]  # fmt: skip
RECEIVED = [
    ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"],
    HEAD,
    [
        "06/01/2026",
        1,
        "Sở Thử A",
        "05/KH-STA",
        "05/01/2026",
        "Kế hoạch về việc thử thứ nhất",
        "P. HTQT",
        "06/01/2026",
        "",
        "",
    ],
    ["07/01/2026", 2, "Sở Thử B", "12/STB-VP", "06/01/2026", "V/v thử thứ hai", "P. Lãnh sự", "07/01/2026", "", "gấp"],
]


@pytest.fixture
def desk(empty_site: Path) -> Desk:
    agency = office()
    return Desk(working("an", agency, "officer"), agency, "documents")


def test_its_columns_are_understood_and_those_of_the_hand_over_left_out(desk: Desk) -> None:
    one = desk.bring(workbook(VBDen=RECEIVED))
    assert {head for head, target in one.columns.items() if not target} == {
        "Ngày đến", "Số đến", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận",
    }  # fmt: skip
    one = desk.take(workbook(VBDen=RECEIVED))
    assert (one.state, one.counts["created"], one.counts["left"]) == ("written", 2, 0)
    found = registers()["documents"].model._default_manager.order_by("symbol")
    assert [(row.symbol, row.issuer, row.issued_on, row.title["vi"], row.note and row.note["vi"]) for row in found] == [
        ("05/KH-STA", "Sở Thử A", "2026-01-05", "Kế hoạch về việc thử thứ nhất", None),
        ("12/STB-VP", "Sở Thử B", "2026-01-06", "V/v thử thứ hai", "gấp"),
    ]


def test_the_number_of_a_secret_paper_ends_it_for_the_whole_table(desk: Desk) -> None:
    secret = [*RECEIVED, ["08/01/2026", 3, "Sở Thử C", "15/STC-VP-m", "07/01/2026", "V/v thử thứ ba", "", "", "", ""]]
    one = desk.bring(workbook(VBDen=secret))
    assert one.state == "failed"
    assert not registers()["documents"].model._default_manager.exists()
