"""Taking changes back: the inverse is written through the door, as changes of its own. All of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core import record as records
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.door import CHUNK, put_back, remove
from nhipcau.core.ledger.history import EXPUNGED, said
from nhipcau.core.models import Change, RelationEdge
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.ledger.act import Act

DECISIONS = ("publish", "withdraw")
UNTOUCHED = ("submit", "approve", "return", "reopen", "expunge", *DECISIONS)
"""What has no values to put back."""
DECIDED = ("state", "number", "basis")
"""What decisions set: a decision is taken back by a decision, never by undoing."""

LISTED = 5
"""Things a refusal names in words; its data has all."""


@dataclass
class Undone:
    """How many records were changed back, removed, brought back; and what was left, as a refusal would list it."""

    updated: int = 0
    removed: int = 0
    restored: int = 0
    left: list[dict[str, Any]] = field(default_factory=list)


def undo_batch(batch: UUID, act: Act, *, leaving_changed: bool = False) -> Undone:
    """Take back everything that was written in one batch; see :func:`undo_changes`."""
    return undo_changes(Change.objects.filter(batch=batch).values_list("id", flat=True), act, leaving_changed)


def undo_changes(change_ids: Iterable[int], act: Act, leaving_changed: bool = False) -> Undone:
    """Take changes back. What the records were before them they are again, the same bytes; the ledger keeps both.

    Raises :class:`Fault` and writes nothing: "changed_since" if somebody changed one of the columns later (``data
    ["changes"]`` lists register, uid, column, by, at, change), "decision_stands" for a publication or withdrawal that
    is still in force, "value_expunged" where a value is not known any more, "pointed_at" if another record points at
    one that would vanish, "no_record" for what is not a record, "no_change" if there is nothing to undo. With
    ``leaving_changed`` the first three are left as they are and listed in the answer, and the rest is undone.
    """
    with transaction.atomic():
        plans = _plans(sorted(set(change_ids)))
        left, doomed = _left_and_doomed(plans)
        if left and not leaving_changed:
            raise _refusal(left)
        _refuse_pointed_at(doomed)
        done = Undone(left=left)
        # The other way round than it was done, so that nothing points at a record that is not there.
        ordered = sorted((plan for plan in plans if plan.step), key=lambda plan: -plan.place)
        for (name, step), some in groupby(ordered, lambda plan: (plan.register, plan.step)):
            group = list(some)
            if step == "remove":
                done.removed += remove(registers()[name], [plan.uid for plan in group], act)
            else:
                put_back(registers()[name], [(plan.uid, plan.values) for plan in group], act)
                setattr(done, step, getattr(done, step) + len(group))
    return done


def require_undoable(pieces: Iterable[Iterable[int]], *, leaving_changed: bool) -> None:
    """Raise what undoing all these changes at once would raise; nothing is written and nothing stays locked.

    A piece has all the chosen changes of its records: large batches are looked at, and then undone, piece by piece.
    """
    left, doomed = list[dict[str, Any]](), set[UUID]()
    for ids in pieces:
        with transaction.atomic():
            some = _left_and_doomed(_plans(sorted(set(ids))))
        left += some[0]
        doomed |= some[1]
    if left and not leaving_changed:
        raise _refusal(left)
    _refuse_pointed_at(doomed)


@dataclass
class _Plan:
    """What is to be done with one record: ``step`` is "updated", "restored", "remove" or "" (nothing)."""

    register: str
    uid: UUID
    place: int
    step: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    left: list[dict[str, Any]] = field(default_factory=list)


def _left_and_doomed(plans: list[_Plan]) -> tuple[list[dict[str, Any]], set[UUID]]:
    """What stays as it is, and the records that go."""
    return [one for plan in plans for one in plan.left], {plan.uid for plan in plans if plan.step == "remove"}


def _plans(ids: list[int]) -> list[_Plan]:
    """One for each record; all that can be wrong is in them before anything is written."""
    uids: dict[UUID, str] = {}
    chosen = frozenset(ids)
    for some in _slices(ids):
        uids.update(Change.objects.filter(id__in=some).values_list("uid", "register"))
    if not uids:
        raise Fault("no_change", "Không có thay đổi nào để hoàn tác.", "There is no change to undo.", status=404)
    strange = sorted(set(uids.values()) - registers().keys())
    if strange:
        raise Fault(
            "no_record",
            f"Chỉ hoàn tác được thay đổi của bản ghi; đây là: {', '.join(strange)}.",
            f"Only changes of records can be undone; these are of: {', '.join(strange)}.",
            {"registers": strange},
        )
    plans = []
    for some in _slices(list(uids)):
        here = _rows_that_are_there(some, uids)
        first = min(ids)
        changes: dict[UUID, list[Change]] = {uid: [] for uid in some}
        since = Change.objects.filter(uid__in=some, id__gte=first).order_by("id")
        for change in since.select_related("values_row"):
            changes[change.uid].append(change)
        plans += [_plan(uids[uid], uid, changes[uid], chosen, here.get(uid)) for uid in some]
    return plans


def _rows_that_are_there(uids: list[UUID], names: dict[UUID, str]) -> dict[UUID, Any]:
    """The records, locked until the transaction ends: what is found out about them stays so."""
    here = {}
    for name in {names[uid] for uid in uids}:
        rows = registers()[name].model._default_manager.filter(uid__in=uids)
        here.update({row.uid: row for row in rows.select_for_update().order_by("uid")})
    return here


def _plan(name: str, uid: UUID, changes: list[Change], chosen: frozenset[int], row: Any) -> _Plan:
    mine = [change for change in changes if change.id in chosen]
    first_of: dict[str, int] = {}
    plan = _Plan(name, uid, mine[-1].id)
    was_there = row is not None
    whole_from = 0
    for change in (one for one in reversed(mine) if one.action not in UNTOUCHED):
        if change.action in ("create", "delete"):
            was_there, whole_from, plan.place = change.action == "delete", change.id, change.id
        # Other words made a submitted record a draft again, and so will these: its state is nothing to put back.
        decided = DECIDED if change.action == "update" and not _gave_back(change) else ()
        for column, (before, _) in ((name, pair) for name, pair in said(change).items() if name not in decided):
            plan.values[column], first_of[column] = before, change.id
    is_whole = bool(whole_from) and was_there != (row is not None)
    others = [change for change in changes if change.id not in chosen and change.action not in DECISIONS]
    plan.left = list(_changed_since(others, first_of, whole_from))
    if row is not None:
        plan.left += _decision_in_force(changes if is_whole else mine, row.state, removing=is_whole)
    unknown = [column for column, value in plan.values.items() if value is EXPUNGED and was_there]
    plan.left += [_left(mine[0], column, "value_expunged") for column in unknown]
    if any(change.action == "expunge" for change in mine):
        plan.left.append(_left(mine[-1], "", "value_expunged"))
    if is_whole and plan.left:
        return plan  # half a record is none
    kept_back = {one["column"] for one in plan.left}
    plan.values = {column: value for column, value in plan.values.items() if column not in kept_back}
    if is_whole:
        plan.step = "restored" if was_there else "remove"
    elif row is not None and plan.values:
        plan.step = "updated"
    made_again = bool(whole_from) and was_there and row is not None
    if row is not None and not ((made_again or any(map(_gave_back, mine))) and _is_undecided_since(changes, chosen)):
        for column in DECIDED:
            plan.values.pop(column, None)
    return plan


def _gave_back(change: Change) -> bool:
    """Whether a change is an undoing that gave a record back what had been decided of it: no other update has a number."""
    return change.action == "update" and bool({"number", "basis"} & change.columns.keys())


def _is_undecided_since(changes: list[Change], chosen: frozenset[int]) -> bool:
    """Whether nobody but what is undone has decided on the record."""
    return not any(change.action in DECISIONS for change in changes if change.id not in chosen)


def _changed_since(others: list[Change], first_of: dict[str, int], whole_from: int) -> Iterator[dict[str, Any]]:
    for change in others:
        for column in change.columns:
            if change.id > min(first_of.get(column, change.id), whole_from or change.id):
                yield _left(change, column, "changed_since")


def _decision_in_force(changes: list[Change], state: str, *, removing: bool) -> Iterator[dict[str, Any]]:
    """The last decision among the changes, if the record still is as it says; what is withdrawn may be removed."""
    decisions = [change for change in changes if change.action in DECISIONS]
    if not decisions or (removing and state != records.PUBLISHED):
        return
    if state == (records.PUBLISHED if decisions[-1].action == "publish" else records.WITHDRAWN):
        yield _left(decisions[-1], "state", "decision_stands")


def _left(change: Change, column: str, why: str) -> dict[str, Any]:
    return {
        "why": why,
        "register": change.register,
        "uid": str(change.uid),
        "column": column,
        "by": change.actor,
        "at": change.at.isoformat(),
        "change": change.id,
    }


REFUSALS = {
    "changed_since": (
        "Có cột đã được sửa sau đó, nên chưa hoàn tác gì: {listed}. Có thể hoàn tác phần còn lại.",
        "Columns were changed later, so nothing was undone: {listed}. The rest can be undone.",
    ),
    "decision_stands": (
        "Hoàn tác không đảo ngược quyết định công bố hay thu hồi; hãy ra quyết định mới trước: {listed}.",
        "Undoing takes back no decision to publish or withdraw; decide anew first: {listed}.",
    ),
    "value_expunged": (
        "Giá trị trước đó đã bị xóa khỏi lịch sử theo quyết định, không lấy lại được: {listed}.",
        "The value from before was expunged by decision and cannot be had back: {listed}.",
    ),
}


def _refusal(left: list[dict[str, Any]]) -> Fault:
    """The first kind of trouble in words, with a few of its cases; all of them as data."""
    why = next(code for code in REFUSALS if any(one["why"] == code for one in left))
    cases = [one for one in left if one["why"] == why]
    listed = "; ".join(f"{one['uid']} {one['column']} ({one['by']}, {one['at'][:16]})" for one in cases[:LISTED])
    more = f" … (+{len(cases) - LISTED})" if len(cases) > LISTED else ""
    vi, en = (words.format(listed=listed + more) for words in REFUSALS[why])
    return Fault(why, vi, en, {"changes": left}, status=409)


def _refuse_pointed_at(doomed: set[UUID]) -> None:
    pointing = []
    for some in _slices(sorted(doomed)):
        edges = RelationEdge.objects.filter(target__in=some).values_list("register", "uid", "column", "target")
        pointing += [edge for edge in edges if edge[1] not in doomed]
    if pointing:
        listed = ", ".join(f"{register} {uid}" for register, uid, *_ in pointing[:LISTED])
        names = ("register", "uid", "column", "target")
        raise Fault(
            "pointed_at",
            f"Có bản ghi khác trỏ đến bản ghi sẽ bị xóa: {listed}.",
            f"Other records point at a record that would be removed: {listed}.",
            {"pointing": [dict(zip(names, map(str, edge), strict=True)) for edge in pointing]},
            status=409,
        )


def _slices(things: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]
