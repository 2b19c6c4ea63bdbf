"""Taking files to be read, reading them now or when the worker has nothing else to do, and forgetting them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson

from nhipcau.core.attachments.wording import text_in
from nhipcau.core.faults import Fault
from nhipcau.core.guard import check_text
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.models import Account
from nhipcau.core.reading_jobs.models import DONE, REFUSED, WAITING, ReadingJob
from nhipcau.lib.reading import PUBLISHED_ON, read

MOST_BYTES: Final = 20 * 1024**2
"""Of a file."""
MOST_TEXT: Final = 2_000_000
"""Code points of the text in it: a book of seven hundred pages, read in about four seconds."""
AT_ONCE: Final = 60_000
"""Bytes of a text that is read while the caller waits."""
MOST_WAITING: Final = 20
"""Files of one person that may wait at a time."""
KEPT: Final = timedelta(days=1)
FAILED: Final = Fault(
    "reading_failed",
    "Có lỗi khi đọc tệp này; lỗi thuộc về chúng tôi và đã được ghi lại.",
    "This file could not be read; the fault is ours and has been noted.",
    status=500,
)
_QUICK: Final = (".txt", ".md")


def check(name: str, published: str, content: bytes) -> None:
    """Refuse (:class:`Fault`) what cannot be read: nothing, too much, a day of publication that is none."""
    if not content:
        raise Fault("empty_file", "Chưa có nội dung nào để đọc.", "There is nothing to read.")
    if len(content) > MOST_BYTES:
        raise too_large()
    if published and not PUBLISHED_ON.fullmatch(published):
        raise Fault(
            "bad_day",
            f"“published” phải là 2023, 2023-12 hoặc 2023-12-18, không phải {published[:20]!r}.",
            f"“published” must be 2023, 2023-12 or 2023-12-18, not {published[:20]!r}.",
            {"parameter": "published"},
        )


def is_quick(name: str, content: bytes) -> bool:
    """Whether a file is read while its sender waits: a short text."""
    return name.lower().endswith(_QUICK) and len(content) <= AT_ONCE


def reading_of(name: str, published: str, content: bytes) -> dict[str, Any]:
    """The reading of a file in the schema of annotated documents. Raises :class:`Fault`: unreadable, too long, a secret."""
    text = text_in(content, name)
    if len(text) > MOST_TEXT:
        raise Fault(
            "text_too_long",
            f"Văn bản dài {len(text):,} ký tự; mỗi lần chỉ đọc được {MOST_TEXT:,}. Hãy chia nhỏ.",
            f"The text has {len(text):,} characters; {MOST_TEXT:,} can be read at a time. Divide it.",
            status=413,
        )
    check_text(text, name="reading-jobs")
    stem = name.rpartition(".")[0] or name
    return read(text, published or None).as_json(stem)


def put(account: Account, name: str, published: str, content: bytes, now: datetime) -> ReadingJob:
    """Keep a file to be read later. Raises :class:`Fault` ("too_many_waiting")."""
    if ReadingJob.objects.filter(account=account, state=WAITING).count() >= MOST_WAITING:
        raise Fault(
            "too_many_waiting",
            f"Đã có {MOST_WAITING} tệp của bạn chờ đọc. Hãy đợi rồi gửi tiếp.",
            f"{MOST_WAITING} files of yours are waiting to be read. Wait, then send the next.",
            status=429,
        )
    return ReadingJob.objects.create(
        uid=new_uid(), account=account, name=name[:200], published=published, content=content, at=now
    )


def job_of(account: Account, uid: UUID) -> ReadingJob:
    """Somebody's own job. Raises :class:`Fault` (404), the same for others' and for what is gone."""
    job = ReadingJob.objects.defer("content").filter(account=account, uid=uid).first()
    if job is None:
        raise Fault(
            "no_job",
            "Không có lượt đọc này, hoặc kết quả đã xóa sau một ngày.",
            "There is no such reading, or its answer was deleted after a day.",
            status=404,
        )
    return job


def work() -> int:
    """Read the file that waits longest; returns how many were read. For the worker."""
    job = ReadingJob.objects.filter(state=WAITING).order_by("at", "uid").first()
    if job is None:
        return 0
    try:
        state, answer = DONE, reading_of(job.name, job.published, bytes(job.content))
    except Fault as fault:
        state, answer = REFUSED, _refusal(fault)
    except Exception:  # one file must not stop the worker
        logging.getLogger(__name__).exception("a file could not be read")
        state, answer = REFUSED, _refusal(FAILED)
    ReadingJob.objects.filter(uid=job.uid).update(state=state, answer=orjson.dumps(answer).decode(), content=b"")
    return 1


def _refusal(fault: Fault) -> dict[str, Any]:
    return {"code": fault.code, "status": fault.status, "detail": fault.en, "detail_vi": fault.vi}


def sweep(now: datetime) -> int:
    """Delete jobs older than a day; returns how many."""
    gone, _ = ReadingJob.objects.filter(at__lt=now - KEPT).delete()
    return gone


def too_large() -> Fault:
    return Fault(
        "too_large",
        f"Tệp lớn hơn {MOST_BYTES // 1024**2} MB.",
        f"The file is larger than {MOST_BYTES // 1024**2} MB.",
        {"most": MOST_BYTES},
        status=413,
    )
