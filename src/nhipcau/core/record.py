"""The base of every register's model: identity, state, basis, source. Rows are written by the ledger's door only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

from nhipcau.core.column import OWN
from nhipcau.core.json_column import JSONColumn
from nhipcau.core.labels import Label, Vocabulary

DRAFT, SUBMITTED, APPROVED = "draft", "submitted", "approved"
PUBLISHED, WITHDRAWN = "published", "withdrawn"
INSIDE = "inside"

STATES = Vocabulary(
    [
        (DRAFT, Label("Bản nháp", "Draft")),
        (SUBMITTED, Label("Đã trình", "Submitted")),
        (APPROVED, Label("Đã duyệt", "Approved")),
        (PUBLISHED, Label("Đã công bố", "Published")),
        (WITHDRAWN, Label("Đã thu hồi", "Withdrawn")),
        (INSIDE, Label("Dùng trong bàn làm việc", "Kept at the desk")),
    ],
    name="states",
)

_door_open: ContextVar[bool] = ContextVar("nhipcau_door_open", default=False)


@contextmanager
def door_opened() -> Iterator[None]:
    """Let rows be written for the length of a ``with`` block; for the ledger's doors and nobody else.

    It stands around the transaction: what the guard refuses inside is noted here, after all of it was rolled back.
    """
    from nhipcau.core.guard import Refused, keep

    before = _door_open.set(True)
    try:
        yield
    except Refused as refused:
        keep(refused)
        raise
    finally:
        _door_open.reset(before)


class WrittenAroundTheDoor(RuntimeError):  # noqa: N818  # it says what happened
    """Somebody called save(), delete() or update() on a record instead of writing through the ledger."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: write through nhipcau.core.ledger.write(), with a name and a reason")


class GuardedRows(models.QuerySet[Any]):
    """A queryset that reads freely and writes only while the ledger's door is open."""

    def update(self, **values: Any) -> int:
        _require_door("update")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        _require_door("delete")
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> Any:
        _require_door("bulk_create")
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        _require_door("bulk_update")
        return super().bulk_update(objs, fields, batch_size=batch_size)


class Guarded(models.Model):
    """A row that is written by the ledger's doors only."""

    objects = GuardedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        _require_door("save")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _require_door("delete")
        return super().delete(*args, **kwargs)


class Record(Guarded):
    """Identity and publication of one row of a register.

    ``uid`` is ours for ever (uuid7; seeded public facts: UUIDv5 of source and row); ``number`` makes the public code,
    given at first publication; ``basis`` is the legal basis of the decision to publish and its reason; ``source``
    names the source whose licence the row inherits; ``owner`` is the uid, as text, of the agency whose record it is;
    ``visibility`` (a ``Seen``, never PUBLIC) is how narrowly the desk keeps it while it is not published;
    ``confirmed_on/by`` is the owner's word that it still holds.
    """

    uid = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(null=True, unique=True, editable=False)
    state = models.CharField(max_length=20, default=DRAFT)
    owner = models.CharField(max_length=80, blank=True, default="")
    visibility = models.PositiveSmallIntegerField(default=OWN)
    basis = JSONColumn(null=True)
    source = models.CharField(max_length=80, blank=True, default="")
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        abstract = True
        # Both, because a rebuild asks for the public ones of a thousand numbers, and SQLite thinks "public" says more.
        indexes = [models.Index(fields=["state", "number"], name="%(class)s_state")]

    def __str__(self) -> str:
        return str(self.uid)


MACHINERY = frozenset(
    {"uid", "number", "state", "owner", "visibility", "basis", "source", "confirmed_on", "confirmed_by"}
)
"""Fields of every record that are not columns of a register; of these only state and source words become public."""


def _require_door(what: str) -> None:
    if not _door_open.get():
        raise WrittenAroundTheDoor(what)
