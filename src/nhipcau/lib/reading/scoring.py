"""How well readings agree with documents annotated by people: precision, recall and F1 by type of fact.

The rule is the schema's: a predicted and an annotated fact of the same type match when their spans overlap and their
key fields agree; one to one, required facts first. Facts wholly within excluded regions are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nhipcau.lib.reading.agreeing import Values, grades, keys_agree
from nhipcau.lib.reading.fact import FIELDS, Span


class Rate(NamedTuple):
    """Facts found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Miss(NamedTuple):
    """A fact that was missed, or found though it is none."""

    doc_id: str
    is_spurious: bool
    type: str
    quote: str


@dataclass(slots=True)
class Score:
    """What was counted over the documents added so far."""

    documents: int = 0
    on_irrelevant: int = 0
    invalid: int = 0
    misses: list[Miss] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    fields: Counter[tuple[str, str, bool]] = field(default_factory=Counter)

    def rate(self, level: str, kind: str) -> Rate:
        """``level``: "key", "detect" (spans overlap) or "full" (graded fields too); ``kind``: a type or "all"."""
        kinds = FIELDS if kind == "all" else (kind,)
        return Rate(*(sum(self.counts[level, one, what] for one in kinds) for what in ("right", "wrong", "missed")))

    def add(self, gold: Values, predicted: Values, text: str) -> None:
        """Count one document's predictions against its annotations."""
        self.documents += 1
        found = [fact for fact in predicted["facts"] if _is_valid(fact, text)]
        bad = [fact for fact in predicted["facts"] if not _is_valid(fact, text)]
        self.invalid += len(bad)
        if not gold["relevant"]:
            self.on_irrelevant += len(predicted["facts"])
        excluded = [Span(region["start"], region["end"]) for region in gold.get("excluded_regions") or ()]
        for level, agree in _LEVELS.items():
            pairs = _paired(gold["facts"], found, agree)
            self._count(level, gold, found, pairs, excluded)
            for fact in bad:
                self.counts[level, fact["type"], "wrong"] += 1

    def _count(
        self, level: str, gold: Values, found: list[Values], pairs: dict[int, int], excluded: list[Span]
    ) -> None:
        for number, fact in enumerate(gold["facts"]):
            if fact.get("optional"):
                continue
            is_right = number in pairs
            self.counts[level, fact["type"], "right" if is_right else "missed"] += 1
            if level == "key" and is_right:
                self.fields.update(
                    (fact["type"], name, good) for name, good in grades(fact, found[pairs[number]]).items()
                )
            elif level == "key":
                self.misses.append(Miss(gold["doc_id"], False, fact["type"], fact["evidence"][0]["quote"][:90]))
        matched = set(pairs.values())
        for number, fact in enumerate(found):
            if number in matched or all(any(region.holds(span) for region in excluded) for span in _spans(fact)):
                continue
            self.counts[level, fact["type"], "wrong"] += 1
            if level == "key":
                span = _spans(fact)[0]
                quote = fact["evidence"][0].get("quote") or ""
                self.misses.append(Miss(gold["doc_id"], True, fact["type"], quote[: min(90, span.end - span.start)]))


def _spans(fact: Values) -> list[Span]:
    return [Span(one["start"], one["end"]) for one in fact.get("evidence") or ()]


def _is_valid(fact: Values, text: str) -> bool:
    """Whether the offsets lie in the text and give the quoted words."""
    evidence = fact.get("evidence") or ()
    return bool(evidence) and all(
        0 <= one["start"] < one["end"] <= len(text)
        and one.get("quote", text[one["start"] : one["end"]]) == text[one["start"] : one["end"]]
        for one in evidence
    )


def _overlap(one: Values, other: Values) -> float:
    """The best share of code points any two spans of the facts have in common."""
    best = 0.0
    for mine in _spans(one):
        for others in _spans(other):
            shared = min(mine.end, others.end) - max(mine.start, others.start)
            if shared > 0:
                best = max(best, shared / (max(mine.end, others.end) - min(mine.start, others.start)))
    return best


def _all_agree(gold: Values, found: Values, overlap: float) -> bool:
    return keys_agree(gold, found, overlap) and all(grades(gold, found).values())


_LEVELS: dict[str, Callable[[Values, Values, float], bool]] = {
    "detect": lambda gold, found, overlap: True,
    "key": keys_agree,
    "full": _all_agree,
}


def _paired(golds: list[Values], found: list[Values], agree: Callable[[Values, Values, float], bool]) -> dict[int, int]:
    """Annotated to predicted facts, as many as possible, by graded agreement; required facts before optional ones."""
    pairs: dict[int, int] = {}
    for is_optional in (False, True):
        taken = set(pairs.values())
        ranked: list[tuple[float, float, int, int, int, int]] = []
        for number, gold in enumerate(golds):
            if bool(gold.get("optional")) != is_optional:
                continue
            for other, fact in enumerate(found):
                overlap = _overlap(gold, fact) if fact["type"] == gold["type"] and other not in taken else 0.0
                if overlap and agree(gold, fact, overlap):
                    graded = grades(gold, fact)
                    share = (sum(graded.values()) + 1) / (len(graded) + 1)
                    ranked.append((share, overlap, -number, -other, number, other))
        pairs |= _matched([(number, other) for *_, number, other in sorted(ranked, reverse=True)])
    return pairs


def _matched(ranked: list[tuple[int, int]]) -> dict[int, int]:
    """A largest one-to-one matching; better pairs are tried first."""
    partners: dict[int, list[int]] = {}
    for number, other in ranked:
        partners.setdefault(number, []).append(other)
    owners: dict[int, int] = {}

    def find(number: int, seen: set[int]) -> bool:
        for other in partners[number]:
            if other not in seen:
                seen.add(other)
                if other not in owners or find(owners[other], seen):
                    owners[other] = number
                    return True
        return False

    for number in partners:
        find(number, set())
    return {number: other for other, number in owners.items()}


def summary(score: Score) -> dict[str, Any]:
    """The score as JSON: by type and over all, at each level."""
    levels = ("key", "detect", "full")
    return {
        "documents": score.documents,
        "types": {kind: {level: _as_json(score.rate(level, kind)) for level in levels} for kind in (*FIELDS, "all")},
        "fields": {
            f"{kind}.{name}": {
                "right": score.fields[kind, name, True],
                "of": score.fields[kind, name, True] + score.fields[kind, name, False],
            }
            for kind, name in sorted({(kind, name) for kind, name, _ in score.fields})
        },
        "facts_on_irrelevant_documents": score.on_irrelevant,
        "invalid_offsets": score.invalid,
    }


def _as_json(rate: Rate) -> dict[str, Any]:
    return {
        **rate._asdict(),
        "precision": round(rate.precision, 4),
        "recall": round(rate.recall, 4),
        "f1": round(rate.f1, 4),
    }
