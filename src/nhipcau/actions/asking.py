"""Sending a request to other agencies, and answering it: each agency on its own, all it was asked on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.actions.desk_records import require_may_edit
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context
from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.handing_down import agency_gone
from nhipcau.core.ledger.keeping import parties_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.people.when import holds
from nhipcau.core.policy import no_record
from nhipcau.core.policy.words import EDIT
from nhipcau.core.registry import registers
from nhipcau.core.working_time import calendar_in_force, clocks_in_force
from nhipcau.lib.text.asked_lines import AskedFigure, BadLine, asked_figures
from nhipcau.lib.working_time import WorkingTimeError, clock, due

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover
    from nhipcau.core.asking import Asking
    from nhipcau.core.policy import Look
    from nhipcau.core.register import Register

SENT = "gửi yêu cầu / request sent"
ANSWERED = "trả lời yêu cầu / request answered"


class Given(NamedTuple):
    """What an agency says to one thing asked, as typed; ``stood`` is how the answer stood on the page it was typed on."""

    said: str
    value: str
    words: str
    stood: str


def asking_of(register: Register) -> Asking:
    """Raises :func:`no_record` for a register whose records ask nobody anything."""
    if register.asking is None:
        raise no_record()
    return register.asking


def standing(asking: Asking, plains: Mapping[str, Any]) -> str:
    """How an answer stands, for telling whether a colleague has answered meanwhile."""
    names = (asking.answers.said, asking.answers.value, asking.answers.words)
    return "|".join("" if plains.get(name) is None else str(plains[name]) for name in names)


def send(register: Register, uid: UUID, by: Mover) -> int:
    """Ask every agency named, for each thing it has not been asked yet; returns how many agencies are asked for the first
    time. They become parties to the request, and what waits for an answer is theirs to keep.

    Raises :class:`Fault`: "no_record", "not_allowed", "nobody_asked", "nothing_asked", "no_due", "agency_gone" and
    "bad_line" for figures that cannot be read; nothing is then written.
    """
    asking, now = asking_of(register), timezone.localdate()
    require_may_edit(by.powers.look(register, uid))
    answers = registers()[asking.answers.register]
    act = reasoned(by.account, SENT)
    with transaction.atomic():
        row = register.rows(MACHINERY_DESK).select_for_update().get(uid=uid)
        plains = {column.name: register.plain(row, column.name) for column in register.stored}
        agencies, items = _agencies(plains[asking.to], now), _items(asking, plains)
        last = plains[asking.due] or _worked_out(asking, plains, now)
        held = answers.rows(MACHINERY_DESK).filter(**{asking.answers.request: uid})
        names = (asking.answers.agency, asking.answers.item, asking.answers.unit, asking.answers.period)
        known = {(one[0], AskedFigure(*(part or "" for part in one[1:]))) for one in held.values_list(*names)}
        entries = [
            _asked(asking, plains[asking.title], uid, row.owner, agency, item, last)
            for agency in agencies
            for item in items
            if (agency, item) not in known
        ]
        ledger.write(answers, entries, act)
        said = {asking.status: asking.sent, asking.due: last}
        said |= {} if plains[asking.sent_on] else {asking.sent_on: now.isoformat()}
        ledger.write(register, [Entry(uid, said)], act)
        parties = parties_of([uid]).get(uid, [])
        ledger.keep(register, uid, act, visibility=SHARED, parties=tuple(dict.fromkeys([*parties, *agencies])))
    return len({entry.owner for entry in entries} - {agency for agency, _ in known})


def answer(register: Register, uid: UUID, given: Mapping[UUID, Given], by: Mover, language: str) -> int:
    """Write what one's agencies say to a request; returns how many answers changed. All or none.

    Raises :class:`Fault`: "no_record", "not_allowed", "closed", "changed_meanwhile" (409), "bad_answer", "words_missing",
    "value_missing" and what the kinds refuse of a value.
    """
    asking = asking_of(register)
    look = by.powers.look(register, uid)
    if register.plain(look.row, asking.status) == asking.closed:
        raise Fault("closed", "Yêu cầu này đã kết thúc, không trả lời được nữa.", "This request is closed.")
    answers = registers()[asking.answers.register]
    with transaction.atomic():
        locked = answers.rows(MACHINERY_DESK).select_for_update().order_by("uid")
        held = list(locked.filter(**{asking.answers.request: uid}, uid__in=list(given)).values_list("uid", flat=True))
        looks = by.powers.looks(answers, held)
        if set(looks) != set(given) or any(EDIT not in one.may for one in looks.values()):
            raise no_record()
        entries = [
            entry
            for one in looks.values()
            if (entry := _answered(asking, answers, one, given[one.row.uid], language)) is not None
        ]
        ledger.write(answers, entries, reasoned(by.account, ANSWERED))
    return len(entries)


def _agencies(named: list[str] | None, on: date) -> list[str]:
    if not named:
        raise Fault(
            "nobody_asked",
            "Chưa ghi cơ quan nào được hỏi: sửa yêu cầu và thêm cơ quan rồi gửi.",
            "No agency is asked: edit the request, add agencies, then send it.",
        )
    for agency in agencies_by_uid(named).values():
        if not holds(None, agency.valid_until, on):
            raise agency_gone(agency, on)
    return list(named)


def _items(asking: Asking, plains: Mapping[str, Any]) -> list[AskedFigure]:
    """An opinion is one thing asked, without a name."""
    if plains[asking.kind] != asking.for_figures:
        return [AskedFigure("")]
    try:
        found = asked_figures(plains[asking.figures] or "")
    except BadLine as wrong:
        raise Fault(
            "bad_line",
            f"Số liệu đề nghị, dòng {wrong.number}: {wrong.vi}.",
            f"Figures asked for, line {wrong.number}: {wrong.en}.",
            {"line": wrong.number},
        ) from wrong
    if not found:
        raise Fault(
            "nothing_asked",
            "Chưa ghi số liệu nào: sửa yêu cầu, ghi mỗi dòng một số liệu rồi gửi.",
            "No figure is asked for: edit the request, write one figure a line, then send it.",
        )
    return found


def _worked_out(asking: Asking, plains: Mapping[str, Any], sent_on: date) -> str:
    """The last day by the rule of law, counted from the day it is sent: at the desk it is received then."""
    if not plains[asking.clock]:
        raise Fault(
            "no_due",
            "Chưa có thời hạn: sửa yêu cầu, chọn thời hạn theo luật hoặc ghi ngày rồi gửi.",
            "There is no due date: edit the request, choose the time set by law or give a day, then send it.",
        )
    try:
        day = due(clock(plains[asking.clock], clocks_in_force()), sent_on, calendar_in_force()).day
    except WorkingTimeError as wrong:
        raise Fault("no_due", wrong.vi, wrong.en) from wrong
    assert day is not None  # noqa: S101  # there are no pauses
    return day.isoformat()


def _asked(asking: Asking, title: str, uid: UUID, asker: str, agency: str, item: AskedFigure, last: str) -> Entry:
    names = asking.answers
    values = {
        names.title: title,
        names.request: str(uid),
        names.agency: agency,
        names.item: item.name or None,
        names.unit: item.unit or None,
        names.period: item.period or None,
        names.due: last,
    }
    return Entry(new_uid(), values, owner=agency, visibility=SHARED, parties=(asker,) if asker else ())


def _answered(asking: Asking, answers: Register, look: Look, given: Given, language: str) -> Entry | None:
    """What is to be written of one answer; None where nothing new is said."""
    names = asking.answers
    plains = {column.name: answers.plain(look.row, column.name) for column in answers.stored}
    if given.stood != standing(asking, plains):
        raise Fault(
            "changed_meanwhile",
            "Đồng nghiệp vừa trả lời yêu cầu này. Hãy xem câu trả lời mới rồi sửa nếu cần.",
            "A colleague has just answered this. Look at the new answer, then change it if need be.",
            status=409,
        )
    number = answers.kinds[names.value].parse(given.value, language, Context(answers.name, names.value, is_beside=True))
    words, said = given.words.strip() or None, given.said or None
    if plains[names.item]:
        said = _figure(asking, plains[names.item], said, number)
    else:
        number = None
        _check_opinion(asking, said, words)
    new = {names.said: said, names.value: number, names.words: words if said else None}
    if all(plains[name] == value for name, value in new.items()):
        return None
    day = timezone.localdate().isoformat() if said else None
    return Entry(look.row.uid, {**new, names.answered_on: day})


def _figure(asking: Asking, item: str, said: str | None, number: float | None) -> str | None:
    if said not in (None, asking.figure, asking.none_such):
        raise _bad_answer(said)
    if said == asking.none_such and number is not None:
        raise Fault(
            "bad_answer",
            f"“{item}”: vừa chọn “Không có” vừa ghi giá trị. Hãy giữ một trong hai.",
            f"“{item}”: both “None” and a value. Keep one of the two.",
        )
    if said == asking.figure and number is None:
        raise Fault(
            "value_missing",
            f"“{item}”: hãy ghi giá trị, hoặc chọn “Không có”.",
            f"“{item}”: give the value, or choose “None”.",
        )
    return said or (asking.figure if number is not None else None)


def _check_opinion(asking: Asking, said: str | None, words: str | None) -> None:
    if said is not None and said not in asking.opinions:
        raise _bad_answer(said)
    if said in asking.explained and not words:
        raise Fault(
            "words_missing",
            "Đồng ý có góp ý hoặc không đồng ý thì phải ghi nội dung ý kiến.",
            "Agreeing with comments or disagreeing needs words.",
        )


def _bad_answer(said: str) -> Fault:
    return Fault(
        "bad_answer",
        f"Không có cách trả lời {said[:40]!r}. Hãy chọn trong danh sách.",
        f"There is no answer {said[:40]!r}. Choose one of the list.",
    )
