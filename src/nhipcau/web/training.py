"""Where everything is made up: what every answer carries, whatever it is, so that nobody keeps it for facts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from nhipcau.core.training import IN_ASCII, is_training

FILE_NAMES = ('filename="', "filename*=UTF-8''")
"""How a name is begun in the header, for old clients and for all others."""
PREFIX = "tap-huan-"
"""Begins the name of every file that is taken away."""


class TrainingMark:
    """Says in the headers of every answer that crawlers may not keep it, and that it is for training."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_training():
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["X-Attribution"] = IN_ASCII
            named = response.headers.get("Content-Disposition", "")
            for begun in FILE_NAMES:
                named = named.replace(begun, begun + PREFIX)
            if named:
                response.headers["Content-Disposition"] = named
        return response
