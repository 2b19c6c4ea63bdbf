"""One's access keys: what programs of one's own sign in with."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core.access_keys.keeping import DAYS, end, keys_of, make
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, me, page
from nhipcau.web.portal.addresses import absolute


def _is_long_ago(request: HttpRequest) -> bool:
    """Whether the password has to be given again: a browser somebody left open makes no keys."""
    required: bool = get_adapter(request).is_reauthentication_required(app="nhipcau")
    return required


_just_signed_in = reauthentication_required(enabled=_is_long_ago)


class Row(NamedTuple):
    """A key as its owner sees it: days as words, ``used`` empty if it never was."""

    name: str
    made: str
    until: str
    used: str
    is_over: bool
    end_address: str


@_just_signed_in  # type: ignore[untyped-decorator]  # allauth has no types
def access_keys(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@require_POST
@_just_signed_in  # type: ignore[untyped-decorator]  # allauth has no types
def new_key(request: HttpRequest) -> HttpResponse:
    """Make a key; it stands on the page that answers and nowhere else."""
    days = request.POST.get("days", "")
    asked = int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0
    return _shown(request, make(me(request), request.POST.get("name", ""), asked, timezone.now()))


@require_POST
def end_key(request: HttpRequest, uid: UUID) -> HttpResponse:
    end(me(request), uid)
    return HttpResponseRedirect(desk_address(language_here(request), "desk_access_keys"))


def _shown(request: HttpRequest, made: str = "") -> HttpResponse:
    language, now = language_here(request), timezone.now()
    rows = [
        Row(
            key.name,
            format_date(timezone.localdate(key.made_at), language),
            format_date(timezone.localdate(key.until), language),
            format_date(key.used_on, language) if key.used_on else "",
            key.until <= now,
            desk_address(language, "desk_access_key_end", uid=key.uid),
        )
        for key in keys_of(me(request))
    ]
    readings = absolute(desk_address(language, "desk_machine_readings"))
    return page(request, "access_keys", rows=rows, made=made, days=DAYS, readings=readings)
