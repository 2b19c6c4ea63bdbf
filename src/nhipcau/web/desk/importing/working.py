"""While an import is being worked on: how far that is, as a page and for the script that keeps it up to date."""

from __future__ import annotations

import time

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from nhipcau.core import worker
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import READING, UNDOING, WORK, Import
from nhipcau.core.settings import home
from nhipcau.web.desk.importing.opened import Opened
from nhipcau.web.words import say

SILENT_SECONDS = 60.0
"""After so long without a sign of life the worker is taken to be gone; a piece of its work is far shorter."""


def working_page(here: Opened) -> HttpResponse:
    done, total = ImportFolder(here.one.uid).progress()
    return here.page(
        "working",
        doing=say(f"desk_import_{here.one.state}", here.language),
        done=done,
        total=total,
        said=_said(here.one, done, total, here.language),
        is_cancelled=ImportFolder(here.one.uid).is_cancelled,
        may_stop=here.one.state != UNDOING,
        is_alone=not _worker_lives(),
        progress_address=here.address("desk_import_progress"),
        cancel_address=here.address("desk_import_cancel"),
    )


def progress_of(here: Opened) -> JsonResponse:
    """``{state, done, total, said}``; ``total`` 0 where nobody knows yet."""
    done, total = ImportFolder(here.one.uid).progress() if here.one.state in WORK else (0, 0)
    said = _said(here.one, done, total, here.language)
    return JsonResponse({"state": here.one.state, "done": done, "total": total, "said": said})


def _said(one: Import, done: int, total: int, language: str) -> str:
    if total:
        return say("desk_import_done_of", language, done=done, total=total, percent=100 * done // total)
    if one.state != READING:
        return say("desk_import_beginning", language)
    return say("desk_import_opening", language, n=max(0, int((timezone.now() - one.at).total_seconds())))


def _worker_lives() -> bool:
    seen = worker.last_seen(home())
    return seen is not None and time.time() - seen.seen_at < SILENT_SECONDS
