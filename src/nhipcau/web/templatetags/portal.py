"""Template words: phrases, numbers and files."""

from __future__ import annotations

from typing import Any

import orjson
from django import template
from django.utils.safestring import SafeString, mark_safe

from nhipcau.lib.text import format_number
from nhipcau.web.portal import addresses
from nhipcau.web.portal.figures.wording import unit_words
from nhipcau.web.statics import asset_address
from nhipcau.web.words import say as _say

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], key: str, **filled: object) -> str:
    """``{% say "results" n=total %}``: a phrase of the pages in the page's language."""
    return _say(key, context["language"], **filled)


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], value: int) -> str:
    """A whole number as the page's language writes it."""
    return format_number(value, context["language"])


@register.simple_tag(takes_context=True)
def unit(context: dict[str, Any], value: str, named: str) -> str:
    """``{% unit head.value series.unit %}``: the unit as it stands beside just this figure."""
    return unit_words(named, value, context["language"])


@register.simple_tag(takes_context=True)
def contact_address(context: dict[str, Any], section: str, code: str) -> str:
    """Where to write about a record, in the page's language."""
    return addresses.contact_address(context["language"], section, code)


@register.simple_tag
def asset(name: str) -> str:
    """Address of a file of the pages, by content."""
    return asset_address(name)


@register.simple_tag
def jsonld(data: dict[str, Any]) -> SafeString:
    """Linked data as a block that no browser runs; ``<``, ``>`` and ``&`` are written so that none ends it."""
    text = orjson.dumps(data).decode()
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  # escaped above
