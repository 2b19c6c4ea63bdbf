"""Receptions, talks and visits told by their verbs: "Chủ tịch UBND tỉnh A tiếp Đại sứ B", "đoàn … thăm tỉnh C"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span

_GUEST: Final = r"(?:ông|bà|ngài|[Đđ]oàn|đồng chí|[Đđ]ại sứ|[Tt]ổng [Ll]ãnh sự|Bộ trưởng|Thứ trưởng|Chủ tịch|Phó|Tỉnh trưởng|Thống đốc|Thị trưởng|[Ll]ãnh đạo|[Đđ]ại diện|các thành viên)\s"
_MET: Final = re.compile(
    r"(?<!\w)(?:đã |vừa )?(?:có (?:buổi|cuộc) )?(?:"
    rf"(tiếp(?: xã giao| thân mật|,? và làm việc với|, làm việc với| đón)*\s+(?={_GUEST}))"
    rf"|((?:gặp\s+(?=(?:lãnh đạo|Lãnh đạo|Chủ tịch|Thủ tướng|Bộ trưởng|Thống đốc|Thị trưởng)\s))|(?:làm việc|hội đàm|hội kiến|gặp gỡ) với\s+(?={_GUEST}|(?:tỉnh|thành phố)\s|[A-ZĐ]))"
    r"|((?:đến |sang |tới |ghé )?(?:chào xã giao|ghé|thăm(?: và làm việc|, làm việc| chính thức| hữu nghị| xã giao)*(?: tại| đến| với)?)\s+(?=(?:tỉnh|thành phố|lãnh đạo|Lãnh đạo)\s|[A-ZĐ]))"
    r"|((?:đến|tới|sang)\s+(?=[A-ZĐ]))"
    r")"
)
_KINDS: Final = ("reception", "meeting", "visit", "visit")
_LEAD: Final = re.compile(
    r"(?:\([^)\n]{2,30}\)\s*[-–]?\s*)?(?:(?:Vào |Trong |Từ |Sáng|Chiều|Tối|Trưa|Ngày|Mới đây|Vừa qua|Tại |Nhân |Tiếp tục |ngày |sáng |chiều |tại |trong )[^,;.]{0,70},\s*){1,3}"
)
""" "Sáng 6-11, tại Hà Nội, …": when and where, before who."""
_CLAUSE_END: Final = re.compile(r"[,;](?!\d)|(?<!TP)(?<!TS)\.(?!\d)")
_HOST: Final = re.compile(r"[Đđ]oàn|[Ll]ãnh đạo|(?<!\w)(?:Sở|UBND|Ban|Hội|Liên hiệp|Văn phòng|Tỉnh|Thành phố)(?!\w)")
_NOT_SO: Final = re.compile(
    r"(?<!\w)(?:không|chưa|mong|mời|muốn|cần|nếu|rằng|cho biết|từng|để|nhằm|ngỏ ý|ý định|dự định|nhận lời)(?!\w)"
)
_TRAVELLER: Final = re.compile(r"(?:Đoàn|đoàn|Ông|Bà|ông|bà|ngài|Thủ tướng|Chủ tịch|Phó|Thị trưởng|Thống đốc|Bộ trưởng|Thứ trưởng|Đại sứ)\s")  # fmt: skip
"""Who "đến Hải Phòng" is a visit of; goods and roads go there as well."""
_FARTHEST: Final = 330
_SHORTEST: Final = 6
_OPENING: Final = 4
"""Parts at the beginning of a document in which a meeting may be told without its day."""


def visited(document: Document, sentence: Sentence) -> tuple[Span, str, str] | None:
    """The words that tell of a reception, a talk or a visit: from who to the end of the clause, and its kind."""
    told = document.quoted(sentence.whole)
    lead = _LEAD.match(told)
    begin = lead.end() if lead else 0
    found = _MET.search(told, begin)
    if not found or found.start() - begin > _FARTHEST or _NOT_SO.search(told, begin, found.start()):
        return None
    verb = sentence.whole.start + found.start()
    is_named = any(sentence.words[one.first].end <= verb for name in ("post", "place") for one in sentence.of(name))
    is_aside = told[: found.start()].rstrip().endswith("khi")
    if not days(document, sentence) and (sentence.part >= _OPENING or not is_named or is_aside):
        return None
    if not is_named and not _HOST.search(told, begin, found.start()):
        return None
    if found[4] and not _is_journey(document, sentence, told, begin, found.end()):
        return None
    kind = _KINDS[next(number for number, group in enumerate(found.groups()) if group)]
    stop = _CLAUSE_END.search(told, min(found.end() + _SHORTEST, len(told)))
    end = stop.start() if stop else len(told.rstrip("."))
    span = Span(sentence.whole.start + begin, sentence.whole.start + end)
    return span, told[begin:end], kind


def _is_journey(document: Document, sentence: Sentence, told: str, begin: int, at: int) -> bool:
    """Whether somebody, on a day, comes to a place: "ông A, Thị trưởng B, đến Hải Phòng ngày 17/5"."""
    place = sentence.whole.start + at
    starts = {sentence.words[one.first].start for name in ("place", "abroad", "partner") for one in sentence.of(name) if one.value}  # fmt: skip
    return place in starts and bool(_TRAVELLER.match(told, begin)) and bool(days(document, sentence))


def keep_visit(document: Document, facts: list[Fact], fact: Fact) -> None:
    """Add a meeting, unless it was told before: the same day or none, and a name in common."""
    names = _names(fact.values["name"])
    for known in facts:
        if known.rule != fact.rule or len(names & _names(known.values["name"])) < 2:
            continue
        mine, other = known.values["date_start"], fact.values["date_start"]
        if mine and other and mine != other:
            continue
        known.add_evidence(fact.span)
        for name in ("date_start", "date_end", "place"):
            known.values[name] = known.values[name] or fact.values[name]
        return
    facts.append(fact)


@lru_cache(maxsize=4096)
def _names(said: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", said) if word[0].isupper())
