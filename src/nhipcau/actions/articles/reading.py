"""Reads the shipped articles for an agency and links the facts that are right to the shipped records they are."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from typing import NamedTuple
from uuid import UUID

from nhipcau.actions.reading import about_row
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.ledger import Act
from nhipcau.core.readings import keeping
from nhipcau.core.readings.keeping import About
from nhipcau.core.readings.models import LINKED, TextReading
from nhipcau.core.registry import registers
from nhipcau.core.told import REVIEWED
from nhipcau.lib.identifiers import seeded_uid

_DATA = files(__package__) / "data"
SEEDED = Act("seed", REVIEWED)


class Decision(NamedTuple):
    """A fact that is right: of which article, its type and exact words, and the shipped record it is."""

    article: str
    type: str
    quote: str
    register: str
    row: str

    @property
    def uid(self) -> UUID:
        return seeded_uid(self.register, self.row)


def decisions() -> list[Decision]:
    """The rows of ``data/decisions.csv``; none where the folder was taken away."""
    path = _DATA / "decisions.csv"
    if not path.is_file():
        return []
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [Decision(**row) for row in rows]


def read_articles(agency: UUID) -> list[TextReading]:
    """The articles as readings of an agency. What is there already, and what was decided since, stays as it is."""
    by_article: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions():
        by_article[one.article].append(one)
    return [
        _read(article, rows, str(agency))
        for article, rows in by_article.items()
        if (_DATA / f"{article}.txt").is_file()
    ]


def _read(article: str, rows: list[Decision], agency: str) -> TextReading:
    text = (_DATA / f"{article}.txt").read_text(encoding="utf-8")
    if there := keeping.read_before(text, agency):
        return there
    reading = keeping.keep(text, _about(article), agency, SEEDED)
    facts = {(fact.type, fact.quote): fact for fact in keeping.facts_of(reading)}
    for row in rows:
        fact = facts.get((row.type, row.quote))
        if fact and not fact.decision and _is_there(row):
            keeping.decide(fact.uid, fact.version, SEEDED, LINKED, register=row.register, record=row.uid)
    return reading


def _about(article: str) -> About:
    """What the library says of the article; its name alone, if it is not there."""
    for register in registers().values():
        if register.text:
            row = register.rows(MACHINERY_DESK).filter(uid=seeded_uid(register.name, article)).first()
            if row is not None:
                return about_row(register, row)
    return About(article)


def _is_there(row: Decision) -> bool:
    return bool(registers()[row.register].rows(MACHINERY_DESK).filter(uid=row.uid).exists())
