"""A calendar as programs fetch it: no session; the address is the key, and opens what its owner may see now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.core.calendars.links import no_calendar, opened
from nhipcau.core.calendars.stamps import stamps_of
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.dues.found import Dues, Shown
from nhipcau.core.dues.whose import offered, wanted_of
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Powers, powers_of
from nhipcau.engines.calendars import Event, written
from nhipcau.web.desk.frame import language_here
from nhipcau.web.desk.naming import named
from nhipcau.web.portal.addresses import absolute
from nhipcau.web.words import say

BACK, AHEAD = timedelta(days=92), timedelta(days=400)
MOST = 2000
MEDIA_TYPE = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What is due from three months back to a year ahead; 404 in the same bytes for every link that opens nothing: a page
    would name its own address, and no program reads it.
    """
    language = language_here(request)
    try:
        answer = HttpResponse(_calendar(token, language), content_type=MEDIA_TYPE)
        answer.headers["Content-Disposition"] = 'inline; filename="nhip-cau.ics"'
    except Fault as fault:
        words = fault.en if language == "en" else fault.vi
        answer = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=fault.status)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _calendar(token: str, language: str) -> bytes:
    today, link = timezone.localdate(), opened(token)
    powers = powers_of(link.account, today)
    if not powers.standing or link.whose not in offered(powers):
        raise no_calendar()
    wanted = wanted_of(link.whose, link.account, powers)
    asked = replace(wanted, renewals=False, first=today - BACK, last=today + AHEAD)
    events = events_of(Dues(powers).page(asked, 0, MOST), powers, language)
    name = f"{say('site', language)} – {say(f'desk_due_whose_{link.whose}', language)}"
    return written(name, events, language, is_private=True)


def events_of(shown: list[Shown], powers: Powers, language: str) -> Iterator[Event]:
    """An event of each thing due, stamped by the ledger."""
    records = named({(one.row.register, one.row.record): one.look for one in shown}, SeenNames(powers), language)
    stamps = stamps_of({one.row.record for one in shown})
    for one in shown:
        record, stamp = records[one.row.register, one.row.record], stamps[one.row.record]
        yield Event(
            f"{one.row.record}.{one.row.kind}@nhipcau",
            one.row.day,
            f"{one.due.what.get(language)}: {record.label}",
            one.due.why.get(language) if one.due.why else "",
            absolute(record.address),
            stamp.changed_at,
            stamp.changes,
        )
