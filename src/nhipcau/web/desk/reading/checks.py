"""What checking says of a figure, for its card: of itself always, against registers and other texts where it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nhipcau.core.checking import checked, known_figures, no_figures
from nhipcau.core.readings.claims import FIGURES, claim_of_fact, claims_beside
from nhipcau.core.readings.models import ReadFact, TextReading
from nhipcau.lib.checking import Claim, Verdict
from nhipcau.web.portal.addresses import place_of


class Check(NamedTuple):
    """A sign, the sentence, where what it was held against can be seen ("" for nowhere), and whether it contradicts."""

    sign: str
    words: str
    address: str
    differs: bool


def checks_of(
    reading: TextReading, fact: ReadFact, claims: Sequence[Claim], language: str, *, is_chosen: bool
) -> list[Check]:
    if fact.type != FIGURES or not fact.has_words:
        return []
    claim = claim_of_fact(fact, claims)
    others = claims_beside(reading) if is_chosen else ()
    (found,) = checked([claim], others, known_figures if is_chosen else no_figures)
    return [
        Check(
            one.verdict.sign,
            one.get(language),
            one.other.address[place_of(language)] if one.other else "",
            one.verdict is Verdict.DIFFERS,
        )
        for one in found.findings
    ]
