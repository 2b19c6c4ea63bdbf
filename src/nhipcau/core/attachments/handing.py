"""Handing an attachment out: as a file to keep, never as something a browser shows or runs.

A saved web page goes out as text, its name ending in ".txt": whoever opens it sees what it is made of, and nothing in it
runs, here or on his own computer. Its bytes are those that were attached.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from nhipcau.core.attachments import refusals, vault
from nhipcau.core.attachments.models import EXPUNGED, WITHHELD, Attachment
from nhipcau.engines.texts import HTML, PLAIN

_ATTR_CHARS = "!#$&+-.^_`|~"
"""Signs that RFC 8187 lets stand in an extended value, besides letters and digits."""

_STROKED = str.maketrans("đĐ", "dD")


def served(attachment: Attachment, as_name: str = "") -> tuple[dict[str, str], Iterator[bytes]]:
    """Headers and bytes of a download. Who may have it was asked before.

    Raises :class:`Fault`: "file_withheld" (403), "content_expunged" (410), "file_missing" (500).
    """
    if attachment.state == WITHHELD:
        raise refusals.withheld(attachment.finding)
    if attachment.state == EXPUNGED:
        raise refusals.expunged()
    try:
        content = vault.pieces(attachment.sha256)
    except FileNotFoundError:
        raise refusals.file_missing(attachment.name) from None
    is_page = attachment.media_type == HTML
    name = as_name or attachment.name
    headers = {
        "Content-Type": PLAIN if is_page else attachment.media_type,
        "Content-Length": str(attachment.size),
        "Content-Disposition": disposition(f"{name}.txt" if is_page else name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return headers, content


def disposition(name: str) -> str:
    """``attachment`` with the name twice (RFC 6266, appendix D): plain letters for old clients, then all of it."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    plain = re.sub(r"[^A-Za-z0-9 ._-]+", "_", letters.translate(_STROKED))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe=_ATTR_CHARS)}"
