"""What the public would see of a record if it were published now, beside what it sees today."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from django.utils import timezone

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.guard import Found, personal_in
from nhipcau.core.kinds import Context
from nhipcau.core.ledger.admission import all_values, shown_words
from nhipcau.core.ledger.evidence import Basis, evidence_of
from nhipcau.core.projection.item import Grounds, make_items
from nhipcau.core.projection.names import PublicNames
from nhipcau.core.record import PUBLISHED
from nhipcau.core.store import read

if TYPE_CHECKING:
    from nhipcau.core.register import Register

STAND_IN = Basis("LAW104_2016_ART17")
"""Shown nowhere: an item has some basis, also while none is chosen."""


class Unshown(NamedTuple):
    """A related record that is not public: the column that names it, and its uid."""

    column: Column
    uid: str


class Preview(NamedTuple):
    """``now`` is today's public record (None: not public), ``then`` what it would be, both as the store has them.

    ``narrow`` are columns with a value that stay inside, ``unshown`` related records that would not be named,
    ``findings`` what the guard has against it.
    """

    now: dict[str, Any] | None
    then: dict[str, Any]
    narrow: list[Column]
    unshown: list[Unshown]
    findings: list[Found]


def preview(
    register: Register, row: Any, basis: Basis | None = None, values: Mapping[str, Any] | None = None
) -> Preview:
    """The record as the projector would make it now; ``values`` (plain, by column, "evidence" too) are tried on it.

    Nothing is written. Raises :class:`Fault` for a value its column cannot hold.
    """
    tried = _with_values(register, row, values or {})
    tried.state = PUBLISHED
    of_today = row.basis if row.state == PUBLISHED else None
    tried.basis = basis.plain() if basis else of_today or STAND_IN.plain()
    evidence = (values or {}).get("evidence", evidence_of(row.uid)) or []
    (made,) = make_items(register, [tried], Grounds({row.uid: evidence}, {row.uid: timezone.localdate()}))
    plain = all_values(register, tried)
    today = read.one(register.name, register.code(row.number) or "")
    return Preview(
        orjson.loads(today) if today else None,
        orjson.loads(made.record),
        [column for column in register.stored if column.seen > PUBLIC and plain[column.name] is not None],
        _unshown(register, tried),
        personal_in(register, shown_words(register, {**plain, "evidence": evidence})),
    )


def _with_values(register: Register, row: Any, values: Mapping[str, Any]) -> Any:
    tried = copy.copy(row)
    for name, value in values.items():
        if name in register.kinds:
            relation = register.relations.get(name)
            cleaned = register.kinds[name].clean(value, Context(register.name, name))
            setattr(tried, f"{name}_id" if relation and not relation.many else name, cleaned)
    return tried


def _unshown(register: Register, row: Any) -> list[Unshown]:
    names = PublicNames()
    names.load(register, register.public_names, [row])
    return [
        Unshown(register.by_name[name], uid)
        for name, relation in register.relations.items()
        if name in register.public_names
        for uid in relation.uids(register.plain(row, name))
        if names.get(uid) is None
    ]
