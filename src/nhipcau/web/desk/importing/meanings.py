"""Values of rows in words, for a page of them: related records are asked for together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nhipcau.core.desk.related import Related
from nhipcau.core.importing.headers import Target
from nhipcau.core.importing.sheet_rows import SheetRow
from nhipcau.core.kinds import Relation, Words
from nhipcau.core.policy import Powers
from nhipcau.core.register import Register


class Meanings:
    """What was and what will be, in a language, as far as somebody may see what it points at."""

    def __init__(self, register: Register, powers: Powers, language: str, rows: Iterable[SheetRow]) -> None:
        self._register, self._language = register, language
        self._related = Related(powers, language)
        changed = [row for row in rows if row.before]
        for name, relation in register.relations.items():
            uids = [
                uid for row in changed for side in (row.before, row.plains) for uid in relation.uids(side.get(name))
            ]
            if uids:
                self._related.seen(relation, uids)

    def text(self, target: Target, plain: Any) -> str:
        """ "" for nothing; of texts in several languages the one the table has."""
        kind = self._register.kinds[target.column]
        if plain is None:
            return ""
        if isinstance(kind, Relation):
            return "; ".join(filter(None, map(self._related.text, kind.uids(plain))))
        if isinstance(kind, Words):
            return str(plain.get(target.language, ""))
        return kind.text(kind.public(plain), self._language)
