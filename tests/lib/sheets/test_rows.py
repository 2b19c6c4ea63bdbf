"""What each row under the header is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.sheets import Cell, Role, Row, SheetRow, find_table, footnote_marks, rows_of, without_mark

HEADER: list[Cell] = ["STT", "Tên đối tác", "Nước", "Kinh phí", "Ghi chú"]
VOCABULARY = {"ten doi tac": "name", "nuoc": "country", "kinh phi": "cost", "ghi chu": "note"}


def read(*rows: list[Cell], header: list[Cell] | None = None) -> list[SheetRow]:
    lines: list[Row] = list(enumerate([header or HEADER, *rows], 1))
    table = find_table(lines, VOCABULARY)
    assert table is not None
    assert table.first_row == 2
    return list(rows_of(lines, table))


def roles(*rows: list[Cell], header: list[Cell] | None = None) -> list[str]:
    return [row.role.value for row in read(*rows, header=header)]


def test_records_keep_their_numbers_and_values() -> None:
    found = read([1, "  Đại học\u00a0 Kyoto\u200b ", "Nhật Bản\nHàn Quốc ", 12.5, None], [2, "Seoul"])
    assert found[0] == SheetRow(2, {0: 1, 1: "Đại học Kyoto", 2: "Nhật Bản\nHàn Quốc", 3: 12.5}, Role.RECORD, "")
    assert found[1] == SheetRow(3, {0: 2, 1: "Seoul"}, Role.RECORD, "")


@pytest.mark.parametrize(
    "words",
    ["Tổng cộng", "TỔNG CỘNG:", "Cộng", "Cộng nhóm I", "Cộng (I+II)", "Tổng số", "Tổng", "Total", "Grand total:", "Tong cong"],
)  # fmt: skip
def test_totals(words: str) -> None:
    assert roles([words, None, None, 100], [None, words, None, 100]) == ["total", "total"]


@pytest.mark.parametrize(
    "words",
    ["Cộng hòa Séc", "Công ty ABC", "Tổng công ty Sông Đà", "Tổng cục Du lịch", "Total Energies", "Tong cong ty X"],
)
def test_names_that_begin_like_totals_are_records(words: str) -> None:
    assert roles([None, words, "Pháp", 5]) == ["record"]


def test_headings_are_kept_for_the_records_below() -> None:
    found = read(
        ["I. Châu Á"] * 5,
        [1, "Kyoto", "Nhật Bản"],
        ["II", "Châu Âu", None, 250],
        [1, "Lyon", "Pháp"],
        [None, "Châu Mỹ"],
        [1, "Lima", "Peru"],
    )
    assert [row.role.value for row in found] == ["group", "record"] * 3
    assert [row.group for row in found] == ["", "I. Châu Á", "", "Châu Âu", "", "Châu Mỹ"]


def test_a_record_of_which_only_the_name_is_known_is_no_heading() -> None:
    assert roles([7, "Kyoto"]) == ["record"]
    assert roles(["Kyoto"], ["A. Châu Á"], header=["Tên đối tác", "Nước"]) == ["record", "group"]
    assert roles(["CHÂU Á"], ["Châu Á Holding", "Lào"], header=["Tên đối tác", "Nước"]) == ["group", "record"]


def test_rows_numbered_beforehand_and_never_filled_are_empty() -> None:
    assert roles([8, None, " ", "-", "…"], [9], []) == ["empty"] * 3


def test_the_header_again_on_the_next_page() -> None:
    assert roles([1, "Kyoto"], HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], [2, "Seoul"]) == [
        "record",
        "header",
        "header",
        "record",
    ]


@pytest.mark.parametrize("mark", ["nt", "-nt-", "(nt)", "Như trên", "NHƯ TRÊN", '"', "〃", "''", "”", "//", "-//-"])
def test_ditto_takes_the_value_above(mark: str) -> None:
    found = read([1, "Kyoto", "Nhật Bản"], [2, "Osaka", mark], [3, "Nara", mark], [4, "Seoul"], [5, "Busan", mark])
    assert [row.values.get(2) for row in found] == ["Nhật Bản"] * 3 + [None, None]


def test_dashes_and_dots_say_nothing_but_words_do() -> None:
    found = read([1, "Kyoto", "-", "…", "..."], [2, "Seoul", "–", "không", "x"], [3, "Lima", "0", 0, "-5"])
    assert [row.values for row in found] == [
        {0: 1, 1: "Kyoto"},
        {0: 2, 1: "Seoul", 3: "không", 4: "x"},
        {0: 3, 1: "Lima", 2: "0", 3: 0, 4: "-5"},
    ]


def test_notes_and_signatures_below_the_table() -> None:
    assert (
        roles(
            [1, "Kyoto", "Nhật Bản", 5],
            ["Tổng cộng", None, None, 5],
            ["Ghi chú: số liệu đến 30/6/2024"],
            ["- Không tính viện trợ"],
            [None, None, "Quảng Trị, ngày 5 tháng 7 năm 2024"],
            ["Người lập biểu", None, None, "GIÁM ĐỐC"],
            ["(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)"],
            ["Nguyễn Văn A", None, None, "Trần Thị B"],
            ["Nơi nhận:"],
            ["- UBND tỉnh;"],
        )
        == ["record", "total"] + ["note"] * 8
    )


def test_another_table_below_is_none_of_this_one() -> None:
    found = read(
        [1, "Kyoto", "Nhật Bản"],
        ["Cán bộ đầu mối"],
        ["STT", "Họ và tên", "Chức vụ"],
        [1, "Người Thử", "Chuyên viên"],
        ["Tổng cộng", 1],
        HEADER,
        [2, "Seoul", "Hàn Quốc"],
    )
    assert [row.role.value for row in found] == ["record", "group", "other", "note", "note", "header", "record"]


def test_another_table_where_rows_have_no_numbers() -> None:
    head: list[Cell] = ["Tên đối tác", "Nước", "Ghi chú"]
    rows: list[list[Cell]] = [["Kyoto", "Nhật Bản", "x"], ["Họ và tên", "Chức vụ", "Ghi chú"], ["Người Thử", "a", "b"]]
    assert roles(*rows, header=head) == ["record", "other", "note"]


def test_marks_of_footnotes_are_those_a_line_explains() -> None:
    lines: list[Row] = [
        (9, [None, "Kyoto (1)", "x"]),
        (10, ["(1)", "(2)", "(3)"]),
        (11, ["(1) Tên cũ"] * 3),
        (12, [None, "(*): nhiều nước"]),
        (13, ["(3)"]),
    ]
    marks = footnote_marks(lines)
    assert marks == {"(1)", "(*)"}
    assert [without_mark(text, marks) for text in ("Kyoto (1)", "Seoul(*)", "Lima (2)", "(1)", "(1) Tên cũ")] == [
        "Kyoto", "Seoul", "Lima (2)", "(1)", "(1) Tên cũ",
    ]  # fmt: skip


def test_a_table_that_goes_on_below_a_note_or_a_signature() -> None:
    assert roles(
        ["Ghi chú: phần một"],
        ["II. Châu Âu"],
        [1, "Lyon"],
        ["TM. ỦY BAN NHÂN DÂN"],
        [2, "Paris", "Pháp", 5],
        [None, "Roma", "Ý", 7],
    ) == ["note", "group", "record", "note", "record", "record"]


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 5),
    st.sampled_from(["Tổng cộng", "Ghi chú: a", "nt", "-", "I", "Nơi nhận:", "Kyoto", "STT", "Nước", "(1)"]),
    st.text(max_size=5),
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
@settings(max_examples=150)
def test_rows_in_are_rows_out(rows: list[list[Cell]]) -> None:
    lines: list[Row] = [(1, HEADER), (2, [1, "Kyoto", "Nhật Bản"]), *enumerate(rows, 3)]
    table = find_table(lines[:2], VOCABULARY)
    assert table is not None
    found = list(rows_of(lines, table))
    assert [row.number for row in found] == list(range(2, len(rows) + 3))
    assert all(row.values for row in found if row.role is not Role.EMPTY and row.role is not Role.RECORD)
