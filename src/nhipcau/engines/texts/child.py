"""The child that reads one file: standard input to a line of JSON. ``python -m nhipcau.engines.texts.child TYPE SECONDS``."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from nhipcau.engines.texts import EML, HTML, MEMORY, MOST_TEXT, PDF, Unreadable
from nhipcau.engines.texts.plain import tidy

Pieces = Iterable[str | None]
"""What a reader gives, piece by piece: text, or None for a piece that could not be read."""


def main(media_type: str, seconds: float) -> None:
    """Load what is needed, give up what is not, read."""
    reader = _reader(media_type)
    _limit(seconds)
    try:
        said = _read(reader, sys.stdin.buffer.read(), time.monotonic() + seconds)
    except Unreadable as fault:
        said = {"why": fault.why}
    except (MemoryError, RecursionError):
        said = {"why": "too_much"}
    except Exception:  # whatever a library says of a file it cannot read
        said = {"why": "broken"}
    sys.stdout.write(json.dumps(said))


def _reader(media_type: str) -> Callable[[bytes], tuple[int | None, Pieces]]:
    """From bytes to the number of pages and their pieces; imported before the limits hold."""
    if media_type == PDF:
        from nhipcau.engines.texts import pdf

        return pdf.read
    if media_type == EML:
        from nhipcau.engines.texts import mail

        return mail.read
    if media_type == HTML:
        from nhipcau.engines.texts import web_page

        return web_page.read
    from nhipcau.engines.texts import office

    return lambda content: office.read(content, media_type)


def _limit(seconds: float) -> None:
    """Memory, processor time, no new files. The child cannot raise them again."""
    cpu = int(seconds * 1.5) + 1
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _read(reader: Callable[[bytes], tuple[int | None, Pieces]], content: bytes, until: float) -> dict[str, Any]:
    pages, pieces = reader(content)
    kept, length, is_partial, tried = [], 0, False, 0
    for piece in pieces:
        tried += 1
        if piece is None:
            is_partial = True
        else:
            kept.append(piece)
            length += len(piece)
        if length > MOST_TEXT or time.monotonic() > until:
            is_partial = True
            break
    if tried and not kept:
        raise Unreadable("broken")
    return {"text": tidy("".join(kept)[:MOST_TEXT]), "pages": pages, "is_partial": is_partial}


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
