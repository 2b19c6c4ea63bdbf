"""Looking back: a record as it was known on a day, and places in the borders of a day. Sight is that of today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from nhipcau.core.kinds import Place
from nhipcau.core.ledger import EXPUNGED, record_as_of
from nhipcau.lib import places

if TYPE_CHECKING:
    from nhipcau.core.register import Register


class Past(NamedTuple):
    """A row that is nowhere stored, its evidence, and the columns whose value was expunged since."""

    row: Any
    evidence: list[dict[str, Any]]
    expunged: list[str]


def end_of(day: date) -> datetime:
    """The last moment of a day in Viet Nam."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) - timedelta(microseconds=1)


def past_of(register: Register, uid: UUID, day: date) -> Past | None:
    """What was known of a record at the end of a day; None if it was not there."""
    found = record_as_of(register, uid, end_of(day))
    if found is None:
        return None
    row, expunged = register.model(uid=uid, state=found.state), []
    for name, value in {**found.values, **found.more}.items():
        if value is EXPUNGED:
            expunged.append(name)
        elif name in register.by_name or name in ("number", "basis", "source", "owner", "visibility"):
            relation = register.relations.get(name)
            setattr(row, f"{name}_id" if relation and not relation.many else name, value)
    evidence = found.evidence if isinstance(found.evidence, list) else []
    return Past(row, evidence, expunged)


def in_borders(register: Register, values: dict[str, Any], day: date) -> None:
    """Let the places among some shown values be the units that held their ground on a day, each saying what it was then.

    A unit whose ground was divided since, or did not exist yet as one, becomes the several units of that day.
    """
    for name, kind in register.kinds.items():
        if not isinstance(kind, Place) or not values.get(name):
            continue
        entries = values[name] if kind.many else [values[name]]
        moved = [one for entry in entries for one in _on(entry, day)]
        values[name] = moved if kind.many else moved[0]


def _on(entry: dict[str, Any], day: date) -> list[dict[str, Any]]:
    unit = places.unit(entry["value"])
    if unit.valid.contains(day):
        return [{name: entry[name] for name in ("value", "vi", "en")}]
    later = places.successor(unit, day)
    there = (later,) if later else places.predecessors(unit, day)
    if not there:
        return [entry]
    label = Place(many=False).label
    return [{"value": one.id, "vi": label(one.id).vi, "en": label(one.id).en} for one in there]
