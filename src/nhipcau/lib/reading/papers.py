"""Documents of policy: "Chỉ thị 15-CT/TW ngày 10/8/2022 của Ban Bí thư về công tác ngoại giao kinh tế".

With a number any kind of document is taken; without one only the kinds whose row says "titled", with a proper title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.issuing import date_behind, issuer_before, issuer_behind, share_issuers
from nhipcau.lib.reading.letterheads import letterhead
from nhipcau.lib.reading.titled_papers import NUMBER, title_end, titled
from nhipcau.lib.reading.words import Mark

_BY_LETTERS: Final = {
    "NQ": "nghi_quyet", "CT": "chi_thi", "KL": "ket_luan", "QĐ": "quyet_dinh", "KH": "ke_hoach", "CTr": "chuong_trinh", "ĐA": "de_an", "TB": "thong_bao",
    "BC": "bao_cao", "NĐ": "nghi_dinh", "TT": "thong_tu", "TTLT": "thong_tu", "HD": "other", "TTr": "other", "QĐi": "other",
}  # fmt: skip
_LETTERS: Final = re.compile(
    rf"(?<![\w/-])\d{{1,5}}(?:/\d{{4}})?[-/]({'|'.join(_BY_LETTERS)})[-/][A-ZĐ][A-ZĐa-z]*(?![\w/-])"
)
_LETTERS_HINT: Final = re.compile(r"[-/][A-ZĐ]{2}")
_ABOUT: Final = re.compile(r"\s*,?\s*(về|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn)\s", re.IGNORECASE)
_UNITS_BEHIND: Final = re.compile(
    r"\s*(?:%|năm|tháng|tỷ|triệu|nghìn|nội dung|nhiệm vụ|dự án|hoạt động|chương trình|địa phương|tỉnh)\b"
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
        fact = _numbered(document, sentence, mark) or titled(document, sentence, mark)
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
    number = NUMBER.match(document.text, at, limit) or (issuer and NUMBER.match(document.text, behind, limit))
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
        last = title_end(document, sentence, about.end(), mark)
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
        return mine["number"].lower() == other["number"].lower() or (
            other["number"].isdigit()
            and re.match(r"0*" + other["number"].lstrip("0") + r"\D", mine["number"]) is not None
        )
    return (
        not other["number"] and not mine["number"] and (mine["title"] or "").lower() == (other["title"] or "").lower()
    )
