"""Who said what of an indicator, and when: its told figures, newest period first, held against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from nhipcau.core.search import find, parse_request, public_index, walk_matches
from nhipcau.core.series.reading import Indicator, declared
from nhipcau.lib.checking import Claim, Finding, Verdict, between, earlier, within

if TYPE_CHECKING:
    from nhipcau.core.register import Register

MOST: Final = 60
"""An indicator told more often comes from tables of one source: who said what is one answer for all of them."""
_CHANGE: Final = re.compile(r"(tăng|giảm)\s+(\d+(?:,\d+)?)\s*%")


class Saying(NamedTuple):
    """A told figure: its public record, whose it is (a value in words, or as printed; "" if the source says nothing), the
    first evidence of it, and what comes of holding it against the others.
    """

    record: Mapping[str, Any]
    scope: Mapping[str, Any] | str
    evidence: Mapping[str, Any]
    findings: tuple[Finding, ...]


def sayings(figures: Register, about: Indicator) -> list[Saying]:
    """Every told figure of an indicator; none if it is a sum of others or told more than :data:`MOST` times."""
    series = declared(figures)
    facet = figures.facet_name(figures.by_name[series.indicator])
    request = parse_request(figures, {facet: [about.code]}, limit=1, facets=False)
    if about.parts or find(public_index(), request).total > MOST:
        return []
    records = [orjson.loads(hit.json) for hit in walk_matches(public_index(), request, part="record")]
    first, last = series.period
    records.sort(key=lambda one: (one["values"][last] or "", one["values"][first] or "", one["code"]), reverse=True)
    scopes = [_scope(figures, record["values"]) for record in records]
    claims = [_claim(figures, about, record, scope) for record, scope in zip(records, scopes, strict=True)]
    return [
        Saying(record, scope, next(iter(record["evidence"]), {}), tuple(_findings(claim, claims)))
        for record, scope, claim in zip(records, scopes, claims, strict=True)
    ]


def _scope(figures: Register, values: Mapping[str, Any]) -> Mapping[str, Any] | str:
    series = declared(figures)
    return next((values[name] for name in (series.place, *series.scopes) if values[name]), "")


def _claim(figures: Register, about: Indicator, record: Mapping[str, Any], scope: Mapping[str, Any] | str) -> Claim:
    series, values = declared(figures), record["values"]
    first, last = values[series.period[0]], values[series.period[1]]
    change = _CHANGE.search(values[series.change] or "")
    percent = Decimal(change[2].replace(",", ".")) if change else None
    evidence: Mapping[str, Any] = next(iter(record["evidence"]), {})
    said_in = str(evidence.get("title") or evidence.get("reference") or record["code"])
    return Claim(
        measure=about.code,
        value=None if values[series.value] is None else Decimal(str(values[series.value])),
        level=values[series.breakdown]["value"],
        names=(scope if isinstance(scope, str) else scope["value"],),
        start=first,
        end=last or first,
        is_stock=not about.adds and first == (last or first),
        change=-percent if change and percent and change[1] == "giảm" else percent,
        said_in=(said_in, said_in),
        address=(record["url"], record["url_en"]),
    )


def _findings(claim: Claim, all_claims: list[Claim]) -> list[Finding]:
    """What is of use beside a figure: what its change implies, and where another source differs."""
    others = [one for one in all_claims if one is not claim]
    found = [*within(claim), *earlier(claim, others)]
    compared = (between(claim, other) for other in others)
    return [*found, *(one for one in compared if one and one.verdict is not Verdict.APART)]
