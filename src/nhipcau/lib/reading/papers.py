"""Documents of policy: "Chỉ thị 15-CT/TW ngày 10/8/2022 của Ban Bí thư về công tác ngoại giao kinh tế".

With a number any kind of document is taken; without one only the kinds whose row says "titled", with a proper title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark

_NUMBER: Final = re.compile(
    r"\s*(?:\(?số\s*:?\s*)?(\d{1,5}(?:/\d{4})?(?:\s?[-/]\s?[A-ZĐ][A-ZĐ0-9a-zđ.&]*(?:[-/][A-ZĐa-z][A-ZĐ0-9a-zđ.]*)*)?)(?![\w/%])"
)
_DATE: Final = re.compile(
    r",?\s*\(?ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)(\d{1,2})\s*(?:[/.-]|,?\s*năm\s+)(\d{4})\)?"
)
_OF: Final = re.compile(r"\s+của\s+")
_DATED: Final = re.compile(r",?\s+ngày\s+\d|,?\s+số\s+\d")
_YEAR: Final = re.compile(r"\s+(?:năm\s+)((?:19|20)\d\d)(?!\d)")
_ABOUT: Final = re.compile(r"\s*,?\s*(về|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn)\s")
_TITLE_STOP: Final = re.compile(r"(?<!TP)(?<!tp)\.(?!\w)|[;:!?\n”\"]|,\s|\s[-–]\s(?=[a-zđ])| \(")
_PERIOD_END: Final = re.compile(
    r"(?:đến năm|giai đoạn|thời kỳ|tầm nhìn đến(?: năm)?)\s+\d{4}(?:\s*[-–]\s*\d{4})?|\d{4}\s*[-–]\s*\d{4}"
)
_QUOTED: Final = re.compile(r"\s*[“\"]([^”\"\n]{8,200})[”\"]")
_OTHER_NAMES: Final = frozenset(
    {"bộ", "sở", "vụ", "ban", "phòng", "cục", "viện", "ngành", "tổng", "học", "ty", "cứu", "đốc", "tác", "gia", "trường", "khoa", "bộ:"}
)  # fmt: skip
"""Before one of the words for documents these make a body's name of it: "Đại học Luật", "Viện Nghiên cứu Chiến lược"."""
_PLANNED: Final = frozenset({"hành", "mục", "phát", "xúc", "tổng", "quốc", "công", "đối"})
"""What the title of a plan or programme goes on with, if it gives no period and no name."""
_LAW_END: Final = re.compile(
    r"(?:\s\(?sửa đổi\)?)?(?:\s(?:năm )?(?:19|20)\d\d(?![\w/-]))|\s\(?sửa đổi(?:, bổ sung)?\)?"
)
_LONGEST_TITLE: Final = 260
_FEWEST_WORDS: Final = 4
_UNITS_BEHIND: Final = re.compile(
    r"\s*(?:%|năm|tháng|tỷ|triệu|nghìn|nội dung|nhiệm vụ|dự án|hoạt động|chương trình|địa phương|tỉnh)\b"
)
_AGREEMENT: Final = (
    "hợp tác",
    "phối hợp",
    "giao lưu",
    "ký kết",
    "làm việc",
    "nghệ thuật",
    "công tác",
    "biểu diễn",
    "tham quan",
    "đối thoại",
    "thăm",
    "đào tạo",
    "học bổng",
    "tình nguyện",
)


def papers(document: Document) -> list[Fact]:
    """One fact for each document named; "Chỉ thị 15" is another mention of "Chỉ thị 15-CT/TW"."""
    facts: list[Fact] = []
    for sentence in document.sentences:
        end = 0
        for mark in sentence.of("document"):
            is_inside = sentence.words[mark.first].start < end
            if is_inside and not (_numbered(document, sentence, mark) or _is_enacted(sentence, mark)):
                continue
            fact = _numbered(document, sentence, mark) or _titled(document, sentence, mark)
            if fact:
                end = max(end, fact.span.end)
                facts.append(fact)
    return _merged(facts)


def _is_enacted(sentence: Sentence, mark: Mark) -> bool:
    """Whether a document named inside another's title is one of its own: "Quyết định … ban hành Quy chế …"."""
    before = " ".join(word.low for word in sentence.words[max(0, mark.first - 2) : mark.first])
    return before in ("ban hành", "phê duyệt", "kèm theo", "thực hiện", "triển khai") and mark.value["type"] in ("quy_che", "de_an", "chien_luoc", "quy_hoach")  # fmt: skip


