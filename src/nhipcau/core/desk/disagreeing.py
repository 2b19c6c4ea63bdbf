"""What records that somebody sees say otherwise than values he is about to enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

MOST = 5


class Other(NamedTuple):
    """A record about the same thing, and the columns in which it says something else."""

    uid: UUID
    columns: tuple[str, ...]


def disagreeing(
    powers: Powers, register: Register, values: Mapping[str, Plain], uids: Iterable[UUID], beside: Iterable[str] = ()
) -> list[Other]:
    """Those of some records that have the same name as ``values`` would give and say otherwise elsewhere.

    The same name: all mandatory columns agree. Of figures (``register.series``) records of the same indicator, scope and
    period are looked at instead. Columns ``beside`` the matter are not compared; what one side leaves empty differs from
    nothing, and neither does a day that is only less exact.
    """
    twins = _of_series(powers, register, values) if register.series else list(uids)
    found = []
    for uid, look in powers.looks(register, twins).items():
        seen = {column.name for column in register.stored_to(look.clearance)}
        there = {name: register.plain(look.row, name) for name in values if name in seen}
        if register.series is None and not all(
            _agree(values.get(name), there.get(name)) for name in (*register.mandatory, *register.stand_ins.values())
        ):
            continue
        wrong = tuple(
            name
            for name, value in there.items()
            if name not in beside and value not in (None, "", []) and not _agree(values[name], value)
        )
        if wrong:
            found.append(Other(uid, wrong))
    return found[:MOST]


def _of_series(powers: Powers, register: Register, values: Mapping[str, Plain]) -> list[UUID]:
    """Figures he sees of the same indicator, scope and period."""
    series = register.series
    if series is None or not values.get(series.indicator):
        return []
    names = (series.indicator, series.breakdown, series.place, *series.scopes, *series.period)
    same = {name if values.get(name) else f"{name}__isnull": values.get(name) or True for name in names}
    rows = powers.annotated(register).filter(seen_from__isnull=False, **same)
    return list(rows.values_list("uid", flat=True)[:MOST])


def _agree(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        mine, theirs = fold(one), fold(other)
        return mine == theirs or (one[:4].isdigit() and (mine.startswith(theirs) or theirs.startswith(mine)))
    if isinstance(one, dict) and isinstance(other, dict):
        return any(_agree(text, other.get(part)) for part, text in one.items() if part != "unofficial")
    return bool(one == other)
