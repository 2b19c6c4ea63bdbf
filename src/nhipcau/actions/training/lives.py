"""What happened to each record, year by year, written through the ledger's door in the order of its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid5
from zoneinfo import ZoneInfo

from nhipcau.actions.seed import seeding_order
from nhipcau.actions.training.agencies import OFFICE, Agency
from nhipcau.actions.training.names import MARK
from nhipcau.actions.training.recipes import BASES, BASIS
from nhipcau.actions.training.sketches import Asked, Sketch, uid_of
from nhipcau.core import ledger
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.kinds import Text, Words
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Act, Basis, Entry, Evidence
from nhipcau.core.publication import moves
from nhipcau.core.publication.rules import rules
from nhipcau.core.record import INSIDE
from nhipcau.core.training import SOURCE

if TYPE_CHECKING:
    from nhipcau.core.register import Register

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
CREATE, UPDATE = "create", "update"
ORDER = (CREATE, moves.SUBMIT, moves.APPROVE, moves.PUBLISH, UPDATE, moves.CONFIRM, moves.WITHDRAW)
"""What may happen to a record on one day happens in this order."""
WITHIN = {CREATE: 0, moves.SUBMIT: 2, moves.APPROVE: 5, moves.PUBLISH: 7}
"""Days after a record was entered."""
YEAR, UPDATED = 365, 0.3
EVERY_YEAR = (1, 20)
"""Month and day on which offices go through their records and say which still hold."""
REASONS: Mapping[str, Label] = {
    CREATE: Label("nhập từ hồ sơ", "entered from the files"),
    UPDATE: Label("bổ sung nội dung", "content added"),
    moves.WITHDRAW: Label("thu hồi để rà soát", "withdrawn to be looked at again"),
}
DECIDERS = (moves.APPROVE, moves.PUBLISH, moves.WITHDRAW, moves.CONFIRM)
BY_THE_OFFICE = (moves.PUBLISH, moves.WITHDRAW)
"""What the external affairs office decides, also of what departments and communes keep (Decree 64/2021/NĐ-CP, art. 17)."""

Report = Callable[[int, int], None]


class Event(NamedTuple):
    """Something done to a record on a day."""

    day: date
    what: str
    sketch: Sketch


@dataclass(frozen=True)
class Life:
    """Who can write, and from what the province is made."""

    asked: Asked
    agencies: Mapping[str, Agency]

    def lead(self, sketches: list[Sketch], report: Report) -> None:
        """Write everything that happened, oldest first; what is alike on one day is one act, as offices work."""
        place = {register.name: number for number, register in enumerate(seeding_order())}

        def turn(event: Event) -> tuple[Any, ...]:
            name = event.sketch.register.name
            return event.day, ORDER.index(event.what), place[name], event.sketch.agency

        events = sorted((event for sketch in sketches for event in events_of(sketch, self.asked)), key=turn)
        done = 0
        for _, group in groupby(events, turn):
            alike = list(group)
            self._write(alike[0], [event.sketch for event in alike])
            done += len(alike)
            report(done, len(events))

    def act(self, agency: str, what: str, day: date, reason: Label, *, key: object = "") -> Act:
        """An act of a day; its batch is the same for the same seed."""
        keeper = self.agencies[OFFICE if what in BY_THE_OFFICE else agency]
        rank = ORDER.index(what)
        at = datetime.combine(day, time(0 if day >= self.asked.today else 8 + rank, rank), HERE)
        batch = uuid5(uid_of(self.asked, "batch", agency), f"{what}/{day}/{key}")
        return Act(
            keeper.decides if what in DECIDERS else keeper.writes,
            f"{reason.vi} {MARK.vi} / {reason.en} {MARK.en}",
            batch=batch,
            at=at,
        )

    def _write(self, event: Event, sketches: list[Sketch]) -> None:
        register, what = sketches[0].register, event.what
        line = REASONS.get(what) or moves.MOVES[what].line
        act = self.act(event.sketch.agency, what, event.day, line, key=register.name)
        uids = [sketch.uid for sketch in sketches]
        match what:
            case "create":
                ledger.write(register, [self.entry(sketch) for sketch in sketches], act)
            case "update":
                ledger.write(register, [Entry(sketch.uid, added_to(sketch)) for sketch in sketches], act)
            case moves.PUBLISH:
                basis = Basis(BASES.get(register.name, BASIS))
                ticked = [item.code for item in rules().items_for(basis.code)]
                ledger.publish(register, uids, basis, act, ticked=ticked)
            case moves.CONFIRM:
                ledger.confirm(register, uids, event.day, self.agencies[event.sketch.agency].name, act)
            case _:
                step = moves.MOVES[what]
                ledger.move(register, uids, step.name, step.origins, step.to, act)

    def entry(self, sketch: Sketch) -> Entry:
        """The record as it is entered: a draft of its agency, with what it rests on."""
        told = [_evidence(sketch, 1, {})]
        if sketch.says:
            here = {name: sketch.values[name] for name in sketch.says}
            told = [_evidence(sketch, 1, here), _evidence(sketch, 2, sketch.says)]
        return Entry(
            sketch.uid,
            sketch.values,
            evidence=tuple(told),
            source=SOURCE,
            owner=str(self.agencies[sketch.agency].uid),
            visibility=SHARED if sketch.random.random() < 0.5 else OWN,
            parties=tuple(str(self.agencies[key].uid) for key in sketch.parties),
        )


def events_of(sketch: Sketch, asked: Asked) -> Iterator[Event]:
    """What happened to one record: as far as its fate, then corrections and its owner's word until today."""
    today = asked.today

    def on(days: int, what: str) -> Event:
        return Event(min(sketch.entered + timedelta(days=days), today), what, sketch)

    came_to = {INSIDE: 1, "draft": 1, "submitted": 2, "approved": 3}.get(sketch.fate, 4)
    yield from (on(days, what) for what, days in list(WITHIN.items())[:came_to])
    if came_to < len(WITHIN):
        return
    years = max((today - sketch.entered).days, 0) // YEAR
    if sketch.fate == "withdrawn":
        yield on(max(WITHIN[moves.PUBLISH] + 1, min(YEAR, (today - sketch.entered).days // 2)), moves.WITHDRAW)
        return
    if added_to(sketch) and sketch.random.random() < UPDATED:
        yield on(40 + YEAR * sketch.random.randrange(years + 1), UPDATE)
    reached = (today - timedelta(days=EVERY_YEAR[1])).year
    heard = reached - (1 + sketch.random.randrange(2) if sketch.is_stale else 0)
    words = (date(year, *EVERY_YEAR) for year in range(sketch.entered.year + 1, heard + 1))
    yield from (Event(day, moves.CONFIRM, sketch) for day in words if day < today)


def added_to(sketch: Sketch) -> dict[str, Any]:
    """Words that come to be known later, in a text that is no name of the record; nothing if it has none."""
    register: Register = sketch.register
    said = Label("Bổ sung sau khi rà soát", "Added after a review")
    for column in reversed(register.stored):
        kind = register.kinds[column.name]
        if column.name in register.label_from or column.name in register.mandatory:
            continue
        if isinstance(kind, Words):
            return {column.name: {"vi": f"{said.vi} {MARK.vi}", "en": f"{said.en} {MARK.en}"}}
        if type(kind) is Text:
            return {column.name: f"{said.vi} {MARK.vi}"}
    return {}


def _evidence(sketch: Sketch, number: int, says: Mapping[str, Any]) -> Evidence:
    return Evidence(
        source=SOURCE,
        title=f"Báo cáo mẫu số {number} {MARK.vi}",
        date=sketch.entered.isoformat(),
        language="vi",
        quote=f"Đoạn trích mẫu {MARK.vi}",
        says=says,
    )
