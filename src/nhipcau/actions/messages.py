"""What is done with messages of visitors: the policy first, then the guard, then inbox and ledger.

The ledger is told which message, which step, whose it is and who has it; what a message, an answer or a note says stays in
the inbox and is deleted with it. The ledger's row is committed before the inbox's change: if the machine stops between the
two, the ledger says more than was done, never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from nhipcau.actions.publication import Mover
from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.inbox import handling
from nhipcau.core.inbox.models import Answer, Message
from nhipcau.core.inbox.states import (
    ANSWER,
    ASSIGN,
    CLOSE,
    FAILED,
    MARK_SPAM,
    MESSAGES,
    PASS_ON,
    REOPEN,
    STEPS,
    UNSENT,
    WITHDRAWN,
)
from nhipcau.core.ledger.act import Act, Changed, note
from nhipcau.core.notices.found import forget_told
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.policy.messages import NO_AGENCY, handlers_of, messages_open, staffed
from nhipcau.core.policy.words import HANDLE_MESSAGES, SEE_MESSAGES

SIMPLE = (CLOSE, MARK_SPAM, REOPEN)
"""Steps that need nothing but the press of a button."""
MOST_AT_ONCE = 200


class Opened(NamedTuple):
    """A message somebody sees, and whether he may handle it."""

    message: Message
    is_his: bool


class Outcome(NamedTuple):
    """What became of one message of several; ``fault`` is None where it was done."""

    uid: UUID
    fault: Fault | None


def open_message(uid: UUID, by: Mover) -> Opened:
    """Raises :func:`handling.no_message` for what he may not see."""
    message = handling.message_of(messages_open(by.powers, SEE_MESSAGES), uid)
    his = handling.listed(messages_open(by.powers, HANDLE_MESSAGES), handling.Asked()).filter(uid=uid).exists()
    return Opened(message, his)


def assign(uid: UUID, to: UUID, by: Mover) -> None:
    """Give a message to somebody who handles its agency's. Raises :class:`Fault`: "no_handler", and what steps raise."""
    with handling.held(_his(uid, by), uid) as message:
        if to not in {one.uid for one in handlers(message, by)}:
            raise Fault(
                "no_handler",
                "Người này không xử lý tin của cơ quan đang giữ tin. Hãy chọn người khác, hoặc chuyển tin cho cơ quan của họ.",
                "This person does not handle messages of the agency that has this one. Choose another, or pass the message on.",
            )
        _say(uid, ASSIGN, handling.take(message, ASSIGN, account=str(to)), by)
    forget_told(MESSAGES, uid, but=[to])


def handlers(message: Message, by: Mover) -> list[Account]:
    """To whom a message may be given."""
    return handlers_of(message.agency or NO_AGENCY, by.powers.on)


def pass_on(uid: UUID, agency: str, reason: str, by: Mover, now: datetime) -> None:
    """Hand a message to another agency ("" for the centre); the reason stays with it as a note.

    Raises :class:`Fault`: "no_receiver" for an agency where nobody handles messages, "text_missing" without a reason.
    """
    _refuse_secrets({"reason": reason}, by)
    with handling.held(_his(uid, by), uid) as message:
        if agency == message.agency or agency not in {NO_AGENCY, *(str(one.uid) for one in receivers(by))}:
            raise Fault(
                "no_receiver",
                "Hãy chọn một cơ quan khác đang có người xử lý tin.",
                "Choose another agency in which somebody handles messages.",
            )
        handling.add_remark(message, reason, by.actor, now)
        _say(uid, PASS_ON, handling.take(message, PASS_ON, agency=agency, account=""), by)
    forget_told(MESSAGES, uid)


def receivers(by: Mover) -> list[Agency]:
    """Agencies to which a message can be passed on."""
    return staffed(by.powers.on)


def remark(uid: UUID, text: str, by: Mover, now: datetime) -> None:
    """Leave a note for colleagues. Raises :class:`Fault`: what the guard refuses, no text, too much, a withdrawn message."""
    _refuse_secrets({"text": text}, by)
    with handling.held(_his(uid, by), uid) as message:
        _refuse_withdrawn(message)
        handling.add_remark(message, text, by.actor, now)


