"""Moves of records on their way to the public and back: every one asks the policy, then the rules, then the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.moving import wrong_state
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.people.words import APPROVER, roles_in
from nhipcau.core.policy import Desk, Look, Powers, no_record, powers_of
from nhipcau.core.policy.words import ACTIONS, CONFIRM, EDIT, OWN_AGENCY
from nhipcau.core.publication import four_eyes, moves
from nhipcau.core.publication.moves import Move
from nhipcau.core.publication.rules import Item, rules

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.register import Register

MOST_AT_ONCE = 500
"""Records of one bulk move, or of one bulk edit."""


@dataclass(frozen=True)
class Asked:
    """What whoever moves a record says with it.

    ``basis`` and ``ticked`` (codes of the checklist) are for publishing, ``acknowledged`` gives by column the reason why
    what looks like personal data may be public; ``withheld`` is the code of a basis for not publishing. ``seen`` is the
    record's last change (``four_eyes.last_change``) when the page was made: other words are not moved unread.
    """

    reason: str = ""
    basis: ledger.Basis | None = None
    ticked: frozenset[str] = frozenset()
    acknowledged: Mapping[str, str] = field(default_factory=dict)
    withheld: str = ""
    seen: int | None = None
    batch: UUID | None = None


class Mover(NamedTuple):
    """Who moves records, with his powers of a day."""

    account: Account
    powers: Powers

    @property
    def actor(self) -> str:
        return actor_of(self.account.uid)


class Answer(NamedTuple):
    """What became of one record of a bulk move: ``fault`` is None where it was done."""

    uid: UUID
    fault: Fault | None


def mover(account: Account, on: date) -> Mover:
    return Mover(account, powers_of(account, on))


def move(register: Register, uid: UUID, step: Move, by: Mover, asked: Asked) -> None:
    """Make one move. Raises :class:`Fault` and changes nothing: see :func:`check`, and what the ledger's door refuses."""
    _move(register, by.powers.look(register, uid), step, by, asked)


def move_all(
    register: Register,
    uids: Iterable[UUID],
    step: Move,
    by: Mover,
    asked: Asked,
    seen: Mapping[UUID, int] | None = None,
) -> list[Answer]:
    """Make a move of many records as one act (one batch); what cannot be done says why, and the rest is done.

    ``seen`` is :attr:`Asked.seen` by record. Raises :class:`Fault` ("too_many") for more than :data:`MOST_AT_ONCE`.
    """
    wanted = _few_enough(uids)
    looks, batch = by.powers.looks(register, wanted), asked.batch or new_uid()
    answers = []
    for uid in wanted:
        try:
            _move(register, looks.get(uid), step, by, replace(asked, batch=batch, seen=(seen or {}).get(uid)))
        except Fault as fault:
            answers.append(Answer(uid, fault))
        else:
            answers.append(Answer(uid, None))
    return answers


def check(register: Register, look: Look | None, step: Move, by: Mover, asked: Asked) -> Look:
    """Everything that can be asked before a move: :func:`may_move`, then whether enough was said. The record as he sees it.

    Raises :class:`Fault`: what :func:`may_move` raises, "changed_meanwhile" (409), "reason_missing", "unknown_basis", and
    of publishing "basis_missing", "basis_without_address", "checklist_incomplete".
    """
    look = may_move(register, look, step, by)
    if asked.seen is not None and asked.seen != four_eyes.last_change(look.row.uid):
        raise Fault(
            "changed_meanwhile",
            "Hồ sơ đã có thay đổi từ khi bạn mở trang này. Hãy xem lại nội dung mới rồi quyết định.",
            "The record has changed since you opened this page. Read it as it is now, then decide.",
            status=409,
        )
    if step.is_reasoned and not asked.reason.strip():
        raise Fault(
            "reason_missing",
            f"Bước “{step.label.vi}” phải ghi lý do.",
            f"The step “{step.label.en}” needs a reason.",
        )
    if asked.withheld and asked.withheld not in {one.code for one in rules().withholding()}:
        raise Fault(
            "unknown_basis",
            "Căn cứ không công khai không có trong danh mục.",
            "There is no such basis for not publishing.",
        )
    if step.name == moves.PUBLISH:
        _check_decision(asked)
    return look


def may_move(register: Register, look: Look | None, step: Move, by: Mover) -> Look:
    """Whether somebody may make a move now, whatever he says with it.

    Raises :class:`Fault`: "no_record", "not_allowed" (403), "wrong_state" (409), "four_eyes" (403).
    """
    if look is None:
        raise no_record()
    if step.action not in look.may:
        raise _not_allowed(register, look.row, step, by)
    if look.row.state not in step.origins:
        raise wrong_state(look.row, step.origins)
    if step.name in (moves.APPROVE, moves.PUBLISH):
        four_eyes.refuse_own_words(register, look.row, step.action, by.actor, by.powers.on)
    return look


def _check_decision(asked: Asked) -> None:
    """A decision to publish names a basis that is in force here, and ticks what the checklist has for it."""
    held = rules()
    if asked.basis is None or asked.basis.code not in {one.code for one in held.publishing()}:
        raise Fault("basis_missing", "Hãy chọn căn cứ công khai.", "Choose the legal basis for publication.")
    if asked.basis.code == "ALREADY_PUBLIC" and not asked.basis.url.startswith(("http://", "https://")):
        raise Fault(
            "basis_without_address",
            "Căn cứ này cần địa chỉ trang đã công bố (bắt đầu bằng https:// hoặc http://).",
            "This basis needs the address where it is public already (beginning with https:// or http://).",
        )
    missing = [item for item in held.items_for(asked.basis.code) if item.code not in asked.ticked]
    if missing:
        raise _incomplete(missing)


