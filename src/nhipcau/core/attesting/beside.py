"""Saying beside the owner's word that a record holds, or that one disagrees; one current word of each who says something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.attesting.kept import ATTESTATIONS, added, become, from_message, message_in
from nhipcau.core.attesting.models import CURRENT, REPLACED, TAKEN_BACK, Attestation
from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, new_uid
from nhipcau.core.record import door_opened

LONGEST = 500
"""Characters of what somebody says."""
LONGEST_NAME = 200


@dataclass(frozen=True)
class Said:
    """What is said and by whom: an agency of the desk, or somebody at an ``address`` who gave a name."""

    holds: bool
    text: str = ""
    agency: str = ""
    speaker: str = ""
    address: str = ""


def attest(register: str, record: UUID, said: Said, act: Act) -> Attestation:
    """Keep what somebody says; what he said before is kept as a former word.

    Raises :class:`Fault`: "text_missing" for disagreeing without saying what, "text_too_long", "name_missing" for an
    answer by link without a name, and what the guard refuses.
    """
    text, speaker = said.text.strip(), said.speaker.strip()
    check(said)
    with door_opened(), transaction.atomic():
        refuse_secrets(ATTESTATIONS, {"text": text, "speaker": speaker}, act.actor)
        mine = Attestation.objects.filter(record=record, agency=said.agency, address=said.address, state=CURRENT)
        for former in list(mine.select_for_update()):
            become(former, REPLACED, act, "replace")
        word = Attestation(
            uid=new_uid(), register=register, record=record, holds=said.holds, text=text, agency=said.agency,
            speaker=speaker, address=said.address, actor=act.actor, at=act.at or timezone.now(),
        )  # fmt: skip
        return added(word, act)


def take_back(word: Attestation, act: Act) -> Attestation:
    """It is no current word any more; one that was not is left as it is."""
    with door_opened(), transaction.atomic():
        held = Attestation.objects.select_for_update().get(uid=word.uid)
        return become(held, TAKEN_BACK, act, "take_back") if held.state == CURRENT else held


def attestations_of(record: UUID) -> list[Attestation]:
    """Everything that was said of a record, the newest first."""
    return list(Attestation.objects.filter(record=record).order_by("-at", "-uid"))


def word_of(record: UUID, agency: str) -> Attestation | None:
    """What an agency says of a record now."""
    return Attestation.objects.filter(record=record, agency=agency, state=CURRENT).first()


def word_by(message: UUID) -> Attestation | None:
    """What somebody said by a message, whatever became of it."""
    return Attestation.objects.filter(address=from_message(message)).first()


def messages_speaking() -> set[UUID]:
    """The messages of which a word still tells who spoke."""
    told = Attestation.objects.filter(address__startswith=from_message("")).exclude(speaker="")
    return {uid for address in told.values_list("address", flat=True) if (uid := message_in(address))}


def forget_speakers(messages: Iterable[UUID]) -> int:
    """Take away who spoke by these messages and in which words; that somebody did stays, and whether it holds."""
    addresses = [from_message(one) for one in messages]
    with door_opened():
        return Attestation.objects.filter(address__in=addresses).update(speaker="", text="")


def check(said: Said) -> None:
    """Whether enough is said, and not too much."""
    if not said.holds and not said.text.strip():
        raise Fault(
            "text_missing",
            "Hãy ghi rõ điều chưa đúng, ví dụ: “đã hết hiệu lực từ 01/2026”.",
            "Say what is not right, for example: “no longer in force since 01/2026”.",
        )
    if len(said.text.strip()) > LONGEST:
        raise Fault(
            "text_too_long",
            f"Ý kiến dài {len(said.text.strip())} ký tự; tối đa {LONGEST}. Hãy rút ngắn.",
            f"What you say has {len(said.text.strip())} characters; at most {LONGEST}. Make it shorter.",
        )
    if not said.agency and not 0 < len(said.speaker.strip()) <= LONGEST_NAME:
        raise Fault(
            "name_missing",
            f"Hãy ghi tên cơ quan, tổ chức hoặc người trả lời (tối đa {LONGEST_NAME} ký tự).",
            f"Give the name of the office or person who answers (at most {LONGEST_NAME} characters).",
        )
