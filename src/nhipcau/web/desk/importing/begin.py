"""The page where a table is brought for a register, with those one has brought before."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.views.decorators.http import require_safe

from nhipcau.actions import importing
from nhipcau.core.attachments.handing import disposition
from nhipcau.core.attachments.refusals import empty, too_large
from nhipcau.core.faults import Fault
from nhipcau.core.importing.limits import most_bytes
from nhipcau.core.importing.models import STATES, Import
from nhipcau.core.importing.sheet_rows import ACTIONS
from nhipcau.core.importing.template import template as to_fill_in
from nhipcau.core.labels import LANGUAGES
from nhipcau.core.policy import no_record
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.settings import MEGABYTE
from nhipcau.engines.texts import XLSX
from nhipcau.lib.text import format_number
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.importing.addresses import import_address, template_address
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import language_name, say

RESULTS = {"created": "created", "updated": "updated", "left": "left_out"}
"""What is said of the rows of a table that was written."""


class Brought(NamedTuple):
    """A table one has brought, in words."""

    name: str
    address: str
    at: str
    state: str
    result: str


def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what comes with it: a file for one of one's agencies."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    allowed = powers.creating(register)
    if not allowed:
        raise no_record()
    refusal, status = "", 200
    if request.method == "POST":
        try:
            one = _brought(request, register)
        except Fault as problem:
            if problem.status in (403, 404):
                raise
            refusal, status = problem.in_language(language), problem.status
        else:
            return HttpResponseRedirect(import_address(language, one.uid))
    agency, tongue = request.POST.get("agency", next(iter(allowed))), request.POST.get("tongue", language)
    return page(
        request,
        "importing/begin",
        status,
        title=register.title[place_of(language)],
        list_address=list_address(language, register),
        template_address=template_address(language, register),
        agencies=[(uid, powers.agencies[uid].label.get(language), uid == agency) for uid in allowed],
        tongues=[(code, language_name(code, language), code == tongue) for code in LANGUAGES],
        limit=most_bytes() // MEGABYTE,
        most_bytes=most_bytes(),
        refusal=refusal,
        brought=[_line(one, language) for one in importing.imports_of(powers, me(request), register)],
    )


@require_safe
def template(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The workbook to fill in, with the columns one may write."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    allowed = powers.creating(register)
    if not allowed:
        raise no_record()
    columns = register.written_to(max(allowed.values()))
    answer = StreamingHttpResponse(to_fill_in(powers, register, columns, language), content_type=XLSX)
    answer.headers["Content-Disposition"] = disposition(f"{register.slug[place_of(language)]}.xlsx")
    return answer


def _brought(request: HttpRequest, register: Register) -> Import:
    """Raises :class:`Fault` for no file, one that is empty, and one that is too large."""
    given, powers = request.FILES.get("file"), powers_of_mine(request)
    if given is None:
        raise Fault("no_file", say("desk_no_file", "vi"), say("desk_no_file", "en"))
    if not given.size:
        raise empty()
    if given.size > most_bytes():
        raise too_large(given.size, most_bytes())
    tongue = request.POST.get("tongue")
    return importing.bring(
        powers,
        me(request),
        register,
        request.POST.get("agency") or next(iter(powers.creating(register))),
        given.name or "",
        given.chunks(),
        language=tongue if tongue in LANGUAGES else language_here(request),
    )


def _line(one: Import, language: str) -> Brought:
    return Brought(
        one.name,
        import_address(language, one.uid),
        moment(one.at, language),
        STATES.label(one.state).get(language),
        " · ".join(_counts(one, language)),
    )


def _counts(one: Import, language: str) -> list[str]:
    """ "54 mới" of what is checked, "54 hồ sơ mới" of what was written; nothing of what is not there."""
    words = {action: f"desk_import_tab_{action}" for action in ACTIONS}
    words |= {result: f"desk_import_{name}" for result, name in RESULTS.items()}
    return [
        f"{say(words[name], language)}: {format_number(n, language)}"
        for name, n in one.counts.items()
        if n and name in words
    ]
