"""The official calendar of duties: records made in advance for every agency, each once however often this is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.people.actors import WORKER
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import every_agency
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.working_time import calendar_in_force, clocks_in_force
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.working_time import ACTORS, Duty, duties

AHEAD = timedelta(days=366)
"""How long in advance a duty is there to be planned for."""
ACT = (WORKER, "lịch việc định kỳ / the yearly calendar of duties")


def make_duties() -> int:
    """Write the duties of the coming year that are not there yet; returns how many. What has passed is asked of nobody.

    A duty that is there is left as it is, also when the rule was changed since: what was done under it was done then.
    """
    today, register = timezone.localdate(), next(one for one in registers().values() if one.yearly)
    wanted = {entry.uid: entry for agency in every_agency() for entry in _entries(register, agency, today)}
    there = set(register.rows(MACHINERY_DESK).filter(uid__in=wanted).values_list("uid", flat=True))
    missing = [entry for uid, entry in wanted.items() if uid not in there]
    return ledger.write(register, missing, ledger.Act(*ACT)).created if missing else 0


def _entries(register: Register, agency: Agency, today: date) -> Iterator[ledger.Entry]:
    is_open = (agency.valid_from or today) <= today and (agency.valid_until is None or today < agency.valid_until)
    if agency.kind not in ACTORS or not is_open:
        return
    calendar, clocks = calendar_in_force(), clocks_in_force()
    for year in (today.year, today.year + 1):
        for duty in duties(agency.kind, year, calendar, clocks):
            if today <= duty.day <= today + AHEAD:
                yield _entry(register, agency, duty)


def _entry(register: Register, agency: Agency, duty: Duty) -> ledger.Entry:
    clock = duty.clock
    values = {
        "title": {"vi": clock.what.vi, "en": clock.what.en},
        "due": duty.day.isoformat(),
        "best_by": duty.best_by.isoformat(),
        "status": "open",
        "rule": clock.id,
        "basis": {"vi": clock.source.vi, "en": clock.source.en},
    }
    uid = seeded_uid(register.name, f"{agency.uid} {clock.id} {duty.day.isoformat()}")
    return ledger.Entry(uid, values, owner=str(agency.uid), visibility=SHARED)
