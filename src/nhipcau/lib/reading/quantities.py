"""Figures that say something a register counts: what is measured, where, when, against what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from nhipcau.lib.reading.dates import Period, periods
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.figures import Figure, figures
from nhipcau.lib.reading.measures import Measure, measures
from nhipcau.lib.reading.scope import Scopes
from nhipcau.lib.reading.words import Mark

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
_FLOW: Final = ("thêm", "mới", "trong năm", "giai đoạn")
_STOCK: Final = (
    "lũy kế",
    "luỹ kế",
    "tính đến",
    "đến nay",
    "hiện có",
    "hiện nay",
    "hiện đang",
    "hiện quản lý",
    "còn hiệu lực",
)
_TARGET: Final = ("phấn đấu", "mục tiêu", "chỉ tiêu", "đặt kế hoạch")
_PLANNED: Final = ("dự kiến", "sẽ", "kế hoạch thu hút")
_FEWEST: Final = {"tasks": 15, "participants": 3, "localities": 3, "projects": 2, "procedures": 10}
"""Smaller counts of these are points of an agenda or ways of speaking."""
_TIMES: Final = re.compile(
    r",?\s*\(?(?:(?:đã )?tăng )?(?:(?:gấp|bằng) )?(?:gần |hơn |khoảng |trên )?(đôi|ba(?= lần|\b(?! ))|\d{1,2}(?:[.,]\d{1,2})?(?= lần))(?: lần)?(?!\w)",
    re.IGNORECASE,
)
_TIMES_SAID: Final = {"đôi": 2.0, "ba": 3.0}
_RESTATED: Final = 7
_RATE_REACH: Final = 8
_REACH: Final = 30


def quantities(document: Document, scopes: Scopes, context: Context | None = None) -> list[Fact]:
    """One fact for each figure that is measured; the same figure again is one more piece of evidence.

    ``context``: of the document that this one is a part of.
    """
    context = context or Context(document.text.lower())
    facts: list[Fact] = []
    told: tuple[int, Period | None] = (-1, None)
    for sentence in document.sentences:
        reader = _Reader(document, sentence, context, scopes, told[1] if told[0] == sentence.part else None)
        told = (sentence.part, reader.told)
        for fact in reader.facts():
            same = next((known for known in facts if _is_same(known, fact)), None)
            if same:
                same.add_evidence(fact.span)
            else:
                facts.append(fact)
    return facts


def _is_same(known: Fact, fact: Fact) -> bool:
    same = ("measure", "value", "currency", "subject")
    if any(known.values[name] != fact.values[name] for name in same) or known.values["value"] is None:
        return False
    return bool(known.values["change_percent"] == fact.values["change_percent"])


class Context:
    """What the document speaks of; each phrase is looked for once."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._known: dict[str, bool] = {}

    def holds(self, phrase: str) -> bool:
        if phrase not in self._known:
            self._known[phrase] = phrase in self._low
        return self._known[phrase]


