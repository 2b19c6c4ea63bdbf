"""A proposed change of a public record: what would be different, and accepting or declining it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import changing
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import EDIT, PUBLISH
from nhipcau.core.publication import proposals
from nhipcau.core.publication.models import OPEN, Proposal
from nhipcau.core.publication.preview import preview
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.publication.addresses import proposal_address
from nhipcau.web.desk.publication.difference import shown
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


def proposal(request: HttpRequest, slug: str, uid: UUID, proposal: UUID) -> HttpResponse:
    """For who proposed it, who may edit the record and who may publish it."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look, found = by.powers.look(register, uid), proposals.proposal_of(proposal, uid)
    if found.actor != by.actor and not {EDIT, PUBLISH} & look.may:
        raise not_yours()
    said = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            if "accept" in request.POST:
                changing.accept(register, found, by, reason, acknowledged=_reasons(request))
                words = say("desk_proposal_accepted", language)
            else:
                changing.decline(register, found, by, reason)
                words = say("desk_proposal_declined", language)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, words)
            return HttpResponseRedirect(record_address(language, register, uid))
    return page(
        request,
        "publication/proposal",
        status=409 if said else 200,
        said=said,
        reason=request.POST.get("reason", ""),
        may_accept=PUBLISH in look.may and found.state == OPEN,
        may_decline=(PUBLISH in look.may or found.actor == by.actor) and found.state == OPEN,
        **_about(register, look, found, SeenNames(by.powers), language),
    )


def _about(register: Register, look: Look, found: Proposal, names: SeenNames, language: str) -> dict[str, Any]:
    (item,) = items_seen(register, [look.row], look.clearance, names)
    tried = preview(register, look.row, values=found.values)
    now = {name: register.plain(look.row, name) for name in found.values if name in register.by_name}
    now[proposals.EVIDENCE] = found.before.get(proposals.EVIDENCE)
    differing = proposals.conflicts(now, found) if found.state == OPEN else []
    return {
        "proposal": found,
        "is_open": found.state == OPEN,
        "who": names_of_actors([found.actor], language)[found.actor],
        "when": moment(found.at, language),
        "label": item[f"label_{language}"],
        "title": register.title[place_of(language)],
        "singular": register.singular[place_of(language)],
        "list_address": list_address(language, register),
        "record_address": record_address(language, register, look.row.uid),
        "action": proposal_address(language, register, look.row.uid, found.uid),
        "preview": shown(register, tried, names, language),
        "acknowledgeable": {
            one.column: say("desk_why_public", language, column=one.label.get(language))
            for one in tried.findings
            if one.rule.may_be_acknowledged
        },
        "conflicts": [
            register.by_name[name].label[place_of(language)] for name in differing if name in register.by_name
        ],
    }


def _reasons(request: HttpRequest) -> dict[str, str]:
    return {
        name.removeprefix("why_"): str(text) for name, text in request.POST.dict().items() if name.startswith("why_")
    }
