"""The mail server as the environment describes it."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS

SECURITY = ("starttls", "tls", "none")


class MailServer(NamedTuple):
    """Where mail goes; an empty ``host`` means nowhere: it is printed. An empty ``sender`` is made from the site's name."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str


def mail_server() -> MailServer:
    """Raises :class:`Fault` for a port or an encryption that is none."""
    read = {name: SETTINGS[f"NHIPCAU_{name}"].read().strip() for name in ("SMTP_HOST", "SMTP_PORT", "SMTP_SECURITY")}
    port, security = read["SMTP_PORT"], read["SMTP_SECURITY"]
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Fault(
            "bad_smtp_port",
            f"NHIPCAU_SMTP_PORT phải là một số cổng, không phải {port[:20]!r}.",
            f"NHIPCAU_SMTP_PORT must be a port number, not {port[:20]!r}.",
        )
    if security not in SECURITY:
        raise Fault(
            "bad_smtp_security",
            f"NHIPCAU_SMTP_SECURITY phải là {', '.join(SECURITY)}, không phải {security[:20]!r}.",
            f"NHIPCAU_SMTP_SECURITY must be one of {', '.join(SECURITY)}, not {security[:20]!r}.",
        )
    return MailServer(
        read["SMTP_HOST"],
        int(port),
        security,
        SETTINGS["NHIPCAU_SMTP_USER"].read(),
        SETTINGS["NHIPCAU_SMTP_PASSWORD"].read(),
        SETTINGS["NHIPCAU_MAIL_FROM"].read().strip(),
    )
