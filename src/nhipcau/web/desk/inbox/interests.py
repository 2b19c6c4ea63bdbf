"""Expressions of interest at the desk: the list by stage, and one of them with the stage it has come to."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.actions import becoming as action
from nhipcau.actions import messages
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.interests.keeping import interest_of, listed, pipeline
from nhipcau.core.interests.models import STAGES, ExpressionOfInterest
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Powers
from nhipcau.core.policy.messages import messages_open, reads_messages
from nhipcau.core.policy.words import HANDLE_MESSAGES, SEE_MESSAGES
from nhipcau.lib.places import country
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.inbox.addresses import inbox_address, interest_address, message_address
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

PER_PAGE = 50


class Row(NamedTuple):
    """An interest in words."""

    name: str
    address: str
    stage: str
    stage_words: str
    since: str
    next: str
    received: str
    record: Named | None


class StageForm(forms.Form):
    """How far an interest has come, and the day of what is to be done next."""

    stage = forms.ChoiceField()
    next_on = forms.DateField(required=False)

    def __init__(self, language: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = [(one, STAGES.label(one).get(language)) for one in STAGES]  # type: ignore[attr-defined]


def interests(request: HttpRequest) -> HttpResponse:
    """Those one's agencies follow, of one record if the address names it."""
    language, powers = language_here(request), powers_of_mine(request)
    if not reads_messages(powers, SEE_MESSAGES):
        raise not_yours()
    stage, record = request.GET.get("stage", ""), _uid(request.GET.get("record", ""))
    given = {"stage": [stage], "record": [str(record) if record else ""]}
    question = Question(desk_address(language, "desk_interests"), given)
    offset = int(said) if (said := request.GET.get("offset", "")).isdigit() else 0
    found = listed(messages_open(powers, SEE_MESSAGES), stage, record)
    total, shown = found.count(), list(found[offset : offset + PER_PAGE])
    return page(
        request,
        "inbox/interests",
        rows=_rows(shown, powers, language),
        total=total,
        stages=[(question.href(stage=one), STAGES.label(one).get(language), one == stage) for one in STAGES],
        every=(question.href(stage=""), not stage),
        pager=pager(question, total, offset, PER_PAGE, len(shown)),
        list_address=inbox_address(language),
    )


def interest(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One of them; POST gives it another stage."""
    language, by = language_here(request), mover_here(request)
    found = interest_of(messages_open(by.powers, SEE_MESSAGES), uid)
    may = listed(messages_open(by.powers, HANDLE_MESSAGES)).filter(uid=uid).exists()
    form, status = StageForm(language, request.POST or None, initial=vars(found)), 200
    if request.method == "POST":
        if not may:
            raise not_yours()
        if form.is_valid():
            given = form.cleaned_data
            action.move_interest(uid, given["stage"], given["next_on"], by, timezone.localdate())
            flash.add_message(request, flash.SUCCESS, say("desk_interest_moved", language))
            return HttpResponseRedirect(interest_address(language, uid))
        status = 400
    (row,) = _rows([found], by.powers, language)
    agency = agencies_by_uid([found.agency]).get(found.agency)
    return page(
        request,
        "inbox/interest",
        status,
        form=form,
        row=row,
        stages=_way(found, language),
        agency=agency.label.get(language) if agency else "",
        message_address=_message(found, by, language),
        may=may,
        list_address=inbox_address(language),
        interests_address=desk_address(language, "desk_interests"),
    )


def _rows(found: list[ExpressionOfInterest], powers: Powers, language: str) -> list[Row]:
    """Names of records are asked once for the page."""
    looks = powers.looks_of((one.register, one.record) for one in found if one.record)
    records = named(looks, SeenNames(powers), language)
    return [
        Row(
            _name(one, language),
            interest_address(language, one.uid),
            one.stage,
            STAGES.label(one.stage).get(language),
            format_date(one.stage_since, language),
            format_date(one.next_on, language) if one.next_on else "",
            format_date(one.received_on, language),
            records.get((one.register, one.record)) if one.record else None,
        )
        for one in found
    ]


def _name(one: ExpressionOfInterest, language: str) -> str:
    """What the sender stands for and where from; the day, where nothing of that is known (any more)."""
    where = country(one.country).label(language) if one.country else ""
    said = ", ".join(filter(None, (one.organisation, where)))
    return said or say("desk_interest_of", language, day=format_date(one.received_on, language))


def _way(found: ExpressionOfInterest, language: str) -> list[tuple[str, str]]:
    """The stages with how the interest stands to each: "done", "here" or "to_come"."""
    here = STAGES.place(found.stage)
    return [
        (STAGES.label(one).get(language), "here" if place == here else "done" if place < here else "to_come")
        for place, one in enumerate(STAGES)
    ]


def _message(found: ExpressionOfInterest, by: Mover, language: str) -> str:
    """The page of its message, "" once that is deleted (or passed on)."""
    try:
        with inbox_opened():
            messages.open_message(found.message, by)
    except Fault:
        return ""
    return message_address(language, found.message)


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class Count(NamedTuple):
    """How many interests stand in a stage, with the list of them."""

    words: str
    number: int
    address: str


def pipeline_of(record: UUID, powers: Powers, language: str) -> list[Count]:
    """The stages of interests in a record that one may see, empty where there are none. One query."""
    if not reads_messages(powers, SEE_MESSAGES):
        return []
    counts = pipeline(messages_open(powers, SEE_MESSAGES), record)
    where = desk_address(language, "desk_interests")
    return [
        Count(
            STAGES.label(one).get(language),
            counts[one],
            Question(where, {"stage": [one], "record": [str(record)]}).href(),
        )
        for one in STAGES
        if counts
    ]
