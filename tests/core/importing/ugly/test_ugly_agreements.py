"""Lists of agreements as offices keep them and annex them to reports: what is taken, cell by cell, and what is said of the rest."""

from __future__ import annotations

from datetime import date

from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Sheet, xlsx

ANNEX = Sheet(
    "Phụ lục II",
    [
        "UBND TỈNH THỬ NGHIỆM | | | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NGOẠI VỤ | | | | | | Độc lập - Tự do - Hạnh phúc",
        "",
        "PHỤ LỤC II",
        "DANH MỤC THỎA THUẬN QUỐC TẾ ĐÃ KÝ",
        "(Kèm theo Công văn số 01/SNgV-HTQT ngày 05 tháng 11 năm 2025)",
        "",
        [
            "STT", "Tên\nTTQT", "Bên VN ", "Bên nước ngoài\n(quốc gia)", " Ngày\u00a0 ký\u00a0", "Nơi ký", "Lĩnh vực",
            "Hiệu lực", "Cơ quan\nchủ trì", "Kết quả thực hiện", "Ghi chú",
        ],
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11)",
        "I. CHÂU Á",
        [
            1, "Bản ghi nhớ", "UBND tỉnh Quảng Trị", "Tỉnh Mẫu Nhất (CHDCND Lào)", "12/5/2019", "Đông Hà", "Du lịch, văn hóa", "05 năm",
            "Sở Ngoại vụ", "- Trao đổi 02 đoàn\n- Tổ chức 01 hội thảo ", "-",
        ],
        [2, "nt", "-nt-", "Tỉnh  Mẫu Nhì", date(2020, 3, 2), "Huế", "Giáo dục và đào tạo", "không thời hạn", "nt", "…", None],
        "II. CHÂU ÂU",
        "3 | THỎA THUẬN HỮU NGHỊ HỢP TÁC | như trên | Đại học Thử Nghiệm | năm 2021 | // | Y tế | // | | không | 1",
        "| Tổng cộng: 03 thỏa thuận",
        "Ghi chú: số liệu tính đến ngày 31/10/2025",
        "",
        "| | | | | | | Quảng Trị, ngày 05 tháng 11 năm 2025",
        "Người lập biểu | | | | | | | TM. ỦY BAN NHÂN DÂN",
        "(Ký, ghi rõ họ tên) | | | | | | | KT. CHỦ TỊCH",
        "| | | | | | | PHÓ CHỦ TỊCH",
        "Người Thử Một | | | | | | | Người Thử Hai",
    ],
    merged=(
        "A1:C1", "G1:K1", "A2:C2", "G2:K2", "A4:K4", "A5:K5", "A6:K6", "A10:K10", "A13:K13", "B15:K15", "A16:K16", "H18:K18",
        "H19:K19",
    ),
)  # fmt: skip


def test_an_annex_of_the_yearly_report(bring: Bring) -> None:
    brought = bring("agreements", xlsx(ANNEX), "Phu luc II.xlsx")
    assert brought.state == "choosing"
    assert [header for header, target in brought.columns.items() if not target] == ["Nơi ký", "Cơ quan chủ trì"]
    brought.choose()
    assert brought.refused == {}
    assert brought.records == {
        11: {
            "kind": "memorandum",
            "vn_party": "UBND tỉnh Quảng Trị",
            "partner": "Tỉnh Mẫu Nhất",
            "signed_on": "2019-05-12",
            "fields_of_work": ["tourism", "culture"],
            "term": "05 năm",
            "activity": {"vi": "- Trao đổi 02 đoàn\n- Tổ chức 01 hội thảo"},
        },
        12: {
            "kind": "memorandum",
            "vn_party": "UBND tỉnh Quảng Trị",
            "partner": "Tỉnh Mẫu Nhì",
            "signed_on": "2020-03-02",
            "fields_of_work": ["education", "training"],
            "term": "không thời hạn",
        },
        14: {
            "kind": "friendship_agreement",
            "vn_party": "UBND tỉnh Quảng Trị",
            "partner": "Đại học Thử Nghiệm",
            "signed_on": "2021",
            "fields_of_work": ["health"],
            "term": "không thời hạn",
            "activity": {"vi": "không"},
            "note": {"vi": "1"},
        },
    }


