"""What the log looks like: when (UTC), how bad, who says it – and never a link that opens something."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime

_LINKS = re.compile(
    r"""(/(?:loi-moi|invitation|theo-doi|status)/)(?!<)[^\s/?"'<>]+"""
    r"""|(/(?:quen-mat-khau|forgotten-password)/)(?!da-gui|sent|xong|done)[^\s/?"'<>]+/[^\s/?"'<>]+"""
)
"""Addresses whose last part is all that is needed to use them: of an invitation, of a sender, of a forgotten password."""
HIDDEN = "…"


class Discreet(logging.Formatter):
    """One line for each record, whatever somebody typed (only a traceback has lines of its own), without secret links."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  # logging's name
        return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        return _on_one_line(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        return _LINKS.sub(_without_its_end, super().format(record))


def _without_its_end(found: re.Match[str]) -> str:
    return f"{found[1] or found[2]}{HIDDEN}"


def _on_one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)
