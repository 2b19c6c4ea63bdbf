"""The parts of a document: headings, paragraphs, items, table rows, captions, and what belongs to the page alone.

A part is one line of the text: extracted files, web pages and articles have a paragraph to a line; lines that were
broken inside a sentence (scanned pages, narrow columns) are one part. What is
"furniture" (links to other articles, menus, tags), "byline" or "dateline" gives no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from nhipcau.lib.reading.tables import table

Kind = Literal["heading", "paragraph", "item", "row", "caption", "byline", "dateline", "furniture"]

READ: Final = frozenset({"heading", "paragraph", "item", "row", "caption"})
"""The parts in which facts are looked for."""

_LINE: Final = re.compile(r"[^\n]+")
_BROKEN: Final = re.compile(
    r"(?:,|(?<!\w)(?:số|của|và|với|về|tại|do|là|các|từ|đến|trong|cho|theo|tỉnh|thành phố|huyện|ông|bà|đồng chí|ngày|năm|đoàn))$"
)
"""How a line ends that goes on in the next one."""
_LABEL: Final = re.compile(r"[A-ZĐÀ-Ỹ][^:.,;]{2,24}:(?!\d)")
"""How a line of minutes begins: "Thành phần tham dự:"."""
_BEGINS: Final = re.compile(r"(?:Sáng|Trưa|Chiều|Tối|Ngày|Từ|Trong|Vừa|Mới|Theo|Nhân|Tại|Phát biểu)(?!\w)|\(")
"""How a paragraph begins under a heading that ends as a broken line may: "… làm việc tại tỉnh"."""
_ITEM: Final = re.compile(r"(?:[-–—+*•●▪◦]|\(?\d{1,2}[.)/]|\(?[a-zđ][.)])\s+\S")
_SECTION: Final = re.compile(r"[IVX]{1,4}[.)]\s")
""" "III. TỔ CHỨC THỰC HIỆN": a heading in capitals, not a name."""
_DATE: Final = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TAIL_LOOK: Final = 20
_SENTENCE_END: Final = ".!?…:;”\"'"
_HEADING_LENGTH: Final = 160
_BYLINE_WORDS: Final = 6
_LINK_LENGTH: Final = 220
_DATELINE_LENGTH: Final = 90
_CAPTION_LENGTH: Final = 500
"""A longer line is an article in one line, with its captions; "(ảnh)" alone says that there is a picture."""
_TAIL: Final = 0.6
"""A closing line counts in the last two fifths of a text only: a heading "Từ khóa" may stand in the middle."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line's place in the text, without the spaces around it, and what it is."""

    kind: Kind
    start: int
    end: int


def parts(text: str) -> list[Part]:
    """The parts of the text, in order; empty lines are none."""
    return list(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    follows_label = is_over = False
    for seen, (start, line) in enumerate(_joined(text)):
        low = line[:_LINK_LENGTH].lower().lstrip("|-–•>» ")
        is_over = is_over or (start > len(text) * _TAIL and low.startswith(_listed("closing")))
        is_label = low.startswith(_listed("links")) and len(line) < _DATELINE_LENGTH
        kind: Kind
        if is_over or is_label or _is_link(line, after_label=follows_label):
            kind = "furniture"
        else:
            kind = _kind(line, low, is_early=seen < 6)
        follows_label = is_label
        yield Part(kind, start, start + len(line))


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """The lines without the spaces around them, those broken inside a sentence as one; where each begins."""
    begin = end = -1
    for found in _LINE.finditer(text):
        line = found[0].strip()
        if not line:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        if begin >= 0 and _is_broken(text[max(begin, end - _TAIL_LOOK) : end], line, text[end:start]):
            end = start + len(line)
            continue
        if begin >= 0:
            yield begin, text[begin:end]
        begin, end = start, start + len(line)
    if begin >= 0:
        yield begin, text[begin:end]


def _is_broken(before: str, line: str, between: str) -> bool:
    """Whether a line goes on with the one before it: no empty line between, and the sentence is not over."""
    if between.count("\n") > 1 or before[-1] in ".!?:;|" or line[0] in "|-–•*+" or _LABEL.match(line):
        return False
    if line[:2].isalpha() and line[0].islower():  # not "a) " or "b. "
        return True
    return bool(_BROKEN.search(before)) and not _BEGINS.match(line) and not before.endswith("rưởng đoàn")


def _kind(line: str, low: str, *, is_early: bool) -> Kind:
    if low.startswith(_listed("alone")) and len(line) < _DATELINE_LENGTH:
        return "furniture"
    if (
        len(line) < _DATELINE_LENGTH
        and not _ITEM.match(line)
        and _DATE.search(line)
        and (low.startswith(_listed("datelines")) or _is_stamp(line))
    ):
        return "dateline"
    if is_early and len(line) < _DATELINE_LENGTH and "ngày đăng" in low:
        return "dateline"
    credited = low.replace("(ảnh)", "")
    if len(line) < _CAPTION_LENGTH and any(credit in credited for credit in _listed("credits")):
        return "caption"
    if (low.startswith(_listed("bylines")) and len(line) < _DATELINE_LENGTH and line[-1] != "?") or _is_name_alone(
        line, is_early=is_early
    ):
        return "byline"
    if line.count(" | ") > 1:
        return "row"
    if _ITEM.match(line):
        return "item"
    return "heading" if len(line) < _HEADING_LENGTH and line[-1] not in _SENTENCE_END else "paragraph"


def _is_link(line: str, *, after_label: bool) -> bool:
    """Whether a line leads to another article: it follows a label, or stands between bars and breaks off."""
    short = len(line) < _LINK_LENGTH
    if after_label and short and line[-1] not in ".!?":
        return True
    return line.startswith("| ") and line.endswith("|") and line.count("|") == 2 and ("..." in line or short)


def _is_stamp(line: str) -> bool:
    """Whether a line holds a date and hardly anything else: "18:18, 18/12/2023"."""
    return sum(letter.isalpha() for letter in line) < 25


def _is_name_alone(line: str, *, is_early: bool) -> bool:
    """Whether a line is nothing but the name of a person: two to five words, all with capitals."""
    if is_early or _SECTION.match(line) or not line.replace(" ", "").replace("-", "").replace(".", "").isalpha():
        return False
    names = line.split()
    return 1 < len(names) < _BYLINE_WORDS and all(name[0].isupper() for name in names)


def stated_day(text: str, found: list[Part]) -> str | None:
    """The day of publication a dateline gives, as 2023-12-18; None if none does."""
    for part in found[:8]:
        dated = _DATE.search(text, part.start, min(part.end, part.start + _DATELINE_LENGTH))
        if dated and (part.kind == "dateline" or text[part.start : part.end].lower().startswith("date ")):
            day, month, year = (dated[1], dated[2], dated[3]) if dated[1] else (dated[6], dated[5], dated[4])
            if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                return f"{year}-{int(month):02}-{int(day):02}"
    return None


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(table("furniture")[name])
