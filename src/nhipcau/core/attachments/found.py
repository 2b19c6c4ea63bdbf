"""Finding attachments, for pages. Whether somebody may see the record is asked before; what of it, by ``clearance``."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from nhipcau.core.attachments.models import Attachment
from nhipcau.core.column import Seen
from nhipcau.core.faults import Fault


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
