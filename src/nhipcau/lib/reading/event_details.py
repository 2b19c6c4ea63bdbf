"""When and where an event is held, whether it is still to come, and its theme: by the words around its name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from nhipcau.lib.reading.dates import Period, days, periods
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import CAPITAL

_THEME: Final = re.compile(r"(?:với )?chủ đề(?: của [^“\"\n]{3,40}?)?(?: là)?:?\s*[“\"]([^”\"\n]{6,250})[”\"]")
_THEME_BEFORE: Final = re.compile(r"[“\"]([^”\"\n]{6,250})[”\"] là chủ đề")
_YEAR: Final = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
_OF_OTHER: Final = re.compile(r"(?:\d{3}|[/-][^\W\d_]+|trước) $")
"""Before a day that is a document's, or by which something is due: "Công văn số 2933 ngày 11/5", "trước ngày 25/5"."""
_JOINT: Final = re.compile(r"\s*[-–]?\s*")
""" "từ ngày 30/3" and "đến ngày 4/4": the second begins with its "đến"."""
_HELD_THEN: Final = re.compile(
    r"(?:\s+\([^()]{2,30}\))?(?:\s+(?:tại|ở) [^;:.(“”]{2,40})?[\s,(]*(?:(?:[^\s;:.“”]+\s+){0,6}?(?:diễn ra|khai mạc|tổ chức|được|vào|kéo dài|dự kiến|lúc|bắt đầu|trong|sẽ)(?:\s+[^\s;:.“”]+){0,4}\s*)?$"
)
"""Between an event and the day right behind it: "(tại Hà Nội, ngày …", "diễn ra vào …"."""
_LONGEST_GAP: Final = 80
_LEAD: Final = 6
"""Words at the beginning of a sentence in which an event tells where all of it took place: "Tiếp tục chuyến thăm A, …"."""
_PLANNED_REACH: Final = 80
_VENUES: Final = (
    r"(?:khách sạn|trụ sở|trung tâm|nhà|tỉnh|thành phố|thủ đô|hội trường|công viên|quảng trường|cung|phố cổ|vườn hoa|sân vận động"
    r"|văn phòng|cửa khẩu|bảo tàng|khu|xã|phường|huyện|thị xã|quận|trường|phòng họp|bang|vùng)"
)
_PLACE: Final = re.compile(
    rf"(?<!\w)(?:tại|ở) ((?:{_VENUES} )?(?:TP\. ?|Tp\. ?)?{CAPITAL}[^,;.:\n(”\"&]{{1,60}}?)(?=[,;.:\n(”\"&]"
    r"|\s(?:và|do|với|nhằm|diễn|khai|đã|sẽ|trong|vào|ngày|từ|cùng|nối|để|về|có|tới|đến|nhân|sáng|chiều|tối|theo|cho|giai|là|lần|năm|nhiều|được|như|hôm|cũng|hằng|hàng|thu|quy)(?:\s|$)|$)"
)
_OF_OFFICE: Final = re.compile(
    r"(?:sứ|sự|quán|diện|trú|phóng viên|nhà đầu tư|sinh sống|kinh doanh|phát biểu|người|làm ăn|học tập|hoạt động|văn phòng|dự án|doanh nghiệp)(?:\s+[^\s,;.:]+){0,4}\s+$",
    re.IGNORECASE,
)
"""Before "tại …" that says where somebody is accredited, lives or works: "Đại sứ Lào tại Việt Nam"."""

_REVIEWS: Final = re.compile(r"tổng kết|sơ kết|đánh giá|kết quả|kế hoạch|phương hướng|giai đoạn", re.IGNORECASE)
"""In an event's name, before a year that is not that of the event: "Hội nghị tổng kết công tác năm 2019"."""
_IN_JOURNEY: Final = re.compile(
    r"(?:^|, )(?:trong|nhân|tiếp tục|kết thúc)(?: dịp| khuôn khổ| tốt đẹp| thành công)?\s+$", re.IGNORECASE
)
"""Before a journey in which something else is told: "Trong chuyến thăm A, ngày 23/11, …" is not the day of the journey."""
_IN_FRAME: Final = re.compile(r"^(?:trong khuôn khổ|bên lề|hướng tới|chào mừng|tiếp nối)(?!\w)[^,;]*$", re.IGNORECASE)
"""Before an event in whose frame another is told: "Trong khuôn khổ Hội nghị A và Hội nghị B, sáng 7/8, …"."""
_BESIDE: Final = re.compile(r"(?: \([^()]*\))?[\s(]*")
""" "Trong chuyến thăm tỉnh A (Lào) từ ngày 17 đến 21/2, …" tells the journey's own days."""
ANNOUNCED: Final = re.compile(
    r"(?<!\w)(?:công bố|giới thiệu|thông tin(?: về)?|chuẩn bị|mời dự|mời tham dự)\s+$", re.IGNORECASE
)
"""Before an event that something else is held for: the day of "họp báo công bố Lễ hội B" is not that of the festival."""
_NEXT_YEAR: Final = re.compile(r"\W*(?:Trong |Bước sang )?[Nn]ăm (20\d\d)(?!\d)")
_PAST: Final = re.compile(r"(?<!\w)(?:từ|sau|tiếp nối|so với|thành công của|kết thúc)\s+$")
""" "sẽ đánh giá tình hình từ Hội nghị Ngoại giao 29": what is referred to is over."""


