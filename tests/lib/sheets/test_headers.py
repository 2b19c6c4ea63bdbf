"""Where the table stands, whatever officers put around it."""

from __future__ import annotations

import pytest

from nhipcau.lib.sheets import Row, find_table, header_key, letters

VOCABULARY = {
    "ten doi tac": "name",
    "nuoc": "country",
    "ngay ky": "signed",
    "thoi gian ngay di": "left",
    "ngay ve": "returned",
    "kinh phi": "cost",
    "ghi chu": "note",
}


def sheet(*lines: str | list[object]) -> list[Row]:
    """Rows from 1; a text is cut at "|", and an empty cell is None."""
    rows = [[cell.strip() or None for cell in line.split("|")] if isinstance(line, str) else line for line in lines]
    return [(number, row) for number, row in enumerate(rows, 1)]  # type: ignore[misc]


def test_a_header_below_the_names_of_office_and_state() -> None:
    rows = sheet(
        "UBND TỈNH QUẢNG TRỊ |||| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NGOẠI VỤ |||| Độc lập - Tự do - Hạnh phúc",
        "",
        "DANH SÁCH ĐỐI TÁC NƯỚC NGOÀI",
        "Năm 2024",
        "STT | Tên đối tác (*) | Nước | Ngày ký | Ghi chú",
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Đại học Kyoto", "Nhật Bản", "12/5/2024", None],
    )
    table = find_table(rows, VOCABULARY)
    assert table is not None
    assert (table.header_rows, table.first_row) == ((6,), 8)
    assert table.columns == {0: "STT", 1: "Tên đối tác (*)", 2: "Nước", 3: "Ngày ký", 4: "Ghi chú"}
    assert table.known == {1: "name", 2: "country", 3: "signed", 4: "note"}
    assert table.problems == ()


def test_titles_merged_over_the_table_are_no_header() -> None:
    rows = sheet(
        ["DANH SÁCH ĐỐI TÁC"] * 5,
        ["Năm 2024"] * 5,
        "STT | Tên đơn vị | Quốc tịch | Lĩnh vực | Ngày",
        [1, "Kyoto", "Nhật Bản", "Giáo dục", "5/2024"],
    )
    table = find_table(rows, {})
    assert table is not None
    assert table.header_rows == (3,)
    assert [problem.code for problem in table.problems] == ["no_known_columns"]


def test_two_rows_of_headers_as_merged_cells_come() -> None:
    rows = sheet(
        "BÁO CÁO ĐOÀN RA",
        ["STT", "Tên đối tác", "Thời gian", "Thời gian", "Kinh phí (triệu đồng)"],
        ["STT", "Tên đối tác", "Ngày đi", "Ngày về", "Kinh phí (triệu đồng)"],
        ["A", "B", 1, 2, 3],
        [1, "Kyoto", "1/5/2024", "9/5/2024", 12.5],
    )
    table = find_table(rows, VOCABULARY)
    assert table is not None
    assert (table.header_rows, table.first_row) == ((2, 3), 5)
    assert table.columns[2] == "Thời gian – Ngày đi"
    assert table.columns[3] == "Thời gian – Ngày về"
    assert table.columns[4] == "Kinh phí (triệu đồng)"
    assert table.known == {1: "name", 2: "left", 3: "returned", 4: "cost"}


def test_two_rows_of_headers_as_a_text_file_has_them() -> None:
    rows = sheet(
        "STT | Tên đối tác | Thời gian | | Ghi chú", "| | Ngày đi | Ngày về |", "1 | Kyoto | 1/5/2024 | 9/5/2024 |"
    )
    table = find_table(rows, VOCABULARY)
    assert table is not None
    assert (table.header_rows, table.first_row) == ((1, 2), 3)
    assert table.columns == {
        0: "STT", 1: "Tên đối tác", 2: "Thời gian – Ngày đi", 3: "Thời gian – Ngày về", 4: "Ghi chú",
    }  # fmt: skip


def test_a_row_of_texts_below_one_header_is_a_record() -> None:
    table = find_table(
        sheet("Tên đối tác | Nước | Ghi chú", "Kyoto | Nhật Bản | mới", "Seoul | Hàn Quốc |"), VOCABULARY
    )
    assert table is not None
    assert (table.header_rows, table.first_row) == ((1,), 2)


def test_a_first_record_of_small_numbers_does_not_number_the_columns() -> None:
    table = find_table(sheet("STT | Kinh phí", [1, 2], [2, 5]), VOCABULARY)
    assert table is not None
    assert table.first_row == 2
    table = find_table(sheet("STT | Tên đối tác | Kinh phí", [1, "Kyoto", 3]), VOCABULARY)
    assert table is not None
    assert table.first_row == 2


def test_columns_are_numbered_with_how_they_are_worked_out() -> None:
    table = find_table(
        sheet("STT | Tên đối tác | Vốn | Kinh phí", "A | B | (1) | (2)=(1)*5%", "1 | Kyoto | 4 | 0,2"), VOCABULARY
    )
    assert table is not None
    assert table.first_row == 3


def test_the_same_twice_and_data_without_header_are_told() -> None:
    rows = sheet("Tên đối tác | Nước | TÊN ĐỐI TÁC |", "a | b | c | d", "a | b | c | d")
    table = find_table(rows, VOCABULARY)
    assert table is not None
    assert table.known == {0: "name", 1: "country"}
    assert [(problem.code, problem.column) for problem in table.problems] == [
        ("column_twice", 2),
        ("column_without_header", 3),
    ]
    assert "D" in table.problems[1].vi


def test_years_across_a_summary_are_no_headers() -> None:
    assert find_table(sheet(["Nước", 2022, 2023, 2024], ["Lào", 1, 2, 3]), VOCABULARY) is None
    assert find_table(sheet(["Tên đối tác", "Nước", 2022, 2023], ["Kyoto", "Nhật Bản", 1, 2]), VOCABULARY) is not None


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("||| Đơn vị tính: triệu USD", "triệu USD"),
        ("(ĐVT: 1.000 đồng)", "1.000 đồng"),
        ("Đơn vị tính: như cột 3.", "như cột 3"),
        ("Đơn vị: tỷ đồng", "tỷ đồng"),
        ("Đơn vị: Sở Ngoại vụ", ""),
        ("Đơn vị tính", ""),
    ],
)
def test_a_line_above_says_what_numbers_are_in(line: str, unit: str) -> None:
    table = find_table(sheet("DANH SÁCH", line, "Tên đối tác | Kinh phí", "Kyoto | 5"), VOCABULARY)
    assert table is not None
    assert table.unit == unit


def test_a_header_wrapped_over_lines_is_known() -> None:
    table = find_table([(1, ["Tên\nđối  tác", "NƯỚC:"])], VOCABULARY)
    assert table is not None
    assert table.columns == {0: "Tên đối tác", 1: "NƯỚC:"}
    assert table.known == {0: "name", 1: "country"}


def test_a_column_alone_is_a_table_if_it_is_known() -> None:
    assert find_table(sheet("Nước", "Lào"), VOCABULARY) is not None
    assert find_table(sheet("Kính gửi: Sở Ngoại vụ", "Lào"), VOCABULARY) is None
    assert find_table([], VOCABULARY) is None


def test_keys_and_letters() -> None:
    assert header_key(" Tên  đối\u00a0tác\n(*) ") == "ten doi tac"
    assert [letters(index) for index in (0, 25, 26, 399)] == ["A", "Z", "AA", "OJ"]
