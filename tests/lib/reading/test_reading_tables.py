"""Tables whose unit, kind or year stands at the head of a column. The tables are made up; the localities are real."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import Fact, read

BEFORE = "Báo cáo công tác đối ngoại và thu hút đầu tư nước ngoài của tỉnh Nghệ An\n\n"


def told(table: str) -> list[Fact]:
    return [fact for fact in read(BEFORE + table, "2024-02-01").facts if fact.type == "quantity_claim"]


def said(fact: Fact) -> tuple[Any, ...]:
    values = fact.values
    (name,) = values["scope"]["names"]
    return values["measure"], values["value"], values["currency"], values["period_end"], name


def test_a_row_of_a_locality_takes_kind_and_unit_from_the_head_and_the_year_from_above() -> None:
    found = told(
        "Kết quả năm 2018\n"
        "Địa phương\tSố dự án FDI\tVốn FDI đăng ký (triệu USD)\n"
        "Tỉnh Bắc Ninh\t173\t1.123,5\n"
        "Bắc Giang\t41\t542,99\n"
        "Tổng cộng\t214\t1.666,49\n"
    )
    assert [said(fact) for fact in found] == [
        ("fdi_projects", 173, None, "2018", "Bắc Ninh"),
        ("fdi_registered", 1_123_500_000, "USD", "2018", "Bắc Ninh"),
        ("fdi_projects", 41, None, "2018", "Bắc Giang"),
        ("fdi_registered", 542_990_000, "USD", "2018", "Bắc Giang"),
    ]


def test_a_row_of_a_measure_takes_the_year_from_the_head_and_the_unit_beside() -> None:
    """Numbers of order, plans and comparisons are no figures."""
    found = told(
        "TT\tChỉ tiêu\tĐơn vị tính\tNăm 2022\tKế hoạch năm 2023\tThực hiện 2023\tSo với cùng kỳ (%)\n"
        "1\tVốn FDI đăng ký\tTriệu USD\t961,3\t1.000\t1.603\t166,8\n"
        "2\tĐoàn vào\tđoàn\t215\t220\t240\t111,6\n"
    )
    assert [said(fact) for fact in found] == [
        ("fdi_registered", 961_300_000, "USD", "2022", "Nghệ An"),
        ("fdi_registered", 1_603_000_000, "USD", "2023", "Nghệ An"),
        ("inbound_delegations", 215, None, "2022", "Nghệ An"),
        ("inbound_delegations", 240, None, "2023", "Nghệ An"),
    ]


@pytest.mark.parametrize("bar", ["\t", " | "])
def test_a_row_of_a_year(bar: str) -> None:
    """In a column of years, or in words; the unit of the line above is of the amounts only."""
    unit = ("(Đơn vị tính: triệu USD)",)
    rows = [
        unit,
        ("Thời gian", "Kim ngạch xuất khẩu"),
        ("Năm 2020", "1.900"),
        unit,
        ("Năm", "Kim ngạch xuất khẩu", "Số đoàn ra"),
        ("2021", "2.100", "97"),
        ("2022", "2.480", "99"),
    ]
    found = told("\n".join(bar.join(row) for row in rows))
    assert [said(fact) for fact in found] == [
        ("exports", 1_900_000_000, "USD", "2020", "Nghệ An"),
        ("exports", 2_100_000_000, "USD", "2021", "Nghệ An"),
        ("outbound_delegations", 97, None, "2021", "Nghệ An"),
        ("exports", 2_480_000_000, "USD", "2022", "Nghệ An"),
        ("outbound_delegations", 99, None, "2022", "Nghệ An"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Quốc gia\tSố dự án FDI\nHàn Quốc\t12\nNhật Bản\t8\n",  # of a partner, not of the province
        "Huyện\tSố dự án FDI\nNghi Lộc\t5\nQuỳnh Lưu\t3\n",  # of a district
        "Chỉ tiêu\tNăm 2022\nVốn FDI đăng ký\t961,3\n",  # in no unit
        "Chỉ tiêu\tNăm 2022\tNăm 2023\nĐoàn vào (đoàn)\t215\n",  # a row that is not like the head
        "Chỉ tiêu\tSo với năm 2022 (triệu USD)\nVốn FDI đăng ký\t961,3\n",
        "Địa phương\tNăm 2022\t\n\tSố dự án FDI\tSố dự án FDI\nBắc Ninh\t12\t15\n",  # the same head twice
        "Địa phương\t\tNăm 2023\n\tSố dự án FDI\tSố dự án FDI\nBắc Ninh\t12\t15\n",  # a column of no group
        "(Đơn vị tính: dự án, triệu USD)\nĐịa phương\tVốn FDI đăng ký\nBắc Ninh\t1.123,5\n",  # one of two units
        "Nội dung\tĐơn vị tính\tLũy kế\nĐoàn ra\tđoàn\t45\n",  # since when is not said
        "Số dự án FDI\tSố dự án đầu tư trong nước\n1\t2\n",  # columns that are numbered
        "Năm 2022\tNăm 2023\nĐịa phương\tSố dự án FDI\tSố đoàn vào\nBắc Ninh\t12\t15\n",
        "Địa phương\tKế hoạch vốn FDI đăng ký (triệu USD)\nBắc Ninh\t1.200\n",
    ],
)
def test_what_is_not_plain_is_left_alone(table: str) -> None:
    assert told(table) == []


def test_offsets_give_the_row_and_the_head_whatever_the_text_is_made_of() -> None:
    """Decomposed letters and tabs: the words stand where the text has them."""
    import unicodedata

    table = "Địa phương\tSố dự án FDI\nBắc Ninh\t173\n"
    text = unicodedata.normalize("NFD", BEFORE + table)
    (fact,) = (one for one in read(text, "2024-02-01").facts if one.type == "quantity_claim")
    quoted = [unicodedata.normalize("NFC", text[start:end]) for start, end in fact.evidence]
    assert quoted == ["Bắc Ninh\t173", "Số dự án FDI"]


def test_what_text_and_table_tell_is_one_fact() -> None:
    prose = "Năm 2018, Bắc Ninh có 173 dự án FDI.\n\n"
    (fact,) = told(prose + "Kết quả năm 2018\nĐịa phương\tSố dự án FDI\nBắc Ninh\t173\n")
    assert fact.rule == "quantities.count" and len(fact.evidence) == 2


TWO_YEARS = [
    ("fdi_projects", 12, None, "2022", "Bắc Ninh"),
    ("fdi_registered", 150_500_000, "USD", "2022", "Bắc Ninh"),
    ("fdi_projects", 15, None, "2023", "Bắc Ninh"),
    ("fdi_registered", 210_000_000, "USD", "2023", "Bắc Ninh"),
]


@pytest.mark.parametrize(
    "head",
    [
        # the year over the kind, the unit above, beside, or in the lower line
        "Đơn vị tính: triệu USD\nĐịa phương\tNăm 2022\t\tNăm 2023\t\n\tSố dự án FDI\tVốn FDI đăng ký\tSố dự án FDI\tVốn FDI đăng ký\n",
        "Địa phương\t2022\t\t2023\t\n\tSố dự án FDI\tVốn FDI đăng ký (triệu USD)\tSố dự án FDI\tVốn FDI đăng ký (triệu USD)\n",
        "Địa phương | Năm 2022 | | Năm 2023 | \n | Số dự án FDI | Vốn FDI đăng ký (triệu USD) | Số dự án FDI | Vốn FDI đăng ký (triệu USD)\n",
        "\tNăm 2022\t\tNăm 2023\t\nĐịa phương\tSố dự án FDI\tVốn FDI đăng ký (triệu USD)\tSố dự án FDI\tVốn FDI đăng ký (triệu USD)\n",
    ],
)
def test_a_head_of_two_lines(head: str) -> None:
    """The total is nobody's; each figure has the year of its group."""
    bar = " | " if " | " in head else "\t"
    rows = [("Tỉnh Bắc Ninh", "12", "150,5", "15", "210"), ("Tổng cộng", "12", "150,5", "15", "210")]
    found = told(head + "\n".join(bar.join(row) for row in rows))
    assert [said(fact) for fact in found] == TWO_YEARS


