"""Lists of partners and guests as offices keep them: titles, groups, marks for "the same", stray columns, old fonts."""

from __future__ import annotations

import unicodedata
from base64 import b85decode
from zlib import decompress

import pytest

from nhipcau.core.faults import Fault
from tests.core.importing.ugly.conftest import Bring
from tests.core.importing.ugly.sheets import Formula, Line, Sheet, csv, ods, xlsx
from tests.engines.test_workbooks import windows_1258
from tests.lib.text.test_legacy import tcvn3, vni

GUESTS = Sheet(
    "Đoàn vào",
    [
        "BÁO CÁO DANH SÁCH CÁC ĐOÀN KHÁCH QUỐC TẾ ĐẾN THĂM VÀ LÀM VIỆC",
        "Từ ngày 01/01/2025 đến ngày 30/6/2025",
        "",
        "STT | Tên tổ chức | Quốc tịch | Nội dung làm việc | Thời gian | | Ghi chú",
        "| | | | Từ ngày | Đến ngày |",
        "A | B | 1 | 2 | 3 | 4 | 5",
        "I | Khối Sở, ngành",
        [1, "Hội Mẫu A", "Nhật Bản", "Chào xã giao", "02/3/2025", "04/3/2025", "-"],
        [2, "Quỹ Mẫu B", "nt", "Làm việc", "//", "//", "Lần đầu"],
        "II | Khối địa phương",
        [1, "Quỹ Mẫu C", "Hàn Quốc", "nt", "5/5/2025", "7/5/2025", "-nt-"],
        ["", "Tổng số đoàn", Formula("=COUNTA(B8:B11)", 3)],
        "",
        "NGƯỜI LẬP BẢNG | | | | TRƯỞNG PHÒNG",
    ],
    at="C2",
    merged=("C2:I2", "C3:I3", "C5:C6", "D5:D6", "E5:E6", "F5:F6", "G5:H5", "I5:I6"),
)


# The same sheet in BIFF8, as xlwt 1.3 writes it; of the formula its value alone.
GUESTS_XLS = decompress(
    b85decode(
        "c-rk)T}+!*7=F*!e(l#EO3Pplrk@psO@x${q26o=s6aM482A%oq8$(*!*)St)C-+XE=^3l(s+X|S&TZT7yd+p+l`vcWItvx8mHjmh3?8k6Ez$4"
        "dEf8!qpiIdi7vYId^zX5zvp?+|7lO1j4ds^)38h>X*+pnB^MxHflMI>@=TPV&*hlR*A{ZFlKxjIU|}MCCVf=(g`ek;=X;q9I_f=+lIREI2WcOr"
        "vYCna6-+%6Lt1eR+fXWc1(FEWOH?&dj!C&r%D2VxV=3<t$@5ZfgYA-ffKGO$T5i{?_<o~NbP?iq-xr^6M6!kI=yP7hPrslXTa&tHr_(e4O@-|Z"
        "(;>pV^-W|ZX45lEREr5bM8D<YM8D>D>alo5er4r~ApgBs?k^*M(eM%-pxnc<z~^ZLy({OfrJ^cJOO%2AW2m!qkvyIjXg14|Ry}l_c0t*z>pQ8N"
        "Qq&J>1d?8%dWDKpRPCZ;(8g&8<azBd-9x8r){oMn%~p$cO1OS9)F7yP;T5NyC>?HqK81Y~sZqKBhYU?3vL~Qw$F@o6GKo4#osh=VCpO2wYS#f>"
        "f^IFa@(_)Tj)u6&pQW>NbQVpI(G>k;kKwLS!?d4HgJjhSn-wuqDf-%;hG-m0Zaz*kfOtd(YnncDJV#-BPRu4DOv8}($<%awZ0b*cX(uegh!@9;"
        "oz{)qgS-VfiQIv_6}c06AVO*fAWjR!2z_t2y3QHM5kbEWbCBM!_oMD+m=ttx*>hlf=rsU_iF&7&vhl~y$0w)LSzNE}$wWsY*`DlVdaI^^*rtc$"
        "4|}yqJ|!tLhjw?Ci~!_`grDVyrCTv|7#@%g3{)3J9#bdmH0phj990X7dr$_bmt*hOOENzxxbHg?of03&+cb$K-Ikea3-cJCwVnBS6!wheEb0gk"
        "Lm!UpZ|wnDVsF|*(wSFnmW$_ZsJ|07PD5CeXNc(_zd+>1iWc2iRdSMtQI1o!&@nmBqloe1>%W{C+%wemkVp>5E5&)sH1YPM96iGxaE^$y8rhI{"
        "PK$WlBIUEv>PDd(q^!j$jJkQKP7`+@6r1Nn+YFozNndttDxf!mp1&~sfjxh|>t@hL`j(%pJ@Qr80yP429RB<rq*m3cUVe$whh6zv>3i>-l=XkR"
        "11%$}-)K4gV5_D}7&8TJOazN)L1Ej)3O-Bxj52<P_$lpYl=btL@$-rwx9D)}=W#hNIIqi@;7phEf%6HT1<nu7uQis?P9Mz@Otv;Prb9c34(;GM"
        "w1dVinu29%WK*yL8rc*yr+>aO{qqS{Q2Y7>E#z{H7j`*Dta3TVjJO<QR=XTyMs*Llr`{4&zo5pny<bpkw7pdl<x@rwGDD9h+goD4&gD4DT9@M}"
        ">s*ebT<>xm<uxwHQEt$vfikFpqOl1GYQ4)bYJ<x$>PDAi)N5VNU&Jx$bs9BTW^96jYHRzTpkA--LuH~26^%_u?Bg!SQQqKkW<ks$iL%k<ILaGc"
        "j-$Luqw)$c3s9Belk+JiwqZeRf{LRF3t~ija_ukaUqn2cHBv;P*aYrJ9GaHwB1>wotSYapbW>`te7qw(QXB4P$w|ZYcB6*g<L!!<^J)rGB~?--"
        "UEN8^Ylq~1_R5*%yr}&8f1OLnE0w=VuG+L4KQ6Pxzen!E%Y2Sz@zZB5X+4=L-<G;epZx!YobChqEbXN|635;(uV1`NRbhWF+cEmjZK1W|udF4`"
        "e;NNT*<z31"
    )
)


