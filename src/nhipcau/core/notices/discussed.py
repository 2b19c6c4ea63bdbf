"""Whom a comment concerns: those it names, those who take part, and those who look after the record – as far as they read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from nhipcau.core.discussing.hearing import readers
from nhipcau.core.discussing.mentions import reached
from nhipcau.core.discussing.models import Comment
from nhipcau.core.discussing.saying import MENTIONS
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.notices import kinds
from nhipcau.core.people.actors import account_of
from nhipcau.core.registry import registers

Minders = Callable[[UUID, int], set[UUID]]
"""Who looks after a record, as of a row of the ledger."""
Told = tuple[str, str, UUID, set[UUID]]
"""Kind, register, record, accounts."""


def discussed(row: Change, minders: Minders, on: date) -> Iterator[Told]:
    """What a row about a comment tells. What was taken back meanwhile names nobody any more, and is no news."""
    comment = Comment.objects.filter(uid=row.uid, struck_at=None).first()
    if comment is None or row.action not in ("create", "update") or comment.register not in registers():
        return
    register = registers()[comment.register]
    said = (comment.record, comment.seen, comment.agency)
    meant = [reached(register, *said, whom, on) for whom in _newly_named(row) & set(comment.mentions.values())]
    named = set[UUID]().union(*meant)
    if named:
        yield kinds.MENTIONED, register.name, comment.record, named
    if row.action == "create":
        others = (_taking_part(comment) | minders(comment.record, row.id)) - named
        yield kinds.DISCUSSED, register.name, comment.record, readers(register, comment, others, on)


def _newly_named(row: Change) -> set[str]:
    """Whom the row names for the first time."""
    values = ChangeValues.objects.filter(change=row).values_list("values", flat=True).first() or {}
    said = values.get(MENTIONS) or {}
    return set(said.get("after") or ()) - set(said.get("before") or ())


def _taking_part(comment: Comment) -> set[UUID]:
    """Who has said something in the thread; of a new thread, in the discussion of the record."""
    rows = Comment.objects.filter(record=comment.record).exclude(uid=comment.uid)
    if comment.parent_id:
        rows = rows.filter(uid=comment.parent_id) | rows.filter(parent=comment.parent_id)
    return {uid for actor in rows.values_list("actor", flat=True).distinct() if (uid := account_of(actor))}
