"""What others say of a record, and asking by link: the policy first, then the guard, then the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.actions.publication import Mover, owners_desks
from nhipcau.core import ledger
from nhipcau.core.attesting import asking, beside
from nhipcau.core.attesting.beside import Said
from nhipcau.core.attesting.models import Attestation, Request
from nhipcau.core.audience import MACHINERY_DESK, PUBLIC_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.people.actors import BY_LINK, actor_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import account_of
from nhipcau.core.policy import Look, powers_of
from nhipcau.core.policy.words import ATTEST, CONFIRM
from nhipcau.core.publication.four_eyes import last_change
from nhipcau.core.record import PUBLISHED, door_opened
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.register import Register

CONFIRMED = "xác nhận còn đúng / confirmed that it still holds"
DISAGREED = "nêu ý kiến khác / disagreed"


def speaking_for(register: Register, look: Look, by: Mover) -> Agency | None:
    """The agency in whose name somebody may say something beside the owner's word: one that is not the owner."""
    if ATTEST not in look.may:
        return None
    for desk in by.powers.desks(register, ATTEST):
        is_owners = look.row.owner in by.powers.reach.with_followed(desk.agency)
        if not is_owners and desk.audience.rows(register).filter(uid=look.row.uid).exists():
            return desk.agency
    return None


def say(register: Register, uid: UUID, holds: bool, text: str, by: Mover) -> Attestation:
    """Say that a record of others holds, or what is not right with it. Raises :class:`Fault`: "no_record", "not_yours"."""
    agency = speaking_for(register, by.powers.look(register, uid), by)
    if agency is None:
        raise _not_yours()
    act = reasoned(by.account, CONFIRMED if holds else DISAGREED)
    return beside.attest(register.name, uid, Said(holds, text, str(agency.uid)), act)


def take_back(register: Register, uid: UUID, by: Mover) -> None:
    """Take back what one's agency says of a record. Raises :class:`Fault` ("not_yours")."""
    agency = speaking_for(register, by.powers.look(register, uid), by)
    mine = beside.word_of(uid, str(agency.uid)) if agency else None
    if mine is None:
        raise _not_yours()
    beside.take_back(mine, reasoned(by.account, "rút ý kiến / taken back"))


def ask(register: Register, uid: UUID, address: str, language: str, by: Mover, now: datetime) -> Request:
    """Ask somebody at an address, in the name of the agency that keeps a record: a public one, or one of a register that
    says what of it may be told outside.

    Raises :class:`Fault`: "no_record", "not_yours", "not_public" (409), "no_address".
    """
    look = by.powers.look(register, uid)
    desk = next(owners_desks(register, look.row, by), None)
    if desk is None:
        raise _not_yours()
    if not may_be_asked(register, look.row):
        raise Fault(
            "not_public",
            "Chỉ gửi đề nghị xác nhận cho hồ sơ đang công bố, vì người nhận chỉ được xem phần công khai.",
            "Only about public records can others be asked: they are shown nothing but what is public.",
            status=409,
        )
    act = reasoned(by.account, "gửi đề nghị xác nhận / asked to confirm")
    return asking.ask(register.name, uid, address, language, str(desk.agency.uid), act, now)


def may_be_asked(register: Register, row: Any) -> bool:
    """Whether somebody outside can be shown enough of a record to say whether it is so."""
    return row.state == PUBLISHED or (register.inside and bool(register.told))


def asked_about(request: Request) -> Any:
    """The record of a request, as long as it is public or may be told outside. Raises :func:`asking.over`."""
    register = registers().get(request.register)
    desk = MACHINERY_DESK if register and register.inside and register.told else PUBLIC_DESK
    row = register.rows(desk).filter(uid=request.record).first() if register else None
    if row is None:
        raise asking.over()
    return row


def answer(request: Request, holds: bool, text: str, speaker: str, seen: int, now: datetime) -> bool:
    """Take the one answer to a link; returns whether it is the owner's own word.

    It is, if it confirms and the link went to the address of somebody who may confirm the record himself; any other
    stands beside the owner's word. Raises :class:`Fault`: :func:`asking.over`, "changed_meanwhile" (409), and what
    :func:`beside.attest` does; then the link is still good.
    """
    said = Said(holds, text, speaker=speaker, address=request.address)
    beside.check(said)
    register = registers()[request.register]
    with door_opened(), transaction.atomic():
        row = asked_about(request)
        if seen != last_change(row.uid):
            raise Fault(
                "changed_meanwhile",
                "Bản ghi đã có thay đổi từ khi bạn mở trang này. Hãy xem lại nội dung dưới đây rồi trả lời.",
                "The record has changed since you opened this page. Read it as it is below, then answer.",
                status=409,
            )
        account = account_of(request.address)
        owner = _owner(register, row, account, now) if account and holds and row.state == PUBLISHED else None
        reason = f"{CONFIRMED if holds else DISAGREED} ({BY_LINK})"
        act = ledger.Act(actor_of(account.uid) if account else BY_LINK, reason, at=now)
        asking.close(request, act)
        if owner:
            day = timezone.localdate(now)
            ledger.confirm(register, [row.uid], day, owner.label.vi, replace(act, at=None))
        else:
            beside.attest(register.name, row.uid, said, act)
    return owner is not None


def _owner(register: Register, row: Any, account: Account, now: datetime) -> Agency | None:
    powers = powers_of(account, timezone.localdate(now))
    desk = next(owners_desks(register, row, Mover(account, powers)), None)
    may = desk is not None and CONFIRM in powers.look(register, row.uid).may
    return desk.agency if desk and may else None


def _not_yours() -> Fault:
    return Fault(
        "not_yours",
        "Vai trò hiện nay của bạn không làm được việc này với hồ sơ này.",
        "Your present roles do not let you do this with this record.",
        status=403,
    )
