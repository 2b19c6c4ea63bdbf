"""Figures that say something a register counts: what is measured, where, when, against what."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from nhipcau.lib.reading.changes import (
    add_change,
    as_change,
    changed,
    compared,
    direction,
    is_baseline,
    is_difference,
    multiply,
)
from nhipcau.lib.reading.counterparts import Counterparts
from nhipcau.lib.reading.dates import Period
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span, join
from nhipcau.lib.reading.figures import Figure, figures, plain
from nhipcau.lib.reading.measures import Measure, measures
from nhipcau.lib.reading.measuring import Context, Measuring
from nhipcau.lib.reading.scope import Scopes
from nhipcau.lib.reading.stocks import is_stock
from nhipcau.lib.reading.timing import Timing, period_of_title, status_of

_ABROAD: Final = {"projects": "fdi_projects", "investment_total": "fdi_total"}
"""What investment is when it is a country's: "Hàn Quốc có 200 dự án, tổng vốn đầu tư 940 triệu USD"."""
_NEW: Final = re.compile(
    r"cấp (?:phép )?mới|cấp giấy chứng nhận|tăng vốn|điều chỉnh|dự án (?:FDI |đầu tư )?mới", re.IGNORECASE
)
_OF_PLAN: Final = re.compile(r"\s*(?:so (?:với )?)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)", re.IGNORECASE)
_CAPITAL: Final = frozenset({"fdi_total", "fdi_registered", "fdi_implemented"})
_WAYS: Final = frozenset({"tăng", "giảm", "bằng", "gấp", "cao", "thấp"})
_BETWEEN: Final = 12
"""Words between projects and what was put into them."""
_RESTATED: Final = 7


def quantities(document: Document, scopes: Scopes, context: Context | None = None) -> list[Fact]:
    """One fact for each figure that is measured; the same figure again is one more piece of evidence.

    ``context``: of the document that this one is a part of.
    """
    context = context or Context(document.text.lower())
    scopes.begin()
    facts: list[Fact] = []
    whole = period_of_title(document)
    told: tuple[int, Period | None] = (-1, None)
    led = whole
    announced, was_stock = "actual", False
    for sentence in document.sentences:
        is_item, is_same_part = sentence.kind == "item", told[0] == sentence.part
        status = announced if is_item else "actual"
        earlier = told[1] if is_same_part else led if is_item else whole  # items go on with the line they are of
        timing = Timing(document, sentence, earlier, was_stock=was_stock and (is_same_part or is_item))
        reader = _Reader(document, sentence, context, scopes, timing, status)
        told = (sentence.part, timing.told)
        led = led if is_item else timing.told
        announced = announced if sentence.kind == "item" else reader.announced
        found = reader.facts()
        was_stock = (
            all(fact.values["cumulative"] for fact in found) if found else was_stock and (is_same_part or is_item)
        )
        for fact in found:
            join(facts, fact, _is_same)
    return facts


def _is_same(known: Fact, fact: Fact) -> bool:
    same = ("measure", "value", "currency", "subject")
    if any(known.values[name] != fact.values[name] for name in same) or known.values["value"] is None:
        return False
    return bool(known.values["change_percent"] == fact.values["change_percent"])


