"""Ties, gates, heritage, missions and directories as offices list them, in workbooks of Excel and of LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Sheet, ods, xlsx

Written = Callable[[Sheet], bytes]

TIES = Sheet(
    "Kết nghĩa",
    [
        "Tên cơ quan: | Sở Ngoại vụ thử",
        "Địa phương: | Thành phố Huế | Năm: | 2024",
        "",
        ["STT", "Bên Việt Nam", "Cấp", "Địa phương\n(tỉnh, thành phố)", "Nước", "Địa phương nước ngoài", "Năm thiết lập", "Quan hệ"],
        ["1.", "UBND tỉnh Mẫu", "Tỉnh", "Tỉnh Hà Tây (cũ)", "CHDCND Lào", "Tỉnh Mẫu Nhất", 2005.0, "Kết nghĩa"],
        ["2.", "nt", "nt", "Thừa Thiên-Huế", None, "Tỉnh Mẫu Nhì", "06/2010", "Quan hệ hữu nghị"],
        ["3.", "UBND TP. HCM", "Tỉnh", "TP.HCM", "Hàn Quốc", "Thành phố Mẫu Ba", date(1995, 9, 1), "hợp tác"],
        ["4.", "UBND tỉnh Mẫu", "Tỉnh", "T. Quảng Bình", "Pháp", "Đại học Thử Nghiệm", "'98", "Kết nghĩa"],
        ["5.", "UBND tỉnh Mẫu", "Tỉnh", "Quảng Trị", "Lào", "Tỉnh Mẫu Nhất", "năm 2024", "Kết nghĩa"],
        ["6.", "UBND tỉnh Mẫu", "Tỉnh", "Quảng Trị", "Lào", "Tỉnh Mẫu Nhất", "8/2025", "Kết nghĩa"],
        ["7.", "UBND tỉnh Mẫu", "Tỉnh", "Đà Nẵng", "Lào", "Tỉnh Mẫu Nhất", 2025, "Kết nghĩa"],
        ["8.", "UBND tỉnh Mẫu", "Tỉnh", "Đà Nẵng (mới)", "Lào", "Tỉnh Mẫu Nhất", 2025, "Kết nghĩa"],
        ["", "Cộng", "", "", "", "04 quan hệ", "", ""],
    ],
    at="C3",
    merged=("G7:G8",),
    notes={"F7": "Nay thuộc Hà Nội", "H7": "Xem công văn"},
)  # fmt: skip


@pytest.mark.parametrize("written", [xlsx, ods])
def test_ties_of_former_provinces_beginning_in_column_c(bring: Bring, written: Written) -> None:
    """A province is the one that was so called when the tie began; a merged country stands for both rows."""
    brought = bring("twinnings", written(TIES), "ket nghia")
    assert brought.state == "checked"
    assert brought.refused == {
        10: {
            "Năm thiết lập": (
                "“'98” không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025.",
                "“'98” cannot be read as a date: write day/month/year, month/year or a year, as 22/08/2025, 08/2025, 2025.",
            ),
            "Địa phương (tỉnh, thành phố)": (
                "“T. Quảng Bình” không rõ địa phương nào; có thể là: Quảng Bình (cũ) (quang-binh), Quảng Ninh (quang-ninh).",
                "“T. Quảng Bình” is not clear; it may be: Quang Binh (former) (quang-binh), Quang Ninh (quang-ninh).",
            ),
        },
        13: {
            "Địa phương (tỉnh, thành phố)": (
                "“Đà Nẵng” có thể là Đà Nẵng (cũ) / Đà Nẵng, tùy ngày: ghi rõ tháng, hoặc thêm “(cũ)” hay “(mới)” sau tên.",
                "“Đà Nẵng” may be Da Nang (former) / Da Nang, which depends on the day: give the month too, or write “(old)” or “(new)” behind the name.",
            )
        },
    }
    ours = {"vn_party": "UBND tỉnh Mẫu", "level": "province", "country": "LA"}
    assert brought.records == {
        7: {
            **ours,
            "place": "ha-tay",
            "partner": "Tỉnh Mẫu Nhất",
            "established_on": "2005",
            "relation": "twinning",
        },
        8: {
            **ours,
            "place": "thua-thien-hue",
            "partner": "Tỉnh Mẫu Nhì",
            "established_on": "2010-06",
            "relation": "friendship",
        },
        9: {
            "vn_party": "UBND TP. HCM",
            "level": "province",
            "country": "KR",
            "place": "ho-chi-minh-den-2025",
            "partner": "Thành phố Mẫu Ba",
            "established_on": "1995-09-01",
            "relation": "cooperation",
        },
        11: {
            **ours,
            "place": "quang-tri-den-2025",
            "partner": "Tỉnh Mẫu Nhất",
            "established_on": "2024",
            "relation": "twinning",
        },
        12: {
            **ours,
            "place": "quang-tri",
            "partner": "Tỉnh Mẫu Nhất",
            "established_on": "2025-08",
            "relation": "twinning",
        },
        14: {
            **ours,
            "place": "da-nang",
            "partner": "Tỉnh Mẫu Nhất",
            "established_on": "2025",
            "relation": "twinning",
        },
    }


OPEN_DOCUMENT = [
    Sheet(
        "Cửa khẩu",
        [
            "DANH SÁCH CỬA KHẨU",
            "",
            "STT | Tên cửa khẩu | Tỉnh | Cửa khẩu đối diện | Nước | Hạng cửa khẩu | Ghi chú",
            ["1", "Mẫu  Một", "Quảng Trị", "Ban Mẫu", "Lào", "Cửa khẩu quốc tế", "dòng một\n dòng hai"],
            ["2", "Mẫu Hai", "nt", "Ban Thử", "nt", "Cửa khẩu phụ", Formula("=1/0", "#DIV/0!")],
            ["3", "Mẫu Ba", "Lạng Sơn", "Mẫu Tam", "Trung Quốc", "chính", "-"],
        ],
        merged=("A1:G1",),
        notes={"B4": "Tên theo biển"},
    ),
    Sheet("Bản cũ", ["Tên cửa khẩu | Cửa khẩu đối diện", "Mẫu Bỏ | Ban Bỏ"], is_hidden=True),
]


def test_gates_in_a_workbook_of_libreoffice(bring: Bring) -> None:
    brought = bring("border-gates", ods(*OPEN_DOCUMENT), "cua khau.ods")
    assert (brought.state, brought.one.sheets) == ("checked", [1])
    assert brought.refused == {
        5: {
            "Ghi chú": (
                "#DIV/0! là lỗi công thức của bảng tính: sửa công thức, hoặc ghi giá trị",
                "#DIV/0! is an error of the spreadsheet's formula: mend it, or write the value",
            )
        },
        6: {
            "Hạng cửa khẩu": (
                "“chính” không có trong danh mục: ghi đúng một mục trong danh mục (Cửa khẩu quốc tế; Cửa khẩu chính (quốc gia); Cửa khẩu phụ; Nguồn không nêu cấp), hoặc để trống ô.",
                "“chính” is not in the list: write one of its entries (International border gate; Main (national) border gate; Secondary border gate; Class not stated), or leave the cell empty.",
            )
        },
    }
    assert brought.records == {
        4: {
            "name": "Mẫu Một",
            "place": "quang-tri",
            "counterpart": "Ban Mẫu",
            "country": "LA",
            "gate_class": "international",
            "note": {"vi": "dòng một\ndòng hai"},
        }
    }


HERITAGE = Sheet(
    "Sheet1",
    [
        "PHỤ LỤC: DI SẢN ĐƯỢC UNESCO GHI DANH",
        "TT | Tên di sản | Loại hình | Năm công nhận | Tỉnh, thành phố | Ghi chú",
        "1 | Di sản Mẫu Một (1) | Di sản thế giới | 1993 | Thừa Thiên Huế | (2)",
        "2 | Di sản Mẫu Hai(*) | Di sản văn hóa phi vật thể | năm 2005 | TP. Huế, Gia Lai; Kon Tum và Cà Mau | (1) như trên",
        "3 | Di sản Mẫu Ba (cấp tỉnh) | nt | 2014 (1) | Nghệ An - Hà Tĩnh |",
        "",
        "(1) Tên gọi khi ghi danh",
        "(*) Nhiều tỉnh",
    ],
)


def test_marks_of_footnotes_are_no_part_of_what_they_mark(bring: Bring) -> None:
    """Only marks that a line below the table explains; "(cấp tỉnh)" and "(2)" are not."""
    brought = bring("heritage", xlsx(HERITAGE))
    brought.choose(places="Tỉnh, thành phố")
    assert brought.refused == {}
    assert brought.records == {
        3: {
            "name": {"vi": "Di sản Mẫu Một"},
            "kind": "world_heritage",
            "inscribed_on": "1993",
            "places": ["thua-thien-hue"],
            "note": {"vi": "(2)"},
        },
        4: {
            "name": {"vi": "Di sản Mẫu Hai"},
            "kind": "intangible",
            "inscribed_on": "2005",
            "places": ["ca-mau", "gia-lai", "hue", "kon-tum"],
            "note": {"vi": "(1) như trên"},
        },
        5: {
            "name": {"vi": "Di sản Mẫu Ba (cấp tỉnh)"},
            "kind": "intangible",
            "inscribed_on": "2014",
            "places": ["ha-tinh", "nghe-an"],
        },
    }


MISSIONS = Sheet(
    "CQĐD",
    [
        ["Số TT", "TÊN CƠ QUAN ĐẠI DIỆN", "LOẠI", "Nước:", "Nước kiêm\nnhiệm", "Website", "Chiều"],
        [1, "Đại sứ quán Mẫu", "ĐẠI SỨ QUÁN", "Nhật Bản", "Lào, Campuchia và Thái Lan", "https://vi.du", None],
        [2, "Tổng LSQ Mẫu", "tổng lãnh sự quán", "Bosnia và Herzegovina", "Lào/Mi-an-ma", "www.vi.du", None],
        [3, "Phái đoàn Mẫu", "Phái đoàn thường trực", "Trung Quốc (Đài Loan)", "-", "", None],
        [4, "Văn phòng Mẫu", "", "Úc", "không", "", None],
    ],
)


def test_missions_covering_several_countries(bring: Bring) -> None:
    brought = bring("missions", xlsx(MISSIONS))
    assert brought.state == "checked"
    unknown = (
        "không có trong danh mục quốc gia: ghi tên nước như Lào, Hàn Quốc, hoặc để trống ô.",
        "is not in the list of countries: write its name, as Laos or Republic of Korea, or leave the cell empty.",
    )
    assert brought.refused == {
        3: {
            "Website": (
                "“www.vi.du” phải là địa chỉ http(s)://….",
                "“www.vi.du” must be an http(s)://… address.",
            )
        },
        4: {"Nước:": (f"“Trung Quốc (Đài Loan)” {unknown[0]}", f"“Trung Quốc (Đài Loan)” {unknown[1]}")},
        5: {"Nước kiêm nhiệm": (f"“không” {unknown[0]}", f"“không” {unknown[1]}")},
    }
    assert brought.records == {
        2: {
            "name": {"vi": "Đại sứ quán Mẫu"},
            "type": "embassy",
            "country": "JP",
            "concurrent_countries": ["KH", "LA", "TH"],
            "website": "https://vi.du",
        }
    }


def test_a_directory_with_names_in_several_scripts(bring: Bring) -> None:
    lines = [
        ["TT", "Tên tổ chức", "Tên khác", "Loại hình tổ chức", "Nước", "Năm thành lập", "Thành phố", "Website"],
        [
            1,
            "Viện Mẫu",
            "Institut d'Exemple; IDE\n見本研究所",
            "Giáo dục; Cơ sở nghiên cứu",
            "Pháp",
            1887.0,
            "Paris",
            "",
        ],
        [2, "Viện Mẫu Hai", "-", "nt", "Đài Loan", "k. 1900", "nt", ""],
    ]
    brought = bring("organisations", xlsx(Sheet("Danh bạ", lines)))
    assert brought.state == "checked"
    assert brought.refused == {
        3: {
            "Năm thành lập": (
                "“k. 1900” không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025.",
                "“k. 1900” cannot be read as a date: write day/month/year, month/year or a year, as 22/08/2025, 08/2025, 2025.",
            )
        }
    }
    assert brought.records == {
        2: {
            "name": {"vi": "Viện Mẫu"},
            "names": [{"text": "Institut d'Exemple"}, {"text": "IDE"}, {"text": "見本研究所"}],
            "types": ["education", "facility"],
            "country": "FR",
            "established": "1887",
            "city": "Paris",
        }
    }


def test_events_whose_days_stand_in_one_cell(bring: Bring) -> None:
    """A day alone is the first one; "12-15/5/2024" are the first and the last."""
    lines = [
        ["STT", "Sự kiện", "Thời gian", "Địa phương"],
        [1, "Hội nghị Mẫu Một", "12-15/5/2024", "Huế"],
        [2, "Hội nghị Mẫu Hai", date(2024, 6, 1), "Huế"],
        [3, "Hội nghị Mẫu Ba", "28/12 - 03/01/2024", "Huế"],
        [4, "Hội nghị Mẫu Bốn", "đầu tháng 6", "Huế"],
    ]
    brought = bring("events", xlsx(Sheet("Sự kiện", lines)))
    brought.choose()
    assert list(brought.refused) == [5]
    found = {row: (values["begins"], values.get("ends")) for row, values in brought.records.items()}
    assert found == {
        2: ("2024-05-12", "2024-05-15"),
        3: ("2024-06-01", None),
        4: ("2023-12-28", "2024-01-03"),
    }
