"""Companies and organisations abroad: foreign names behind a word for a body, and English names that say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.lists import Named
from nhipcau.lib.reading.runs import country_behind, run_end
from nhipcau.lib.reading.words import Mark, is_acronym, is_vietnamese

_BODY: Final = ("tập đoàn", "công ty", "tổng công ty", "hãng")
_COMPANY_FORMS: Final = frozenset({"TNHH", "CP", "Cổ", "phần", "cổ", "Tập", "đoàn"})
_BODIES: Final = {
    said.split()[0]: said.split() for said in ("tổ chức", "quỹ", "hiệp hội", "đại học", "viện", "cơ quan")
}
_KINDS: Final = {"đại học": "organisation", "viện": "organisation", "cơ quan": "organisation"}
_ENGLISH: Final = {
    "university": "organisation", "college": "organisation", "institute": "organisation", "council": "organisation", "agency": "organisation", "association": "organisation", "chamber": "organisation",
    "foundation": "ngo", "trust": "ngo", "corporation": "company", "company": "company", "inc": "company", "ltd": "company", "group": "company", "holdings": "company",
}  # fmt: skip
_ENGLISH_JOINTS: Final = frozenset({"of", "for", "and", "the", "&"})
_NOT_BODIES: Final = frozenset(
    {"PCPNN", "NGO", "NGOS", "INGO", "FDI", "ODA", "HTX", "UBND", "HĐND", "MTTQ", "CT", "XH", "KT", "TCPCPNN", "LHHN", "BTC", "CLB", "TNHH"}
)  # fmt: skip
_NAMED_EVENTS: Final = frozenset({"festival", "workshop", "gala", "seminar", "famtrip", "forum", "tour", "show", "roadshow", "marathon", "teambuilding", "talkshow", "game", "webinar", "event", "hackathon", "caravan", "triathlon", "fair", "online"})  # fmt: skip
"""What is organised: behind "tổ chức" as a verb."""
_BEFORE_BODIES: Final = frozenset({"do", "của", "từ", "với", "và", "tiếp", "các", ",", ";", "(", "là", "gồm", "qua", "bởi", "phủ", "cùng", "cho", "được"})  # fmt: skip
_BEHIND_BODIES: Final = frozenset({"/", "(", "đã", "tài", "hỗ", "là", "cam", "sẽ", "triển", "viện", "tặng", "trao"})
_SHORTEST_ACRONYM: Final = 3
_NAMED_WITH: Final = ("Tổ chức", "Hiệp hội", "Cơ quan", "Trung tâm", "Liên đoàn", "Liên hiệp")
"""First words of bodies whose names may be Vietnamese words."""
_LONGEST_BODY: Final = 14


def bodies_abroad(document: Document, sentence: Sentence, *, is_aid: bool) -> Iterator[tuple[Named, Span, str]]:
    """``is_aid``: the document speaks of aid, so that an organisation is taken for one of aid."""
    yield from _companies(document, sentence)
    yield from _bodies(document, sentence, is_aid=is_aid)
    yield from _with_initials(document, sentence, is_aid=is_aid)
    yield from _english(document, sentence)


def _companies(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "Tập đoàn Foxlink", "Công ty TNHH Haesung Vina": a foreign name behind a word for a company."""
    words = sentence.words
    for at in range(len(words) - 2):
        if not words[at].is_capital or not _says(sentence, at, _BODY):
            continue
        first = at + (3 if words[at].low == "tổng" else 2)
        while first < len(words) and words[first].text in _COMPANY_FORMS:
            first += 1
        last = run_end(sentence, first)
        if last > first and any(not is_vietnamese(word.low) for word in words[first:last] if word.is_word):
            name = document.said(sentence, at, last)
            yield Named(name, "company", country_behind(sentence, last)), sentence.span(at, last), "partners.company"


def _bodies(document: Document, sentence: Sentence, *, is_aid: bool) -> Iterator[tuple[Named, Span, str]]:
    """ "tổ chức Good People International", "Quỹ Rockefeller Foundation": foreign names behind a word for a body.

    ``is_aid``: the document speaks of aid, so that an organisation is taken for one of aid.
    """
    words = sentence.words
    for at in range(len(words) - 2):
        body = _BODIES.get(words[at].low)
        length = len(body) if body else 0
        if not body or [word.low for word in words[at : at + length]] != body or _is_house(sentence, at):
            continue
        first = at + length
        if [word.low for word in words[first : first + 3]] == ["phi", "chính", "phủ"]:
            first += 3
        last = _english_end(sentence, run_end(sentence, first))
        listed = sentence.at("partner", first)
        if last - first < 1 or words[first].low in _NAMED_EVENTS or (listed and not _is_longer(sentence, listed, last)):
            continue
        is_body = " ".join(body) in _KINDS or _is_no_verb(sentence, at, last)
        if not _is_foreign_name(sentence, first, last, is_body=is_body and (is_aid or words[at].is_capital)):
            continue
        named_so = next((kind for word in words[first:last] if (kind := _ENGLISH.get(word.low))), None)
        kind = _KINDS.get(" ".join(body)) or named_so or ("ngo" if is_aid else "organisation")
        named = Named(document.said(sentence, first, last), kind, country_behind(sentence, last))
        yield named, sentence.span(first, last), "partners.body"