@pytest.mark.parametrize("content", [xlsx(GUESTS), ods(GUESTS), GUESTS_XLS], ids=["xlsx", "ods", "xls"])
def test_guests_in_groups_below_two_rows_of_headers(bring: Bring, content: bytes) -> None:
    brought = bring("partners", content)
    assert brought.columns == {
        "STT": "-",
        "Tên tổ chức": "name@vi",
        "Quốc tịch": "country@vi",
        "Nội dung làm việc": "",
        "Thời gian – Từ ngày": "",
        "Thời gian – Đến ngày": "",
        "Ghi chú": "note@vi",
    }
    brought.choose()
    assert brought.refused == {}
    assert brought.records == {
        9: {"name": "Hội Mẫu A", "country": "JP"},
        10: {"name": "Quỹ Mẫu B", "country": "JP", "note": {"vi": "Lần đầu"}},
        12: {"name": "Quỹ Mẫu C", "country": "KR", "note": {"vi": "Lần đầu"}},
    }


MARKS = Sheet(
    "Sheet1",
    [
        ["Tên đối tác (*)", "Nước", "Ghi chú"],
        ["=1+1", "Lào", "=HYPERLINK(\"http://vi.du\")"],
        ["+84 Group", "Lào", "+ ưu tiên"],
        ["- Hội Mẫu gạch", "Lào", "-5"],
        ["@mau", "Lào", "@ghi chú"],
        [unicodedata.normalize("NFD", "Hội Mẫu dấu rời"), unicodedata.normalize("NFD", "Đức"), None],
        ["Hội\u200b Mẫu\u00a0\u00a0ẩn\ufeff", "Lào ", "dài " * 8000],
        [" | ", "Lào", " "],
    ],
)  # fmt: skip


def test_marks_of_formulas_loose_accents_and_what_cannot_be_seen(bring: Bring) -> None:
    brought = bring("partners", xlsx(MARKS))
    assert brought.refused == {}
    assert brought.records == {
        2: {"name": "=1+1", "country": "LA", "note": {"vi": '=HYPERLINK("http://vi.du")'}},
        3: {"name": "+84 Group", "country": "LA", "note": {"vi": "+ ưu tiên"}},
        4: {"name": "- Hội Mẫu gạch", "country": "LA", "note": {"vi": "-5"}},
        5: {"name": "@mau", "country": "LA", "note": {"vi": "@ghi chú"}},
        6: {"name": "Hội Mẫu dấu rời", "country": "DE"},
        7: {"name": "Hội Mẫu ẩn", "country": "LA", "note": {"vi": ("dài " * 8000).strip()}},
        8: {"name": "|", "country": "LA"},
    }


