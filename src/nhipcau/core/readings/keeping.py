"""Keeping readings: a text is read once, read again when it was corrected, and each fact is decided by one at a time.

The ledger has that a text was read and what was decided of each fact, never the text. Whether somebody may is asked
before (``actions.reading``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.readings.models import OPEN, ReadFact, TextReading
from nhipcau.core.record import door_opened
from nhipcau.lib.reading import FIELDS, read
from nhipcau.lib.rereading import Mention, mention, same

if TYPE_CHECKING:
    from nhipcau.lib.reading import Fact

READINGS, FACTS = "readings", "read-facts"
"""Names under which the ledger has what happens here; neither is a register."""
LONGEST_TEXT = 200_000
"""Characters of a text read at the desk; a page of it is still opened at once."""
LONGEST_TITLE = 300
DECIDED = ("decision", "register", "record", "batch")


@dataclass(frozen=True)
class About:
    """What is known of a text beside its words. ``published`` is a partial day, "" if not known."""

    title: str
    outlet: str = ""
    link: str = ""
    published: str = ""
    register: str = ""
    record: UUID | None = None


def keep(text: str, about: About, agency: str, act: Act) -> TextReading:
    """Read a text and keep what it says. The same text of an agency is not read twice: the reading there is comes back,
    with its words, if they were forgotten meanwhile.

    Raises :class:`Fault`: "text_missing", "text_too_long", "title_missing", and what the guard refuses.
    """
    said = _checked(text)
    if there := read_before(said, agency):
        return there if there.has_text else read_again(there, said, act)
    return _made(said, about, agency, act)


def keep_new(text: str, about: About, agency: str, act: Act) -> TextReading | None:
    """The same of a text the agency has not read yet; None for one it has, also if that was forgotten meanwhile."""
    said = _checked(text)
    return None if read_before(said, agency) else _made(said, about, agency, act)


def _made(said: str, about: About, agency: str, act: Act) -> TextReading:
    if not about.title.strip():
        raise Fault("title_missing", "Hãy ghi tên bài, văn bản.", "Give the title of the text.")
    now = act.at or timezone.now()
    with door_opened(), transaction.atomic():
        refuse_secrets(READINGS, {"text": said, "title": about.title, "outlet": about.outlet}, act.actor)
        found = read(said, about.published or None)
        reading = TextReading(
            uid=new_uid(), agency=agency, register=about.register, record=about.record,
            title=about.title.strip()[:LONGEST_TITLE], outlet=about.outlet.strip()[:200], link=about.link.strip()[:500],
            published=about.published or found.published or "", text=said, sha256=_digest(said), is_relevant=found.relevant,
            actor=act.actor, at=now, read_at=now,
        )  # fmt: skip
        reading.save(force_insert=True)
        ReadFact.objects.bulk_create(_row(reading, said, fact, place) for place, fact in enumerate(found.facts))
        changed = {"title": (None, reading.title), "sha256": (None, reading.sha256), "facts": (None, len(found.facts))}
        note(READINGS, [(reading.uid, "create", changed)], act)
    return reading


def read_before(text: str, agency: str) -> TextReading | None:
    """An agency's reading of just this text as it was first given, if there is one."""
    return TextReading.objects.filter(agency=agency, sha256=_digest(_checked(text))).first()


def read_again(reading: TextReading, text: str, act: Act) -> TextReading:
    """Read a corrected text in the place of the old one. What was decided stays with the facts that are still there.

    Facts that were decided on and are not found any more stay, marked as gone; undecided ones go. Raises as :func:`keep`.
    """
    said = _checked(text)
    with door_opened(), transaction.atomic():
        refuse_secrets(READINGS, {"text": said}, act.actor)
        held = TextReading.objects.select_for_update().get(uid=reading.uid)
        old = list(ReadFact.objects.select_for_update().filter(reading=held).order_by("place"))
        found = read(said, held.published or None)
        kept = same(
            [_mention_of_row(held.text, row) for row in old],
            [_mention_of(said, list(fact.span), fact.type, _values(fact)) for fact in found.facts],
        )
        _replace(held, old, found.facts, kept, said)
        before, held.text, held.is_relevant, held.read_at = held.text, said, found.relevant, act.at or timezone.now()
        held.save(update_fields=["text", "is_relevant", "read_at"])
        changed = {"sha256": (_digest(before), _digest(said))} if before else {"has_text": (False, True)}
        note(READINGS, [(held.uid, "update", changed)] if before != said else [], act)
    return held


def discard(reading: TextReading, act: Act) -> None:
    """Forget a text with its facts and decisions. Records that were made from it stay, and so does their evidence."""
    with door_opened(), transaction.atomic():
        ReadFact.objects.filter(reading=reading).delete()
        TextReading.objects.filter(uid=reading.uid).delete()
        note(READINGS, [(reading.uid, "delete", {"sha256": (reading.sha256, None)})], act)