def _numbered(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    start, at = sentence.span(mark.first, mark.last)
    limit = sentence.whole.end
    number = _NUMBER.match(document.text, at, limit)
    if not number or (not sentence.words[mark.first].is_capital and "/" not in number[1]):
        return None
    bare = number[1].isdigit()
    if bare and (
        _UNITS_BEHIND.match(document.text, number.end(), limit) or (len(number[1]) == 4 and "số" not in number[0])
    ):
        return None
    end = number.end()
    issued = None
    if dated := _DATE.match(document.text, end, limit):
        issued, end = f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}", dated.end()
    elif year := _YEAR.match(document.text, end, limit):
        issued, end = year[1], year.end()
    issuer, end = _issuer_behind(document, sentence, end)
    if issuer and not issued and (dated := _DATE.match(document.text, end, limit)):
        issued, end = f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}", dated.end()
    title = None
    if about := _ABOUT.match(document.text, end, limit):
        last = _title_end(document, sentence, about.end(), mark)
        title, end = document.text[about.start(1) : last], last
    issuer = issuer or _issuer_before(document, sentence, mark)
    values = {
        "doc_type": mark.value["type"],
        "number": re.sub(r"\s", "", number[1]).rstrip("."),
        "issuer": issuer,
        "date": issued,
        "title": title,
    }
    return Fact(
        "policy_document",
        "papers.numbered",
        0.85 if bare else 0.98,
        [sentence.span(mark.first, mark.last)._replace(start=start, end=end)],
        values,
    )


def _issuer_behind(document: Document, sentence: Sentence, end: int) -> tuple[str | None, int]:
    """The body behind "của", and where it ends."""
    joint = _OF.match(document.text, end)
    if joint is None:
        return None, end
    for mark in sentence.of("issuer"):
        span = sentence.span(mark.first, mark.last)
        if span.start == joint.end():
            place = next((other for other in sentence.of("place") if other.first == mark.last), None)
            last = sentence.words[place.last - 1].end if place else span.end
            return document.text[span.start : last], last
    return None, end


def _issuer_before(document: Document, sentence: Sentence, mark: Mark) -> str | None:
    """The body before "ban hành" before the document."""
    words = sentence.words
    if mark.first < 2 or " ".join(word.low for word in words[mark.first - 2 : mark.first]) != "ban hành":
        return None
    before = [other for other in sentence.of("issuer") if other.last in (mark.first - 2, mark.first - 3)]
    return document.said(sentence, before[-1].first, before[-1].last) if before else None


def _title_end(document: Document, sentence: Sentence, at: int, mark: Mark) -> int:
    """Where a title ends: at a sign, before the next document, after the period it is for."""
    limit = min(sentence.whole.end, at + _LONGEST_TITLE)
    ends = [limit]
    if stop := _TITLE_STOP.search(document.text, at, limit):
        ends.append(stop.start())
        if stop[0].startswith(",") and _is_list(document, sentence, stop.end(), mark):
            further = _TITLE_STOP.search(document.text, stop.end(), limit)
            ends[-1] = further.start() if further else limit
    for other in sentence.of("document"):
        start = sentence.words[other.first].start
        if (
            start > at
            and sentence.words[other.first].is_capital
            and sentence.words[other.first - 1].low in ("và", ",", "thực")
        ):
            joint = sentence.words[other.first - 1]
            if joint.low != "thực":
                ends.append(joint.start)
    end = min(ends)
    if period := _PERIOD_END.search(document.text, at, end):
        end = period.end()
    return at + len(document.text[at:end].rstrip(" ,"))


def _is_list(document: Document, sentence: Sentence, at: int, mark: Mark) -> bool:
    """Whether a comma stands inside the title: "về tăng cường …, nâng cao …": a numbered document whose title goes on."""
    following = document.text[at : at + 30].lower()
    return following.startswith(("nâng cao", "tăng cường", "đẩy mạnh", "phát huy", "phát triển", "mở rộng"))


