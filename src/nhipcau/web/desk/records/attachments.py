"""Files of a record: adding, handing out, removing. Each asks first whether the record may be seen or changed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from nhipcau.core.attachments import door
from nhipcau.core.attachments.found import attachment_of, attachments_of
from nhipcau.core.attachments.handing import served
from nhipcau.core.attachments.models import KEPT, WAITING, Attachment
from nhipcau.core.attachments.types import most_bytes
from nhipcau.core.column import OWN, SHARED, Seen
from nhipcau.core.faults import Fault
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import EDIT, VISIBILITIES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.lib.text import format_number
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, powers_of_mine
from nhipcau.web.desk.moments import day_of
from nhipcau.web.desk.records.addresses import file_address, record_address
from nhipcau.web.words import say, say_in_both

LEVELS = (SHARED, OWN)
"""How widely a file can be seen; a narrower one belongs on a record that is restricted."""


class File(NamedTuple):
    """An attachment for the record's page; ``address`` is "" where it is not handed out, ``remark`` then says why."""

    title: str
    name: str
    size: str
    added: str
    seen: str
    remark: str
    address: str
    remove_address: str


class Panel(NamedTuple):
    """The files of a record, and the form to add one where that is allowed ("" if not)."""

    files: list[File]
    add_address: str
    levels: list[tuple[int, str]]
    limit: str


def panel(register: Register, look: Look, language: str) -> Panel:
    """One query."""
    may_edit = EDIT in look.may
    files = [_file(register, one, may_edit, language) for one in attachments_of(look.row.uid, look.clearance)]
    levels = [(int(level), VISIBILITIES[level].get(language)) for level in LEVELS if level <= look.clearance]
    add_address = record_address(language, register, look.row.uid, "desk_attach") if may_edit else ""
    return Panel(files, add_address, levels, _size(most_bytes(), language))


@require_POST
def add(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Attach a file; back to the record, with what became of it."""
    register, language = register_of(slug), language_here(request)
    look = _editable(request, register, uid)
    given, said = request.FILES.get("file"), ""
    if given is None:
        said = say("desk_no_file", language)
    elif given.size and given.size > most_bytes():
        said = say("desk_file_too_large", language, limit=_size(most_bytes(), language))
    else:
        asked = request.POST.get("seen", "")
        seen = Seen(int(asked)) if asked in {str(int(level)) for level in LEVELS} else OWN
        act = reasoned(me(request), say_in_both("desk_attached_reason"))
        try:
            kept = door.add(
                register.name,
                uid,
                given.name or "",
                given.read(),
                act,
                title=request.POST.get("title", ""),
                seen=min(seen, look.clearance),
            )
            said = say(
                "desk_attached_corrected" if kept.is_corrected else "desk_attached", language, name=kept.attachment.name
            )
        except Fault as problem:
            said = problem.in_language(language)
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(record_address(language, register, uid) + "#files")


def hand_out(request: HttpRequest, slug: str, uid: UUID, file: UUID) -> HttpResponseBase:
    """The file, to keep."""
    register = register_of(slug)
    look = powers_of_mine(request).look(register, uid)
    headers, content = served(attachment_of(uid, file, look.clearance))
    return StreamingHttpResponse(content, headers=headers)


@require_POST
def remove(request: HttpRequest, slug: str, uid: UUID, file: UUID) -> HttpResponse:
    register, language = register_of(slug), language_here(request)
    look = _editable(request, register, uid)
    found = attachment_of(uid, file, look.clearance)
    door.remove(found, reasoned(me(request), say_in_both("desk_removed_reason")))
    messages.add_message(request, messages.INFO, say("desk_file_removed", language, name=found.name))
    return HttpResponseRedirect(record_address(language, register, uid) + "#files")


def _editable(request: HttpRequest, register: Register, uid: UUID) -> Look:
    look = powers_of_mine(request).look(register, uid)
    if EDIT not in look.may:
        raise not_yours()
    return look


def _file(register: Register, one: Attachment, may_edit: bool, language: str) -> File:
    def where(route: str) -> str:
        return file_address(language, register, one.record, one.uid, route)

    remark = ""
    if one.state != KEPT:
        remark = say(f"desk_file_{one.state}", language)
    elif one.text_state == WAITING:
        remark = say("desk_file_waiting", language)
    return File(
        one.title or one.name,
        one.name if one.title else "",
        _size(one.size, language),
        day_of(one.added_at, language),
        VISIBILITIES[Seen(one.seen)].get(language),
        remark,
        where("desk_attachment") if one.state == KEPT else "",
        where("desk_attachment_remove") if may_edit and one.state == KEPT else "",
    )


def _size(size: int, language: str) -> str:
    """ "0,3 MB": a tenth of a megabyte is as exact as anybody needs."""
    return f"{format_number(Decimal(max(size, 100_000) // 100_000) / 10, language)} MB"
