"""Late in the evening by Greenwich it is tomorrow in Viet Nam."""

from __future__ import annotations

from datetime import UTC, datetime

from nhipcau.web.desk.moments import day_of, moment

LATE = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)


def test_an_instant_is_said_by_the_clock_of_viet_nam() -> None:
    assert day_of(LATE, "vi") == "27/11/2026"
    assert moment(LATE, "en") == "27 November 2026, 00:30"