def _move(register: Register, look: Look | None, step: Move, by: Mover, asked: Asked) -> None:
    look = check(register, look, step, by, asked)
    reason = asked.reason.strip() or f"{step.line.vi} / {step.line.en}"
    act = reasoned(by.account, reason)
    DOING.get(step.name, _step)(register, look, step, by, asked, replace(act, batch=asked.batch or act.batch))


Doing = Callable[["Register", Look, Move, Mover, Asked, ledger.Act], None]


def _step(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    ledger.move(register, [look.row.uid], step.name, step.origins, step.to, act, withheld=asked.withheld)


def _submit(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    """What an agency submits that has no leader at this desk is shared with the office which decides on it."""
    owner = agencies_by_uid([look.row.owner]).get(look.row.owner)
    with transaction.atomic():
        if owner and APPROVER not in roles_in(owner.kind) and look.row.visibility > SHARED:
            ledger.keep(register, look.row.uid, act, visibility=SHARED)
        _step(register, look, step, by, asked, act)


def _publish(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    assert asked.basis  # noqa: S101  # the check has seen to it
    uid, items = look.row.uid, {item.code for item in rules().items_for(asked.basis.code)}
    ledger.publish(
        register,
        [uid],
        asked.basis,
        act,
        acknowledged={uid: asked.acknowledged},
        origins=step.origins,
        ticked=items & asked.ticked,
    )


def _adopt(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    desks = by.powers.desks(register, step.action)
    agency = next(desk.agency for desk in desks if desk.audience.rows(register).filter(uid=look.row.uid).exists())
    ledger.adopt(register, look.row.uid, str(agency.uid), act)


def _confirm(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    """In the name of his agency: the one that keeps the record, or has taken over its work."""
    agency = next(owners_desks(register, look.row, by)).agency
    ledger.confirm(register, [look.row.uid], by.powers.on, agency.label.vi, act)


def owners_desks(register: Register, row: Any, by: Mover) -> Iterator[Desk]:
    """The desks from which somebody gives the owner's word on a record; none where he does not.

    Of a register that never leaves the desk nothing is confirmed to readers: there the owner's word is its own editing.
    """
    gives = EDIT if register.inside else CONFIRM
    owned = (desk for desk in by.powers.desks(register, gives) if desk.scope == OWN_AGENCY)
    return (desk for desk in owned if row.owner in desk.audience.agencies)


def _remove(register: Register, look: Look, step: Move, by: Mover, asked: Asked, act: ledger.Act) -> None:
    with transaction.atomic():
        row = register.rows(look.desk.audience).select_for_update().filter(uid=look.row.uid).first()
        if row is None or row.state not in step.origins:
            raise wrong_state(row or look.row, step.origins)
        pointing = four_eyes.pointing_at(row.uid)
        if pointing:
            raise Fault(
                "pointed_at",
                f"Còn {pointing} hồ sơ khác trỏ đến hồ sơ này. Hãy sửa các hồ sơ đó trước.",
                f"{pointing} other records still point at this one. Change those first.",
                status=409,
            )
        ledger.remove(register, [row.uid], act)


DOING: dict[str, Doing] = {
    moves.SUBMIT: _submit,
    moves.PUBLISH: _publish,
    moves.CONFIRM: _confirm,
    moves.ADOPT: _adopt,
    moves.REMOVE: _remove,
}
"""How moves are made that are more than a change of state."""


def _few_enough(uids: Iterable[UUID]) -> list[UUID]:
    wanted = list(dict.fromkeys(uids))
    if len(wanted) > MOST_AT_ONCE:
        raise too_many(len(wanted))
    return wanted


def too_many(count: int) -> Fault:
    """The refusal of more records than are worked on at once."""
    return Fault(
        "too_many",
        f"Chọn {count} hồ sơ; mỗi lần làm nhiều nhất {MOST_AT_ONCE}. Hãy chia thành nhiều lần.",
        f"{count} records are chosen; at most {MOST_AT_ONCE} at once. Do it in several goes.",
        {"count": count, "limit": MOST_AT_ONCE},
    )


def _incomplete(missing: list[Item]) -> Fault:
    vi = "; ".join(f"“{item.label.vi}”" for item in missing)
    en = "; ".join(f"“{item.label.en}”" for item in missing)
    return Fault(
        "checklist_incomplete",
        f"Chưa đánh dấu đủ các mục kiểm tra: {vi}. Chỉ đánh dấu khi đã tự kiểm tra.",
        f"The checklist is not complete: {en}. Tick only what you have looked at yourself.",
        {"items": [item.code for item in missing]},
    )


def _not_allowed(register: Register, row: Any, step: Move, by: Mover) -> Fault:
    others = four_eyes.who_could(register, row, step.action, by.powers.on)
    names = ", ".join(one.name for one in others)
    doing = ACTIONS.label(step.action)
    return Fault(
        "not_allowed",
        f"Vai trò hiện nay của bạn không được làm bước “{doing.vi}” với hồ sơ này."
        + (f" Người có thể làm: {names}." if names else " Hãy hỏi người quản trị cơ quan."),
        f"Your present roles do not let you take the step “{doing.en}” with this record."
        + (f" Who can: {names}." if names else " Ask your agency's administrator."),
        {"action": step.action, "could": [str(one.uid) for one in others]},
        status=403,
    )
