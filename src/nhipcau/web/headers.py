"""What every answer of the pages carries: strict headers, a tag of its own bytes, nothing that identifies a reader."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from nhipcau.web.portal.addresses import is_desk
from nhipcau.web.statics import accepts_gzip, packed

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FRESH = "public, max-age=60"
NOT_KEPT = "no-store"
"""Answers to one visitor, and failures."""
WORTH_PACKING = 1000
"""Bytes from which a page is sent compressed to readers who take that."""
QUICK = 4
"""Level of compression of pages: they are made for every request."""


def sealed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Add the headers; answer 304 if the reader has these very bytes; leave the body out for HEAD."""
    response.headers.setdefault("Content-Security-Policy", _policy(request))
    response.headers.setdefault("X-Frame-Options", "DENY")
    if is_desk(request.path):
        # For one reader: kept by nobody, known by no tag, and never compressed (its length would tell of its secrets).
        response.headers["Cache-Control"] = NOT_KEPT
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return _without_body(response) if request.method == "HEAD" else response
    is_for_all = response.status_code < 500 and request.method != "POST"
    response.headers.setdefault("Cache-Control", FRESH if is_for_all else NOT_KEPT)
    if not isinstance(response, HttpResponse):
        return response
    if response.status_code == 200:
        response.headers.setdefault("ETag", f'"{hashlib.sha256(response.content).hexdigest()[:32]}"')
        fresh = get_conditional_response(request, response.headers["ETag"], None, response)
        if isinstance(fresh, HttpResponseNotModified):
            return fresh
    _pack(request, response)
    return _without_body(response) if request.method == "HEAD" else response


def _policy(request: HttpRequest) -> str:
    """At the desk the form that leads to an agency's own sign-in may be answered with its address."""
    if is_desk(request.path) and settings.NHIPCAU_OIDC_ORIGIN:
        return POLICY.replace("form-action 'self'", f"form-action 'self' {settings.NHIPCAU_OIDC_ORIGIN}")
    return POLICY


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponse):
        length = str(len(response.content))
        response.content = b""
        response.headers["Content-Length"] = length
    return response


def _pack(request: HttpRequest, response: HttpResponse) -> None:
    """Compress a page for all. Nothing secret stands in it, so its length tells nothing; the tag becomes a weak one."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if not is_page or response.headers["Cache-Control"] == NOT_KEPT or len(response.content) < WORTH_PACKING:
        return
    patch_vary_headers(response, ["Accept-Encoding"])
    if accepts_gzip(request):
        response.content = packed(response.content, QUICK)
        response.headers["Content-Encoding"] = "gzip"
        if "ETag" in response.headers:
            response.headers["ETag"] = f"W/{response.headers['ETag']}"
