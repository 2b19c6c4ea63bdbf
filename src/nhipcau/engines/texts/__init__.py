"""The words in a file: bytes in, text out. What a stranger made is read in a child process with little time and memory.

Only :func:`plain` reads here: it decodes and nothing else. No file is written, nothing is fetched, and no exception of
a library comes out: a file gives its text or :class:`Unreadable`. Libraries are loaded by the child alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Literal, NamedTuple

from nhipcau.engines.children import bare_surroundings
from nhipcau.engines.texts.plain import decoded, tidy

PDF, EML, HTML = "application/pdf", "message/rfc822", "text/html"
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OPEN_XML}wordprocessingml.document"
XLSX = f"{_OPEN_XML}spreadsheetml.sheet"
PPTX = f"{_OPEN_XML}presentationml.presentation"
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
PLAIN, CSV = "text/plain", "text/csv"

QUICK = frozenset({PLAIN, CSV})
"""Media types read at once, by :func:`plain`."""
READABLE = QUICK | {PDF, EML, HTML, DOCX, XLSX, PPTX, ODT, ODS}

MOST_TEXT = 2_000_000
"""Characters kept of one file; at most 6 MB in UTF-8 for what people write in. A page has some 2,500."""
SECONDS = 10
"""After these the child ends with what it has; it is killed after half as many more."""
MEMORY = 1024**3
"""Bytes of address space of the child."""

Why = Literal["broken", "encrypted", "too_much"]


class Extracted(NamedTuple):
    """Text in NFC with ``\\n`` between lines; ``pages`` is None where a file has none; ``is_partial``: there is more."""

    text: str
    pages: int | None
    is_partial: bool


class Unreadable(Exception):  # noqa: N818  # it says what the file is
    """``why``: "broken" (not what it says it is), "encrypted", "too_much" (of time or memory)."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def extract(content: bytes, media_type: str, *, seconds: float = SECONDS) -> Extracted:
    """The text of a file of a :data:`READABLE` type. Raises :class:`Unreadable`; takes half as long again at most."""
    if media_type in QUICK:
        return plain(content)
    if media_type not in READABLE:
        raise ValueError(media_type)
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no words of the file
            [sys.executable, "-P", "-m", "nhipcau.engines.texts.child", media_type, str(seconds)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_surroundings(),
            timeout=seconds * 1.5,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too_much") from None
    if done.returncode:  # ended by a limit: the child itself answers whatever goes wrong in it
        raise Unreadable("too_much")
    said = json.loads(done.stdout)
    if "why" in said:
        raise Unreadable(said["why"])
    return Extracted(said["text"], said["pages"], said["is_partial"])


def plain(content: bytes) -> Extracted:
    """The text of a :data:`QUICK` file, read here. Raises :class:`Unreadable` ("broken") if it is no text."""
    text = decoded(content)
    if text is None:
        raise Unreadable("broken")
    return Extracted(tidy(text[:MOST_TEXT]), None, len(text) > MOST_TEXT)
