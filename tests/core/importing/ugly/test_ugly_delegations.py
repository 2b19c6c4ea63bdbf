"""Books of delegations as offices keep them: heads, days, several countries in a cell, money, lists of travellers.

The columns are those of the templates of An Giang's external affairs office (practice of 2015-17); what stands in them is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Sheet, csv, ods, xlsx

OUTBOUND = Sheet(
    "Đoàn ra 2025",
    [
        "SỞ NGOẠI VỤ TỈNH THỬ",
        "DANH SÁCH ĐOÀN RA NĂM 2025",
        "",
        "STT | Danh sách đoàn ra | Tên trưởng đoàn | Ngày đi | Ngày về | Văn bản xin phép | Văn bản cho phép | Đơn vị xin phép | Nước đến | Mục đích | Số tiền | Nguồn kinh phí | Đơn vị mời | Báo cáo | Ghi chú",
        [1, "Nguyễn Văn Mẫu – Giám đốc\nTrần Thị Ví Dụ – chuyên viên", "Nguyễn Văn Mẫu", date(2025, 3, 10), date(2025, 3, 14), "12/CV-SDL", "45/QĐ-UBND", "Sở Du lịch thử", "Lào, Thái Lan", "Công tác", "120 triệu đồng", "Ngân sách", "Tỉnh Mẫu Nhất", "07/BC-SDL", ""],
        [2, "", "Lê Văn Thử", "12.5.2025", "20-5-25", "nt", "46/QĐ-UBND", "Trường Đại học Thử", "Nhật Bản", "Học tập", "5.000 USD", "Bên mời", "Đại học Thử Nghiệm", "", "Gia hạn 01 ngày"],
        [3, "Phạm Thị Thử, hộ chiếu số C1234567", "Phạm Thị Thử", date(2025, 6, 1), date(2025, 6, 5), "", "", "Sở Y tế thử", "Pháp", "Công tác", "", "Tự túc", "", "", ""],
        [4, "", "Hoàng Văn Thử", date(2025, 7, 8), date(2025, 7, 2), "", "47/QĐ-UBND", "Sở Y tế thử", "Pháp và Bỉ", "Du lịch", "", "Tự túc", "", "", ""],
        [5, "", "Vũ Thị Thử", date(2025, 8, 8), date(2025, 8, 12), "", "48/QĐ-UBND", "Sở Y tế thử", "Lào, Vương quốc Mẫu", "Công tác", "45.000.000", "", "", "", ""],
        [6, "", "", date(2025, 9, 1), date(2025, 9, 2), "", "", "Sở Y tế thử", "Lào", "Công tác", "", "", "", "", ""],
        [None, "Tổng cộng", None, "6 đoàn", None, None, None, None, None, None, Formula("=SUM(K5:K10)", 0), None, None, None, None],
    ],
    merged=("A1:E1", "A2:O2"),
)  # fmt: skip


@pytest.mark.parametrize("written", [xlsx, ods])
def test_the_book_of_outbound_delegations(bring: Bring, written: Callable[[Sheet], bytes]) -> None:
    """Every header is known. What cannot be true, what may not be kept and what is not said are refused at their cells."""
    brought = bring("outbound-delegations", written(OUTBOUND))
    assert brought.state == "checked"
    assert brought.columns["Danh sách đoàn ra"] == "members@vi"
    refused = brought.refused
    assert {place: list(cells) for place, cells in refused.items()} == {
        7: ["Danh sách đoàn ra"], 8: ["Ngày về"], 9: ["Nước đến", "Số tiền"], 10: [""],
    }  # fmt: skip
    assert refused[7]["Danh sách đoàn ra"] == (
        "Ở đây có số hộ chiếu. Sổ không giữ số này: hãy xóa khỏi ô, họ tên và chức vụ là đủ.",
        "Here is a passport number. This register does not keep it: take it out, name and post are enough.",
    )
    assert refused[8]["Ngày về"][0] == (
        "Chuyến đi kết thúc (02/07/2025) trước khi bắt đầu (08/07/2025): xem lại hai ngày, nhất là năm và thứ tự ngày/tháng."
    )
    assert refused[9]["Nước đến"][0].startswith("“Vương quốc Mẫu” không có trong danh mục quốc gia")
    assert refused[9]["Số tiền"][0].startswith(
        "“45.000.000” chưa có đơn vị: ghi đơn vị sau số, hoặc trong ngoặc ở tiêu đề cột (đồng; triệu đồng; USD;"
    )
    assert refused[10][""] == (
        "thiếu “Trưởng đoàn” hoặc “Tên đoàn”: hồ sơ được gọi tên theo mục này",
        "“Head of delegation” or “Name of the delegation” is missing: the record takes its name from it",
    )
    assert brought.records == {
        5: {
            "members": "Nguyễn Văn Mẫu – Giám đốc\nTrần Thị Ví Dụ – chuyên viên",
            "leader": "Nguyễn Văn Mẫu",
            "departs": "2025-03-10",
            "returns": "2025-03-14",
            "request": "12/CV-SDL",
            "permission": "45/QĐ-UBND",
            "applicant": "Sở Du lịch thử",
            "countries": ["LA", "TH"],
            "purpose": "work",
            "amount": {"low": 120, "unit": "triệu VND"},
            "funding": ["budget"],
            "inviter": "Tỉnh Mẫu Nhất",
            "report": "07/BC-SDL",
        },
        6: {
            "leader": "Lê Văn Thử",
            "departs": "2025-05-12",
            "returns": "2025-05-20",
            "request": "12/CV-SDL",
            "permission": "46/QĐ-UBND",
            "applicant": "Trường Đại học Thử",
            "countries": ["JP"],
            "purpose": "study",
            "amount": {"low": 5000, "unit": "USD"},
            "funding": ["host"],
            "inviter": "Đại học Thử Nghiệm",
            "note": "Gia hạn 01 ngày",
        },
    }


INBOUND = Sheet(
    "Đoàn vào",
    [
        "DANH SÁCH ĐOÀN VÀO QUÝ II NĂM 2025",
        "STT | Tên đoàn | Tên trưởng đoàn | Thời gian | | Văn bản xin phép | Văn bản cho phép | Danh sách đoàn vào | Số hộ chiếu | Quốc tịch | Mục đích | Lĩnh vực | Nội dung | Đơn vị tiếp | Ghi chú",
        "| | | Ngày đến | Ngày đi | | | | | | | | | |",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14) | (15)",
        [1, "Đoàn Tỉnh Mẫu Nhất", "Ông Mẫu A", date(2025, 4, 2), date(2025, 4, 4), "01/CV", "02/CV", "Ông Mẫu A, Tỉnh trưởng; bà Mẫu B", "P1234567; P7654321", "Lào", "Thăm và làm việc", "Du lịch, giáo dục", "Trao đổi về du lịch", "Sở Ngoại vụ thử", ""],
        [2, "Đoàn Đại học Thử Nghiệm", "", date(2025, 5, 1), "05/2025", "", "", "", "", "Pháp; Đức", "Làm việc", "Đào tạo", "", "Đại học Thử", "Ăn tối"],
        [3, "", "Ông Mẫu C", "12-15/5/2025", "", "", "", "Ông Mẫu C, B1234567", "", "Hàn Quốc", "Du lịch", "", "", "", ""],
        [4, "", "Ông Mẫu D", "20/5/2025", "21/5/2025", "", "", "Ông Mẫu D, B7654321", "", "Hàn Quốc", "Báo chí", "", "", "", ""],
    ],
    merged=("A1:O1", "D2:E2", "A2:A3", "B2:B3", "C2:C3"),
)  # fmt: skip


def test_the_book_of_inbound_delegations_without_its_numbers_of_passports(bring: Bring) -> None:
    """Their column is left out without asking; in a list of guests such a number is known also without the word."""
    brought = bring("inbound-delegations", xlsx(INBOUND))
    assert (brought.state, brought.columns["Số hộ chiếu"], brought.columns["Thời gian – Ngày đến"]) == (
        "checked",
        "-",
        "arrives@vi",
    )
    refused = brought.refused
    assert refused[7]["Thời gian – Ngày đến"][0] == (
        "“12-15/5/2025” là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột."
    )
    assert list(refused[8]) == ["Danh sách đoàn vào"]
    records = brought.records
    assert records == {
        5: {
            "title": "Đoàn Tỉnh Mẫu Nhất",
            "leader": "Ông Mẫu A",
            "arrives": "2025-04-02",
            "leaves": "2025-04-04",
            "request": "01/CV",
            "permission": "02/CV",
            "members": "Ông Mẫu A, Tỉnh trưởng; bà Mẫu B",
            "countries": ["LA"],
            "purpose": "work",
            "fields_of_work": ["tourism", "education"],
            "content": "Trao đổi về du lịch",
            "host": "Sở Ngoại vụ thử",
        },
        6: {
            "title": "Đoàn Đại học Thử Nghiệm",
            "arrives": "2025-05-01",
            "leaves": "2025-05",
            "countries": ["DE", "FR"],
            "purpose": "work",
            "fields_of_work": ["training"],
            "host": "Đại học Thử",
            "note": "Ăn tối",
        },
    }


BY_UNIT = Sheet(
    "Thống kê",
    [
        "THỐNG KÊ ĐOÀN RA THEO ĐƠN VỊ",
        "Từ ngày 01/01/2025 Đến ngày 30/06/2025",
        "STT | Trưởng đoàn | Đơn vị | Văn bản xin phép | Văn bản cho phép | Ngày đi | Ngày về | Số ngày | Nước đến | Kinh phí | Số tiền (VNĐ) | Nội dung",
        "I | Sở Du lịch thử",
        [1, "Nguyễn Văn Mẫu", "Sở Du lịch thử", "12/CV-SDL", "45/QĐ-UBND", date(2025, 3, 10), date(2025, 3, 14), 5, "Lào; Thái Lan", "Ngân sách", 120_000_000, "Hội chợ"],
        "II | Sở Y tế thử",
        [2, "Lê Văn Thử", "Sở Y tế thử", "", "", "03/2025", "", "", "CHDCND Lào", "Tự túc", "", "Việc riêng"],
        "Cộng | 2 đoàn | | | | | | 5 | | | 120.000.000 |",
    ],
)  # fmt: skip


def test_outbound_delegations_by_unit_with_days_worked_out_and_totals(bring: Bring) -> None:
    brought = bring("outbound-delegations", ods(BY_UNIT), "thongke.ods")
    assert (brought.state, brought.columns["Số ngày"], brought.columns["Kinh phí"]) == ("checked", "-", "funding@vi")
    assert brought.refused == {}
    assert brought.records == {
        5: {
            "leader": "Nguyễn Văn Mẫu",
            "applicant": "Sở Du lịch thử",
            "request": "12/CV-SDL",
            "permission": "45/QĐ-UBND",
            "departs": "2025-03-10",
            "returns": "2025-03-14",
            "countries": ["LA", "TH"],
            "funding": ["budget"],
            "amount": {"low": 120_000_000, "unit": "VND"},
            "content": "Hội chợ",
        },
        7: {
            "leader": "Lê Văn Thử",
            "applicant": "Sở Y tế thử",
            "departs": "2025-03",
            "countries": ["LA"],
            "funding": ["own"],
            "content": "Việc riêng",
        },
    }


VISITORS = [
    "Đơn vị: Sở Ngoại vụ thử",
    "BÁO CÁO DANH SÁCH CÁC ĐOÀN KHÁCH QUỐC TẾ ĐẾN THĂM VÀ LÀM VIỆC",
    "(Từ ngày 01/01/2025 đến ngày 31/12/2025)",
    "STT | Tên tổ chức | Nội dung làm việc | Thời gian đến | Thời gian đi | Ghi chú",
    "1 | Hiệp hội Mẫu | Khảo sát | 05/02/2025 | 07/02/2025 |",
    "2 | Tỉnh Mẫu Nhì | Chào xã giao | 20/2/2025 | 20/2/2025 | Ăn tối",
    "3 | Hiệp hội Mẫu | Làm việc lần hai | 05/09/2025 | 07/09/2025 |",
    "4 | hiệp hội mẫu | Làm việc | 05/09/2025 | 07/09/2025 |",
    "Tổng số đoàn: 4",
    "| | | | | NGƯỜI LẬP BIỂU",
]


def test_the_list_of_visitors_in_which_one_body_comes_twice_a_year(bring: Bring) -> None:
    """Two visits of one organisation are two records; the same visit written twice is one, and said to be."""
    brought = bring("inbound-delegations", csv(VISITORS, separator=";"), "baocao.csv")
    assert brought.refused[8][""][0].startswith("trùng với dòng 7")
    assert brought.records == {
        5: {"title": "Hiệp hội Mẫu", "content": "Khảo sát", "arrives": "2025-02-05", "leaves": "2025-02-07"},
        6: {
            "title": "Tỉnh Mẫu Nhì",
            "content": "Chào xã giao",
            "arrives": "2025-02-20",
            "leaves": "2025-02-20",
            "note": "Ăn tối",
        },
        7: {"title": "Hiệp hội Mẫu", "content": "Làm việc lần hai", "arrives": "2025-09-05", "leaves": "2025-09-07"},
    }


PLAN = [
    "KẾ HOẠCH ĐOÀN RA NĂM 2026",
    "TT | Tên đoàn | Nước đến | Đi | Về | Số người | Kinh phí (triệu đồng)",
    "1. | Đoàn công tác Mẫu | Lào – Thái Lan – Campuchia | 06/2026 | | 12 người | 350",
    "2 | Đoàn học tập Mẫu | Hàn Quốc | 15/06/2026 | 18/06/2026 | 05 | 1.250,5",
]


def test_a_plan_names_delegations_and_nobody_who_leads_them(bring: Bring) -> None:
    """A name does in the place of the head; the table is understood without a question all the same."""
    brought = bring("outbound-delegations", csv(PLAN, separator=";"), "kehoach.csv")
    assert brought.state == "checked"
    assert brought.records == {
        3: {
            "title": "Đoàn công tác Mẫu",
            "countries": ["KH", "LA", "TH"],
            "departs": "2026-06",
            "persons": 12,
            "amount": {"low": 350, "unit": "triệu VND"},
        },
        4: {
            "title": "Đoàn học tập Mẫu",
            "countries": ["KR"],
            "departs": "2026-06-15",
            "returns": "2026-06-18",
            "persons": 5,
            "amount": {"low": 1250.5, "unit": "triệu VND"},
        },
    }


OFFICIALS = [
    "BÁO CÁO TÌNH HÌNH CÁN BỘ, ĐẢNG VIÊN ĐI HỌC, CÔNG TÁC, DU LỊCH NƯỚC NGOÀI",
    "STT | Trưởng đoàn | Số công văn | Tên nước công tác | Mục đích | Thời gian đi, về | Kinh phí | Số tiền",
    "1 | Nguyễn Văn Mẫu | 12/CV | Lào | Công tác | 10-14/3/2025 | Ngân sách | 12.000.000 đồng",
    "2 | Lê Văn Thử | nt | Nhật Bản | Học tập | từ 28/12/2025 đến 03/01/2026 | Bên mời | 900 USD",
    "3 | Phạm Thị Thử | 13/CV | Pháp | Du lịch | 05/2025 | Tự túc |",
    "4 | Vũ Thị Thử | 14/CV | Pháp | Du lịch | Quý II/2025 | Tự túc |",
]


def test_a_cell_with_both_days_fills_both_and_a_quarter_is_no_journey(bring: Bring) -> None:
    brought = bring("outbound-delegations", csv(OFFICIALS, separator=";"), "canbo.csv")
    assert brought.state == "checked"
    assert list(brought.refused) == [6]
    assert brought.refused[6]["Thời gian đi, về"][0].startswith("“Quý II/2025” là một khoảng thời gian")
    found = {place: (one["departs"], one.get("returns"), one.get("request")) for place, one in brought.records.items()}
    assert found == {
        3: ("2025-03-10", "2025-03-14", "12/CV"),
        4: ("2025-12-28", "2026-01-03", "12/CV"),
        5: ("2025-05", None, "13/CV"),
    }


@pytest.mark.parametrize("register", ["outbound-delegations", "inbound-delegations"])
def test_a_book_with_the_number_of_a_secret_paper_is_not_taken(bring: Bring, register: str) -> None:
    lines = ["Trưởng đoàn | Tên đoàn | Văn bản cho phép", "Nguyễn Văn Mẫu | Đoàn Mẫu | 462/BNG-CNV-m"]
    brought = bring(register, csv(lines), "bang.csv")
    assert (brought.state, brought.one.problem["code"]) == ("failed", "state_secret")
    assert brought.said[0].startswith("Trang 1, dòng 2: ")
