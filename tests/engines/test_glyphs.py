"""What the papers' face can show: all of Vietnamese, and never a box."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.engines.papers.glyphs import printable, shows

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


def test_every_vietnamese_letter_and_the_signs_of_our_phrases_can_be_shown() -> None:
    assert shows(VOWELS + VOWELS.upper() + "đĐ")
    assert shows("“Sổ” – 1.234,5 tỷ đồng · 100 %; (cũ)… Chungcheongnam-do, São Luís, Córdoba, Łódź, Ōsaka’s")


def test_signs_the_face_lacks_are_left_out_with_the_brackets_around_them() -> None:
    assert not shows("福岡県")
    assert printable("Tỉnh Fukuoka (福岡県), Nhật Bản") == "Tỉnh Fukuoka, Nhật Bản"
    assert printable("Харків") == ""
    assert printable("  a\tb\nc\u200b ") == "a b c"
    assert printable("Hu\u0065\u0302\u0301") == "Huế", "composed first"


@given(st.text())
def test_what_is_printable_can_be_shown_and_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert shows(once)
    assert printable(once) == once
