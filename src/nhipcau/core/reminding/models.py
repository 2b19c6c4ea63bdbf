"""The table of reminders: of what an agency was reminded, at which stage."""

from __future__ import annotations

from django.db import models


class Reminder(models.Model):
    """An agency was reminded of something due. ``stage`` is how many days after the day (before: negative), or ESCALATED;
    ``round`` is what it was told together with, to the same people on the same day. Of a NUDGE by another agency ``kind``
    is what is asked for and ``day`` the day it came. ``by`` is the actor. Nothing of what the record says.
    """

    uid = models.UUIDField(primary_key=True)
    round = models.UUIDField()
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    kind = models.CharField(max_length=80)
    day = models.DateField()
    stage = models.CharField(max_length=12)
    agency = models.CharField(max_length=80)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        app_label = "reminding"
        constraints = [models.UniqueConstraint(fields=["record", "kind", "day", "stage"], name="reminded_once")]
        indexes = [
            models.Index(fields=["round"], name="reminders_of_round"),
            models.Index(fields=["record", "at"], name="reminders_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.record} {self.kind} {self.stage}"
