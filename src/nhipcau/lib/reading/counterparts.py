"""Whom a figure is about besides its own side: "200 dự án của Hàn Quốc", "kim ngạch với Nhật Bản đạt 3 tỷ USD"."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.figures import Figure
from nhipcau.lib.reading.partners import is_partner
from nhipcau.lib.reading.words import Mark

_WITH_PARTNER: Final = frozenset(
    {
        "fdi_total", "fdi_registered", "fdi_implemented", "fdi_projects", "projects", "investment_total", "trade_turnover", "exports", "imports",
        "enterprises", "students", "foreign_residents", "workers", "visitors", "remittances", "border_length", "capital_contribution_value", "overseas_vietnamese", "ngo_count",
    }
)  # fmt: skip
_CAPITAL: Final = frozenset({"fdi_total", "fdi_registered", "fdi_implemented", "investment_total"})
_PROJECTS: Final = frozenset({"fdi_projects", "projects"})
_LISTED: Final = _CAPITAL | {
    "exports",
    "imports",
    "trade_turnover",
    "remittances",
    "ngo_count",
    "workers",
    "visitors",
    "students",
}
"""Told one country after the other: "lớn nhất là Hoa Kỳ với 4,1 tỷ USD, tiếp đến là Trung Quốc 1,5 tỷ USD"."""
_TO_FIGURE: Final = frozenset({"với", "đạt", "là", "có", "("})
_BEHIND: Final = 4
"""Words between what is counted and whose it is: "34 doanh nghiệp của tỉnh Fukuoka"."""
_BEGIN: Final = 6
"""Words of a sentence or clause in which its subject begins: "Hiện nay, Hàn Quốc đứng thứ hai …"."""
_JOINTS: Final = frozenset({"của", "từ", "với", "tỉnh", "thành", "phố", "nước", "đến", "tới", "là", "người", "các", "doanh", "nghiệp", "nhà", "đầu", "tư", "sang", "fdi", "cho", "học", "sinh", "lưu"})  # fmt: skip
_OF: Final = frozenset({"của", "từ", "với", "và"})


class Counterparts:
    """The partner of each figure of one sentence, in their order."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self._document, self._sentence = document, sentence
        self._last: tuple[str, str | None] = ("", None)
        self._since = 0

    @cached_property
    def _marks(self) -> list[Mark]:
        return sorted((*self._countries(), *self._localities()), key=lambda mark: mark.first)

    def of(self, figure: Figure, measure: str) -> str | None:
        """The partner a figure of that measure is about; what a sum of capital is about follows from its projects."""
        found = self._near(figure, measure) if measure in _WITH_PARTNER and self._marks else None
        if found is None and measure in _CAPITAL and self._last[0] in _PROJECTS:
            found = self._last[1]
        self._last, self._since = (measure, found), figure.last
        return found

    def _near(self, figure: Figure, measure: str) -> str | None:
        words = self._sentence.words
        for mark in self._marks:
            if measure in _LISTED and mark.last <= figure.first <= mark.last + 2 and all(word.low in _TO_FIGURE for word in words[mark.last : figure.first]):  # fmt: skip
                return self._said(mark)
            between = words[figure.last : mark.first]
            if figure.first <= mark.first and mark.last <= figure.last:  # "560 lưu học sinh Lào"
                return self._said(mark)
            if mark.first >= figure.last and len(between) <= _BEHIND and all(word.low in _JOINTS for word in between):
                return self._said(mark)
        begin = max((at + 1 for at in range(figure.first) if words[at].text == ";"), default=0)
        before = [mark for mark in self._marks if begin <= mark.first and mark.last <= figure.first]
        is_first = measure in _PROJECTS | _CAPITAL or (before and before[0].first >= self._since)
        if len(before) == 1 and is_first and self._is_subject(before[0], begin):
            return self._said(before[0])
        return None

    def _is_subject(self, mark: Mark, begin: int) -> bool:
        """Whether a figure behind is of the partner: it begins the clause, or stands behind "của", "từ", "với"."""
        words = self._sentence.words
        clause = max((at + 1 for at in range(begin, mark.first) if words[at].text == ","), default=begin)
        opening = [word for word in words[clause : mark.first] if word.is_word]
        before = words[mark.first - 1].low if mark.first else ""
        if before == "tại" or any(word.low in ("tiếp", "đón", "sứ") for word in opening):
            return False
        return len(opening) <= _BEGIN or (before in _OF and mark.first >= self._since)

    def _said(self, mark: Mark) -> str:
        return self._document.said(self._sentence, mark.first, mark.last)

    def _countries(self) -> list[Mark]:
        return [mark for mark in self._sentence.of("partner") if mark.value and mark.value.kind == "country" and is_partner(self._sentence, mark)]  # fmt: skip

    def _localities(self) -> list[Mark]:
        """Localities abroad, but those whose country stands behind in brackets or after "của"."""
        words = self._sentence.words
        return [
            mark
            for mark in self._sentence.of("abroad")
            if mark.first and words[mark.first - 1].low in ("tỉnh", "phố", "bang", "vùng")
        ]
