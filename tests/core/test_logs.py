"""What reaches the log: one line a record, with its time in UTC, and no link by which anything could be opened."""

from __future__ import annotations

import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.logs import Discreet

SECRET = "TgZ3jU711-sRBbYXRTUqK01"


def _logged(message: str, *args: object) -> str:
    record = logging.LogRecord("nhipcau.test", logging.WARNING, "", 0, message, args, None)
    record.created = 1_772_438_400.0  # 2026-03-02, 8:00 UTC
    return Discreet().format(record)


def test_a_line_says_when_in_utc_how_bad_who_and_what() -> None:
    assert _logged("Not Found: %s", "/vi/đâu") == "2026-03-02T08:00:00Z WARNING nhipcau.test: Not Found: /vi/đâu"


@given(st.text())
def test_nothing_somebody_typed_makes_a_second_line(typed: str) -> None:
    line = _logged("Not Found: %s", typed)
    assert len(line.splitlines()) == 1
    assert line.isprintable()


def test_a_line_that_pretends_to_be_another_is_seen_for_what_it_is() -> None:
    forged = _logged("refused: %s", "x\r\n2026-03-02T08:00:00Z INFO nhipcau: all is well\x1b[2K")
    assert forged.endswith(r"refused: x\r\n2026-03-02T08:00:00Z INFO nhipcau: all is well\x1b[2K")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"/vi/ban-lam-viec/loi-moi/{SECRET}", "/vi/ban-lam-viec/loi-moi/…"),
        (f"/en/desk/invitation/{SECRET}?x=1", "/en/desk/invitation/…?x=1"),
        (f"/vi/theo-doi/{SECRET}", "/vi/theo-doi/…"),
        (f"/en/status/{SECRET}", "/en/status/…"),
        (f"/vi/ban-lam-viec/quen-mat-khau/1-2/{SECRET}", "/vi/ban-lam-viec/quen-mat-khau/…"),
        (f"/en/desk/forgotten-password/a/{SECRET}", "/en/desk/forgotten-password/…"),
        ("/en/desk/forgotten-password/sent", "/en/desk/forgotten-password/sent"),
        ("/en/desk/invitations/0b7c/withdraw", "/en/desk/invitations/0b7c/withdraw"),
    ],
)
def test_a_link_that_opens_something_is_not_written_down(path: str, kept: str) -> None:
    assert _logged("Forbidden (%s): %s", "CSRF token missing.", path).endswith(f": {kept}")


def test_nor_in_a_traceback() -> None:
    try:
        raise ValueError(f"https://nhipcau.example/vi/ban-lam-viec/loi-moi/{SECRET}")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, sys.exc_info())
    written = Discreet().format(record)
    assert "Traceback" in written
    assert SECRET not in written
