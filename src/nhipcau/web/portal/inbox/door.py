"""What a posted form must be before anybody reads it: ours, small, and a form."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from nhipcau.core.faults import Fault
from nhipcau.core.inbox import pace
from nhipcau.core.inbox.proof import Road
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.settings import SETTINGS
from nhipcau.web.guard import inbox_opened

LARGEST = 65_536
"""Bytes of a posted form: the longest message, every character written as %XX%XX%XX, and its other fields."""
FORM = "application/x-www-form-urlencoded"
OURS = frozenset({"same-origin", "none"})


def posted_fields(request: HttpRequest) -> dict[str, str]:
    """Names and values of a form sent from a page of this site; a :class:`Fault` for anything else."""
    if not _is_from_here(request):
        raise Fault(
            "foreign_form",
            "Biểu mẫu này được gửi từ một trang khác nên không được nhận. Hãy mở trang của chúng tôi và gửi từ đó.",
            "This form was sent from another site and is not accepted. Open our page and send it from there.",
            status=403,
        )
    if request.content_type != FORM:
        raise Fault(
            "not_a_form",
            "Chỉ nhận biểu mẫu của trang này; không nhận tệp đính kèm.",
            "Only the form of this page is accepted; files are not.",
            status=415,
        )
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Fault(
            "too_large",
            "Tin dài quá. Hãy rút ngắn nội dung.",
            "The message is too large. Make it shorter.",
            status=413,
        )
    return {name: str(value) for name, value in request.POST.items()}


def visitor_address(request: HttpRequest) -> str:
    """Where the request comes from, for counting: the connection's address, or what the operator's proxy says of it."""
    header = SETTINGS["NHIPCAU_VISITOR_HEADER"].read().strip()
    said = request.headers.get(header, "") if header else ""
    # A proxy adds what it saw to the end of a list; what stands before it, anybody can have written.
    return said.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def count_answer(request: HttpRequest, now: datetime) -> None:
    """Answers by link count as messages do: so many an hour of one sender, and of all together. Raises what they raise."""
    with inbox_opened(), transaction.atomic(using=INBOX):
        pace.count(visitor_address(request), Road.WORK, now)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether no header of the browser says otherwise. A program may send neither header: it has no cookie to abuse."""
    fetched = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if fetched is not None and fetched not in OURS:
        return False
    return origin is None or origin in (_origin(settings.NHIPCAU_BASE_URL), f"{request.scheme}://{request.get_host()}")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
