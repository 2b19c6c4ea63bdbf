"""A tiny, safe reader of the marks our own help texts use: headings, lists, paragraphs, bold, italics, code, links."""

from __future__ import annotations

import re
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString

_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+|/[^\s)]*)\)"), r'<a href="\2">\1</a>'),
)
_HEADING = re.compile(r"(#{1,4}) +(.+)")


def html_of(text: str) -> SafeString:
    """HTML of a help text. Everything is escaped first, so a text can carry no markup of its own."""
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for is_item, group in groupby(block.splitlines(), key=lambda line: line.lstrip().startswith("- ")):
            lines = list(group)
            parts += _list(lines) if is_item else _lines(lines)
    return SafeString("\n".join(parts))


def title_of(text: str) -> str:
    """The text's first heading, without its marks; empty if there is none."""
    found = re.search(r"^# +(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else ""


def without_title(text: str) -> str:
    return re.sub(r"\A\s*# +.+\n?", "", text)


def first_paragraph(text: str) -> str:
    """The first paragraph as plain text: what the page is about."""
    for block in re.split(r"\n\s*\n", text.strip()):
        if not block.lstrip().startswith(("#", "- ")):
            return re.sub(r"[*`]", "", " ".join(block.split()))
    return ""


def _lines(lines: list[str]) -> list[str]:
    parts: list[str] = []
    plain: list[str] = []
    for line in lines:
        if found := _HEADING.fullmatch(line.strip()):
            parts += [_paragraph(plain)] if plain else []
            plain = []
            level = len(found.group(1))
            parts.append(f"<h{level}>{_inline(found.group(2))}</h{level}>")
        else:
            plain.append(line.strip())
    return [*parts, _paragraph(plain)] if plain else parts


def _paragraph(lines: list[str]) -> str:
    return f"<p>{_inline(' '.join(lines))}</p>"


def _list(lines: list[str]) -> list[str]:
    items = "".join(f"<li>{_inline(line.strip().removeprefix('- '))}</li>" for line in lines)
    return [f"<ul>{items}</ul>"]


def _inline(text: str) -> str:
    marked = str(escape(text))
    for form, written in _INLINE:
        marked = form.sub(written, marked)
    return marked
