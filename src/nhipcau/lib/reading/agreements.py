"""Agreements between partners: "ký Biên bản ghi nhớ giữa A và B", "A ký thỏa thuận hợp tác với B"."""

from __future__ import annotations

import re
from typing import Any, Final

from nhipcau.lib.reading.dates import Period, days, periods
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.issuing import dates_a_paper
from nhipcau.lib.reading.words import CAPITAL, Mark, is_vietnamese

_BETWEEN: Final = re.compile(r"\s+(?:[^.;“”\n]{1,120}?\s)?giữa\s+")
_WITH: Final = re.compile(r"\s+(?:[^.;,“”]{0,80}?\s)?với\s+")
_STOP: Final = re.compile(
    r"[,;.:\n“”\"]|\s\(?(?:về|trong|giai đoạn|ngày|đã|được|nhằm|tại|đến|do|lần|sẽ|vừa|để|trên|với|vào|từ|theo|thể|nhân (?:dịp|chuyến|kỷ|ngày)|là|bao|mở|có|trở|tạo|góp|tiếp|nêu|quy|gồm|ký|tháng|năm|hôm|mà|đưa|nhất|thống|cần|hợp tác|thực|chứng|cùng|bằng|mang|giúp)\s|\s\("
)
_FIELD: Final = re.compile(r"\s+(?:về|trong lĩnh vực|trên lĩnh vực)\s+([^.;,“”\n]{4,100})")
_SIGNED: Final = re.compile(r"(?<!\w)(?:ký|ký kết|lễ ký)(?!\w)", re.IGNORECASE)
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|bàn|tiến tới|đề xuất|mong muốn|hướng tới|thúc đẩy)(?!\w)", re.IGNORECASE
)
_BODY: Final = (
    r"(?:[Tt]ỉnh|[Tt]hành phố|[Tt]hủ đô|[Hh]uyện|[Qq]uận|phường|xã|trấn|châu|[Bb]ang|[Vv]ùng|[Cc]hính quyền|UBND|TP|tổ chức|công ty"
    rf"|tập đoàn|cơ quan|đại học|hội|quỹ|viện|trường|{CAPITAL})"
)
"""How the name of a party begins."""
_PARTY: Final = re.compile(rf"(?:{_BODY}|lãnh đạo|phía|hai|các)")
_IS_BODY: Final = re.compile(
    rf"(?:[Tt]ỉnh|[Tt]hành phố|[Tt]hủ đô|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]rấn|[Cc]hâu|UBND|TP|Ủy ban|Sở|Bộ|Ban|Cục|Hội|Hiệp hội"
    rf"|Liên hiệp|[Tt]rường|[Đđ]ại học|Học viện|Viện|Trung tâm|[Cc]ông ty|[Tt]ập đoàn|Quỹ|Đại sứ quán|Tổng Lãnh sự quán|tổ chức {CAPITAL})"
    r"(?!.* (?:để|nhằm|tổ chức)(?:\s|$))"
)
"""A party that needs no border between: two bodies of ours sign with each other, too."""
_BEFORE_SIGNING: Final = (
    r"(?: (?:hôm )?(?:ngày|sáng|chiều) [\d/-]+)?(?: đã| cùng| vừa| đặt bút| hạ bút| chính thức| sẽ| tổ chức| tiến hành| thống nhất| nhất trí| đồng ý| trao)*"
    r"(?: lễ| Lễ)? (?:ký|ký kết|thiết lập|xác lập|nâng cấp)\s*$"
)
_WHERE: Final = rf"(?:, (?:[Tt]ỉnh|[Tt]hành phố|[Bb]ang|nước) {CAPITAL}[^,;:()]{{1,40}}?)?(?: \([^();:]{{2,60}}\))?"
"""Of what country or region a party is: ", tỉnh Chungcheongbuk (Hàn Quốc)"."""
_SUBJECTS: Final = re.compile(
    rf"(?:^|[,;:] |\d |giữa |rằng |lãnh đạo |đại diện )(?:[Hh]ai )?({_BODY}[^,;:()]{{2,70}}?)(?: \([^();:]{{2,60}}\))? (?:và|với|cùng) ({_BODY}[^,;:()]{{2,70}}?){_WHERE}{_BEFORE_SIGNING}"
)
_SIGNED_BEHIND: Final = re.compile(
    r"(?:\s*\([^()]*\))?(?:\s+(?:[^\s,;.()]+\s+){0,8}?)?(?:được |vừa |mới |đã )(?:chính thức )?ký(?: kết)?(?!\w)"
)
""" "Bản ghi nhớ giữa A và B được ký ngày …"."""
_SMALLER: Final = re.compile(
    rf"((?:[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Pp]hường|[Xx]ã) {CAPITAL}\w*(?: {CAPITAL}\w*)*)(?:,| \() ?(?:tỉnh )?$"
)
_SIGNER: Final = re.compile(rf"(?:^|[,;:] |rằng |lãnh đạo |đại diện )({_BODY}[^,;:]{{2,70}}?){_BEFORE_SIGNING}")
_SET_UP: Final = re.compile(r"(?<!\w)(?:thiết lập|xác lập|nâng cấp|ký|ký kết|có|kể từ)(?!\w)[^.;]{0,40}$")
_NO_PARTY: Final = re.compile(
    r"(?:hai|các|nhân dân|Đảng|Nhà nước|Chính phủ|Việt Nam)(?: (?:nước|quốc gia|dân tộc|Đảng|Chính phủ)|$)|.*nói (?:chung|riêng)"
    r"|(?:các|nhiều|một số|những) (?!địa phương)"
)
"""Two countries, two peoples, "các đối tác": no agreement of a locality, or nobody's."""
_VERBAL: Final = re.compile(r"(?<!\w)(?:để|nhằm|giữa|đã|sẽ)(?!\w)")
_BOTH: Final = re.compile(
    r"(?<!\w)hai (?:bên|tỉnh|địa phương|thành phố) (?:đã |cùng |vừa |chính thức |sẽ |tiến hành |thống nhất )*(?:ký|ký kết)\s*$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\d\s*$")
