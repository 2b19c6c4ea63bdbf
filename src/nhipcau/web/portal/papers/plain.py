"""Public values as one line of plain text that the papers' face can show; the page's words without its links."""

from __future__ import annotations

from typing import Any

from nhipcau.core.kinds import Country, Kind, Link, Names, Place, Public, Relation, Words
from nhipcau.engines.papers.glyphs import printable, shows
from nhipcau.web.portal.cells import host
from nhipcau.web.words import language_name, say


def plain(kind: Kind, public: Public, language: str) -> str:
    """A value in ``language``; empty for nothing, and for what the face cannot show at all."""
    if public is None or public == [] or public == "":
        return ""
    match kind:
        case Names():
            return printable(" · ".join(dict.fromkeys(name["text"] for name in public if shows(name["text"]))))
        case Words():
            return printable(_words(public, language))
        case Place():
            return printable("; ".join(_place(entry, language) for entry in _each(kind, public)))
        case Country() | Relation():
            return printable("; ".join(entry[language] for entry in _each(kind, public)))
        case Link():
            return printable(host(public))
    return printable(kind.text(public, language))


def _each(kind: Kind, public: Public) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = public if kind.many else [public]
    return entries


def _words(public: dict[str, Any], language: str) -> str:
    """The reader's language if there is one, else the original with its language named."""
    if language in public:
        mark = f" ({say('unofficial', language)})" if language in public.get("unofficial", ()) else ""
        return f"{public[language]}{mark}"
    original = next((lang for lang in public if lang != "unofficial"), "")
    if not original or not printable(public[original]):
        return ""
    return f"{public[original]} ({say('original_in', language, tongue=language_name(original, language))})"


def _place(entry: dict[str, Any], language: str) -> str:
    today = f", {say('today_in', language, place=entry['today'][language])}" if "today" in entry else ""
    return f"{entry[language]}{today}"
