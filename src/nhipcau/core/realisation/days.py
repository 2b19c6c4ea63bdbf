"""Partial dates as the database compares them, and as Python does: the last day each may mean."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, Expression, F, Value, When
from django.db.models.functions import Concat, Length

from nhipcau.lib.period import PartialDate


def end_in_sql(column: str) -> Expression:
    """A text not before which a partial date is over: "2026" gives "2026-12-31", "2026-02" gives "2026-02-31", which is
    after every day of the month and before the next.
    """
    length = {"length": Length(column)}
    return Case(
        When(**{f"{column}__isnull": True}, then=Value("")),
        When(condition=_is(length["length"], 4), then=Concat(F(column), Value("-12-31"))),
        When(condition=_is(length["length"], 7), then=Concat(F(column), Value("-31"))),
        default=F(column),
        output_field=CharField(),
    )


def _is(length: Length, count: int):  # type: ignore[no-untyped-def]  # a lookup, which Django's stubs do not name
    from django.db.models.lookups import Exact

    return Exact(length, count)


def end_of(printed: str | None) -> str:
    """The last day a partial date may mean, as ISO text; "" for none."""
    if not printed:
        return ""
    last = PartialDate.parse(printed).period().last_day if len(printed) < len("2026-12-31") else None
    return last.isoformat() if last else printed


def first_of(printed: str | None) -> str:
    """The first day a partial date may mean, as ISO text; "" for none."""
    if not printed or len(printed) == len("2026-12-31"):
        return printed or ""
    return PartialDate.parse(printed).first().isoformat()


def not_after(day: str, today: date) -> str:
    """A day, or today if it is still to come: what is said to be done this year was done by now."""
    return min(day, today.isoformat()) if day else ""
