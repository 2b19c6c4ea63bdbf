"""The desk's side of the inbox's tables: finding messages, and changing one while it is locked. Who may is asked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from nhipcau.core.faults import Fault
from nhipcau.core.inbox.letters import waiting_state
from nhipcau.core.inbox.models import Answer, Message, Remark
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.inbox.states import BY_LINK, RECEIVED, STATES, STEPS, UNSENT, WAITING, WITHDRAWN
from nhipcau.core.ledger.act import Changed, new_uid
from nhipcau.lib.text import fold

NOBODY = "-"
"""What a question says for "assigned to nobody"."""
OPEN = "open"
"""What a question says for every state in which somebody has to do something."""
LONGEST_ANSWER, LONGEST_REMARK, LONGEST_SUBJECT = 8000, 2000, 200


@dataclass(frozen=True)
class Asked:
    """What a list of messages is asked for; "" for whatever. ``state`` may be :data:`OPEN`, ``account`` :data:`NOBODY`."""

    state: str = ""
    kind: str = ""
    account: str = ""
    text: str = ""
    newest_first: bool = False


class Waiting(NamedTuple):
    """Of the messages somebody may see: how many nobody has taken, since which day, and how many are his to do."""

    received: int
    since: date | None
    mine: int


class Thread(NamedTuple):
    """What came after a message, each in its order."""

    answers: list[Answer]
    remarks: list[Remark]


def listed(open_ones: Q, asked: Asked) -> QuerySet[Message]:
    """Those of the messages ``open_ones`` speaks of that are asked for, the longest waiting first."""
    rows = Message.objects.using(INBOX).filter(open_ones)
    if asked.state:
        rows = rows.filter(state__in=WAITING if asked.state == OPEN else [asked.state])
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.account:
        rows = rows.filter(account="" if asked.account == NOBODY else asked.account)
    for word in fold(asked.text).split():
        rows = rows.filter(folded__contains=word)
    return rows.order_by("-received_on", "-id") if asked.newest_first else rows.order_by("received_on", "id")


def message_of(open_ones: Q, uid: UUID) -> Message:
    """Raises :func:`no_message`, the same whether there is none or it is not open to him."""
    found = Message.objects.using(INBOX).filter(open_ones, uid=uid).first()
    if found is None:
        raise no_message()
    return found


@contextmanager
def held(open_ones: Q, uid: UUID) -> Iterator[Message]:
    """A message, locked for the length of a ``with`` block; what is written in it is written with the block's end."""
    with transaction.atomic(using=INBOX):
        found = Message.objects.using(INBOX).select_for_update().filter(open_ones, uid=uid).first()
        if found is None:
            raise no_message()
        yield found


def thread_of(message: Message) -> Thread:
    """Two queries."""
    return Thread(list(message.answers.using(INBOX).order_by("id")), list(message.remarks.using(INBOX).order_by("id")))


def waiting_for(open_ones: Q, account: str) -> Waiting:
    """Three queries, whatever there is."""
    rows = Message.objects.using(INBOX).filter(open_ones)
    received = rows.filter(state=RECEIVED)
    oldest = received.order_by("received_on").values_list("received_on", flat=True).first()
    return Waiting(received.count(), oldest, rows.filter(state__in=WAITING, account=account).count())


def take(message: Message, step: str, **values: str) -> Changed:
    """Take a step with a message that is held, setting other fields with it; what changed, for the ledger.

    Raises :class:`Fault` ("wrong_step", 409) from a state the step does not start from.
    """
    require_step(message, step)
    before = {name: getattr(message, name) for name in ("state", *values)}
    for name, value in values.items():
        setattr(message, name, value)
    message.state = waiting_state(message, step)
    message.save(using=INBOX, update_fields=list(before))
    after = {name: getattr(message, name) for name in before}
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def require_step(message: Message, step: str) -> None:
    """Raises :class:`Fault` ("wrong_step", 409) from a state the step does not start from."""
    if message.state not in STEPS[step].start:
        raise _wrong_step(message.state, step)


