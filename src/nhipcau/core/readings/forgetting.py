"""Forgetting texts that were read: after a time in which nobody works on them, and by decision.

What was decided stays, and so does the evidence of records: their quoted words are theirs. A text that is gone has no
letters, a fact whose words are gone neither a quotation nor values; facts nobody decided on go with their text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Q

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.ledger.expunge import EVIDENCE
from nhipcau.core.people.actors import WORKER
from nhipcau.core.readings.keeping import READINGS
from nhipcau.core.readings.models import OPEN, ReadFact, TextReading
from nhipcau.core.record import door_opened
from nhipcau.core.settings import days

OVER = Act(WORKER, "hết thời hạn giữ văn bản đã đọc / time of a text that was read is over")
TEXT = "text"
ABOUT = ("title", "outlet", "link")
REMOVED = "(đã xóa / removed)"


def sweep(now: datetime) -> int:
    """Forget the texts on which nobody has worked for as long as the setting says: all their facts are decided on, or
    none. Returns how many. Of facts that are no record's the words go, too.
    """
    over = now - timedelta(days=days("NHIPCAU_READING_KEEP_DAYS"))
    waiting = Count("facts", filter=Q(facts__is_gone=False, facts__decision=OPEN))
    decided = Count("facts", filter=~Q(facts__decision=OPEN))
    found = (
        TextReading.objects.exclude(text="")
        .filter(read_at__lt=over)
        .annotate(waiting=waiting, decided=decided, last=Max("facts__at"))
        .filter(Q(waiting=0) | Q(decided=0))
        .filter(Q(last=None) | Q(last__lt=over))
    )
    uids = list(found.values_list("uid", flat=True))
    for uid in uids:
        _forget(uid, lambda fact: fact.record is None, OVER)
    return len(uids)


def expunge(uid: UUID, column: str, act: Act, *, quotes: bool) -> None:
    """What the ledger's expunging does of a value, for texts: ``uid`` is a reading's (its ``text``, or what it is called
    and where it is from), or a record's that facts became or were linked to. Of these the values go; with ``quotes`` their
    words, those of facts that share words with them, and the text.

    Raises :class:`Fault` ("unknown_column") for another column of a reading.
    """
    if reading := TextReading.objects.filter(uid=uid).first():
        _expunge_of_reading(reading, column, act)
        return
    concerned = list(ReadFact.objects.filter(record=uid))
    with door_opened(), transaction.atomic():
        ReadFact.objects.filter(uid__in=[fact.uid for fact in concerned]).update(values={})
    if quotes or column == EVIDENCE:
        for of in {fact.reading_id for fact in concerned}:
            spans = [span for fact in concerned if fact.reading_id == of for span in fact.spans]
            _forget(of, _sharing(spans), act)


def words_gone() -> Fault:
    return Fault(
        "words_gone",
        "Chữ của văn bản hoặc dữ kiện này đã được xóa. Hãy dán lại văn bản ở trang Đọc văn bản để đọc lại.",
        "The words of this text or fact were deleted. Paste the text again on the page where texts are read.",
        status=409,
    )


def _expunge_of_reading(reading: TextReading, column: str, act: Act) -> None:
    if column == TEXT:
        _forget(reading.uid, lambda _: True, act)
    elif column in ABOUT:
        with door_opened(), transaction.atomic():
            TextReading.objects.filter(uid=reading.uid).update(**{column: REMOVED if column == "title" else ""})
    else:
        raise Fault(
            "unknown_column",
            f"Văn bản đã đọc không có cột {column}; có: {', '.join((TEXT, *ABOUT))}.",
            f"A text that was read has no column {column}, but {', '.join((TEXT, *ABOUT))}.",
            {"register": READINGS, "columns": [column]},
        )


def _forget(uid: UUID, loses_words: Callable[[ReadFact], bool], act: Act) -> None:
    """Delete a text, the facts nobody decided on, and the words of some of the others."""
    with door_opened(), transaction.atomic():
        held = TextReading.objects.select_for_update().get(uid=uid)
        facts = list(ReadFact.objects.select_for_update().filter(reading=held))
        ReadFact.objects.filter(reading=held, decision=OPEN).delete()
        lost = [fact.uid for fact in facts if fact.decision and loses_words(fact)]
        ReadFact.objects.filter(uid__in=lost).update(quote="", values={})
        had_text, held.text = bool(held.text), ""
        held.save(update_fields=["text"])
        note(READINGS, [(held.uid, "update", {"has_text": (True, False)})] if had_text else [], act)


def _sharing(spans: Iterable[list[int]]) -> Callable[[ReadFact], bool]:
    """Whether a fact has words among those at these code points."""
    taken = [tuple(span) for span in spans]
    return lambda fact: any(start < last and first < end for start, end in fact.spans for first, last in taken)
