"""What the door refuses of work that is handed down: circles, dates after those above, bodies that are no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.people.when import holds
from nhipcau.core.work import is_later
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date

if TYPE_CHECKING:
    from nhipcau.core.ledger.act import Act
    from nhipcau.core.people.models import Agency
    from nhipcau.core.register import Register
    from nhipcau.core.work import Cascade, Work

Note = tuple[Any, str, dict[str, tuple[Any, Any]]]
"""The row as it shall be, the action, {column: (before, after)}."""

LOCK = 0x6E_68_69_70
"""Whoever puts a piece of work under another one on PostgreSQL waits for who is doing it: two at once could make a circle."""

_elsewhere: ContextVar[bool] = ContextVar("nhipcau_written_elsewhere", default=False)


class Piece(NamedTuple):
    """A piece of work as it shall be: plain values of its columns, and which of them change."""

    uid: UUID
    values: Mapping[str, Any]
    changed: frozenset[str]

    @classmethod
    def of_row(cls, register: Register, row: Any, changed: Iterable[str]) -> Piece:
        values = {column.name: register.plain(row, column.name) for column in register.stored}
        return cls(row.uid, values, frozenset(changed))


@contextmanager
def looked_at_later() -> Iterator[None]:
    """The door writes into a file without agencies and other work: whoever takes that over asks :func:`refusals` then."""
    before = _elsewhere.set(True)
    try:
        yield
    finally:
        _elsewhere.reset(before)


def admit_work(register: Register, notes: list[Note], act: Act, *, but: frozenset[str] = frozenset()) -> None:
    """Raises the first of :func:`refusals`. ``but``: columns whose change is not looked at."""
    if register.work is None or _elsewhere.get():
        return
    on = timezone.localdate(act.at) if act.at else timezone.localdate()
    pieces = [Piece.of_row(register, row, changed.keys() - but) for row, _, changed in notes]
    for _, refusal in refusals(register, pieces, on):
        raise refusal


def refusals(register: Register, pieces: Sequence[Piece], on: date) -> Iterator[tuple[UUID, Fault]]:
    """What cannot be, by piece: "agency_gone", "circular_cascade", "due_after_parent".

    That a piece above is made due earlier is not refused for what is below it: that may be another agency's.
    """
    if (work := register.work) is None:
        return
    yield from _gone(work, pieces, on)
    if cascade := work.cascade:
        yield from _circles(register, cascade, pieces)
        yield from _after(register, work, cascade, pieces)


def _gone(work: Work, pieces: Sequence[Piece], on: date) -> Iterator[tuple[UUID, Fault]]:
    """Work that is over may keep the name of who did it."""
    from nhipcau.core.people.standing import agencies_by_uid

    handed = {
        piece.uid: lead
        for piece in pieces
        if work.lead in piece.changed
        and (lead := piece.values.get(work.lead))
        and piece.values.get(work.status) not in work.over
    }
    agencies = agencies_by_uid(set(handed.values())) if handed else {}
    for uid, lead in handed.items():
        if (agency := agencies.get(lead)) and not holds(None, agency.valid_until, on):
            yield uid, agency_gone(agency, on)


def _circles(register: Register, cascade: Cascade, pieces: Sequence[Piece]) -> Iterator[tuple[UUID, Fault]]:
    """Walk up from what was put under something."""
    above = {piece.uid: _uid(piece.values.get(cascade.parent)) for piece in pieces}
    moved = [piece for piece in pieces if cascade.parent in piece.changed and above[piece.uid]]
    if not moved:
        return
    _one_at_a_time()
    known = {**_parents(register, cascade, {one for one in above.values() if one}), **above}
    for piece in moved:
        met, at = {piece.uid}, above[piece.uid]
        while at is not None and at not in met:
            met.add(at)
            if at not in known:
                known |= {at: None} | _parents(register, cascade, {at})
            at = known[at]
        if at is not None:
            yield piece.uid, _circular(register, piece, is_itself=above[piece.uid] == piece.uid)


def _after(register: Register, work: Work, cascade: Cascade, pieces: Sequence[Piece]) -> Iterator[tuple[UUID, Fault]]:
    dated = [
        (piece, parent)
        for piece in pieces
        if piece.changed & {cascade.parent, work.due} and (parent := _uid(piece.values.get(cascade.parent)))
    ]
    if not dated:
        return
    rows = register.rows(MACHINERY_DESK).filter(uid__in={parent for _, parent in dated})
    dues = dict(rows.values_list("uid", work.due)) | {piece.uid: piece.values.get(work.due) for piece in pieces}
    for piece, parent in dated:
        due, limit = piece.values.get(work.due), dues.get(parent)
        if due and limit and is_later(due, limit):
            yield piece.uid, _due_after(register, piece, due, limit)


def _uid(plain: str | None) -> UUID | None:
    return UUID(str(plain)) if plain else None


def _parents(register: Register, cascade: Cascade, uids: set[UUID]) -> dict[UUID, UUID | None]:
    rows = register.rows(MACHINERY_DESK).filter(uid__in=uids)
    return dict(rows.values_list("uid", f"{cascade.parent}_id"))


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def agency_gone(agency: Agency, on: date) -> Fault:
    """The refusal of an agency that is no more, with who does its work now."""
    from nhipcau.core.people.standing import heirs

    after = heirs(agency, on)
    since = [format_date(agency.valid_until, language) if agency.valid_until else "" for language in ("vi", "en")]
    vi, en = (", ".join(f"“{one.label.get(language)}”" for one in after) for language in ("vi", "en"))
    if after:
        then = f"Công việc nay do {vi} tiếp nhận: hãy ghi cơ quan đó.", f"Its work is now done by {en}: name that."
    else:
        then = (
            "Chưa ghi cơ quan nào kế thừa: hãy hỏi cơ quan cấp trên của cơ quan đó.",
            "No successor is recorded: ask the body above it.",
        )
    return Fault(
        "agency_gone",
        f"“{agency.label.vi}” không còn hoạt động từ ngày {since[0]}, không giao việc được. {then[0]}",
        f"“{agency.label.en}” has not existed since {since[1]} and can be given no work. {then[1]}",
        {"agency": str(agency.uid), "heirs": [str(one.uid) for one in after]},
    )


def _circular(register: Register, piece: Piece, *, is_itself: bool) -> Fault:
    called = _called(register, piece)
    vi = "việc cấp trên được chọn lại là việc giao xuống từ chính việc này"
    en = "what was chosen as the work above was itself handed down from this"
    if is_itself:
        vi, en = "một việc không thể thuộc chính nó", "a piece of work cannot be part of itself"
    return Fault(
        "circular_cascade",
        f"“{called.vi}”: {vi}. Hãy chọn việc cấp trên khác, hoặc để trống.",
        f"“{called.en}”: {en}. Choose another one above, or none.",
        {"uid": str(piece.uid)},
    )


def _due_after(register: Register, piece: Piece, due: str, limit: str) -> Fault:
    called = _called(register, piece)
    vi, en = ([format_date(PartialDate.parse(one), language) for one in (due, limit)] for language in ("vi", "en"))
    return Fault(
        "due_after_parent",
        f"“{called.vi}”: thời hạn {vi[0]} sau thời hạn của việc cấp trên ({vi[1]}). Hãy ghi cùng ngày hoặc sớm hơn.",
        f"“{called.en}”: due {en[0]}, after the work above it ({en[1]}). Give the same day or an earlier one.",
        {"uid": str(piece.uid), "due": due, "limit": limit},
    )


def _called(register: Register, piece: Piece) -> Any:
    return register.label({name: piece.values.get(name) for name in register.label_names})
