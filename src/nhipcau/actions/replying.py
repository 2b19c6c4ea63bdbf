"""Answers to visitors from templates: in the name of which agency, filled with what the message says."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from nhipcau.actions.publication import Mover
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.models import Message
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.models import Agency
from nhipcau.core.policy import table
from nhipcau.core.policy.messages import handles_for
from nhipcau.core.policy.words import HANDLE_MESSAGES
from nhipcau.core.replying import keeping
from nhipcau.core.replying.usual import CORRECTED, INTEREST, QUESTION, RECEIVED, Wording, filled

FITTING = {"interest": INTEREST, "error": CORRECTED, "question": QUESTION}
"""The template one most likely wants, by the kind of message."""


def speaking_as(message: Message, by: Mover) -> Agency:
    """The agency in whose name somebody answers a message he may handle."""
    for one in by.powers.standing:
        if handles_for(by.powers, one, message.agency or ""):
            return one.agency
    raise _not_yours()


def template_for(message: Message) -> str:
    return FITTING.get(message.kind, RECEIVED)


def begun(agency: Agency, kind: str, language: str, values: Mapping[str, str]) -> Wording:
    """An answer begun from a template."""
    found = keeping.template_of(str(agency.uid), kind, language).wording
    return Wording(filled(found.subject, values), filled(found.text, values))


def writing_agencies(by: Mover) -> list[Agency]:
    """The agencies whose templates somebody may change: those for which he handles messages."""
    roles = {rule.role for rule in table.MESSAGES if rule.action == HANDLE_MESSAGES}
    return list(dict.fromkeys(one.agency for one in by.powers.standing if one.role in roles))


def change_template(agency: UUID, kind: str, language: str, wording: Wording | None, by: Mover) -> None:
    """Change an agency's template; None goes back to the one that comes with the software."""
    writing_agency(agency, by)
    act = reasoned(by.account, "sửa mẫu trả lời / template of answers changed")
    if wording is None:
        keeping.drop_template(str(agency), kind, language, act)
    else:
        keeping.keep_template(str(agency), kind, language, wording, act)


def writing_agency(uid: UUID, by: Mover) -> Agency:
    """One of :func:`writing_agencies`. Raises :class:`Fault` ("not_yours", 403)."""
    found = next((one for one in writing_agencies(by) if one.uid == uid), None)
    if found is None:
        raise _not_yours()
    return found


def _not_yours() -> Fault:
    return Fault(
        "not_yours",
        "Vai trò hiện nay của bạn không mở được trang này. Nếu cần, hãy liên hệ người quản trị cơ quan.",
        "Your present roles do not open this page. If you need it, ask your agency's administrator.",
        status=403,
    )
