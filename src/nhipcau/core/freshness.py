"""How long the owner's word that a record holds is taken for good, and what that makes of a record on a day.

A year is this repository's promise to its readers, not a rule of law; an installation can choose another time.
"""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.settings import days

FRESH_DAYS = "NHIPCAU_FRESH_DAYS"
WITHIN, OLDER, NEVER = "within", "older", "never"

STANDINGS = Vocabulary(
    [
        (WITHIN, Label("Còn hạn xác nhận", "Confirmed in time")),
        (OLDER, Label("Quá hạn xác nhận", "Confirmed too long ago")),
        (NEVER, Label("Chưa xác nhận lần nào", "Never confirmed")),
    ],
    name="confirmation",
)
DUE = (OLDER, NEVER)
"""What waits for its owner's word."""


def oldest(on: date) -> date:
    """The oldest day of a confirmation that still counts on a day. Raises :class:`Fault` for a setting that is no number."""
    return on - timedelta(days=days(FRESH_DAYS))


def standing(confirmed_on: date | None, on: date) -> str:
    """Which of :data:`STANDINGS` a record has on a day."""
    if confirmed_on is None:
        return NEVER
    return WITHIN if confirmed_on >= oldest(on) else OLDER
