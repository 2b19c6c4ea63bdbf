"""What happened to a record, and what happened in one batch: newest first, a page at a time, one query a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from nhipcau.core.models import Change

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


class Expunged:
    """Stands where a value was removed from history by decision: it is not known, which is not "none"."""

    def __repr__(self) -> str:
        return "EXPUNGED"


EXPUNGED: Final = Expunged()


class Values(NamedTuple):
    """What a column held before and after a change: plain values, or :data:`EXPUNGED`."""

    before: Any
    after: Any


@dataclass(frozen=True)
class Happened:
    """One change: ``columns`` has what changed; of evidence the whole list, of a deletion all the record had."""

    id: int
    register: str
    uid: UUID
    action: str
    at: datetime
    actor: str
    reason: str
    batch: UUID
    columns: Mapping[str, Values]

    @property
    def record(self) -> tuple[str, UUID]:
        """What was changed: register and uid."""
        return self.register, self.uid


def is_empty() -> bool:
    """Whether nothing was ever written here."""
    return not Change.objects.exists()


def history(uid: UUID, before: int | None = None, limit: int = 50) -> list[Happened]:
    """The newest ``limit`` changes of a record, or those older than change ``before`` (the last id of a page).

    In the order of row ids: a record is locked while it is written, so its ids come in the order of the writes, which
    numbers of transactions (``ledger.feed``) need not do.
    """
    return list(_page(Change.objects.filter(uid=uid), before, limit))


def batch_of(batch: UUID, before: int | None = None, limit: int = 50) -> list[Happened]:
    """The newest ``limit`` changes of a batch, or those older than change ``before``."""
    return list(_page(Change.objects.filter(batch=batch), before, limit))


def last_reasons(uids: Iterable[UUID], actions: Iterable[str]) -> dict[UUID, str]:
    """Why some of these things were last done to records: one query."""
    rows = Change.objects.filter(uid__in=list(uids), action__in=list(actions)).order_by("id")
    return dict(rows.values_list("uid", "reason"))


def said(change: Change) -> dict[str, Values]:
    """What a change did to each column."""
    kept = change.values_row
    gone = Values(EXPUNGED, EXPUNGED)
    shown = {name: Values(value["before"], value["after"]) for name, value in kept.values.items()}
    return {name: gone if name in kept.expunged else shown[name] for name in change.columns}


def _page(rows: QuerySet[Change], before: int | None, limit: int) -> Iterator[Happened]:
    if before is not None:
        rows = rows.filter(id__lt=before)
    for row in rows.order_by("-id").select_related("values_row")[:limit]:
        yield Happened(row.id, row.register, row.uid, row.action, row.at, row.actor, row.reason, row.batch, said(row))
