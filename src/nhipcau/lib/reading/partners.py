"""Partners abroad: countries (by their people's goods and bodies too), localities, organisations and companies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.lists import Named
from nhipcau.lib.reading.names import is_in_name
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark, is_vietnamese

_DECEPTIVE: Final = frozenset(
    {
        "anh",
        "đức",
        "mỹ",
        "nga",
        "ý",
        "pháp",
        "áo",
        "bỉ",
        "lào",
        "hàn",
        "nhật",
        "úc",
        "tân",
        "séc",
        "cam",
        "ba lan",
        "hà lan",
        "phần lan",
        "thái",
        "malta",
        "mali",
    }
)
"""Names of one syllable that are words or parts of names as well."""
_NOT_BEFORE: Final = frozenset(
    {
        "tiếng",
        "ông",
        "bà",
        "anh",
        "chị",
        "cô",
        "em",
        "chú",
        "bác",
        "thị",
        "văn",
        "minh",
        "đô",
        "la",
        "đồng",
        "biển",
        "phố",
        "đường",
        "cầu",
        "công",
        "kim",
    }
)
_LOCAL: Final = (
    "tỉnh",
    "thành phố",
    "tp",
    "bang",
    "thủ đô",
    "quận",
    "vùng",
    "hạt",
    "đặc khu",
    "châu",
    "huyện",
    "khu tự trị",
    "thị trấn",
)
_SMALL: Final = frozenset({"huyện", "quận", "thị trấn", "hạt", "châu"})
"""Words for small localities: many at home have names of other languages ("huyện Krông Năng"), so a country must be told."""
_AT_HOME: Final = frozenset(
    {"Sơn Tây", "Đông Hưng", "Hồng Hà", "Tây An", "Thành Đô", "An Huy", "Bắc Hải", "Nam Ninh", "Hà Khẩu"}
)
"""Names abroad that are names at home as well: they need a word for a locality or the country beside them."""
_SHORT: Final = 5
_BODY: Final = ("tập đoàn", "công ty", "tổng công ty", "hãng")
_BODIES: Final = {
    said.split()[0]: said.split() for said in ("tổ chức", "quỹ", "hiệp hội", "đại học", "viện", "cơ quan")
}
_ENGLISH: Final = {
    "university": "organisation", "college": "organisation", "institute": "organisation", "council": "organisation", "agency": "organisation", "association": "organisation", "chamber": "organisation",
    "foundation": "ngo", "trust": "ngo", "corporation": "company", "company": "company", "inc": "company", "ltd": "company", "group": "company", "holdings": "company",
}  # fmt: skip
_ENGLISH_JOINTS: Final = frozenset({"of", "for", "and", "the", "&"})
_KINDS: Final = {"đại học": "organisation", "viện": "organisation", "cơ quan": "organisation"}
_COMPANY_FORMS: Final = frozenset({"TNHH", "CP", "Cổ", "phần", "cổ", "Tập", "đoàn"})
_LONGEST: Final = 6


def partners(document: Document) -> list[Fact]:
    """One fact for each partner named, with all its mentions."""
    found: dict[tuple[str, str], Fact] = {}
    low = document.text.lower()
    is_aid = any(word in low for word in ("phi chính phủ", "pcpnn", "viện trợ", "tài trợ"))
    for sentence in document.sentences:
        taken: list[Span] = []
        for named, span, rule in (
            *_localities(document, sentence),
            *_companies(document, sentence),
            *_bodies(document, sentence, is_aid=is_aid),
            *_english(document, sentence),
        ):
            taken.append(span)
            _keep(found, named, span, rule)
        for mark in sentence.of("partner"):
            span = sentence.span(mark.first, mark.last)
            if mark.value and not any(other.overlaps(span) for other in taken) and _is_partner(sentence, mark):
                _keep(found, mark.value, span, "partners.listed")
                _say(found, mark.value, document.quoted(span))
    for fact in found.values():
        fact.values.pop("said", None)
    return list(found.values())


def _surnames() -> frozenset[str]:
    return frozenset(table("people")["words"]["surnames"])


def _keep(found: dict[tuple[str, str], Fact], named: Named, span: Span, rule: str) -> None:
    key = (named.kind, named.country if named.kind == "country" and named.country else named.name.lower())
    if key in found:
        found[key].add_evidence(span)
        return
    values = {"name": named.name, "kind": named.kind, "country": named.country}
    found[key] = Fact("foreign_partner", rule, 0.9, [span], values)


def _say(found: dict[tuple[str, str], Fact], named: Named, said: str) -> None:
    """The name as the text says it: the longest of its spellings, so that a full name goes before initials."""
    if named.kind != "country":
        values = found[named.kind, named.name.lower()].values
        if "said" not in values or len(said) > len(values["said"]):
            values |= {"said": said, "name": said}


def _is_partner(sentence: Sentence, mark: Mark) -> bool:
    """Whether the name means the partner: not a person's name, a language, a currency or another word."""
    words = sentence.words
    before = words[mark.first - 1] if mark.first else None
    after = words[mark.last] if mark.last < len(words) else None
    if (before and before.low in _NOT_BEFORE) or is_in_name(sentence, mark.first, mark.last):
        return False
    name = words[mark.first].low if mark.last - mark.first == 1 else ""
    if name not in _DECEPTIVE:
        return True
    if after and after.is_capital and after.start - words[mark.last - 1].end == 1 and not after.text.isupper():
        return any(sentence.at(listed, mark.last) for listed in ("partner", "post", "place"))
    if before is None or not before.is_word:
        # At the beginning, or in a list: "Pháp, Đức và Nga" but not "Pháp luật", "Ý kiến".
        return after is None or after.low in (",", ".", ";", ")", "và", "-", "–", "là", "sẽ", "đã", "tại")
    return not before.is_capital or before.text in ("Lan", "CHLB", "Sứ", "Quốc", "Hội", "Liên", "Nam")