def test_the_kind_over_the_years_and_what_is_planned_beside_what_was_done() -> None:
    found = told(
        "Địa phương\tSố dự án FDI\t\tVốn FDI (triệu USD)\t\n\tNăm 2022\tNăm 2023\tĐăng ký\tThực hiện\n"
        "Bắc Ninh\t12\t15\t210\t96,5\n"
        "\n"
        "Chỉ tiêu\tĐơn vị tính\tNăm 2023\t\n\t\tKế hoạch\tThực hiện\n"
        "Đoàn vào\tđoàn\t220\t240\n"
    )
    assert [said(fact) for fact in found] == [
        ("fdi_projects", 12, None, "2022", "Bắc Ninh"),
        ("fdi_projects", 15, None, "2023", "Bắc Ninh"),
        ("fdi_registered", 210_000_000, "USD", None, "Bắc Ninh"),
        ("fdi_implemented", 96_500_000, "USD", None, "Bắc Ninh"),
        ("inbound_delegations", 240, None, "2023", "Nghệ An"),
    ]


def test_a_total_with_its_units_is_no_figure_of_the_province_the_text_is_about() -> None:
    found = told(
        "Địa phương\tSố dự án\tVốn\nBắc Ninh\t12 dự án FDI\t150 triệu USD\nHuế\t3 dự án FDI\t20 triệu USD\nTổng cộng\t15 dự án FDI\t170 triệu USD\n"
    )
    assert {(fact.values["value"], *fact.values["scope"]["names"]) for fact in found} == {
        (12, "Bắc Ninh"), (150_000_000, "Bắc Ninh"), (3, "Huế"), (20_000_000, "Huế"),
    }  # fmt: skip


def test_a_unit_of_a_thousand_and_a_table_between_bars() -> None:
    found = told(
        "Đơn vị tính: 1.000 USD\n| Địa phương | Vốn FDI đăng ký |\n| --- | --- |\n| Bắc Ninh | 950 |\n| Huế | 1.200 |\n"
    )
    assert [said(fact) for fact in found] == [
        ("fdi_registered", 950_000, "USD", None, "Bắc Ninh"),
        ("fdi_registered", 1_200_000, "USD", None, "Huế"),
    ]


def test_a_month_beside_what_was_added_up_since_new_year() -> None:
    found = told("Nội dung\tĐơn vị tính\tTháng 1\tLũy kế 2 tháng\nĐoàn ra\tđoàn\t9\t45\n")
    assert [(*said(fact), fact.values["period_start"], fact.values["cumulative"]) for fact in found] == [
        ("outbound_delegations", 9, None, "2024-01", "Nghệ An", "2024-01", False),
        ("outbound_delegations", 45, None, "2024-02", "Nghệ An", "2024-01", False),
    ]
