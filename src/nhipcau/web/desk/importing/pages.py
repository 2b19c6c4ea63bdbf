"""The pages and deeds of an import: what its state asks for is what its page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from nhipcau.actions import importing
from nhipcau.core.attachments.handing import disposition
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.importing.error_sheet import error_sheet
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import CHECKED, CHOOSING, WORK, WRITTEN, Import
from nhipcau.core.policy import no_record
from nhipcau.engines.texts import XLSX
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.importing import checked, choosing
from nhipcau.web.desk.importing.addresses import begin_address
from nhipcau.web.desk.importing.opened import Opened, opened
from nhipcau.web.desk.importing.working import progress_of, working_page
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.words import say


def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _shown(opened(request, uid))


def columns(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET: choose (again) what the columns go into; POST: have the rows checked by it."""
    here = opened(request, uid)
    if here.one.state not in (CHOOSING, CHECKED):
        return _refused(here, importing.moved_on()) if request.method == "POST" else _to(here)
    return choosing.choose(here, request.POST) if request.method == "POST" else choosing.choosing_page(here)


def row(request: HttpRequest, uid: UUID, row: int) -> HttpResponse:
    """GET: one row with all its cells; POST: put other texts into it."""
    return checked.row(opened(request, uid), request, row)


@require_POST
def write(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(opened(request, uid), importing.commit)


@require_POST
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Have all that was written taken back, or (``rest``) what nobody has changed since."""
    is_rest = "rest" in request.POST
    return _done(opened(request, uid), lambda one: importing.undo(one, leaving_changed=is_rest))


@require_POST
def again(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(opened(request, uid), importing.again)


@require_POST
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(opened(request, uid), importing.cancel)


@require_POST
def discard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Forget the table; back to where another can be brought."""
    here = opened(request, uid)
    name = here.one.name
    try:
        importing.discard(here.one)
    except Fault as problem:
        return _refused(here, problem)
    messages.add_message(request, messages.INFO, say("desk_import_discarded", here.language, name=name))
    return HttpResponseRedirect(begin_address(here.language, here.register))


@require_safe
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    return progress_of(opened(request, uid))


@require_safe
def problems(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """The rows with problems as a workbook to mend them in."""
    here = opened(request, uid)
    if here.one.state not in (CHECKED, WRITTEN) or not ImportFolder(uid).rows.exists():
        raise no_record()
    answer = StreamingHttpResponse(error_sheet(here.one, here.language), content_type=XLSX)
    name = f"{PurePath(here.one.name).stem} – {say('desk_import_tab_wrong', here.language)}.xlsx"
    answer.headers["Content-Disposition"] = disposition(name)
    return answer


def _done(here: Opened, deed: Callable[[Import], None]) -> HttpResponse:
    try:
        deed(here.one)
    except Fault as problem:
        return _refused(here, problem)
    return _to(here)


def _refused(here: Opened, problem: Fault) -> HttpResponse:
    """The import's page as it now is, with what was not done."""
    here.one.refresh_from_db()
    here.refusal, here.status = problem.in_language(here.language), problem.status
    return _shown(here)


def _to(here: Opened) -> HttpResponse:
    return HttpResponseRedirect(here.address())


def _shown(here: Opened) -> HttpResponse:
    match here.one.state:
        case state if state in WORK:
            return working_page(here)
        case "choosing":
            return choosing.choosing_page(here)
        case "checked":
            return checked.checked_page(here)
        case "written":
            return _written_page(here)
        case "undone":
            return _undone_page(here)
    return here.page("failed")


def _written_page(here: Opened) -> HttpResponse:
    one = here.one
    has_left = bool(one.counts.get("left")) and ImportFolder(one.uid).rows.exists()
    return here.page(
        "written",
        results=_results(
            here,
            one.counts,
            ("created", "created"),
            ("updated", "updated"),
            ("unchanged", "unchanged"),
            ("left", "left_out"),
        ),
        batch_address=desk_address(here.language, "desk_batch", batch=one.batch),
        problems_address=here.address("desk_import_problems") if has_left else "",
        undo_address=here.address("desk_import_undo"),
        stand=_standing(here),
    )


def _standing(here: Opened) -> list[Named]:
    """The records that were changed or decided on since, and so stand against undoing; those among the first that one sees."""
    uids = [UUID(uid) for uid in (here.one.problem or {}).get("records", ())]
    looks = here.powers.looks_of((here.register.name, uid) for uid in uids)
    return list(named(looks, SeenNames(here.powers), here.language).values())


def _undone_page(here: Opened) -> HttpResponse:
    """Of removed records there is nothing to be seen, so only where others were put back there is more to look at."""
    done = here.one.undone
    address = desk_address(here.language, "desk_batch", batch=UUID(done["batch"]))
    return here.page(
        "undone",
        results=_results(
            here, done, ("removed", "removed"), ("put_back", "put_back"), ("partly", "partly"), ("left", "left_so")
        ),
        batch_address=address if done.get("put_back") or done.get("partly") else "",
    )


def _results(here: Opened, counts: Mapping[str, int], *names: tuple[str, str]) -> list[tuple[str, int]]:
    """(words, how many) of each of some (count, words)."""
    return [(say(f"desk_import_{words}", here.language), counts.get(name, 0)) for name, words in names]
