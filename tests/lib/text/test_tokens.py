import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import Token, accented_tokens, nfc, tokens
from nhipcau.lib.text import accented_words as fast_accented_words
from nhipcau.lib.text import words as fast_words

MIXED = st.text(alphabet="aĐệ1²'-_ .福岡県のアがー서울ไทย\u0e31ကြမ្ព\u0301\u0302\u00ad\u034fʼx𠮷", max_size=30)


def words(text):
    return [token.text for token in tokens(text)]


def test_words_with_their_places():
    assert tokens("Sở Ngoại vụ") == [Token("so", 0, 2), Token("ngoai", 3, 8), Token("vu", 9, 11)]


def test_hyphens_apostrophes_and_signs_split():
    assert words("Bà Rịa-Vũng Tàu, Côte d'Ivoire; O’Brien A_B 61/2024/NĐ-CP") == (
        ["ba", "ria", "vung", "tau", "cote", "d", "ivoire", "o", "brien", "a", "b", "61", "2024", "nd", "cp"]
    )


def test_decomposed_text_has_the_places_of_the_composed():
    assert tokens("Hue\u0302\u0301 x") == [Token("hue", 0, 3), Token("x", 4, 5)]


def test_marks_that_compose_with_nothing_are_dropped_from_the_word_only():
    assert tokens("ax\u030cb") == [Token("axb", 0, 4)]


def test_soft_hyphen_does_not_split():
    assert words("hợp\u00adtác") == ["hoptac"]


def test_han_and_kana_become_pairs():
    assert words("福岡県のアジア") == ["福岡", "岡県", "県の", "のア", "アジ", "ジア"]
    assert set(words("福岡")) <= set(words("福岡県"))
    assert words("福") == ["福"]


def test_hangul_and_scripts_without_spaces_become_pairs():
    assert words("서울특별시") == ["서울", "울특", "특별", "별시"]
    assert words("ไทย") == ["ไท", "ทย"]
    assert words("วัด") == ["วัด"]  # two letters, the vowel sign stays with its letter
    assert words("ລາວ") == ["ລາ", "າວ"]


def test_runs_of_two_scripts_end_where_the_script_changes():
    assert words("JR東京2025年") == ["jr", "東京", "2025", "年"]


def test_accented_words_keep_marks_and_tone_in_one_place():
    assert [token.text for token in accented_tokens("Hoà-Bình")] == ["hòa", "bình"]


@given(st.one_of(st.text(max_size=30), MIXED))
@settings(max_examples=200)
def test_both_cuts_cover_the_same_places(text):
    folded, marked = tokens(text), accented_tokens(text)
    assert [token[1:] for token in folded] == [token[1:] for token in marked]
    for token in [*folded, *marked]:
        assert token.text
        assert 0 <= token.start < token.end <= len(nfc(text))
    assert [token.start for token in folded] == sorted(token.start for token in folded)


@given(st.text(alphabet="福岡県のアジ市", min_size=2, max_size=12), st.data())
@settings(max_examples=100)
def test_a_part_of_a_run_is_found_by_its_pairs(run, data):
    start = data.draw(st.integers(0, len(run) - 2))
    part = run[start : data.draw(st.integers(start + 2, len(run)))]
    assert set(words(part)) <= set(words(run))


@pytest.mark.parametrize("plain", ["Đường sắt Hà Nội – Hải Phòng (100 m²)", "thuở hoà_bình", "İstanbul ŒUVRE", ""])
def test_cut_are_the_texts_of_tokens(plain: str) -> None:
    assert fast_words(plain) == [token.text for token in tokens(plain)]
    assert fast_accented_words(plain) == [token.text for token in accented_tokens(plain)]


def test_cut_of_every_character() -> None:
    """The fast cut of Latin texts is the careful one, for each character there is, alone and between letters."""
    for code_point in (*range(0xD800), *range(0xE000, 0x30000)):
        text = f"hoà{chr(code_point)}ý {chr(code_point)}"
        if fast_words(text) != [token.text for token in tokens(text)]:
            raise AssertionError(f"words of {text!r}")


@given(st.text(max_size=60))
def test_cut_of_any_text(text: str) -> None:
    assert fast_words(text) == [token.text for token in tokens(text)]
    assert fast_accented_words(text) == [token.text for token in accented_tokens(text)]
