"""Counting promises in SQL by the declared definitions, in cuts, as one desk sees them; and the promises behind a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from nhipcau.core.column import SHARED
from nhipcau.core.realisation.models import Counted, Reach
from nhipcau.core.realisation.roles import PROMISE, played_by
from nhipcau.core.realisation.thresholds import months
from nhipcau.lib import places
from nhipcau.lib.realisation import (
    ALL,
    COUNTS,
    DONE,
    LATE,
    NO_ACTIVITY,
    NOT_REPORTED,
    ON_TIME,
    PLANNED,
    Window,
    months_before,
)

if TYPE_CHECKING:
    from nhipcau.core.policy import Desk

PLACE, COUNTRY, FIELD, YEAR, LEVEL = "place", "country", "field", "year", "level"
COLUMNS = {PLACE: "place", COUNTRY: "country", FIELD: "fields", YEAR: "year", LEVEL: "level"}
"""The cuts, and the column of each."""
JOINED = "|"

Counts = dict[str, int]
"""By definition."""


@dataclass(frozen=True)
class Asked:
    """Which promises: as a desk sees them, made in a window (None: whenever), judged on a cut-off day."""

    desk: Desk
    cut_off: date
    window: Window | None = None


def condition(name: str, cut_off: date) -> Q:
    """A definition of ``lib.realisation`` as a condition on rows; a test compares the two."""
    end, since = cut_off.isoformat(), months_before(cut_off, months().dormant).isoformat()
    done, dated = Q(status="done", done_end__lte=end), Q(due_end__gt="")
    silent, after_due = Q(status="", planned=False, active_end=""), Q(done_end__gt=F("due_end"))
    conditions = {
        ALL: Q(),
        PLANNED: Q(planned=True),
        DONE: done,
        ON_TIME: done & dated & Q(done_end__gt="", done_end__lte=F("due_end")),
        LATE: (done & dated & after_due) | (~done & ~Q(status="dropped") & dated & Q(due_end__lt=end)),
        NO_ACTIVITY: ~Q(status__in=("done", "dropped")) & ~silent & Q(active_end__lte=since, made_first__lte=since),
        NOT_REPORTED: silent,
    }
    return conditions[name]


def promises(asked: Asked) -> QuerySet[Counted]:
    """The rows that are counted at all; none for a desk that does not see what agencies share."""
    audience, register = asked.desk.audience, played_by(PROMISE)
    if audience.clearance < SHARED:
        return Counted.objects.none()
    if asked.desk.scope in ("party", "lead"):
        seen = Q(uid__in=audience.rows(register).values("uid"))
    else:
        seen = audience.rule(register)
    # Nothing that was promised after the day of the reckoning counts under anything, which an index can say.
    is_reckoned = Reach.objects.filter(reckoned_on=asked.cut_off).exists()
    made = Q(mask__gt=0) if is_reckoned else Q(made_first__lte=asked.cut_off.isoformat())
    if asked.window:
        made &= Q(year__gte=str(asked.window.first), year__lte=str(asked.window.last))
    return Counted.objects.filter(seen, made)


def total(asked: Asked) -> Counts:
    return _added([("", counts) for _, counts in _counted(asked, YEAR)]).get("", dict.fromkeys(COUNTS, 0))


def cut(asked: Asked, by: str) -> dict[str, Counts]:
    """{value: counts}, "" for promises that have none. A place counts where it lies on the cut-off day, and a promise of
    several fields in each of them, so that those are not to be added up.
    """
    counted = _counted(asked, by)
    return _added([(key, counts) for value, counts in counted for key in _keys(by, value, asked.cut_off)])


def behind(asked: Asked, name: str, by: str = "", value: str = "") -> QuerySet[Counted]:
    """The promises a number counts: of a definition, and of one value of a cut ("" for those that have none)."""
    rows = promises(asked).filter(condition(name, asked.cut_off))
    if not by:
        return rows
    column = COLUMNS[by]
    stored = Counted.objects.values_list(column, flat=True).distinct().order_by()
    return rows.filter(**{f"{column}__in": [one for one in stored if value in _keys(by, one, asked.cut_off)]})


def page_of(rows: QuerySet[Counted], offset: int, limit: int) -> list[UUID]:
    """The promises that are due first come first, those without a day last."""
    ordered = rows.annotate(has_due=Q(due_end__gt="")).order_by("-has_due", "due_end", "uid")
    return list(ordered.values_list("uid", flat=True)[offset : offset + limit])


def _counted(asked: Asked, by: str) -> Iterator[tuple[str, Counts]]:
    """Counts by stored value. On the day for which everything was reckoned the database reads an index and nothing else."""
    rows = promises(asked).order_by()
    if Reach.objects.filter(reckoned_on=asked.cut_off).exists():
        for value, mask, many in rows.values_list(COLUMNS[by], "mask").annotate(many=Count("mask")):
            yield value, {name: many if mask >> bit & 1 else 0 for bit, name in enumerate(COUNTS)}
        return
    conditions = {name: condition(name, asked.cut_off) for name in COUNTS}
    asking = {f"many_{name}": Count("pk", filter=said) if said else Count("pk") for name, said in conditions.items()}
    for value, *counts in rows.values_list(COLUMNS[by]).annotate(**asking):
        yield value, dict(zip(COUNTS, counts, strict=True))


def _added(counted: Iterable[tuple[str, Counts]]) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for key, counts in counted:
        so_far = found.setdefault(key, dict.fromkeys(COUNTS, 0))
        for name, many in counts.items():
            so_far[name] += many
    return found


def _keys(by: str, value: str, day: date) -> list[str]:
    if by == FIELD:
        return value.split(JOINED)
    return [_place_on(value, day)] if by == PLACE and value else [value]


@cache
def _place_on(unit: str, day: date) -> str:
    """The unit that holds a place on a day; the place itself where it was divided."""
    after = places.successor(places.unit(unit), day)
    return after.id if after else unit
