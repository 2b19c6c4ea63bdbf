"""Registers as they will be once some of their columns are not for everybody: one column of each made OWN."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

import pytest

from nhipcau.core.column import OWN, Column
from nhipcau.core.projection import rebuild
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import public_index

PREFERRED = ("note", "city", "location", "level")
"""Columns no label, place or derived column is made of."""


@contextmanager
def hidden_columns() -> Iterator[dict[str, str]]:
    """Inside the block one column of every register is OWN: {register: column}. Store and index are made anew."""
    hidden = {}
    with pytest.MonkeyPatch.context() as patch:
        for register in registers().values():
            column = _hideable(register)
            hidden[register.name] = column.name
            declared = tuple(replace(one, seen=OWN) if one is column else one for one in register.columns)
            patch.setattr(type(register), "columns", declared)
            _forget(register)
        try:
            rebuild()
            public_index().rebuild()
            yield hidden
        finally:
            patch.undo()
            for register in registers().values():
                _forget(register)


def _hideable(register: Register) -> Column:
    fixed = {*register.label_from, *register.relations, register.place, register.country}
    free = [column for column in register.stored if column.name not in fixed]
    return next((column for name in PREFERRED for column in free if column.name == name), free[-1])


def _forget(register: Register) -> None:
    """Let a register read its declaration again."""
    for name, value in vars(Register).items():
        if isinstance(value, cached_property):
            register.__dict__.pop(name, None)
