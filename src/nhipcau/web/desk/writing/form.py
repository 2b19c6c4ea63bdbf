"""The form of a record as its page shows it: sections of fields, what is wrong, what two people changed at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nhipcau.actions.desk_records import EVIDENCE, Clash, Theirs
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.desk.grounds import PARTS
from nhipcau.core.desk.sheet import KEEPING, Sheet
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Inputs, Relation
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.writing.entries import Drawing, Entry, Option
from nhipcau.web.desk.writing.typed import CHOICE, SOURCE, SOURCE_COLUMNS, Typed, choices, source_parts
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class Section(NamedTuple):
    heading: str
    entries: list[Entry]


class Sides(NamedTuple):
    """What one column was, and what two people made of it. ``chosen``: "mine", "theirs" or "" so far."""

    name: str
    label: str
    before: str
    theirs: str
    by: str
    chosen: str


@dataclass
class Problems:
    """What is wrong: by column, by part of the source, and with the whole."""

    columns: Mapping[str, Fault] = field(default_factory=dict)
    source: Mapping[str, Fault] = field(default_factory=dict)
    refusal: str = ""


def sections(
    sheet: Sheet, inputs: Mapping[str, Inputs], problems: Problems, clashes: Mapping[str, Sides], drawing: Drawing
) -> list[Section]:
    """The register's own sections in their order, then how the record is kept."""
    language, found = sheet.language, dict[str, list[Entry]]()
    for column in sheet.columns:
        own = column.section[place_of(language)] if column.section else ""
        heading = say("desk_write_keeping", language) if column.name in KEEPING else own
        problem = problems.columns.get(column.name)
        entry = drawing.entry(
            column,
            sheet.kinds[column.name],
            inputs[column.name],
            problem.in_language(language) if problem else "",
            clashes.get(column.name),
        )
        found.setdefault(heading, []).append(entry)
    return [Section(heading, entries) for heading, entries in found.items()]


def source_section(typed: Typed, problems: Problems, language: str) -> list[Entry]:
    parts, drawing = source_parts(typed), Drawing(None, language)
    entries = []
    for name, (label, kind) in PARTS.items():
        problem = problems.source.get(name)
        column = Column(f"{SOURCE}.{name}", (label.vi, label.en), seen=PUBLIC)
        wrong = problem.in_language(language) if problem else ""
        entries.append(drawing.entry(column, kind, parts.get(name, {}), wrong))
    return entries


def source_columns(sheet: Sheet, typed: Typed) -> list[Option]:
    """Columns a source can be for."""
    chosen = set(typed.get(SOURCE_COLUMNS, ()))
    columns = (column for column in sheet.columns if column.name not in KEEPING)
    return [Option(column.name, column.words.get(sheet.language), column.name in chosen) for column in columns]


def sides(sheet: Sheet, clashes: Mapping[str, Clash], typed: Typed) -> dict[str, Sides]:
    """Clashes in words, by column."""
    chosen, language = choices(typed), sheet.language
    labels = {column.name: column.words.get(language) for column in sheet.columns}
    return {
        name: Sides(
            f"{CHOICE}.{name}",
            labels.get(name) or say("desk_write_source", language),
            plain_words(sheet, name, one.before),
            plain_words(sheet, name, one.now),
            by(one.theirs, language),
            chosen.get(name, ""),
        )
        for name, one in clashes.items()
    }


def by(theirs: Theirs, language: str) -> str:
    """ "Nguyễn An, 25/11/2026, 14:05" """
    return f"{actor_name(theirs.actor, language)}, {moment(theirs.at, language)}"


def actor_name(actor: str, language: str) -> str:
    return names_of_actors([actor], language)[actor]


def plain_words(sheet: Sheet, name: str, plain: Any) -> str:
    """A value in words; "" for nothing."""
    if name == EVIDENCE:
        return "; ".join(" · ".join(filter(None, map(one.get, ("title", "url", "reference", "date")))) for one in plain)
    kind = sheet.kinds[name]
    if isinstance(kind, Relation):
        return "; ".join(sheet.related.text(uid) for uid in sheet.related.seen(kind, kind.uids(plain)))
    return kind.text(kind.public(plain), sheet.language) if plain is not None else ""