def _is_house(sentence: Sentence, at: int) -> bool:
    """Whether "viện" is the second word of "Thượng viện", "Hạ viện", "Nghị viện": a person's name follows."""
    return at > 0 and sentence.words[at].low == "viện" and sentence.words[at - 1].low in ("thượng", "hạ", "nghị", "vụ")


def _with_initials(document: Document, sentence: Sentence, *, is_aid: bool) -> Iterator[tuple[Named, Span, str]]:
    """ "Quỹ Tình nguyện Quốc tế Daejin (DIVA)": Vietnamese words that end with a country or a foreign name, and initials."""
    words = sentence.words
    for at in range(3, len(words) - 2):
        if words[at].text != "(" or words[at + 2].text not in ")," or not is_acronym(words[at + 1].text):
            continue
        first = next((back for back in range(at - 2, max(-1, at - _LONGEST_BODY), -1) if _begins(sentence, back)), None)
        if first is None or sentence.at("partner", at + 1):
            continue
        countries = [mark.value.country for mark in sentence.of("partner") if mark.last == at and mark.value]
        is_ours = any(not word.is_word or word.low == "nam" for word in words[first:at])
        if is_ours or not (countries or not is_vietnamese(words[at - 1].low)):
            continue
        kind = "ngo" if is_aid and words[first].text in ("Quỹ", "Tổ") else "organisation"
        named = Named(document.said(sentence, first, at), kind, countries[0] if countries else None)
        yield named, sentence.span(first, at), "partners.initials"


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether a body begins at a word: "Quỹ", "Tổ chức", "Hội Hữu nghị", not "Hội nghị"."""
    words = sentence.words
    if words[at].text in ("Hội", "Quỹ", "Viện"):
        return words[at + 1].is_capital
    return f"{words[at].text} {words[at + 1].text}" in _NAMED_WITH


def _english_end(sentence: Sentence, last: int) -> int:
    """Where a name ends that may go on behind "for" or "of": "Care for Children"."""
    words = sentence.words
    while last + 1 < len(words) and words[last].low in _ENGLISH_JOINTS and words[last + 1].is_capital:
        last = run_end(sentence, last + 1)
    return last


def _is_longer(sentence: Sentence, listed: Mark, last: int) -> bool:
    """Whether a name goes on behind one that is listed: "Samaritan's Purse International Relief", not "Oxfam Việt Nam"."""
    rest = sentence.words[listed.last : last]
    return listed.value.kind != "country" and bool(rest) and not any(is_vietnamese(word.low) for word in rest)


def _is_no_verb(sentence: Sentence, at: int, last: int) -> bool:
    """Whether "tổ chức" at a word is a body and not what somebody does: by its capital, and by the words around it."""
    words = sentence.words
    if at == 0:
        return last < len(words) and words[last].low in _BEHIND_BODIES
    return words[at].is_capital or words[at - 1].low in _BEFORE_BODIES


def _english(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "Hanze University of Applied Sciences": words with capitals among which one says what kind of body it is."""
    words, first = sentence.words, 0
    if not any(word.low in _ENGLISH for word in words):
        return
    while first < len(words):
        last = first
        while last < len(words) and _is_of_english(sentence, first, last):
            last += 1
        while last > first and words[last - 1].low in _ENGLISH_JOINTS:
            last -= 1
        kind = next((kind for word in words[first:last] if (kind := _ENGLISH.get(word.low))), None)
        if kind and last - first > 1:
            named = Named(document.said(sentence, first, last), kind, country_behind(sentence, last))
            yield named, sentence.span(first, last), "partners.english"
        first = max(last, first + 1)


def _is_of_english(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a word goes on with an English name: a capital and no Vietnamese syllable, or "of", "for" inside."""
    word = sentence.words[at]
    if at > first and word.low in _ENGLISH_JOINTS:
        return True
    return word.is_word and word.is_capital and (word.low in _ENGLISH or not is_vietnamese(word.low))


def _is_foreign_name(sentence: Sentence, first: int, last: int, *, is_body: bool) -> bool:
    """Whether a run of capitals is no Vietnamese name: half of its words, or one in capitals alone of three letters or more.

    ``is_body``: the words before can only mean a body, so that one foreign word will do: "Tổ chức Agriterra".
    """
    words = [word for word in sentence.words[first:last] if word.is_word and word.low != "s"]
    foreign = [word for word in words if not is_vietnamese(word.low)]
    if len(words) == 1:
        name = words[0].text
        if name.isupper():
            has_vowel = any(letter in "AEIOU" for letter in name)
            shortest = _SHORTEST_ACRONYM if is_body else _SHORTEST_ACRONYM + 1
            return name not in _NOT_BODIES and len(name) >= shortest and name.isascii() and (is_body or (bool(foreign) and has_vowel))  # fmt: skip
        return is_body and bool(foreign) and len(name) > _SHORTEST_ACRONYM
    return len(foreign) * 2 >= len(words)


def _says(sentence: Sentence, at: int, phrases: tuple[str, ...]) -> bool:
    words = sentence.words
    return words[at].low in phrases or " ".join(word.low for word in words[at : at + 2]) in phrases
