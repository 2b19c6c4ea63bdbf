"""Agencies: the list, one with its people, opening, renaming, succession."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.people.door import Opening, open_agency, reasoned, rename, succeed
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import (
    Lineage,
    agencies_on,
    agency_of,
    followed_by,
    follows,
    invitations_of,
    people_of,
)
from nhipcau.core.policy.people import agencies_seen, may_keep_the_list, may_manage, may_see
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.forms import AgencyForm, NameForm, SuccessionForm
from nhipcau.web.desk.frame import language_here, me, page, standing_of
from nhipcau.web.desk.rows import agency_row, days_words, invitation_row, place_words, posting_row


def every(request: HttpRequest) -> HttpResponse:
    """The agencies whose people one may see."""
    standing, language, today = standing_of(request), language_here(request), timezone.localdate()
    rows = [agency_row(one, language, today) for one in agencies_seen(standing)]
    return page(request, "agencies", agencies=rows, may_add=may_keep_the_list(standing))


def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An agency: what it is, who works there, who is invited, what it follows and what follows it."""
    agency, language, today = seen_agency(request, uid), language_here(request), timezone.localdate()
    standing = standing_of(request)
    manages = may_manage(standing, agency)
    return page(
        request,
        "agency",
        agency=agency,
        name=agency.label.get(language),
        kind=agency.kind_label.get(language),
        place=place_words(agency.place, language),
        days=days_words(agency, language),
        postings=[posting_row(each, language, today, standing) for each in people_of(agency)],
        invitations=[invitation_row(each, language, timezone.now()) for each in invitations_of(agency)]
        if manages
        else [],
        before=[_lineage(step, language) for step in follows(agency)],
        after=[_lineage(step, language) for step in followed_by(agency)],
        may_manage=manages,
        may_keep=may_keep_the_list(standing),
    )


def add(request: HttpRequest) -> HttpResponse:
    """Open an agency."""
    if not may_keep_the_list(standing_of(request)):
        raise not_yours()
    language, said = language_here(request), ""
    form = AgencyForm(language, timezone.localdate(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        act = reasoned(me(request), given.pop("reason"))
        try:
            agency = open_agency(Opening(**given, is_training=_trains(request)), act)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            return to_agency(language, agency)
    return page(request, "agency_add", form=form, said=said)


def name(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give an agency another name."""
    agency, language = seen_agency(request, uid), language_here(request)
    if not may_keep_the_list(standing_of(request)):
        raise not_yours()
    form = NameForm(request.POST or None, initial={"name_vi": agency.name_vi, "name_en": agency.name_en})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        rename(agency, given["name_vi"], given["name_en"], reasoned(me(request), given["reason"]))
        return to_agency(language, agency)
    return page(request, "agency_name", form=form, name=agency.label.get(language), back=_address(language, agency))


def succession(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say that another agency takes over."""
    agency, language, said = seen_agency(request, uid), language_here(request), ""
    if not may_keep_the_list(standing_of(request)):
        raise not_yours()
    others = [each for each in agencies_on(timezone.localdate()) if each != agency]
    form = SuccessionForm(language, others, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        after = agency_of(UUID(given["after"]))
        act = reasoned(me(request), given["decision"])
        try:
            succeed(
                agency, [after], given["day"], given["decision"], act, people_to=after if given["move_people"] else None
            )
        except Fault as problem:
            said = problem.in_language(language)
        else:
            return to_agency(language, agency)
    return page(
        request,
        "agency_succession",
        form=form,
        said=said,
        name=agency.label.get(language),
        back=_address(language, agency),
    )


def seen_agency(request: HttpRequest, uid: UUID) -> Agency:
    """An agency whose people one may see; the same refusal for one that is not there."""
    try:
        agency = agency_of(uid)
    except Fault:
        raise not_yours() from None
    if not may_see(standing_of(request), agency):
        raise not_yours()
    return agency


def _lineage(step: Lineage, language: str) -> tuple[str, str, str, str]:
    return (
        step.agency.label.get(language),
        _address(language, step.agency),
        format_date(step.day, language),
        step.decision,
    )


def _trains(request: HttpRequest) -> bool:
    return any(each.agency.is_training for each in standing_of(request))


def _address(language: str, agency: Agency) -> str:
    return desk_address(language, "desk_agency", uid=agency.uid)


def to_agency(language: str, agency: Agency) -> HttpResponse:
    """Back to an agency's page after something was written."""
    return HttpResponseRedirect(_address(language, agency))