HEAD = "TT | Hình thức | Phía Việt Nam | Nước | Đối tác | Thời gian ký | Tình trạng"
BY_YEARS = [
    Sheet("Tổng hợp", ["Năm | Số thỏa thuận", [2023, 3], [2024, 2], ["Cộng", Formula("=SUM(B2:B3)", 5)]]),
    Sheet(
        "2023",
        [
            "DANH SÁCH THỎA THUẬN KÝ NĂM 2023",
            HEAD,
            "1 | MOU | UBND Thành phố Mẫu | Lào | Tỉnh Mẫu Nhất | 12.5.23 | Còn hiệu lực",
            "2 | Thư ý định | UBND Thành phố Mẫu | | Tỉnh Mẫu Nhất | tháng 7/2023 | Hết hiệu lực",
            "3 | Ý định thư | Sở Mẫu | Nhật bản | Tỉnh Mẫu Nhì | ngày 05 tháng 8 năm 2023 | gia hạn",
        ],
        merged=("D3:D4", "A1:G1"),
        hidden_rows=(5,),
    ),
    Sheet(
        "2024",
        [
            HEAD.replace("Phía Việt Nam", "Bên Việt Nam"),
            "1 | Thỏa thuận hợp tác | Sở Mẫu | Hàn Quốc | Thành phố Mẫu Ba | 5-12-2024 | Còn hiệu lực",
            "2 | Thoả thuận hợp tác | Trường Mẫu | CH Pháp | Đại học Thử Nghiệm | 12/2024 | -",
        ],
        hidden_columns=("D",),
    ),
    Sheet(
        "data cũ",
        [HEAD, "1 | MOU | UBND Thành phố Mẫu | Lào | Tỉnh Mẫu Nhất | 1/1/2001 | Hết hiệu lực"],
        is_hidden=True,
    ),
]


def test_a_sheet_for_each_year_and_former_ones_hidden(bring: Bring) -> None:
    """What lies in hidden rows and columns is read, and stands in the list of rows; hidden sheets wait to be asked for."""
    brought = bring("agreements", xlsx(*BY_YEARS))
    assert brought.state == "checked"
    assert brought.one.sheets == [2, 3]
    assert brought.refused == {
        "2024: 3": {
            "Nước": (
                "“CH Pháp” không có trong danh mục quốc gia; có thể là: Pháp.",
                "“CH Pháp” is not in the list of countries; it may be: France.",
            )
        }
    }
    common = {"vn_party": "UBND Thành phố Mẫu", "country": "LA", "partner": "Tỉnh Mẫu Nhất"}
    assert brought.records == {
        "2023: 3": {**common, "kind": "memorandum", "signed_on": "2023-05-12", "status": "in_force"},
        "2023: 4": {**common, "kind": "letter_of_intent", "signed_on": "2023-07", "status": "expired"},
        "2023: 5": {
            "kind": "letter_of_intent",
            "vn_party": "Sở Mẫu",
            "country": "JP",
            "partner": "Tỉnh Mẫu Nhì",
            "signed_on": "2023-08-05",
            "status": "renewed",
        },
        "2024: 2": {
            "kind": "cooperation_agreement",
            "vn_party": "Sở Mẫu",
            "country": "KR",
            "partner": "Thành phố Mẫu Ba",
            "signed_on": "2024-12-05",
            "status": "in_force",
        },
    }


WRONG = Sheet(
    "TTQT",
    [
        "STT | Loại văn bản | Bên Việt Nam | Bên nước ngoài | Ngày ký | Địa phương | Cấp ký",
        "1 | MOU | Sở Mẫu | Tỉnh Mẫu Nhất | 31/02/2019 | Quảng Trị | Sở",
        "2 | MOU | Sở Mẫu | Tỉnh Mẫu Nhì | Quý II/2019 | huyện Hướng Hóa | tỉnh",
        "3 | Hiệp ước | Sở Mẫu | Tỉnh Mẫu Nhất | 05/13/2020 | Thừa Thiên Huế | cấp cao",
        "4 | MOU | Sở Mẫu | Tỉnh Chưa Ghi Sổ | cuối năm | Tỉnh Hà Tây | Sở, ngành",
        ["5", "MOU", Formula("=C99", "#REF!"), "Tỉnh Mẫu Nhất", 43597, "Hà Nội, Quảng Trị", "xã"],
        "6 | | Sở Mẫu | Tỉnh Mẫu Nhất | 1/1/2020 | Quảng Bình | xã",
        "7 | MOU | Sở Mẫu | Tỉnh Mẫu Nhất | 02/03/2020 | Thừa Thiên - Huế | cấp Sở",
    ],
)


