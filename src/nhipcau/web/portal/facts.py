"""What is known of a record, for its page: the box at its head, further facts by section, what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from nhipcau.core.column import Column
from nhipcau.core.kinds import Flags
from nhipcau.core.register import Register
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.words import say


@dataclass(frozen=True)
class Fact:
    """A column with its value ("" where nothing is known) and the numbers of the sources that say so in particular."""

    label: str
    html: SafeString
    help: str = ""
    proof: tuple[int, ...] = ()


@dataclass(frozen=True)
class Facts:
    """``box`` in its declared order, known and not; ``sections`` of what else is known; labels of what else is not."""

    box: list[Fact]
    sections: list[tuple[str, list[Fact]]]
    unknown: list[str]


def facts_of(register: Register, columns: Iterable[Column], item: dict[str, Any], language: str) -> Facts:
    """Every one of ``columns`` but the remarks (flags), once."""
    boxed: dict[str, Fact] = {}
    sections: dict[str, list[Fact]] = {}
    unknown = []
    for column in columns:
        kind, value = register.kinds[column.name], item["values"].get(column.name)
        if isinstance(kind, Flags):
            continue
        fact = Fact(
            column.label[place_of(language)],
            cell(kind, value, language),
            column.help[place_of(language)] if column.help else "",
            proof_of(item["evidence"], column.name, value),
        )
        if fact.html == escape(item[f"label_{language}"]) and not fact.proof:
            continue  # the heading says it
        if column.name in register.box:
            boxed[column.name] = fact
        elif value is None or value == []:
            unknown.append(fact.label)
        else:
            section = column.section[place_of(language)] if column.section else say("facts_more", language)
            sections.setdefault(section, []).append(fact)
    return Facts([boxed[name] for name in register.box if name in boxed], list(sections.items()), unknown)


def proof_of(evidence: list[dict[str, Any]], column: str, value: Any) -> tuple[int, ...]:
    """Numbers (from 1) of the sources that speak of this column in particular, and say ``value``: one that says
    something else is no proof of it but stands among the statements that differ."""
    return tuple(
        number
        for number, entry in enumerate(evidence, 1)
        if column in entry.get("columns", ()) or (column in entry.get("says", ()) and entry["says"][column] == value)
    )


def remarks_of(register: Register, columns: Iterable[Column], values: dict[str, Any], language: str) -> list[str]:
    """Marks of the source on the row, each a plain sentence."""
    return [
        entry[language]
        for column in columns
        if isinstance(register.kinds[column.name], Flags)
        for entry in values.get(column.name) or ()
    ]
