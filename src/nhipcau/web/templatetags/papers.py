"""Template words for papers: the link to a page's profile, and what a page tells those who share its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import template

from nhipcau.web.portal.addresses import LANGUAGES, absolute
from nhipcau.web.portal.papers.card import HEIGHT, WIDTH
from nhipcau.web.portal.papers.offers import picture_address, profile_address
from nhipcau.web.words import say

register = template.Library()

LOCALES = {"vi": "vi_VN", "en": "en_US"}


@register.inclusion_tag("portal/papers/links.html", takes_context=True)
def paper_links(context: dict[str, Any]) -> dict[str, Any]:
    """``{% paper_links %}``: a link to the one-page profile of this page's record or locality, if it has one."""
    language = context["language"]
    return {"language": language, "profile": profile_address(_path(context))}


@register.inclusion_tag("portal/papers/card_meta.html", takes_context=True)
def card_meta(context: dict[str, Any], title: str = "", description: str = "") -> dict[str, Any]:
    """``{% card_meta %}``: Open Graph and card of this page. Without words of its own the page's label or title serves,
    and the description a record's page has; pages without an address of their own (refusals) get nothing."""
    if not context.get("canonical"):
        return {}
    language = context["language"]
    named = str(title or context.get("label") or context.get("title") or say("site", language))
    picture = picture_address(_path(context))
    return {
        "title": named,
        "description": str(description or _description(context, named, language)),
        "site": say("site", language),
        "canonical": context["canonical"],
        "picture": absolute(picture) if picture else "",
        "picture_words": f"{named} – {say('site', language)}",
        "width": WIDTH,
        "height": HEIGHT,
        "locale": LOCALES[language],
        "other_locales": [LOCALES[code] for code in LANGUAGES if code != language],
    }


def _path(context: dict[str, Any]) -> str:
    return urlsplit(str(context["addresses"][context["language"]])).path


def _description(context: dict[str, Any], named: str, language: str) -> str:
    if "item" in context and "singular" in context:
        return f"{context['singular']} {context['item']['code']}: {named}"
    return say("site_line", language)
