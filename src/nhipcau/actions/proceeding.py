"""Procedures step by step: a step and what it means for the record it is about are one write, one batch, one undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.actions.changing import is_proposed
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Agency, Context, When
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.words import ADOPT, DISCUSS, EDIT, PUBLISH
from nhipcau.core.procedure import Procedure, is_agency
from nhipcau.core.publication import proposals
from nhipcau.core.registry import registers
from nhipcau.lib.procedures import STATES, STEPS, Course, ProcedureError, Stand, check_course

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover
    from nhipcau.core.policy import Look
    from nhipcau.core.register import Register

ANSWER, CONSULT, EXTEND = "answer", "consult", "extend"
DAYS = ("on", "since", "effective_on", "expires_on")
TEXTS = ("document", "body", "answer", "words", "signer", "place", "authorised")
NOT_LATER = ("on", "since")
"""Days of what has happened; the others may lie ahead."""


@dataclass(frozen=True)
class Said:
    """A step as it was typed; ``stood`` is how the procedure stood on the page it was typed on."""

    step: str
    stood: str
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Beginning:
    """A procedure as it shall begin, as it was typed."""

    title: str
    purpose: str
    route: str
    shortened: bool
    shortened_reason: str
    on: str


def mark(values: Mapping[str, Any], procedure: Procedure) -> str:
    """How a procedure stands, for telling whether somebody else has taken a step meanwhile."""
    return f"{len(values.get(procedure.steps) or ())}|{values.get(procedure.state) or ''}"


def may_start(register: Register, look: Look, by: Mover) -> bool:
    """Whether somebody may start a procedure about a record: he works with it, and may enter procedures."""
    return bool(look.may & {EDIT, ADOPT, DISCUSS, PUBLISH}) and bool(by.powers.creating(register))


def speaking_as(register: Register, look: Look, stand: Stand, by: Mover) -> list[str]:
    """The bodies asked for whom somebody may record an answer: all for who keeps the procedure, else his own agencies."""
    asked = [one.body for one in stand.opinions]
    if EDIT in look.may:
        return asked
    mine = {one for agency in by.powers.agencies.values() for one in by.powers.reach.with_followed(agency)}
    return [body for body in asked if body in mine] if DISCUSS in look.may else []


def start(register: Register, subject: UUID, said: Beginning, by: Mover, language: str) -> UUID:
    """Begin a procedure about a record; returns its uid.

    Raises :class:`Fault`: "no_record", "not_allowed", "bad_step" for what there is no procedure for, "reason_missing" for
    a shortened one without a reason, "already_running", "bad_day".
    """
    procedure = _procedure(register)
    target = registers()[register.relations[procedure.subject].to]
    look = by.powers.look(target, subject)
    if not may_start(register, look, by):
        raise not_allowed()
    course = Course(said.route, said.purpose, said.shortened)
    _require_course(course, said)
    owner = _owner(register, look, by)
    entry = {"step": "propose", "on": _day("on", said.on, timezone.localdate()), "agency": owner}
    place = register.place and target.place and target.plain(look.row, target.place)
    values = {
        procedure.subject: str(subject),
        procedure.title: said.title.strip() or None,
        procedure.purpose: said.purpose,
        procedure.route: said.route,
        procedure.shortened: "yes" if said.shortened else "no",
        "shortened_reason": said.shortened_reason.strip() or None,
        "proposer": owner,
        **({register.place: place} if place else {}),
    }
    with transaction.atomic():
        target.rows(MACHINERY_DESK).select_for_update().filter(uid=subject).values_list("uid").first()
        _refuse_second(register, procedure, subject, said.purpose)
        act = reasoned(by.account, "bắt đầu thủ tục / procedure begun")
        uid = new_uid()
        ledger.write(register, [ledger.Entry(uid, {**values, **_told(procedure, values, [entry])}, owner=owner)], act)
    return uid


def take_step(register: Register, uid: UUID, said: Said, by: Mover, language: str) -> bool:
    """Record a step; returns whether what it means for the record it is about waits as a proposal, because it is public.

    Raises :class:`Fault`: "no_record", "not_allowed", "changed_meanwhile" (409), "bad_step", "bad_day", "needed".
    """
    procedure = _procedure(register)
    with transaction.atomic():
        register.rows(MACHINERY_DESK).select_for_update().filter(uid=uid).values_list("uid").first()
        look = by.powers.look(register, uid)
        values = {column.name: register.plain(look.row, column.name) for column in register.stored}
        _require_hand(register, look, procedure.stand(values), said, by)
        if said.stood != mark(values, procedure):
            raise Fault(
                "changed_meanwhile",
                "Người khác vừa ghi một bước của thủ tục này, nên chưa ghi gì. Hãy xem bước mới rồi ghi tiếp.",
                "Somebody else has just recorded a step of this procedure, so nothing was written. Look at it, then go on.",
                status=409,
            )
        entry = _entry(said, by, values, procedure)
        steps = [*(values.get(procedure.steps) or ()), entry]
        told = _told(procedure, values, steps)
        act = reasoned(by.account, _reason(entry))
        ledger.write(register, [ledger.Entry(uid, told)], act)
        _share(register, uid, entry, act)
        return _follow(register, procedure, {**values, **told}, entry, by, act)


def not_allowed() -> Fault:
    return Fault(
        "not_allowed",
        "Vai trò hiện nay của bạn không ghi được bước này. Hãy hỏi cơ quan lập thủ tục.",
        "Your present roles do not let you record this step. Ask the agency that keeps the procedure.",
        status=403,
    )


def _procedure(register: Register) -> Procedure:
    assert register.procedure is not None  # noqa: S101  # the addresses are there for registers of procedures only
    return register.procedure


def _told(procedure: Procedure, values: Mapping[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The columns that are kept by steps. Raises :class:`Fault` ("bad_step")."""
    stand = procedure.stand({**values, procedure.steps: steps})
    return {procedure.steps: steps, **procedure.told(stand, steps)}


