"""Which columns a list of the desk shows: those that are usual, or those somebody chose among what he sees."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.column import Column, Seen
from nhipcau.core.ledger.door import unknown_columns
from nhipcau.core.register import Register
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.listing import COMPARED
from nhipcau.web.portal.question import Question

COLUMNS = "columns"
"""The parameter that names chosen columns; they stand in the order of their declaration."""


class Offered(NamedTuple):
    """A column to choose."""

    name: str
    label: str
    is_shown: bool


def columns_shown(register: Register, clearance: Seen, question: Question) -> list[Column]:
    """Raises :class:`Fault` ("unknown_column") for a column there is not, or not for this desk: the same words."""
    names, seen = set(question.params.get(COLUMNS, ())), register.seen_to(clearance)
    if not names:
        return usual_columns(register, clearance)
    if unknown := names - {column.name for column in seen}:
        raise unknown_columns(register, unknown)
    return [column for column in seen if column.name in names]


def usual_columns(register: Register, clearance: Seen) -> list[Column]:
    """Listed columns one sees; what the label already says is left to it, but for what one compares or follows."""
    return [
        column
        for column in register.seen_to(clearance)
        if column.listed
        and (column.name not in register.label_from or isinstance(register.kinds[column.name], COMPARED))
    ]


def columns_offered(register: Register, clearance: Seen, shown: list[Column], language: str) -> list[Offered]:
    return [
        Offered(column.name, column.label[place_of(language)], column in shown)
        for column in register.seen_to(clearance)
    ]
