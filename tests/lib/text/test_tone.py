import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import accented, nfc
from nhipcau.lib.text.fold import VIETNAMESE_MARKED


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Hoà", "Hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("HOÀ BÌNH", "Hòa Bình"),
        ("Thoả thuận", "thỏa thuận"),
    ],
)
def test_two_schools_one_word(newer, older):
    assert accented(newer) == accented(older) == older.lower()


@pytest.mark.parametrize("word", ["hoàn", "toán", "quà", "quý", "quỳ", "thuở", "huế", "khuỷu", "xoáy", "quảng"])
def test_words_with_one_spelling_stay(word):
    assert accented(word) == word


def test_tone_typed_on_the_u_of_qu_moves():
    assert accented("Qúy qúa") == "quý quá"


def test_tones_still_differ():
    assert len({accented(word) for word in ("hoa", "hoà", "hoả", "hoã", "hoá", "hoạ")}) == 6


@given(st.text(alphabet=sorted(VIETNAMESE_MARKED | set("oaeuyqnhtQOUAY \u0301x")), max_size=20))
@settings(max_examples=200)
def test_laws(text):
    form = accented(text)
    assert len(form) == len(nfc(text))
    assert accented(form) == form