_IN_YEAR: Final = re.compile(r"[^.;,\n]{0,40}?(?:vào|từ|hồi)? năm (20\d\d|19\d\d)(?!\d)")
_LONGEST: Final = 120


def agreements(document: Document, places: list[Fact], partners: list[Fact]) -> list[Fact]:
    """One fact for each agreement whose two parties are named, or are "hai tỉnh" of a text that names just two."""
    two = _only_two(places, partners)
    facts: list[Fact] = []
    for sentence in document.sentences:
        for mark in sentence.of("paper"):
            fact = _agreed(document, sentence, mark, two)
            if fact and not any(_is_same(known, fact) or _is_inside(known, fact) for known in facts):
                facts.append(fact)
    return facts


def _is_same(known: Fact, fact: Fact) -> bool:
    if known.values["kind"] == fact.values["kind"] and [one.lower() for one in known.values["parties"]] == [
        one.lower() for one in fact.values["parties"]
    ]:
        known.add_evidence(fact.span)
        return True
    return False


def _is_inside(known: Fact, fact: Fact) -> bool:
    """Whether what is agreed is named in the name of the paper: "Thỏa thuận quốc tế về thiết lập quan hệ hữu nghị"."""
    if not known.span.holds(fact.span):
        return False
    if known.values["kind"] == "cooperation_agreement" and fact.values["kind"] == "twinning":
        known.values["kind"] = "twinning"
    return True


def _only_two(places: list[Fact], partners: list[Fact]) -> list[str]:
    """The one Vietnamese and the one foreign locality of a text; nothing if it names more."""
    abroad = [fact.values["name"] for fact in partners if fact.values["kind"] == "foreign_locality"]
    return [places[0].values["name"], abroad[0]] if len(places) == 1 and len(abroad) == 1 else []


def _agreed(document: Document, sentence: Sentence, mark: Mark, two: list[str]) -> Fact | None:
    start, at = sentence.span(mark.first, mark.last)
    limit = sentence.whole.end
    is_verb = bool(mark.value.get("verb"))
    before = document.text[sentence.whole.start : sentence.words[mark.first + 1].end if is_verb else start]
    if _COUNTED.search(before) or (mark.value.get("loose") and not _SET_UP.search(before)):
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
    if any(_NO_PARTY.match(party) or _VERBAL.search(party) for party in parties):
        return None
    if not parties and two and _BOTH.search(before):
        parties, end = two, at
    signed = bool(_SIGNED.search(before) or _SIGNED_BEHIND.match(document.text, end, limit))
    is_signed = signed and all(_IS_BODY.match(party) for party in parties)
    if len(parties) != 2 or not (parties == two or is_signed or _is_across_border(sentence, start, end, parties)):
        return None
    told = document.quoted(sentence.whole)
    when = [day for day in days(document, sentence) if not dates_a_paper(document.text, sentence.whole.start, day.at)]
    span = Span(start, end)
    period = next((one for one in periods(document, sentence) if one.start != one.end), None)
    field = _FIELD.match(document.text, end, limit) or (
        _FIELD.search(document.text, at, between.end()) if between else None
    )
    status = "planned" if _PLANNED.search(before[-80:]) else "signed" if signed else "in_force"
    values: dict[str, Any] = {
        "parties": parties,
        "kind": mark.value["kind"],
        "field": re.sub(r"\s+giữa$", "", field[1].strip()) if field else None,
        "date": _date(document, when, end, limit, is_signed=signed and status == "signed"),
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
    signer = _SIGNER.search(document.text[sentence.whole.start : sentence.words[mark.first].start])
    if not places and not signer:
        return [], at
    places.sort(key=lambda one: one.first)
    first = _place(document, sentence, places[-1]) if places else _trimmed(signer[1] if signer else "")
    stop = _STOP.search(document.text, joint.end(), limit)
    end = stop.start() if stop else limit
    second = document.text[joint.end() : end].rstrip(" .")
    return [first, _trimmed(second)], joint.end() + len(second)


def _date(document: Document, when: list[Period], end: int, limit: int, *, is_signed: bool) -> str | None:
    """The first day of the sentence if it was signed then; the year right behind the agreement: "… vào năm 2004"."""
    year = _IN_YEAR.match(document.text, end, limit)
    if when and is_signed:
        return when[0].start
    return year[1] if year and (is_signed or "từ năm" in year[0]) else None


def _place(document: Document, sentence: Sentence, mark: Mark) -> str:
    """A place, or the smaller one it is named behind: "thành phố Nha Trang, tỉnh Khánh Hòa"."""
    start, end = sentence.span(mark.first, mark.last)
    smaller = _SMALLER.search(document.text, sentence.whole.start, start)
    return smaller[1] if smaller else document.text[start:end]


def _trimmed(party: str) -> str:
    return re.sub(r"\s*\([^)]*\)?$|^[Hh]ai (?=tỉnh|thành phố|huyện|quận|trường)", "", party).strip()


def _is_across_border(sentence: Sentence, start: int, end: int, parties: list[str]) -> bool:
    """Whether a partner abroad is named among the parties, or one of them has a foreign name."""
    for mark in (*sentence.of("partner"), *sentence.of("abroad")):
        if mark.value and start <= sentence.words[mark.first].start < end + 40:
            return True
    return any(
        not is_vietnamese(word.lower()) for party in parties for word in re.findall(r"[A-ZĐ][^\W\d_]{3,}", party)
    )
