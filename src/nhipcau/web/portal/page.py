"""Putting a page together: its addresses in both languages and its template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nhipcau.web.portal.addresses import LANGUAGES, absolute


def page(
    request: HttpRequest, language: str, template: str, here: Callable[[str], str], **context: Any
) -> HttpResponse:
    """Render ``portal/<template>.html``; ``here`` gives the page's path in a language, its parameters are kept."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    addresses = {code: here(code) + query for code in LANGUAGES}
    alternates = [(code, absolute(path)) for code, path in addresses.items()]
    return render(
        request,
        f"portal/{template}.html",
        {
            **context,
            "language": language,
            "addresses": addresses,
            "alternates": alternates,
            "canonical": absolute(addresses[language]),
        },
    )


def params(request: HttpRequest) -> dict[str, list[str]]:
    """The parameters of the address, name → values."""
    return {name: [str(value) for value in values] for name, values in request.GET.lists()}
