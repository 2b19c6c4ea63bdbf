"""Entering and editing records at the desk: what somebody may, and nobody's words lost when two write at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction

from nhipcau.actions.changing import is_proposed
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import Seen
from nhipcau.core.desk.grounds import Ground, about, joined
from nhipcau.core.desk.merging import Merge, merge
from nhipcau.core.desk.sheet import KEEPING, VISIBILITY, Given, Sheet
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.ledger.keeping import PARTIES
from nhipcau.core.ledger.since import Touched, last_row, touched_since
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import Look, no_record
from nhipcau.core.policy.words import EDIT
from nhipcau.core.publication import proposals
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain
    from nhipcau.core.labels import Label
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

ENTERED = "nhập hồ sơ tại bàn làm việc / record entered at the desk"
EDITED = "sửa hồ sơ tại bàn làm việc / record edited at the desk"
EVIDENCE = "evidence"
"""The name under which the ledger, and a clash, speak of what a record rests on."""


class Theirs(NamedTuple):
    """A column somebody else changed meanwhile: who (as the ledger names him) and when."""

    column: str
    actor: str
    at: datetime


class Saved(NamedTuple):
    """``changed``: what this write changed. ``theirs``: what others changed meanwhile, which stays. ``is_proposed``: the
    record is public, so the change waits for somebody who may publish.
    """

    uid: UUID
    changed: tuple[str, ...]
    theirs: tuple[Theirs, ...]
    warnings: tuple[Label, ...]
    is_proposed: bool = False


class Clash(NamedTuple):
    """A column two people changed differently: its value at the base, and as the other left it."""

    before: Any
    now: Any
    theirs: Theirs


class Clashing(Exception):  # noqa: N818  # nothing is wrong; two people have to be heard
    """Nothing was saved. ``clashes`` by column; ``now``: all values as they are; ``merged``: what is mine of them, as
    plain values; ``base``: the ledger's row from which to go on.
    """

    def __init__(self, clashes: dict[str, Clash], now: dict[str, Any], merged: Merge, base: int) -> None:
        super().__init__(f"clashing: {', '.join(clashes)}")
        self.clashes, self.now, self.merged, self.base = clashes, now, merged, base


class Opened(NamedTuple):
    """A record somebody may edit: what he may write of it, its values, and the row of the ledger they are from."""

    look: Look
    sheet: Sheet
    plains: dict[str, Plain]
    base: int


def blank(powers: Powers, register: Register, agency: str, language: str) -> Sheet:
    """What he may enter for one of his agencies. Raises :class:`Fault` ("no_record", 404) if he may not."""
    allowed = powers.creating(register)
    if agency not in allowed:
        raise no_record()
    return Sheet(powers, register, allowed[agency], language)


def open_record(powers: Powers, register: Register, uid: UUID, language: str) -> Opened:
    """Raises :class:`Fault`: "no_record" (404) for what he may not see, "not_allowed" (403)."""
    base = last_row(uid)  # before the record is read: what comes in between is then somebody else's change
    look = powers.look(register, uid)
    require_may_edit(look)
    sheet = Sheet(powers, register, min(look.clearance, _depth(powers, register, uid)), language)
    return Opened(look, sheet, sheet.plains(look.row), base)


def create(
    powers: Powers,
    account: Account,
    register: Register,
    agency: str,
    given: Given,
    *,
    language: str,
    reason: str = "",
    ground: Ground | None = None,
) -> Saved:
    """Enter a record of one of his agencies. Columns that are not given are empty; kept as the register says, unless said.

    Raises :class:`Fault` for a register, agency or column that is not his, and ``Wrong`` for what cannot be taken.
    """
    sheet = blank(powers, register, agency, language)
    values = {**sheet.empty, **sheet.entered(given, sheet.empty)}
    sheet.check_named(values)
    level, parties = values.pop(VISIBILITY), values.pop(PARTIES)
    filled = {name: value for name, value in values.items() if value is not None}
    entry = ledger.Entry(
        new_uid(),
        filled,
        evidence=tuple(joined([], ground, filled)) if ground else (),
        owner=agency,
        visibility=Seen(int(level)) if level else register.kept_as,
        parties=tuple(parties or ()),
    )
    ledger.write(register, [entry], reasoned(account, reason.strip() or ENTERED))
    return Saved(entry.uid, tuple(filled), (), tuple(register.warnings(values)))


def edit(
    powers: Powers,
    account: Account,
    register: Register,
    uid: UUID,
    given: Given,
    base: int,
    *,
    language: str,
    reason: str = "",
    ground: Ground | None = None,
) -> Saved:
    """Write what he changed in the columns given, as the record was at the ledger's row ``base``.

    What others changed since stays; raises :class:`Clashing`, and writes nothing, where both changed one column
    differently. Else as :func:`create` and :func:`open_record`; a published record needs a reason, and its change is a
    proposal where ``changing.is_proposed`` says so. How narrowly it is kept, and its parties, readers do not see.
    """
    with transaction.atomic():
        register.rows(MACHINERY_DESK).select_for_update().filter(uid=uid).values_list("uid").first()
        look, sheet, now, latest = open_record(powers, register, uid, language)
        _require_reason(look, reason)
        touched = touched_since(register, uid, base)
        then = values_then(now, touched)
        found = weighed(then, now, sheet.entered(given, then), touched)
        entries = evidence_of(uid)
        _require_agreement(found, then, now, touched, latest, _evidence_clash(ground, found, entries, touched))
        sheet.check_named({**now, **found.mine})
        changed = {name: value for name, value in found.mine.items() if name not in KEEPING}
        act = reasoned(account, reason.strip() or EDITED)
        evidence = tuple(joined(entries, ground, found.mine.keys() - set(KEEPING))) if ground else ()
        proposed = is_proposed(look) and bool(changed or evidence)
        if proposed:
            said_of_it = {EVIDENCE: [piece.plain() for piece in evidence]} if evidence else {}
            proposals.propose(register, uid, {**changed, **said_of_it}, act)
        else:
            ledger.write(register, [ledger.Entry(uid, changed, evidence=evidence)], act)
        write_keeping(register, uid, found.mine, act)
    said = (*found.mine, *((EVIDENCE,) if ground else ()))
    warnings = register.warnings({**now, **changed})
    theirs = tuple(_theirs(name, touched) for name in found.theirs)
    return Saved(uid, said, theirs, tuple(warnings), proposed)


def write_keeping(register: Register, uid: UUID, mine: Mapping[str, Any], act: ledger.Act) -> None:
    """Write what is said of how a record is kept, if anything is."""
    if mine.keys() & set(KEEPING):
        ledger.keep(
            register,
            uid,
            act,
            visibility=Seen(int(mine[VISIBILITY])) if mine.get(VISIBILITY) else None,
            parties=tuple(mine[PARTIES] or ()) if PARTIES in mine else None,
        )


def values_then(now: Mapping[str, Any], touched: Mapping[str, Touched]) -> dict[str, Any]:
    """The values of a record at the base, from those there are now and what the ledger says was done since."""
    return {name: _then(name, touched, now) for name in now}


def weighed(
    then: Mapping[str, Any], now: Mapping[str, Any], wanted: Mapping[str, Any], touched: Mapping[str, Touched]
) -> Merge:
    """What comes of the values somebody wants in some columns, beside what others did since the base."""
    return _not_expunged(merge(then, now, {**then, **wanted}), touched)


def _then(name: str, touched: Mapping[str, Touched], now: Mapping[str, Any]) -> Any:
    """The value at the base; the present one where nobody may know that any more."""
    if name not in touched or touched[name].is_expunged:
        return now[name]
    before = touched[name].before
    return str(before) if name == VISIBILITY and before is not None else before


def _not_expunged(found: Merge, touched: Mapping[str, Touched]) -> Merge:
    """A form made before an expunging may still hold what was expunged: nothing of it is written without being asked."""
    gone = tuple(name for name in found.mine if name in touched and touched[name].is_expunged)
    mine = {name: value for name, value in found.mine.items() if name not in gone}
    return found._replace(mine=mine, clashing=(*found.clashing, *gone))


def _evidence_clash(
    ground: Ground | None, found: Merge, entries: list[dict[str, Any]], touched: Mapping[str, Touched]
) -> dict[str, Clash]:
    """A ground that would take the place of one that somebody else has given meanwhile, for the same columns."""
    if ground is None or not ground.replaces or EVIDENCE not in touched:
        return {}
    columns = ground.evidence.columns or tuple(found.mine)
    before, now = about(touched[EVIDENCE].before or [], columns), about(entries, columns)
    return {} if before == now else {EVIDENCE: Clash(before, now, _theirs(EVIDENCE, touched))}


def _require_agreement(
    found: Merge,
    then: Mapping[str, Any],
    now: dict[str, Any],
    touched: Mapping[str, Touched],
    latest: int,
    evidence: dict[str, Clash],
) -> None:
    clashes = {name: Clash(then[name], now[name], _theirs(name, touched)) for name in found.clashing} | evidence
    if clashes:
        raise Clashing(clashes, now, found, latest)


def _theirs(name: str, touched: Mapping[str, Touched]) -> Theirs:
    return Theirs(name, touched[name].actor, touched[name].at)


def _depth(powers: Powers, register: Register, uid: UUID) -> Seen:
    """How deep the deepest rule by which he may edit the record goes: another role may show him more."""
    desks = sorted(powers.desks(register, EDIT), key=lambda desk: -desk.rule.seen)
    return next(desk.rule.seen for desk in desks if desk.audience.rows(register).filter(uid=uid).exists())


def require_may_edit(look: Look) -> None:
    """Raises :class:`Fault` ("not_allowed", 403)."""
    if EDIT not in look.may:
        raise Fault(
            "not_allowed",
            "Vai trò hiện nay của bạn xem được nhưng không sửa được hồ sơ này. Hãy hỏi cơ quan quản lý hồ sơ.",
            "Your present roles let you see this record, not edit it. Ask the agency that keeps it.",
            status=403,
        )


def _require_reason(look: Look, reason: str) -> None:
    if look.row.state == PUBLISHED and not reason.strip():
        raise Fault(
            "reason_needed",
            "Hồ sơ đang công bố: hãy ghi lý do sửa.",
            "The record is public: say why you change it.",
        )
