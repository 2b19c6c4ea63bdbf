"""What every answer of the pages carries: strict headers, a tag of its own bytes, nothing that identifies a reader."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FRESH = "public, max-age=60"


def sealed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Add the headers; answer 304 if the reader has these very bytes; leave the body out for HEAD."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cache-Control", FRESH if response.status_code < 500 else "no-store")
    if not isinstance(response, HttpResponse):
        return response
    if response.status_code == 200:
        response.headers.setdefault("ETag", f'"{hashlib.sha256(response.content).hexdigest()[:32]}"')
        fresh = get_conditional_response(request, response.headers["ETag"], None, response)
        if isinstance(fresh, HttpResponseNotModified):
            return fresh
    if request.method == "HEAD":
        length = str(len(response.content))
        response.content = b""
        response.headers["Content-Length"] = length
    return response
