"""Which language a text is in: texts of the shipped registers, sorted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.text import language_of

VIETNAMESE = [
    "Ký trong chuyến thăm 11-12/4/2022",
    "Ngày ký không có",
    "hạ tầng khu công nghiệp",
    "phiên 11, 07/01/2020",
    "WDI, JSON ngày 07/10/2025; bản sao: github.com/Luna777247/dragon-fly-data @eb2b889",
]
ENGLISH = ["MINISTRY OF EDUCATION AND TRAINING", "The sentence of the source is ambiguous", "Twinning with Đà Nẵng"]
NEITHER = ["Napho", "2021–2025", "우호교류 협약", "São Luís", "Île-de-France", "VIETNAM", ""]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese(text: str) -> None:
    assert language_of(text) == "vi"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_not_plain_is_not_guessed(text: str) -> None:
    assert language_of(text) == ""


@given(st.text(st.characters(codec="ascii")))
def test_text_without_marks_is_never_called_vietnamese(text: str) -> None:
    assert language_of(text) != "vi"
