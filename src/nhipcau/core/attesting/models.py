"""Tables of what stands beside the owner's word: what others say of a record, and requests that went out by mail."""

from __future__ import annotations

from django.db import models

from nhipcau.core.record import Guarded

CURRENT, REPLACED, TAKEN_BACK = "current", "replaced", "taken_back"
OPEN, ANSWERED, WITHDRAWN = "open", "answered", "withdrawn"


class Attestation(Guarded):
    """That somebody confirms a record (``holds``) or disagrees, and in which words (``text``, never empty then).

    ``agency`` is the uid, as text, of the agency that says so at the desk; an answer by link has none, but the name its
    ``speaker`` gave and the ``address`` the link went to (or, for a visitor's, the message it was, see ``kept``). ``actor`` is the ledger's. Former ones are kept.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    holds = models.BooleanField()
    text = models.TextField(blank=True, default="")
    agency = models.CharField(max_length=80, blank=True, default="")
    speaker = models.CharField(max_length=200, blank=True, default="")
    address = models.CharField(max_length=254, blank=True, default="")
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    state = models.CharField(max_length=20, default=CURRENT)

    class Meta:
        app_label = "attesting"
        indexes = [models.Index(fields=["record", "state"], name="attestation_of_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "agency", "address"],
                condition=models.Q(state="current"),
                name="one_current_attestation",
            )
        ]

    def __str__(self) -> str:
        return f"{'holds' if self.holds else 'disagrees'}: {self.register} {self.record} ({self.state})"


class Request(Guarded):
    """A link that asks whoever reads the mail at an address whether a record still holds; good for one answer.

    ``agency`` is the uid, as text, of the agency that asks: the one that keeps the record. ``actor`` sent it.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2)
    agency = models.CharField(max_length=80)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    valid_until = models.DateTimeField()
    state = models.CharField(max_length=20, default=OPEN)

    class Meta:
        app_label = "attesting"
        indexes = [models.Index(fields=["record", "state"], name="request_of_record")]

    def __str__(self) -> str:
        return f"request about {self.register} {self.record} ({self.state})"
