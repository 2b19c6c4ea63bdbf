"""Figures of one period put in order, with what an honest reader must know before trusting the order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.core.labels import Label
from nhipcau.core.series.reading import Indicator, Span, Told
from nhipcau.core.series.tables import TOLD_AGAIN, Change, Table, difference
from nhipcau.lib import places

HALF = Decimal("0.5")
TENTH = Decimal("0.1")
LEAST_WHOLE = 20
"""Shares are of a total of which at most one part in so many is taken away again by negative figures."""
MOST_ABSENT = 2
"""A sum stands for the country only if at most one in so many of its localities has no figure."""


@dataclass(frozen=True)
class Amount:
    """A figure to be ranked: of a locality, a partner, a sector.

    ``about`` is the column and the token of what it is of; ``told`` is the source's own figure where there is one just
    for that, None for our sum; ``missing`` says that a part of it has no figure.
    """

    about: tuple[str, str]
    label: Label
    value: Decimal
    told: Told | None
    components: tuple[Told, ...]
    missing: bool
    change: Change | None = None


@dataclass(frozen=True)
class Ranked:
    """A line of a ranking; equal figures have equal ranks.

    ``share``: per cent of the total, None where a share would mislead. ``counted``: how many cases it rests on, if
    that is known, and ``is_few`` whether they are few. ``even``: the source's rounding does not tell whether it is
    above or below the line before.
    """

    rank: int
    amount: Amount
    share: Decimal | None
    counted: Decimal | None
    is_few: bool
    even: bool


@dataclass(frozen=True)
class Total:
    """What shares are of: the country as told, or (``is_sum``) what is told of its localities, placed or not."""

    value: Decimal
    is_sum: bool
    unplaced: Decimal = Decimal(0)


def placed_amounts(table: Table, column: str) -> list[Amount]:
    """The figures of a table's localities; ``column`` is the one that names them."""
    return [
        Amount(
            (column, value.place),
            _unit_label(value.place),
            value.value,
            value.told,
            value.components,
            bool(value.missing),
            value.change,
        )
        for value in table.values
        if value.place is not None and value.value is not None
    ]


def other_amounts(told: Iterable[Told], span: Span, parts: Sequence[str]) -> list[Amount]:
    """The figures of ``span`` by what they are about (a partner, a sector), added up over ``parts``."""
    now, before = (_by_subject(told, one) for one in (span, span.year_before()))
    found = []
    for about, own in now.items():
        value, missing = _sum(own), _lacks(own, parts)
        old = before.get(about)
        whole = old is not None and not missing and not _lacks(old, parts)
        change = difference(value, _sum(old), span.year_before()) if old and whole else None
        alone = own[0] if len(parts) == 1 and len(own) == 1 else None
        found.append(Amount(about, own[0].scope, value, alone, tuple(own), missing, change))
    return found


def ranked(
    amounts: Iterable[Amount], total: Total | None, counts: Mapping[str, Decimal], indicator: Indicator, few: int
) -> list[Ranked]:
    """Amounts from the largest on; ``counts`` by token of what they are about (nothing known: no mark)."""
    order = sorted(amounts, key=lambda amount: -amount.value)
    step = Decimal(0) if indicator.is_count else precision(one.value for amount in order for one in amount.components)
    shares = total if total and _can_share(total, order) else None
    lines: list[Ranked] = []
    for number, amount in enumerate(order, 1):
        before = lines[-1] if lines else None
        same = before is not None and before.amount.value == amount.value
        count = amount.value if indicator.is_count else counts.get(amount.about[1])
        lines.append(
            Ranked(
                rank=before.rank if before and same else number,
                amount=amount,
                share=(amount.value / shares.value * 100).quantize(TENTH) if shares and amount.value >= 0 else None,
                counted=count,
                is_few=count is not None and count < few,
                even=before is not None and not same and _within(before.amount, amount, step),
            )
        )
    return lines


def total_of(table: Table, day_units: int) -> Total | None:
    """What shares of a table's localities are of; None if it would not be the country (``day_units``: localities then)."""
    if table.whole is None:
        return None
    if table.whole.told:
        return Total(table.whole.told.value, is_sum=False)
    if table.whole.recomputed is None or len(table.values) * MOST_ABSENT < day_units:
        return None
    unplaced = sum((left.told.value for left in table.unallocated if left.reason != TOLD_AGAIN), Decimal(0))
    return Total(table.whole.recomputed, is_sum=True, unplaced=unplaced)


def counted(
    amounts: Iterable[Amount], counts: Iterable[Told], counted_by: Mapping[str, Sequence[str]]
) -> dict[str, Decimal]:
    """How many cases each amount rests on, by token; an amount of which a part was not counted is left out.

    ``counts`` are told figures of counting indicators, ``counted_by`` says which count which indicator.
    """
    known = {(one.indicator, one.span, _where(one)): one.value for one in counts}
    found: dict[str, Decimal] = {}
    for amount in amounts:
        cases = [
            [known.get((code, one.span, _where(one))) for code in counted_by.get(one.indicator, ())]
            for one in amount.components
            if one.value  # nothing registered rests on nothing
        ]
        if cases and all(row and None not in row for row in cases):
            found[amount.about[1]] = sum((case for row in cases for case in row if case is not None), Decimal(0))
    return found


def _where(told: Told) -> tuple[str, str]:
    return ("", told.place) if told.place else told.about


def precision(values: Iterable[Decimal]) -> Decimal:
    """The unit of the last decimal that any of these figures is told with: a source rounds a whole table alike."""
    exponents = [value.normalize().as_tuple().exponent for value in values]
    return Decimal(1).scaleb(min((one for one in exponents if isinstance(one, int) and one < 0), default=0))


def _can_share(total: Total, amounts: Iterable[Amount]) -> bool:
    """A total of which much was taken away again is no whole to have shares of."""
    taken = -sum((amount.value for amount in amounts if amount.value < 0), Decimal(0))
    return total.value > 0 and taken * LEAST_WHOLE <= total.value


def _within(above: Amount, below: Amount, step: Decimal) -> bool:
    """Whether the rounding of every told component, half a step each, could have put two figures in this order."""
    return above.value - below.value <= step * HALF * (len(above.components) + len(below.components))


def _by_subject(told: Iterable[Told], span: Span) -> dict[tuple[str, str], list[Told]]:
    found: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        own = found.setdefault(one.about, []) if one.span == span else []
        if one.indicator not in {other.indicator for other in own}:  # told again by another source: not added
            own.append(one)
    return found


def _sum(told: Iterable[Told]) -> Decimal:
    return sum((one.value for one in told), Decimal(0))


def _lacks(told: Iterable[Told], parts: Sequence[str]) -> bool:
    return not set(parts) <= {one.indicator for one in told}


def _unit_label(place: str) -> Label:
    unit = places.unit(place)
    return Label(unit.label("vi"), unit.label("en"))
