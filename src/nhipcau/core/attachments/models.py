"""Tables of attachments and of the texts read out of them. Rows are written by ``attachments.door`` only."""

from __future__ import annotations

from django.db import models

from nhipcau.core.column import OWN
from nhipcau.core.record import Guarded

KEPT, WITHHELD, EXPUNGED = "kept", "withheld", "expunged"
"""There; nobody gets it, because of what was found in it; its content is gone by decision."""
NO_TEXT, WAITING, DONE, UNREADABLE = "none", "waiting", "done", "unreadable"


class Attachment(Guarded):
    """A file at a record (``register`` and ``record``, its uid).

    ``name`` is as given, but cleaned; ``media_type`` follows from the bytes, which lie in the vault under ``sha256``.
    ``added_by`` is the actor of its ledger row. ``finding`` is the code of what was found in a withheld file, never the
    words; ``reason`` is why a content was expunged. ``text_state``: "none" (nothing to read), "waiting", "done" or
    "unreadable".
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True, default="")
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    seen = models.PositiveSmallIntegerField(default=int(OWN))
    state = models.CharField(max_length=20, default=KEPT)
    finding = models.CharField(max_length=60, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    text_state = models.CharField(max_length=20, default=NO_TEXT)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    class Meta:
        app_label = "attachments"
        constraints = [models.UniqueConstraint(fields=["record", "sha256"], name="attachment_once")]
        indexes = [
            models.Index(fields=["sha256"], name="attachment_content"),
            models.Index(fields=["text_state", "uid"], name="attachment_to_read"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.register} {self.record})"


class AttachmentText(Guarded):
    """The words of an attachment, NFC; ``pages`` is None where a file has none, ``is_partial``: not all was read."""

    attachment = models.OneToOneField(Attachment, primary_key=True, on_delete=models.CASCADE, related_name="words")
    text = models.TextField()
    pages = models.PositiveIntegerField(null=True)
    is_partial = models.BooleanField(default=False)

    class Meta:
        app_label = "attachments"

    def __str__(self) -> str:
        return f"text of {self.attachment_id}"
