"""What a fact about an agreement becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told, day_of, place_in
from nhipcau.lib.places import resolve_country

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain

KIND_OF = {
    "mou": "memorandum", "cooperation_agreement": "cooperation_agreement", "twinning": "twinning_agreement",
    "programme": "cooperation_programme", "letter_of_intent": "letter_of_intent", "joint_statement": "joint_statement",
    "joint_mechanism": "coordination_arrangement",
}  # fmt: skip


def agreement(told: Told) -> dict[str, Plain] | None:
    """Columns of an agreement. The side with a Vietnamese province in its name is ours; the partner is a record of its
    own and is named by people.
    """
    said = told.values
    day = day_of(said["date"])
    ours = [(party, place_in(party, day or told.published)) for party in said["parties"] or ()]
    here = next(((party, place) for party, place in ours if place), (None, None))
    countries = [found.iso2 for party, _ in ours if (found := resolve_country(party).country)]
    return {
        "vn_party": here[0],
        "place": here[1],
        "country": countries[0] if len(countries) == 1 and countries != ["VN"] else None,
        "kind": KIND_OF.get(said["kind"], "other"),
        "signed_on": day,
    }
