"""Deciding that records are public, and taking that decision back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.lib.identifiers import parse_code

if TYPE_CHECKING:
    from nhipcau.core.ledger import Basis
    from nhipcau.core.register import Register


def publish(
    register: Register,
    records: Iterable[str | UUID],
    basis: Basis,
    actor: str,
    reason: str,
    *,
    acknowledged: Mapping[UUID, Mapping[str, str]] | None = None,
) -> int:
    """Publish records, named by uid or (withdrawn ones) by public code, on a legal basis; returns how many were not public.

    ``acknowledged`` says, for a record's uid and by column, why what looks like personal data may be public there.
    Raises :class:`Fault` for a record the register does not have, for personal data nobody gave a reason for, and
    without an actor or a reason; then nothing is done.
    """
    act = ledger.Act(actor, reason)
    return ledger.publish(register, _uids(register, records), basis, act, acknowledged=acknowledged)


def withdraw(register: Register, records: Iterable[str | UUID], actor: str, reason: str) -> int:
    """Take records off the public side, named by uid or public code; returns how many were public.

    Raises :class:`Fault` as :func:`publish` does. Codes stay with their records.
    """
    act = ledger.Act(actor, reason)
    return ledger.withdraw(register, _uids(register, records), act)


def _uids(register: Register, records: Iterable[str | UUID]) -> list[UUID]:
    """Uids of the records, in the order given; refuses those that are not there."""
    named = [(str(name), _identifier(register, name)) for name in records]
    rows = register.rows(MACHINERY_DESK)
    numbers = [key for _, key in named if isinstance(key, int)]
    uids = [key for _, key in named if isinstance(key, UUID)]
    found: dict[int | UUID, UUID] = dict(rows.filter(number__in=numbers).values_list("number", "uid"))
    found.update((uid, uid) for uid in rows.filter(uid__in=uids).values_list("uid", flat=True))
    missing = [name for name, key in named if key not in found]
    if missing:
        raise _unknown(register, missing)
    return [found[key] for _, key in named]


def _identifier(register: Register, name: str | UUID) -> int | UUID:
    """The number of a code of this register, or the uid."""
    if isinstance(name, UUID):
        return name
    try:
        prefix, number = parse_code(name)
    except ValueError:
        prefix, number = "", 0
    if prefix == register.code_prefix:
        return number
    try:
        return UUID(name)
    except ValueError:
        raise _unknown(register, [name]) from None


def _unknown(register: Register, names: list[str]) -> Fault:
    listed = ", ".join(names)
    return Fault(
        "unknown_record",
        f"Sổ “{register.title[0]}” không có bản ghi {listed}.",
        f"Register “{register.title[1]}” has no record {listed}.",
        {"register": register.name, "records": names},
        status=404,
    )
