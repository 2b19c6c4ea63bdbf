"""Lists of calls and of aid: units in titles, headers and cells, numbers in two habits, days of which only the month is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Sheet, ods, xlsx

NATIONAL_LIST = Sheet(
    "DM 2021-2025",
    [
        "DANH MỤC DỰ ÁN QUỐC GIA KÊU GỌI ĐẦU TƯ NƯỚC NGOÀI",
        "(Ban hành kèm theo Quyết định số 00/QĐ-TTg)",
        "| | | | | | Đơn vị tính: triệu USD",
        "TT | Tên dự án | Mục tiêu | Địa điểm thực hiện | Quy mô/thông số kỹ thuật | Tổng vốn đầu tư | Hình thức đầu tư | Địa chỉ liên hệ",
        "A | LĨNH VỰC HẠ TẦNG",
        "I. Giao thông",
        [1, "Cảng Mẫu Một", "Mục tiêu một", "Huyện Mẫu, tỉnh Quảng Trị", "02 bến", 12.5, "100% vốn nước ngoài", "Sở Mẫu"],
        [2, "Đường Mẫu Hai", "nt", "Các tỉnh miền Trung", "50 km", "1.234,5", "PPP", "nt"],
        [3, "Sân bay Mẫu Ba", "", "Xã Mẫu", "-", "50-60", "Liên doanh", "Bộ Mẫu"],
        "B | LĨNH VỰC NÔNG NGHIỆP",
        [4, "Trại Mẫu Bốn", "", "Xã Mẫu", "500 ha", "1.200 tỷ đồng", "", ""],
        [5, "Trại Mẫu Năm", "", "Xã Mẫu", "", "Đang xác định", "", ""],
        [6, "Trại Mẫu Sáu", "", "Xã Mẫu", "", "1,500", "", ""],
        [7, "Trại Mẫu Bảy", "", "Xã Mẫu", "", "20 triệu EUR", "", ""],
        ["", "TỔNG CỘNG", "", "", "", Formula("=SUM(F7:F14)", 1247), "", ""],
    ],
    merged=("A1:H1", "A2:H2", "A6:H6"),
)  # fmt: skip


@pytest.mark.parametrize("written", [xlsx, ods])
def test_the_national_list_of_calls(bring: Bring, written: Callable[[Sheet], bytes]) -> None:
    brought = bring("opportunities", written(NATIONAL_LIST))
    assert {header for header, target in brought.columns.items() if not target} == {
        "Mục tiêu", "Quy mô/thông số kỹ thuật", "Hình thức đầu tư", "Địa chỉ liên hệ",
    }  # fmt: skip
    brought.choose(note="Mục tiêu", contact_office="Địa chỉ liên hệ")
    units = ["tỷ VND; triệu USD; tỷ USD (như in, rất có thể nguồn in nhầm); triệu USD/ha; % chi phí dự án"]
    units += ["billion VND; million USD; billion USD (as printed, very likely a slip of the source); million USD per hectare; % of project cost"]  # fmt: skip
    assert brought.refused == {
        12: {
            "Tổng vốn đầu tư": (
                "“Đang xác định” không phải số kèm đơn vị: viết như 1.234,5 tỷ VND, phần chữ để sang cột ghi chú.",
                "“Đang xác định” is no number with a unit: write it as 1.234,5 tỷ VND, and words in the column of notes.",
            )
        },
        14: {
            "Tổng vốn đầu tư": (
                f"“20 triệu EUR” có đơn vị “triệu EUR” không nằm trong danh mục: ghi theo một trong các đơn vị {units[0]}.",
                f"“20 triệu EUR” has the unit “triệu EUR”, which is not in the list: write it in one of {units[1]}.",
            )
        },
    }
    assert brought.records == {
        7: {
            "name": {"vi": "Cảng Mẫu Một"},
            "note": {"vi": "Mục tiêu một"},
            "location": "Huyện Mẫu, tỉnh Quảng Trị",
            "capital": {"low": 12.5, "unit": "triệu USD"},
            "contact_office": "Sở Mẫu",
        },
        8: {
            "name": {"vi": "Đường Mẫu Hai"},
            "note": {"vi": "Mục tiêu một"},
            "location": "Các tỉnh miền Trung",
            "capital": {"low": 1234.5, "unit": "triệu USD"},
            "contact_office": "Sở Mẫu",
        },
        9: {
            "name": {"vi": "Sân bay Mẫu Ba"},
            "location": "Xã Mẫu",
            "capital": {"low": 50, "high": 60, "unit": "triệu USD"},
            "contact_office": "Bộ Mẫu",
        },
        11: {"name": {"vi": "Trại Mẫu Bốn"}, "location": "Xã Mẫu", "capital": {"low": 1200, "unit": "tỷ VND"}},
        13: {"name": {"vi": "Trại Mẫu Sáu"}, "location": "Xã Mẫu", "capital": {"low": 1.5, "unit": "triệu USD"}},
    }


AID = Sheet(
    "Viện trợ",
    [
        "Biểu số 03",
        "TÌNH HÌNH TIẾP NHẬN VIỆN TRỢ KHÔNG HOÀN LẠI NĂM 2024",
        "Đơn vị: Sở Ngoại vụ thử",
        "Đơn vị tính: nghìn USD",
        "STT | Tên khoản | Bên cung cấp | Chủ khoản | Lĩnh vực | Địa bàn | Thời gian | | Vốn | | Ghi chú",
        "| | | | | | Ngày bắt đầu | Ngày kết thúc | Vốn cam kết | Lũy kế (triệu đồng) |",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11)",
        [1, "Khoản Mẫu Một", "Tỉnh Mẫu Nhì", "Hội Mẫu", "Y tế", "Huế, Quảng Trị", date(2019, 5, 1), date(2021, 1, 1), 1.234, 5, ""],
        [2, "Khoản Mẫu Hai", "Đại học Thử Nghiệm", "", "nt", "TP. Huế; Tỉnh Hà Tây", date(2019, 5, 12), "12.2020", "1.500", 6, "0"],
        [3, "Khoản Mẫu Ba", "", "Sở Mẫu", "Chăn nuôi", "Hà Giang và Lào Cai", "Quý I/2020", "2025", "1,5 triệu USD", 7, ""],
        [4, "Khoản Mẫu Bốn", "", "Sở Mẫu", "", "", date(2020, 2, 1), "2025", "250 triệu đồng", 7, ""],
        [5, "Khoản Mẫu Năm", "", "Sở Mẫu", "", "", date(2020, 2, 1), None, 0, 7, ""],
        ["Cộng", None, None, None, None, None, None, None, Formula("=SUM(I8:I12)", 1501.234), 32, None],
    ],
    formats={"G8": "mmm-yy", "H8": "yyyy", "G11": "mm/yyyy", "G12": '"tháng "m" năm "yyyy'},
    merged=("A2:K2", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:F6", "G5:H5", "I5:J5", "K5:K6"),
)  # fmt: skip


def test_aid_in_thousands_of_dollars_with_days_known_to_the_month(bring: Bring) -> None:
    """ "5/2019" typed into Excel is kept as 1 May and shown as a month: the day nobody typed is not taken."""
    brought = bring("projects", xlsx(AID))
    assert brought.columns == {
        "STT": "-",
        "Tên khoản": "name@vi",
        "Bên cung cấp": "partner@vi",
        "Chủ khoản": "agency@vi",
        "Lĩnh vực": "sectors@vi",
        "Địa bàn": "places@vi",
        "Thời gian – Ngày bắt đầu": "began_on@vi",
        "Thời gian – Ngày kết thúc": "closing_on@vi",
        "Vốn – Vốn cam kết": "commitment@vi",
        "Vốn – Lũy kế (triệu đồng)": "",
        "Ghi chú": "note@vi",
    }
    brought.choose()
    assert brought.refused == {
        10: {
            "Thời gian – Ngày bắt đầu": (
                "“Quý I/2020” là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột.",
                "“Quý I/2020” is a stretch of time and this column takes one day, month or year: write one of them, or part it into two columns.",
            )
        },
        11: {
            "Vốn – Vốn cam kết": (
                "“250 triệu đồng” tính bằng “triệu đồng” (ghi ở ô, ở tiêu đề hoặc trên bảng), cột này nhận USD: quy đổi ra USD rồi ghi lại.",
                "“250 triệu đồng” is in “triệu đồng” (says the cell, the header or a line above the table) and this column takes USD: convert it and write it again.",
            )
        },
    }
    assert brought.records == {
        8: {
            "name": {"vi": "Khoản Mẫu Một"},
            "partner": "Tỉnh Mẫu Nhì",
            "agency": "Hội Mẫu",
            "sectors": ["Health"],
            "places": ["hue", "quang-tri"],
            "began_on": "2019-05",
            "closing_on": "2021",
            "commitment": 1234,
        },
        9: {
            "name": {"vi": "Khoản Mẫu Hai"},
            "partner": "Đại học Thử Nghiệm",
            "sectors": ["Health"],
            "places": ["ha-tay", "hue"],
            "began_on": "2019-05-12",
            "closing_on": "2020-12",
            "commitment": 1500000,
            "note": {"vi": "0"},
        },
        12: {
            "name": {"vi": "Khoản Mẫu Năm"},
            "agency": "Sở Mẫu",
            "began_on": "2020-02",
            "commitment": 0,
        },
    }


def test_the_unit_of_money_is_looked_for_and_never_guessed(bring: Bring) -> None:
    """Numbers as an English desk reads them: a number in a cell is itself, whatever a text of the same look would mean."""
    head = ["Tên dự án", "Vốn cam kết (triệu đồng)", "Tổng vốn"]
    lines = [
        head,
        ["Dự án Mẫu A", 5, 1.234],
        ["Dự án Mẫu B", None, 1234.567],
        ["Dự án Mẫu C", None, "1,234,567.89"],
        ["Dự án Mẫu D", None, "1.234.567,89"],
        ["Dự án Mẫu E", None, "1.234"],
        ["Dự án Mẫu G", None, "1234.567"],
        ["Dự án Mẫu H", None, "khoảng 5"],
    ]
    brought = bring("projects", xlsx(Sheet("A", lines)))
    assert brought.state == "checked"
    assert brought.refused == {
        2: {
            "Vốn cam kết (triệu đồng)": (
                "“5” tính bằng “triệu đồng” (ghi ở ô, ở tiêu đề hoặc trên bảng), cột này nhận USD: quy đổi ra USD rồi ghi lại.",
                "“5” is in “triệu đồng” (says the cell, the header or a line above the table) and this column takes USD: convert it and write it again.",
            )
        },
        7: {
            "Tổng vốn": (
                "“1234.567” có thể hiểu theo hai cách: hãy viết 1.234,567 hoặc 1.234.567.",
                "“1234.567” can be read in two ways: write 1.234,567 or 1.234.567.",
            )
        },
        8: {
            "Tổng vốn": (
                "“khoảng 5” không phải số: viết như 1.234,5.",
                "“khoảng 5” is not a number: write it as 1.234,5.",
            )
        },
    }
    assert {row: values["cost"] for row, values in brought.records.items()} == {
        3: 1234.567, 4: 1234567.89, 5: 1234567.89, 6: 1234,
    }  # fmt: skip


def test_numbers_in_cells_are_themselves_at_an_english_desk(bring: Bring) -> None:
    lines = [["Name", "Project cost (USD)"], ["Made-up A", 1.234], ["Made-up B", "1,234"], ["Made-up C", 12345.678]]
    brought = bring("projects", xlsx(Sheet("A", lines)), language="en")
    assert {row: values["cost"] for row, values in brought.records.items()} == {2: 1.234, 3: 1234, 4: 12345.678}
    lines = [["Title", "Capital (as printed)"], ["Made-up A", "12.5 triệu USD"], ["Made-up B", "1,200 billion VND"]]
    brought = bring("opportunities", xlsx(Sheet("A", lines)), language="en")
    assert {row: values["capital"] for row, values in brought.records.items()} == {
        2: {"low": 12.5, "unit": "triệu USD"},
        3: {"low": 1200, "unit": "tỷ VND"},
    }


def test_a_workbook_of_a_mac_counts_its_days_from_1904(bring: Bring) -> None:
    lines = [["Tên dự án", "Ngày phê duyệt"], ["Dự án Mẫu Táo", datetime(2019, 5, 12)]]  # noqa: DTZ001
    brought = bring("projects", xlsx(Sheet("A", lines), mac=True))
    assert brought.records == {2: {"name": {"vi": "Dự án Mẫu Táo"}, "began_on": "2019-05-12"}}
