"""What a visitor's message becomes: an expression of interest that is followed, or a word beside the owner's.

Neither takes the person with it: the interest keeps what the sender stands for and which message it was; a word beside the
owner's keeps who spoke until the message is deleted, then the worker takes the name away.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nhipcau.actions import messages
from nhipcau.actions.publication import Mover
from nhipcau.actions.replying import speaking_as
from nhipcau.core.attesting import beside
from nhipcau.core.attesting.beside import Said
from nhipcau.core.attesting.kept import from_message
from nhipcau.core.attesting.models import Attestation
from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.inbox.handling import gone_of, withdrawn_of
from nhipcau.core.inbox.models import Message
from nhipcau.core.inbox.states import WITHDRAWN
from nhipcau.core.interests import keeping
from nhipcau.core.interests.models import ExpressionOfInterest
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.messages import messages_open
from nhipcau.core.policy.words import HANDLE_MESSAGES, SEE_MESSAGES
from nhipcau.core.registry import registers

YES = "yes"


def make_interest(uid: UUID, by: Mover, today: date) -> ExpressionOfInterest:
    """Follow up an interest that somebody expressed. Raises :class:`Fault`: "wrong_kind", "made_already" (409)."""
    message = _kept(uid, "interest", by)
    refuse_secrets(keeping.INTERESTS, {"text": message.organisation}, by.actor)
    interest = ExpressionOfInterest(
        register=message.register if message.record else "",
        record=UUID(message.record) if message.record else None,
        agency=str(speaking_as(message, by).uid),
        organisation=message.organisation,
        country=message.country,
        received_on=message.received_on,
        stage_since=today,
        message=message.uid,
    )
    return keeping.begin(interest, reasoned(by.account, "ghi từ tin của người xem / made from a visitor's message"))


def move_interest(uid: UUID, stage: str, next_on: date | None, by: Mover, today: date) -> ExpressionOfInterest:
    """Say how far an interest has come, and when something is to be done next. Raises :func:`keeping.no_interest`."""
    keeping.interest_of(messages_open(by.powers, SEE_MESSAGES), uid)
    mine = messages_open(by.powers, HANDLE_MESSAGES)
    if not keeping.listed(mine).filter(uid=uid).exists():
        raise _not_yours()
    act = reasoned(by.account, "chuyển giai đoạn / moved to another stage")
    return keeping.move(uid, mine, stage, next_on, today, act)


def accept_word(uid: UUID, by: Mover) -> Attestation:
    """Put what a visitor says of a record beside its owner's word. Raises :class:`Fault`: "wrong_kind", "made_already"."""
    message = _kept(uid, "attestation", by)
    if not message.record or message.register not in registers():
        raise _wrong_kind()
    by.powers.look(registers()[message.register], UUID(message.record))
    if word_from(message.uid):
        raise Fault(
            "made_already",
            "Lời này đã đứng bên cạnh hồ sơ.",
            "This stands beside the record already.",
            status=409,
        )
    speaker = ", ".join(filter(None, (message.name, message.organisation)))[: beside.LONGEST_NAME]
    said = Said(message.holds == YES, message.text, speaker=speaker, address=from_message(message.uid))
    act = reasoned(by.account, "nhận lời của người xem / a visitor's word accepted")
    return beside.attest(message.register, UUID(message.record), said, act)


def word_from(message: UUID) -> Attestation | None:
    """What stands beside a record because of a message."""
    return beside.word_by(message)


def forget_senders() -> int:
    """Take away what interests and words beside records still know of senders who withdrew or whose message is over.

    Returns how many. For the worker only.
    """
    count = keeping.forget_organisations(withdrawn_of(keeping.messages_used()))
    spoken = beside.messages_speaking()
    return count + beside.forget_speakers(gone_of(spoken) | withdrawn_of(spoken))


def _kept(uid: UUID, kind: str, by: Mover) -> Message:
    """A message of a kind that he may handle."""
    opened = messages.open_message(uid, by)
    if not opened.is_his:
        raise _not_yours()
    if opened.message.kind != kind or opened.message.state == WITHDRAWN:
        raise _wrong_kind()
    return opened.message


def _wrong_kind() -> Fault:
    return Fault(
        "wrong_kind",
        "Không làm được việc này với tin như vậy.",
        "This cannot be done with such a message.",
        status=409,
    )


def _not_yours() -> Fault:
    return Fault(
        "not_yours",
        "Vai trò hiện nay của bạn xem được nhưng không làm được việc này.",
        "Your present roles let you look, not do this.",
        status=403,
    )
