"""What is due of records as they are now: what their register says, and their owner's word that is to be renewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.column import PUBLIC, Seen
from nhipcau.core.dues.due import Due
from nhipcau.core.dues.models import DueDay
from nhipcau.core.freshness import FRESH_DAYS
from nhipcau.core.labels import Label
from nhipcau.core.models import PublicChange
from nhipcau.core.people.models import Agency
from nhipcau.core.record import PUBLISHED
from nhipcau.core.settings import days
from nhipcau.lib.period.label import day_label

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CONFIRM = "confirm"
RENEW = Label("Xác nhận hồ sơ còn đúng", "Confirm that the record still holds")


class Found(NamedTuple):
    """Something due of a record, and the narrowest of the columns it was worked out from."""

    due: Due
    seen: Seen


class _Read(Mapping[str, Any]):
    """A record's plain values, each read when it is asked for; ``depth`` is the narrowest column asked for so far."""

    def __init__(self, register: Register, row: Any) -> None:
        self._register, self._row, self._known = register, row, dict[str, Any]()
        self.depth = PUBLIC

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            if name not in self._register.stored_names:
                raise KeyError(name)
            self.depth = max(self.depth, self._register.by_name[name].seen)
            self._known[name] = self._register.plain(self._row, name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return (column.name for column in self._register.stored)

    def __len__(self) -> int:
        return len(self._register.stored)


def has_dues(register: Register) -> bool:
    """Whether a register can say that something is due."""
    from nhipcau.core.register import Register as Base

    return register.work is not None or type(register).dues is not Base.dues


def due_of(register: Register, row: Any, changed_on: date | None = None) -> Iterator[Found]:
    """What is due of a record, done things included; ``changed_on`` is the day its public words last changed."""
    values = _Read(register, row)
    for due in register.dues(values):
        yield Found(due, values.depth)
    if row.owner and row.state == PUBLISHED and (first := row.confirmed_on or changed_on):
        yield Found(_renewal(first, is_confirmed=row.confirmed_on is not None), PUBLIC)


def due_seen(register: Register, row: Any, depth: Seen, changed_on: date | None = None) -> Iterator[Due]:
    """The same as far as somebody sees who sees columns down to ``depth``."""
    return (one.due for one in due_of(register, row, changed_on) if one.seen <= depth)


def rows_of(register: Register, rows: Sequence[Any]) -> list[DueDay]:
    """The index's rows of some records. Two queries, whatever their number."""
    changed = public_days(rows)
    found = [(row, one) for row in rows for one in due_of(register, row, changed.get(row.uid))]
    acting = {one.due.who or ("" if one.due.body else row.owner) for row, one in found}
    places = _places_of(acting)
    return [_row(register, row, one, places) for row, one in found]


def public_days(rows: Sequence[Any]) -> dict[UUID, date]:
    """The day the public words of each record last changed, of those that nobody has confirmed."""
    waiting = [row.uid for row in rows if row.owner and row.state == PUBLISHED and row.confirmed_on is None]
    return dict(PublicChange.objects.filter(uid__in=waiting).values_list("uid", "day")) if waiting else {}


def _places_of(agencies: Iterable[str]) -> dict[str, str]:
    """Where agencies are, by their uids as text; owners that are no agency's uid are nowhere."""
    uids = []
    for text in agencies:
        with suppress(ValueError):
            uids.append(UUID(text))
    rows = Agency.objects.filter(uid__in=uids).values_list("uid", "place") if uids else ()
    return {str(uid): place for uid, place in rows}


def _row(register: Register, row: Any, one: Found, places: Mapping[str, str]) -> DueDay:
    due = one.due
    agency = due.who or ("" if due.body else row.owner)
    return DueDay(
        register=register.name,
        record=row.uid,
        kind=due.kind,
        day=due.day,
        agency=agency,
        place=places.get(agency) or _first_place(register, row),
        owner=row.owner,
        kept=PUBLIC if row.state == PUBLISHED else row.visibility,
        seen=one.seen,
        fields=_fields(register, row),
        over=due.done,
        done_on=due.done_on,
    )


def _fields(register: Register, row: Any) -> str:
    plain = register.plain(row, register.fields_of_work) if register.fields_of_work else None
    return barred("|".join(plain)) if plain else ""


def barred(field: str) -> str:
    """A field as it stands among those of a row of the index."""
    return f"|{field}|"


def _first_place(register: Register, row: Any) -> str:
    plain = register.plain(row, register.place) if register.place else None
    return (plain[0] if isinstance(plain, list) else plain) or "" if plain else ""


def _renewal(first: date, *, is_confirmed: bool) -> Due:
    if not is_confirmed:
        on = Label(day_label(first, "vi"), day_label(first, "en"))
        why = Label(f"chưa xác nhận lần nào, công khai từ {on.vi}", f"never confirmed, public as it is since {on.en}")
        return Due(CONFIRM, first, RENEW, why=why)
    kept = days(FRESH_DAYS)
    on = Label(day_label(first, "vi"), day_label(first, "en"))
    why = Label(f"{kept} ngày kể từ lần xác nhận {on.vi}", f"{kept} days after the confirmation of {on.en}")
    return Due(CONFIRM, first + timedelta(days=kept), RENEW, why=why)
