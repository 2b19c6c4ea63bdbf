"""Tables of what is due: a row for each day by which somebody must act, and how far the ledger has been followed."""

from __future__ import annotations

from django.db import models


class DueDay(models.Model):
    """That something is due of a record by a day. Nothing of what the record says: words are worked out when shown.

    ``kind`` is that of ``dues.due.Due``; ``agency`` (its uid as text) must act, "" where a body without a desk does or
    nobody keeps the record; ``place`` is where that agency is, else the first place the record is about. ``owner`` and
    ``kept`` (PUBLIC for a published record, else its visibility) are the record's, so that most desks are answered without
    looking at it; ``seen`` is the narrowest of the columns the day was worked out from: who does not see those does not
    see the row. Both are numbers of ``Seen``. ``fields`` has the fields of work of the record, each between bars: "|culture|education|".
    """

    id = models.BigAutoField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    kind = models.CharField(max_length=80)
    day = models.DateField()
    agency = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=80, blank=True)
    owner = models.CharField(max_length=80, blank=True)
    kept = models.PositiveSmallIntegerField()
    seen = models.PositiveSmallIntegerField()
    fields = models.TextField(blank=True, default="")
    over = models.BooleanField()
    done_on = models.DateField(null=True)

    class Meta:
        app_label = "dues"
        constraints = [models.UniqueConstraint(fields=["record", "kind"], name="due_once")]
        indexes = [
            # In the order of the lists, with all that says who may see a row: counting an agency's or a place's reads no row.
            *(
                models.Index(
                    fields=[first, "day", "register", "record", "kind", "kept", "seen", "owner", other],
                    condition=models.Q(over=False),
                    name=name,
                )
                for first, other, name in (
                    ("agency", "place", "due_of_agency"),
                    ("place", "agency", "due_at_place"),
                )
            ),
            models.Index(fields=["over", "day"], name="due_by_day"),
            models.Index(fields=["register", "record"], name="due_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.record} {self.kind}: {self.day}"


class Followed(models.Model):
    """One row: up to where the ledger has been followed, and which records have been gone through.

    ``made_by`` is what the rows follow from besides the records (``following.rules``): when that is another one, every
    record is gone through again, up to ``uid`` of ``register``, while the rows there are stay in use.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    server = models.CharField(max_length=40, blank=True)
    writer = models.BigIntegerField()
    change = models.BigIntegerField()
    made_by = models.CharField(max_length=64)
    register = models.CharField(max_length=60, blank=True)
    uid = models.UUIDField()

    class Meta:
        app_label = "dues"

    def __str__(self) -> str:
        return f"followed up to {self.writer}:{self.change}"
