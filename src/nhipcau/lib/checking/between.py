"""Two figures held against each other: a claim and another document's, or what a register counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from nhipcau.lib.checking.claim import Claim, Verdict
from nhipcau.lib.checking.finding import Finding
from nhipcau.lib.checking.within import HUNDRED, implied
from nhipcau.lib.checking.words import Pair, amount, percent, period, said

ABOUT: Final = Decimal("0.05")
BEYOND: Final = Decimal("0.10")
"""How far "khoảng" may lie from the figure, and how far "hơn" and "gần" may lie from it. No rule says so: our choice."""

INCOMPLETE: Final = (
    "danh sách chỉ gồm những gì có nguồn công khai",
    "the list holds only what a public source tells",
)

UNNAMED: Final = (
    "văn bản không nói rõ có phải cùng chỉ tiêu ấy không",
    "the text does not say whether it means the same measure",
)
SAME_LENGTH: Final = 3
"""Days by which the lengths of two periods of the same years or months may differ."""


def between(claim: Claim, other: Claim) -> Finding | None:
    """What comes of comparing a claim with another figure of the same measure and scope; None if they are of other things.

    Figures of one period agree or differ; of those that cannot be compared the finding says why.
    """
    if not _same_thing(claim, other) or claim.value is None:
        return None
    if other.value is None:
        return _unknown(other) if other.unknown[0] else None
    who, there = other.said_in, said(other)
    why = _apart(claim, other)
    if why is None and other.qualifier == "at_least" and claim.value > other.value:
        why = INCOMPLETE
    if why is None and claim.measure != other.measure and not fits(claim, other):
        why = UNNAMED
    if why:
        return Finding(
            Verdict.APART,
            "figure",
            f"{who[0]}: {there[0]}; không so được vì {why[0]}.",
            f"{who[1]}: {there[1]}; cannot be compared because {why[1]}.",
            other=other,
        )
    if fits(claim, other):
        return Finding(
            Verdict.AGREES, "figure", f"Khớp với {who[0]}: {there[0]}.", f"Agrees with {who[1]}: {there[1]}.", other
        )
    gap = claim.value - other.value
    more, by = amount(abs(gap), claim.currency), _share(gap, other.value)
    word = ("cao hơn", "more") if gap > 0 else ("thấp hơn", "less")
    return Finding(
        Verdict.DIFFERS,
        "figure",
        f"Lệch với {who[0]}: {there[0]}; văn bản nêu {word[0]} {more[0]}{by[0]}.",
        f"Differs from {who[1]}: {there[1]}; the text says {more[1]} {word[1]}{by[1]}.",
        other=other,
        computed=gap,
    )


def _unknown(other: Claim) -> Finding:
    (vi, en), why = other.said_in, other.unknown
    return Finding(
        Verdict.APART,
        "figure",
        f"{vi}: không so được vì {why[0]}.",
        f"{en}: cannot be compared because {why[1]}.",
        other=other,
    )


def earlier(claim: Claim, others: Iterable[Claim]) -> Iterator[Finding]:
    """The figure before, which a claim's change means, held against what was stated of earlier periods as long as its own."""
    before = implied(claim)
    if before is None:
        return
    for other in others:
        if other.value is None or not _same_thing(claim, other) or _apart_kinds(claim, other):
            continue
        if (is_next := _follows(claim, other)) is None:
            continue
        figure, there = amount(before.value, claim.currency), said(other)
        if before.low - other.step <= other.value <= before.high + other.step:
            yield Finding(
                Verdict.AGREES,
                "baseline",
                f"Số kỳ trước ({figure[0]}) khớp với {other.said_in[0]}: {there[0]}.",
                f"The figure before ({figure[1]}) agrees with {other.said_in[1]}: {there[1]}.",
                other=other,
            )
            continue
        but = _but(claim, other, is_next=is_next)
        yield Finding(
            Verdict.IMPLIES if but else Verdict.DIFFERS,
            "baseline",
            f"Mức thay đổi nghĩa là kỳ trước khoảng {figure[0]}, trong khi {other.said_in[0]}: {there[0]}"
            + (f"; {but[0]}." if but else "."),
            f"The change means about {figure[1]} in the period before, while {other.said_in[1]}: {there[1]}"
            + (f"; {but[1]}." if but else "."),
            other=other,
            computed=before.value,
        )


def _but(claim: Claim, other: Claim, *, is_next: bool) -> Pair | None:
    """Why two figures that do not fit need not contradict each other."""
    if not is_next:
        return "hai kỳ không liền nhau", "the two periods do not follow each other"
    return UNNAMED if claim.measure != other.measure else None


def fits(claim: Claim, other: Claim) -> bool:
    """Whether a figure is what a claim says, as exactly as both are written and as "hơn", "gần", "khoảng" leave open."""
    if claim.value is None or other.value is None:
        return False
    low = high = claim.value
    if claim.value_max is not None:
        high = claim.value_max
    elif claim.qualifier == "about":
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    elif claim.qualifier in ("over", "at_least"):
        high = high * (1 + BEYOND) if claim.qualifier == "over" else Decimal("Infinity")
    elif claim.qualifier in ("nearly", "at_most"):
        low = low * (1 - BEYOND) if claim.qualifier == "nearly" else Decimal("-Infinity")
    slack = max(claim.step, other.step) / 2
    return low - slack <= other.value <= high + slack


def _same_thing(claim: Claim, other: Claim) -> bool:
    """Of one measure, one scope, one partner, in one money."""
    return (
        claim.family == other.family
        and claim.currency == other.currency
        and (claim.level, sorted(claim.names)) == (other.level, sorted(other.names))
        and claim.partner == other.partner
        and claim.subject == other.subject
    )


def _apart(claim: Claim, other: Claim) -> Pair | None:
    if why := _apart_kinds(claim, other):
        return why
    mine, theirs = claim.days, other.days
    if claim.is_stock and other.is_stock and (mine is None or theirs is None):
        return "không rõ cả hai số tính đến ngày nào", "it is not known as of which day each was counted"
    if mine is None or theirs is None:
        return "một bên không nêu kỳ", "one of them states no period"
    if mine != theirs and not (claim.is_stock and mine.end == theirs.end):
        a, b = period(claim), period(other)
        return f"khác kỳ ({a[0]} và {b[0]})", f"the periods differ ({a[1]} and {b[1]})"
    return None


def _apart_kinds(claim: Claim, other: Claim) -> Pair | None:
    if {claim.status, other.status} != {"actual"}:
        return "một bên là chỉ tiêu hoặc dự kiến", "one of them is a target or a plan"
    if claim.is_stock != other.is_stock:
        return "một bên là số lũy kế, một bên là số trong kỳ", "one is a running total, the other of a period"
    return None


def _follows(claim: Claim, other: Claim) -> bool | None:
    """Whether the other's period ends just before the claim's; None if it does not lie before or is of another length."""
    mine, theirs = claim.days, other.days
    if mine is None or theirs is None or not (mine.start and mine.end and theirs.start and theirs.end):
        return None
    lengths = (mine.end - mine.start).days, (theirs.end - theirs.start).days
    if theirs.end > mine.start or abs(lengths[0] - lengths[1]) > SAME_LENGTH:
        return None
    return theirs.end == mine.start


def _share(gap: Decimal, whole: Decimal) -> Pair:
    if not whole:
        return "", ""
    vi, en = percent(abs(gap) / abs(whole) * HUNDRED)
    return f" ({vi})", f" ({en})"
