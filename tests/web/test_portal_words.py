"""The pages' own words: both languages complete, numbers as each language writes them, no mixture on a page."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from django.test import Client

from nhipcau import web
from nhipcau.web.words import LANGUAGE_NAMES, WORDS, language_name, say
from tests.web.reader import read


def _filled(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_phrase_exists_in_both_languages_with_the_same_blanks() -> None:
    for key, phrase in WORDS.items():
        assert phrase.vi.strip(), key
        assert phrase.en.strip(), key
        assert _filled(phrase.vi) == _filled(phrase.en), key
        assert not phrase.en_one or _filled(phrase.en_one) <= _filled(phrase.en), key


SAID = re.compile(r"""(?:say\(\s*|{% say )["'](\w+)["']""")


def test_every_phrase_that_is_said_exists_and_every_phrase_is_said_somewhere() -> None:
    files = [path for path in Path(web.__file__).parent.rglob("*") if path.suffix in (".py", ".html")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.parent.name != "words"]
    said = {key for text in texts for key in SAID.findall(text)}
    assert said - WORDS.keys() == set()
    begun = {match for text in texts for match in re.findall(r"""f"(\w+_){""", text)}
    silent = [key for key in WORDS if key not in said and not any(f'"{key}"' in text for text in texts)]
    assert [key for key in silent if not key.startswith(tuple(begun))] == []


def test_numbers_and_plurals() -> None:
    assert say("results", "vi", n=9352) == "9.352 kết quả"
    assert say("results", "en", n=9352) == "9,352 results"
    assert say("results", "en", n=1) == "1 result"
    assert say("results", "vi", n=1) == "1 kết quả"


def test_languages_have_names_and_unknown_ones_keep_their_code() -> None:
    assert language_name("ja", "vi") == "tiếng Nhật"
    assert language_name("ja", "en") == "Japanese"
    assert language_name("tlh", "vi") == "tlh"
    assert all(label.vi and label.en for label in LANGUAGE_NAMES.values())


MARKED = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/search",
        "/en/partners",
        "/en/agreements",
        "/en/data",
        "/en/localities/hue",
        "/en/countries",
        "/en/map",
        "/en/map/world",
        "/en/nowhere",
        "/en/partners?limit=x",
    ],
)
def test_english_pages_have_no_vietnamese_words_of_ours(visitor: Client, path: str) -> None:
    text = read(visitor.get(path)).text
    ours = [phrase.vi for phrase in WORDS.values() if MARKED.search(phrase.vi) and phrase.vi != phrase.en]
    pieces = [piece for words in ours for piece in re.split(r"\{\w+\}", words) if len(piece.strip()) > 8]
    found = [piece for piece in pieces if piece.strip() in text]
    assert found == []
