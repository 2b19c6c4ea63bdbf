"""Whatever the text is made of: every fact's offsets give its words in the text as it was given."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import pytest

from nhipcau.lib.reading import Reading, read

ARTICLE = (
    "Sở Ngoại vụ tỉnh Thừa Thiên Huế\n\n"
    "Ngày 18/12/2023, ông Trần Văn Mẫu, Giám đốc Sở Ngoại vụ, dự Hội nghị Ngoại vụ toàn quốc lần thứ 21 tại Hà Nội. "
    "Tỉnh đã ký 12 thỏa thuận quốc tế, thu hút 3 dự án FDI với tổng vốn đăng ký 48,2 triệu USD theo Chỉ thị số 15-CT/TW."
)
"""Made up, but for the conference and the directive."""


def quotes(reading: Reading) -> list[tuple[str, str]]:
    """Type and first words of each fact, composed, spaces as one."""
    said = [(fact.type, reading.text[fact.span.start : fact.span.end]) for fact in reading.facts]
    return sorted((kind, " ".join(unicodedata.normalize("NFC", words).split())) for kind, words in said)


PLAIN = quotes(read(ARTICLE))


def test_the_article_has_facts_of_five_types() -> None:
    assert {kind for kind, _ in PLAIN} >= {"locality", "person_role", "event", "quantity_claim", "policy_document"}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(unicodedata.normalize("NFD", ARTICLE), id="decomposed"),
        pytest.param(ARTICLE.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(ARTICLE.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param("😀🇻🇳 " + ARTICLE.replace(". ", ". 🤝👩‍👩‍👧 "), id="emoji"),
        pytest.param("\ufeff" + ARTICLE, id="byte order mark"),
        pytest.param(unicodedata.normalize("NFD", ARTICLE).replace(" ", "\u2009"), id="decomposed, thin spaces"),
    ],
)
def test_the_same_words_are_found_however_they_are_written(changed: str) -> None:
    assert quotes(read(changed)) == PLAIN


def test_evidence_lies_in_the_text_whatever_is_mixed_in() -> None:
    chance = random.Random(7)
    mixed_in = [
        "\u0301",
        "\u0323",
        "\r\n",
        "\u00a0",
        "가",
        "\u1112\u1161\u11ab",
        "😀",
        "\u200b",
        "\t",
        "\u0344",
        "i\u0307",
        "“",
        "(",
    ]
    for _ in range(60):
        letters = list(unicodedata.normalize(chance.choice(("NFC", "NFD")), ARTICLE))
        for _ in range(12):
            letters.insert(chance.randrange(len(letters)), chance.choice(mixed_in))
        text = "".join(letters)
        for fact in read(text).facts:
            assert all(0 <= span.start < span.end <= len(text) for span in fact.evidence), repr(text)


def test_reading_twice_gives_the_same() -> None:
    assert read(ARTICLE).as_json("a") == read(ARTICLE).as_json("a")


def test_the_json_quotes_the_text_and_names_the_rule() -> None:
    said = read(ARTICLE).as_json("bai-viet")
    assert said["schema"] == "nhipcau-gold/1" and said["doc_id"] == "bai-viet" and said["text_chars"] == len(ARTICLE)
    for fact in said["facts"]:
        assert all(ARTICLE[one["start"] : one["end"]] == one["quote"] for one in fact["evidence"])
        assert "." in fact["rule"] and 0 < fact["confidence"] < 1


def test_offsets_hold_behind_five_megabytes() -> None:
    between = "\n\n" + "\n".join(["x" * 990 + "\u00a0😀"] * 5000) + "\n\n"
    text = ARTICLE + between + ARTICLE.replace("48,2", "61,7")
    facts = read(text).facts
    late = [fact for fact in facts if fact.type == "quantity_claim" and fact.span.start > len(ARTICLE) + len(between)]
    assert ["61,7 triệu USD" in text[fact.span.start : fact.span.end] for fact in late] == [True]
    assert {(span.start > len(ARTICLE)) for fact in facts if fact.type == "event" for span in fact.evidence} == {
        False,
        True,
    }


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "đối ngoại", "đối ngoại " + "(" * 5000, "đối ngoại " + "7" * 5000, "\x00đối ngoại\ud800"],
)
def test_nothing_is_too_strange_to_be_read(text: str) -> None:
    assert read(text).facts == ()


def test_a_text_that_ends_behind_a_currency_is_read() -> None:
    (figure,) = [
        fact for fact in read("Sở Ngoại vụ: tổng giá trị viện trợ 4,6 triệu USD").facts if fact.values.get("value")
    ]
    assert (figure.values["value"], figure.values["currency"]) == (4_600_000, "USD")


def test_pieces_of_texts_cut_anywhere_are_read() -> None:
    """What is pasted seldom begins and ends where sentences do."""
    chance = random.Random(11)
    passages = sorted((Path(__file__).parents[3] / "bench" / "reading_passages").glob("*.json"))
    for path in passages:
        words = json.loads(path.read_text(encoding="utf-8"))["text"].split(" ")
        for _ in range(4):
            first = chance.randrange(len(words))
            piece = chance.choice((" ", "\t")).join(words[first : first + chance.randrange(3, 60)])
            reading = read(f"Công tác đối ngoại. {piece}")
            for fact in reading.facts:
                assert 0 <= fact.span.start < fact.span.end <= len(reading.text)