class _Reader:
    """The figures of one sentence."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        context: Context,
        scopes: Scopes,
        timing: Timing,
        status: str,
    ) -> None:
        self.document, self.sentence, self.scopes = document, sentence, scopes
        self.said = document.quoted(sentence.whole).lower()
        self.figures = figures(sentence)
        self.timing, self.status = timing, status
        self.partners = Counterparts(document, sentence)
        self.measuring = Measuring(sentence, self.said, self.figures, context)
        self.waiting: list[tuple[Figure, str, Decimal]] = []
        self.unmeasured = -1

    @property
    def announced(self) -> str:
        """What the items behind a line that ends in a colon are: targets, if it speaks of them."""
        return status_of(self.said) if self.said.endswith(":") else "actual"

    def facts(self) -> list[Fact]:
        found: list[Fact] = []
        for figure in self.figures:
            if self._is_restated(figure):
                continue
            if figure.is_rate and not self.measuring.rate(figure) and (change := self._change(figure)):
                self._grow(found, figure, *change)
            elif is_baseline(self.sentence, figure, found):
                if found:
                    measure = self.measuring.of(figure)
                    compared(found, figure, measure.measure if measure else None).values["baseline_value"] = plain(
                        figure.value
                    )
            elif is_difference(self.sentence, figure, found):
                continue
            elif measure := self.measuring.of(figure) or self._of_projects(figure, found):
                found.append(self._fact(figure, measure))
                self._go_on(found, figure)
                multiply(self.document, self.sentence, found[-1], figure)
                for rate, way, by in self.waiting:
                    add_change(self.sentence, found[-1], rate, way, by)
                self.waiting = []
            elif not figure.is_rate:
                self.unmeasured = figure.first
        for rate, way, by in self.waiting:
            self._told_alone(found, rate, way, by)
        if self.figures and not found:  # whose they are goes on, though no register counts them
            self.scopes.of(self.sentence, "", self.said, len(self.sentence.words))
        _distribute(found)
        return found

    def _change(self, rate: Figure) -> tuple[str, Decimal] | None:
        """Which way a percentage goes, and how far; by how much a plan was exceeded is no change."""
        if _OF_PLAN.match(self.document.text, self.sentence.words[rate.last - 1].end, self.sentence.whole.end):
            return None
        if way := direction(self.sentence, rate):
            return way, rate.value
        found = as_change(self.document, self.sentence, rate)
        return (found[1], found[0]) if found else None

    def _grow(self, found: list[Fact], rate: Figure, way: str, by: Decimal) -> None:
        """A change is of the figure before it, or the one still to come; or of what is named right before it, with no figure."""
        if not found:
            if self.unmeasured < 0:
                self.waiting.append((rate, way, by))
            return
        words = self.sentence.words
        last = self.sentence.first_from(found[-1].span.end) or rate.first
        behind = max((at for at in range(last, rate.first) if words[at].text == ";"), default=None)
        if self._told_alone(found, rate, way, by, last if behind is None else behind):
            return
        is_elsewhere = behind is not None and words[behind + 1].low not in _WAYS
        if not is_elsewhere and self.unmeasured < last:
            add_change(self.sentence, changed(self.sentence, rate, found), rate, way, by)

    def _told_alone(self, found: list[Fact], rate: Figure, way: str, by: Decimal, first: int = 0) -> bool:
        """Whether a change is told of something without a figure ("kim ngạch xuất khẩu tăng 15%"); a fact of its own then."""
        measure = self.measuring.grown(first, rate.first)
        if measure is None or any(fact.values["measure"] == measure.measure for fact in found):
            return False
        fact = self._fact(rate, measure)
        fact.values |= {"value": None, "value_max": None, "qualifier": "exact", "unit": "percent", "change_percent": plain(by), "direction": way}  # fmt: skip
        found.append(replace(fact, rule="quantities.growth", confidence=0.6))
        return True

    def _of_projects(self, figure: Figure, found: list[Fact]) -> Measure | None:
        """Money right behind a number of projects is what was put into them: "Singapore có 280 dự án, 5,9 tỷ USD"."""
        if figure.is_rate or not figure.currency or not self._is_right_behind(figure, found):
            return None
        return next(row for row in measures("money") if row.measure == "fdi_total")

    def _go_on(self, found: list[Fact], figure: Figure) -> None:
        """Capital told with its projects is of the same time as they are."""
        if found[-1].values["measure"] in _CAPITAL and self._is_right_behind(figure, found[:-1]):
            projects = next(one for one in reversed(found[:-1]) if one.values["measure"] == "fdi_projects")
            for name in ("cumulative", "period_start", "period_end"):
                found[-1].values[name] = projects.values[name]
            said = self.document.text[self._clause_start(figure) : found[-1].span.end]
            if found[-1].values["measure"] == "fdi_total" and not found[-1].values["cumulative"] and _NEW.search(said):
                found[-1].values["measure"] = "fdi_registered"

    def _clause_start(self, figure: Figure) -> int:
        """Where the clause of a figure begins: behind the last semicolon, else with the sentence."""
        words = self.sentence.words
        return max((words[at].end for at in range(figure.first) if words[at].text == ";"), default=words[0].start)

    def _is_right_behind(self, figure: Figure, found: list[Fact]) -> bool:
        """Whether the figure before is a number of projects of foreign investment, with no other clause between."""
        before = [fact for fact in found if fact.values["measure"] != "partner_countries"]  # "150 dự án của 12 nước"
        if not before or before[-1].values["measure"] != "fdi_projects":
            return False
        between = self.document.text[found[-1].span.end : self.sentence.words[figure.first].start]
        return ";" not in between and len(between.split()) <= _BETWEEN

    def _is_restated(self, figure: Figure) -> bool:
        """Whether money is told again in another currency, or is what the receiver adds: neither is a figure of its own."""
        if all(other.last > figure.first or other.currency in (None, "%") for other in self.figures):
            return False
        words = self.sentence.words[max(0, figure.first - _RESTATED) : figure.first]
        said = " ".join(word.low for word in words).rpartition(",")[2]
        return figure.currency is not None and any(cue in said for cue in ("tương đương", "đối ứng"))

    def _fact(self, figure: Figure, measure: Measure) -> Fact:
        span = self._evidence(figure)
        around = self.measuring.around(figure)
        before = self.document.text[self.sentence.whole.start : span.end].lower()
        status = status_of(before) if status_of(before) != "actual" else self.status
        is_dated = self.timing.is_dated(span)
        cumulative = is_stock(
            self.document,
            self.sentence,
            figure,
            measure.measure,
            around,
            is_dated=is_dated,
            is_aimed_at=status == "target",
        )
        cumulative = cumulative or (self.timing.goes_on and not figure.is_rate)
        scope = self.scopes.of(self.sentence, measure.measure, self.said, figure.first)
        days = self.scopes.days(self.sentence) if scope["level"] == "event" else None
        start, end = self.timing.bounds(span, is_stock=cumulative, event=days)
        partner = self.partners.of(figure, measure.measure)
        values: dict[str, Any] = {
            "measure": _ABROAD.get(measure.measure, measure.measure) if partner else measure.measure,
            "value": plain(figure.value),
            "value_max": plain(figure.upper) if figure.upper is not None else None,
            "qualifier": figure.qualifier,
            "unit": (figure.currency if figure.currency != "%" else "percent") if figure.currency else measure.unit,
            "currency": None if figure.is_rate else figure.currency,
            "scope": scope,
            "period_start": start,
            "period_end": end,
            "status": status,
            "cumulative": cumulative,
            "change_percent": None,
            "direction": None,
            "baseline_value": None,
            "partner": partner,
            "subject": None,
        }
        return Fact("quantity_claim", f"quantities.{'money' if figure.currency else 'count'}", 0.8, [span], values)

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


def _distribute(facts: list[Fact]) -> None:
    """ "Hải Phòng, Bắc Giang, Hà Nội lần lượt đạt 2,8, 2,7 và 2,6 tỷ USD": as many figures as localities are one of each."""
    scopes = [fact.values["scope"] for fact in facts]
    for at, scope in enumerate(scopes):
        names = scope["names"]
        alike = scopes[at : at + len(names)]
        measures = {fact.values["measure"] for fact in facts[at : at + len(names)]}
        if len(names) > 1 and alike == [scope] * len(names) and len(measures) == 1:
            for fact, name in zip(facts[at:], names, strict=False):
                fact.values["scope"] = {"level": "locality", "names": [name]}
            return
