"""Scales that begin at zero and are marked with round numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high`` in steps of ``step``; zero is always on it, so that lengths compare."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def of(cls, values: Iterable[Decimal], marks: int = 4) -> Scale:
        """The smallest scale of about ``marks`` steps that holds zero and all ``values``."""
        found = [*values, Decimal(0)]
        low, high = min(found), max(found)
        step = _round_step((high - low) / marks) if high > low else Decimal(1)
        return cls(_multiple(low, step, up=False), _multiple(high, step, up=True) or step, step)

    def ticks(self) -> list[Decimal]:
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]

    def share(self, value: Decimal) -> float:
        """Where ``value`` lies between ``low`` (0) and ``high`` (1)."""
        return float((value - self.low) / (self.high - self.low))


def _round_step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in STEPS if step * power >= least)


def _multiple(value: Decimal, step: Decimal, *, up: bool) -> Decimal:
    whole = value // step  # towards zero
    beyond = value - whole * step
    if up and beyond > 0:
        whole += 1
    if not up and beyond < 0:
        whole -= 1
    return whole * step
