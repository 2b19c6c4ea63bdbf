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
_RAISING: Final = re.compile(r", (?:nâng|đưa tổng)")
_NEAR: Final = ("hiện có", "hiện đang", "hiện quản lý")
"""Said of the figure right behind, not of those told further on."""
_SINCE: Final = re.compile(r"từ (?:đầu )?năm (?:\d{4} )?(?:đến|tới) nay")
"""A time that lasts until now: what is told of it was added in it."""
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
    document: Document, sentence: Sentence, figure: Figure, measure: str, around: str, *, is_dated: bool
) -> bool:
    """``around``: the words around the figure; ``is_dated``: it has a period, if only one told before."""
    clause = _SINCE.sub("từ đầu năm", _clause(document, sentence, figure))
    if any(word in clause for word in _RUNNING):
        return False
    if any(word in clause for word in _STOCK) or any(word in around for word in _NEAR):
        return True
    if measure in _CAPITAL and not is_dated:
        said = document.quoted(sentence.whole).lower()
        return "có" in said.split() and not any(word in said for word in _FLOW_OF_CAPITAL)
    return measure in _STOCKS and not any(word in around for word in _FLOW)


def _clause(document: Document, sentence: Sentence, figure: Figure) -> str:
    """The words around a figure up to the next semicolons; of "ký 5 thỏa thuận, nâng tổng số lên 42" those that are its own."""
    words = sentence.words
    begin = max((words[at].end for at in range(figure.first) if words[at].text == ";"), default=words[0].start)
    ends = (words[at].start for at in range(figure.last, len(words)) if words[at].text == ";")
    end = min(ends, default=words[-1].end)
    clause = document.text[begin:end].lower()
    if _RAISING.search(document.text, words[figure.last - 1].end, end):
        return _RAISING.split(clause, maxsplit=1)[0]
    return f"{clause} lũy kế" if _RAISING.search(clause) else clause
