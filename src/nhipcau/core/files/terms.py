"""Under which terms a register's file may be used: the strictest licence in it and whom to name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import JSONField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from nhipcau.core.labels import Label
from nhipcau.core.sources import Licence, Source, attribution_in, sources, strictest
from nhipcau.core.store.models import Item
from nhipcau.core.store.router import STORE_READER

if TYPE_CHECKING:
    from nhipcau.core.column import Column
    from nhipcau.core.register import Register


class Terms(NamedTuple):
    """The licence a file has to state and the sources it has to name, by identifier."""

    licence: Licence
    sources: tuple[Source, ...]


def terms(register: Register) -> Terms:
    """Terms of all public records of a register, worked out from the records themselves.

    One pass over the register in the database; a record whose source is unknown makes the licence unknown.
    """
    source = KeyTextTransform("id", KeyTransform("source", Cast("record", JSONField())))
    items = Item.objects.using(STORE_READER).filter(register=register.name).annotate(source=source)
    found = set(items.values_list("source", flat=True).distinct())
    known = tuple(source for slug, source in sorted(sources().items()) if slug in found)
    licence = strictest(slug for slug in found if slug) if None not in found else strictest(())
    return Terms(licence, known)


class Said(NamedTuple):
    """A heading with the lines below it."""

    title: str
    lines: list[str]


def said_of(register: Register, language: str) -> list[Said]:
    """What whoever has a register's file should know: licence, sources, columns."""
    stated = terms(register)
    sources = []
    for source in stated.sources:
        address = f" {source.url}" if source.url else ""
        sources.append(
            f"{source.title.get(language)}. {attribution_in(source.attribution, language)}.{address} "
            f"{LICENCE.get(language)}: {_licence(source.licence, language)}"
        )
    return [
        Said(LICENCE.get(language), [_licence(stated.licence, language)]),
        Said(SOURCES.get(language), sources),
        Said(COLUMNS.get(language), columns_said(register, register.public, language)),
    ]


def columns_said(register: Register, columns: Sequence[Column], language: str) -> list[str]:
    """A line for each column: what it is called, its name in the API, what it means."""
    return [
        f"{column.words.get(language)} ({column.name})"
        + (f": {column.help[0 if language == 'vi' else 1]}" if column.help else "")
        for column in columns
    ]


def csv_readme(register: Register, language: str) -> str:
    """What goes beside a CSV file: its licence, its sources and what each column means, as Markdown."""
    lines = [f"# {Label(*register.title).get(language)}", "", "Nhịp Cầu", ""]
    for said in said_of(register, language):
        lines += [f"## {said.title}", "", *(f"* {line}" for line in said.lines), ""]
    return "\n".join([*lines, CELLS.get(language), ""])


LICENCE, SOURCES, COLUMNS = Label("Giấy phép", "Licence"), Label("Nguồn", "Sources"), Label("Cột", "Columns")
CELLS = Label(
    "Ô mà bảng tính có thể hiểu là công thức bắt đầu bằng dấu nháy đơn ('); dấu này không thuộc giá trị.",
    "Cells that a spreadsheet could take for a formula begin with an apostrophe ('), which is not part of the value.",
)


def _licence(licence: Licence, language: str) -> str:
    return f"{licence.label.get(language)}{f' ({licence.url})' if licence.url else ''}"
