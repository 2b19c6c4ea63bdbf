"""What the reader finds: a fact, the words that state it, and the rule that read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

SCHEMA: Final = "nhipcau-gold/1"
"""The schema of annotated documents whose fields the facts have."""

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "policy_document": ("doc_type", "number", "issuer", "date", "title"),
    "person_role": ("name", "position", "organisation"),
    "event": ("name", "kind", "edition", "theme", "date_start", "date_end", "place", "status"),
    "quantity_claim": (
        "measure", "value", "value_max", "qualifier", "unit", "currency", "scope", "period_start", "period_end",
        "status", "cumulative", "change_percent", "direction", "baseline_value", "partner", "subject",
    ),
    "agreement": ("parties", "kind", "field", "date", "status", "period_start", "period_end", "title"),
    "locality": ("name", "level", "current", "status", "era"),
    "foreign_partner": ("name", "kind", "country"),
    "directive_item": ("list_id", "ordinal", "speaker"),
    "commitment": ("kind", "actor", "beneficiary", "summary", "due"),
}  # fmt: skip
"""The types of facts and their fields, in the order they are written."""


MOST_EVIDENCE: Final = 200
"""Mentions kept of one fact, so that a book that names a city on each line is read in time."""


class Span(NamedTuple):
    """Code points ``[start, end)`` of a text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(slots=True)
class Fact:
    """A fact of one of the :data:`FIELDS` types.

    ``evidence``: the words that state it, then other mentions. ``rule``: the rule that found it, "people.before_name".
    ``confidence``: between 0 and 1, how often the rule is right by experience; for ordering, not for deciding.
    """

    type: str
    rule: str
    confidence: float
    evidence: list[Span]
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The words that state it first."""
        return self.evidence[0]

    def add_evidence(self, span: Span) -> None:
        """One more mention, unless it lies within one known; after :data:`MOST_EVIDENCE` no more are kept."""
        if len(self.evidence) < MOST_EVIDENCE and not any(known.holds(span) for known in self.evidence):
            self.evidence.append(span)


def join(facts: list[Fact], fact: Fact, is_same: Callable[[Fact, Fact], bool]) -> None:
    """Add a fact, or its words to the first one that is the same: one fact a statement."""
    same = next((known for known in facts if is_same(known, fact)), None)
    if same:
        same.add_evidence(fact.span)
    else:
        facts.append(fact)
