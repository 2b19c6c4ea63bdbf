"""Who signed: a line that is nothing but a name under a line in capitals that is a post, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.lists import phrases
from nhipcau.lib.reading.names import listed
from nhipcau.lib.reading.titles import Title, titles_of
from nhipcau.lib.reading.words import words_of

_LONGEST_NAME: Final = 5
_LONGEST_LINE: Final = 60
_SIGNED: Final = ("đã ký", "ký")
_ON_BEHALF: Final = "TM."
_INITIALS: Final = ("UBND", "HĐND")
_REACH: Final = 4
"""Lines between a name and its post, or a post and for whom it is signed."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, the post and body it signs for, and where they stand."""

    name: str
    title: Title
    span: Span


def signatures(document: Document) -> Iterator[Signature]:
    """The signatures under a document; a name under anything else than a post is an author's, and is none."""
    lines = [document.text[part.start : part.end] for part in document.parts]
    for number, line in enumerate(lines):
        above = _above(lines, number) if _is_name(line) else None
        if above is None or not (titles := _titles(document, above)) or _titles(document, number):
            continue
        title = titles[-1]
        body = title.body or _on_behalf(lines, above)
        span = Span(document.parts[above].start, document.parts[number].end)
        yield Signature(line, Title(title.first, title.last, title.position, body), span)


def _titles(document: Document, number: int) -> list[Title]:
    """The posts of a line, read or not: "PHÓ CHỦ TỊCH" alone looks like a byline."""
    part = document.parts[number]
    words = words_of(document.text, part.start, part.end)
    return titles_of(document, Sentence(words, part.kind, number, 0, phrases().marks(words)))


def _is_name(line: str) -> bool:
    names = line.split()
    if not 1 < len(names) <= _LONGEST_NAME or not line.replace(" ", "").isalpha():
        return False
    return all(name[0].isupper() for name in names) and names[0].capitalize() in listed("surnames")


def _above(lines: list[str], number: int) -> int | None:
    """The line in capitals above a name, but for "(Đã ký)"."""
    for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
        if not lines[at].lower().strip("([ ").startswith(_SIGNED):
            return at if lines[at].isupper() and len(lines[at]) < _LONGEST_LINE else None
    return None


def _on_behalf(lines: list[str], number: int) -> str | None:
    """For whom is signed: what stands behind "TM." above the post, in its line or the next one."""
    for at in range(number, max(-1, number - _REACH), -1):
        if lines[at].startswith(_ON_BEHALF):
            body = lines[at].removeprefix(_ON_BEHALF).strip() or (lines[at + 1] if at + 1 < number else "")
            words = [word if word in _INITIALS else word.lower() for word in body.split()]
            return " ".join([words[0][0].upper() + words[0][1:], *words[1:]]) if words else None
    return None
