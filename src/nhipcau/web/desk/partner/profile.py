"""A body's own part of its profile, and corrections it suggests of the rest: two forms, each a proposal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import profiles as action
from nhipcau.actions.publication import Mover
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.seen import SeenNames, item_seen
from nhipcau.core.desk.sheet import Sheet, Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.publication.four_eyes import last_change
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.writing.entries import Drawing
from nhipcau.web.desk.writing.form import Problems, sections
from nhipcau.web.desk.writing.typed import REASON, given_of, one, typed_of
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.facts import facts_of
from nhipcau.web.words import say

SEEN = "_seen"


def own_part(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the body words itself, beside all that it does not."""
    return _form(request, uid, own=True)


def suggest(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Corrections of what the body does not word itself."""
    return _form(request, uid, own=False)


def _form(request: HttpRequest, uid: UUID, *, own: bool) -> HttpResponse:
    language, by = language_here(request), mover_here(request)
    kept = action.profile_of(by, uid)
    assert kept.look  # noqa: S101  # profile_of has seen to it
    sheet = action.sheet_of(kept, by, language, own=own)
    typed, problems = typed_of(request.POST), Problems()
    if request.method == "POST":
        try:
            seen = _number(one(typed, SEEN))
            action.propose(kept, sheet, given_of(typed), seen, by, one(typed, REASON), own=own)
        except Wrong as wrong:
            problems.columns = wrong.problems
        except Fault as problem:
            problems.refusal = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, say("desk_partner_proposed", language))
            return HttpResponseRedirect(desk_address(language, "desk_home"))
    return page(
        request,
        "partner/own_part" if own else "partner/suggest",
        400 if request.method == "POST" else 200,
        own=own,
        seen=last_change(kept.look.row.uid),
        reason=one(typed, REASON),
        **drawn(sheet, sheet.plains(kept.look.row), typed, problems),
        **_about(kept, by, language),
    )


def drawn(
    sheet: Sheet,
    plains: Mapping[str, Any],
    typed: Mapping[str, list[str]],
    problems: Problems,
    needed: Collection[str] = (),
) -> dict[str, Any]:
    """The fields of a sheet with what was typed into them, for the templates; ``needed`` are marked as such."""
    given = given_of(typed)
    inputs = {name: given.get(name, shown) for name, shown in sheet.inputs(plains).items()}
    drawing = Drawing(sheet.register, sheet.language)
    shown = sections(sheet, inputs, problems, {}, drawing)
    entries = [
        replace(entry, required=entry.required or entry.name in needed)
        for section in shown
        for entry in section.entries
    ]
    return {
        "entries": entries,
        "lists": drawing.lists,
        "wrong": [entry for entry in entries if entry.error],
        "refusal": problems.refusal,
    }


def _about(kept: action.Kept, by: Mover, language: str) -> dict[str, Any]:
    """The record's words, and what of it is not the body's own part."""
    assert kept.look  # noqa: S101
    register, row = kept.register, kept.look.row
    item = item_seen(register, row, PUBLIC, SeenNames(by.powers))
    rest = [column for column in register.public if column.name not in kept.profile.own_part]
    facts = facts_of(register, rest, item, language)
    return {
        "label": item[f"label_{language}"],
        "kick": f"{register.singular[place_of(language)]} · {item['code']}",
        "public_address": address(language, register.name, item["code"]),
        "suggest_address": desk_address(language, "desk_profile_suggest", uid=kept.agency.uid),
        "box": facts.box,
        "sections": facts.sections,
        "back": desk_address(language, "desk_home"),
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1
