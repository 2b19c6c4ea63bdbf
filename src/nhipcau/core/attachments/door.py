"""The one door for attachments: every write has a name and a reason, and its row in the ledger – never the content."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum

from nhipcau.core import guard
from nhipcau.core.attachments import refusals, vault
from nhipcau.core.attachments.models import (
    DONE,
    EXPUNGED,
    KEPT,
    NO_TEXT,
    UNREADABLE,
    WAITING,
    WITHHELD,
    Attachment,
    AttachmentText,
)
from nhipcau.core.attachments.names import cleaned, visible
from nhipcau.core.attachments.sniff import sniffed
from nhipcau.core.attachments.types import most_bytes, most_bytes_of_record
from nhipcau.core.column import OWN, Seen
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.people.actors import WORKER
from nhipcau.core.record import door_opened
from nhipcau.core.registry import registers
from nhipcau.engines.texts import QUICK, READABLE, Extracted, plain

ATTACHMENTS = "attachments"
"""The name under which the ledger keeps what happens here; it is no register."""
SAID = ("register", "record", "name", "title", "media_type", "size", "sha256", "seen", "state", "finding")
"""What the ledger says of an attachment. Its reasons are the acts'."""
LONGEST_TITLE = 300


Check = Callable[[str], None]
"""Raises :class:`Fault` for a text that may not be kept here. Of a fault found after upload only the code is kept."""


def check_text(text: str) -> None:
    """What names, titles and texts are asked unless another check is given: the guard. Raises its refusals."""
    guard.check_text(text, name=ATTACHMENTS)


class Kept(NamedTuple):
    """An attachment, and whether its name got another ending than was given, which is to be said."""

    attachment: Attachment
    is_corrected: bool


def add(
    register: str,
    record: UUID,
    name: str,
    content: bytes,
    act: Act,
    *,
    title: str = "",
    seen: Seen = OWN,
    check: Check = check_text,
) -> Kept:
    """Attach a file to a record. May not be called inside a transaction: it holds the vault until its own is committed.

    Raises :class:`Fault` for what is no file of a type taken here, is too large or attached already, for a record that
    is not there, and whatever ``check`` raises of name, title and a text that is read at once.
    """
    if len(content) > (most := most_bytes()):
        raise refusals.too_large(len(content), most)
    media_type = sniffed(content)
    called, words = cleaned(name, media_type), plain(content) if media_type in QUICK else None
    attachment = Attachment(
        uid=new_uid(),
        register=register,
        record=record,
        name=called.text,
        title=visible(title)[:LONGEST_TITLE],
        media_type=media_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        seen=int(seen),
        text_state=DONE if words else WAITING if media_type in READABLE else NO_TEXT,
        added_by=act.actor,
    )
    check("\n".join((attachment.name, attachment.title, words.text if words else "")))
    _require_place(attachment)
    with vault.held():
        vault.put(content)
        try:
            with door_opened(), transaction.atomic(durable=True):
                _create(attachment, words, act)
        except IntegrityError:  # the same file twice at the same moment
            raise refusals.attached_already(attachment.name) from None
    return Kept(attachment, called.is_corrected)


def correct(
    attachment: Attachment,
    act: Act,
    *,
    name: str | None = None,
    title: str | None = None,
    seen: Seen | None = None,
    check: Check = check_text,
) -> Kept:
    """Change name, title or who sees it; what is None stays. Raises what ``check`` raises of the new words."""
    called = cleaned(attachment.name if name is None else name, attachment.media_type)
    entitled = attachment.title if title is None else visible(title)[:LONGEST_TITLE]
    check(f"{called.text}\n{entitled}")
    with door_opened(), transaction.atomic():
        changes = {"name": called.text, "title": entitled, "seen": attachment.seen if seen is None else int(seen)}
        _alter(attachment, act, "update", **changes)
    return Kept(attachment, called.is_corrected)


def remove(attachment: Attachment, act: Act) -> None:
    """Delete an attachment with its text, and its content where no other has the same.

    Raises :class:`Fault` ("content_expunged", 410) where only the memory of a decision is left: that stays.
    """
    if attachment.state == EXPUNGED:
        raise refusals.expunged()
    with door_opened(), transaction.atomic():
        note(
            ATTACHMENTS, [(attachment.uid, "delete", {name: (it, None) for name, it in said(attachment).items()})], act
        )
        Attachment.objects.filter(uid=attachment.uid).delete()
        transaction.on_commit(lambda: vault.drop(attachment.sha256, is_wanted))


