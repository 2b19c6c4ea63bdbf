"""The one door for writes. It diffs, writes the rows, writes the ledger, keeps relations and evidence – or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import transaction

from nhipcau.core import record as records
from nhipcau.core.column import SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Relation
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.ledger.admission import admit, admit_published, admit_whole
from nhipcau.core.ledger.confirming import CONFIRMED_BY, CONFIRMED_ON, day_text
from nhipcau.core.ledger.handing_down import admit_work
from nhipcau.core.ledger.inserting import insert
from nhipcau.core.ledger.keeping import PARTIES, beginning, parties_of, set_parties
from nhipcau.core.ledger.moving import CHECKLIST, back_to_draft, require_state
from nhipcau.core.ledger.public_change import keep_day
from nhipcau.core.models import Numbering, PublicChange, RecordEvidence, RecordParty, RelationEdge
from nhipcau.core.record import MACHINERY, door_opened

if TYPE_CHECKING:
    from django.db.models import Field

    from nhipcau.core.column import Seen
    from nhipcau.core.ledger.evidence import Basis, Evidence
    from nhipcau.core.register import Register

CHUNK = 1000
"""Records written in one transaction: all of a chunk or none of it."""

T = TypeVar("T")

EVIDENCE = "evidence"
"""The name under which the ledger has what a record rests on."""

PUBLICATION = ["state", "number", "basis"]

Note = tuple[Any, str, dict[str, tuple[Any, Any]]]
"""What the ledger shall say: the row, the action, {column: (before, after)}."""


@dataclass(frozen=True)
class Entry:
    """What a record shall be: values of some of its columns, its evidence, and the basis if it shall be public.

    ``owner`` (an agency's uid), ``visibility`` and ``parties`` are for new records; ``keep`` changes them later. What
    nobody owns is shared between agencies, else nobody could look after it once it is withdrawn.

    ``acknowledged`` gives, by column, why something that looks like personal data may be public there all the same (a
    public office's own telephone); the ledger keeps it with the decision.
    """

    uid: UUID
    values: Mapping[str, Any]
    evidence: tuple[Evidence, ...] = ()
    publish: Basis | None = None
    source: str = ""
    owner: str = ""
    visibility: Seen | None = None
    parties: tuple[str, ...] = ()
    acknowledged: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Outcome:
    """How many records a write touched."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    published: int = 0


def write(register: Register, entries: Iterable[Entry], act: Act) -> Outcome:
    """Create or update records; what is already so is left alone, so writing the same twice changes nothing.

    Raises :class:`Fault` naming register, column and value before anything of the chunk is written.
    """
    outcome = Outcome()
    for chunk in _chunks(entries):
        with door_opened(), transaction.atomic():
            _write_chunk(register, chunk, act, outcome)
    return outcome


def publish(
    register: Register,
    uids: Iterable[UUID],
    basis: Basis,
    act: Act,
    *,
    acknowledged: Mapping[UUID, Mapping[str, str]] | None = None,
    origins: Iterable[str] | None = None,
    ticked: Iterable[str] = (),
) -> int:
    """Decide records public on a legal basis; returns how many were not public before.

    ``acknowledged`` is, for each record that needs it, what :class:`Entry` says of it. ``origins`` are the states they
    may come from (None: any), ``ticked`` the items of the checklist that whoever decides has ticked: the ledger keeps
    them with the decision. Raises :class:`Fault` ("personal_data") where what identifies private persons would become
    public, and "wrong_state".
    """
    reasons = acknowledged or {}
    count = 0
    for chunk in _chunks(uids):
        with door_opened(), transaction.atomic():
            rows = list(_rows(register, chunk).select_for_update().order_by("uid"))
            if origins is not None:
                require_state(rows, origins)
            notes = _decide(register, [(row, basis) for row in rows], act)
            if codes := sorted(ticked):
                notes = [(row, action, {**changed, CHECKLIST: (None, codes)}) for row, action, changed in notes]
            grounds = dict(RecordEvidence.objects.filter(uid__in=chunk).values_list("uid", "entries"))
            admit_published(register, notes, grounds, reasons, act)
            register.model._default_manager.bulk_update([row for row, _, _ in notes], PUBLICATION)
            _note(register, notes, act)
            count += len(notes)
    return count


def withdraw(register: Register, uids: Iterable[UUID], act: Act) -> int:
    """Take records off the public side; returns how many were public. Their codes stay theirs."""
    count = 0
    for chunk in _chunks(uids):
        with door_opened(), transaction.atomic():
            rows = _rows(register, chunk).filter(state=records.PUBLISHED)
            changed = [(row, "withdraw", {"state": (row.state, records.WITHDRAWN)}) for row in rows.order_by("uid")]
            for row, _, _ in changed:
                row.state = records.WITHDRAWN
            register.model._default_manager.bulk_update([row for row, _, _ in changed], ["state"])
            _note(register, changed, act)
            count += len(changed)
    return count


def remove(register: Register, uids: Iterable[UUID], act: Act) -> int:
    """Delete records that are not public (the ledger keeps what they were); returns how many."""
    count = 0
    for chunk in _chunks(uids):
        with door_opened(), transaction.atomic():
            rows = list(_rows(register, chunk).order_by("uid"))
            public = [register.code(row.number) for row in rows if row.state == records.PUBLISHED]
            if public:
                raise Fault(
                    "still_public",
                    f"Bản ghi đang công bố, hãy thu hồi trước: {', '.join(map(str, public))}.",
                    f"These records are public, withdraw them first: {', '.join(map(str, public))}.",
                    {"codes": public},
                )
            doomed = [row.uid for row in rows]
            grounds = dict(RecordEvidence.objects.filter(uid__in=doomed).values_list("uid", "entries"))
            parties = parties_of(doomed)
            wholes = [(row, whole(register, row, grounds.get(row.uid), parties.get(row.uid))) for row in rows]
            _note(
                register,
                [(row, "delete", {name: (value, None) for name, value in said.items()}) for row, said in wholes],
                act,
            )
            RelationEdge.objects.filter(uid__in=doomed).delete()
            RecordEvidence.objects.filter(uid__in=doomed).delete()
            PublicChange.objects.filter(uid__in=doomed).delete()
            RecordParty.objects.filter(uid__in=doomed).delete()
            _rows(register, doomed).delete()
            count += len(rows)
    return count


def put_back(register: Register, wanted: Iterable[tuple[UUID, Mapping[str, Any]]], act: Act) -> None:
    """Set values as the ledger has them: columns, evidence, and of a record that is not there all it had.

    For undoing and expunging, which know the values by the ledger; they are not cleaned again, so the same comes back.
    What is already so leaves no trace.
    """
    for chunk in _chunks(wanted):
        with door_opened(), transaction.atomic():
            _put_back_chunk(register, chunk, act)


def _put_back_chunk(register: Register, chunk: list[tuple[UUID, Mapping[str, Any]]], act: Act) -> None:
    uids = [uid for uid, _ in chunk]
    present = {row.uid: row for row in _rows(register, uids)}
    grounds = dict(RecordEvidence.objects.filter(uid__in=uids).values_list("uid", "entries"))
    parties = parties_of(uids)
    fresh, altered, notes = [], [], []
    for uid, values in chunk:
        row = present.get(uid) or register.model(uid=uid)
        changed = _apply(
            register, row, {name: value for name, value in values.items() if name not in (EVIDENCE, PARTIES)}
        )
        for name, held in ((EVIDENCE, grounds.get(uid)), (PARTIES, parties.get(uid))):
            if name in values and held != (values[name] or None):
                changed[name] = (held, values[name] or None)
        if uid not in present:
            fresh.append(row)
            notes.append((row, "create", changed))
        elif changed:
            # Whether it was confirmed is no part of its words: taking that back decides nothing.
            if changed.keys() - {CONFIRMED_ON, CONFIRMED_BY}:
                changed.update(back_to_draft(row))
            altered.append(row)
            notes.append((row, "update", changed))
    admit_whole(register, notes)
    admit_work(register, notes, act, but=frozenset({register.work.lead}) if register.work else frozenset())
    # A record that was deleted and made again in one batch gets back what had been decided of it, too.
    _save(register, fresh, altered, [row for row, _, changed in notes if changed.keys() & set(PUBLICATION)])
    evidence = {row.uid: changed["evidence"][1] for row, _, changed in notes if "evidence" in changed}
    RecordEvidence.objects.filter(uid__in=[uid for uid, entries in evidence.items() if not entries]).delete()
    _keep_evidence({uid: entries for uid, entries in evidence.items() if entries})
    set_parties({row.uid: changed[PARTIES][1] or [] for row, _, changed in notes if PARTIES in changed})
    _note(register, notes, act)
    _relate(register, notes)


def whole(register: Register, row: Any, evidence: list[Any] | None, parties: list[str] | None) -> dict[str, Any]:
    """Everything a record is, as plain values: columns, what every record has, evidence; only what it has."""
    names = [*(column.name for column in register.stored), *sorted(MACHINERY - {"uid"})]
    said = {name: register.plain(row, name) for name in names}
    said[CONFIRMED_ON] = day_text(row.confirmed_on)
    said["evidence"], said[PARTIES] = evidence or None, parties or None
    return {name: value for name, value in said.items() if value is not None}


def _write_chunk(register: Register, entries: list[Entry], act: Act, outcome: Outcome) -> None:
    wanted = [(entry, _cleaned(register, entry)) for entry in entries]
    uids = [entry.uid for entry in entries]
    present = {row.uid: row for row in _rows(register, uids).select_for_update()}
    grounds = dict(RecordEvidence.objects.filter(uid__in=uids).values_list("uid", "entries"))
    fresh, altered, notes = [], [], []
    evidence: dict[UUID, list[Any]] = {}
    for entry, values in wanted:
        row, action = present.get(entry.uid), "update"
        if row is None:
            row, action = _new(register, entry), "create"
            present[entry.uid] = row
            fresh.append(row)
            values = {**values, "source": entry.source or None}
        elif entry.source and row.source != entry.source:
            values = {**values, "source": entry.source}
        changed = _apply(register, row, values)
        before, after = grounds.get(entry.uid), [piece.plain() for piece in entry.evidence]
        if after and after != before:
            changed["evidence"] = (before, after)
            grounds[entry.uid] = after
            evidence[entry.uid] = after
        if action == "create":
            changed.update(beginning(row, entry.parties))
            outcome.created += 1
        elif changed:
            changed.update(back_to_draft(row))
            outcome.updated += 1
            altered.append(row)
        else:
            outcome.unchanged += 1
            continue
        notes.append((row, action, changed))
    admit(register, notes, act)
    admit_whole(register, notes)
    admit_work(register, notes, act)
    published = _decide(register, [(present[entry.uid], entry.publish) for entry in entries if entry.publish], act)
    reasons = {entry.uid: entry.acknowledged for entry in entries if entry.acknowledged}
    admit_published(register, [*published, *notes], grounds, reasons, act)
    outcome.published += len(published)
    _save(register, fresh, altered, [row for row, _, _ in published])
    _keep_evidence(evidence)
    _note(register, [*notes, *published], act)
    _relate(register, notes)
    set_parties({entry.uid: list(entry.parties) for entry in entries if entry.parties})


def _keep_evidence(evidence: Mapping[UUID, list[Any]]) -> None:
    insert(RecordEvidence, ("uid", "entries"), evidence.items(), replacing="uid")


def _new(register: Register, entry: Entry) -> Any:
    visibility = entry.visibility or (register.kept_as if entry.owner else SHARED)
    state = {"state": records.INSIDE} if register.inside else {}
    return register.model(uid=entry.uid, owner=entry.owner, visibility=visibility, **state)


def _save(register: Register, fresh: list[Any], altered: list[Any], published: list[Any]) -> None:
    """Write rows with as few statements as there are cases: new ones whole, others only in what may have changed."""
    rows, new = register.model._default_manager, {row.uid for row in fresh}
    names = [field.attname for field in register.model._meta.concrete_fields]
    insert(register.model, names, ([getattr(row, name) for name in names] for row in fresh))
    columns = [
        *(column.name for column in register.stored),
        "source",
        "state",
        "owner",
        "visibility",
        CONFIRMED_ON,
        CONFIRMED_BY,
    ]
    if old := [row for row in altered if row.uid not in new]:
        rows.bulk_update(old, columns)
    if old := [row for row in published if row.uid not in new]:
        rows.bulk_update(old, PUBLICATION)


def _cleaned(register: Register, entry: Entry) -> dict[str, Any]:
    if unknown := entry.values.keys() - register.stored_names:
        raise unknown_columns(register, unknown)
    return {name: register.kinds[name].clean(value, register.where(name)) for name, value in entry.values.items()}


def unknown_columns(register: Register, names: Iterable[str]) -> Fault:
    """The refusal of columns a register does not have – or does not have for somebody."""
    listed = ", ".join(sorted(names))
    return Fault(
        "unknown_column",
        f"Sổ “{register.title[0]}” không có cột {listed}.",
        f"Register “{register.title[1]}” has no column {listed}.",
        {"register": register.name, "columns": sorted(names)},
    )


def _apply(register: Register, row: Any, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set the values that differ; returns {column: (before, after)} of those."""
    changed = {}
    for name, after in values.items():
        before = day_text(row.confirmed_on) if name == CONFIRMED_ON else register.plain(row, name)
        if before != after:
            changed[name] = (before, after)
            value = date.fromisoformat(after) if name == CONFIRMED_ON and after else after
            setattr(row, _attribute(register, name), _empty(register, name) if value is None else value)
    return changed


def _empty(register: Register, name: str) -> Any:
    """What a field holds that has no value: NULL, or "" where there is no NULL."""
    field: Field[Any, Any] = register.model._meta.get_field(name)  # type: ignore[assignment]
    return None if field.null else field.get_default()


def _attribute(register: Register, name: str) -> str:
    """The attribute that holds a column's plain value: a foreign key holds its target's uid in ``<name>_id``."""
    relation = register.relations.get(name)
    return f"{name}_id" if relation and not relation.many else name


def _decide(register: Register, decisions: list[tuple[Any, Basis]], act: Act) -> list[Note]:
    """Make rows public (in memory), giving a number to those that never had one; returns the notes for the ledger."""
    undecided = [(row, basis) for row, basis in decisions if row.state != records.PUBLISHED]
    if not undecided:
        return []
    if register.inside:
        raise Fault(
            "never_public",
            f"Sổ “{register.title[0]}” chỉ dùng ở bàn làm việc, hồ sơ của sổ không được công bố.",
            f"Records of the register “{register.title[1]}” stay at the desk and are not published.",
            {"register": register.name},
        )
    counter, _ = Numbering.objects.select_for_update().get_or_create(register=register.name)
    notes: list[Note] = []
    for row, basis in undecided:
        changed = {"state": (row.state, records.PUBLISHED), "basis": (row.basis, basis.plain())}
        if row.number is None:
            counter.last += 1
            row.number = counter.last
            changed["number"] = (None, row.number)
        row.state, row.basis = records.PUBLISHED, basis.plain()
        notes.append((row, "publish", changed))
    counter.save(update_fields=["last"])
    return notes


def _note(register: Register, notes: list[Note], act: Act) -> None:
    """Write the ledger rows of a chunk, and the day of those that readers see."""
    at = note(register.name, [(row.uid, action, changed) for row, action, changed in notes], act)
    keep_day(register, notes, at)


def _relate(register: Register, notes: list[Note]) -> None:
    """Bring the index of relations up to date with the changed relation columns."""
    edges = []
    for row, action, changed in notes:
        touched = [name for name in register.relations if name in changed]
        if touched and action == "update":
            RelationEdge.objects.filter(uid=row.uid, column__in=touched).delete()
        for name in touched:
            kind: Relation = register.relations[name]
            edges += [
                RelationEdge(register=register.name, uid=row.uid, column=name, target=UUID(target))
                for target in kind.uids(changed[name][1])
            ]
    RelationEdge.objects.bulk_create(edges)


def _rows(register: Register, uids: Iterable[UUID]) -> Any:
    return register.model._default_manager.filter(uid__in=list(uids))


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    pending = iter(things)
    while chunk := list(islice(pending, CHUNK)):
        yield chunk
