"""Who is asking. One request is one desk: rows and columns are never a union of two desks in one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from nhipcau.core.column import PUBLIC, RESTRICTED, SHARED, Column, Seen
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.register import Register


@dataclass(frozen=True)
class Audience:
    """A desk: which rows it has and how deep it sees into their columns.

    ``public`` sees PUBLIC columns of published rows (only the projector uses it: visitors read the public store);
    ``shared`` sees SHARED columns of rows shared with ``bodies``; ``work`` sees columns up to ``clearance`` of rows
    owned by ``bodies``; ``machinery`` (the worker, seeding, migrations) sees everything and shows it to nobody.
    """

    desk: str
    clearance: Seen = PUBLIC
    bodies: frozenset[str] = field(default_factory=frozenset)

    def rows(self, register: Register) -> QuerySet[Any]:
        rows = register.model._default_manager.all()
        return rows.filter(self._row_rule())

    def _row_rule(self) -> Q:
        match self.desk:
            case "machinery":
                return Q()
            case "public":
                return Q(state=PUBLISHED)
            case "work":
                return Q(owner__in=self.bodies)
            case "shared":
                return Q(state=PUBLISHED) & ~Q(owner__in=self.bodies)
        raise ValueError(f"no desk {self.desk!r}")

    def sees(self, column: Column) -> bool:
        return column.seen <= self.clearance


PUBLIC_DESK = Audience("public", PUBLIC)
MACHINERY_DESK = Audience("machinery", RESTRICTED)


def work_desk(bodies: frozenset[str], clearance: Seen) -> Audience:
    """The desk of officers of ``bodies``: their own rows, columns up to ``clearance``."""
    return Audience("work", clearance, bodies)


def shared_desk(bodies: frozenset[str]) -> Audience:
    """What other bodies share with ``bodies``: published rows of others, SHARED columns."""
    return Audience("shared", SHARED, bodies)
