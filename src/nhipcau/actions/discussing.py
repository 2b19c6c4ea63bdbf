"""Taking part in the discussion of a record: the policy first, then names and the guard, then the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.actions.publication import Mover
from nhipcau.core.column import OWN, SHARED, Seen
from nhipcau.core.discussing import mentions, saying
from nhipcau.core.discussing.hearing import Hearing, comment_of, hearing
from nhipcau.core.discussing.models import Comment
from nhipcau.core.faults import Fault
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.models import Agency
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import DISCUSS

if TYPE_CHECKING:
    from nhipcau.core.register import Register

SAID = "trao đổi về hồ sơ / discussed the record"
CORRECTED = "sửa lời trao đổi / corrected in the discussion"
TAKEN_BACK = "rút lại lời trao đổi / taken back in the discussion"
SETTLED = "trao đổi đã xong / discussion settled"
REOPENED = "mở lại trao đổi / discussion opened again"


def speaking_for(register: Register, look: Look, by: Mover) -> list[Agency]:
    """The agencies in whose name somebody may take part in a record's discussion, each once; none where he may not."""
    return list(dict.fromkeys(_agencies(register, look, by)))


def say(
    register: Register, uid: UUID, text: str, agency: str, seen: Seen, by: Mover, *, thread: UUID | None = None
) -> Comment:
    """Say something of a record, or answer a thread, to its audience.

    Raises :class:`Fault`: "no_record", "not_yours", "no_thread", "no_such_name" for a name of nobody who would read it,
    and what :func:`saying.say` does.
    """
    look = by.powers.look(register, uid)
    allowed = speaking_for(register, look, by)
    parent = _heard(uid, thread, hearing(by.powers, register, look)) if thread else None
    seen, name = saying.audience_of(parent, seen, agency)
    if not allowed or not _in_whose_name(parent, agency, name, allowed, by):
        raise _not_yours()
    named = _named(register, uid, text, seen, name, by)
    act = reasoned(by.account, SAID)
    return saying.say(register.name, uid, saying.Said(text, name, seen, named, parent), act)


def correct(register: Register, uid: UUID, comment: UUID, text: str, by: Mover, now: datetime) -> None:
    """Change one's own words. Raises :class:`Fault`: "no_record", "not_yours", "too_late", as :func:`say`."""
    held = mine(register, uid, comment, by)
    named = _named(register, uid, text, Seen(held.seen), held.agency, by)
    saying.correct(held, text, named, reasoned(by.account, CORRECTED), now)


def take_back(register: Register, uid: UUID, comment: UUID, by: Mover, now: datetime) -> None:
    """Take one's own words back. Raises :class:`Fault`: "no_record", "not_yours"."""
    saying.take_back(mine(register, uid, comment, by), reasoned(by.account, TAKEN_BACK), now)


def settle(register: Register, uid: UUID, thread: UUID, by: Mover, now: datetime, *, settled: bool) -> None:
    """Call a thread settled, or open it again. Raises :class:`Fault`: "no_record", "not_yours"."""
    look = by.powers.look(register, uid)
    held = _heard(uid, thread, hearing(by.powers, register, look))
    if held.parent_id or DISCUSS not in look.may:
        raise _not_yours()
    saying.settle(held, reasoned(by.account, SETTLED if settled else REOPENED), now, settled=settled)


def mine(register: Register, uid: UUID, comment: UUID, by: Mover) -> Comment:
    """Somebody's own comment on a record he may still discuss. Raises :class:`Fault`: "no_record", "not_yours"."""
    look = by.powers.look(register, uid)
    held = _heard(uid, comment, hearing(by.powers, register, look))
    if held.actor != by.actor or held.struck_at or DISCUSS not in look.may:
        raise _not_yours()
    return held


def offered(register: Register, uid: UUID, agency: str, seen: Seen, begun: str, by: Mover, language: str) -> list[str]:
    """Names that complete what somebody types after an "@"; none in the name of an agency that is not his.

    Raises :class:`Fault`: "no_record", "not_yours".
    """
    allowed = speaking_for(register, by.powers.look(register, uid), by)
    if not allowed:
        raise _not_yours()
    if not any(agency in by.powers.reach.with_followed(one) for one in allowed):
        return []
    return mentions.offered(by.powers, register, uid, int(seen), agency, begun, language)


def _agencies(register: Register, look: Look, by: Mover) -> Iterator[Agency]:
    if DISCUSS in look.may and len(by.powers.agencies) == 1:
        yield from by.powers.agencies.values()
    elif DISCUSS in look.may:
        for desk in by.powers.desks(register, DISCUSS):
            if desk.audience.rows(register).filter(uid=look.row.uid).exists():
                yield desk.agency


def _in_whose_name(parent: Comment | None, given: str, name: str, allowed: list[Agency], by: Mover) -> bool:
    """Whether somebody may speak in an agency's name; what is within a former agency is answered in its name."""
    if parent and parent.seen > SHARED:
        return any(name in by.powers.reach.with_followed(one) for one in allowed)
    return given in {str(one.uid) for one in allowed}


def _heard(record: UUID, comment: UUID, heard: Hearing) -> Comment:
    """A comment on a record, if he reads it. Raises :class:`Fault` ("not_yours") the same if there is none."""
    found = comment_of(record, comment, heard)
    if found is None:
        raise _not_yours()
    return found


def _named(register: Register, uid: UUID, text: str, seen: Seen, agency: str, by: Mover) -> dict[str, str]:
    named = mentions.names_in(text, mentions.nameable(by.powers, register, uid))
    deaf = mentions.deaf(register, uid, int(seen), agency, named.mentions, by.powers.on)
    if wrong := [*named.unknown, *deaf]:
        listed = ", ".join(f"“@{one}”" for one in wrong)
        within = seen >= OWN
        raise Fault(
            "no_such_name",
            f"{listed}: không phải người hoặc cơ quan xem được lời này"
            + (" (lời này chỉ trong cơ quan)" if within else "")
            + ". Hãy chọn tên được gợi ý sau dấu @, hoặc bỏ dấu @.",
            f"{listed}: nobody of that name reads these words"
            + (" (they stay within the agency)" if within else "")
            + ". Choose a name that is offered after the @, or leave the @ out.",
            {"names": wrong},
        )
    return named.mentions


def _not_yours() -> Fault:
    return Fault(
        "not_yours",
        "Vai trò hiện nay của bạn không làm được việc này với trao đổi này.",
        "Your present roles do not let you do this in this discussion.",
        status=403,
    )
