"""The calendar page: a month of what is due, by day, and one's links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core.calendars.links import end, links_of, make
from nhipcau.core.dues.found import Dues
from nhipcau.core.dues.whose import offered, wanted_of
from nhipcau.core.faults import Fault
from nhipcau.core.working_time import calendar_in_force
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date
from nhipcau.lib.working_time.words import named_day
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.dues.lines import Line, lines_of
from nhipcau.web.desk.dues.pages import Choice
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.portal.addresses import absolute
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

MOST = 500


class Day(NamedTuple):
    title: str
    iso: str
    lines: list[Line]


class Link(NamedTuple):
    words: str
    made: str
    end_address: str


def calendar(request: HttpRequest) -> HttpResponse:
    """``month`` (2026-11, else this one) of ``whose`` days."""
    return _shown(request)


@require_POST
def new_link(request: HttpRequest) -> HttpResponse:
    """Make a link; its address stands on the page that answers and nowhere else."""
    whose = request.POST.get("whose", "")
    if whose not in offered(powers_of_mine(request)):
        raise Fault(
            "unknown_calendar",
            "Hãy chọn lịch của ai trong danh sách.",
            "Choose from the list whose calendar it shall be.",
        )
    token = make(me(request), whose, timezone.now())
    language = language_here(request)
    return _shown(request, absolute(desk_address(language, "desk_calendar_feed", token=token)))


@require_POST
def end_link(request: HttpRequest, uid: UUID) -> HttpResponse:
    end(me(request), uid)
    return HttpResponseRedirect(desk_address(language_here(request), "desk_calendar"))


def _shown(request: HttpRequest, made: str = "") -> HttpResponse:
    language, powers, today = language_here(request), powers_of_mine(request), timezone.localdate()
    choices = offered(powers)
    whose = request.GET.get("whose") if request.GET.get("whose") in choices else choices[0]
    first = _month(request.GET.get("month", ""), today)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    asked = replace(wanted_of(whose or "", me(request), powers), renewals=False, first=first, last=last)
    lines = lines_of(Dues(powers).page(asked, 0, MOST), powers, today, language)
    here = Question(desk_address(language, "desk_calendar"), {"whose": [whose or ""], "month": [f"{first:%Y-%m}"]})
    said = calendar_in_force().announced(first.year)
    return page(
        request,
        "calendars/page",
        month=say("desk_calendar_month", language, month=PartialDate(first.year, first.month).label(language)),
        days=_days(lines, language),
        before=here.href(month=f"{first - timedelta(days=1):%Y-%m}"),
        after=here.href(month=f"{last + timedelta(days=1):%Y-%m}"),
        whose=[Choice(say(f"desk_due_whose_{one}", language), here.href(whose=one), one == whose) for one in choices],
        offers=[(one, say(f"desk_due_whose_{one}", language)) for one in choices],
        links=_links(request, language),
        made=made,
        unannounced="" if said.known else said.words.get(language),
    )


def _days(lines: list[Line], language: str) -> list[Day]:
    return [
        Day(_begun(named_day(date.fromisoformat(iso)).get(language)), iso, list(some))
        for iso, some in groupby(lines, key=lambda line: line.iso)
    ]


def _begun(words: str) -> str:
    """As a heading begins: "Thứ Hai 23/11/2026"."""
    return words[:1].upper() + words[1:]


def _links(request: HttpRequest, language: str) -> list[Link]:
    return [
        Link(
            say(f"desk_due_whose_{one.whose}", language),
            format_date(timezone.localdate(one.made_at), language),
            desk_address(language, "desk_calendar_end", uid=one.uid),
        )
        for one in links_of(me(request))
    ]


def _month(text: str, today: date) -> date:
    """The first day of the month that is asked for; of this one if that is none."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if 2000 <= asked.year < 2100 else today.replace(day=1)