TWO_TABLES = Sheet(
    "Đối ngoại",
    [
        "I. DANH SÁCH ĐỐI TÁC",
        "STT | Tên đối tác | Quốc gia | Ghi chú",
        "1 | Hội Mẫu Một | Lào | a",
        "Tổng cộng: 1",
        "",
        "II. CÁN BỘ ĐẦU MỐI",
        "STT | Họ và tên | Chức vụ | Điện thoại",
        "1 | Người Thử Một | Chuyên viên | 0000",
        "| Người Thử Hai | Trưởng phòng | 0001",
        "",
        "I. DANH SÁCH ĐỐI TÁC (tiếp theo)",
        "STT | Tên đối tác | Quốc gia | Ghi chú",
        "2 | Hội Mẫu Hai | Lào | nt",
    ],
)


def test_another_table_below_is_not_taken_for_more_of_the_first(bring: Bring) -> None:
    brought = bring("partners", xlsx(TWO_TABLES))
    assert brought.refused == {
        7: {
            "": (
                "từ đây là một bảng khác (STT; Họ và tên; Chức vụ; Điện thoại), không được đọc: đưa bảng này sang trang tính riêng rồi nhập riêng",
                "another table begins here (STT; Họ và tên; Chức vụ; Điện thoại) and is not read: move it to a sheet of its own and take it in by itself",
            )
        }
    }
    assert brought.records == {
        3: {"name": "Hội Mẫu Một", "country": "LA", "note": {"vi": "a"}},
        13: {"name": "Hội Mẫu Hai", "country": "LA", "note": {"vi": "a"}},
    }


def test_data_below_no_header_and_the_same_header_twice_are_asked_about(bring: Bring) -> None:
    stray = Sheet(
        "A", ["Tên đối tác | Nước | | Nước", "Hội Mẫu Cột | Lào | x | Nhật Bản", "Hội Mẫu Lạc | Lào | y | Hàn Quốc"]
    )
    brought = bring("partners", xlsx(stray))
    assert brought.state == "choosing"
    assert brought.columns == {"Tên đối tác": "name@vi", "Nước": "country@vi", "Nước (2)": ""}
    unseen = bring(
        "partners", xlsx(Sheet("A", [line.rpartition("|")[0] for line in stray.lines if isinstance(line, str)]))
    )
    assert unseen.state == "choosing", "all headers are known, and a column that would not be read has to be said"
    assert unseen.table_problems == [
        (
            "Cột C có dữ liệu nhưng không có tiêu đề nên không được đọc; hãy ghi tiêu đề cho cột.",
            "Column C has data and no header, so it is not read; write a header above it.",
        )
    ]
    unseen.choose()
    assert unseen.records == {
        2: {"name": "Hội Mẫu Cột", "country": "LA"},
        3: {"name": "Hội Mẫu Lạc", "country": "LA"},
    }


NO_TABLE = (
    "Không tìm thấy bảng nào trong tệp: cần một dòng tiêu đề cột, dưới đó là các dòng dữ liệu. Hãy tải mẫu của sổ về so sánh.",
    "There is no table in the file: a row of headers with rows of data below it is needed. Compare the register's template.",
)


@pytest.mark.parametrize(
    "lines",
    [
        ["Số đối tác theo nước và năm", "", ["Quốc gia", 2022, 2023, 2024], ["Lào", 1, 2, 3], ["Nhật Bản", 0, 1, 5]],
        ["Kính gửi: Sở Ngoại vụ", "", "Căn cứ kế hoạch năm 2025, đơn vị chúng tôi báo cáo như sau."],
    ],
)
def test_a_summary_or_a_letter_is_no_table(bring: Bring, lines: list[Line]) -> None:
    brought = bring("partners", xlsx(Sheet("Tổng hợp", lines)))
    assert (brought.state, brought.said) == ("failed", NO_TABLE)


def test_a_pivot_table_names_nothing_of_ours(bring: Bring) -> None:
    pivot = [
        ["Count of Tên", "Column Labels"],
        ["Row Labels", 2022, 2023, "Grand Total"],
        ["Lào", 1, 2, 3],
        ["Grand Total", 1, 2, 3],
    ]
    brought = bring("partners", xlsx(Sheet("Sheet1", pivot)))
    assert brought.state == "choosing"
    assert brought.table_problems[0] == (
        "Không nhận ra tiêu đề cột nào; hãy chọn dòng tiêu đề và ghép cột bằng tay.",
        "No header is known; choose the row of headers and match the columns by hand.",
    )
    with pytest.raises(Fault) as refused:
        brought.choose()
    assert (refused.value.vi, refused.value.en) == (
        "Chưa ghép cột nào: hãy chọn ít nhất cột tên hoặc cột mã.",
        "No column is matched: choose at least the column of names or of codes.",
    )