def test_what_cannot_be_read_is_said_at_its_cell_with_the_cure(bring: Bring) -> None:
    brought = bring("agreements", xlsx(WRONG))
    assert brought.state == "checked"
    no_day = (
        "không có trên lịch: xem lại ngày và tháng (ngày viết trước tháng).",
        "is no day of the calendar: look at day and month again (the day stands before the month).",
    )
    unread = (
        "không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025.",
        "cannot be read as a date: write day/month/year, month/year or a year, as 22/08/2025, 08/2025, 2025.",
    )
    assert brought.refused == {
        2: {"Ngày ký": (f"“31/02/2019” {no_day[0]}", f"“31/02/2019” {no_day[1]}")},
        3: {
            "Ngày ký": (
                "“Quý II/2019” là một khoảng thời gian, cột này nhận một ngày, tháng hoặc năm: ghi một mốc, hoặc tách thành hai cột.",
                "“Quý II/2019” is a stretch of time and this column takes one day, month or year: write one of them, or part it into two columns.",
            ),
            "Địa phương": (
                "“huyện Hướng Hóa” không có trong danh mục địa phương: ghi tên tỉnh hoặc thành phố trực thuộc trung ương, không ghi huyện, xã.",
                "“huyện Hướng Hóa” is not in the list of localities: write a province or centrally run city, no district or commune.",
            ),
        },
        4: {
            "Loại văn bản": (
                "“Hiệp ước” không có trong danh mục: ghi đúng một mục trong danh mục, hoặc để trống ô.",
                "“Hiệp ước” is not in the list: write one of its entries, or leave the cell empty.",
            ),
            "Ngày ký": (f"“05/13/2020” {no_day[0]}", f"“05/13/2020” {no_day[1]}"),
            "Cấp ký": (
                "“cấp cao” không có trong danh mục: ghi đúng một mục trong danh mục (Tỉnh, thành phố trực thuộc trung ương; Thành phố, thị xã cấp huyện (cũ); Quận, huyện (cũ); Xã, phường; Thôn, bản; Sở, ngành, đoàn thể, đơn vị), hoặc để trống ô.",
                "“cấp cao” is not in the list: write one of its entries (Province or centrally run city; District-level city or town (former); District (former); Commune or ward; Village; Department, association or other body), or leave the cell empty.",
            ),
        },
        5: {
            "Bên nước ngoài": (
                "“Tỉnh Chưa Ghi Sổ” không có trong sổ “Đối tác nước ngoài” mà bạn xem được: ghi mã, hoặc tên đúng như trong sổ.",
                "“Tỉnh Chưa Ghi Sổ” is not in the register “Foreign partners” as you see it: give its code, or its name as it stands there.",
            ),
            "Ngày ký": (f"“cuối năm” {unread[0]}", f"“cuối năm” {unread[1]}"),
        },
        6: {
            "Bên Việt Nam": (
                "#REF! là lỗi công thức của bảng tính: sửa công thức, hoặc ghi giá trị",
                "#REF! is an error of the spreadsheet's formula: mend it, or write the value",
            ),
            "Ngày ký": (f"“43597” {unread[0]}", f"“43597” {unread[1]}"),
            "Địa phương": (
                "“Hà Nội, Quảng Trị” là nhiều mục, cột này nhận một: tách thành nhiều dòng, mỗi dòng một mục.",
                "“Hà Nội, Quảng Trị” names several things and this column takes one: part the row, one thing in each.",
            ),
        },
        7: {
            "": (
                "thiếu “Hình thức”: hồ sơ được gọi tên theo mục này",
                "“Form” is missing: the record takes its name from it",
            )
        },
    }
    assert brought.records == {
        8: {
            "kind": "memorandum",
            "vn_party": "Sở Mẫu",
            "partner": "Tỉnh Mẫu Nhất",
            "signed_on": "2020-03-02",
            "place": "thua-thien-hue",
            "level": "department",
        }
    }
