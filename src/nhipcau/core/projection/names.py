"""Names of related records. A target that is not for the one who reads has no name here, so it cannot appear anywhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.kinds import Relation
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.register import Register


class Names(ABC):
    """Looks up names of the targets somebody may see, a register at a time, each once."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Any] | None] = {}

    def load(self, register: Register, columns: Iterable[str], rows: Iterable[Any]) -> None:
        """Fetch the names that the relation columns of ``rows`` need (one query per target register and level)."""
        wanted: dict[str, set[str]] = {}
        for name in columns:
            relation = register.relations.get(name)
            if relation:
                uids = wanted.setdefault(relation.to, set())
                for row in rows:
                    uids.update(relation.uids(register.plain(row, name)))
        for slug, uids in wanted.items():
            self.load_targets(registers()[slug], uids)

    def get(self, uid: str) -> dict[str, Any] | None:
        return self._known.get(uid)

    @abstractmethod
    def rows(self, target: Register, uids: list[UUID]) -> list[Any]:
        """Those of some targets that may be seen."""

    def entry(self, target: Register, row: Any, vi: str, en: str) -> dict[str, Any]:
        """A target's name as values carry it."""
        return {"register": target.name, "code": target.code(row.number), "vi": vi, "en": en}

    def load_targets(self, target: Register, uids: set[str]) -> None:
        """Fetch the names of some records of a register, those that are not known yet."""
        uids = {uid for uid in uids if uid not in self._known}
        if not uids:
            return
        self._known.update(dict.fromkeys(uids))
        rows = self.rows(target, [UUID(uid) for uid in sorted(uids)])
        self.load(target, target.label_from, rows)
        for row in rows:
            label = target.label(public_values(target, target.label_from, row, self))
            self._known[str(row.uid)] = self.entry(target, row, label.vi, label.en)


class PublicNames(Names):
    """``{register, code, vi, en}`` of published targets."""

    def rows(self, target: Register, uids: list[UUID]) -> list[Any]:
        return list(target.rows(PUBLIC_DESK).filter(uid__in=uids))


def public_value(register: Register, name: str, plain: Any, names: Names) -> Any:
    """The public form of a plain value of column ``name``."""
    kind = register.kinds[name]
    if not isinstance(kind, Relation):
        return kind.public(plain)
    found = [entry for uid in kind.uids(plain) if (entry := names.get(uid))]
    if kind.many:
        return sorted(found, key=lambda entry: (entry["register"], entry["code"] or "", entry["vi"])) or None
    return found[0] if found else None


def public_values(register: Register, columns: Iterable[str], row: Any, names: Names) -> dict[str, Any]:
    """Public values of the stored ``columns`` of a row."""
    return {
        name: public_value(register, name, register.plain(row, name), names)
        for name in columns
        if not register.by_name[name].is_derived
    }
