"""What a figure measures: the first row of the table of measures whose words stand where it asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.figures import Figure
from nhipcau.lib.reading.measures import Measure, measures
from nhipcau.lib.reading.words import Mark

_FEWEST: Final = {"tasks": 15, "participants": 3, "localities": 3, "projects": 2, "procedures": 10}
"""Smaller counts of these are points of an agenda or ways of speaking."""
_OTHER_WORDS: Final = re.compile(r"tiếp (?:nhận|tục|theo|xúc|cận|đến|thị)|trực tiếp(?! nước ngoài)|kế tiếp")
"""In these "tiếp" does not receive a delegation."""
_GROWING: Final = frozenset(
    {"exports", "imports", "trade_turnover", "remittances", "fdi_total", "fdi_registered", "fdi_implemented", "visitors", "aid_value", "aid_committed", "aid_disbursed", "outbound_delegations", "inbound_delegations"}
)  # fmt: skip
"""Measures whose change is told without an amount: "kim ngạch xuất khẩu tăng 15%"."""
_OTHER_MONEY: Final = re.compile(
    r"(?<!\w)(?:ủng hộ|quyên góp|an sinh xã hội|vốn đối ứng|xuất siêu|nhập siêu|thặng dư|thâm hụt)(?!\w)"
)
"""Money given for good works, or added by who receives, is no investment and no aid of the table; a balance is no trade."""
_WHOM: Final = 5
"""Words behind a gift that say whom it is for."""
_BEFORE_NAMES: Final = frozenset({"tỉnh", "thành", "phố", "huyện", "các", "nước", "nhân", "dân"})
_RATE_REACH: Final = 12
_REACH: Final = 30


class Context:
    """What the document speaks of; each phrase is looked for once."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._known: dict[str, bool] = {}

    def holds(self, phrase: str) -> bool:
        if phrase not in self._known:
            self._known[phrase] = phrase in self._low
        return self._known[phrase]


