"""Changing some columns of many records at once: each by the rules of its own form, all of them one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction

from nhipcau.actions.changing import is_proposed
from nhipcau.actions.desk_records import require_may_edit, values_then, weighed, write_keeping
from nhipcau.core import guard, ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import PUBLIC, Seen
from nhipcau.core.desk.sheet import KEEPING, Sheet, Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Relation, Words
from nhipcau.core.ledger import parties_of
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.door import unknown_columns
from nhipcau.core.ledger.since import last_rows, touched_since
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.words import EDIT
from nhipcau.core.publication import proposals
from nhipcau.core.record import APPROVED, SUBMITTED

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover
    from nhipcau.core.desk.merging import Merge
    from nhipcau.core.kinds import Plain
    from nhipcau.core.ledger.since import Touched
    from nhipcau.core.policy import Look, Powers
    from nhipcau.core.register import Register

SET, ADD, CLEAR = "set", "add", "clear"


class Change(NamedTuple):
    """What shall become of a column: ``how`` is SET, ADD (to a value that may be several) or CLEAR."""

    column: str
    how: str
    value: Plain = None


@dataclass(frozen=True)
class Outcome:
    """What becomes of one record: ``changed`` is {column: (before, after)}, empty where it is so already.

    ``fault`` says why nothing becomes of it; ``is_proposed``: it is public, so its columns wait for who may publish.
    """

    look: Look
    changed: Mapping[str, tuple[Plain, Plain]] = field(default_factory=dict)
    fault: Fault | None = None
    is_proposed: bool = False

    @property
    def is_draft_again(self) -> bool:
        """Whether it was submitted or approved, and the change takes that back."""
        columns = self.changed.keys() - set(KEEPING)
        return bool(columns) and not self.fault and self.look.row.state in (SUBMITTED, APPROVED)

    @property
    def values(self) -> dict[str, Plain]:
        return {name: after for name, (_, after) in self.changed.items()}


class Done(NamedTuple):
    """The batch in which records were changed (None: none was), and what became of each."""

    batch: UUID | None
    outcomes: list[Outcome]


def sheet_for_many(powers: Powers, register: Register, language: str) -> Sheet | None:
    """What he may enter into several records of a register at once, as deep as he edits any; None if he edits none."""
    depth = max((desk.rule.seen for desk in powers.desks(register, EDIT)), default=None)
    return None if depth is None else Sheet(powers, register, depth, language)


def bases_of(powers: Powers, register: Register, uids: Sequence[UUID]) -> dict[UUID, int]:
    """Those of some records he may see, in their order, each with its last row of the ledger."""
    bases = last_rows(uids)
    looks = powers.looks(register, uids)
    return {uid: bases[uid] for uid in uids if uid in looks}


def plan(
    by: Mover, register: Register, bases: Mapping[UUID, int], changes: Sequence[Change], language: str
) -> list[Outcome]:
    """What would become of each record, as it was at its row of the ledger; of those he may not see nothing is said.

    The number of queries grows only with the records that were changed since.
    """
    looks = by.powers.looks(register, bases)
    planned = _Planned(by.powers, register, looks, changes, language)
    latest = last_rows(list(looks))
    outcomes = []
    for uid, base in bases.items():
        if uid in looks:
            touched = touched_since(register, uid, base) if latest[uid] > base else {}
            outcomes.append(planned.outcome(looks[uid], touched))
    return outcomes


def write(
    by: Mover, register: Register, bases: Mapping[UUID, int], changes: Sequence[Change], reason: str, language: str
) -> Done:
    """Write what :func:`plan` says, all in one batch; what the door refuses is left as it is and says why.

    Raises :class:`Fault` ("reason_missing"), and "state_secret" for the reason.
    """
    if not reason.strip():
        raise Fault("reason_missing", "Hãy ghi lý do sửa.", "Say why you change them.")
    act, refusals = reasoned(by.account, reason.strip()), list[guard.Refused]()
    with transaction.atomic():
        rows = register.rows(MACHINERY_DESK).select_for_update().filter(uid__in=list(bases)).order_by("uid")
        list(rows.values_list("uid"))
        outcomes = _written(register, plan(by, register, bases, changes, language), act, refusals)
    for refused in refusals:
        guard.keep(refused)  # the transaction around the door took the note of it back
    is_batch = any(one.changed and not one.fault and not _only_proposed(one) for one in outcomes)
    return Done(act.batch if is_batch else None, outcomes)


class _Planned:
    """The changes, asked of one record after the other; what can be asked once for all is asked here."""

    def __init__(
        self, powers: Powers, register: Register, looks: Mapping[UUID, Look], changes: Sequence[Change], language: str
    ) -> None:
        self._powers, self._register, self._changes, self._language = powers, register, changes, language
        self._looks = looks
        self._parties = parties_of(list(looks))
        self._depths = _depths(powers, register, [uid for uid, look in looks.items() if EDIT in look.may])
        self._sheets: dict[Seen, Sheet] = {}

    def outcome(self, look: Look, touched: Mapping[str, Touched]) -> Outcome:
        try:
            require_may_edit(look)
            sheet = self._sheet(min(look.clearance, self._depths.get(look.row.uid, PUBLIC)))
            if unknown := {change.column for change in self._changes} - sheet.kinds.keys():
                raise unknown_columns(self._register, unknown)
            now = sheet.plains_with(look.row, self._parties.get(look.row.uid))
            then = values_then(now, touched)
            wanted = {change.column: _wanted(sheet, change, then[change.column]) for change in self._changes}
            found = weighed(then, now, wanted, touched)
            _require_agreement(sheet, found)
            sheet.check_named({**now, **found.mine})
        except Wrong as wrong:
            return Outcome(look, fault=_in_one(self._register, wrong))
        except Fault as fault:
            return Outcome(look, fault=fault)
        changed = {name: (now[name], value) for name, value in found.mine.items()}
        return Outcome(look, changed, is_proposed=is_proposed(look) and bool(changed.keys() - set(KEEPING)))

    def _sheet(self, depth: Seen) -> Sheet:
        if depth not in self._sheets:
            sheet = self._sheets[depth] = Sheet(self._powers, self._register, depth, self._language)
            for change in self._changes:
                if isinstance(kind := sheet.kinds.get(change.column), Relation):
                    plains = (self._register.plain(look.row, change.column) for look in self._looks.values())
                    sheet.related.seen(
                        kind, [uid for plain in plains for uid in kind.uids(plain)]
                    )  # asked once for all
        return self._sheets[depth]


def _depths(powers: Powers, register: Register, uids: list[UUID]) -> dict[UUID, Seen]:
    """How deep the deepest rule by which he may edit each record goes."""
    found: dict[UUID, Seen] = {}
    for desk in sorted(powers.desks(register, EDIT), key=lambda desk: desk.rule.seen):
        mine = desk.audience.rows(register).filter(uid__in=uids).values_list("uid", flat=True)
        found |= dict.fromkeys(mine, desk.rule.seen)
    return found


def _wanted(sheet: Sheet, change: Change, before: Plain) -> Plain:
    """The value a change makes of one. Related records he may not see are not his to take away."""
    kind = sheet.kinds[change.column]
    if isinstance(kind, Relation):
        kept = kind.uids(before)
        if change.how != ADD and kept:
            seen = set(sheet.related.seen(kind, kept))
            kept = [uid for uid in kept if uid not in seen]
        given = kind.uids(change.value)
        return (sorted({*kept, *given}) or None) if kind.many else next(iter([*given, *kept]), None)
    if change.how == CLEAR:
        return None
    where = sheet.register.where(change.column) if change.column in sheet.register.by_name else None
    if change.how == ADD and where:
        return kind.clean([*(before or ()), *change.value], where)
    if change.how == ADD:
        return sorted({*(before or ()), *change.value})
    if isinstance(kind, Words) and before:
        return _other_languages(kind, before, change.value)
    return change.value


def _other_languages(kind: Words, before: dict[str, Any], given: dict[str, Any]) -> Plain:
    """Languages that nothing was given in stay as they are."""
    marked = set(before.get("unofficial", ())) - given.keys() | set(given.get("unofficial", ()))
    texts = {name: text for name, text in {**before, **given}.items() if name != "unofficial"}
    return kind.arranged({**texts, "unofficial": sorted(marked)} if marked else texts)


def _require_agreement(sheet: Sheet, found: Merge) -> None:
    if found.clashing:
        vi, en = (
            ", ".join(f"“{one.words.get(code)}”" for one in sheet.columns if one.name in found.clashing)
            for code in ("vi", "en")
        )
        raise Fault(
            "changed_meanwhile",
            f"Người khác đã sửa {vi} từ khi bạn chọn hồ sơ. Hãy xem lại hồ sơ, rồi chọn lại từ danh sách.",
            f"Somebody else has changed {en} since you chose the record. Look at it, then choose it in the list again.",
            status=409,
        )


def _written(
    register: Register, outcomes: list[Outcome], act: ledger.Act, refusals: list[guard.Refused]
) -> list[Outcome]:
    """All at once; where the door refuses that, one after the other, so that it is known which."""
    wanted = [one for one in outcomes if one.changed and not one.fault]
    try:
        with transaction.atomic():
            _write(register, wanted, act)
    except Fault:
        return [_tried(register, one, act, refusals) if one in wanted else one for one in outcomes]
    return outcomes


def _tried(register: Register, one: Outcome, act: ledger.Act, refusals: list[guard.Refused]) -> Outcome:
    try:
        with transaction.atomic():
            _write(register, [one], act)
    except Fault as fault:
        if isinstance(fault, guard.Refused):
            refusals.append(fault)
        return replace(one, fault=fault)
    return one


def _write(register: Register, outcomes: list[Outcome], act: ledger.Act) -> None:
    direct = [(one.look.row.uid, _columns(one)) for one in outcomes if not one.is_proposed]
    ledger.write(register, [ledger.Entry(uid, values) for uid, values in direct if values], act)
    # Proposals are no records: undoing the batch is about what was written.
    apart = replace(act, batch=new_uid())
    for one in outcomes:
        if one.is_proposed:
            proposals.propose(register, one.look.row.uid, _columns(one), apart)
        write_keeping(register, one.look.row.uid, one.values, act)


def _columns(one: Outcome) -> dict[str, Plain]:
    return {name: value for name, value in one.values.items() if name not in KEEPING}


def _only_proposed(one: Outcome) -> bool:
    return one.is_proposed and not one.changed.keys() & set(KEEPING)


def _in_one(register: Register, wrong: Wrong) -> Fault:
    """What is wrong with several columns, as one refusal."""

    def said(language: str) -> Iterator[str]:
        for name, problem in wrong.problems.items():
            yield f"“{register.by_name[name].words.get(language)}” {problem.in_language(language)}"

    return Fault("needed", " ".join(said("vi")), " ".join(said("en")), {"columns": sorted(wrong.problems)})
