"""Official papers as trees: numbers, days and signatures as offices write them; what is not known is seen to be missing."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.report import (
    BLANK,
    LAYOUT,
    PAPER_TYPES,
    Letterhead,
    Paper,
    Signature,
    Table,
    TableColumn,
    blanks_of,
    day_words,
    filled_in,
    in_words,
    words,
)

NO_DAY = "ngày …… tháng …… năm ……"


def _head(number: str | None = None, symbol: str = "UBND", day: date | None = None) -> Letterhead:
    return Letterhead("", "ỦY BAN NHÂN DÂN TỈNH THỬ", number, symbol, "Thử", day)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 15), "ngày 15 tháng 11 năm 2026"),
        (None, NO_DAY),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_nought(day: date | None, written: str) -> None:
    assert day_words(day) == written


@pytest.mark.parametrize(
    ("kind", "number", "symbol", "written"),
    [
        ("submission", None, "UBND", "Số: ……/TTr-UBND"),
        ("report", "5", "SNgV", "Số: 05/BC-SNgV"),
        ("report", "12", "SNgV", "Số: 12/BC-SNgV"),
        ("decision", "120", "UBND", "Số: 120/QĐ-UBND"),
        ("plan", None, "", "Số: ……/KH-……"),
        ("dispatch", "7", "UBND-NC", "Số: 07/UBND-NC"),
    ],
)
def test_numbers_carry_the_abbreviation_of_their_type_and_letters_none(
    kind: str, number: str | None, symbol: str, written: str
) -> None:
    assert _head(number, symbol).number_of(PAPER_TYPES[kind]) == written


def test_a_place_without_a_day_leaves_room_for_it() -> None:
    assert _head().place_and_day == f"Thử, {NO_DAY}"
    assert Letterhead("", "", None, "", "", None).place_and_day == f"……, {NO_DAY}"


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (Signature("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ""), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Signature("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ""), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (Signature("", "GIÁM ĐỐC", "", ""), ("GIÁM ĐỐC",)),
        (Signature("TUQ.", "", "", ""), ("TUQ. ……",)),
    ],
)
def test_signatures_say_in_which_capacity(signature: Signature, lines: tuple[str, ...]) -> None:
    assert signature.lines == lines


def test_what_is_not_known_is_a_blank_that_is_seen() -> None:
    line = words("Bên ký: ", None, " và ", "")
    assert in_words(line) == f"Bên ký: {BLANK} và {BLANK}"
    assert [run.blank for run in line] == [False, True, False, True]


def test_recipients_end_with_the_file_copy() -> None:
    paper = Paper(PAPER_TYPES["dispatch"], _head(), "lấy ý kiến", (), Signature("", "", "", ""), copies=("Như trên",))
    assert paper.copy_lines == ("- Như trên;", "- Lưu: VT.")
    assert (paper.type_name, paper.title) == ("", "Công văn về việc lấy ý kiến")


def test_a_row_has_a_cell_for_every_heading() -> None:
    with pytest.raises(ValueError, match="1 cells under 2"):
        Table((TableColumn("STT", 1), TableColumn("Tên", 4)), ((words("1"),),))


def test_what_is_used_lies_within_what_the_decree_allows() -> None:
    """Decree 30/2020/NĐ-CP, Annex I: margins 20-25, 20-25, 30-35, 15-20 mm; the text 13-14 pt, 6 pt and more apart."""
    assert len(LAYOUT.looks) == 26
    assert all(look.low <= look.size <= look.high for look in LAYOUT.looks.values())
    assert all(one.low <= one.used <= (one.high or one.used) for one in LAYOUT.measures.values())
    margins = [(one.low, one.high) for one in (LAYOUT.measures[side] for side in ("top", "bottom", "left", "right"))]
    assert margins == [(20, 25), (20, 25), (30, 35), (15, 20)]
    assert (LAYOUT.looks["body"].low, LAYOUT.looks["body"].high) == (13, 14)
    assert LAYOUT.text_width == 210 - 30 - 15


def test_what_the_form_sends_back_unchanged_changes_nothing() -> None:
    """Also where only a part is known: "UBND-……", and an addressee that is still to be named."""
    head = Letterhead("", "UBND tỉnh Thử", None, f"UBND-{BLANK}", "Thử", None)
    to = (words("Bộ Ngoại giao"), words(None))
    paper = Paper(PAPER_TYPES["dispatch"], head, "lấy ý kiến", (), Signature("TM.", "A", "B", ""), addressees=to)
    assert filled_in(paper, blanks_of(paper)) == paper
    assert blanks_of(paper)["number"] == blanks_of(paper)["name"] == ""
