"""Text, text in several languages, names in all scripts, links."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Link, Names, Text, Words

HERE = Context("partners", "name")


def test_text_is_trimmed_and_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Đại học Huế")
    assert Text().clean(f"  {decomposed} ", HERE) == "Đại học Huế"
    assert Text().clean("   ", HERE) is None
    with pytest.raises(Fault):
        Text().clean(5, HERE)


@pytest.mark.parametrize(
    ("small", "great"), [("Đà Nẵng", "Em"), ("An Giang", "Ánh"), ("Da Nang", "Đà Nẵng"), ("Huế", "福岡")]
)
def test_text_sorts_in_the_vietnamese_alphabet(small: str, great: str) -> None:
    kind = Text()
    assert (kind.sort_number(small), kind.sort_key(small)) < (kind.sort_number(great), kind.sort_key(great))


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "example.org", "ftp://example.org", "data:text/html,x"])
def test_links_are_web_addresses(wrong: str) -> None:
    assert Link().clean(" https://example.org/ổ ", HERE) == "https://example.org/ổ"
    with pytest.raises(Fault):
        Link().clean(wrong, HERE)


def test_words_keep_each_language_and_what_we_translated() -> None:
    kind = Words()
    plain = kind.clean({"vi": "Khu công nghiệp", "en": "Industrial park", "unofficial": ["en"], "fr": ""}, HERE)
    assert plain == {"vi": "Khu công nghiệp", "en": "Industrial park", "unofficial": ["en"]}
    assert kind.text(plain, "vi") == "Khu công nghiệp"
    assert kind.text(plain, "en") == "Industrial park (unofficial translation)"
    assert kind.searched(plain) == ["Industrial park", "Khu công nghiệp"]


def test_words_of_no_asked_language_show_the_original_and_say_its_language() -> None:
    kind = Words()
    assert kind.text({"fr": "Ville"}, "en") == "Ville [fr]"
    assert kind.parse("Ville [fr]", "en", HERE) == {"fr": "Ville"}
    assert kind.text({"vi": "Ghi chú"}, "en") == "Ghi chú [vi]"


@pytest.mark.parametrize(
    "nothing", [None, "", {}, {"vi": ""}, {"vi": "  "}, {"unofficial": []}, {"unofficial": ["en"]}]
)
def test_no_words_are_nothing(nothing: object) -> None:
    assert Words().clean(nothing, HERE) is None


@pytest.mark.parametrize("wrong", [{"vi": 5}, {"a language of many letters": "x"}, ["vi"]])
def test_words_of_the_wrong_shape_are_refused(wrong: object) -> None:
    with pytest.raises(Fault):
        Words().clean(wrong, HERE)


PLAIN_TEXT = st.text(alphabet="aăâbcđêô福 .,()-0123", min_size=1).map(str.strip).filter(lambda t: t)


@given(PLAIN_TEXT, st.sampled_from(["vi", "en"]), st.booleans())
def test_words_are_read_back_with_their_mark(text: str, language: str, ours: bool) -> None:
    kind = Words()
    plain = kind.clean({language: text, "unofficial": [language] if ours else []}, HERE)
    assert kind.parse(kind.text(plain, language), language, HERE) == plain


def test_names_keep_every_script_once() -> None:
    kind = Names()
    plain = kind.clean(
        [
            "福岡県",
            {"text": "Fukuoka", "lang": "en"},
            {"text": "福岡県"},
            {"text": " "},
            {"text": "Fukuoka", "lang": "de"},
        ],
        HERE,
    )
    assert plain == [{"text": "福岡県"}, {"text": "Fukuoka", "lang": "en"}, {"text": "Fukuoka", "lang": "de"}]
    assert kind.text(plain, "vi") == "福岡県 | Fukuoka [en] | Fukuoka [de]"
    assert kind.parse(kind.text(plain, "vi"), "vi", HERE) == plain


def test_a_name_that_is_label_and_alias_is_shown_once() -> None:
    both = [{"text": "GUC", "kind": "label"}, {"text": "GUC", "kind": "acronym"}]
    assert Names().text(both, "vi") == "GUC"


def test_names_without_a_text_are_refused() -> None:
    with pytest.raises(Fault):
        Names().clean([{"lang": "ja"}], HERE)