def _require_course(course: Course, said: Beginning) -> None:
    try:
        check_course(course)
    except ProcedureError as wrong:
        raise Fault("bad_step", wrong.vi, wrong.en) from wrong
    if said.shortened and not said.shortened_reason.strip():
        raise Fault(
            "reason_missing",
            "Hãy ghi lý do dùng thủ tục rút gọn (gấp, hoặc ký trong chuyến thăm cấp cao; Luật 70/2020/QH14, Điều 35).",
            "Say why the procedure is shortened (urgent, or signed during a high-level visit; Law 70/2020/QH14, Article 35).",
        )
    if not said.title.strip():
        raise Fault("needed", "Hãy ghi tên văn bản.", "Give the name of the paper.")


def _owner(register: Register, look: Look, by: Mover) -> str:
    """The agency that keeps the procedure: the one that keeps the record, if it is one of his."""
    possible = by.powers.creating(register)
    return look.row.owner if look.row.owner in possible else next(iter(possible))


def _refuse_second(register: Register, procedure: Procedure, subject: UUID, purpose: str) -> None:
    over = [name for name, one in STATES.items() if one.is_over]
    running = register.rows(MACHINERY_DESK).filter(**{procedure.subject: subject, procedure.purpose: purpose})
    if running.exclude(**{f"{procedure.state}__in": over}).exists():
        raise Fault(
            "already_running",
            "Đã có một thủ tục cùng mục đích đang làm cho hồ sơ này. Hãy ghi tiếp vào thủ tục đó, hoặc dừng nó trước.",
            "A procedure for the same purpose is running for this record. Go on with it, or drop it first.",
            status=409,
        )


def _require_hand(register: Register, look: Look, stand: Stand, said: Said, by: Mover) -> None:
    if said.step == ANSWER:
        if not speaking_as(register, look, stand, by):
            raise not_allowed()
        if said.texts.get("body") not in speaking_as(register, look, stand, by) and EDIT not in look.may:
            raise not_allowed()
    elif EDIT not in look.may:
        raise not_allowed()


def _entry(said: Said, by: Mover, values: Mapping[str, Any], procedure: Procedure) -> dict[str, Any]:
    texts = {name: " ".join(text.split()) for name, text in said.texts.items() if text.strip()}
    entry: dict[str, Any] = {"step": said.step, "agency": next(iter(by.powers.agencies), "")}
    entry |= {name: texts[name] for name in TEXTS if name in texts}
    entry |= {name: _day(name, texts[name], timezone.localdate()) for name in DAYS if name in texts}
    if said.step == CONSULT:
        entry["bodies"] = _bodies(said.texts.get("bodies", "").splitlines())
        entry.pop("body", None)
    needs = ("on", *(STEPS[said.step].needs if said.step in STEPS else ()))
    if said.step == "sign" and values.get(procedure.purpose) == EXTEND:
        needs = (*needs, "expires_on")
    for name in needs:
        if not entry.get(name):
            raise Fault("needed", f"Còn thiếu: {NAMES[name][0]}.", f"Missing: {NAMES[name][1]}.", {"field": name})
    begins = entry.get("effective_on") or entry["on"]
    if entry.get("expires_on", begins) < begins:
        raise Fault(
            "ends_before_it_begins",
            "Ngày hết hiệu lực đứng trước ngày ký hoặc ngày có hiệu lực. Hãy sửa ngày.",
            "It would expire before it is signed or in force. Correct the day.",
            {"field": "expires_on"},
        )
    if said.step == "sign" and values.get(procedure.purpose) != "sign" and "effective_on" in entry:
        entry["since"] = entry["effective_on"]  # the notice of an amendment counts from there
    return {name: value for name, value in entry.items() if value}


