"""Taking back all that an import wrote.

It is looked at as a whole before anything is written; then it goes piece by piece, so that nobody waits for a large one,
and whatever was killed in between goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.keeping import powers_of_bringer
from nhipcau.core.importing.models import UNDOING, UNDONE, Import
from nhipcau.core.ledger import Act
from nhipcau.core.models import Change
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.undoing import is_wholly_seen, may_undo
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.hands import Crew

PIECE = 1000
"""Records taken back in one transaction: others wait for less than a second."""
BREATH = 0.1
"""Seconds between two pieces where a file has one writer: as long as SQLite lets those sleep who wait for their turn."""
REASON = "hoàn tác bảng đã nhập “{}” / the table “{}” taken back"
TURNS = 2
DID = {"delete": "removed", "update": "put_back"}

Written = dict[UUID, list[int]]
"""The changes of each record."""


def undo(one: Import, _: Crew) -> None:
    """Take back what an import wrote, the last written first.

    Raises :class:`Fault` with nothing undone: "not_yours" where somebody may not undo all of it any more, and what
    :func:`ledger.require_undoable` raises. What only becomes so while it goes on is left, and counted.
    """
    act = _act(one)
    written, done = _written(UUID(str(one.batch))), _uids(act.batch)
    if not done:  # else it was looked at, and killed since
        _require_his(one, written)
        ledger.require_undoable(map(_changes, _watched(one, written, 0)), leaving_changed=one.undone["leaving"])
    for some in _watched(one, {uid: ids for uid, ids in written.items() if uid not in done}, 1):
        _undo(one, some, act)
    counted = Change.objects.filter(batch=act.batch).values_list("action").annotate(Count("uid", distinct=True))
    said = {DID[action]: number for action, number in counted if action in DID}
    said["left"] = len(written) - sum(said.values())
    said["put_back"] = said.get("put_back", 0) - one.undone.get("partly", 0)
    Import.objects.filter(uid=one.uid, state=UNDOING).update(state=UNDONE, undone={**one.undone, **said})


def _act(one: Import) -> Act:
    """The same batch however often it begins again."""
    act = reasoned(one.account, REASON.format(one.name, one.name))
    return Act(act.actor, act.reason, UUID(one.undone["batch"]))


def _written(batch: UUID) -> Written:
    """What a batch changed, by record, the last written first: nothing then points at what is not there any more."""
    found: Written = {}
    for uid, number in Change.objects.filter(batch=batch).order_by("-id").values_list("uid", "id").iterator():
        found.setdefault(uid, []).append(number)
    return found


def _uids(batch: UUID) -> set[UUID]:
    return set(Change.objects.filter(batch=batch).values_list("uid", flat=True).iterator())


def _require_his(one: Import, written: Written) -> None:
    """Whoever brought the table may undo each of its records, and sees all that was written there."""
    register, powers = registers()[one.register], powers_of_bringer(one)
    for some in _pieces(written):
        looks = powers.looks(register, some)
        changes = Change.objects.filter(id__in=_changes(some))
        for change in changes.only("uid", "action", "columns"):
            look = looks.get(change.uid)
            if look is None:
                if register.model._default_manager.filter(uid=change.uid).exists():
                    raise _not_his()
            elif not may_undo(look, change.action) or not is_wholly_seen(register, [change], look.clearance):
                raise _not_his()


def _undo(one: Import, some: Written, act: Act) -> None:
    """A piece, and word of records of which a part was left; where something points at one of them since, each by itself."""
    try:
        with transaction.atomic():
            left = {UUID(left["uid"]) for left in ledger.undo_changes(_changes(some), act, leaving_changed=True).left}
            partly = (
                Change.objects.filter(batch=act.batch, uid__in=left).values("uid").distinct().count() if left else 0
            )
            if partly:
                one.undone["partly"] = one.undone.get("partly", 0) + partly
                one.save(update_fields=["undone"])
    except Fault as fault:
        if fault.code != "pointed_at":
            raise
        if len(some) > 1:
            for uid, ids in some.items():
                _undo(one, {uid: ids}, act)


def _changes(some: Written) -> list[int]:
    return [number for ids in some.values() for number in ids]


def _pieces(written: Written) -> Iterator[Written]:
    records = iter(written.items())
    while some := dict(islice(records, PIECE)):
        yield some


def _watched(one: Import, written: Written, turn: int) -> Iterator[Written]:
    """One piece after another, with word of how far that is; everything is gone through twice."""
    folder, total, done = ImportFolder(one.uid), len(written), 0
    for some in _pieces(written):
        folder.say_progress(turn * total + done, TURNS * total)
        yield some
        done += len(some)
        if connection.vendor == "sqlite":
            time.sleep(BREATH)


def _not_his() -> Fault:
    return Fault(
        "not_yours",
        "Có hồ sơ của bảng này mà bạn không được hoàn tác: đã công bố, đã chuyển cho cơ quan khác, hoặc có nội dung bạn không "
        "được xem. Chưa hoàn tác gì. Hãy nhờ người giữ hồ sơ, hoặc người vận hành (nhipcau ledger undo).",
        "Some records of this table are not yours to undo: published, kept by another agency now, or with content you may "
        "not see. Nothing was undone. Ask whoever keeps them, or the operator (nhipcau ledger undo).",
        status=403,
    )