_NO_PLAN: Final = re.compile(r"(?<!\w)kế hoạch (?:và đầu tư|số)(?!\w)")
""" "Sở Kế hoạch và Đầu tư tổ chức …", "Thực hiện Kế hoạch số 15, …": what is told next is held."""
_WISH: Final = re.compile(r"(?<!\w)(?:mong|mong muốn|đề nghị|mời|hy vọng|hẹn)(?!\w)")


class When(NamedTuple):
    """The first and last day of an event, and whether they stand right beside its name."""

    start: str | None
    end: str | None
    is_sure: bool = False


def event_days(document: Document, sentence: Sentence, span: Span, name: str, *, planned: bool) -> When:
    """The days within or right behind the words, else the first one of the sentence, else the year in the name.

    A day that is over is not when something planned will be held.
    """
    year = None if _REVIEWS.search(name) else year_of(name)
    named = [_in_year(document, one, year) for one in _runs(document, days(document, sentence))]
    within = [one for one in named if span.start <= one.at < span.end]
    behind = [one for one in named if one.at >= span.end and _is_right_behind(document, span.end, one.at)]
    before = document.text[sentence.whole.start : span.start]
    is_frame = _IN_FRAME.match(before) or (name.lower().startswith("chuyến") and _IN_JOURNEY.search(before))
    if is_frame or ANNOUNCED.search(before):
        named = behind = [one for one in behind if _BESIDE.fullmatch(document.text, span.end, one.at)]
    if near := within or behind:
        return When(near[0].start, near[0].end, is_sure=True)
    for one in named:
        if not (planned and _is_over(document, one)) and not _is_of_another(document, sentence, span, one):
            return When(one.start, one.end)
    told = periods(document, sentence) if "tháng" in document.text[span.end : span.end + _LONGEST_GAP] else ()
    month = next((one for one in told if len(one.start) == len("2024-11") == len(one.end)), None)
    if month and month.at >= span.end and _is_right_behind(document, span.end, month.at):
        return When(month.start, month.end, is_sure=True)
    return When(year, year)


def _is_over(document: Document, day: Period) -> bool:
    """Whether a day is not later than the day of publication."""
    return len(document.published or "") == len(day.end) and day.end <= (document.published or "")


def _is_of_another(document: Document, sentence: Sentence, span: Span, day: Period) -> bool:
    """Whether a day is that of another event: "Festival A (từ ngày 5/12), Lễ hội B", "A với sự tham gia của …, B ngày 5/12"."""
    if day.at < span.start:
        before = document.text[sentence.whole.start : day.at]
        return before.rfind("(") > before.rfind(")")
    return any(
        span.end <= sentence.words[mark.first].start < day.at and sentence.words[mark.first - 1].low != "và"
        for mark in sentence.of("event")
    )


def _in_year(document: Document, day: Period, year: str | None) -> Period:
    """A day without a year is of the year in the event's name: "Sáng 22/2 … Gặp gỡ đầu xuân năm 2023"."""
    if not year or re.search(r"\d{4}", document.text[day.at : day.until]):
        return day
    return Period(year + day.start[4:], year + day.end[4:], day.at, day.until)


def _runs(document: Document, named: list[Period]) -> list[Period]:
    """Days with nothing but a dash or "đến" between them as one run; none of several years: "(17/11/1950 - 17/11/2020)"."""
    runs: list[Period] = []
    for day in named:
        last = runs[-1] if runs else None
        is_next = re.match(r"\W*(?:đến|tới|-|–|\d)", document.text[day.at : day.until], re.IGNORECASE)
        if last and is_next and _JOINT.fullmatch(document.text, last.until, day.at):
            runs[-1] = Period(last.start, day.end, last.at, day.until)
        else:
            runs.append(day)
    return [run for run in runs if not _is_of_years(run) and not _is_of_other(document, run)]


