"""Public values as HTML: text of the kind, with links where a value is a place, a country, a record or an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhipcau.core.families import COUNTRIES, LOCALITIES
from nhipcau.core.kinds import Country, Entries, Kind, Link, Names, Place, Public, Relation, Text, Words
from nhipcau.lib import places
from nhipcau.lib.text import language_of
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


def spoken(text: str, language: str, lang: str = "") -> SafeString:
    """A text told to be in ``lang`` (else what its letters give away) where that is not the page's language: for the
    voice of a screen reader, without a word beside it."""
    lang = lang or language_of(text)
    if not text or not lang or lang == language:
        return format_html("{}", text)
    return format_html('<span lang="{}">{}</span>', lang, text)


def text_in(text: str, lang: str, language: str) -> SafeString:
    """A text whose language is marked, and said in words, where it is not the page's; numbers and dates have none."""
    if not lang or lang == language or not any(letter.isalpha() for letter in text):
        return format_html("{}", text)
    mark = say("original_in", language, tongue=language_name(lang, language))
    return format_html('<span lang="{}">{}</span> <small class="mark">{}</small>', lang, text, mark)


def _place(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    def one(entry: dict[str, Any]) -> SafeString:
        link = anchor(address(language, LOCALITIES, entry["value"]), entry[language])
        if "today" not in entry:
            return link
        same = places.unit(entry["value"]).name == places.unit(entry["today"]["value"]).name
        if same and brief:
            return link  # "Da Nang (former)" says enough in a list.
        today = say("today_in_new" if same else "today_in", language, place=entry["today"][language])
        return format_html('{} <small class="mark">{}</small>', link, today)

    return _each(public, one, kind.many)


def _country(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return _each(public, lambda entry: anchor(address(language, COUNTRIES, entry["value"]), entry[language]), kind.many)


def _relation(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return _each(
        public,
        lambda entry: anchor(entry.get("href") or address(language, entry["register"], entry["code"]), entry[language]),
        kind.many,
    )


def _text(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return spoken(public, language)


def _link(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    return outward(public, host(public) if brief else public)


def _words(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    """The reader's language if there is one, with the original beside a translation of ours; else the original with its
    language marked."""
    unofficial = public.get("unofficial", ())
    if language in public:
        if language not in unofficial:
            return format_html("{}", public[language])
        mark = say("unofficial", language)
        shown = format_html('{} <small class="mark">{}</small>', public[language], mark)
        official = "" if brief else next((lang for lang in public if lang not in ("unofficial", *unofficial)), "")
        return format_html("{}<br>{}", shown, text_in(public[official], official, language)) if official else shown
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


def _entries(kind: Kind, public: Public, language: str, brief: bool) -> SafeString:
    """How many there are: what they say stands in words on the page of the record."""
    return format_html("{}", say("entries_n", language, n=len(public)))


def _each(public: Public, one: Callable[[dict[str, Any]], SafeString], many: bool) -> SafeString:
    entries = public if many else [public]
    return format_html_join("; ", "{}", ((one(entry),) for entry in entries))


_SHOWN: tuple[tuple[type[Kind], Callable[[Kind, Public, str, bool], SafeString]], ...] = (
    (Place, _place),
    (Country, _country),
    (Relation, _relation),
    (Link, _link),
    (Text, _text),
    (Words, _words),
    (Names, _names),
    (Entries, _entries),
)
"""Kinds shown as more than their text; the first that fits wins (a Link is a Text)."""
