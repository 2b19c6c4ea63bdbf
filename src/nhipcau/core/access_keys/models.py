"""The table of access keys."""

from __future__ import annotations

from django.db import models

from nhipcau.core.people.models import Account


class AccessKey(models.Model):
    """A key of somebody's program, by the name he gave it. ``token`` is the SHA-256 of the key; it is good to ``until``."""

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_on = models.DateField(null=True)

    class Meta:
        app_label = "access_keys"
        indexes = [models.Index(fields=["account", "made_at"], name="key_of_account")]

    def __str__(self) -> str:
        return f"{self.name} of {self.account_id}"
