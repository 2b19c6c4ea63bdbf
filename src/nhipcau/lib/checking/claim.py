"""A figure somebody states: of what, how much, whose, when, against what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from nhipcau.lib.period import PartialDate, Period
from nhipcau.lib.reading.agreeing import family

SCALES: Final = (Decimal(10) ** 9, Decimal(10) ** 6, Decimal(10) ** 3)
"""The words amounts are written with: tỷ, triệu, nghìn."""


class Verdict(StrEnum):
    """What comes of holding a figure against another."""

    AGREES = "agrees"
    DIFFERS = "differs"
    IMPLIES = "implies"
    APART = "apart"
    """They cannot be compared, and the finding says why."""

    @property
    def sign(self) -> str:
        """What stands before the sentence of a finding, so that no colour has to say it."""
        return {"agrees": "=", "differs": "≠", "implies": "→", "apart": "·"}[self]


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated figure.

    ``value`` in base units (48,2 tỷ USD: 48200000000), ``value_max`` the upper end of a range; ``qualifier`` as the
    annotation schema has them; ``change`` a signed per cent against an earlier ``baseline`` (its value, where stated);
    ``start`` and ``end`` partial ISO dates. ``said_in`` and ``said_on``: who states it and when (partial date);
    ``address``: where that can be read, in Vietnamese and in English; ``quote``: the words. ``unknown``: why a figure without a
    value cannot be told, where it was looked for.
    """

    measure: str
    value: Decimal | None
    value_max: Decimal | None = None
    qualifier: str = "exact"
    currency: str | None = None
    level: str = "national"
    names: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    is_stock: bool = False
    status: str = "actual"
    change: Decimal | None = None
    baseline: Decimal | None = None
    partner: str | None = None
    subject: str | None = None
    said_in: tuple[str, str] = ("", "")
    said_on: str | None = None
    address: tuple[str, str] = ("", "")
    quote: str = ""
    unknown: tuple[str, str] = ("", "")

    @property
    def family(self) -> str:
        return str(family(self.measure))

    @property
    def days(self) -> Period | None:
        """The days the figure is about; None where the text does not say."""
        if not (self.start or self.end):
            return None
        first = PartialDate.parse(self.start or self.end or "").period()
        last = PartialDate.parse(self.end or self.start or "").period()
        return Period(first.start, last.end)

    @property
    def step(self) -> Decimal:
        """The unit of the last digit as written: 48,2 tỷ → 10⁸; counts are exact: 0."""
        if not self.currency or not self.value:
            return Decimal(0)
        scale = next((scale for scale in SCALES if abs(self.value) >= scale), Decimal(1))
        exponent = Decimal(self.value).normalize().as_tuple().exponent
        return min(scale, Decimal(10) ** int(exponent))


def claim_of(
    values: Mapping[str, Any],
    *,
    said_in: tuple[str, str] = ("", ""),
    said_on: str | None = None,
    address: tuple[str, str] = ("", ""),
    quote: str = "",
) -> Claim:
    """The claim a ``quantity_claim`` fact makes; ``values`` are its fields."""
    scope, change = values.get("scope") or {}, number(values.get("change_percent"))
    return Claim(
        measure=values["measure"],
        value=number(values.get("value")),
        value_max=number(values.get("value_max")),
        qualifier=values.get("qualifier") or "exact",
        currency=values.get("currency"),
        level=scope.get("level", "national"),
        names=tuple(scope.get("names", ())),
        start=values.get("period_start"),
        end=values.get("period_end"),
        is_stock=bool(values.get("cumulative")),
        status=values.get("status") or "actual",
        change=-change if change is not None and values.get("direction") == "decrease" else change,
        baseline=number(values.get("baseline_value")),
        partner=values.get("partner"),
        subject=values.get("subject"),
        said_in=said_in,
        said_on=said_on,
        address=address,
        quote=quote,
    )


def joined(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one document, those that state one figure twice made one: what the one leaves open the other says."""
    found: dict[tuple[Any, ...], Claim] = {}
    for claim in claims:
        key = (claim.family, claim.value, claim.currency, claim.level, claim.names, claim.subject, claim.status)
        known = found.get(key)
        if known is None or claim.value is None:
            found[key if known is None else (*key, len(found))] = claim
            continue
        period = (known.start, known.end) if known.days else (claim.start, claim.end)
        found[key] = replace(
            known,
            start=period[0],
            end=period[1],
            change=known.change if known.change is not None else claim.change,
            baseline=known.baseline if known.baseline is not None else claim.baseline,
        )
    return list(found.values())


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
