"""A claim held against itself: does its change follow from its figures, and what do they say of the period before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from nhipcau.lib.checking.claim import Claim, Verdict
from nhipcau.lib.checking.finding import Finding
from nhipcau.lib.checking.words import amount, points, signed

HUNDRED: Final = Decimal(100)


class Implied(NamedTuple):
    """The figure before that a stated change means: the likeliest, and the ends that rounding leaves open."""

    value: Decimal
    low: Decimal
    high: Decimal


def within(claim: Claim) -> Iterator[Finding]:
    """What a claim says of itself: that its change holds (or not) where it states both figures, or which one it implies."""
    if claim.value is None or claim.change is None or claim.value_max is not None:
        return
    if claim.baseline:
        yield _change(claim, claim.value, claim.change, claim.baseline)
    elif (before := implied(claim)) is not None:
        shown, change = amount(before.value, claim.currency), signed(claim.change)
        figure = amount(claim.value, claim.currency)
        yield Finding(
            Verdict.IMPLIES,
            "baseline",
            f"{change[0]} để thành {figure[0]} nghĩa là kỳ trước khoảng {shown[0]}; văn bản không nêu số ấy.",
            f"{change[1]} to {figure[1]} means about {shown[1]} in the period before; the text does not state it.",
            computed=before.value,
        )


def implied(claim: Claim) -> Implied | None:
    """The figure before, of a claim that states its value and its change; the stated one where there is one."""
    if claim.baseline:
        return Implied(claim.baseline, claim.baseline, claim.baseline)
    if claim.value is None or claim.change is None or claim.change <= -HUNDRED:
        return None
    half = rounding(claim.change) / 2
    over = (claim.change + half, claim.change - half)
    ends = [claim.value * HUNDRED / (HUNDRED + change) for change in over if change > -HUNDRED]
    return Implied(claim.value * HUNDRED / (HUNDRED + claim.change), min(ends), max(ends))


def rounding(change: Decimal) -> Decimal:
    """The unit of the last digit of a per cent as it is written: 60 → 1, 14,8 → 0,1."""
    return Decimal(1).scaleb(min(0, int(change.normalize().as_tuple().exponent)))


def _change(claim: Claim, value: Decimal, change: Decimal, baseline: Decimal) -> Finding:
    computed = (value / baseline - 1) * HUNDRED
    holds = abs(computed - change) < rounding(change)  # texts round, and they cut
    now, before, exact = amount(value, claim.currency), amount(baseline, claim.currency), signed(computed)
    stated = signed(change)
    if holds:
        return Finding(
            Verdict.AGREES,
            "change",
            f"{now[0]} so với {before[0]} là {exact[0]}: “{stated[0]}” đúng.",
            f"{now[1]} against {before[1]} is {exact[1]}: “{stated[1]}” holds.",
            computed=computed,
        )
    off = points(abs(computed - change))
    return Finding(
        Verdict.DIFFERS,
        "change",
        f"{now[0]} so với {before[0]} là {exact[0]}, văn bản nêu {stated[0]}: lệch {off[0]} điểm phần trăm.",
        f"{now[1]} against {before[1]} is {exact[1]}, the text says {stated[1]}: {off[1]} percentage points apart.",
        computed=computed,
    )
