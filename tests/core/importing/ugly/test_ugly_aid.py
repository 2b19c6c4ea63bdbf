"""Tables of aid as offices keep them: money under one head, years in one cell, numbers in two habits, several places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Sheet, csv, ods, xlsx

YEAR = Sheet(
    "PCPNN 2021",
    [
        "UBND TỈNH MẪU | | | | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NGOẠI VỤ",
        "BIỂU TỔNG HỢP CÁC KHOẢN VIỆN TRỢ PHI CHÍNH PHỦ NƯỚC NGOÀI",
        "(Số liệu đến hết ngày 31/12/2021)",
        "STT | Tên khoản viện trợ | Bên cung cấp | Chủ khoản | Lĩnh vực | Địa bàn | Thời gian | Vốn (USD) | | | Giải ngân (USD) | | Số QĐ phê duyệt | Ghi chú",
        "| | | | | | | Tổng | Viện trợ | Đối ứng | Giải ngân trong kỳ | Lũy kế | |",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14)",
        "I | CÁC KHOẢN CHUYỂN TIẾP",
        [1, "Khoản Mẫu Một", "Tổ chức Mẫu A", "Sở Y tế mẫu", "Y tế", "Quảng Trị, Huế", "2019-2021", 120000, "100.000", "20,000", 30000.5, "90,000.5", "12/QĐ-UBND", ""],
        [2, "Khoản Mẫu Hai", "nt", "nt", "Giáo dục; Y tế", "tỉnh Quảng Bình", "10/2020 - 9/2023", "1.234.567", "1,234,567.5", None, None, None, "13/QĐ-UBND", "điều chỉnh"],
        "II | CÁC KHOẢN MỚI",
        [3, "Khoản Mẫu Ba", "Tổ chức Mẫu B", "Hội Mẫu", "Bom mìn", "Quảng Trị và Đà Nẵng", "01/02/2021 đến 31/01/2022", "", "khoảng 5.000", "", "", "", "", ""],
        [4, "Khoản Mẫu Bốn", "Tổ chức Mẫu B", "Hội Mẫu", "Xã hội", "Huyện Mẫu", "2021", "", "50.000 EUR", "", "", "", "", ""],
        [5, "Khoản Mẫu Năm", "Tổ chức Mẫu C", "Hội Mẫu", "Xã hội", "Huế", "2022 - 2021", "", 7000, "", "", "", "", ""],
        [6, "Khoản Mẫu Sáu", "Tổ chức Mẫu C", "Hội Mẫu", "An sinh xã hội", "Huế", "Quý I/2021", "", 7000, "", "", "", "", ""],
        [7, "Khoản Mẫu Bảy", "Tổ chức Mẫu A", "Sở Y tế mẫu", "Y tế", "Quảng Trị và Đà Nẵng", "từ 01/02/2021 đến 31/01/2022", 120000, "100.000", 20000, 30000.5, "90.000,5", "", ""],
        ["", "TỔNG CỘNG", "", "", "", "", "", Formula("=SUM(H9:H16)", 1474567), 1439567, 20000, 60001, 90000.5, "", ""],
        "Ghi chú: số liệu do các chủ khoản báo cáo.",
    ],
    merged=("A3:N3", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:F6", "G5:G6", "H5:J5", "K5:L5", "M5:M6", "N5:N6"),
)  # fmt: skip


@pytest.mark.parametrize("written", [xlsx, ods])
def test_a_year_s_table_with_money_under_two_heads(bring: Bring, written: Callable[[Sheet], bytes]) -> None:
    """Years in one cell are a first and a last one, a province is the one so called then, and "20,000" dollars may be twenty."""
    brought = bring("aid", written(YEAR))
    assert brought.columns == {
        "STT": "-",
        "Tên khoản viện trợ": "name@vi",
        "Bên cung cấp": "donor@vi",
        "Chủ khoản": "grant_owner@vi",
        "Lĩnh vực": "fields_of_work@vi",
        "Địa bàn": "places@vi",
        "Thời gian": "begins_on@vi",
        "Vốn (USD) – Tổng": "total@vi",
        "Vốn (USD) – Viện trợ": "aid@vi",
        "Vốn (USD) – Đối ứng": "counterpart@vi",
        "Giải ngân (USD) – Giải ngân trong kỳ": "disbursed_in_period@vi",
        "Giải ngân (USD) – Lũy kế": "disbursed@vi",
        "Số QĐ phê duyệt": "decision@vi",
        "Ghi chú": "note@vi",
    }
    assert brought.refused == {
        9: {
            "Vốn (USD) – Đối ứng": (
                "“20,000” có thể hiểu theo hai cách: hãy viết 20.000 hoặc 20.",
                "“20,000” can be read in two ways: write 20.000 or 20.",
            )
        },
        12: {
            "Vốn (USD) – Viện trợ": (
                "“khoảng 5.000” không phải số kèm đơn vị: viết như 1.234,5 VND, phần chữ để sang cột ghi chú.",
                "“khoảng 5.000” is no number with a unit: write it as 1.234,5 VND, and words in the column of notes.",
            )
        },
        13: {
            "Địa bàn": (
                "“Huyện Mẫu” không có trong danh mục địa phương: ghi tên tỉnh hoặc thành phố trực thuộc trung ương, không ghi huyện, xã.",
                "“Huyện Mẫu” is not in the list of localities: write a province or centrally run city, no district or commune.",
            )
        },
        14: {
            "Thời gian": (
                "“2022 - 2021” không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025.",
                "“2022 - 2021” cannot be read as a date: write day/month/year, month/year or a year, as 22/08/2025, 08/2025, 2025.",
            )
        },
        15: {
            "Thời gian": (
                "“Quý I/2021” là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột.",
                "“Quý I/2021” is a stretch of time and this column takes one day, month or year: write one of them, or part it into two columns.",
            )
        },
    }
    assert brought.records == {
        10: {
            "name": {"vi": "Khoản Mẫu Hai"},
            "donor": "Tổ chức Mẫu A",
            "grant_owner": "Sở Y tế mẫu",
            "fields_of_work": ["education", "health"],
            "places": ["quang-binh"],
            "begins_on": "2020-10",
            "ends_on": "2023-09",
            "total": {"low": 1234567, "unit": "USD"},
            "aid": {"low": 1234567.5, "unit": "USD"},
            "decision": "13/QĐ-UBND",
            "note": {"vi": "điều chỉnh"},
        },
        16: {
            "name": {"vi": "Khoản Mẫu Bảy"},
            "donor": "Tổ chức Mẫu A",
            "grant_owner": "Sở Y tế mẫu",
            "fields_of_work": ["health"],
            "places": ["da-nang-den-2025", "quang-tri-den-2025"],
            "begins_on": "2021-02-01",
            "ends_on": "2022-01-31",
            "total": {"low": 120000, "unit": "USD"},
            "aid": {"low": 100000, "unit": "USD"},
            "counterpart": {"low": 20000, "unit": "USD"},
            "disbursed_in_period": {"low": 30000.5, "unit": "USD"},
            "disbursed": {"low": 90000.5, "unit": "USD"},
        },
    }


LIST = Sheet(
    "Danh sách",
    [
        "DANH SÁCH CÁC DỰ ÁN, PHI DỰ ÁN ĐƯỢC PHÊ DUYỆT NĂM 2023",
        "",
        "TT | Tên dự án, phi dự án | Loại viện trợ | Tổ chức PCPNN | Quốc tịch | Đơn vị tiếp nhận | Địa phương | Giá trị viện trợ\n(triệu đồng) | Số quyết định | Ngày ban hành | Tình hình thực hiện",
        ["01", "Nhà Mẫu", "Phi dự án", "Quỹ Mẫu", "Na Uy", "Hội Mẫu", "Thừa Thiên-Huế", 260, "1549/QĐ-UBND", date(2023, 6, 9), "Hoàn thành"],
        ["02", "Lớp Mẫu", "DA", "Quỹ Thử", "Hàn Quốc", "nt", "TP. Huế", "1.828,5", "1550/QĐ-UBND", "9/6/2023", "đang triển khai"],
        ["03", "Nước Mẫu", "Dự án", "Quỹ Thử", "Hoa Kỳ", "nt", "Huế", "1,250.5", "", "6/2023", "chưa rõ"],
        ["04", "Cầu Mẫu", "viện trợ khác", "Quỹ Thử", "Hoa Kỳ", "nt", "Huế", 12, "", "", "Đã phê duyệt"],
        ["05", "Trường Mẫu", "Dự án", "Quỹ Thử", "Mẫu Quốc", "nt", "Huế", "2,5 tỷ", "", "31/02/2023", ""],
        ["06", "Gạo Mẫu", "Phi dự án", "Quỹ Thử", "Anh", "nt", "Huế", "37.317 USD", "", "", ""],
        ["", "Cộng: 06 khoản", "", "", "", "", "", 3000, "", "", ""],
    ],
    merged=("A1:K1",),
    hidden_columns=("F",),
)  # fmt: skip


def test_a_list_of_approvals_with_the_words_of_an_office(bring: Bring) -> None:
    brought = bring("aid", xlsx(LIST))
    assert set(brought.columns.values()) == {
        "-", "name@vi", "modality@vi", "donor@vi", "country@vi", "recipient@vi", "places@vi", "aid@vi", "decision@vi",
        "approved_on@vi", "status@vi",
    }  # fmt: skip
    brought.choose()
    told = {
        row: {header: said[0].partition(":")[0] for header, said in cells.items()}
        for row, cells in brought.refused.items()
    }
    assert told == {
        6: {"Tình hình thực hiện": "“chưa rõ” không có trong danh mục"},
        7: {"Loại viện trợ": "“viện trợ khác” không có trong danh mục"},
        8: {
            "Giá trị viện trợ (triệu đồng)": "“2,5 tỷ” có đơn vị “tỷ” không nằm trong danh mục",
            "Ngày ban hành": "“31/02/2023” không có trên lịch",
            "Quốc tịch": "“Mẫu Quốc” không có trong danh mục quốc gia; có thể là",
        },
    }
    ours = {"recipient": "Hội Mẫu"}
    assert brought.records == {
        4: {
            **ours,
            "name": {"vi": "Nhà Mẫu"},
            "modality": "non_project",
            "donor": "Quỹ Mẫu",
            "country": "NO",
            "places": ["thua-thien-hue"],
            "aid": {"low": 260, "unit": "triệu VND"},
            "decision": "1549/QĐ-UBND",
            "approved_on": "2023-06-09",
            "status": "finished",
        },
        5: {
            **ours,
            "name": {"vi": "Lớp Mẫu"},
            "modality": "project",
            "donor": "Quỹ Thử",
            "country": "KR",
            "places": ["hue"],
            "aid": {"low": 1828.5, "unit": "triệu VND"},
            "decision": "1550/QĐ-UBND",
            "approved_on": "2023-06-09",
            "status": "ongoing",
        },
        9: {
            **ours,
            "name": {"vi": "Gạo Mẫu"},
            "modality": "non_project",
            "donor": "Quỹ Thử",
            "country": "GB",
            "places": ["hue"],
            "aid": {"low": 37317, "unit": "USD"},
        },
    }


LINES = [
    "Đơn vị tính: nghìn USD",
    ["Tên chương trình, dự án", "Nhà tài trợ", "Chủ dự án", "Từ năm", "Đến năm", "Tổng kinh phí", "Vốn viện trợ không hoàn lại", "Kinh phí đối ứng", "Giải ngân năm", "Lũy kế giải ngân", "Ngày chốt số liệu"],
    "Chương trình Mẫu|Tổ chức Mẫu|Sở Mẫu|2019|2021|1.500|1.200|300|100,5|900|31/12/2020",
    "Chương trình Thử|Tổ chức Mẫu|Sở Mẫu|2019-2021|2021|1.500|1.200|300|||",
    "Chương trình Ba|Tổ chức Mẫu|Sở Mẫu|2021|2019|1.500|1.200||||",
    "Cộng|||||3.000|2.400|600|||",
]  # fmt: skip


def test_a_table_saved_as_text_in_thousands_of_dollars(bring: Bring) -> None:
    """A stretch of time is no first year where the table has a column of last ones, and no grant ends before it begins."""
    brought = bring("aid", csv(LINES, separator=";"), "vien tro.csv")
    brought.choose()
    assert brought.refused == {
        4: {
            "Từ năm": (
                "“2019-2021” là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột.",
                "“2019-2021” is a stretch of time and this column takes one day, month or year: write one of them, or part it into two columns.",
            )
        },
        5: {
            "Đến năm": (
                "Thời gian thực hiện kết thúc (2019) trước khi bắt đầu (2021). Hãy sửa một trong hai.",
                "It is carried out until 2019, before it begins (2021). Correct one of the two.",
            )
        },
    }
    assert brought.records == {
        3: {
            "name": {"vi": "Chương trình Mẫu"},
            "donor": "Tổ chức Mẫu",
            "grant_owner": "Sở Mẫu",
            "begins_on": "2019",
            "ends_on": "2021",
            "total": {"low": 1500, "unit": "nghìn USD"},
            "aid": {"low": 1200, "unit": "nghìn USD"},
            "counterpart": {"low": 300, "unit": "nghìn USD"},
            "disbursed_in_period": {"low": 100.5, "unit": "nghìn USD"},
            "disbursed": {"low": 900, "unit": "nghìn USD"},
            "disbursed_as_of": "2020-12-31",
        }
    }


@pytest.mark.parametrize("above", ["ĐVT: trđ", "Đơn vị tính: Tr.đồng", "Đơn vị tính: 1,000,000 đồng"])
def test_units_as_offices_shorten_them(bring: Bring, above: str) -> None:
    lines = [above, "", ["Tên khoản", "Bên cung cấp", "Vốn cam kết"], ["Khoản Mẫu", "Tổ chức Mẫu", "1,828.5"]]
    brought = bring("aid", xlsx(Sheet("A", lines)))
    assert [values["aid"] for values in brought.records.values()] == [{"low": 1828.5, "unit": "triệu VND"}]


def test_three_decimals_of_money_are_asked_at_an_english_desk_too(bring: Bring) -> None:
    lines = [["Title of the grant", "Donor", "Aid (USD)"], ["Made-up A", "Body", "1.500"], ["Made-up B", "Body", 1.234]]
    brought = bring("aid", xlsx(Sheet("A", lines)), language="en")
    ((message,),) = (cells.values() for cells in brought.refused.values())
    assert message[1] == "“1.500” can be read in two ways: write 1,500 or 1.5000."
    assert [values["aid"] for values in brought.records.values()] == [{"low": 1.234, "unit": "USD"}]


def test_a_grant_given_again_each_year_is_a_grant_of_its_own(bring: Bring) -> None:
    """Donors give under one title year after year, and two donors under one title; the same line twice is asked."""
    lines = [
        ["Tên khoản", "Bên cung cấp", "Thời gian", "Địa bàn"],
        ["Học bổng Mẫu", "Quỹ Mẫu", "2020", "Quảng Trị"],
        ["Học bổng Mẫu", "Quỹ Mẫu", "2021-2022", "Quảng Trị"],
        ["Học bổng Mẫu", "Quỹ Thử", "2020", "Quảng Trị"],
        ["HỌC BỔNG MẪU", "Quỹ Mẫu", "2020", "Quảng Trị"],
        ["Học bổng Khác", "", "2020", "Quảng Trị"],
    ]
    brought = bring("aid", xlsx(Sheet("A", lines)))
    assert {row: cells[""][0] for row, cells in brought.refused.items()} == {
        5: "trùng với dòng 2: hai dòng nói về cùng một hồ sơ; giữ một dòng, hoặc ghi rõ điểm khác nhau",
        6: "thiếu “Bên cung cấp viện trợ”: hồ sơ được gọi tên theo mục này",
    }
    assert set(brought.records) == {2, 3, 4}
