"""Finding attachments, for pages. Whether somebody may see the record is asked before; what of it, by ``clearance``."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.core.attachments.models import DONE, KEPT, Attachment, AttachmentText
from nhipcau.core.column import Seen
from nhipcau.core.faults import Fault
from nhipcau.core.models import ChangeValues


def attachments_of(record: UUID, clearance: Seen) -> QuerySet[Attachment]:
    """The attachments of a record that somebody sees who sees columns up to ``clearance``, oldest first.

    Withheld and expunged ones are among them: their ``state`` says so.
    """
    return Attachment.objects.filter(record=record, seen__lte=clearance).order_by("added_at", "uid")


def attachment_of(record: UUID, uid: UUID, clearance: Seen) -> Attachment:
    """Raises :class:`Fault` ("no_attachment", 404), also where there is one that he does not see."""
    found = attachments_of(record, clearance).filter(uid=uid).first()
    if found is None:
        raise Fault("no_attachment", "Hồ sơ này không có tệp ấy.", "This record has no such file.", status=404)
    return found


def with_words(record: UUID, clearance: Seen) -> QuerySet[Attachment]:
    """Those of the attachments whose words are known."""
    return attachments_of(record, clearance).filter(state=KEPT, text_state=DONE)


def words_of(attachment: Attachment) -> str:
    """The words that were read out of one of :func:`with_words`."""
    return AttachmentText.objects.values_list("text", flat=True).get(attachment=attachment)


def records_with(attachments: Iterable[UUID]) -> set[tuple[str, UUID]]:
    """The records, as (register, uid), that some attachments are or were of: the ledger knows those that were removed."""
    uids = list(attachments)
    found = set(Attachment.objects.filter(uid__in=uids).values_list("register", "record"))
    gone = set(uids) - set(Attachment.objects.filter(uid__in=uids).values_list("uid", flat=True))
    for values in ChangeValues.objects.filter(change__uid__in=gone, change__action="delete").values_list(
        "values", flat=True
    ):
        if "record" in values:
            found.add((values["register"]["before"], UUID(values["record"]["before"])))
    return found
