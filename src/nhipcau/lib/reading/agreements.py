"""Agreements between partners: "ký Biên bản ghi nhớ giữa A và B", "A ký thỏa thuận hợp tác với B"."""

from __future__ import annotations

import re
from typing import Any, Final

from nhipcau.lib.reading.dates import days, periods
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.words import CAPITAL, Mark, is_vietnamese

_BETWEEN: Final = re.compile(r"\s+(?:[^.;“”\n]{1,120}?\s)?giữa\s+")
_WITH: Final = re.compile(r"\s+(?:[^.;,“”]{0,80}?\s)?với\s+")
_STOP: Final = re.compile(
    r"[,;.:\n“”\"]|\s\(?(?:về|trong|giai đoạn|ngày|đã|được|nhằm|tại|đến|do|lần|sẽ|vừa|để|trên|với|vào|từ|theo|thể|nhân|là|bao|mở|có|trở|tạo|góp|tiếp|nêu|quy|gồm|ký|tháng|năm|hôm|mà|đưa|nhất|thống|cần|hợp tác|thực|chứng|cùng|bằng|mang|giúp)\s|\s\("
)
_FIELD: Final = re.compile(r"\s+(?:về|trong lĩnh vực|trên lĩnh vực)\s+([^.;,“”\n]{4,100})")
_SIGNED: Final = re.compile(r"(?<!\w)(?:ký|ký kết|lễ ký)(?!\w)", re.IGNORECASE)
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|bàn|tiến tới|đề xuất|mong muốn|hướng tới|thúc đẩy)(?!\w)", re.IGNORECASE
)
_PARTY: Final = re.compile(
    r"(?:tổ chức|công ty|tập đoàn|cơ quan|đại học|hội|quỹ|viện|lãnh đạo|phía|tỉnh|thành phố|hai|các|bang|huyện|quận|chính quyền|trường|vùng|"
    + CAPITAL
    + ")"
)
_SUBJECTS: Final = re.compile(
    r"(?:^|[,;:] |giữa |rằng |lãnh đạo |đại diện )((?:tỉnh|Tỉnh|UBND|thành phố|TP|[A-ZĐ])[^,;:]{2,70}?) (?:và|với|cùng) ((?:tỉnh|chính quyền|thành phố|thủ đô|huyện|quận|vùng|TP|bang|[A-ZĐ])[^,;:]{2,70}?)"
    r" (?:(?:hôm )?(?:ngày|sáng|chiều) [\d/-]+ )?(?:đã |cùng |vừa |chính thức |sẽ |tổ chức |tiến hành |thống nhất |nhất trí |đồng ý |trao )*(?:lễ |Lễ )?(?:ký|ký kết|thiết lập|xác lập|nâng cấp)\s*$"
)
_BOTH: Final = re.compile(
    r"(?<!\w)hai (?:bên|tỉnh|địa phương|thành phố) (?:đã |cùng |vừa |chính thức |sẽ |tiến hành |thống nhất )*(?:ký|ký kết)\s*$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\d\s*$")
_LONGEST: Final = 120


def agreements(document: Document, places: list[Fact], partners: list[Fact]) -> list[Fact]:
    """One fact for each agreement whose two parties are named, or are "hai tỉnh" of a text that names just two."""
    two = _only_two(places, partners)
    facts: list[Fact] = []
    for sentence in document.sentences:
        for mark in sentence.of("paper"):
            fact = _agreed(document, sentence, mark, two)
            if fact and not any(_is_same(known, fact) for known in facts):
                facts.append(fact)
    return facts


def _is_same(known: Fact, fact: Fact) -> bool:
    if known.values["kind"] == fact.values["kind"] and [one.lower() for one in known.values["parties"]] == [
        one.lower() for one in fact.values["parties"]
    ]:
        known.add_evidence(fact.span)
        return True
    return False


def _only_two(places: list[Fact], partners: list[Fact]) -> list[str]:
    """The one Vietnamese and the one foreign locality of a text; nothing if it names more."""
    abroad = [fact.values["name"] for fact in partners if fact.values["kind"] == "foreign_locality"]
    return [places[0].values["name"], abroad[0]] if len(places) == 1 and len(abroad) == 1 else []


