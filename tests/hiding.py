"""Registers as they will be once some of their columns are not for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

import pytest

from nhipcau.core.column import OWN, Column, Seen
from nhipcau.core.desk import schema
from nhipcau.core.projection import item, rebuild
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import public_index

PREFERRED = ("note", "city", "location", "level")
"""Columns no label, place or derived column is made of."""


Levels = Mapping[str, Mapping[str, Seen]]
"""{register: {column: who sees it}}"""


@contextmanager
def hidden_columns() -> Iterator[dict[str, str]]:
    """Inside the block one column of every register is OWN: {register: column}. Store and index are made anew."""
    hidden = {register.name: _hideable(register).name for register in registers().values()}
    with declared_with({name: {column: OWN} for name, column in hidden.items()}):
        rebuild()
        public_index().rebuild()
        yield hidden


@contextmanager
def declared_with(levels: Levels) -> Iterator[None]:
    """Inside the block some columns are declared for others than they are."""
    changed = [registers()[name] for name in levels]
    with pytest.MonkeyPatch.context() as patch:
        for register in changed:
            seen = levels[register.name]
            declared = tuple(replace(one, seen=seen.get(one.name, one.seen)) for one in register.columns)
            patch.setattr(type(register), "columns", declared)
            _forget(register)
        try:
            yield
        finally:
            patch.undo()
            for register in changed:
                _forget(register)


def _hideable(register: Register) -> Column:
    fixed = {*register.label_from, *register.relations, register.place, register.country}
    free = [column for column in register.stored if column.name not in fixed]
    return next((column for name in PREFERRED for column in free if column.name == name), free[-1])


def _forget(register: Register) -> None:
    """Let a register read its declaration again."""
    item._columns.cache_clear()
    item._name_columns.cache_clear()
    for once in (schema.facet_fields, schema.order_fields):
        once.cache_clear()
    for name, value in vars(Register).items():
        if isinstance(value, cached_property):
            register.__dict__.pop(name, None)