OLD_NAMES = ["Hội Hữu nghị Mẫu", "Quỹ Nhân đạo Mẫu", "Trường Đại học Kỹ thuật Mẫu", "Hội Nông dân Mẫu"]


def test_a_column_in_an_old_font_beside_others_in_unicode(bring: Bring) -> None:
    lines: list[Line] = ["DANH SÁCH ĐỐI TÁC CỦA TỈNH", "STT | Tên đối tác | Quốc gia | Loại | Ghi chú"]
    countries, kinds = ["Thái Lan", "Pháp", "Lào", tcvn3("Hàn Quốc")], ["Hội", "Tổ chức quốc tế", "Đại học", "Hội"]
    for number, (name, country, kind) in enumerate(zip(OLD_NAMES, countries, kinds, strict=True), 1):
        lines.append([number, tcvn3(name), country, kind, "Đã gặp tại Thái Lan"])
    brought = bring("partners", xlsx(Sheet("Sheet1", lines)))
    assert (brought.state, brought.one.seen_legacy) == ("choosing", "tcvn3")
    brought.choose(legacy="tcvn3")
    assert brought.refused == {}
    note = {"vi": "Đã gặp tại Thái Lan"}
    assert brought.records == {
        3: {"name": "Hội Hữu nghị Mẫu", "country": "TH", "kind": "association", "note": note},
        4: {"name": "Quỹ Nhân đạo Mẫu", "country": "FR", "kind": "organisation", "note": note},
        5: {"name": "Trường Đại học Kỹ thuật Mẫu", "country": "LA", "kind": "university", "note": note},
        6: {"name": "Hội Nông dân Mẫu", "country": "KR", "kind": "association", "note": note},
    }


LIST: list[Line] = [
    "Sở Ngoại vụ thử",
    "Danh sách đối tác nước ngoài năm 2025",
    "",
    "STT | Tên đối tác | Quốc gia | Loại | Ghi chú",
    ["1", "Hội Mẫu “ngoặc kép”, có phẩy; và chấm phẩy", "Nhật Bản", "Hội", "dòng một\ndòng hai"],
    "2 | Trường Đại học Kỹ thuật Mẫu | nt | Đại học | -",
    "3 | Quỹ Nhân đạo Mẫu | Xứ Lạ | Khác | Đã gặp",
    "| Tổng cộng | 3 | |",
]
PLAIN: list[Line] = [line.replace("“", "") if isinstance(line, str) else [f"{c}".replace("“", "").replace("”", "") for c in line] for line in LIST]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "legacy"),
    [
        (csv(LIST), ""),
        (csv(LIST, encoding="utf-8-sig", separator=";"), ""),
        (csv(LIST, encoding="utf-16", separator="\t"), ""),
        (windows_1258(csv(PLAIN, separator=";").decode()), ""),
        (tcvn3(csv(PLAIN).decode()).encode("cp1252"), "tcvn3"),
        (vni(csv(PLAIN, separator=";").decode()).encode("cp1252"), "vni"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16", "windows-1258", "tcvn3", "vni"],
)
def test_the_same_list_as_text_in_every_encoding(bring: Bring, content: bytes, legacy: str) -> None:
    brought = bring("partners", content, "danh sach.csv")
    assert brought.one.seen_legacy == legacy
    if legacy:
        brought.choose(legacy=legacy)
    assert brought.state == "checked"
    assert brought.refused == {
        7: {
            "Quốc gia": (
                "“Xứ Lạ” không có trong danh mục quốc gia: ghi tên nước như Lào, Hàn Quốc, hoặc để trống ô.",
                "“Xứ Lạ” is not in the list of countries: write its name, as Laos or Republic of Korea, or leave the cell empty.",
            )
        }
    }
    quoted = "Hội Mẫu ngoặc kép, có phẩy; và chấm phẩy"
    records = brought.records
    records[5]["name"] = records[5]["name"].replace("“", "").replace("”", "")
    assert records == {
        5: {"name": quoted, "country": "JP", "kind": "association", "note": {"vi": "dòng một\ndòng hai"}},
        6: {"name": "Trường Đại học Kỹ thuật Mẫu", "country": "JP", "kind": "university"},
    }
