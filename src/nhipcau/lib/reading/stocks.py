"""Whether a figure is what there is at a time, or what was added in one."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.figures import Figure

_STOCKS: Final = frozenset(
    {
        "heritage_sites",
        "ngo_count",
        "twinnings",
        "partner_localities",
        "partner_countries",
        "border_gates",
        "population",
        "industrial_parks",
        "overseas_vietnamese",
        "border_length",
        "area",
    }
)
_CAPITAL: Final = frozenset({"fdi_projects", "fdi_total", "fdi_registered", "domestic_projects", "domestic_investment"})
"""Told of no period and with no word of a flow, these are what there is: "Tỉnh có 420 dự án FDI"."""
_FLOW: Final = ("thêm", "mới", "trong năm", "giai đoạn")
_FLOW_OF_CAPITAL: Final = (
    "thêm",
    "mới",
    "thu hút",
    "cấp",
    "đăng ký đầu tư",
    "từ đầu năm",
    "tăng vốn",
    "trao",
    "kêu gọi",
    "đứng thứ",
    "đứng đầu",
    "dẫn đầu",
    "xếp thứ",
    "tiếp theo",
    "tiếp đến",
    "phấn đấu",
    "mục tiêu",
    "chỉ tiêu",
    "dự kiến",
    "sẽ",
)
_RAISING: Final = re.compile(r", (?:nâng(?! cấp| cao| chất)|đưa tổng|l[uũ]y kế)")
_NEAR: Final = (
    "hiện có", "hiện đang", "hiện quản lý", "đang theo học", "đang học", "đang làm việc", "đang sinh sống", "đang đào tạo", "đang hoạt động",
)  # fmt: skip
"""Said of the figure right behind, not of those told further on."""
_SINCE: Final = re.compile(
    r"(?:l[uũ]y kế |tính |kể )?(?:từ (?:đầu )?năm (?:\d{4} )?(?:đến|tới)(?: hết)?(?: nay)?|(?<=kế )(?:trong )?\d{1,2} tháng|(?<=kế )(?:cả )?năm \d{4})"
)
"""A time that began not long ago: what is told of it was added in it, also if it is added up ("lũy kế 5 tháng")."""
_EVER: Final = re.compile(r"từ trước (?:đến|tới) nay")
""" "mức cao nhất từ trước đến nay" compares."""
_HAVING: Final = frozenset({"tỉnh", "phố", "bàn", "phương", "nước"})
_TIMES: Final = frozenset({"năm", "tháng", "quý"})
_RUNNING: Final = ("hằng năm", "hàng năm", "mỗi năm", "bình quân")
_STOCK: Final = (
    "lũy kế",
    "luỹ kế",
    "tính đến",
    "đến nay",
    "hiện nay",
    "còn hiệu lực",
)


def is_stock(
    document: Document,
    sentence: Sentence,
    figure: Figure,
    measure: str,
    around: str,
    *,
    is_dated: bool,
    is_aimed_at: bool = False,
) -> bool:
    """``around``: the words around the figure; ``is_dated``: it has a period, if only one told before."""
    clause = _SINCE.sub("từ đầu năm", _EVER.sub(" ", _clause(document, sentence, figure)))
    said_first = document.text[sentence.whole.start : sentence.words[figure.last - 1].end].lower().rpartition(";")[2]
    if any(word in said_first for word in _RUNNING):
        return False
    if any(word in clause for word in _STOCK) or any(word in around for word in _NEAR):
        return True
    if measure in _CAPITAL and (not is_dated or _is_had(sentence, figure)):
        said = document.quoted(sentence.whole).lower()
        return "có" in said.split() and not any(word in said for word in _FLOW_OF_CAPITAL)
    return measure in _STOCKS and not is_aimed_at and not any(word in around for word in _FLOW)


def _is_had(sentence: Sentence, figure: Figure) -> bool:
    """Whether a place has the figure, in a sentence that says of no time: "Tỉnh có hơn 1.650 dự án FDI"."""
    words = sentence.words
    before = figure.first - 1
    if before < 1 or words[before].low != "có" or any(word.low in _TIMES for word in words):
        return False
    is_place = any(mark.last == before for mark in sentence.of("place"))
    return is_place or words[before - 1].low in _HAVING


def _clause(document: Document, sentence: Sentence, figure: Figure) -> str:
    """The words around a figure up to the next semicolons; of "ký 5 thỏa thuận, nâng tổng số lên 42" those that are its own."""
    words = sentence.words
    opened = _opened(sentence, figure.first)
    begin = max((words[at].end for at in range(opened) if words[at].text == ";"), default=words[0].start)
    ends = (words[at].start for at in range(figure.last, len(words)) if words[at].text == ";")
    end = min(ends, default=words[-1].end)
    clause = document.text[begin:end].lower()
    if _RAISING.search(document.text, words[figure.last - 1].end, end):
        return _RAISING.split(clause, maxsplit=1)[0]
    raised = _RAISING.search(clause)
    if raised and raised[0].endswith("kế"):
        return clause[raised.start() :]
    return f"{clause} lũy kế" if raised else clause


def _opened(sentence: Sentence, at: int) -> int:
    """The bracket a word stands in, else the word: "có 465 dự án (trong khu công nghiệp 292 dự án; ngoài …)" goes on."""
    closed = 0
    for place in range(at - 1, -1, -1):
        text = sentence.words[place].text
        closed += (text == ")") - (text == "(")
        if closed < 0:
            return place
    return at
