"""What became of a unit, and what it was made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast

from nhipcau.lib.places.tables import listed, rows
from nhipcau.lib.places.units import Unit, check_day, unit

ChangeKind = Literal["merge", "split", "upgrade"]


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change: ``before`` ended and ``after`` began on ``on`` (an upgrade may keep the unit)."""

    on: date
    kind: ChangeKind
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    legal_basis: str
    evidence: str
    source: str


@lru_cache(maxsize=1)
def changes() -> tuple[Change, ...]:
    """Every change the table knows, oldest first."""
    return tuple(
        Change(
            on=date.fromisoformat(row["date"]),
            kind=cast("ChangeKind", row["kind"]),
            before=tuple(unit(one) for one in listed(row["before"])),
            after=tuple(unit(one) for one in listed(row["after"])),
            legal_basis=row["legal_basis"],
            evidence=row["evidence"],
            source=row["source"],
        )
        for row in rows("changes")
    )


def ending(of: Unit) -> Change | None:
    """The change that ended the unit; None while it lasts."""
    return _endings().get(of.id)


def founding(of: Unit) -> Change | None:
    """The change that made the unit; None if it is older than the table."""
    return _foundings().get(of.id)


def successors(of: Unit) -> tuple[Unit, ...]:
    """The units that took over the territory the day this one ended; empty while it lasts."""
    change = ending(of)
    return change.after if change else ()


def successor(of: Unit, on: date | None = None) -> Unit | None:
    """The unit that holds this territory on ``on`` (or at the end of the table); itself while it lasts.

    None if the territory was divided on the way, or if ``on`` is before the unit began.
    Raises PlaceError for a day before the table begins.
    """
    if on is not None:
        check_day(on)
        if of.valid.start is not None and on < of.valid.start:
            return None
    current = of
    while current.valid.end is not None and (on is None or on >= current.valid.end):
        heirs = successors(current)
        if len(heirs) != 1:
            return None
        current = heirs[0]
    return current


def predecessors(of: Unit, on: date | None = None) -> tuple[Unit, ...]:
    """The units this one was made from: direct ones, or with ``on`` those of that day.

    A unit cut out of a larger one names the larger one, though only a part of it came over.
    With ``on`` the unit itself is the answer while it is in force, and the answer is empty after it ended.
    """
    if on is None:
        change = founding(of)
        return change.before if change else ()
    check_day(on)
    if of.valid.contains(on):
        return (of,)
    if of.valid.start is None or on >= of.valid.start:
        return ()
    return unique(found for before in predecessors(of) for found in predecessors(before, on))


def unique(found: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units once each, in the order they came."""
    return tuple({one.id: one for one in found}.values())


@lru_cache(maxsize=1)
def _endings() -> dict[str, Change]:
    return {one.id: change for change in changes() for one in change.before if one not in change.after}


@lru_cache(maxsize=1)
def _foundings() -> dict[str, Change]:
    return {one.id: change for change in changes() for one in change.after if one not in change.before}
