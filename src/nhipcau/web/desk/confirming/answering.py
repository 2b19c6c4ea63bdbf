"""The page behind a request's link: somebody without an account says whether a record holds."""

from __future__ import annotations

from typing import Any

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.actions import attesting as action
from nhipcau.core.attesting import asking
from nhipcau.core.attesting.told import told_of
from nhipcau.core.faults import Fault
from nhipcau.core.publication.four_eyes import last_change
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.web.desk.confirming.forms import AnswerForm
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.moments import day_of
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.portal.facts import Fact, facts_of
from nhipcau.web.portal.fresh import fresh_of
from nhipcau.web.portal.inbox.door import count_answer
from nhipcau.web.words import say


@login_not_required
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the record as readers see it, or what is told of it, and take the one answer. Any link that is over is answered alike."""
    language, now = language_here(request), timezone.now()
    try:
        asked = asking.request_of(token, now)
        row = action.asked_about(asked)
        register = registers()[asked.register]
        context = _told(register, row, language) if register.inside else _public(register, row, language)
        form, said = AnswerForm(language, request.POST or None, initial={"seen": last_change(row.uid)}), ""
        if request.method == "POST":
            count_answer(request, now)
            if form.is_valid():
                try:
                    given = form.cleaned_data
                    is_owners = action.answer(
                        asked, form.says_it_holds, given["text"], given["speaker"], given["seen"], now
                    )
                except Fault as problem:
                    if problem.status == asking.over().status:
                        raise
                    said = problem.in_language(language)
                    if problem.code == "changed_meanwhile":
                        form = _again(form, language, last_change(row.uid))
                else:
                    return _private(page(request, "confirming/thanks", is_owners=is_owners))
    except Fault as problem:
        if problem.status != asking.over().status:
            raise
        return _private(page(request, "confirming/over", status=problem.status, vi=problem.vi, en=problem.en))
    until = day_of(asked.valid_until, language)
    return _private(page(request, "confirming/answer", form=form, said=said, until=until, **context))


def _public(register: Register, row: Any, language: str) -> dict[str, Any]:
    """The record's public columns, as the portal has them. Raises :func:`asking.over` where it has none."""
    text = one(register.name, register.code(row.number) or "")
    if text is None:
        raise asking.over()
    item = orjson.loads(text)
    facts = facts_of(register, register.public, item, language)
    published = item["publication"]
    return {
        "label": item[f"label_{language}"],
        "kick": f"{register.singular[place_of(language)]} · {item['code']}",
        "public_address": address(language, register.name, item["code"]),
        "fresh": fresh_of(published["confirmed_on"], published["confirmed_by"], language),
        "box": facts.box,
        "sections": facts.sections,
    }


def _told(register: Register, row: Any, language: str) -> dict[str, Any]:
    """What its register tells of a record outside, and not even its name beside that."""
    told = [Fact(one.label.get(language), cell(one.kind, one.value, language)) for one in told_of(register, row)]
    return {"label": say("desk_answer_told", language), "kick": register.singular[place_of(language)], "box": told}


def _again(form: AnswerForm, language: str, seen: int) -> AnswerForm:
    """What was typed, for the words as they are now."""
    given = {name: form.cleaned_data[name] for name in ("holds", "text", "speaker")}
    return AnswerForm(language, initial={**given, "seen": seen})


def _private(response: HttpResponse) -> HttpResponse:
    """Nobody lists the page. That nobody keeps it, and its address stays here, holds for every page of the desk."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
