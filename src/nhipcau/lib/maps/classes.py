"""Classes of a choropleth: few, ordered, about equally full, with round bounds that people can say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import inf

MOST = 4
"""Classes besides that of zero: no map has more than five."""
UNROUND = 0.25
"""What a further digit of a bound costs, against classes that are not equally full."""

_STEPS = (Decimal(5), Decimal(2), Decimal(1))


@dataclass(frozen=True, slots=True)
class ValueClass:
    """Values from ``low`` on and below ``high`` (None: without end); ``level`` is its place among the shades, 0 for zero alone.

    ``least`` and ``greatest`` are the values that are really there, ``count`` how many.
    """

    level: int
    low: Decimal | None
    high: Decimal | None
    least: Decimal
    greatest: Decimal
    count: int

    def holds(self, value: Decimal) -> bool:
        if self.level == 0:
            return value == 0
        return (self.low is None or value >= self.low) and (self.high is None or value < self.high)


def classes(values: Iterable[Decimal | int]) -> tuple[ValueClass, ...]:
    """The classes of these values, lowest first; none is empty and every value lies in exactly one.

    Zero is a class of its own (level 0) unless there are values below it. Equal values stay together; up to four
    different ones have a class each. What has no value is in no class: that is for the caller to say.
    """
    known = sorted(Decimal(value) for value in values)
    apart = bool(known) and known[0] >= 0
    zeros = [value for value in known if value == 0] if apart else []
    rest = known[len(zeros) :]
    found = [ValueClass(0, Decimal(0), Decimal(0), Decimal(0), Decimal(0), len(zeros))] if zeros else []
    bounds = [None, *_breaks(rest), None]
    shades = _shades(len(bounds) - 1)
    for level, (low, high) in zip(shades, pairwise(bounds), strict=True):
        inside = [value for value in rest if (low is None or value >= low) and (high is None or value < high)]
        if inside:
            low = roundest(Decimal(0), inside[0]) if low is None and zeros else low
            found.append(ValueClass(level, low, high, inside[0], inside[-1], len(inside)))
    return tuple(found)


def class_of(value: Decimal | int, of: Sequence[ValueClass]) -> ValueClass:
    """The class that holds a value the classes were made of; ValueError for another one."""
    known = Decimal(value)
    for one in of:
        if one.holds(known):
            return one
    raise ValueError(f"{value} lies in none of the classes")


def _shades(count: int) -> tuple[int, ...]:
    """Shades for so many classes, spread so that few classes are told apart well: two are light and dark."""
    return {1: (3,), 2: (2, 4), 3: (1, 2, 4)}.get(count, tuple(range(1, count + 1)))


def _breaks(values: Sequence[Decimal]) -> list[Decimal]:
    """The bounds between classes that cost least: unequal classes and unround bounds cost, found by trying all ways."""
    distinct = sorted(set(values))
    if not distinct:
        return []
    wanted = min(MOST, len(distinct))
    upto = [bisect_right(values, one) for one in distinct]
    bounds = [roundest(below, above) for below, above in pairwise(distinct)]
    unround = [UNROUND * _unround(bound) for bound in bounds]
    share = len(values) / wanted

    def cost(first: int, last: int) -> float:
        held = upto[last] - (upto[first - 1] if first else 0)
        unequal = (held - share) / share
        return unequal * unequal + (unround[first - 1] if first else 0.0)

    best: list[tuple[float, list[int]]] = [(cost(0, last), []) for last in range(len(distinct))]
    for _ in range(wanted - 1):
        best = [
            min(
                ((best[cut - 1][0] + cost(cut, last), [*best[cut - 1][1], cut]) for cut in range(1, last + 1)),
                default=(inf, []),
            )
            for last in range(len(distinct))
        ]
    return [bounds[cut - 1] for cut in best[-1][1]]


def roundest(below: Decimal, above: Decimal) -> Decimal:
    """The roundest number greater than ``below`` and not greater than ``above``: 1, 2 or 5 times a power of ten if any is."""
    if below < 0 <= above:
        return Decimal(0)
    power = max(abs(below), abs(above)).adjusted()
    while True:
        for step in _STEPS:
            size = step.scaleb(power)
            number = (below / size).to_integral_value(rounding="ROUND_FLOOR") * size + size
            if number <= above:
                return Decimal(f"{number:f}")
        power -= 1


def _unround(number: Decimal) -> int:
    """0 for 1, 2 or 5 times a power of ten, 1 for another single digit or a half of one (15, 250), more for more digits."""
    digits = number.normalize().as_tuple().digits
    if len(digits) == 1:
        return 0 if digits[0] in (0, 1, 2, 5) else 1
    return len(digits) - (digits[-1] == 5)