NAMES: Mapping[str, tuple[str, str]] = {
    "on": ("ngày", "day"),
    "since": ("ngày nhận đủ hồ sơ", "day the full dossier was received"),
    "effective_on": ("ngày có hiệu lực", "in force from"),
    "expires_on": ("ngày hết hiệu lực", "expires on"),
    "document": ("số, ký hiệu văn bản", "number of the document"),
    "bodies": ("cơ quan được hỏi", "bodies asked"),
    "body": ("cơ quan trả lời", "body that answers"),
    "answer": ("ý kiến", "answer"),
    "words": ("nội dung, lý do", "words, reason"),
    "signer": ("người ký (chức danh)", "who signs (office)"),
    "place": ("địa điểm ký", "place of signing"),
    "authorised": ("ký theo ủy quyền", "signed by authorisation"),
}
"""What each part of a step is called, for forms and for what is wrong with one."""


def _bodies(lines: Iterable[str]) -> list[str]:
    """Bodies as typed, one a line: an agency of the desk by its name, any other in words."""
    kind, names = Agency(), (" ".join(line.split()).strip(";,") for line in lines)
    return list(dict.fromkeys(kind.find(name) or name for name in names if name))


def _day(name: str, text: str, today: date) -> str:
    """Raises :class:`Fault` ("bad_day") for what is no whole day, or lies ahead where it must not."""
    vi, en = NAMES[name]
    try:
        day = When().parse(text, "vi", Context("", name, is_beside=True))
    except Fault:
        day = None
    if not day or len(day) != len("2026-11-26"):
        raise Fault(
            "bad_day",
            f"{vi.capitalize()}: “{text}” không phải là một ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/2026.",
            f"{en.capitalize()}: “{text}” is no day. Write day/month/year, for example 15/03/2026.",
            {"field": name},
        )
    if name in NOT_LATER and day > today.isoformat():
        raise Fault(
            "bad_day",
            f"{vi.capitalize()}: {text} chưa đến. Chỉ ghi việc đã làm.",
            f"{en.capitalize()}: {text} has not come. Record what was done only.",
            {"field": name},
        )
    return str(day)


def _reason(entry: Mapping[str, Any]) -> str:
    words = STEPS[entry["step"]].words
    number = f" ({entry['document']})" if entry.get("document") else ""
    return f"thủ tục: {words.vi.lower()}{number} / procedure: {words.en.lower()}{number}"


def _share(register: Register, uid: UUID, entry: Mapping[str, Any], act: ledger.Act) -> None:
    """Agencies that are asked share in the procedure from then on."""
    asked = {one for one in entry.get("bodies", ()) if is_agency(one)}
    if asked:
        known = ledger.parties_of([uid]).get(uid, [])
        ledger.keep(register, uid, act, parties=tuple(sorted(asked | set(known))))


def _follow(
    register: Register,
    procedure: Procedure,
    values: Mapping[str, Any],
    entry: Mapping[str, Any],
    by: Mover,
    act: ledger.Act,
) -> bool:
    """Write what a step sets on the record the procedure is about."""
    changed = procedure.follows(values, entry)
    subject = values.get(procedure.subject)
    if not changed or not subject:
        return False
    target, uid = registers()[register.relations[procedure.subject].to], UUID(subject)
    look = by.powers.look(target, uid)
    if not look.may & {EDIT, PUBLISH}:
        raise Fault(
            "not_allowed",
            "Bước này ghi vào hồ sơ thỏa thuận, mà vai trò của bạn không sửa được hồ sơ đó. Hãy nhận quản lý hồ sơ trước, hoặc "
            "nhờ cơ quan quản lý hồ sơ ghi bước này.",
            "This step writes to the agreement, which your roles do not let you edit. Take the record over first, or ask the "
            "agency that keeps it to record the step.",
            status=403,
        )
    held = {name: target.plain(look.row, name) for name in changed}
    news = {name: value for name, value in changed.items() if held[name] != value}
    if not news:
        return False
    if is_proposed(look):
        proposals.propose(target, uid, news, act)
        return True
    ledger.write(target, [ledger.Entry(uid, news)], act)
    return False
