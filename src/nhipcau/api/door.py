"""The one door of the API: checks what comes in, finishes what goes out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import orjson
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from nhipcau.api import problems
from nhipcau.api.question import read_question
from nhipcau.core.faults import PROBLEM, Fault, problem
from nhipcau.core.store.absence import is_absent
from nhipcau.lib.places import PlaceError
from nhipcau.lib.text import TextError

JSON = "application/json; charset=utf-8"
FRESH = "public, max-age=60"
METHODS = "GET, HEAD, OPTIONS"
SHOWN_NOWHERE = "default-src 'none'; frame-ancestors 'none'"
"""The policy of data: a browser that shows an answer all the same loads nothing for it and puts it in no frame."""

log = logging.getLogger(__name__)


class Reply(NamedTuple):
    """What a view answers. A body of pieces is streamed; it carries no ETag, because its bytes are not known before."""

    body: bytes | Iterable[bytes]
    media_type: str = JSON
    status: int = 200
    headers: Mapping[str, str] = {}


class Moved(Exception):  # noqa: N818  # an answer, not an error
    """The answer lives at another address of this API."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


View = Callable[..., Reply]


def door(view: View) -> Callable[..., HttpResponseBase]:
    """A Django view around ``view(question, **path parts)``."""

    def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _finish(request, Reply(b"", status=204, headers=_preflight()))
        return _finish(request, _reply(view, request, parts))

    return answer


def json_reply(value: Any) -> Reply:
    return Reply(orjson.dumps(value))


def _reply(view: View, request: HttpRequest, parts: Mapping[str, Any]) -> Reply:
    try:
        if request.method not in ("GET", "HEAD"):
            return _refusal(problems.wrong_method(request.method or ""), {"Allow": METHODS})
        return view(read_question(request), **parts)
    except Moved as moved:
        return Reply(b"", status=308, headers={"Location": moved.address})
    except Fault as fault:
        return _refusal(fault)
    except (PlaceError, TextError) as error:
        return _refusal(problems.as_fault(error))
    except Exception as error:
        if is_absent(error):
            return _refusal(problems.not_ready())
        log.exception("the API failed at %s", request.path)
        return _refusal(problems.our_mistake())


def _refusal(fault: Fault, headers: Mapping[str, str] | None = None) -> Reply:
    later = {"Retry-After": "60"} if fault.status == 503 else {}
    return Reply(orjson.dumps(problem(fault)), PROBLEM, fault.status, headers or later)


def _finish(request: HttpRequest, reply: Reply) -> HttpResponseBase:
    body = reply.body
    response: HttpResponseBase
    if isinstance(body, bytes):
        response = HttpResponse(body, content_type=reply.media_type, status=reply.status)
        response.headers["Content-Length"] = str(len(body))
        if reply.status < 500 and body:
            response.headers["ETag"] = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    else:
        response = StreamingHttpResponse(body, content_type=reply.media_type, status=reply.status)
    _headers(response, reply)
    if reply.status == 200 and "HTTP_IF_NONE_MATCH" in request.META and "ETag" in response.headers:
        response = _unless_known(request, response)
    if request.method == "HEAD":
        return _without_body(response)
    return response


def _headers(response: HttpResponseBase, reply: Reply) -> None:
    headers = response.headers
    headers["Cache-Control"] = FRESH if reply.status < 500 else "no-store"
    headers["Vary"] = "Accept-Encoding"
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = "ETag, Link, Location, Deprecation, Sunset"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = SHOWN_NOWHERE
    for name, value in reply.headers.items():
        headers[name] = value


def _unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 if the caller already has these bytes; CORS headers stay, or a browser would not show it to its script."""
    known = get_conditional_response(request, response.headers["ETag"])
    if known is None:
        return response
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"):
        known.headers[name] = response.headers[name]
    return known


def _without_body(response: HttpResponseBase) -> HttpResponse:
    bare = HttpResponse(b"", status=response.status_code)
    for name, value in response.headers.items():
        bare.headers[name] = value
    response.close()
    return bare


def _preflight() -> dict[str, str]:
    return {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
