"""The table of comments on records."""

from __future__ import annotations

from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.record import Guarded


class Comment(Guarded):
    """What somebody says of a record in the name of an ``agency`` (its uid as text): a thread, or a reply (``parent``).

    ``seen`` is a ``Seen``: SHARED for all who see the record as deep as that, OWN for the agency alone. A reply has its
    thread's, and what is OWN its thread's agency. ``mentions`` says who is meant by the names in the text:
    {name: ``account:<uid>`` or ``agency:<uid>``}. Of a comment that was taken back (``struck_at``) text and mentions are
    gone. ``settled_at`` and ``settled_by`` (an actor) are a thread's.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=80)
    seen = models.PositiveSmallIntegerField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    text = models.TextField(blank=True, default="")
    mentions = JSONColumn(default=dict)
    edited_at = models.DateTimeField(null=True)
    struck_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        app_label = "discussing"
        indexes = [models.Index(fields=["record", "at"], name="comment_of_record")]

    def __str__(self) -> str:
        return f"{self.register} {self.record}: {self.uid}"
