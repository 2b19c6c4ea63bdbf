"""Documents of policy that are told by their title: a kind that may be, and a proper name behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.issuing import date_behind
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark, Word

NUMBER: Final = re.compile(
    r"\s*(?:\(?(?i:số)\s*:?\s*)?(\d{1,5}(?:/\d{4})?(?:\s?[-/]\s?[A-ZĐ][A-ZĐ0-9a-zđ.&]*(?:[-/][A-ZĐa-z][A-ZĐ0-9a-zđ.]*)*)?)(?![\w/%])"
)
_DATED: Final = re.compile(r",?\s+ngày\s+\d|,?\s+số\s+\d")
_TITLE_STOP: Final = re.compile(
    r"(?<!TP)(?<!tp)\.(?!\w)|[;:!?\n”\"]|,\s|(?<!kinh tế)(?<!chính trị)(?<!văn hóa)(?<!quốc phòng)\s[-–]\s(?=[a-zđ])| \("
)
_PERIOD_END: Final = re.compile(
    r"(?:đến năm|giai đoạn|thời kỳ|tầm nhìn đến(?: năm)?)\s+\d{4}(?:\s*[-–]\s*\d{4})?|\d{4}\s*[-–]\s*\d{4}"
)
_QUOTED: Final = re.compile(r"\s*[“\"]([^”\"\n]{8,200})[”\"]")
_OTHER_NAMES: Final = frozenset(
    {"bộ", "sở", "vụ", "ban", "phòng", "cục", "viện", "ngành", "tổng", "học", "ty", "cứu", "đốc", "tác", "gia", "trường", "khoa", "bộ:"}
)  # fmt: skip
"""Before one of the words for documents these make a body's name of it: "Đại học Luật", "Viện Nghiên cứu Chiến lược"."""
_PLAIN: Final = 2
"""Words of "Kế hoạch" and "Chương trình"; longer kinds, as "Chương trình hành động", are documents by their words."""
_PLANNED: Final = frozenset({"hành", "mục", "phát", "xúc", "tổng", "quốc", "công", "đối"})
"""What the title of a plan or programme goes on with, if it gives no period and no name."""
_NOBODYS: Final = re.compile(
    r"của (?:mình|từng|các (?:địa phương|đơn vị|cơ quan)|đơn vị|địa phương|ngành)$|^Quy chế (?:phối hợp|làm việc|hoạt động)(?: (?:hoạt động|công tác))?$"
)
"""A title that is or ends in one of these names no document: "Chương trình … của mình", "Quy chế phối hợp"."""
_LAW_END: Final = re.compile(
    r"(?:\s\(?sửa đổi\)?)?(?:\s(?:năm )?(?:19|20)\d\d(?![\w/-]))|\s\(?sửa đổi(?:, bổ sung)?\)?"
)
_LONGEST_TITLE: Final = 260
_FEWEST_WORDS: Final = 4
_OF_AFFAIRS: Final = (
    "công tác đối ngoại",
    "công tác ngoại",
    "công tác thông tin",
    "công tác hội nhập",
    "công tác người",
)
"""With these a plan of work is a document: "Kế hoạch công tác đối ngoại năm 2024"."""
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


def title_end(document: Document, sentence: Sentence, at: int, mark: Mark) -> int:
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


def titled(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
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
    if following is None or not _may_begin(following) or _is_agreement(document, mark, at):
        return None
    end = _proper_end(document, sentence, at, mark)
    if mark.value["type"] == "luat" and (law := _LAW_END.search(document.text, at, end)):
        end = law.end()
    if dated := _DATED.search(document.text, at, end):
        end = dated.start()
    title = document.text[start:end]
    if _NOBODYS.search(title):
        return None
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
    fact = _fact(sentence, mark, start, end, title, issuer, "papers.titled")
    if dated:
        fact.values["date"], _ = date_behind(document, end, sentence.whole.end)
        numbered = NUMBER.match(document.text, end, sentence.whole.end)
        fact.values["number"] = numbered[1] if numbered and "số" in numbered[0] and "/" in numbered[1] else None
    return fact


def _may_begin(word: Word) -> bool:
    """Whether a title may go on with a word behind its kind."""
    return word.low == "của" or (word.is_word and word.low not in _ends() and word.low not in ("này", "trên", "sư"))


def _is_agreement(document: Document, mark: Mark, at: int) -> bool:
    """Whether a programme or plan is one of two sides, or of a visit: "Chương trình hợp tác"."""
    behind = document.text[at : at + 30].lower().lstrip()
    if mark.value["type"] not in ("chuong_trinh", "ke_hoach"):
        return False
    return behind.startswith(_AGREEMENT) and not behind.startswith(_OF_AFFAIRS)


def _is_plan(document: Document, sentence: Sentence, mark: Mark, end: int) -> bool:
    """Whether the words name a plan: a period, a name in it, or a word plans go on with; else it is somebody's plan."""
    behind = [word for word in sentence.words[mark.last :] if word.end <= end]
    if [word.low for word in behind[:2]] == ["và", "đầu"]:  # "Sở Tài chính, Kế hoạch và Đầu tư"
        return False
    named = any(word.is_capital or word.is_number for word in behind)
    return named or mark.last - mark.first > _PLAIN or (bool(behind) and behind[0].low in _PLANNED)


def _proper_end(document: Document, sentence: Sentence, at: int, mark: Mark) -> int:
    end = title_end(document, sentence, at, mark)
    is_between = " giữa " in document.text[at:end]
    words = sentence.words
    for number in range(mark.last, len(words)):
        word = words[number]
        if word.start >= end:
            break
        following = words[number + 1].low if number + 1 < len(words) else ""
        is_joint = word.low == "với" and document.text.endswith("quan hệ ", at, word.start)
        if (word.low in ("với", "là") and is_between) or is_joint or (word.low, following) == ("đến", "năm"):
            continue
        if word.low in _ends() or f"{word.low} {following}" in _ends():
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


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(table("documents")["ends"])
