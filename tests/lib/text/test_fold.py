import sys
import time
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import fold, has_marks, nfc
from nhipcau.lib.text.fold import VIETNAMESE_MARKED

VIETNAMESE = st.text(alphabet=sorted(VIETNAMESE_MARKED | set("abcdeghiklmnopqrstuvxy ĐÀỆ-")), max_size=40)


def test_vietnamese_words():
    assert fold("Đại học Quốc gia Hà Nội") == "dai hoc quoc gia ha noi"
    assert fold("THỪA THIÊN HUẾ, Đắk Lắk, Bà Rịa") == "thua thien hue, dak lak, ba ria"
    assert fold("ƯƠNG ươứừửữự ăắ âấ êế ôố ơớ ỹ") == "uong uouuuuu aa aa ee oo oo y"


def test_letters_of_partners():
    assert fold("São Paulo, Łódź, Århus, Tromsø, Îles, Köln, Çanakkale") == (
        "sao paulo, lodz, arhus, tromso, iles, koln, canakkale"
    )


def test_one_code_point_stays_one():
    assert fold("İß Ａｂ１，km²") == "is ab1,km2"
    assert fold("ﬁ") == "ﬁ"
    assert len(fold("x̌𠮷İ")) == 4


def test_other_scripts_keep_their_letters():
    assert fold("が ガ 한국 й ё Москва") == "が ガ 한국 й ё москва"


def test_every_code_point_keeps_length_and_is_stable():
    for code_point in range(sys.maxunicode + 1):
        letter = chr(code_point)
        folded = fold(letter)
        assert len(folded) == len(nfc(letter)), hex(code_point)
        assert fold(folded) == folded, hex(code_point)


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_laws(text):
    folded = fold(text)
    assert len(folded) == len(nfc(text))
    assert fold(folded) == folded
    assert nfc(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(alphabet=[*map(chr, range(0x300, 0x370)), *"aeoøđÅắuư\u1100가ガ"], max_size=12))
@settings(max_examples=200)
def test_stray_marks_never_compose_later(text):
    folded = fold(text)
    assert len(folded) == len(nfc(text))
    assert fold(folded) == folded


@given(VIETNAMESE)
@settings(max_examples=150)
def test_marks_make_no_difference(text):
    stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert fold(text) == fold(stripped.replace("đ", "d").replace("Đ", "D"))
    assert fold(text).isascii()


def test_a_megabyte_takes_well_under_a_second():
    text = "Đại học Quốc gia Hà Nội – 福岡県 " * 32_000
    begun = time.perf_counter()
    fold(text)
    assert time.perf_counter() - begun < 0.5


def test_has_marks():
    assert has_marks("Đà Nẵng")
    assert has_marks("dđ")
    assert has_marks(unicodedata.normalize("NFD", "nội"))
    assert not has_marks("Da Nang")
    assert not has_marks("Köln, España, Îles, 福岡")
    assert len(VIETNAMESE_MARKED) == 67  # 12 vowels × 5 tones + ăâđêôơư