class Measuring:
    """The measures of the figures of one sentence; ``said``: the sentence in lower case."""

    def __init__(self, sentence: Sentence, said: str, figures: list[Figure], context: Context) -> None:
        self._sentence, self._figures, self._context = sentence, figures, context
        self._said = _OTHER_WORDS.sub(" ", said)

    def of(self, figure: Figure) -> Measure | None:
        """The row of the table a figure is told in the words of."""
        if figure.is_rate:
            return self.rate(figure)
        if figure.currency:
            return self._money(figure)
        said = figure.noun.split()
        near = self.around(figure)
        nouns = {" ".join(said[:length]) for length in range(1, len(said) + 1)}
        for row in measures("count"):
            if (
                nouns & row.nouns
                and self._fits(row, near if row.near else self._said)
                and self._is_cued(row, near if row.near else self._said)
                and figure.value >= _FEWEST.get(row.measure, 1)
            ):
                return row
        return None

    def _is_cued(self, row: Measure, said: str) -> bool:
        return not row.cues or any(cue in said for cue in row.cues)

    def around(self, figure: Figure) -> str:
        """The words around a figure, from the sign before it to the next sign or number."""
        first, last = self._reach(figure)
        return _OTHER_WORDS.sub(" ", " ".join(word.low for word in self._sentence.words[first:last]))

    def _reach(self, figure: Figure) -> tuple[int, int]:
        words = self._sentence.words
        first = next((at + 1 for at in range(figure.first - 1, -1, -1) if words[at].text in ",;" or words[at].is_number), 0)  # fmt: skip
        last = next((at for at in range(figure.last, len(words)) if words[at].text in ",;:" or words[at].is_number), len(words))  # fmt: skip
        return first, last

    def _money(self, figure: Figure) -> Measure | None:
        first, _ = self._reach(figure)
        if _OTHER_MONEY.search(" ".join(word.low for word in self._sentence.words[first : figure.first])):
            return None
        cues = [cue for cue in self._sentence.of("cue") if not self._is_given_here(cue)]
        previous = max(
            (other.last for other in self._figures if other.last <= figure.first and other.currency not in (None, "%")),
            default=0,
        )
        before = [
            cue for cue in reversed(cues) if previous <= cue.first < figure.first and figure.first - cue.first < _REACH
        ]
        stop = next(
            (at for at in range(figure.last, len(self._sentence.words)) if self._sentence.words[at].text == ";"), None
        )
        behind = [cue for cue in cues if figure.last <= cue.first < min(figure.last + 8, stop or figure.last + 8)]
        earlier = [cue for cue in reversed(cues) if cue.first < previous]
        return self._best(self._clause(figure, before)) or self._first((*before, *behind, *earlier))

    def grown(self, first: int, last: int) -> Measure | None:
        """What words ``[first, last)`` name last that a change can be told of without its amount; none behind a figure or a sign."""
        words = self._sentence.words
        begin = max(
            (at + 1 for at in range(first, last) if words[at].text in ",;:()" or words[at].text == "và"), default=first
        )
        cues = [cue for cue in self._sentence.of("cue") if begin <= cue.first and cue.last <= last]
        row = self._best(cues) if cues else self._counted(begin, last)
        return row if row and row.measure in _GROWING else None

    def _counted(self, first: int, last: int) -> Measure | None:
        """The measure of what is counted in words ``[first, last)``, if no other words have to say so: "số đoàn ra"."""
        said = {mark.value for mark in self._sentence.of("counted") if first <= mark.first and mark.last <= last}
        rows = (row for row in measures("count") if row.measure in _GROWING and not row.cues)
        return next((row for row in rows if row.nouns & said), None)

    def _is_given_here(self, cue: Mark) -> bool:
        """Whether what is given goes to a locality of ours: "hỗ trợ tỉnh Đắk Lắk", "hỗ trợ tỉnh 5 tỷ đồng" is no aid abroad."""
        if not cue.value.endswith(("tỉnh", "cho")):
            return False
        behind = self._sentence.words[cue.last : cue.last + _WHOM]
        if any(self._sentence.at(name, cue.last + at) for name in ("abroad", "partner") for at in range(_WHOM)):
            return False
        named = next((at for at, word in enumerate(behind) if word.low not in _BEFORE_NAMES), 0)
        is_named = named < len(behind) and behind[named].is_capital and behind[named].low != "việt"
        is_ours = self._sentence.at("place", cue.last + named) is not None
        return is_ours or not (is_named or any(word.low == "bạn" for word in behind))

    def _clause(self, figure: Figure, cues: list[Mark]) -> list[Mark]:
        """The cues with no comma between them and the figure."""
        words = self._sentence.words
        start = next((at for at in range(figure.first - 1, 0, -1) if words[at].text in ",;:()"), 0)
        return [cue for cue in cues if cue.first >= start]

    def _best(self, cues: list[Mark]) -> Measure | None:
        """The row that stands first in the table: "giá trị giải ngân viện trợ" is paid out, not merely aid."""
        said = {cue.value for cue in cues}
        return next((row for row in measures("money") if said.intersection(row.cues) and self._fits(row)), None)

    def _first(self, cues: Iterable[Mark]) -> Measure | None:
        rows = (row for cue in cues for row in measures("money") if cue.value in row.cues and self._fits(row))
        return next(rows, None)

    def rate(self, figure: Figure) -> Measure | None:
        """A percentage that is a figure of its own: a share, or the growth of a locality's product."""
        words = self._sentence.words[max(0, figure.first - _RATE_REACH) : figure.first]
        near = " ".join(word.low for word in words)
        for row in measures("rate"):
            if row.measure == "share":  # "chiếm tỷ trọng cao nhất với 56%": nothing but words between
                near = re.split(r"[,;:.()%]|\d", near)[-1]
                if re.search(r"(?<!\w)(?:tăng|giảm)(?!\w)", near):
                    continue
            if any(cue in near for cue in row.cues):
                return row
        return None

    def _fits(self, row: Measure, said: str = "") -> bool:
        if any(word in (said or self._said) for word in row.without):
            return False
        if row.needs and not any(word in self._said for word in row.needs):
            return False
        return (
            not row.context
            or any(word in self._said for word in row.context)
            or any(self._context.holds(word) for word in row.context)
        )
