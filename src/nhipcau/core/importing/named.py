"""Related records by the names a table has for them: all records somebody may see, by code and by folded name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.likely import likely
from nhipcau.core.desk.related import not_among
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.kinds import Names, Relation, Text, Words
from nhipcau.core.labels import LANGUAGES
from nhipcau.core.registry import registers
from nhipcau.lib.places import resolve_country
from nhipcau.lib.sheets import split_many
from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from nhipcau.core.kinds import Context, Plain
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

OFFERED = 5
DRAFTS = 10_000
"""Drafts that are known by what they are called, the newest."""

_NAME_AND_COUNTRY = re.compile(
    r"(?P<name>.+?)\s*(?:\((?P<bracketed>[^()]+)\)|[,–-]\s+(?P<behind>[^,()–-]+))", re.DOTALL
)


class Named:
    """Targets of relations for one person. Each register that is pointed at is read once, when it is first asked for."""

    def __init__(self, powers: Powers) -> None:
        self._powers = powers
        self._known: dict[str, _Known] = {}

    def find(self, relation: Relation, text: str, *, where: Context) -> Plain:
        """The uid (or uids) a text names: codes, or names that fit one record, whatever their marks and capitals."""
        known = self._of(registers()[relation.to])
        if not relation.many:
            return relation.clean(self._one(known, relation, text, where), where)
        parts = [text] if known.uids(text) else split_many(text, lambda one: bool(known.uids(one)))
        return relation.clean([self._one(known, relation, part, where) for part in parts], where)

    def _one(self, known: _Known, relation: Relation, text: str, where: Context) -> str:
        found = known.uids(text)
        if len(found) == 1:
            return str(found[0])
        if found:
            title = known.register.title
            raise relation.refuse(
                text,
                where,
                f"hợp với {len(found)} hồ sơ của sổ “{title[0]}”: hãy ghi mã của một hồ sơ",
                f"fits {len(found)} records of “{title[1]}”: give the code of one",
            )
        raise not_among(relation, known.register, text, where)

    def _of(self, register: Register) -> _Known:
        return self._known.setdefault(register.name, _Known(self._powers, register))


class _Known:
    """The records of one register somebody may see."""

    def __init__(self, powers: Powers, register: Register) -> None:
        self._powers, self.register = powers, register

    def uids(self, text: str) -> list[UUID]:
        if found := self._by_code.get(self.register.number_in(text)):
            return [found]
        return self._named(text) or self._of_country(text)

    def _named(self, text: str) -> list[UUID]:
        folded = fold(" ".join(text.split()))
        return self._by_name.get(folded) or self._by_label.get(folded, [])

    def _of_country(self, text: str) -> list[UUID]:
        """The records of a name that has their country behind it: "Champasak (Lào)", "Champasak, Lào"."""
        found = _NAME_AND_COUNTRY.fullmatch(text) if self.register.country else None
        country = resolve_country(found["bracketed"] or found["behind"]).country if found else None
        if not (found and country):
            return []
        return [uid for uid in self._named(found["name"]) if self._countries.get(uid) == country.iso2]

    @cached_property
    def _countries(self) -> dict[UUID, str]:
        return dict(self._seen().values_list("uid", self.register.country))

    @cached_property
    def _rows(self) -> list[tuple[Any, ...]]:
        return list(self._seen().values_list("uid", "number", *self._columns))

    def _seen(self) -> QuerySet[Any]:
        return self.register.rows(MACHINERY_DESK).filter(self._powers.sees(self.register))

    @cached_property
    def _columns(self) -> list[str]:
        kinds = self.register.kinds
        strong = [
            column.name for column in self.register.public if column.searched == "strong" and not column.is_derived
        ]
        return [name for name in strong if isinstance(kinds[name], Text | Words | Names)]

    @cached_property
    def _by_code(self) -> dict[int, UUID]:
        return {row[1]: row[0] for row in self._rows if row[1]}

    @cached_property
    def _by_name(self) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = defaultdict(list)
        for uid, _, *values in self._rows:
            for name in {fold(text) for text in self._texts(values)}:
                found[name].append(uid)
        return dict(found)

    @cached_property
    def _by_label(self) -> dict[str, list[UUID]]:
        """Drafts by what they are called, where that is more than a name: "Vốn FDI (triệu USD)". Others have codes."""
        found: dict[str, list[UUID]] = defaultdict(list)
        drafts = self.register.rows(MACHINERY_DESK).filter(self._powers.sees(self.register), number=None)
        newest = drafts.order_by("-uid")[:DRAFTS]
        for item in items_seen(self.register, newest, PUBLIC, SeenNames(self._powers)):
            for name in {fold(item[f"label_{language}"]) for language in LANGUAGES}:
                found[name].append(item["uid"])
        return dict(found)

    def _texts(self, values: list[Any]) -> Iterator[str]:
        for column, value in zip(self._columns, values, strict=True):
            if value:
                yield from self.register.kinds[column].searched(value)


def offers(powers: Powers, relation: Relation, text: str, language: str) -> list[str]:
    """Records a text may mean, for a row somebody looks at: their codes and names."""
    return [one.called(language) for one in likely(powers, registers()[relation.to], text, OFFERED)]
