"""Adding values of units up to the units of another day. Only merges; what cannot be placed is listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhipcau.lib.places.notes import change_sentence, long_day
from nhipcau.lib.places.succession import founding, predecessors, successor
from nhipcau.lib.places.units import Unit, check_day, unit

Amount = Decimal | int


@dataclass(frozen=True, slots=True)
class Unallocated:
    """A value that belongs to no single unit of the target day, and why."""

    unit_id: str
    value: Amount
    reason_vi: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class RollUp:
    """Values in the units of one day.

    ``values`` and ``components`` are keyed by unit id of the target day; a component keeps None for "no figure".
    ``values`` holds the sum of the known components; ``incomplete`` names the units where some are not known,
    ``missing`` the units whose figure is not known. A unit with no known component has no value at all.
    """

    values: dict[str, Amount]
    components: dict[str, list[tuple[str, Amount | None]]]
    unallocated: list[Unallocated]
    missing: list[str]
    incomplete: frozenset[str]


def roll_up(values: Mapping[str, Amount | None], to: date) -> RollUp:
    """Values by unit id, added up to the units in force on ``to``.

    A unit divided since, or one that began after ``to``, goes to ``unallocated``: figures are never split.
    None stays missing, and so does a part of a merged unit the mapping does not name.
    The sum over ``values`` and ``unallocated`` equals the sum of the known input.
    Raises PlaceError for an unknown id or a day before the table begins.
    """
    check_day(to)
    components: dict[str, list[tuple[str, Amount | None]]] = {}
    unallocated: list[Unallocated] = []
    missing: list[str] = []
    for unit_id, value in values.items():
        source = unit(unit_id)
        target = successor(source, to)
        if target is not None:
            components.setdefault(target.id, []).append((unit_id, value))
        elif value is None:
            missing.append(unit_id)
        else:
            unallocated.append(_unplaced(source, value, to))
    incomplete = set()
    for target_id in components:
        gaps = _gaps(unit(target_id), values)
        missing += [gap for gap in gaps if gap not in missing]
        if gaps:
            incomplete.add(target_id)
    return RollUp(_sums(components), components, unallocated, missing, frozenset(incomplete))


def _sums(components: Mapping[str, list[tuple[str, Amount | None]]]) -> dict[str, Amount]:
    sums: dict[str, Amount] = {}
    for target_id, parts in components.items():
        for _, value in parts:
            if value is not None:
                sums[target_id] = sums[target_id] + value if target_id in sums else value
    return sums


def _gaps(target: Unit, values: Mapping[str, Amount | None]) -> list[str]:
    """The ids below (or at) ``target`` whose figure is needed and not known."""
    if target.id in values:
        own = [] if values[target.id] is not None else [target.id]
        return own + [gap for part in _merged_from(target) if _named(part, values) for gap in _gaps(part, values)]
    parts = _merged_from(target)
    if any(_named(part, values) for part in parts):
        return [gap for part in parts for gap in _gaps(part, values)]
    return [target.id]


def _merged_from(target: Unit) -> tuple[Unit, ...]:
    change = founding(target)
    return () if change is None or change.kind == "split" else predecessors(target)


def _named(of: Unit, values: Mapping[str, Amount | None]) -> bool:
    return of.id in values or any(_named(part, values) for part in _merged_from(of))


def _unplaced(source: Unit, value: Amount, to: date) -> Unallocated:
    begun = source.valid.start
    if begun is not None and to < begun:
        return Unallocated(
            source.id,
            value,
            f"Không phân bổ được: {source.full_name} có từ {long_day(begun, 'vi')}.",
            f"Cannot be allocated: {source.full_name_en} has existed since {long_day(begun, 'en')}.",
        )
    return Unallocated(
        source.id,
        value,
        f"Không phân bổ được: {change_sentence(source, 'vi')}.",
        f"Cannot be allocated: {change_sentence(source, 'en')}.",
    )
