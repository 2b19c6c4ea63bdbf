"""PDF by pypdf: page by page, so that a broken page or the end of the time costs no other."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfReader

from nhipcau.engines.texts import Unreadable

MOST_PAGES = 1000


def read(content: bytes) -> tuple[int, Iterator[str | None]]:
    """Number of pages and their texts. Files that only forbid printing open with the empty password, as everywhere."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("encrypted")
    count = len(reader.pages)
    if not count:
        raise Unreadable("broken")
    return count, _pages(reader, count)


def _pages(reader: PdfReader, count: int) -> Iterator[str | None]:
    for number in range(min(count, MOST_PAGES)):
        try:
            text = reader.pages[number].extract_text()
        except (MemoryError, RecursionError):
            raise
        except Exception:  # pypdf's own and others', of one page
            yield None
        else:
            yield f"{text}\n"
    if count > MOST_PAGES:
        yield None