def _agreed(document: Document, sentence: Sentence, mark: Mark, two: list[str]) -> Fact | None:
    start, at = sentence.span(mark.first, mark.last)
    limit = sentence.whole.end
    before = document.text[sentence.whole.start : start]
    if _COUNTED.search(before):
        return None
    between = _BETWEEN.match(document.text, at, limit)
    parties, end = _two(document.text, between.end(), limit) if between else ([], at)
    if not parties and (paired := _paired(sentence, mark)):
        parties, end = [document.said(sentence, *one) for one in paired], sentence.words[paired[1][1] - 1].end
    if parties:
        pass
    elif _SIGNED.search(before[-60:]) or mark.value["kind"] == "twinning":
        parties, end = _with(document, sentence, mark, at, limit)
        if not parties and (subjects := _SUBJECTS.search(before)):
            parties, end = [_trimmed(subjects[1]), _trimmed(subjects[2])], at
            start = sentence.whole.start + subjects.start(1)
    elif not between:
        return None
    if not parties and two and _BOTH.search(before):
        parties, end = two, at
    if len(parties) != 2 or not (parties == two or _is_across_border(sentence, start, end, parties)):
        return None
    told = document.quoted(sentence.whole)
    when = days(document, sentence)
    span = Span(start, end)
    period = next((one for one in periods(document, sentence) if one.start != one.end), None)
    field = _FIELD.match(document.text, end, limit) or (
        _FIELD.search(document.text, at, between.end()) if between else None
    )
    signed = _SIGNED.search(before)
    status = "planned" if _PLANNED.search(before[-80:]) else "signed" if signed else "in_force"
    values: dict[str, Any] = {
        "parties": parties,
        "kind": mark.value["kind"],
        "field": field[1].strip() if field else None,
        "date": when[0].start if when and signed and status == "signed" else None,
        "status": status,
        "period_start": period.start if period and "giai đoạn" in told else None,
        "period_end": period.end if period and "giai đoạn" in told else None,
        "title": None,
    }
    return Fact("agreement", "agreements.between" if between else "agreements.with", 0.7, [span], values)


def _paired(sentence: Sentence, mark: Mark) -> list[tuple[int, int]] | None:
    """The two names right behind the kind of paper with a dash between them: "Ủy ban hợp tác A - B"."""
    named = {one.first: one.last for name in ("place", "partner", "abroad") for one in sentence.of(name) if one.value}
    middle = named.get(mark.last)
    if middle is None or middle + 1 >= len(sentence.words) or sentence.words[middle].text not in "-–":
        return None
    return [(mark.last, middle), (middle + 1, named[middle + 1])] if middle + 1 in named else None


def _two(text: str, at: int, limit: int) -> tuple[list[str], int]:
    """The parties of "giữa A và B" or "giữa A - B", and where B ends; a dash may stand inside a party's own name."""
    near = text[at : min(limit, at + 2 * _LONGEST)]
    for joint in (*re.finditer(r"\s+(?:và|với)\s+", near), *re.finditer(r"\s+[-–]\s+", near)):
        first = text[at : at + joint.start()]
        begin = at + joint.end()
        if not _PARTY.match(text, begin) or len(first) > _LONGEST:
            continue
        stop = _STOP.search(text, begin, limit)
        end = min(stop.start() if stop else limit, begin + _LONGEST)
        second = text[begin:end].rstrip(" .")
        return [_trimmed(first), _trimmed(second)], begin + len(second)
    return [], at


def _with(document: Document, sentence: Sentence, mark: Mark, at: int, limit: int) -> tuple[list[str], int]:
    """The parties of "A … ký … với B": A is the body or place named last before the verb."""
    joint = _WITH.match(document.text, at, limit)
    if not joint or not _PARTY.match(document.text, joint.end()):
        return [], at
    places = [one for name in ("place", "abroad") for one in sentence.of(name) if one.last <= mark.first and one.value]
    if not places:
        return [], at
    places.sort(key=lambda one: one.first)
    stop = _STOP.search(document.text, joint.end(), limit)
    end = stop.start() if stop else limit
    second = document.text[joint.end() : end].rstrip(" .")
    return [document.said(sentence, places[-1].first, places[-1].last), _trimmed(second)], joint.end() + len(second)


def _trimmed(party: str) -> str:
    return re.sub(r"\s*\([^)]*\)?$", "", party).strip()


def _is_across_border(sentence: Sentence, start: int, end: int, parties: list[str]) -> bool:
    """Whether a partner abroad is named among the parties, or one of them has a foreign name."""
    for mark in (*sentence.of("partner"), *sentence.of("abroad")):
        if mark.value and start <= sentence.words[mark.first].start < end + 40:
            return True
    return any(
        not is_vietnamese(word.lower()) for party in parties for word in re.findall(r"[A-ZĐ][^\W\d_]{3,}", party)
    )
