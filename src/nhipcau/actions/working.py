"""Reporting on a piece of work: how it stands and how far it is, where several agencies may have a hand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from nhipcau.actions.desk_records import edit
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context
from nhipcau.core.ledger.since import last_row

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover
    from nhipcau.core.register import Register
    from nhipcau.core.work import Work

REPORTED = "báo tiến độ / progress reported"


@dataclass(frozen=True)
class Report:
    """What is reported, as it was typed; ``stood`` is how the work stood on the page it was reported from."""

    status: str
    progress: str
    reason: str
    stood: str


def standing(plains: Mapping[str, Any], work: Work) -> str:
    """How a piece of work stands, for telling whether somebody else has reported meanwhile."""
    return "|".join(str(plains.get(name) or "") for name in (work.status, work.progress, work.reason))


def report(register: Register, uid: UUID, said: Report, by: Mover, language: str) -> None:
    """Write a report through the form's own door. What is done is done to 100 %, today, unless a day is known.

    Raises :class:`Fault`: "no_record", "not_allowed" for who has no hand in it, "changed_meanwhile" (409), "bad_value",
    "bad_progress", "reason_missing" for dropping without a reason.
    """
    work = register.work
    assert work is not None  # noqa: S101  # the address is there for registers of work only
    base, look = last_row(uid), by.powers.look(register, uid)
    plains = {column.name: register.plain(look.row, column.name) for column in register.stored_to(look.clearance)}
    if said.stood != standing(plains, work):
        raise Fault(
            "changed_meanwhile",
            "Người khác vừa báo tiến độ việc này. Hãy xem lại số liệu mới rồi báo tiếp.",
            "Somebody else has just reported on this. Look at what it says now, then report again.",
            status=409,
        )
    given = {name: {"": text} for name, text in _given(register, work, said, plains).items()}
    edit(by.powers, by.account, register, uid, given, base, language=language, reason=REPORTED)


def _given(register: Register, work: Work, said: Report, plains: Mapping[str, Any]) -> dict[str, str]:
    kind = register.kinds[work.progress]
    progress = kind.parse(said.progress, "vi", Context(register.name, work.progress, is_beside=True))
    if progress is not None and not 0 <= progress <= 100:
        raise Fault(
            "bad_progress",
            f"Tiến độ {said.progress.strip()} % không hợp lệ: ghi số từ 0 đến 100.",
            f"A progress of {said.progress.strip()} % cannot be: give a number from 0 to 100.",
        )
    if said.status == work.dropped and not said.reason.strip():
        raise Fault(
            "reason_missing",
            "Hãy ghi lý do không thực hiện nữa.",
            "Say why the task is dropped.",
        )
    given = {work.status: said.status, work.progress: said.progress, work.reason: said.reason}
    if said.status == work.done and plains.get(work.status) != work.done:
        given[work.progress] = "100"
        if not plains.get(work.done_on):
            given[work.done_on] = timezone.localdate().strftime("%d/%m/%Y")
    return given
