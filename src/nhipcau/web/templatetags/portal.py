"""Template words: phrases, numbers and files."""

from __future__ import annotations

from typing import Any

from django import template

from nhipcau.lib.text import format_number
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


@register.simple_tag
def asset(name: str) -> str:
    """Address of a file of the pages, by content."""
    return asset_address(name)
