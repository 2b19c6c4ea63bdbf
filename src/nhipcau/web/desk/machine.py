"""Addresses for programs of people of the desk, by access key: no session, no cookie, nothing cached, JSON both ways."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from nhipcau.core.access_keys.keeping import holder, no_key
from nhipcau.core.faults import PROBLEM, Fault, problem
from nhipcau.core.people.models import Account
from nhipcau.core.reading_jobs import keeping
from nhipcau.core.reading_jobs.models import DONE, REFUSED, ReadingJob
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here

JSON = "application/json; charset=utf-8"
NAMES = {"text/html": "text.html", "message/rfc822": "mail.eml", "application/pdf": "text.pdf"}
"""What a file is called whose sender says only its type; the bytes decide what it is in the end."""
SCHEME = "bearer "

log = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def by_key(method: str, view: View) -> View:
    """A view of ``(account, request, **path parts)`` for whoever brings a key in force; cookies play no part."""

    @csrf_exempt
    @login_not_required
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            account = _account(request)
            if request.method != method:
                raise _wrong_method(method)
            response = view(account, request, **parts)
        except Fault as fault:
            response = _refused(fault)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def read_file(account: Account, request: HttpRequest) -> HttpResponse:
    """Read the file that is the body. A short text is answered at once, anything else with 202 and where its answer will be."""
    content = _body(request)
    name, published = _name(request), request.GET.get("published", "")
    keeping.check(name, published, content)
    if keeping.is_quick(name, content):
        return _json(keeping.reading_of(name, published, content))
    job = keeping.put(account, name, published, content, timezone.now())
    said = _said(job, request)
    return _json(said, 202, {"Location": said["url"], "Retry-After": "2"})


def answer_of(account: Account, request: HttpRequest, uid: UUID) -> HttpResponse:
    """The answer of a job of one's own; while it waits, that it does."""
    job = keeping.job_of(account, uid)
    if job.state == DONE:
        return HttpResponse(job.answer, content_type=JSON)
    if job.state == REFUSED:
        said = orjson.loads(job.answer)
        return _refused(Fault(said["code"], said["detail_vi"], said["detail"], status=said["status"]))
    return _json(_said(job, request), headers={"Retry-After": "2"})


def _account(request: HttpRequest) -> Account:
    said = request.headers.get("Authorization", "")
    if not said.lower().startswith(SCHEME):
        raise no_key()
    return holder(said[len(SCHEME) :].strip(), timezone.now())


def _body(request: HttpRequest) -> bytes:
    """The body, refused by its announced length before it is read, and read no further than the most allowed."""
    length = request.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > keeping.MOST_BYTES:
        raise keeping.too_large()
    return request.read(keeping.MOST_BYTES + 1)


def _name(request: HttpRequest) -> str:
    given = unquote(request.GET.get("name", "")).strip()
    if given:
        return given[:200]
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return "text.txt" if media_type.startswith("text/plain") else NAMES.get(media_type, "text")


def _said(job: ReadingJob, request: HttpRequest) -> dict[str, str]:
    address = desk_address(language_here(request), "desk_machine_reading", uid=job.uid)
    return {"uid": str(job.uid), "state": job.state, "url": address}


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(orjson.dumps(value), content_type=JSON, status=status, headers=headers)


def _refused(fault: Fault) -> HttpResponse:
    known = {401: {"WWW-Authenticate": 'Bearer realm="nhipcau"'}, 405: {"Allow": str(fault.data.get("allowed"))}}
    headers = known.get(fault.status, {})
    return HttpResponse(orjson.dumps(problem(fault)), content_type=PROBLEM, status=fault.status, headers=headers)


def _wrong_method(allowed: str) -> Fault:
    return Fault(
        "wrong_method",
        f"Địa chỉ này chỉ nhận {allowed}.",
        f"This address takes {allowed} only.",
        {"allowed": allowed},
        status=405,
    )