def decide(fact: UUID, seen: int, act: Act, decision: str, **written: Any) -> ReadFact:
    """Say what was decided of a fact by who saw its ``seen``-th version; ``written``: register, record, batch.

    Raises :class:`Fault` ("decided_meanwhile", 409) where somebody else has decided since. Runs in the caller's
    transaction, if there is one, so that a record and its decision are written together.
    """
    with door_opened(), transaction.atomic():
        held = held_fact(fact, seen)
        before = {name: _plain(getattr(held, name)) for name in DECIDED}
        held.decision, held.version = decision, held.version + 1
        held.register, held.record, held.batch = (
            written.get("register", ""),
            written.get("record"),
            written.get("batch"),
        )
        held.differs = False
        held.actor, held.at = (act.actor, act.at or timezone.now()) if decision else ("", None)
        held.save()
        after = {name: _plain(getattr(held, name)) for name in DECIDED}
        changed = {name: (before[name], after[name]) for name in DECIDED if before[name] != after[name]}
        note(FACTS, [(held.uid, "update", changed)], act)
        return held


def held_fact(fact: UUID, seen: int) -> ReadFact:
    """A fact, locked until the transaction ends. Raises :class:`Fault` ("decided_meanwhile", 409)."""
    held: ReadFact = ReadFact.objects.select_for_update().get(uid=fact)
    if held.version != seen:
        raise Fault(
            "decided_meanwhile",
            "Người khác vừa quyết định dữ kiện này; chưa ghi gì thêm. Hãy xem quyết định ấy bên dưới, hoàn tác nếu cần.",
            "Somebody else has just decided on this fact; nothing more was written. See it below, and undo it if need be.",
            {"decision": held.decision, "actor": held.actor},
            status=409,
        )
    return held


def reading_of(agencies: Collection[str], uid: UUID) -> TextReading | None:
    """A reading of one of some agencies."""
    return TextReading.objects.filter(uid=uid, agency__in=list(agencies)).first()


def facts_of(reading: TextReading) -> list[ReadFact]:
    """All facts of a reading in the order of the text, then those that are gone."""
    return list(ReadFact.objects.filter(reading=reading).order_by("place"))


def fact_of(reading: TextReading, uid: UUID) -> ReadFact | None:
    return ReadFact.objects.filter(reading=reading, uid=uid).first()


def listed(agencies: Collection[str]) -> QuerySet[TextReading]:
    """Readings of some agencies, the newest first, each with ``total`` and ``left`` (its facts, and those to be
    decided) and ``is_forgotten`` (its words are gone).
    """
    here = Q(facts__is_gone=False)
    counted = TextReading.objects.filter(agency__in=list(agencies)).defer("text")
    left = Count("facts", filter=here & Q(facts__decision=OPEN))
    gone = ExpressionWrapper(Q(text=""), output_field=BooleanField())
    counted = counted.annotate(total=Count("facts", filter=here), left=left, is_forgotten=gone)
    return counted.order_by("-at", "-uid")


def _replace(held: TextReading, old: list[ReadFact], facts: tuple[Fact, ...], kept: dict[int, int], said: str) -> None:
    for place, fact in enumerate(facts):
        row = _row(held, said, fact, place)
        if place in kept:
            was = old[kept[place]]
            row.uid = was.uid
            for name in ("decision", "register", "record", "batch", "actor", "at", "version"):
                setattr(row, name, getattr(was, name))
            row.differs = bool(was.decision) and (was.differs or was.values != row.values)
            row.save()
        else:
            row.save(force_insert=True)
    left = [row for number, row in enumerate(old) if number not in set(kept.values())]
    for number, row in enumerate(left):
        if row.decision:
            row.is_gone, row.place = True, len(facts) + number
            row.save(update_fields=["is_gone", "place"])
        else:
            row.delete()


def _row(reading: TextReading, text: str, fact: Fact, place: int) -> ReadFact:
    start, end = fact.span
    return ReadFact(
        uid=new_uid(), reading=reading, place=place, type=fact.type, spans=[list(span) for span in fact.evidence],
        quote=text[start:end], values=_values(fact), rule=fact.rule, confidence=fact.confidence,
    )  # fmt: skip


def _values(fact: Fact) -> dict[str, Any]:
    return {name: fact.values.get(name) for name in FIELDS[fact.type]}


def _mention_of_row(text: str, row: ReadFact) -> Mention:
    """The mention of a fact in its text; of one whose text was forgotten its own words without those around."""
    span = row.spans[0] if text else [0, len(row.quote)]
    return _mention_of(text or row.quote, span, row.type, row.values)


def _mention_of(text: str, span: list[int], type_: str, values: dict[str, Any]) -> Mention:
    return mention(text, span[0], span[1], type_, json.dumps(values, sort_keys=True))


def _checked(text: str) -> str:
    said = text.replace("\r\n", "\n").strip("\ufeff")
    if not said.strip():
        raise Fault(
            "text_missing",
            "Chưa có chữ nào để đọc. Hãy dán văn bản hoặc chọn tệp.",
            "There is no text to read. Paste it, or choose a file.",
        )
    if len(said) > LONGEST_TEXT:
        raise Fault(
            "text_too_long",
            f"Văn bản có {len(said)} ký tự; mỗi lần đọc tối đa {LONGEST_TEXT}. Hãy chia thành nhiều phần.",
            f"The text has {len(said)} characters; at most {LONGEST_TEXT} are read at once. Divide it.",
            {"length": len(said)},
        )
    return said


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
