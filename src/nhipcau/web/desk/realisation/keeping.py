"""Keeping the numbers as they are counted now, as a draft whose publication is then decided."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.actions.snapshots import keep_snapshot
from nhipcau.core.policy import no_record
from nhipcau.core.realisation.roles import FIGURES, played_by
from nhipcau.web.desk.frame import language_here, powers_of_mine
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.realisation.asking import asked_here
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """The form carries what was asked in its address; what is counted is counted again now."""
    language = language_here(request)
    read = asked_here(request, powers_of_mine(request), "desk_kpi_keep", language)
    if read.asked is None:
        raise no_record()
    uid = keep_snapshot(read.asked, mover_here(request))
    messages.add_message(request, messages.SUCCESS, say("desk_kpi_kept", language))
    return HttpResponseRedirect(record_address(language, played_by(FIGURES), uid))
