"""Since when a record reads as it does, in the words of HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.http import http_date


def last_modified(record: Mapping[str, Any]) -> dict[str, str]:
    """The header of a public record: the beginning, in Viet Nam, of the day its own public content last changed.

    It is for people and harvesters, not a validator: names of linked records and words of the software stand in the
    answer too and change on days of their own. What an answer is told by is its ETag.
    """
    day = record.get("publication", {}).get("changed_on")
    if not day:
        return {}
    begin = datetime.combine(date.fromisoformat(day), time(), timezone.get_default_timezone())
    return {"Last-Modified": http_date(begin.timestamp())}
