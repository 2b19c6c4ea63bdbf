"""Records as somebody sees them at the desk: columns as deep as his desk, names of related records he may open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.column import Column, Seen
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.models import RelationEdge
from nhipcau.core.projection.item import conflicts, plains_and_values, shown_evidence
from nhipcau.core.projection.names import Names
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.audience import Audience
    from nhipcau.core.labels import Label
    from nhipcau.core.policy import Look, Powers
    from nhipcau.core.register import Register


LINKS = 500
"""Links of other records that are looked at for a page; the lists of their registers have them all."""


class SeenNames(Names):
    """``{register, code, vi, en, uid, state}`` of the targets somebody may see; drafts have no code."""

    def __init__(self, powers: Powers) -> None:
        super().__init__()
        self._powers = powers

    def rows(self, target: Register, uids: list[UUID]) -> list[Any]:
        return [look.row for look in self._powers.looks(target, uids).values()]

    def entry(self, target: Register, row: Any, vi: str, en: str) -> dict[str, Any]:
        return {**super().entry(target, row, vi, en), "uid": str(row.uid), "state": row.state}


def items_seen(register: Register, rows: Iterable[Any], clearance: Seen, names: Names) -> list[dict[str, Any]]:
    """Rows one desk shows, as ``{uid, code, state, label_vi, label_en, values}``; one query a related register and level."""
    rows, columns = list(rows), register.seen_to(clearance)
    names.load(register, [column.name for column in columns], rows)
    return [_item(register, row, columns, names) for row in rows]


def items_of(register: Register, audience: Audience, uids: list[UUID], names: Names) -> list[dict[str, Any]]:
    """Those of some records that an audience has, in the order of ``uids``, as :func:`items_seen` gives them."""
    there = {row.uid: row for row in audience.rows(register).filter(uid__in=uids)}
    return items_seen(register, [there[uid] for uid in uids if uid in there], audience.clearance, names)


def items_looked_at(looks: Mapping[tuple[str, UUID], Look], names: Names) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Records of several registers, by (register, uid), each as deep as it is seen: one pass for each register and depth."""
    alike: dict[tuple[str, Seen], list[Look]] = {}
    for (name, _), look in looks.items():
        alike.setdefault((name, look.clearance), []).append(look)
    return {
        (name, item["uid"]): item
        for (name, clearance), several in alike.items()
        for item in items_seen(registers()[name], [look.row for look in several], clearance, names)
    }


def item_seen(
    register: Register, row: Any, clearance: Seen, names: Names, evidence: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A record with its evidence (that of now, if no other is given) and what its sources differ in, in the shape of a
    public record.
    """
    (item,) = items_seen(register, [row], clearance, names)
    if evidence is None:
        evidence = evidence_of(row.uid)
    shown = shown_evidence(register, register.seen_to(clearance), evidence, names)
    return {**item, "evidence": shown, "conflicts": conflicts(shown)}


class Side(NamedTuple):
    """Where a record is pointed at from: a register, and what its column is called from the other side, if it says so."""

    register: str
    seen_from: Label | None


def pointing_at(uid: UUID, powers: Powers, limit: int) -> dict[Side, list[Look]]:
    """Records that point at one, by side, newest first, as far as somebody may see them and the column that points;
    of each side at most ``limit``, out of the newest ``LINKS`` links.

    One query for the links and one for each register that has any.
    """
    wanted: dict[str, dict[UUID, list[str]]] = {}
    edges = RelationEdge.objects.filter(target=uid).order_by("-uid").values_list("register", "uid", "column")
    for name, source, column in edges[:LINKS]:
        wanted.setdefault(name, {}).setdefault(source, []).append(column)
    found: dict[Side, list[Look]] = {}
    for name, sources in sorted(wanted.items()):
        register = registers()[name]
        looks = powers.looks(register, sources)
        for one, columns in sources.items():
            if one not in looks:
                continue
            shown = [column for column in columns if register.by_name[column].seen <= looks[one].clearance]
            for seen_from in dict.fromkeys(register.relations[column].seen_from for column in sorted(shown)):
                several = found.setdefault(Side(name, seen_from), [])
                several += [looks[one]] if len(several) < limit else []
    return found


def _item(register: Register, row: Any, columns: tuple[Column, ...], names: Names) -> dict[str, Any]:
    _, values = plains_and_values(register, columns, row, names)
    label = register.label({name: values[name] for name in register.label_names})
    return {
        "uid": row.uid,
        "code": register.code(row.number),
        "state": row.state,
        "label_vi": label.vi,
        "label_en": label.en,
        "confirmed_on": row.confirmed_on.isoformat() if row.confirmed_on else None,
        "values": values,
    }