def _localities(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "tỉnh Champasak", "thành phố Yokohama (Nhật Bản)", "Quảng Tây": listed, or foreign behind a word for a locality."""
    words, done = sentence.words, 0
    listed = {mark.first: mark for mark in sentence.of("abroad")}
    for at in range(len(words)):
        if at < done or not words[at].is_capital or any(mark.first <= at < mark.last for mark in sentence.of("place")):
            continue
        mark, is_said = listed.get(at), _is_behind(sentence, at)
        last = mark.last if mark else _run(sentence, at)
        if last == at or (not mark and (not is_said or sentence.at("partner", at))):
            continue
        country = _country_behind(sentence, last)
        is_foreign = any(not is_vietnamese(word.low) for word in words[at:last] if word.is_word)
        if mark:
            is_taken = (
                is_said
                or country is not None
                or (last - at > 1 and document.said(sentence, at, last) not in _AT_HOME)
                or (is_foreign and len(words[at].text) > _SHORT)
            )
        else:
            is_small = words[at - 1].low in _SMALL
            is_taken = (is_foreign and not is_small and len(words[at].text) > 2) or (
                country is not None and words[at].text not in _surnames()
            )
        if is_taken and not is_in_name(sentence, at, last):
            name = document.said(sentence, at, last)
            yield (
                Named(name, "foreign_locality", country or (mark.value if mark else None)),
                sentence.span(at, last),
                "partners.locality",
            )
            done = last


def _is_behind(sentence: Sentence, at: int) -> bool:
    """Whether a word for a locality stands right before: "tỉnh", "thành phố", "TP.", "bang"."""
    before = [word.low for word in sentence.words[max(0, at - 3) : at] if word.text != "."]
    return bool(before) and (before[-1] in _LOCAL or " ".join(before[-2:]) in _LOCAL)


def _companies(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "Tập đoàn Foxlink", "Công ty TNHH Haesung Vina": a foreign name behind a word for a company."""
    words = sentence.words
    for at in range(len(words) - 2):
        if not words[at].is_capital or not _says(sentence, at, _BODY):
            continue
        first = at + (3 if words[at].low == "tổng" else 2)
        while first < len(words) and words[first].text in _COMPANY_FORMS:
            first += 1
        last = _run(sentence, first)
        if last > first and any(not is_vietnamese(word.low) for word in words[first:last] if word.is_word):
            name = document.said(sentence, at, last)
            yield Named(name, "company", _country_behind(sentence, last)), sentence.span(at, last), "partners.company"


def _bodies(document: Document, sentence: Sentence, *, is_aid: bool) -> Iterator[tuple[Named, Span, str]]:
    """ "tổ chức Good People International", "Quỹ Rockefeller Foundation": foreign names behind a word for a body.

    ``is_aid``: the document speaks of aid, so that an organisation is taken for one of aid.
    """
    words = sentence.words
    for at in range(len(words) - 2):
        body = _BODIES.get(words[at].low)
        length = len(body) if body else 0
        if not body or [word.low for word in words[at : at + length]] != body:
            continue
        first = at + length
        if [word.low for word in words[first : first + 3]] == ["phi", "chính", "phủ"]:
            first += 3
        last = _run(sentence, first)
        if last - first < 1 or sentence.at("partner", first) or not _is_foreign_name(sentence, first, last):
            continue
        kind = _KINDS.get(" ".join(body)) or ("ngo" if is_aid else "organisation")
        named = Named(document.said(sentence, first, last), kind, _country_behind(sentence, last))
        yield named, sentence.span(first, last), "partners.body"


def _english(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "Hanze University of Applied Sciences": words with capitals among which one says what kind of body it is."""
    words, first = sentence.words, 0
    while first < len(words):
        last = first
        while last < len(words) and _is_of_english(sentence, first, last):
            last += 1
        while last > first and words[last - 1].low in _ENGLISH_JOINTS:
            last -= 1
        kind = next((kind for word in words[first:last] if (kind := _ENGLISH.get(word.low))), None)
        if kind and last - first > 1:
            named = Named(document.said(sentence, first, last), kind, _country_behind(sentence, last))
            yield named, sentence.span(first, last), "partners.english"
        first = max(last, first + 1)


def _is_of_english(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a word goes on with an English name: a capital and no Vietnamese syllable, or "of", "for" inside."""
    word = sentence.words[at]
    if at > first and word.low in _ENGLISH_JOINTS:
        return True
    return word.is_word and word.is_capital and (word.low in _ENGLISH or not is_vietnamese(word.low))


def _is_foreign_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a run of capitals is no Vietnamese name: half of its words, or one in capitals alone of three letters or more."""
    words = [word for word in sentence.words[first:last] if word.is_word]
    foreign = [word for word in words if not is_vietnamese(word.low)]
    if len(words) == 1:
        name = words[0].text
        return bool(foreign) and name.isupper() and len(name) > 3 and any(letter in "AEIOU" for letter in name)
    return len(foreign) * 2 >= len(words)


def _says(sentence: Sentence, at: int, phrases: tuple[str, ...]) -> bool:
    words = sentence.words
    return words[at].low in phrases or " ".join(word.low for word in words[at : at + 2]) in phrases


def _run(sentence: Sentence, first: int) -> int:
    """The end of the words with capitals from ``first`` on, hyphens inside included."""
    words = sentence.words
    last = first
    while last < len(words) and last - first < _LONGEST:
        joins = words[last].text in "-'’" and last > first and words[last].start == words[last - 1].end
        if not joins and not (words[last].is_word and words[last].is_capital):
            break
        if last > first and any(sentence.at(name, last) for name in ("partner", "post", "place")):
            break
        last += 1
    return last


def _country_behind(sentence: Sentence, at: int) -> str | None:
    """The code of a country named right behind: "(Hàn Quốc)", ", Nhật Bản", "của Lào", "- Trung Quốc"."""
    words = sentence.words
    for mark in sentence.of("partner"):
        if mark.value and mark.value.kind == "country" and 0 <= mark.first - at <= 2:
            between = [word.low for word in words[at : mark.first]]
            if between and all(word in ("(", ",", "của", "-", "–", "/", "nước", "thuộc") for word in between):
                return str(mark.value.country)
    return None