def expunge_content(attachment: Attachment, act: Act) -> int:
    """Destroy a content by decision, wherever it is attached; returns at how many places. ``act.reason`` is kept.

    Rows, digests and the ledger stay, so that everybody can see what was decided; the same content is not taken again.
    A name or title that tells too much is corrected first, then taken out of history by ``ledger.expunge``.
    """
    with door_opened(), transaction.atomic():
        rows = list(Attachment.objects.select_for_update().filter(sha256=attachment.sha256).exclude(state=EXPUNGED))
        for row in rows:
            AttachmentText.objects.filter(attachment=row).delete()
            _alter(row, act, "expunge", state=EXPUNGED, reason=act.reason, text_state=NO_TEXT)
        transaction.on_commit(lambda: vault.drop(attachment.sha256, is_wanted))
    attachment.refresh_from_db()
    return len(rows)


def withhold(attachment: Attachment, finding: str, act: Act) -> bool:
    """From now on nobody gets it; ``finding`` is a code. False if it was removed or withheld meanwhile."""
    with door_opened(), transaction.atomic():
        row = Attachment.objects.select_for_update().filter(uid=attachment.uid, state=KEPT).first()
        if row is None:
            return False
        AttachmentText.objects.filter(attachment=row).delete()
        _alter(row, act, "withhold", state=WITHHELD, finding=finding, text_state=NO_TEXT)
    attachment.refresh_from_db()
    return True


def keep_text(attachment: Attachment, words: Extracted | None) -> bool:
    """Keep what was read, or (None) that nothing can be. False if it was removed meanwhile.

    The ledger has no word of the text, only that the file was read: what follows the ledger learns that there is one.
    """
    with door_opened(), transaction.atomic():
        waiting = Attachment.objects.filter(uid=attachment.uid, state=KEPT, text_state=WAITING)
        if not waiting.update(text_state=DONE if words else UNREADABLE):
            return False
        if words:
            AttachmentText(attachment=attachment, **words._asdict()).save(force_insert=True)
        note(ATTACHMENTS, [(attachment.uid, "read", {})], Act(WORKER, "đọc nội dung tệp đính kèm / attached file read"))
    return True


def is_wanted(digest: str) -> bool:
    """Whether some attachment has that content."""
    return Attachment.objects.filter(sha256=digest).exclude(state=EXPUNGED).exists()


def said(attachment: Attachment) -> dict[str, Any]:
    """What the ledger says of an attachment, as JSON."""
    return {**{name: getattr(attachment, name) for name in SAID}, "record": str(attachment.record)}


def _require_place(attachment: Attachment) -> None:
    register = registers().get(attachment.register)
    if register is None or not register.model._default_manager.filter(uid=attachment.record).exists():
        raise Fault(
            "no_record",
            "Không có hồ sơ này trên bàn làm việc; có thể hồ sơ đã bị xóa.",
            "There is no such record at the desk; it may have been deleted.",
            {"register": attachment.register, "record": str(attachment.record)},
            status=404,
        )
    if Attachment.objects.filter(sha256=attachment.sha256, state=EXPUNGED).exists():
        raise refusals.expunged()
    there = Attachment.objects.filter(record=attachment.record).exclude(state=EXPUNGED)
    if same := there.filter(sha256=attachment.sha256).first():
        raise refusals.attached_already(same.name)
    total = attachment.size + (there.aggregate(size=Sum("size"))["size"] or 0)
    if total > (most := most_bytes_of_record()):
        raise refusals.record_full(total, most)


def _create(attachment: Attachment, words: Extracted | None, act: Act) -> None:
    changed = {name: (None, value) for name, value in said(attachment).items() if value != ""}
    attachment.added_at = note(ATTACHMENTS, [(attachment.uid, "create", changed)], act)
    attachment.save(force_insert=True)
    if words:
        AttachmentText(attachment=attachment, **words._asdict()).save(force_insert=True)


def _alter(attachment: Attachment, act: Act, action: str, **values: Any) -> None:
    """Change fields and say so; what is already so leaves no trace."""
    before = said(attachment)
    for name, value in values.items():
        setattr(attachment, name, value)
    after = said(attachment)
    if changed := {name: (before[name], after[name]) for name in SAID if before[name] != after[name]}:
        attachment.save(update_fields=list(values))
        note(ATTACHMENTS, [(attachment.uid, action, changed)], act)
