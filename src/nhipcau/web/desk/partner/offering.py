"""Posting an offer or a wish: a short form, kept as a draft or submitted to the office at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import profiles as action
from nhipcau.actions.publication import Asked, move
from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.publication.moves import MOVES, SUBMIT
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.partner.profile import drawn
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.writing.form import Problems
from nhipcau.web.desk.writing.typed import AGENCY, DO, given_of, one, typed_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """GET shows the form, POST keeps what was typed; with "submit" it goes to the office."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    typed, problems = typed_of(request.POST), Problems()
    place = action.place_to_post(by, register, one(typed, AGENCY))
    sheet = action.offer_sheet(place, by, language)
    if request.method == "POST":
        try:
            uid = action.post(place, sheet, given_of(typed), by)
        except Wrong as wrong:
            problems.columns = wrong.problems
        except Fault as problem:
            problems.refusal = problem.in_language(language)
        else:
            said = "desk_partner_kept"
            if request.POST.get(DO) == "submit":
                move(register, uid, MOVES[SUBMIT], by, Asked())
                said = "desk_partner_submitted"
            messages.add_message(request, messages.SUCCESS, say(said, language))
            return HttpResponseRedirect(desk_address(language, "desk_home"))
    places = [each for each in action.places_to_post(by) if each.register is register]
    return page(
        request,
        "partner/offer",
        400 if request.method == "POST" else 200,
        title=register.title[place_of(language)],
        agencies=[
            (str(each.kept.agency.uid), each.kept.agency.label.get(language), each.kept.agency == place.kept.agency)
            for each in places
        ],
        back=desk_address(language, "desk_home"),
        **drawn(sheet, sheet.empty, typed, problems, place.offer.needed),
    )
