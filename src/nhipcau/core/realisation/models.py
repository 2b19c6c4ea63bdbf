"""Tables of what is counted. Everything in them follows from the registers; no word of anybody is only here.

The columns ``owner``, ``state``, ``visibility``, ``place`` and ``country`` are those of the records, so that a desk's
condition on records is one on these rows.
"""

from __future__ import annotations

from django.db import models

from nhipcau.core.json_column import JSONColumn


class Counted(models.Model):
    """One promise as it is counted. Days are ISO text, ``due_end`` and ``done_end`` the last day a partial date may mean;
    ``made_first`` the first; "" stands for what is not known. ``planned`` says whether a plan or a task is there, ``active_end`` is the day of its
    last sourced activity, ``fields`` its fields of work joined by "|". ``mask`` has a bit for each definition it counts under on
    the day it was reckoned.
    """

    uid = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=80, default="")
    state = models.CharField(max_length=20)
    visibility = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=80, default="")
    country = models.CharField(max_length=2, default="")
    level = models.CharField(max_length=80, default="")
    year = models.CharField(max_length=4, default="")
    fields = models.TextField(default="")
    agreement = models.UUIDField(null=True)
    lead = models.CharField(max_length=80, default="")
    status = models.CharField(max_length=80, default="")
    made_first = models.CharField(max_length=10, default="")
    due_end = models.CharField(max_length=10, default="")
    done_end = models.CharField(max_length=10, default="")
    planned = models.BooleanField(default=False)
    active_end = models.CharField(max_length=10, default="")
    open_tasks = models.PositiveIntegerField(default=0)
    late_tasks = models.PositiveIntegerField(default=0)
    mask = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "realisation"
        indexes = [
            models.Index(fields=["agreement"], name="counted_of_agreement"),
            models.Index(fields=["owner"], name="counted_of_owner"),
            # Each holds all that a count by this column asks of a whole country, so that no row is read for it.
            *(
                models.Index(fields=[column, "mask", "year", "state", "visibility"], name=f"counted_by_{column}")
                for column in ("place", "country", "fields", "level")
            ),
            models.Index(fields=["year", "mask", "state", "visibility"], name="counted_by_year"),
        ]

    def __str__(self) -> str:
        return f"promise {self.uid}: {self.status or 'not reported'}"


class Health(models.Model):
    """How an agreement or a tie was doing when it was last reckoned: the word, the facts it follows from, and where the last activity stands.

    ``facts`` are those of ``lib.health``, days as ISO text; ``source_register`` and ``source`` name the record of the last
    sourced activity.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    owner = models.CharField(max_length=80, default="")
    state = models.CharField(max_length=20)
    visibility = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=80, default="")
    country = models.CharField(max_length=2, default="")
    partner = models.UUIDField(null=True)
    word = models.CharField(max_length=20)
    active_on = models.CharField(max_length=10, default="")
    source_register = models.CharField(max_length=60, default="")
    source = models.UUIDField(null=True)
    facts = JSONColumn()

    class Meta:
        app_label = "realisation"
        indexes = [
            models.Index(fields=["register", "word", "active_on"], name="health_by_word"),
            models.Index(fields=["partner"], name="health_of_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.uid}: {self.word}"


class Reach(models.Model):
    """One row: how far the ledger has been followed, and the day of the last whole reckoning."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    server = models.CharField(max_length=40, blank=True)
    writer = models.BigIntegerField(default=0)
    change = models.BigIntegerField(default=0)
    reckoned_on = models.DateField(null=True)

    class Meta:
        app_label = "realisation"

    def __str__(self) -> str:
        return f"reckoned on {self.reckoned_on}, followed up to {self.writer}:{self.change}"
