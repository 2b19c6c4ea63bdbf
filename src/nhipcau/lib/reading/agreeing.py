"""When two values of a fact say the same, by the matching rule of the schema of annotated documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from nhipcau.lib.text.tone import place_tones

_ABBREVIATIONS: Final = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (r"\btp\.?\s*hcm\b|\btphcm\b", "thành phố hồ chí minh"), (r"\btp\.?\s*(?=\w)", "thành phố "),
        (r"\bubnd\b", "ủy ban nhân dân"), (r"\bhđnd\b", "hội đồng nhân dân"), (r"\bkh\s*&\s*đt\b", "kế hoạch và đầu tư"),
        (r"\bchdcnd lào\b|\bcộng hòa dân chủ nhân dân lào\b", "lào"), (r"\bchlb đức\b", "đức"), (r"\bcu ba\b", "cuba"),
        (r"\bbch\b", "ban chấp hành"), (r"\bpgđ\b", "phó giám đốc"), (r"\bpct\b", "phó chủ tịch"),
        (r"\bbộ ngoại giao việt nam\b", "bộ ngoại giao"),
    )
)  # fmt: skip
_SIGNS: Final = re.compile(r"[^\w&/%]+")
_HONORIFIC: Final = re.compile(r"^(?:ông|bà|đồng chí|ngài|các ông|luật sư|anh|chị)\s+")
_FAMILIES: Final = {
    "fdi_registered": "fdi_total", "investment_total": "fdi_total", "aid_committed": "aid_value",
    "partner_localities": "twinnings", "fdi_projects": "projects",
}  # fmt: skip
_TOLERANCE: Final = 1e-6

Values = dict[str, Any]


def even_words(said: object) -> str:
    """A value as it is compared: small letters, tones in one place, abbreviations written out, no signs, no honorific."""
    low = place_tones(unicodedata.normalize("NFC", str(said)).lower().replace("\u00a0", " "))
    for written, meant in _ABBREVIATIONS:
        low = written.sub(meant, low)
    return " ".join(_HONORIFIC.sub("", _SIGNS.sub(" ", low).strip()).split())


def family(measure: object) -> object:
    """The measure that stands for those texts do not keep apart: "fdi_total" for "fdi_registered"."""
    return _FAMILIES.get(str(measure), measure)


def same(one: object, other: object) -> bool:
    return one is other if one is None or other is None else even_words(one) == even_words(other)


def token_f1(one: object, other: object) -> float:
    """How many words two values share: 1.0 for all."""
    mine, others = (even_words(said).split() if said else [] for said in (one, other))
    if not mine or not others:
        return float(mine == others)
    rest, shared = list(others), 0
    for word in mine:
        if word in rest:
            rest.remove(word)
            shared += 1
    return 2 * shared / (len(mine) + len(others))


def contained(one: object, other: object) -> bool:
    mine, others = (set(even_words(said).split()) if said else set() for said in (one, other))
    return bool(mine) and bool(others) and (mine <= others or others <= mine)


def alike(one: object, other: object) -> bool:
    """Whether two names of a body or a place mean the same: most words shared, or one inside the other."""
    if one is None or other is None:
        return one is other
    return token_f1(one, other) >= 0.6 or contained(one, other)


def equal(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is other
    try:
        mine, others = float(str(one)), float(str(other))
    except ValueError:
        return False
    return abs(mine - others) <= _TOLERANCE * max(1.0, abs(mine), abs(others))


def dates_agree(gold: object, predicted: object) -> bool:
    """Whether all parts known on both sides are equal and the prediction is as precise as the gold date."""
    if gold is None or predicted is None:
        return gold is predicted
    mine, others = _parts(str(gold)), _parts(str(predicted))
    if any(one and other and one != other for one, other in zip(mine, others, strict=True)):
        return False
    if (mine[1] and not others[1]) or (mine[2] and not others[2]):
        return False
    return any(one and other for one, other in zip(mine, others, strict=True))


def _parts(said: str) -> list[str | None]:
    known = [None if part in ("", "XXXX") else part for part in said.split("-")]
    return [*known, None, None, None][:3]


def scopes_agree(gold: Any, predicted: Any) -> bool:
    if not isinstance(predicted, dict) or gold["level"] != predicted.get("level"):
        return False
    mine, others = list(gold["names"]), list(predicted.get("names") or [])
    return len(mine) == len(others) and all(any(alike(one, other) for other in others) for one in mine)


def parties_agree(gold: list[str], predicted: list[str] | None) -> bool:
    rest = list(predicted or [])
    if len(gold) != len(rest):
        return False
    for party in gold:
        found = next((one for one in rest if token_f1(party, one) >= 0.5 or contained(party, one)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def truth(one: object, other: object) -> bool:
    return bool(one) == bool(other)


GRADED: Final[dict[str, dict[str, Callable[[Any, Any], bool]]]] = {
    "policy_document": {"doc_type": same, "issuer": alike, "date": dates_agree},
    "person_role": {"organisation": alike},
    "event": {"kind": same, "theme": alike, "date_start": dates_agree, "date_end": dates_agree, "place": alike, "status": same},
    "quantity_claim": {
        "measure": same, "qualifier": same, "scope": scopes_agree, "period_start": dates_agree, "period_end": dates_agree,
        "status": same, "cumulative": truth, "change_percent": equal, "direction": same, "baseline_value": equal, "partner": alike,
    },
    "agreement": {"field": alike, "date": dates_agree, "status": same, "period_start": dates_agree, "period_end": dates_agree},
    "locality": {"current": same, "status": same, "level": same, "era": same},
    "foreign_partner": {"country": same},
    "directive_item": {"speaker": alike},
    "commitment": {"actor": alike, "beneficiary": alike, "due": dates_agree},
}  # fmt: skip
"""The fields graded over facts whose keys match, and how each is compared."""


def keys_agree(gold: Values, predicted: Values, overlap: float) -> bool:
    """Whether the key fields of two facts of one type agree; ``overlap``: the best of their spans' shares in common."""
    ambiguous = gold.get("ambiguous") or ()
    match gold["type"]:
        case "policy_document":
            if gold["number"]:
                return _number(gold["number"]) == _number(predicted.get("number"))
            return (
                same(gold["doc_type"], predicted.get("doc_type"))
                and token_f1(gold["title"], predicted.get("title")) >= 0.6
            )
        case "person_role":
            names = (even_words(one.get("name") or "").replace(" ", "") for one in (gold, predicted))
            return len(set(names)) == 1 and same(gold["position"], predicted.get("position"))
        case "event":
            named = token_f1(gold["name"], predicted.get("name")) >= 0.5 or overlap >= 0.5
            return named and ("edition" in ambiguous or equal(gold["edition"], predicted.get("edition")))
        case "quantity_claim":
            return (
                family(gold["measure"]) == family(predicted.get("measure"))
                and equal(gold["value"], predicted.get("value"))
                and gold["currency"] == predicted.get("currency")
            )
        case "agreement":
            return gold["kind"] == predicted.get("kind") and parties_agree(gold["parties"], predicted.get("parties"))
        case "locality":
            return same(gold["name"], predicted.get("name"))
        case "foreign_partner":
            by_code = (
                gold["kind"] == "country"
                and gold["country"] is not None
                and gold["country"] == predicted.get("country")
            )
            return gold["kind"] == predicted.get("kind") and (by_code or same(gold["name"], predicted.get("name")))
        case "directive_item":
            return gold["ordinal"] == predicted.get("ordinal") and overlap >= 0.5
        case "commitment":
            return gold["kind"] == predicted.get("kind") and overlap >= 0.3
    return False


def _number(said: object) -> str:
    return even_words(said or "").replace(" ", "").replace("số", "")


def grades(gold: Values, predicted: Values) -> dict[str, bool]:
    """By graded field of the gold fact whether the prediction is right; ambiguous fields are left out."""
    ambiguous = gold.get("ambiguous") or ()
    found: dict[str, bool] = {}
    for name, agree in GRADED[gold["type"]].items():
        if name in ambiguous or (gold.get(name) is None and name in ("organisation", "issuer", "subject", "era")):
            continue
        found[name] = agree(gold.get(name), predicted.get(name))
    return found
