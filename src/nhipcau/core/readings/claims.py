"""Figures that texts at the desk claim, to be checked against each other and the registers."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.core.readings.models import REJECTED, ReadFact, TextReading
from nhipcau.lib.checking import Claim, claim_of, joined

FIGURES = "quantity_claim"
MOST = 2_000
"""Figures of other texts that are looked through, those of the newest readings."""


def claims_in(reading: TextReading, facts: Iterable[ReadFact]) -> list[Claim]:
    """The figures of a text; what is said twice is one claim."""
    said = (reading.title, reading.title)
    about = reading.published or None
    return joined(
        claim_of(fact.values, said_in=said, said_on=about, quote=fact.quote)
        for fact in facts
        if fact.type == FIGURES and fact.decision != REJECTED and not fact.is_gone and fact.has_words
    )


def claim_of_fact(fact: ReadFact, claims: Iterable[Claim]) -> Claim:
    """The claim a figure belongs to among those of its text."""
    own = claim_of(fact.values, quote=fact.quote)
    same = (one for one in claims if (one.measure, one.value, one.names) == (own.measure, own.value, own.names))
    return next(same, own)


def claims_beside(reading: TextReading) -> list[Claim]:
    """The figures of the other texts of the same agency."""
    others = ReadFact.objects.filter(reading__agency=reading.agency, type=FIGURES, is_gone=False)
    rows = others.exclude(reading=reading).exclude(decision=REJECTED).select_related("reading")
    by_text: dict[TextReading, list[ReadFact]] = {}
    for fact in rows.defer("reading__text").order_by("-reading__at", "place")[:MOST]:
        by_text.setdefault(fact.reading, []).append(fact)
    return [claim for text, facts in by_text.items() for claim in claims_in(text, facts)]
