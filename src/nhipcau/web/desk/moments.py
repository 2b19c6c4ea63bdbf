"""Instants as the desk says them: by the clock of Viet Nam (``TIME_ZONE``), whatever zone they were kept in."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from nhipcau.lib.text.dates import format_date


def day_of(at: datetime, language: str) -> str:
    """vi "22/08/2025", en "22 August 2025"."""
    return format_date(timezone.localtime(at).date(), language)


def moment(at: datetime, language: str) -> str:
    """vi "22/08/2025, 14:05", en "22 August 2025, 14:05"."""
    return f"{day_of(at, language)}, {timezone.localtime(at):%H:%M}"
