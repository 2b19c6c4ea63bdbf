"""The sentence that says why a hit was found."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.search import parse_request
from nhipcau.core.search.why import LONGEST, why, within_edits

FUKUOKA = {
    "register": "partners",
    "strong": [["label", "Tỉnh Fukuoka"], ["label", "Fukuoka Prefecture"], ["other_names", "福岡県"]],
    "weak": [["country", "Nhật Bản"], ["country", "Japan"], ["note", "Hợp tác về môi trường đô thị"]],
}
HUE = {
    "register": "localities",
    "strong": [["label", "Thành phố Huế"], ["label", "Hue City"], ["label", "Huế"], ["label", "Hue"]],
    "weak": [
        ["history", "Tỉnh Thừa Thiên Huế (cũ); từ 01/01/2025 đổi thành thành phố Huế"],
        ["history", "Thua Thien Hue Province (former); since 1 January 2025 it has been Hue City"],
    ],
}
JAPAN = {
    "register": "countries",
    "strong": [["label", "Nhật Bản"], ["label", "Japan"], ["spelling", "日本"]],
    "weak": [],
}


def said(item: dict[str, Any], words: str, language: str = "vi") -> str:
    return why(orjson.dumps(item).decode(), parse_request(None, {"q": [words]}), language)


@pytest.mark.parametrize(
    ("item", "words", "vi", "en"),
    [
        (FUKUOKA, "fukuoka", "Tên: Tỉnh Fukuoka", "Name: Fukuoka Prefecture"),
        (FUKUOKA, "fuku", "Tên: Tỉnh Fukuoka", "Name: Fukuoka Prefecture"),
        (FUKUOKA, "福岡", "Tên khác: 福岡県", "Other names: 福岡県"),
        (FUKUOKA, "nhat ban", "Quốc gia, vùng lãnh thổ: Nhật Bản", "Country or territory: Nhật Bản"),
        (FUKUOKA, "japan", "Quốc gia, vùng lãnh thổ: Japan", "Country or territory: Japan"),
        (FUKUOKA, "môi trường", "Ghi chú: Hợp tác về môi trường đô thị", "Note: Hợp tác về môi trường đô thị"),
        (FUKUOKA, "fukuaka", "Gần giống: Fukuoka", "Similar: Fukuoka"),
        (FUKUOKA, "fuukoka japan", "Gần giống: Fukuoka", "Similar: Fukuoka"),
        (HUE, "hue", "Tên: Thành phố Huế", "Name: Hue City"),
        (
            HUE,
            "thua thien hue",
            "Tỉnh Thừa Thiên Huế (cũ); từ 01/01/2025 đổi thành thành phố Huế",
            "Thua Thien Hue Province (former); since 1 January 2025 it has been Hue City",
        ),
        (HUE, "Thừa Thiên Huế", "Tỉnh Thừa Thiên Huế (cũ); từ 01/01/2025 đổi thành thành phố Huế", None),
        (JAPAN, "日本", "Cách viết khác của tên", "Another spelling of the name"),
        (JAPAN, "nhật bản", "Tên: Nhật Bản", "Name: Nhật Bản"),
        (FUKUOKA, "nothing at all", "", ""),
        (FUKUOKA, "", "", ""),
    ],
)
def test_worked_examples(item: dict[str, Any], words: str, vi: str, en: str | None) -> None:
    assert said(item, words, "vi") == vi
    if en is not None:
        assert said(item, words, "en") == en


def test_accents_as_typed_win_over_the_same_letters_without() -> None:
    item = {
        "register": "opportunities",
        "strong": [["name", "Khu gồm ba bến"], ["label", "Làng gốm Bát Tràng"]],
        "weak": [],
    }
    assert said(item, "gốm") == "Tên: Làng gốm Bát Tràng"
    assert "gồm" in said(item, "gồm")


def test_a_spelling_we_do_not_use_is_never_shown() -> None:
    item = {"register": "countries", "strong": [["label", "Hàn Quốc"], ["spelling", "Nam Hàn"]], "weak": []}
    assert said(item, "nam han") == "Cách viết khác của tên"
    assert said(item, "nam hun") in ("Cách viết khác của tên", "Gần giống: Hàn")


def test_a_long_text_is_cut_around_the_words() -> None:
    text = "mở đầu dài dòng " * 40 + "trung tâm gốm sứ Bát Tràng" + " và phần kết dài dòng" * 40
    sentence = said({"register": "opportunities", "strong": [], "weak": [["note", text]]}, "gốm sứ")
    assert "gốm sứ" in sentence
    assert len(sentence) <= LONGEST
    assert sentence.startswith("Ghi chú: …")
    assert sentence.endswith("…")


@given(before=st.text(alphabet="ab cd", max_size=400), after=st.text(alphabet="ab cd", max_size=400))
def test_the_word_is_always_inside_and_the_sentence_short(before: str, after: str) -> None:
    item = {"register": "opportunities", "strong": [], "weak": [["note", f"{before} Yamanashi {after}"]]}
    sentence = said(item, "yamanashi")
    assert "Yamanashi" in sentence
    assert len(sentence) <= LONGEST


@pytest.mark.parametrize(
    ("first", "second", "most", "near"),
    [
        ("yamanasi", "yamanashi", 1, True),
        ("fukouka", "fukuoka", 1, True),  # a swap counts once
        ("fukouka", "fukuoka", 0, False),
        ("kitten", "sitting", 2, False),
        ("kitten", "sitting", 3, True),
        ("", "ab", 2, True),
        ("abc", "abc", 0, True),
    ],
)
def test_letters_wrong(first: str, second: str, most: int, near: bool) -> None:
    assert within_edits(first, second, most) is near


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6), st.integers(0, 3))
def test_nearness_is_mutual_and_grows_with_what_is_allowed(first: str, second: str, most: int) -> None:
    near = within_edits(first, second, most)
    assert near == within_edits(second, first, most)
    assert not near or within_edits(first, second, most + 1)
