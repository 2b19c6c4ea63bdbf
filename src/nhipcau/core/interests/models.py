"""The table of expressions of interest. It is no register: nothing that projects, exports or publishes knows it."""

from __future__ import annotations

from django.db import models

from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Guarded

RECEIVED = "received"
STAGES = Vocabulary(
    [
        (RECEIVED, Label("Đã nhận", "Received")),
        ("contacted", Label("Đã liên hệ", "Contacted")),
        ("talking", Label("Đang trao đổi", "In talks")),
        ("agreed", Label("Đã thống nhất", "Agreed")),
        ("closed", Label("Đã khép lại", "Closed")),
    ],
    name="interest-stages",
)
"""How far an interest has come; "closed" is one that came to nothing."""


class ExpressionOfInterest(Guarded):
    """That somebody is interested in a record (``register`` and ``record``, None for none in particular).

    ``agency`` is the uid, as text, of the agency that follows it; ``message`` the uid of the message it was made from,
    which has everything about the person and is deleted after its time. ``organisation`` is what he wrote he stands for;
    the worker empties it when he withdraws. ``next_on`` is the day of what is to be done next.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60, blank=True, default="")
    record = models.UUIDField(null=True)
    agency = models.CharField(max_length=80)
    organisation = models.CharField(max_length=200, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    received_on = models.DateField()
    stage = models.CharField(max_length=20, default=RECEIVED)
    stage_since = models.DateField()
    next_on = models.DateField(null=True)
    message = models.UUIDField(unique=True)

    class Meta:
        app_label = "interests"
        indexes = [
            models.Index(fields=["agency", "stage"], name="interest_of_agency"),
            models.Index(fields=["record"], name="interest_in_record"),
        ]

    def __str__(self) -> str:
        return f"interest in {self.register} {self.record} ({self.stage})"
