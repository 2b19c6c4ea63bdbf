"""Pages to read: what this is, how to read a register, whose work it holds."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import registers
from nhipcau.core.sources import Source, attribution_in, sources
from nhipcau.web.portal.addresses import HELP, address, place_of
from nhipcau.web.portal.listing import lead
from nhipcau.web.portal.page import page
from nhipcau.web.portal.prose import html_of, title_of, without_title

TEXTS = Path(__file__).parent / "texts"


def about_page(request: HttpRequest, language: str) -> HttpResponse:
    text = _text("about", language)
    return page(
        request,
        language,
        "about",
        lambda code: address(code, "about"),
        title=title_of(text),
        body=html_of(without_title(text)),
        sources=[shown_source(source, language) for source in sources().values()],
    )


def guide_page(request: HttpRequest, language: str) -> HttpResponse:
    return _text_page(request, language, "help")


def accessibility_page(request: HttpRequest, language: str) -> HttpResponse:
    return _text_page(request, language, "accessibility")


def _text_page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    text = _text(name, language)
    return page(
        request,
        language,
        "text",
        lambda code: address(code, name),
        title=title_of(text),
        body=html_of(without_title(text)),
    )


def _text(name: str, language: str) -> str:
    return (TEXTS / f"{name}.{language}.md").read_text(encoding="utf-8")


def help_page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    register = registers()[name]
    text = register.help(language)
    return page(
        request,
        language,
        "help",
        lambda code: address(code, name, HELP[place_of(code)]),
        title=register.title[place_of(language)],
        list_address=address(language, name),
        lead=lead(register, language),
        body=html_of(without_title(text)),
        columns=[
            (column.label[place_of(language)], column.help[place_of(language)] if column.help else "")
            for column in register.public
        ],
    )


def shown_source(source: Source, language: str) -> dict[str, str]:
    """A source as its table shows it."""
    return {
        "title": source.title.get(language),
        "attribution": attribution_in(source.attribution, language),
        "url": source.url,
        "licence": source.licence.label.get(language),
        "licence_url": source.licence.url,
    }
