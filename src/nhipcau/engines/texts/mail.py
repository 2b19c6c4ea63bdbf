"""A saved letter (EML, RFC 5322): who, when, subject, its words, and what its attachments are called."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from nhipcau.engines.texts.plain import decoded
from nhipcau.engines.texts.web_page import seen_in

HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read(content: bytes) -> tuple[None, Iterator[str | None]]:
    """No pages; the pieces of the letter."""
    letter = message_from_bytes(content, policy=policy.default)
    return None, _pieces(letter)


def _pieces(letter: EmailMessage) -> Iterator[str | None]:
    yield from (f"{name}: {letter[name]}\n" for name in HEADERS if letter[name])
    for part in letter.walk():
        if name := part.get_filename():
            yield f"{name}\n"
        elif part.get_content_type() == "text/plain":
            yield f"{_words(part)}\n"
        elif part.get_content_type() == "text/html":
            yield f"{seen_in(_words(part))}\n"


def _words(part: EmailMessage) -> str:
    """A part's text; one in an unknown or a wrong encoding is read as a file of text would be."""
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decoded(content) or content.decode("utf-8", "replace")
