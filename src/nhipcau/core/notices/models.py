"""Tables of notices: what somebody is told, how he wants to be told, and how far the ledger has been followed."""

from __future__ import annotations

from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.people.models import Account


class Notice(models.Model):
    """That something happened that concerns somebody. ``kind`` is one of ``notices.kinds.KINDS``.

    ``register`` and ``record`` name what it is about: a record of a register, or a posting. ``change`` is the ledger row
    it follows from, ``by`` its actor. ``data`` has what no other table says (role, agency and day of a posting), never
    anything a record holds. ``mailed_at`` is when a digest told of it.
    """

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    change = models.BigIntegerField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    data = JSONColumn(default=dict)

    class Meta:
        app_label = "notices"
        constraints = [models.UniqueConstraint(fields=["account", "change"], name="notice_once")]
        indexes = [
            models.Index(fields=["account", "read_at", "at"], name="notice_of_account"),
            models.Index(fields=["at"], name="notice_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.register} {self.record} → {self.account_id}"


class Habit(models.Model):
    """How somebody is told, and when he was last here.

    ``mailed_on`` is the day of his last digest; ``came_at`` and ``came_to`` are the time of his latest look at the Today
    page and the ledger's last row then, ``before`` that row at the end of his visit before this one (0: it is his first).
    """

    account = models.OneToOneField(Account, primary_key=True, on_delete=models.CASCADE, related_name="+")
    wants_mail = models.BooleanField(default=True)
    mailed_on = models.DateField(null=True)
    came_at = models.DateTimeField(null=True)
    came_to = models.BigIntegerField(default=0)
    before = models.BigIntegerField(default=0)

    class Meta:
        app_label = "notices"

    def __str__(self) -> str:
        return f"habit of {self.account_id}"


class Followed(models.Model):
    """One row: up to where the ledger has been followed, on which database server."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    server = models.CharField(max_length=40, blank=True)
    writer = models.BigIntegerField()
    change = models.BigIntegerField()

    class Meta:
        app_label = "notices"

    def __str__(self) -> str:
        return f"followed up to {self.writer}:{self.change}"
