"""What a form asks while somebody types: records that may be the same, and names that complete what is typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from nhipcau.core.desk.likely import likely
from nhipcau.core.desk.related import Related
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Kind
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import record_address

MOST = 5


def similar(request: HttpRequest, slug: str) -> HttpResponse:
    """A piece of a page: at most five records that go by the words in ``q``, with a link and their state."""
    register, language = register_of(slug), language_here(request)
    powers = powers_of_mine(request)
    within = {name: _token(register, name, request.GET.get(name, "")) for name in ("place", "country")}
    found: dict[Any, Any] = {}
    for words in request.GET.getlist("q")[:MOST]:
        for one in likely(powers, register, words, MOST + 1, **within):
            if str(one.uid) != request.GET.get("not"):
                found.setdefault(one.uid, one)
    rows = [
        (
            one.label.get(language),
            one.code,
            STATES.label(one.state).get(language),
            record_address(language, register, uid),
        )
        for uid, one in list(found.items())[:MOST]
    ]
    return page(request, "writing/similar", rows=rows)


def names(request: HttpRequest, slug: str) -> HttpResponse:
    """``{"names": […]}``: records of a register as the form of another names them."""
    related = Related(powers_of_mine(request), language_here(request))
    return JsonResponse({"names": related.offered(register_of(slug), request.GET.get("q", ""))})


def _token(register: Register, name: str, text: str) -> str:
    """The code of a place or country typed so far; "" while it is none."""
    column = getattr(register, name)
    if not column or not text.strip():
        return ""
    kind: Kind = register.kinds[column]
    try:
        return kind.token(text.strip(), Context(register.name, column))
    except Fault:
        return ""
