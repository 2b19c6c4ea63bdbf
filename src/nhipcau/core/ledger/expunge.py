"""Removing a value from history by decision: personal data or a secret that was entered by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.ledger.door import CHUNK, put_back
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.core.register import Register

EVIDENCE = "evidence"


def expunge(
    uid: UUID,
    column: str,
    *,
    actor: str,
    reason: str,
    at: datetime | None = None,
    keep_present: bool = False,
    quotes: bool = False,
) -> int:
    """Remove every remembered value of ``column`` of record ``uid``; returns how many changes lost one.

    The present value goes too, unless ``keep_present`` says that it has been corrected; so does what pieces of evidence
    say of the column, and with ``quotes`` the spans they quote for it (then their history goes as a whole: evidence is
    remembered as one list). A change of its own, "expunge", says who decided and why. The digests stay – without their
    salts they say nothing – so the rows still verify, as "expunged".

    For records of registers. Of other things that the ledger has (accounts, agencies) only the history is removed:
    correct the present value first. The files follow: the worker calls ``core.forgetting``. Raises :class:`Fault`
    ("no_name_or_reason", "no_record", "unknown_column").
    """
    act = Act(actor, reason, at=at)
    with transaction.atomic():
        name = _register_of(uid, column)
        register = registers().get(name)
        row = register.model._default_manager.select_for_update().filter(uid=uid).first() if register else None
        again: dict[str, Any] = {}
        if register and row:
            again = _clear(register, row, column, act, quotes=quotes)
            if keep_present and column != EVIDENCE:
                again[column] = register.plain(row, column)
        count = _forget_history(uid, name, column, act, quotes=quotes)
        if register and row and any(again.values()):
            put_back(register, [(uid, again)], act)
    return count


def _register_of(uid: UUID, column: str) -> str:
    """The register a record is or was in, if the ledger knows it and such a column."""
    last = Change.objects.filter(uid=uid).order_by("-id").values_list("register", flat=True).first()
    if last is None:
        raise Fault("no_record", f"Sổ cái không có bản ghi {uid}.", f"The ledger knows no record {uid}.", status=404)
    register = registers().get(last)
    known = {one.name for one in register.stored} | {EVIDENCE, "source", "owner"} if register else {column}
    if column not in known:
        raise Fault(
            "unknown_column",
            f"Sổ “{last}” không có cột {column} để xóa khỏi lịch sử.",
            f"Register “{last}” has no column {column} to expunge.",
            {"register": last, "columns": [column]},
        )
    return last


def _clear(register: Register, row: Any, column: str, act: Act, *, quotes: bool) -> dict[str, Any]:
    """Take the present value away, and evidence that has it; returns the evidence without it, to be put back after."""
    present = evidence_of(row.uid)
    cleaned = _without(present, column, quotes=quotes)
    concerned = {} if cleaned == present else {EVIDENCE: None}
    put_back(register, [(row.uid, concerned if column == EVIDENCE else {column: None, **concerned})], act)
    return {EVIDENCE: cleaned} if concerned else {}


def _forget_history(uid: UUID, register: str, column: str, act: Act, *, quotes: bool) -> int:
    """Delete values and salts of the column from all changes so far, and write the change that says so."""
    lost = {}
    for row in ChangeValues.objects.select_for_update().filter(change__uid=uid):
        columns = {column} & row.values.keys()
        if EVIDENCE in row.values:
            entries = [entry for side in row.values[EVIDENCE].values() for entry in side or ()]
            if _without(entries, column, quotes=quotes) != entries:
                columns.add(EVIDENCE)
        if columns:
            lost[row] = columns
    forgotten = {column}.union(*lost.values())
    decided_at = note(register, [(uid, "expunge", dict.fromkeys(sorted(forgotten), (None, None)))], act)
    decision = {"actor": act.actor, "reason": act.reason, "at": decided_at.isoformat()}
    for row, columns in lost.items():
        for name in columns:
            del row.values[name], row.salts[name]
            row.expunged[name] = decision
    ChangeValues.objects.bulk_update(lost, ["values", "salts", "expunged"], batch_size=CHUNK)
    return len(lost)


def _without(entries: list[dict[str, Any]], column: str, *, quotes: bool) -> list[dict[str, Any]]:
    """Evidence that says nothing of ``column`` any more, and quotes nothing for it if its ``quotes`` go too."""
    if column == EVIDENCE:
        return []
    cleaned = []
    for entry in entries:
        says = {name: value for name, value in entry.get("says", {}).items() if name != column}
        rest = {name: part for name, part in entry.items() if name != "says"}
        if quotes and column in (entry.get("columns") or [column]):
            rest.pop("quote", None)
        cleaned.append({**rest, "says": says} if says else rest)
    return cleaned
