"""Which writes change what the public may read of a record, and the day of the last one.

Only the door can tell: later nobody knows any more whether a linked record was public when the link was written. The
day says nothing about drafts, about columns that are not public, or about links to records that are not public. A
record's page also changes when a record it names gets another name; that is a change of the other record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.models import PublicChange
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.core.register import Register

Changed = Mapping[str, tuple[Any, Any]]
"""{column: (before, after)}"""


def keep_day(register: Register, notes: Iterable[tuple[Any, str, Changed]], at: datetime) -> None:
    """Note the day (in Viet Nam) for the rows whose public content a write changed; a day never moves back."""
    written = [(row.uid, action, changed) for row, action, changed in notes if row.state == PUBLISHED]
    shown = _public_targets(register, [changed for _, action, changed in written if action != "publish"])
    uids = [
        uid for uid, action, changed in written if action == "publish" or _concerns_readers(register, changed, shown)
    ]
    if not uids:
        return
    day = timezone.localtime(at).date()
    known = dict(PublicChange.objects.filter(uid__in=uids).values_list("uid", "day"))
    PublicChange.objects.bulk_create(
        [PublicChange(uid=uid, day=max(day, known.get(uid, day))) for uid in dict.fromkeys(uids)],
        update_conflicts=True,
        unique_fields=["uid"],
        update_fields=["day"],
    )


def _concerns_readers(register: Register, changed: Changed, shown: set[str]) -> bool:
    public = {column.name for column in register.public}
    for name, (before, after) in changed.items():
        if before == after:
            continue
        if name == "evidence":
            if readable_evidence(register, before, public) != readable_evidence(register, after, public):
                return True
        elif name in register.relations:
            if name in public and shown & _moved(register, name, before, after):
                return True
        elif name in public or name in ("source", "confirmed_on", "confirmed_by"):
            return True
    return False


def readable_evidence(register: Register, evidence: Any, public: set[str]) -> list[Any]:
    """Evidence without what it says of columns that readers do not see; of links it only says which column."""
    readable = []
    for entry in evidence or ():
        says = {
            name: value for name, value in entry.get("says", {}).items() if name in public - set(register.relations)
        }
        columns = [name for name in entry.get("columns", ()) if name in public]
        readable.append({**entry, "says": says, "columns": columns})
    return readable


def _moved(register: Register, name: str, before: Any, after: Any) -> set[str]:
    """Uids that were linked and are not any more, or the other way round."""
    relation = register.relations[name]
    return set(relation.uids(before)) ^ set(relation.uids(after))


def _public_targets(register: Register, changes: list[Changed]) -> set[str]:
    """Of the records whose links changed, those that are public (one query for each register that is linked to)."""
    from nhipcau.core.registry import registers

    wanted: dict[str, set[str]] = {}
    for changed in changes:
        for name in register.relations.keys() & changed.keys():
            wanted.setdefault(register.relations[name].to, set()).update(_moved(register, name, *changed[name]))
    shown: set[str] = set()
    for target, uids in wanted.items():
        found = registers()[target].rows(PUBLIC_DESK).filter(uid__in=sorted(uids)).values_list("uid", flat=True)
        shown.update(str(uid) for uid in found)
    return shown