def step(uid: UUID, name: str, by: Mover) -> None:
    """Close a message, mark it as spam, or open it again."""
    if name not in SIMPLE:
        raise _unknown_step()
    with handling.held(_his(uid, by), uid) as message:
        _say(uid, name, handling.take(message, name), by)


def message_to_answer(uid: UUID, by: Mover) -> Message:
    """A message that he may answer. Raises :class:`Fault`: "wrong_step" (409) for one that cannot be answered."""
    message = handling.message_of(_his(uid, by), uid)
    handling.require_step(message, ANSWER)
    return message


def answer(uid: UUID, subject: str, text: str, by: Mover, now: datetime) -> Answer:
    """Keep an answer; whoever asks mails it then and says what became of it (:func:`handling.mark_delivery`).

    Raises :class:`Fault`: what the guard refuses, no text, too much, a message that cannot be answered.
    """
    _refuse_secrets({"text": f"{subject}\n{text}"}, by)
    with handling.held(_his(uid, by), uid) as message:
        kept = handling.add_answer(message, subject, text, by.actor, now)
        changed = handling.take(message, ANSWER, account=message.account or str(by.account.uid))
        _say(uid, ANSWER, changed, by)
    return kept


def answer_to_send(uid: UUID, answer: UUID, by: Mover) -> tuple[Message, Answer]:
    """An answer whose mail did not go out. Raises :class:`Fault` ("not_failed", 409) for any other."""
    message = handling.message_of(_his(uid, by), uid)
    found = handling.answer_of(message, answer)
    if found.delivery not in (FAILED, UNSENT):
        raise Fault(
            "not_failed",
            "Thư này đã được gửi rồi, hoặc không gửi qua thư điện tử.",
            "This mail has been sent already, or does not go by e-mail.",
            status=409,
        )
    return message, found


def do_all(uids: Iterable[UUID], deed: Callable[[UUID], None]) -> list[Outcome]:
    """The same with several messages, each by itself. Raises :class:`Fault` ("too_many")."""
    wanted = list(dict.fromkeys(uids))
    if len(wanted) > MOST_AT_ONCE:
        raise Fault(
            "too_many",
            f"Chọn nhiều nhất {MOST_AT_ONCE} tin một lần; bạn chọn {len(wanted)}.",
            f"Choose at most {MOST_AT_ONCE} messages at once; you chose {len(wanted)}.",
        )
    found = []
    for uid in wanted:
        try:
            deed(uid)
        except Fault as fault:
            found.append(Outcome(uid, fault))
        else:
            found.append(Outcome(uid, None))
    return found


def _his(uid: UUID, by: Mover) -> Q:
    """The condition on messages he may handle. Raises :class:`Fault`: "no_message" (404), "not_yours" (403)."""
    if not open_message(uid, by).is_his:
        raise Fault(
            "not_yours",
            "Vai trò hiện nay của bạn xem được tin này nhưng không xử lý được.",
            "Your present roles let you read this message, not handle it.",
            status=403,
        )
    return messages_open(by.powers, HANDLE_MESSAGES)


def _say(uid: UUID, name: str, changed: Changed, by: Mover) -> None:
    if changed:
        words = STEPS[name].label
        with transaction.atomic():
            note(MESSAGES, [(uid, name, changed)], Act(by.actor, f"{words.vi} / {words.en}"))


def _refuse_secrets(said: dict[str, str], by: Mover) -> None:
    refuse_secrets(MESSAGES, said, by.actor)


def _refuse_withdrawn(message: Message) -> None:
    if message.state == WITHDRAWN:
        raise Fault(
            "withdrawn",
            "Người gửi đã rút tin này; không ghi thêm gì vào đó.",
            "Its sender has withdrawn this message; nothing more is written on it.",
            status=409,
        )


def _unknown_step() -> Fault:
    return Fault("unknown_step", "Không có bước này.", "There is no such step.", status=404)