def _titled(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    if not mark.value.get("titled") or not sentence.words[mark.first].is_capital:
        return None
    if mark.first and sentence.words[mark.first - 1].low in _OTHER_NAMES:
        return None
    start, at = sentence.span(mark.first, mark.last)
    quoted = _QUOTED.match(document.text, at, sentence.whole.end)
    if quoted:
        title = quoted[1]
        return _fact(sentence, mark, start, quoted.end(), f"{document.text[start:at]} {title}", None, "papers.quoted")
    following = sentence.words[mark.last] if mark.last < len(sentence.words) else None
    if (
        following is None
        or not following.is_word
        or following.low in _ends()
        or following.low in ("của", "này", "trên", "sư")
    ) and (following is None or following.low != "của"):
        return None
    if document.text[at : at + 20].lower().lstrip().startswith(_AGREEMENT) and mark.value["type"] in (
        "chuong_trinh",
        "ke_hoach",
    ):
        return None
    end = _proper_end(document, sentence, at, mark)
    if mark.value["type"] == "luat" and (law := _LAW_END.search(document.text, at, end)):
        end = law.end()
    if dated := _DATED.search(document.text, at, end):
        end = dated.start()
    title = document.text[start:end]
    is_first = mark.first == 0
    if len(title.split()) < _FEWEST_WORDS - (mark.value["type"] == "luat") or (
        is_first and mark.value["type"] != "luat" and not _PERIOD_END.search(title)
    ):
        return None
    if mark.value["type"] == "luat" and not following.is_capital:
        return None
    if mark.value["type"] in ("chuong_trinh", "ke_hoach") and not _is_plan(document, sentence, mark, end):
        return None
    issuer = next(
        (
            document.said(sentence, one.first, one.last)
            for one in sentence.of("issuer")
            if start < sentence.words[one.first].start < end and sentence.words[one.first - 1].low == "của"
        ),
        None,
    )
    return _fact(sentence, mark, start, end, title, issuer, "papers.titled")


def _is_plan(document: Document, sentence: Sentence, mark: Mark, end: int) -> bool:
    """Whether the words name a plan: a period, a name in it, or a word plans go on with; else it is somebody's plan."""
    behind = [word for word in sentence.words[mark.last :] if word.end <= end]
    if [word.low for word in behind[:2]] == ["và", "đầu"]:  # "Sở Tài chính, Kế hoạch và Đầu tư"
        return False
    named = any(word.is_capital or word.is_number for word in behind)
    return named or mark.last - mark.first > 1 or (bool(behind) and behind[0].low in _PLANNED)


def _proper_end(document: Document, sentence: Sentence, at: int, mark: Mark) -> int:
    end = _title_end(document, sentence, at, mark)
    is_between = " giữa " in document.text[at:end]
    for word in sentence.words[mark.last :]:
        if word.start >= end:
            break
        is_joint = word.low == "với" and document.text.endswith("quan hệ ", at, word.start)
        if word.low in _ends() and not (word.low in ("với", "là") and is_between) and not is_joint:
            end = word.start
            break
    return at + len(document.text[at:end].rstrip(" ,"))


def _fact(sentence: Sentence, mark: Mark, start: int, end: int, title: str, issuer: str | None, rule: str) -> Fact:
    values: dict[str, Any] = {
        "doc_type": mark.value["type"],
        "number": None,
        "issuer": issuer,
        "date": None,
        "title": title,
    }
    return Fact("policy_document", rule, 0.75, [sentence.whole._replace(start=start, end=end)], values)


def _merged(facts: list[Fact]) -> list[Fact]:
    """The same document named again becomes evidence; the mention with the full number speaks for it."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda one: -len(one.values["number"] or "")):
        same = next((known for known in kept if _is_same(known, fact)), None)
        if same is None:
            kept.append(fact)
            continue
        same.add_evidence(fact.span)
        for name in ("issuer", "date", "title"):
            same.values[name] = same.values[name] or fact.values[name]
    return kept


def _is_same(known: Fact, fact: Fact) -> bool:
    mine, other = known.values, fact.values
    if mine["doc_type"] != other["doc_type"]:
        return False
    if other["number"] and mine["number"]:
        return mine["number"] == other["number"] or (
            other["number"].isdigit()
            and re.match(r"0*" + other["number"].lstrip("0") + r"\D", mine["number"]) is not None
        )
    return (
        not other["number"] and not mine["number"] and (mine["title"] or "").lower() == (other["title"] or "").lower()
    )


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(table("documents")["ends"])
