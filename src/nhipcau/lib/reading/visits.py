"""Receptions, talks and visits told by their verbs: "Chủ tịch UBND tỉnh A tiếp Đại sứ B", "đoàn … thăm tỉnh C"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.visit_verbs import KINDS, LABEL, LEAD, MET, TOLD_FIRST
from nhipcau.lib.reading.words import CAPITAL

_CLAUSE_END: Final = re.compile(r"[,;](?!\d)|(?<![A-ZĐ])(?<!Tp)\.(?!\d)|\s\((?:trong )?ảnh\)")
""" "ông Marc E. Knapper", "TP. Huế" go on."""
_IN_BRACKETS: Final = re.compile(r"\((?!ảnh\)|trong ảnh\))[^()\n]{1,120}\)")
_HOST: Final = re.compile(r"[Đđ]oàn|[Ll]ãnh đạo|(?<!\w)(?:Sở|UBND|Ban|Hội|Liên hiệp|Văn phòng|Tỉnh|Thành phố)(?!\w)")
_NOT_SO: Final = re.compile(
    r"(?<!\w)(?:không|chưa|mong|mời|muốn|cần|nếu|rằng|cho biết|từng|để|nhằm|ngỏ ý|ý định|dự định|nhận lời|cảm ơn|phấn khởi|vui mừng|hoan nghênh|chúc mừng|chào mừng|chuyến|đề xuất|kiến nghị|đề nghị|yêu cầu|kêu gọi|hy vọng|khẳng định|nhấn mạnh|mà)(?!\w)"
)
_NOUN: Final = re.compile(r"(?:buổi|cuộc|lễ|dịp|tại|sau|bản|kỳ|qua|trước|phiên|dung|quả)\s+$")
"""Before a verb this makes a noun of it: "tại buổi làm việc với …"."""
_TRAVELLER: Final = re.compile(r"(?:Đoàn|đoàn|Ông|Bà|ông|bà|ngài|Ngài|Thủ tướng|Chủ tịch|Phó|Bí thư|Thị trưởng|Thống đốc|Bộ trưởng|Thứ trưởng|Đại sứ|Tổng [Ll]ãnh sự)\s")  # fmt: skip
"""Who "đến Hải Phòng" is a visit of; goods and roads go there as well."""
_THEN_DAY: Final = re.compile(rf"{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}} (?:hôm|sáng|trưa|chiều|tối|ngày|từ ngày)\s")
""" "… tới Tam Kỳ sáng 14/2"."""
_WILL: Final = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)")
_OFFICES: Final = frozenset(
    [
        "phó",
        "chủ",
        "tịch",
        "bí",
        "thư",
        "tỉnh",
        "ủy",
        "ban",
        "ubnd",
        "hđnd",
        "tổng",
        "lãnh",
        "sự",
        "đại",
        "sứ",
        "quán",
        "đoàn",
        "đồng",
        "chí",
        "ông",
        "bà",
        "ngài",
        "giám",
        "đốc",
        "sở",
        "ngoại",
        "vụ",
        "trưởng",
        "hội",
        "thường",
        "trực",
        "thành",
        "phố",
        "tp",
        "việt",
        "nam",
        "viên",
        "trung",
        "ương",
        "đảng",
    ]
)
"""Capital words that two meetings may share without being one."""
_OF_PLACE: Final = frozenset({"tỉnh", "thành", "phố", "thủ", "đô", "bang", "nước", "châu", "huyện", "quận"})
_FARTHEST: Final = 330
_SHORTEST: Final = 3
_OPENING: Final = 4
"""Parts at the beginning of a document in which a meeting may be told without its day."""


def will(name: str) -> bool:
    """Whether a meeting told by its verb is still to come: "đoàn … sẽ thăm"."""
    verb = MET.search(name)
    return bool(_WILL.search(name, 0, verb.end() if verb else len(name)))


class Met(NamedTuple):
    """The words that tell of a reception, a talk or a visit, from who to the end of the clause; its kind, and where to."""

    span: Span
    verb_end: int
    kind: str
    goal: str | None


def visited(document: Document, sentence: Sentence) -> list[Met]:
    """The meetings a sentence tells of by their verbs, one a clause: "… thăm Lào ngày 3/5; đón và làm việc với Đoàn …"."""
    told = document.quoted(sentence.whole)
    if not MET.search(told):
        return []
    ends = [found.start() for found in re.finditer(r";(?=\s)", told)] + [len(told)]
    begins = [_begin(told, ends[0])] + [end + 2 for end in ends[:-1]]
    found = (_met(document, sentence, told, begin, end) for begin, end in zip(begins, ends, strict=True))
    return [met for met in found if met]


def _met(document: Document, sentence: Sentence, told: str, begin: int, end: int) -> Met | None:
    found = MET.search(told, begin, end)
    if not found or found.start() - begin > _FARTHEST or _NOUN.search(told, begin, found.start()):
        return None
    if _NOT_SO.search(told, begin, found.start()) or not _is_told(document, sentence, told, begin, found):
        return None
    verb = str(found.lastgroup)
    if verb == "comes" and not _is_journey(document, sentence, told, begin, found.end()):
        return None
    if verb == "greets" and not any(one.value for name in ("partner", "abroad") for one in sentence.of(name)):
        return None
    start = sentence.whole.start
    span = Span(start + begin, start + min(end, _clause_end(sentence, told, found.end())))
    return Met(span, start + found.end(), KINDS[verb], goal(document, sentence, start + found.end()))


def _is_told(document: Document, sentence: Sentence, told: str, begin: int, found: re.Match[str]) -> bool:
    """Whether it is said who meets, and when; at the beginning of a document, and in headings, without the day."""
    verb = sentence.whole.start + found.start()
    from_here = sentence.whole.start + begin
    is_first = not told[:begin].rstrip().endswith(";")
    has_day = any(is_first or from_here <= day.at for day in days(document, sentence))
    if not told[begin : found.start()].strip():  # "…; đón và làm việc với Đoàn A ngày 20/8"
        return has_day and not is_first and found.lastgroup == "receives"
    is_named = any(
        from_here <= sentence.words[one.first].start and sentence.words[one.first].end <= verb
        for name in ("post", "place")
        for one in sentence.of(name)
    )
    is_same_day = "cùng ngày" in told[:begin].lower()
    has_host = bool(_HOST.search(told, begin, found.start()) or (is_same_day and _TRAVELLER.match(told, begin)))
    is_guest = has_day and found.lastgroup == "visits" and bool(_TRAVELLER.match(told, begin))
    if not (is_named or has_host or is_guest):
        return False
    is_aside = told[: found.start()].rstrip().endswith("khi")
    is_opening = is_first and sentence.part < _OPENING and (is_named or sentence.kind == "heading") and not is_aside
    return has_day or is_same_day or is_opening


def goal(document: Document, sentence: Sentence, at: int) -> str | None:
    """The place right behind the verb: "thăm tỉnh Tochigi"."""
    first = sentence.first_from(at)
    if first is None:
        return None
    at = first
    while at < len(sentence.words) and sentence.words[at].low in _OF_PLACE:
        at += 1
    named = [mark for name in ("place", "abroad", "partner") if (mark := sentence.at(name, at))]
    last = named[0].last if named else at
    while not named and at > first and last < len(sentence.words) and sentence.words[last].is_capital:
        last += 1
    return document.said(sentence, first, last) if last > at else None


def _begin(told: str, end: int) -> int:
    """Where it is told who meets: behind a label, when and where, and who reports it."""
    label = LABEL.match(told, 0, end)
    begin = label.end() if label else 0
    lead = LEAD.match(told, begin, end)
    begin = lead.end() if lead else begin
    reported = [one for one in TOLD_FIRST.finditer(told, begin, end) if _TRAVELLER.match(told, one.end())]
    return reported[-1].end() if reported else begin


def _clause_end(sentence: Sentence, told: str, at: int) -> int:
    """The end of the clause; not at a comma in brackets, before the guest's office or before where a place lies."""
    blind = _IN_BRACKETS.sub(lambda one: "_" * len(one[0]), told)
    for stop in _CLAUSE_END.finditer(blind, min(at + _SHORTEST, len(told))):
        if stop[0] != "," or not _goes_on(sentence, sentence.whole.start + stop.end()):
            return stop.start()
    return len(told.rstrip("."))


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether an office or a place follows: "Ngài A, Tổng Lãnh sự …", "quận Ulju, thành phố Ulsan, Hàn Quốc"."""
    first = sentence.first_from(at)
    if first is None:
        return False
    return any(
        sentence.at(name, first + ahead) for name in ("place", "abroad", "partner") for ahead in range(3)
    ) or bool(sentence.at("post", first))


def _is_journey(document: Document, sentence: Sentence, told: str, begin: int, at: int) -> bool:
    """Whether somebody, on a day, comes to a place: "ông A, Thị trưởng B, đến Hải Phòng ngày 17/5"."""
    place = sentence.whole.start + at
    starts = {sentence.words[one.first].start for name in ("place", "abroad", "partner") for one in sentence.of(name) if one.value}  # fmt: skip
    is_place = place in starts or bool(_THEN_DAY.match(told, at))
    return is_place and bool(_TRAVELLER.match(told, begin)) and bool(days(document, sentence))


def keep_visit(facts: list[Fact], fact: Fact) -> None:
    """Add a meeting, unless it was told before: the same day or none, names in common, and a guest among them.

    "… tiếp đoàn" is of the delegation told of last.
    """
    met = [known for known in facts if known.rule.startswith("events.met")]
    is_bare = fact.values["kind"] == "reception" and not _guests(fact.values["name"])
    for known in met[-1:] if is_bare else met:
        mine, other = known.values["date_start"], fact.values["date_start"]
        if not (is_bare or _is_same(known, fact)) or (mine and other and mine != other):
            continue
        known.add_evidence(fact.span)
        for name in ("date_start", "date_end", "place"):
            known.values[name] = known.values[name] or fact.values[name]
        return
    facts.append(fact)


def _is_same(known: Fact, fact: Fact) -> bool:
    """Whether a guest is in common, and one more name; a heading names hardly anybody else."""
    one, other = known.values["name"], fact.values["name"]
    mine, others = _names(one), _names(other)
    if known.rule == "events.met_heading" and not _guests(one):
        is_call = " chào " in one and fact.values["kind"] == "reception"  # "Đại sứ A đến chào Bí thư Tỉnh ủy"
        return bool(known.values["kind"] == fact.values["kind"] or (is_call and mine & others))
    shared = len(mine & others)
    if known.rule == "events.met_heading" and known.values["kind"] == fact.values["kind"] and shared > 1:
        return True
    needed = 1 if known.rule == "events.met_heading" else 2
    return shared >= needed and bool(_guests(one) & others or _guests(other) & mine)


@lru_cache(maxsize=4096)
def _guests(said: str) -> frozenset[str]:
    """The names behind the verb."""
    found = MET.search(said)
    return _names(said[found.end() :]) if found else frozenset()


@lru_cache(maxsize=4096)
def _names(said: str) -> frozenset[str]:
    names = (word for word in re.findall(r"\w+", said) if word[0].isupper())
    return frozenset(name for name in names if name.lower() not in _OFFICES)
