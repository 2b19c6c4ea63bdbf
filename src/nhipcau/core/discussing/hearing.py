"""Who reads which comments on a record: what is shared like its shared columns, what is within an agency only there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Q

from nhipcau.core.column import OWN, SHARED
from nhipcau.core.discussing.models import Comment
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.people.standing import Standing, holders
from nhipcau.core.policy import Look, Powers, powers_of
from nhipcau.core.policy.words import ALL

if TYPE_CHECKING:
    from nhipcau.core.register import Register


class Hearing(NamedTuple):
    """What somebody reads of a record's discussion: what is ``shared`` (or not), what is within his ``agencies`` (uids as
    text), or ``everything``."""

    shared: bool
    agencies: frozenset[str]
    everything: bool

    @property
    def rule(self) -> Q:
        """The condition on comments of the record."""
        if self.everything:
            return Q()
        within = Q(seen__gt=SHARED, agency__in=self.agencies)
        return within | Q(seen__lte=SHARED) if self.shared else within

    def reads(self, seen: int, agency: str) -> bool:
        """The same of one that may not have been said yet."""
        return self.everything or (self.shared if seen <= SHARED else agency in self.agencies)


def hearing(powers: Powers, register: Register, look: Look) -> Hearing:
    """What somebody reads of the discussion of a record he sees. Who reviews everything within agencies reads all of it."""
    desks = powers.desks(register)
    mine = frozenset().union(*(powers.reach.with_followed(one) for one in powers.agencies.values()))
    return Hearing(look.clearance >= SHARED, mine, any(desk.scope == ALL and desk.rule.seen >= OWN for desk in desks))


def comments_of(record: UUID, heard: Hearing) -> list[Comment]:
    """What somebody reads of the discussion of a record, in the order in which it was said."""
    return list(Comment.objects.filter(heard.rule, record=record).order_by("at", "uid"))


def comment_of(record: UUID, uid: UUID, heard: Hearing) -> Comment | None:
    """One comment on a record, if he reads it."""
    return Comment.objects.filter(heard.rule, uid=uid, record=record).first()


def reads(powers: Powers, register: Register, record: UUID, seen: int, agency: str) -> bool:
    """Whether somebody reads a comment of an agency on a record."""
    look = powers.looks(register, [record]).get(record)
    return look is not None and hearing(powers, register, look).reads(seen, agency)


def readers(register: Register, comment: Comment, accounts: set[UUID], on: date) -> set[UUID]:
    """Those of some people who read a comment."""
    said = (comment.record, comment.seen, comment.agency)
    people = Account.objects.filter(uid__in=accounts, is_active=True)
    return {one.uid for one in people if reads(powers_of(one, on), register, *said)}


def readers_in(register: Register, record: UUID, seen: int, agency: str, there: Agency, on: date) -> set[UUID]:
    """The people of an agency who read there, by the role they have in it, a comment of ``agency``: one look a role."""
    found: set[UUID] = set()
    by_role: dict[str, set[UUID]] = {}
    for account, role in holders(there, on):
        by_role.setdefault(role, set()).add(account.uid)
    for role, several in by_role.items():
        if reads(Powers([Standing(there, role)], on), register, record, seen, agency):
            found |= several
    return found
