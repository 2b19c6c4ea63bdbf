"""Tables of the machinery on the desk: the ledger, evidence, the index of relations, public numbers."""

from __future__ import annotations

from typing import Any

from django.db import models

from nhipcau.core.json_column import JSONColumn


class WritersTransaction(models.Func):
    """The number of the transaction that writes a row: PostgreSQL's, 64 bits. SQLite has one writer and says 0.

    PostgreSQL gives a number at a transaction's first write, and all numbers below the oldest one still open are
    settled; row ids say nothing of the kind, a lower one may be committed after a higher one was read.
    """

    template = "0"
    arity = 0
    allowed_default = True
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(pg_current_xact_id()::text::bigint)", **context)


class Change(models.Model):
    """One append-only row of the ledger: who did what to which record, why, and salted digests of what changed.

    The values themselves lie in ``ChangeValues``, so that they can be expunged by decision while ``leaf`` (the hash
    over this row and its digests) still verifies. ``columns`` maps each changed column to the digest of what it was before and after.
    ``writer`` orders the feed (see ``core.ledger.feed``); it belongs to the database server, so the leaf leaves it out.
    """

    id = models.BigAutoField(primary_key=True)
    register = models.CharField(max_length=60)
    uid = models.UUIDField()
    action = models.CharField(max_length=20)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    reason = models.TextField()
    batch = models.UUIDField()
    columns = JSONColumn()
    leaf = models.CharField(max_length=64)
    writer = models.BigIntegerField(db_default=WritersTransaction())

    class Meta:
        app_label = "core"
        indexes = [
            models.Index(fields=["uid", "id"], name="change_of_record"),
            models.Index(fields=["batch", "id"], name="change_of_batch"),
            models.Index(fields=["writer", "id"], name="change_in_feed"),
            models.Index(fields=["id"], name="change_expunges", condition=models.Q(action="expunge")),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.action} {self.register} {self.uid}"


class ChangeValues(models.Model):
    """What a change changed: ``{column: {"before": …, "after": …}}`` with the salt of each digest.

    An expunged column has neither values nor salt here any more; ``expunged`` says who decided it, when and why.
    """

    change = models.OneToOneField(Change, primary_key=True, on_delete=models.PROTECT, related_name="values_row")
    values = JSONColumn()
    salts = JSONColumn()
    expunged = JSONColumn(default=dict)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"values of change {self.change_id}"


class Seal(models.Model):
    """A stretch of the ledger, closed: who alters a change in it would have to alter every later seal (``ledger.seal``).

    ``leaves`` lists the changes in the order of the feed, 40 bytes each: row id (8, big-endian) and leaf (32). ``root``
    is the Merkle root over the leaves, ``previous`` the ``hash`` of the seal before ("" for the first), ``hash`` that
    of all the rest. The positions of the first and the last change are those of the feed when it was made.
    """

    number = models.BigIntegerField(primary_key=True)
    first_writer = models.BigIntegerField()
    first_id = models.BigIntegerField()
    last_writer = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    leaves = models.BinaryField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"seal {self.number}: {self.count} changes"


class RecordEvidence(models.Model):
    """What a record rests on now: a list of evidence entries (shape: ``ledger.evidence.Evidence``)."""

    uid = models.UUIDField(primary_key=True)
    entries = JSONColumn()

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"evidence of {self.uid}"


class PublicChange(models.Model):
    """The day (in Viet Nam) on which a record was last published or its public content last changed.

    Kept by the door (``ledger.public_change``), which alone knows at the time of writing what was public.
    """

    uid = models.UUIDField(primary_key=True)
    day = models.DateField()

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"{self.uid} changed in public on {self.day}"


class RelationEdge(models.Model):
    """Index of all relation columns of all registers: who points at whom. Kept by the door, read by the projector."""

    id = models.BigAutoField(primary_key=True)
    register = models.CharField(max_length=60)
    uid = models.UUIDField()
    column = models.CharField(max_length=60)
    target = models.UUIDField()

    class Meta:
        app_label = "core"
        indexes = [
            models.Index(fields=["target"], name="edge_target"),
            models.Index(fields=["uid"], name="edge_source"),
        ]

    def __str__(self) -> str:
        return f"{self.uid} –{self.column}→ {self.target}"


class RecordParty(models.Model):
    """An agency that is a party to a record of another: it shares in the work, or the record was sent to it."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField()
    agency = models.CharField(max_length=80)

    class Meta:
        app_label = "core"
        constraints = [models.UniqueConstraint(fields=["agency", "uid"], name="party_once")]
        indexes = [models.Index(fields=["uid"], name="parties_of_record")]

    def __str__(self) -> str:
        return f"{self.agency} is a party to {self.uid}"


class Numbering(models.Model):
    """The last public number given in each register. Numbers are never given twice."""

    register = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"{self.register}: {self.last}"


class GuardRefusal(models.Model):
    """That the guard refused something: who wrote it, where, and by which rule – nothing of what it was."""

    uid = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=200, blank=True)
    register = models.CharField(max_length=60, blank=True)
    column = models.CharField(max_length=60)
    rule = models.CharField(max_length=60)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"{self.at}: {self.rule} {self.register} {self.column}"
