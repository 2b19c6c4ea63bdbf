"""The table of calendar links."""

from __future__ import annotations

from django.db import models

from nhipcau.core.people.models import Account


class CalendarLink(models.Model):
    """Whose days (of ``dues.whose``) a secret address of somebody gives. ``token`` is the SHA-256 of what stands in it."""

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    whose = models.CharField(max_length=20)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "calendars"
        indexes = [models.Index(fields=["account", "made_at"], name="calendar_of_account")]

    def __str__(self) -> str:
        return f"{self.whose} of {self.account_id}"
