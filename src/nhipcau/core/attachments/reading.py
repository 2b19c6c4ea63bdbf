"""What the worker does: reading texts out of attached files, asking them, sweeping; and giving texts to the desk's search."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from nhipcau.core.attachments import vault
from nhipcau.core.attachments.door import Check, check_text, keep_text, withhold
from nhipcau.core.attachments.models import EXPUNGED, KEPT, WAITING, Attachment
from nhipcau.core.attachments.telling import tell_withheld
from nhipcau.core.column import Seen
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act
from nhipcau.core.people.actors import WORKER
from nhipcau.engines.texts import Extracted, Unreadable, extract

REASON = "phát hiện khi đọc tệp đính kèm / found when the attached file was read"
CHECK_FAILED = "check_failed"


def extract_waiting(
    limit: int = 1, *, check: Check = check_text, tell: Callable[[Attachment], None] = tell_withheld
) -> int:
    """Read up to ``limit`` attachments that wait for it; returns how many. Each takes 15 seconds at most.

    Whatever is killed here begins again with the same file. What ``check`` finds something in is withheld, and ``tell``
    is called for it.
    """
    waiting = list(Attachment.objects.filter(text_state=WAITING, state=KEPT).order_by("uid")[:limit])
    for attachment in waiting:
        words = _words(attachment)
        finding = _finding(check, words.text) if words else ""
        if not finding:
            keep_text(attachment, words)
        elif withhold(attachment, finding, Act(WORKER, REASON)):
            tell(attachment)
    return len(waiting)


def _words(attachment: Attachment) -> Extracted | None:
    try:
        content = b"".join(vault.pieces(attachment.sha256))
    except OSError:  # not there, or the disk is broken: whoever asks for the file hears of it
        return None
    try:
        return extract(content, attachment.media_type)
    except Unreadable:
        return None


def _finding(check: Check, text: str) -> str:
    """The code of what was found, or "". A check that fails has not said that all is well, and stops no worker."""
    try:
        check(text)
    except Fault as finding:
        return finding.code
    except Exception:
        logging.getLogger(__name__).exception("an attached file could not be checked")
        return CHECK_FAILED
    return ""


def sweep() -> int:
    """Throw away files that have had no row for an hour; returns how many.

    Without a single row nothing is: more likely than a desk whose files are all unwanted is one that was not restored.
    """
    return vault.sweep(_wanted_of) if Attachment.objects.exists() else 0


def _wanted_of(digests: Iterable[str]) -> set[str]:
    rows = Attachment.objects.filter(sha256__in=list(digests)).exclude(state=EXPUNGED)
    return set(rows.values_list("sha256", flat=True))


def texts_of(records: Iterable[UUID]) -> dict[UUID, list[tuple[Seen, str]]]:
    """What can be searched of the attachments of records – title, name, text – with who may see it, in one query."""
    found: dict[UUID, list[tuple[Seen, str]]] = defaultdict(list)
    rows = Attachment.objects.filter(record__in=list(records), state=KEPT).order_by("uid")
    for record, seen, *words in rows.values_list("record", "seen", "title", "name", "words__text"):
        found[record].append((Seen(seen), "\n".join(filter(None, words))))
    return dict(found)