class _Reader:
    """The figures of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, context: Context, scopes: Scopes, earlier: Period | None
    ) -> None:
        self.document, self.sentence, self.context, self.scopes = document, sentence, context, scopes
        self.said = document.quoted(sentence.whole).lower()
        self.figures = figures(sentence)
        self.periods = periods(document, sentence)
        self.earlier = earlier
        self.told = self.periods[-1] if self.periods else earlier

    def facts(self) -> list[Fact]:
        found: list[Fact] = []
        waiting: list[tuple[Figure, str]] = []
        for figure in self.figures:
            if self._is_restated(figure):
                continue
            direction = self._direction(figure)
            if figure.is_rate and direction and not self._rate(figure):
                if found:
                    self._change(found[-1], figure, direction)
                else:
                    waiting.append((figure, direction))
            elif self._is_baseline(figure, found):
                if found:
                    found[-1].values["baseline_value"] = plain(figure.value)
            elif measure := self._measure(figure):
                found.append(self._fact(figure, measure))
                self._multiply(found[-1], figure)
                for rate, way in waiting:
                    self._change(found[-1], rate, way)
                waiting = []
        return found

    def _is_restated(self, figure: Figure) -> bool:
        """Whether money is told again in another currency, or is what the receiver adds: neither is a figure of its own."""
        words = self.sentence.words[max(0, figure.first - _RESTATED) : figure.first]
        said = " ".join(word.low for word in words).rpartition(",")[2]
        return figure.currency is not None and any(cue in said for cue in ("tương đương", "đối ứng"))

    def _multiply(self, fact: Fact, figure: Figure) -> None:
        """ "tăng gấp đôi", "gấp 2,5 lần" behind a figure: the change in percent."""
        start = self.sentence.words[figure.last - 1].end
        found = _TIMES.match(self.document.text, start, self.sentence.whole.end)
        if found is None:
            return
        times = _TIMES_SAID.get(found[1].lower()) or float(found[1].replace(",", "."))
        change = Decimal(str(times)) * 100 - 100
        fact.values |= {"change_percent": plain(change), "direction": "increase"}
        fact.evidence[0] = Span(fact.span.start, found.end())

    def _direction(self, figure: Figure) -> str | None:
        before = [word.low for word in self.sentence.words[max(0, figure.first - 4) : figure.first]]
        for word in reversed(before):
            if word in ("tăng", "cao", "vượt"):
                return "increase"
            if word in ("giảm", "thấp"):
                return "decrease"
            if word in (",", ";"):
                return None
        return None

    def _is_baseline(self, figure: Figure, found: list[Fact]) -> bool:
        """Whether a figure is what another is compared with: "so với 186 đoàn", "tăng từ 12 tỷ"."""
        before = " ".join(word.low for word in self.sentence.words[max(0, figure.first - 4) : figure.first])
        if "so với" in before or before.endswith("cùng kỳ là"):
            return True
        return before.endswith("từ") and bool(found) and found[-1].values["currency"] == figure.currency

    def _change(self, fact: Fact, rate: Figure, direction: str) -> None:
        if fact.values["change_percent"] is None:
            fact.values |= {"change_percent": plain(rate.value), "direction": direction}
            span = self.sentence.span(rate.first, rate.last)
            if span.end > fact.span.end:
                fact.evidence[0] = Span(fact.span.start, span.end)

    def _measure(self, figure: Figure) -> Measure | None:
        if figure.is_rate:
            return self._rate(figure)
        if figure.currency:
            return self._money(figure)
        said = figure.noun.split()
        nouns = {" ".join(said[:length]) for length in range(1, len(said) + 1)}
        for row in measures("count"):
            if (
                nouns & row.nouns
                and self._fits(row)
                and self._is_cued(row)
                and figure.value >= _FEWEST.get(row.measure, 1)
            ):
                return row
        return None

    def _is_cued(self, row: Measure) -> bool:
        return not row.cues or any(cue in self.said for cue in row.cues)

    def _money(self, figure: Figure) -> Measure | None:
        cues = self.sentence.of("cue")
        previous = max(
            (other.last for other in self.figures if other.last <= figure.first and other.currency not in (None, "%")),
            default=0,
        )
        before = [
            cue for cue in reversed(cues) if previous <= cue.first < figure.first and figure.first - cue.first < _REACH
        ]
        behind = [cue for cue in cues if figure.last <= cue.first < figure.last + 8]
        earlier = [cue for cue in reversed(cues) if cue.first < previous]
        return self._best(self._clause(figure, before)) or self._first((*before, *behind, *earlier))

    def _clause(self, figure: Figure, cues: list[Mark]) -> list[Mark]:
        """The cues with no comma between them and the figure."""
        words = self.sentence.words
        start = next((at for at in range(figure.first - 1, 0, -1) if words[at].text in ",;:()"), 0)
        return [cue for cue in cues if cue.first >= start]

    def _best(self, cues: list[Mark]) -> Measure | None:
        """The row that stands first in the table: "giá trị giải ngân viện trợ" is paid out, not merely aid."""
        said = {cue.value for cue in cues}
        return next((row for row in measures("money") if said.intersection(row.cues) and self._fits(row)), None)

    def _first(self, cues: Iterable[Mark]) -> Measure | None:
        rows = (row for cue in cues for row in measures("money") if cue.value in row.cues and self._fits(row))
        return next(rows, None)

    def _rate(self, figure: Figure) -> Measure | None:
        """A percentage that is a figure of its own: a share, or the growth of a locality's product."""
        near = " ".join(word.low for word in self.sentence.words[max(0, figure.first - _RATE_REACH) : figure.first])
        for row in measures("rate"):
            if any(near.endswith(cue) if row.measure == "share" else cue in near for cue in row.cues):
                return row
        return None

    def _fits(self, row: Measure) -> bool:
        if any(word in self.said for word in row.without):
            return False
        if row.needs and not any(word in self.said for word in row.needs):
            return False
        return (
            not row.context
            or any(word in self.said for word in row.context)
            or any(self.context.holds(word) for word in row.context)
        )

    def _fact(self, figure: Figure, measure: Measure) -> Fact:
        span = self._evidence(figure)
        period = self._period(span)
        before = self.document.text[self.sentence.whole.start : span.end].lower()
        status = (
            "target"
            if any(word in before for word in _TARGET)
            else "planned"
            if any(word in before for word in _PLANNED)
            else "actual"
        )
        values: dict[str, Any] = {
            "measure": measure.measure,
            "value": plain(figure.value),
            "value_max": plain(figure.upper) if figure.upper is not None else None,
            "qualifier": figure.qualifier,
            "unit": (figure.currency if figure.currency != "%" else "percent") if figure.currency else measure.unit,
            "currency": None if figure.is_rate else figure.currency,
            "scope": self.scopes.of(self.sentence, measure.measure, self.said),
            "period_start": period.start if period else None,
            "period_end": period.end if period else None,
            "status": status,
            "cumulative": self._is_stock(measure),
            "change_percent": None,
            "direction": None,
            "baseline_value": None,
            "partner": None,
            "subject": None,
        }
        return Fact("quantity_claim", f"quantities.{'money' if figure.currency else 'count'}", 0.8, [span], values)

    def _is_stock(self, measure: Measure) -> bool:
        if any(word in self.said for word in _STOCK):
            return True
        return measure.measure in _STOCKS and not any(word in self.said for word in _FLOW)

    def _evidence(self, figure: Figure) -> Span:
        """From the clause's first word, eight words before at most, to the unit."""
        first = figure.first
        stops = {",", ";", ":", ".", "(", ")", "và"}
        while (
            first
            and figure.first - first < 8
            and self.sentence.words[first - 1].low not in stops
            and not self.sentence.words[first - 1].is_number
        ):
            first -= 1
        return self.sentence.span(first if figure.currency else figure.first, figure.last)

    def _period(self, span: Span) -> Period | None:
        before = [period for period in self.periods if period.at < span.end]
        return before[-1] if before else next(iter(self.periods), self.earlier)


def plain(value: Decimal) -> int | float:
    """A number as JSON writes it: whole if it is."""
    return int(value) if value == value.to_integral_value() else float(value)
