"""Facts that a language model proposes: what it is asked, and what of its answer is kept.

A proposal is kept only if it quotes the text exactly and its fields are those of its type with values they can have; the
rest is dropped without a word. Kept ones say so in their rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.fact import FIELDS, Fact, Span
from nhipcau.lib.reading.read import Reading
from nhipcau.lib.reading.tables import table

CONFIDENCE: Final = 0.4
"""Below any rule of ours: what a model says is looked at last."""
PIECE: Final = 6_000
"""Code points sent at once."""
NUMBERS: Final = frozenset({"value", "value_max", "change_percent", "baseline_value", "edition", "ordinal"})
_DATE: Final = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")
_DATES: Final = frozenset({"date", "date_start", "date_end", "period_start", "period_end", "due"})
_NEEDED: Final = {
    "policy_document": ("doc_type",),
    "person_role": ("name", "position"),
    "event": ("name", "kind"),
    "quantity_claim": ("measure",),
    "agreement": ("parties", "kind"),
    "locality": ("name",),
    "foreign_partner": ("name", "kind"),
    "directive_item": ("ordinal",),
    "commitment": ("kind",),
}
_SCOPES: Final = frozenset({"national", "all_localities", "localities", "locality", "event", "organisation", "foreign"})


def instructions() -> str:
    """What the model is told, in the words of ``data/model.toml``, with the types, their fields and the closed lists."""
    said = table("model")
    lines = [said["task"].strip(), ""]
    for kind, fields in FIELDS.items():
        lines.append(f"- {kind}: {', '.join(fields)}. {said['types'][kind]}")
    lines += ["", *(f"{name}: {', '.join(sorted(values))}" for name, values in _closed().items())]
    return "\n".join(lines)


def answer_schema() -> dict[str, Any]:
    """JSON Schema of the answer: a list of facts with their type, their words and free fields."""
    fact = {
        "type": "object",
        "required": ["type", "quote", "values"],
        "properties": {
            "type": {"enum": list(FIELDS)},
            "quote": {"type": "string"},
            "values": {"type": "object"},
        },
    }
    return {"type": "object", "required": ["facts"], "properties": {"facts": {"type": "array", "items": fact}}}


def pieces(text: str) -> Iterator[Span]:
    """The text in pieces of whole paragraphs, :data:`PIECE` code points at most unless one paragraph is longer."""
    start = 0
    while start < len(text):
        end = min(len(text), start + PIECE)
        if end < len(text):
            cut = text.rfind("\n", start + 1, end)
            end = cut + 1 if cut > start else end
        yield Span(start, end)
        start = end


def proposed(text: str, piece: Span, answer: Any, model: str) -> list[Fact]:
    """The facts of an answer about a piece of the text that can be kept, each bound to the words it quotes."""
    said = answer.get("facts") if isinstance(answer, Mapping) else None
    found: list[Fact] = []
    for one in said if isinstance(said, list) else ():
        fact = _fact(text, piece, one, model, found)
        if fact:
            found.append(fact)
    return found


def with_proposals(reading: Reading, facts: Iterable[Fact]) -> Reading:
    """A reading with further facts; those that say what a rule of ours has found already, at the same words, are left out."""
    own = list(reading.facts)
    new = [fact for fact in facts if not any(_same(fact, known) for known in own)]
    return replace(reading, facts=tuple(sorted([*own, *new], key=lambda fact: (fact.span, fact.type))))


def _same(fact: Fact, known: Fact) -> bool:
    return fact.type == known.type and any(fact.span.overlaps(span) for span in known.evidence)


def _fact(text: str, piece: Span, said: Any, model: str, found: list[Fact]) -> Fact | None:
    if not isinstance(said, Mapping) or not isinstance(said.get("values"), Mapping) or said.get("type") not in FIELDS:
        return None
    kind, quote = str(said["type"]), said.get("quote")
    span = _span(text, piece, quote, [one.span for one in found if one.type == kind])
    values = _values(kind, said["values"])
    if span is None or values is None:
        return None
    return Fact(kind, f"model.{model}", CONFIDENCE, [span], values)


def _span(text: str, piece: Span, quote: Any, taken: list[Span]) -> Span | None:
    """Where the words stand: the first place no other fact of the type has; nowhere if they are not the text's own."""
    if not isinstance(quote, str) or not quote.strip():
        return None
    at = text.find(quote, piece.start, piece.end)
    while at >= 0:
        span = Span(at, at + len(quote))
        if span not in taken:
            return span
        at = text.find(quote, at + 1, piece.end)
    return None


def _values(kind: str, said: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of the type; None if a needed one is missing or one has a value it cannot have."""
    values: dict[str, Any] = {name: said.get(name) for name in FIELDS[kind]}
    if any(values[name] in (None, "", []) for name in _NEEDED[kind]):
        return None
    return values if all(value is None or _fits(kind, name, value) for name, value in values.items()) else None


def _fits(kind: str, name: str, value: Any) -> bool:
    if name in NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "cumulative":
        return isinstance(value, bool)
    if name == "scope":
        return isinstance(value, Mapping) and value.get("level") in _SCOPES and _texts(value.get("names", []))
    if name == "parties":
        return _texts(value) and len(value) > 1
    if name in _DATES:
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    closed = _closed().get(f"{kind}.{name}")
    return isinstance(value, str) and (closed is None or value in closed)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


@lru_cache(maxsize=1)
def _closed() -> dict[str, frozenset[str]]:
    """The closed lists of values, by "type.field"."""
    return {name: frozenset(values) for name, values in table("model")["closed"].items()}