def _is_of_other(document: Document, run: Period) -> bool:
    """Whether a day is that of a document or of a task."""
    return bool(_OF_OTHER.search(document.text[max(0, run.at - 12) : run.at]))


def _is_of_years(run: Period) -> bool:
    first, last = run.start[:4], run.end[:4]
    return first.isdigit() and last.isdigit() and int(last) - int(first) > 1


def _is_right_behind(document: Document, end: int, at: int) -> bool:
    return at - end <= _LONGEST_GAP and bool(_HELD_THEN.match(document.text[end:at]))


def year_of(name: str) -> str | None:
    """The year in an event's name."""
    year = _YEAR.search(name)
    return year[1] if year else None


def place_of(document: Document, sentence: Sentence, span: Span) -> str | None:
    """The place named right behind the event, else the last one before it, else the first one in the sentence."""
    begin, end = sentence.whole
    found = [one for one in _PLACE.finditer(document.text, begin, end) if _is_place(document, sentence, span, one)]
    behind = [one for one in found if one.start() >= span.end and document.text.count(",", span.end, one.start()) < 2]
    before = [one for one in found if one.end(1) <= span.start]
    chosen = behind[:1] if behind and (not before or behind[0].start() - span.end < 2) else before[-1:]
    return chosen[0][1].strip() if chosen else None


def _is_place(document: Document, sentence: Sentence, span: Span, found: re.Match[str]) -> bool:
    """Whether "tại …" names a place: not an event, and not where somebody is accredited."""
    first = sentence.first_from(found.start(1))
    if (
        first is None
        or sentence.at("event", first)
        or found[1].startswith(("Chương trình", "Buổi", "Lễ", "Phiên", "Kế hoạch"))
    ):
        return False
    if 0 <= found.start() - span.end < 2:
        return True
    if _is_parted(sentence, span, found):
        return False
    if found[1] == "Việt Nam":
        return False
    return not _OF_OFFICE.search(document.text[sentence.whole.start : found.start()])


def _is_parted(sentence: Sentence, span: Span, found: re.Match[str]) -> bool:
    """Whether a place is that of another event: "A và B tại C" are both held there, "A tại B, C" are not."""
    is_behind = found.start() >= span.end
    start, end = (
        (span.end, found.start())
        if is_behind
        else (sentence.words[min(_LEAD, len(sentence.words) - 1)].start, span.start)
    )
    return any(
        start <= sentence.words[mark.first].start < end and sentence.words[mark.first - 1].low != "và"
        for mark in sentence.of("event")
        if not mark.value.get("quoted")
    )


def is_planned(document: Document, sentence: Sentence, span: Span) -> bool:
    """Whether the words right before or behind the event say that it is still to come."""
    told = document.text[max(sentence.whole.start, span.start - _PLANNED_REACH) : span.start].lower()
    before = _NO_PLAN.sub("", told)
    behind = document.text[span.end : min(sentence.whole.end, span.end + 24)].lower()
    if _PAST.search(before):
        return False
    year = _NEXT_YEAR.match(document.text, sentence.whole.start)
    if year and document.published and year[1] > document.published[:4]:
        return True
    if _is_wished(document, sentence, span, before):
        return True
    return bool(_planned().search(re.split(r"[;:]", before)[-1]) or _planned().match(behind.lstrip(' ”"),')))


def _is_wished(document: Document, sentence: Sentence, span: Span, before: str) -> bool:
    """Whether an event is spoken of with a wish and a time to come: "mong … cùng tổ chức … tháng 7/2026 trong Lễ hội A"."""
    if not _WISH.search(document.text, sentence.whole.start, span.start):
        return False
    told = (
        [*days(document, sentence), *periods(document, sentence)] if any(letter.isdigit() for letter in before) else []
    )
    return any(is_late(document, one.start) for one in told if one.at < span.start)


def is_late(document: Document, start: str | None) -> bool:
    """Whether a day is later than the day of publication."""
    published = document.published
    return bool(
        published and len(published) == 10 and start and "X" not in start and start[:10] > published[: len(start)]
    )


def theme_of(document: Document, sentence: Sentence, span: Span) -> str | None:
    """The theme told behind the event, with no other event between; or before it."""
    told = document.quoted(sentence.whole)
    found = _THEME.search(told) or _THEME_BEFORE.search(told)
    if not found:
        return None
    at = sentence.whole.start + found.start()
    between = any(span.end <= sentence.words[mark.first].start < at for mark in sentence.of("event"))
    within = at < span.start < at + len(found[0])
    return None if between or within else found[1].rstrip(" ,.")


@lru_cache(maxsize=1)
def _planned() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('events')['planned'])})(?!\w)")
