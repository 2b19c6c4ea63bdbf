"""Saying something of a record, correcting it for a while, taking it back, calling a thread settled.

The ledger has that it was done and whom it concerns, never the words: they can be forgotten. Whether somebody may is
asked before (``actions.discussing``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.column import OWN, SHARED, Seen
from nhipcau.core.discussing.models import Comment
from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, Changed, new_uid, note
from nhipcau.core.record import door_opened

COMMENTS = "comments"
"""The name under which the ledger has what happens here; it is no register."""
LONGEST = 4000
"""Characters of a comment."""
CORRECTED_FOR = timedelta(minutes=15)
"""How long after saying it somebody may change his words; what others have read and answered stays."""
MENTIONS = "mentions"


@dataclass(frozen=True)
class Said:
    """What is said, in whose name (an agency's uid), to whom; ``parent`` is the thread it answers."""

    text: str
    agency: str
    seen: Seen
    mentions: Mapping[str, str]
    parent: Comment | None = None


def say(register: str, record: UUID, said: Said, act: Act) -> Comment:
    """Keep a comment. Raises :class:`Fault`: "text_missing", "text_too_long", "no_thread", and what the guard refuses."""
    text = _checked(said.text)
    thread = said.parent
    if thread and (thread.record != record or thread.parent_id or thread.struck_at):
        raise _no_thread()
    with door_opened(), transaction.atomic():
        refuse_secrets(COMMENTS, {"text": text}, act.actor)
        comment = Comment(
            uid=new_uid(), register=register, record=record, parent=thread, agency=said.agency, seen=int(said.seen),
            actor=act.actor, at=act.at or timezone.now(), text=text, mentions=dict(said.mentions),
        )  # fmt: skip
        comment.save(force_insert=True)
        changed: dict[str, tuple[object, object]] = {
            "register": (None, register), "record": (None, str(record)), "agency": (None, said.agency),
            "seen": (None, int(said.seen)),
        }  # fmt: skip
        if thread:
            changed["parent"] = (None, str(thread.uid))
        if said.mentions:
            changed[MENTIONS] = (None, _meant(said.mentions.values()))
        note(COMMENTS, [(comment.uid, "create", changed)], act)
    return comment


def correct(comment: Comment, text: str, mentions: Mapping[str, str], act: Act, now: datetime) -> None:
    """Change one's words while that is possible. Raises :class:`Fault`: as :func:`say`, and "too_late" (409)."""
    words = _checked(text)
    with door_opened(), transaction.atomic():
        held = Comment.objects.select_for_update().get(uid=comment.uid)
        if not may_correct(held, act.actor, now):
            raise Fault(
                "too_late",
                "Chỉ sửa được lời của mình trong 15 phút sau khi gửi. Hãy trả lời thêm, hoặc rút lại lời này.",
                "One's own words can be changed for 15 minutes after sending. Add a reply, or take these words back.",
                status=409,
            )
        refuse_secrets(COMMENTS, {"text": words}, act.actor)
        before, after = _meant(held.mentions.values()), _meant(mentions.values())
        held.text, held.mentions, held.edited_at = words, dict(mentions), now
        held.save(update_fields=["text", "mentions", "edited_at"])
        note(COMMENTS, [(held.uid, "update", {MENTIONS: (before, after)} if before != after else {})], act)


def take_back(comment: Comment, act: Act, now: datetime) -> None:
    """Its words go, its place stays. One that was taken back is left as it is."""
    with door_opened(), transaction.atomic():
        held = Comment.objects.select_for_update().get(uid=comment.uid)
        if held.struck_at is None:
            held.text, held.mentions, held.struck_at = "", {}, now
            held.save(update_fields=["text", "mentions", "struck_at"])
            note(COMMENTS, [(held.uid, "strike", {"struck": (None, True)})], act)


def forget(uid: UUID, act: Act) -> None:
    """Take a comment's words away by decision, if ``uid`` is one's; expunging it (``ledger.expunge``) clears the files."""
    comment = Comment.objects.filter(uid=uid).first()
    if comment:
        take_back(comment, act, timezone.now())


def settle(thread: Comment, act: Act, now: datetime, *, settled: bool = True) -> None:
    """Call a thread settled, or open it again; one that is so already is left as it is."""
    with door_opened(), transaction.atomic():
        held = Comment.objects.select_for_update().get(uid=thread.uid)
        if held.parent_id:
            raise _no_thread()
        if (held.settled_at is not None) == settled:
            return
        held.settled_at, held.settled_by = (now, act.actor) if settled else (None, "")
        held.save(update_fields=["settled_at", "settled_by"])
        changed: Changed = {"settled": (not settled, settled)}
        note(COMMENTS, [(held.uid, "settle" if settled else "reopen", changed)], act)


def may_correct(comment: Comment, actor: str, now: datetime) -> bool:
    return comment.actor == actor and comment.struck_at is None and now - comment.at <= CORRECTED_FOR


def audience_of(thread: Comment | None, seen: Seen, agency: str) -> tuple[Seen, str]:
    """To whom a reply goes and in whose name: as its thread says; what is within an agency is answered within it."""
    if thread is None:
        return (SHARED if seen <= SHARED else OWN), agency
    return Seen(thread.seen), (thread.agency if thread.seen > SHARED else agency)


def _meant(whom: Collection[str]) -> list[str] | None:
    return sorted(set(whom)) or None


def _checked(text: str) -> str:
    words = text.strip()
    if not words:
        raise Fault("text_missing", "Hãy viết nội dung trao đổi.", "Write what you want to say.")
    if len(words) > LONGEST:
        raise Fault(
            "text_too_long",
            f"Nội dung dài {len(words)} ký tự; tối đa {LONGEST}. Hãy rút ngắn, hoặc đính kèm tệp vào hồ sơ.",
            f"What you say has {len(words)} characters; at most {LONGEST}. Make it shorter, or attach a file to the record.",
        )
    return words


def _no_thread() -> Fault:
    return Fault(
        "no_thread",
        "Không trả lời được: lời này không còn, hoặc chính nó là một câu trả lời. Hãy tải lại trang.",
        "This cannot be answered: it is not there any more, or it is a reply itself. Load the page again.",
        status=409,
    )
