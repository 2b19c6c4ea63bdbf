"""Who is asking. One request is one desk: rows and columns are never a union of two desks in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from nhipcau.core.column import PUBLIC, RESTRICTED, Column, Seen
from nhipcau.core.json_column import has_any
from nhipcau.core.models import RecordParty
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.register import Register

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Audience:
    """A desk: which rows it has and how deep it sees into their columns.

    ``public`` has published rows (only the projector uses it: visitors read the public store); ``machinery`` (the
    worker, seeding, migrations) has every row and shows it to nobody. The desks of people (``core.policy``) have rows
    kept no narrower than ``clearance``: of ``agencies`` (``own``), of ``agencies`` or about ``places`` (``locality``,
    ``region``), work one of ``agencies`` leads (``lead``), with one of ``agencies`` as a party, also in the work, or about
    ``countries`` (``party``), or ``all``.
    """

    desk: str
    clearance: Seen = PUBLIC
    agencies: frozenset[str] = NOBODY
    places: frozenset[str] = NOBODY
    countries: frozenset[str] = NOBODY

    def rows(self, register: Register) -> QuerySet[Any]:
        rows: QuerySet[Any] = register.model._default_manager.filter(self.rule(register))
        return rows

    def rule(self, register: Register) -> Q:
        """The condition on rows of a register. Raises :class:`ValueError` for a desk there is not."""
        match self.desk:
            case "machinery":
                return Q()
            case "public":
                return Q(state=PUBLISHED)
            case "own":
                return Q(owner__in=self.agencies) & self._kept()
            case "locality" | "region":
                return (Q(owner__in=self.agencies) | self._about(register, register.place, self.places)) & self._kept()
            case "lead":
                return self._led(register) & self._kept()
            case "party":
                named = RecordParty.objects.filter(agency__in=self.agencies).values("uid")
                shared = Q(uid__in=named) | self._shared_work(register, named)
                return (shared | self._about(register, register.country, self.countries)) & self._kept()
            case "all":
                return self._kept()
        raise ValueError(f"no desk {self.desk!r}")

    def sees(self, column: Column) -> bool:
        return column.seen <= self.clearance

    def _kept(self) -> Q:
        """Published rows, and those kept no narrower than this desk is cleared for."""
        return Q(state=PUBLISHED) | Q(visibility__lte=self.clearance)

    def _led(self, register: Register) -> Q:
        """Rows of which one of the agencies leads the work, or keeps what the work belongs to."""
        if (work := register.work) is None:
            return Q(pk__in=())
        led = Q(**{f"{work.lead}__in": self.agencies})
        for column in work.part_of:
            led |= Q(**{f"{column}__owner__in": self.agencies})
        return led

    def _shared_work(self, register: Register, named: QuerySet[Any, Any]) -> Q:
        """Rows of work one of the agencies takes part in, itself or as a party (``named``) to what it belongs to."""
        if (work := register.work) is None:
            return Q(pk__in=())
        shared = self._led(register)
        if self.agencies:
            shared |= has_any(work.supporting, self.agencies)
        for column in work.part_of:
            shared |= Q(**{f"{column}__in": named})
        if work.cascade:
            above = work.cascade.parent
            shared |= Q(**{f"{above}__owner__in": self.agencies}) | Q(**{f"{above}__{work.lead}__in": self.agencies})
        return shared

    def _about(self, register: Register, column: str, values: frozenset[str]) -> Q:
        """Rows that have one of ``values`` in a column of places or countries, if this desk sees that column."""
        if not column or not values or not self.sees(register.by_name[column]):
            return Q(pk__in=())
        return has_any(column, values) if register.kinds[column].many else Q(**{f"{column}__in": values})


PUBLIC_DESK = Audience("public", PUBLIC)
MACHINERY_DESK = Audience("machinery", RESTRICTED)
