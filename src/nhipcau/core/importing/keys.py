"""What tells records of one register apart, so that a row of a table finds the record it is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.kinds import Names, Text, Words
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from nhipcau.core.register import Register


@lru_cache(maxsize=64)
def key_columns(register: Register) -> tuple[str, ...]:
    """What a record cannot be named without, and its place, country, day and beginning: what a table that speaks of it will have."""
    names = dict.fromkeys(
        (*register.mandatory, register.place, register.country, register.dated, *(register.span or ())[:1])
    )
    stored = {column.name for column in register.stored}
    return tuple(name for name in names if name in stored)


def key_of(register: Register, plains: Mapping[str, Any]) -> str:
    """Equal for rows that are about the same thing: words whatever their marks, capitals and blanks."""
    return orjson.dumps([_folded(register, *_said(register, name, plains)) for name in key_columns(register)]).decode()


def _said(register: Register, name: str, plains: Mapping[str, Any]) -> tuple[str, Any]:
    """A column of the key and what it says, or the one that stands in for it."""
    other = register.stand_ins.get(name, "")
    return (other, plains[other]) if not plains.get(name) and plains.get(other) else (name, plains.get(name))


def _folded(register: Register, name: str, plain: Any) -> Any:
    if plain and isinstance(register.kinds[name], Text | Words | Names):
        return [" ".join(fold(text).split()) for text in register.kinds[name].searched(plain) or [str(plain)]]
    return plain


def uid_for(register: Register, agency: str, key: str) -> UUID:
    """The uid of a record an agency enters by a table: the same row makes the same record, whenever it comes."""
    return seeded_uid(f"import:{register.name}:{agency}", key)


class Own:
    """The records an agency keeps in a register, as rows find them: by key, by public number, by uid."""

    def __init__(self, register: Register, agency: str) -> None:
        self.by_key: dict[str, UUID] = {}
        self.by_number: dict[int, UUID] = {}
        self.uids: set[UUID] = set()
        names = (*key_columns(register), *register.stand_ins.values())
        rows = register.rows(MACHINERY_DESK).filter(owner=agency).only("number", *names)
        for row in rows.order_by("uid").iterator(chunk_size=2000):
            self.uids.add(row.uid)
            self.by_key.setdefault(key_of(register, {n: register.plain(row, n) for n in names}), row.uid)
            if row.number:
                self.by_number[row.number] = row.uid
