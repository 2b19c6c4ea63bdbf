"""Tables of what shall happen to public records: proposed changes, and moves planned for a time."""

from __future__ import annotations

from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.record import Guarded

OPEN = "open"
ACCEPTED, DECLINED = "accepted", "declined"
DONE, TAKEN_BACK, FAILED = "done", "taken_back", "failed"


class Proposal(Guarded):
    """Other values for a public record, by somebody who may not publish them.

    ``before`` and ``values`` are plain values by column ("evidence" may be among them), ``base`` is the record's last
    ledger row when it was proposed. ``actor`` and ``decided_by`` are actors of ledger rows; ``answer`` is the reason of
    whoever decided. Once decided it keeps no values.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    before = JSONColumn()
    values = JSONColumn()
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    base = models.BigIntegerField()
    state = models.CharField(max_length=20, default=OPEN)
    decided_by = models.CharField(max_length=200, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        app_label = "publication"
        indexes = [models.Index(fields=["record", "state"], name="proposal_of_record")]

    def __str__(self) -> str:
        return f"proposal for {self.register} {self.record} ({self.state})"


class Plan(Guarded):
    """A move of a record that somebody has decided for a time; the worker makes it, and asks everything again.

    ``decision`` is what a move is asked with (basis, ticks, acknowledged, withheld), ``base`` the record's last ledger
    row at the time of deciding. ``fault`` says in both languages why it could not be made; ``is_told`` whether the one
    who decided has read that.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    move = models.CharField(max_length=20)
    due = models.DateTimeField()
    account = models.UUIDField()
    reason = models.TextField(blank=True, default="")
    decision = JSONColumn()
    base = models.BigIntegerField()
    state = models.CharField(max_length=20, default=OPEN)
    fault = JSONColumn(null=True)
    is_told = models.BooleanField(default=False)

    class Meta:
        app_label = "publication"
        indexes = [
            models.Index(fields=["record", "state"], name="plan_of_record"),
            models.Index(fields=["state", "due"], name="plan_due"),
            models.Index(fields=["account", "state"], name="plan_of_account"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "move"], condition=models.Q(state="open"), name="one_open_plan_of_a_move"
            )
        ]

    def __str__(self) -> str:
        return f"{self.move} {self.register} {self.record} at {self.due} ({self.state})"
