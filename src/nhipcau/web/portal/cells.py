"""Public values as HTML: text of the kind, with links where a value is a place, a country, a record or an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhipcau.core.families import COUNTRIES, LOCALITIES
from nhipcau.core.kinds import Country, Kind, Link, Names, Place, Public, Relation, Words
from nhipcau.web.portal.addresses import address
from nhipcau.web.words import language_name, say

NAMES_LISTED = 3
"""Names shown in a table cell; the record's page shows all."""


def cell(kind: Kind, public: Public, language: str, *, brief: bool = False) -> SafeString:
    """A value in ``language``; empty for nothing. ``brief`` is for tables."""
    if public is None or public == [] or public == "":
        return SafeString("")
    for known, shown in _SHOWN:
        if isinstance(kind, known):
            return shown(kind, public, language, brief)
    return format_html("{}", kind.text(public, language))


def anchor(href: str, text: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', href, text)


def outward(url: str, text: str) -> SafeString:
    """A link that leaves the site; only http and https become links."""
    if urlsplit(url).scheme not in ("http", "https"):
        return format_html("{}", text)
    return format_html('<a href="{}" rel="noopener noreferrer external">{}</a>', url, text)


def host(url: str) -> str:
    """ "vietnamplus.vn" of an address, for a reader to recognise the outlet."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def text_in(text: str, lang: str, language: str) -> SafeString:
    """A text whose language is marked where it is not the page's."""
    if not lang or lang == language:
        return format_html("{}", text)
    mark = say("original_in", language, tongue=language_name(lang, language))
    return format_html('<span lang="{}">{}</span> <small class="mark">{}</small>', lang, text, mark)


def _place(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    def one(entry: dict[str, Any]) -> SafeString:
        link = anchor(address(language, LOCALITIES, entry["value"]), entry[language])
        if "today" not in entry:
            return link
        today = say("today_in", language, place=entry["today"][language])
        return format_html('{} <small class="mark">{}</small>', link, today)

    return _each(public, one, kind.many)


def _country(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return _each(public, lambda entry: anchor(address(language, COUNTRIES, entry["value"]), entry[language]), kind.many)


def _relation(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return _each(
        public,
        lambda entry: anchor(address(language, entry["register"], entry["code"]), entry[language]),
        kind.many,
    )


def _link(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return outward(public, host(public) if brief else public)


def _words(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    """The reader's language if there is one, else the original with its language marked."""
    if language in public:
        if language not in public.get("unofficial", ()):
            return format_html("{}", public[language])
        mark = say("unofficial", language)
        return format_html('{} <small class="mark">{}</small>', public[language], mark)
    original = next((lang for lang in public if lang != "unofficial"), "")
    return text_in(public[original], original, language) if original else SafeString("")


def _names(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    shown = public[:NAMES_LISTED] if brief else public
    parts = [
        format_html('<bdi lang="{}">{}</bdi>', name["lang"], name["text"])
        if name.get("lang")
        else format_html("<bdi>{}</bdi>", name["text"])
        for name in shown
    ]
    rest = len(public) - len(shown)
    listed = format_html_join(" · ", "{}", ((part,) for part in parts))
    return format_html("{} +{}", listed, rest) if rest else listed


def _each(public: Public, one: Callable[[dict[str, Any]], SafeString], many: bool) -> SafeString:
    entries = public if many else [public]
    return format_html_join("; ", "{}", ((one(entry),) for entry in entries))


_SHOWN: tuple[tuple[type[Kind], Callable[[Kind, Public, str, bool], SafeString]], ...] = (
    (Place, _place),
    (Country, _country),
    (Relation, _relation),
    (Link, _link),
    (Words, _words),
    (Names, _names),
)
"""Kinds shown as more than their text; the first that fits wins (a Link is a Text)."""