def add_remark(message: Message, text: str, by: str, now: datetime) -> Remark:
    """Raises :class:`Fault` for no text or too much of it."""
    said = _few_enough(text, LONGEST_REMARK)
    return Remark.objects.using(INBOX).create(message=message, at=now, by=by, text=said)


def add_answer(message: Message, subject: str, text: str, by: str, now: datetime) -> Answer:
    """Keep an answer, to be mailed if the sender gave an address.

    Raises :class:`Fault` for no text or too much of it; "said_already" (409) for what was answered last: a second press.
    """
    head, body = _few_enough(" ".join(subject.split()), LONGEST_SUBJECT), _few_enough(text, LONGEST_ANSWER)
    last = message.answers.using(INBOX).order_by("-id").first()
    if last and (last.by, last.subject, last.text) == (by, head, body):
        raise Fault(
            "said_already",
            "Câu trả lời này đã được ghi lại rồi, không gửi hai lần.",
            "This answer has been kept already; it is not sent twice.",
            status=409,
        )
    return Answer.objects.using(INBOX).create(
        uid=new_uid(),
        message=message,
        at=now,
        by=by,
        subject=head,
        text=body,
        address=message.email,
        delivery=UNSENT if message.email else BY_LINK,
    )


def answer_of(message: Message, uid: UUID) -> Answer:
    """Raises :func:`no_message` for an answer that is not this message's."""
    found = message.answers.using(INBOX).filter(uid=uid).first()
    if found is None:
        raise no_message()
    return found


def mark_delivery(answer: Answer, delivery: str) -> None:
    """Say what became of its mail; an answer that was deleted meanwhile stays deleted."""
    Answer.objects.using(INBOX).filter(uid=answer.uid).update(delivery=delivery)
    answer.delivery = delivery


def not_routed(limit: int) -> list[Message]:
    """The oldest messages of which nobody has found out whose they are."""
    return list(Message.objects.using(INBOX).filter(agency=None).order_by("id")[:limit])


def route(message: Message, agency: str, record: str) -> None:
    """Say whose a message is, if nobody has meanwhile."""
    Message.objects.using(INBOX).filter(id=message.id, agency=None).update(agency=agency, record=record)


def gone_of(uids: Iterable[UUID]) -> set[UUID]:
    """Those of some messages that are there no longer."""
    asked = set(uids)
    return asked - set(Message.objects.using(INBOX).filter(uid__in=asked).values_list("uid", flat=True))


def withdrawn_of(uids: Iterable[UUID]) -> set[UUID]:
    """Those of some messages that their senders have withdrawn."""
    rows = Message.objects.using(INBOX).filter(uid__in=set(uids), state=WITHDRAWN)
    return set(rows.values_list("uid", flat=True))


def no_message() -> Fault:
    return Fault(
        "no_message",
        "Không có tin này, tin đã bị xóa theo hạn, hoặc vai trò hiện nay của bạn không mở được. Hãy xem lại hộp thư.",
        "There is no such message, it has been deleted after its time, or your present roles do not open it. Look in the inbox.",
        status=404,
    )


def _wrong_step(state: str, step: str) -> Fault:
    name, now = STEPS[step].label, STATES.label(state)
    return Fault(
        "wrong_step",
        f"Không thể “{name.vi}” khi tin ở trạng thái “{now.vi}”. Hãy tải lại trang.",
        f"“{name.en}” is not possible while the message is “{now.en}”. Load the page again.",
        {"state": state, "step": step},
        status=409,
    )


def _few_enough(text: str, most: int) -> str:
    said = text.replace("\r\n", "\n").strip()
    if not said:
        raise Fault("text_missing", "Hãy viết nội dung.", "Write something.")
    if len(said) > most:
        raise Fault(
            "text_too_long",
            f"Dài {len(said)} ký tự; tối đa {most}. Hãy rút ngắn.",
            f"It has {len(said)} characters; at most {most}. Make it shorter.",
        )
    return said
