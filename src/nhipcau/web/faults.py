"""Refusals as pages: whatever goes wrong, the reader gets words, a status and a search box."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from nhipcau.core.faults import Fault
from nhipcau.core.search.request import bad_text
from nhipcau.core.store.absence import is_absent
from nhipcau.lib.places import PlaceError
from nhipcau.lib.text import TextError
from nhipcau.web.headers import sealed
from nhipcau.web.portal.addresses import LANGUAGES, is_desk, language_of, no_page, takes_messages

API = "/api"
"""There and below it the machine's door answers in its own form."""
ALLOWED = ("GET", "HEAD")


class FaultPages:
    """Turns faults into pages and finishes every page's headers; the API's addresses pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_for_machines(request):
            return self.get_response(request)
        takes_forms = takes_messages(request.path) or is_desk(request.path)
        allowed = (*ALLOWED, "POST") if takes_forms else ALLOWED
        if request.method not in allowed:
            refused = fault_page(request, _wrong_method(request.method or "", allowed))
            refused.headers["Allow"] = ", ".join(allowed)
            return sealed(request, refused)
        if not _readable(request):
            return sealed(request, fault_page(request, bad_text()))
        return sealed(request, self.get_response(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if _is_for_machines(request):
            return None
        match exception:
            case Fault():
                return fault_page(request, exception)
            case PlaceError() | TextError():
                return fault_page(request, Fault("bad_value", exception.vi, exception.en))
            case _ if _is_not_ready(exception):
                return fault_page(request, _not_ready())
        return None


def fault_page(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The fault in the language of the address (of the reader, where the address has none)."""
    language = reader_language(request)
    title = "fault_missing" if fault.status == 404 else "fault_broken" if fault.status >= 500 else "fault_refused"
    context = {
        "language": language,
        "message": fault.in_language(language),
        "heading": title,
        "status": fault.status,
        "plain": request.path if fault.status == 400 and request.GET and _readable(request) else "",
        "addresses": {code: f"/{code}/" for code in LANGUAGES},
    }
    room = "desk" if is_desk(request.path) else "portal"
    answer = render(request, f"{room}/fault.html", context, status=fault.status)
    if language_of(request.path) is None:
        patch_vary_headers(answer, ["Accept-Language"])
    return answer


def reader_language(request: HttpRequest) -> str:
    """Language of the address; where it has none, of the browser."""
    named = language_of(request.path)
    if named:
        return named
    return "en" if get_language_from_request(request).startswith("en") else "vi"


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for addresses that lead nowhere."""
    return fault_page(request, no_page(request.path))


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for requests it finds malformed or suspicious."""
    return fault_page(
        request,
        Fault("bad_request", "Không hiểu được yêu cầu này.", "This request cannot be understood."),
    )


def closed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for what somebody who has signed in may not do."""
    return fault_page(
        request,
        Fault("closed", "Bạn không mở được trang này.", "This page is not open to you.", status=403),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler for our own mistakes: says so and nothing else."""
    return fault_page(
        request,
        Fault(
            "our_mistake",
            "Trang gặp lỗi. Lỗi thuộc về chúng tôi và đã được ghi lại; xin thử lại sau.",
            "This page failed. The mistake is ours and has been noted; please try again later.",
            status=500,
        ),
    )


def _is_for_machines(request: HttpRequest) -> bool:
    return request.path == API or request.path.startswith(f"{API}/")


def _readable(request: HttpRequest) -> bool:
    """Whether path and query are valid UTF-8 without NUL (Django would silently replace what is not)."""
    try:  # Django has written the broken bytes of a path as %XX again
        said = unquote_to_bytes(request.path).decode() + unquote_to_bytes(request.META["QUERY_STRING"]).decode()
    except UnicodeDecodeError:
        return False
    return "\x00" not in said


def _wrong_method(method: str, allowed: tuple[str, ...]) -> Fault:
    listed = ", ".join(allowed)
    return Fault(
        "wrong_method",
        f"Trang này không nhận {method[:20]}, chỉ nhận {listed}.",
        f"This page does not take {method[:20]}; it takes {listed}.",
        status=405,
    )


def _is_not_ready(exception: Exception) -> bool:
    if isinstance(exception, FileNotFoundError):
        return "search index" in str(exception)
    return is_absent(exception)


def _not_ready() -> Fault:
    return Fault(
        "not_ready",
        "Dữ liệu đang được chuẩn bị; xin thử lại sau ít phút.",
        "The data is being prepared; please try again in a few minutes.",
        status=503,
    )
