"""Half-open days: from a day on, until before another."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def holds(since: date | None, until: date | None, on: date) -> bool:
    """Whether ``on`` lies in [since, until); None is no bound."""
    return (since is None or since <= on) and (until is None or on < until)


def holding(on: date, since: str = "since", until: str = "until") -> Q:
    """The same as a condition on rows, by the names of their fields."""
    begun = Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": on})
    return begun & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": on}))
