"""Documents of policy: "Chỉ thị 15-CT/TW ngày 10/8/2022 của Ban Bí thư về công tác ngoại giao kinh tế".

With a number any kind of document is taken; without one only the kinds whose row says "titled", with a proper title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.issuing import date_behind, issuer_before, issuer_behind, share_issuers
from nhipcau.lib.reading.letterheads import letterhead
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark

_NUMBER: Final = re.compile(
    r"\s*(?:\(?(?i:số)\s*:?\s*)?(\d{1,5}(?:/\d{4})?(?:\s?[-/]\s?[A-ZĐ][A-ZĐ0-9a-zđ.&]*(?:[-/][A-ZĐa-z][A-ZĐ0-9a-zđ.]*)*)?)(?![\w/%])"
)
_BY_LETTERS: Final = {
    "NQ": "nghi_quyet", "CT": "chi_thi", "KL": "ket_luan", "QĐ": "quyet_dinh", "KH": "ke_hoach", "CTr": "chuong_trinh", "ĐA": "de_an", "TB": "thong_bao",
    "BC": "bao_cao", "NĐ": "nghi_dinh", "TT": "thong_tu", "TTLT": "thong_tu", "HD": "other", "TTr": "other", "QĐi": "other",
}  # fmt: skip
_LETTERS: Final = re.compile(
    rf"(?<![\w/-])\d{{1,5}}(?:/\d{{4}})?[-/]({'|'.join(_BY_LETTERS)})[-/][A-ZĐ][A-ZĐa-z]*(?![\w/-])"
)
_LETTERS_HINT: Final = re.compile(r"[-/][A-ZĐ]{2}")
_DATED: Final = re.compile(r",?\s+ngày\s+\d|,?\s+số\s+\d")
_ABOUT: Final = re.compile(r"\s*,?\s*(về|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn)\s", re.IGNORECASE)
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
_UNITS_BEHIND: Final = re.compile(
    r"\s*(?:%|năm|tháng|tỷ|triệu|nghìn|nội dung|nhiệm vụ|dự án|hoạt động|chương trình|địa phương|tỉnh)\b"
)
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


def papers(document: Document) -> list[Fact]:
    """One fact for each document named; "Chỉ thị 15" is another mention of "Chỉ thị 15-CT/TW"."""
    found = [fact for sentence in document.sentences for fact in _papers_of(document, sentence)]
    return _merged([*_own(document), *found])


def _own(document: Document) -> Iterator[Fact]:
    """The paper itself, by its head."""
    if head := letterhead(document):
        letters = re.search(
            r"[/-]([A-ZĐ][A-Za-zĐ]*)", head.number.partition("/")[2] if head.number.count("/") > 1 else head.number
        )
        kind = _BY_LETTERS.get(letters[1] if letters else "", head.kind)
        values = {"doc_type": kind, "number": head.number, "issuer": head.issuer, "date": head.date, "title": None}
        yield Fact("policy_document", "papers.letterhead", 0.9, [Span(head.start, head.end)], values)


def _papers_of(document: Document, sentence: Sentence) -> list[Fact]:
    """The documents named in one sentence, in order."""
    facts: list[Fact] = []
    end = 0
    for mark in sentence.of("document"):
        is_inside = sentence.words[mark.first].start < end
        if is_inside and not (_numbered(document, sentence, mark) or _is_enacted(sentence, mark)):
            continue
        fact = _numbered(document, sentence, mark) or _titled(document, sentence, mark)
        if fact:
            end = max(end, fact.span.end)
            facts.append(fact)
    facts += _bare(document, sentence, facts)
    facts.sort(key=lambda fact: fact.span)
    share_issuers(document, facts)
    return facts


def _bare(document: Document, sentence: Sentence, known: list[Fact]) -> Iterator[Fact]:
    """Numbers whose letters say the kind: "Số: 12/KH-UBND" in the head of a letter, "Nghị quyết số 57-NQ/TW, 59-NQ/TW"."""
    span = sentence.whole
    if not _LETTERS_HINT.search(document.text, *span):
        return
    for found in _LETTERS.finditer(document.text, *span):
        place = Span(found.start(), found.end())
        if not any(fact.span.overlaps(place) for fact in known):
            issued, end = date_behind(document, found.end(), span.end)
            issuer, _ = issuer_behind(document, sentence, end)
            values: dict[str, Any] = {
                "doc_type": _BY_LETTERS[found[1]],
                "number": found[0],
                "issuer": issuer,
                "date": issued,
                "title": None,
            }
            yield Fact("policy_document", "papers.letters", 0.7, [place], values)


def _is_enacted(sentence: Sentence, mark: Mark) -> bool:
    """Whether a document named inside another's title is one of its own: "Quyết định … ban hành Quy chế …"."""
    before = " ".join(word.low for word in sentence.words[max(0, mark.first - 2) : mark.first])
    return before in ("ban hành", "phê duyệt", "kèm theo", "thực hiện", "triển khai") and mark.value["type"] in ("quy_che", "de_an", "chien_luoc", "quy_hoach")  # fmt: skip


def _numbered(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    start, at = sentence.span(mark.first, mark.last)
    limit = sentence.whole.end
    issuer, behind = issuer_behind(document, sentence, at)  # "Nghị định của Chính phủ số 20/2002/NĐ-CP"
    number = _NUMBER.match(document.text, at, limit) or (issuer and _NUMBER.match(document.text, behind, limit))
    if not number or not (sentence.words[mark.first].is_capital or "/" in number[1] or "số" in number[0].lower()):
        return None
    bare = number[1].isdigit()
    if bare and (
        _UNITS_BEHIND.match(document.text, number.end(), limit)
        or (len(number[1]) == 4 and "số" not in number[0].lower())
    ):
        return None
    end = number.end()
    issued, end = date_behind(document, end, limit)
    if not issuer:
        issuer, end = issuer_behind(document, sentence, end)
    if issuer and not issued:
        issued, end = date_behind(document, end, limit)
    title = None
    if about := _ABOUT.match(document.text, end, limit):
        last = _title_end(document, sentence, about.end(), mark)
        title, end = document.text[about.start(1) : last], last
    issuer = issuer or issuer_before(document, sentence, mark)
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
    behind = document.text[at : at + 30].lower().lstrip()
    if (
        behind.startswith(_AGREEMENT)
        and not behind.startswith(_OF_AFFAIRS)
        and mark.value["type"]
        in (
            "chuong_trinh",
            "ke_hoach",
        )
    ):
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
    fact.values["date"], _ = date_behind(document, end, sentence.whole.end) if dated else (None, end)
    return fact


def _is_plan(document: Document, sentence: Sentence, mark: Mark, end: int) -> bool:
    """Whether the words name a plan: a period, a name in it, or a word plans go on with; else it is somebody's plan."""
    behind = [word for word in sentence.words[mark.last :] if word.end <= end]
    if [word.low for word in behind[:2]] == ["và", "đầu"]:  # "Sở Tài chính, Kế hoạch và Đầu tư"
        return False
    named = any(word.is_capital or word.is_number for word in behind)
    return named or mark.last - mark.first > _PLAIN or (bool(behind) and behind[0].low in _PLANNED)


def _proper_end(document: Document, sentence: Sentence, at: int, mark: Mark) -> int:
    end = _title_end(document, sentence, at, mark)
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
