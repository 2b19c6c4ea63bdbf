"""Tables of the public store. The projector writes them, everybody else reads them through a read-only alias."""

from __future__ import annotations

from django.db import models


class Item(models.Model):
    """One public record, ready to be served: ``row`` for lists, ``record`` for its page and the API (JSON texts).

    ``search`` is what the index is built from. ``number`` is the public code's number inside the register; ``uid`` is
    how the projector finds an item again and is never shown. ``id`` depends on history and is never shown either.
    """

    id = models.BigAutoField(primary_key=True)
    register = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    code = models.CharField(max_length=80)
    uid = models.UUIDField(unique=True)
    row = models.TextField()
    record = models.TextField()
    search = models.TextField()

    class Meta:
        app_label = "store"
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="item_number"),
            models.UniqueConstraint(fields=["register", "code"], name="item_code"),
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.code}"


class ItemChange(models.Model):
    """Feed of the store for the index: item ``item`` was written or taken away. Only the indexer reads it.

    Whoever writes it holds the lock on ``StoreState`` until the commit, so ids appear in their order on PostgreSQL too.
    """

    id = models.BigAutoField(primary_key=True)
    item = models.BigIntegerField()

    class Meta:
        app_label = "store"

    def __str__(self) -> str:
        return f"{self.id}: item {self.item}"


class StoreState(models.Model):
    """One row: up to where in the ledger's feed the store shows the world, written in one transaction with the items.

    ``server`` is the database server whose transaction numbers ``projected_writer`` speaks of ("" for SQLite).
    While all items are being renewed, ``renewing`` says by which code (``core.made_by``), and every item up to
    ``renewed_number`` of ``renewed_register`` is one of now; else it is "".
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    projected_writer = models.BigIntegerField(default=0)
    projected_through = models.BigIntegerField(default=0)
    server = models.CharField(max_length=40, default="")
    renewing = models.CharField(max_length=32, default="", db_default="")
    renewed_register = models.CharField(max_length=60, default="", db_default="")
    renewed_number = models.PositiveBigIntegerField(default=0, db_default=0)

    class Meta:
        app_label = "store"

    def __str__(self) -> str:
        return f"projected through {self.projected_through}"
