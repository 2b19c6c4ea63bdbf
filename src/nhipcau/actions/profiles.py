"""What a body does with the record about itself: wording its own part, suggesting corrections, posting offers and wishes.

The record stays its keeper's: everything is a proposal until somebody who may publish has accepted it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction

from nhipcau.actions.publication import Mover
from nhipcau.core import ledger
from nhipcau.core.bodies import Offer, Profile
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.sheet import Given, Sheet, Wrong, needed
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import Evidence
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import Look, no_record
from nhipcau.core.policy.people import profiles_kept
from nhipcau.core.publication import proposals
from nhipcau.core.publication.four_eyes import last_change
from nhipcau.core.publication.models import Proposal
from nhipcau.core.record import PUBLISHED
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.models import Agency
    from nhipcau.core.register import Register

TOLD_BY_ITSELF = "Do chính tổ chức cung cấp / Told by the organisation itself"
"""The title of the evidence for what a body says of itself."""
TOLD = "tổ chức tự cập nhật phần của mình / the organisation brought its own part up to date"
POSTED = "đối tác đăng chào mời, nhu cầu / offer or wish posted by a partner"


class Kept(NamedTuple):
    """A profile somebody keeps for his agency, as he sees it; ``look`` is None while it is not public."""

    agency: Agency
    register: Register
    profile: Profile
    look: Look | None


def profiles_of(by: Mover) -> list[Kept]:
    """The profiles of somebody's agencies: one query for each register among them."""
    agencies = [one for one in profiles_kept(by.powers.standing) if one.profile_register in registers()]
    looks = by.powers.looks_of((one.profile_register, one.profile) for one in agencies if one.profile)
    found = []
    for one in agencies:
        register = registers()[one.profile_register]
        if register.profile and one.profile:
            look = looks.get((register.name, one.profile))
            found.append(Kept(one, register, register.profile, look))
    return found


def profile_of(by: Mover, agency: UUID) -> Kept:
    """The public profile of one of somebody's agencies. Raises :class:`Fault` ("no_record", 404)."""
    for kept in profiles_of(by):
        if kept.agency.uid == agency and kept.look and kept.look.row.state == PUBLISHED:
            return kept
    raise no_record()


def sheet_of(kept: Kept, by: Mover, language: str, *, own: bool) -> Sheet:
    """The columns of its own part, or all the other public ones."""
    rest = {column.name for column in kept.register.stored_to(PUBLIC)} - set(kept.profile.own_part)
    return Sheet(by.powers, kept.register, PUBLIC, language, kept.profile.own_part if own else rest)


def propose(kept: Kept, sheet: Sheet, given: Given, seen: int, by: Mover, reason: str, *, own: bool) -> Proposal:
    """Propose what was typed: of its own part with evidence that says who says so, of the rest with a reason.

    ``seen`` is the record's last change when the form was made. Raises :class:`Wrong` by column, and :class:`Fault`:
    "changed_meanwhile" (409), "reason_missing", and what ``proposals.propose`` refuses.
    """
    assert kept.look  # noqa: S101  # profile_of has seen to it
    row = kept.look.row
    if seen != last_change(row.uid):
        raise Fault(
            "changed_meanwhile",
            "Hồ sơ đã có thay đổi từ khi bạn mở trang này. Hãy xem lại nội dung rồi gửi lần nữa.",
            "The record has changed since you opened this page. Read it as it is now, then send again.",
            status=409,
        )
    if not own and not reason.strip():
        raise Fault(
            "reason_missing",
            "Hãy ghi vì sao cần sửa và nguồn để cơ quan đối chiếu.",
            "Say why it should be changed, and a source the office can compare.",
        )
    now = sheet.plains(row)
    values = {name: value for name, value in sheet.entered(given, now).items() if value != now[name]}
    sheet.check_named({**now, **values})
    evidence = {proposals.EVIDENCE: _told(evidence_of(row.uid), values, by)} if own and values else {}
    act = reasoned(by.account, reason.strip() or TOLD)
    return proposals.propose(kept.register, row.uid, {**values, **evidence}, act)


class Place(NamedTuple):
    """Where a body posts: for which of its agencies, as which profile."""

    register: Register
    offer: Offer
    kept: Kept


def places_to_post(by: Mover) -> list[Place]:
    """Registers in which somebody's bodies with a public profile post."""
    public = [kept for kept in profiles_of(by) if kept.look and kept.look.row.state == PUBLISHED]
    return [
        Place(register, register.offer, kept)
        for register in registers().values()
        for kept in public
        if register.offer
        and register.relations[register.offer.by].to == kept.register.name
        and str(kept.agency.uid) in by.powers.creating(register)
    ]


def place_to_post(by: Mover, register: Register, agency: str) -> Place:
    """One of them; without an ``agency`` the first. Raises :class:`Fault` ("no_record", 404)."""
    for place in places_to_post(by):
        if place.register is register and agency in ("", str(place.kept.agency.uid)):
            return place
    raise no_record()


def offer_sheet(place: Place, by: Mover, language: str) -> Sheet:
    clearance = by.powers.creating(place.register)[str(place.kept.agency.uid)]
    return Sheet(by.powers, place.register, clearance, language, place.offer.asked)


def post(place: Place, sheet: Sheet, given: Given, by: Mover) -> UUID:
    """Enter an offer or wish as a draft of the body's agency; returns its uid. Raises :class:`Wrong`, by column."""
    values = {name: value for name, value in sheet.entered(given, sheet.empty).items() if value is not None}
    if missing := {name: needed() for name in place.offer.needed if name not in values}:
        raise Wrong(missing)
    entry = ledger.Entry(
        new_uid(),
        {**values, place.offer.by: str(place.kept.agency.profile)},
        evidence=(_by_itself((), by),),
        owner=str(place.kept.agency.uid),
    )
    with transaction.atomic():
        ledger.write(place.register, [entry], reasoned(by.account, POSTED))
    return entry.uid


def _told(entries: list[dict[str, object]], columns: Collection[str], by: Mover) -> list[dict[str, object]]:
    """A record's evidence with the body's own word for some columns, in place of what it had said of them before."""
    kept = [one for entry in entries if (one := _without(entry, columns))]
    return [*kept, _by_itself(sorted(columns), by).plain()]


def _without(entry: dict[str, object], columns: Collection[str]) -> dict[str, object] | None:
    if entry.get("title") != TOLD_BY_ITSELF:
        return entry
    said = entry.get("columns") or ()
    rest = [name for name in said if name not in columns] if isinstance(said, list) else []
    return {**entry, "columns": rest} if rest else None


def _by_itself(columns: Iterable[str], by: Mover) -> Evidence:
    told = Evidence("", title=TOLD_BY_ITSELF, date=by.powers.on.isoformat())
    return replace(told, columns=tuple(columns))
