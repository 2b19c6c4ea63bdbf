"""The table of claims."""

from __future__ import annotations

from django.db import models

SENT, MAILED, WAITING, ACCEPTED, REFUSED = "sent", "mailed", "waiting", "accepted", "refused"
"""By mail: the link has to be sent, was sent. Then, or at once: an officer has to decide. He has decided."""


class Claim(models.Model):
    """That somebody belongs to the body a public record (``register`` and ``code``) is about.

    ``token`` is the SHA-256 of what stands in the claimant's link to its standing. ``proven_on`` is the day on which the
    link that went to an address of the body's own domain was used. ``answer`` are the words of whoever decided.
    """

    uid = models.UUIDField(primary_key=True)
    token = models.CharField(max_length=64, unique=True)
    register = models.CharField(max_length=60)
    code = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    way = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20)
    received_on = models.DateField(db_index=True)
    mailed_at = models.DateTimeField(null=True)
    proven_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        app_label = "claims"
        indexes = [models.Index(fields=["state", "received_on"], name="claim_state")]

    def __str__(self) -> str:
        return f"claim of {self.register} {self.code} ({self.state})"
