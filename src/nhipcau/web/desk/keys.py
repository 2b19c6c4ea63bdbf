"""The keys of the desk in words, for those who do not open the list by its key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from nhipcau.web.desk.frame import page


def keys(request: HttpRequest) -> HttpResponse:
    return page(request, "keys")
