"""Made-up agreements, promises and tasks of 34 offices, as rows of the registers' tables: no row says anything of anybody."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

TODAY = date(2026, 11, 26)
COUNTRIES = ("LA", "JP", "KR", "CN", "TH", "KH", "FR", "DE", "US", "AU")
STATUSES = (None, None, "open", "doing", "doing", "done", "done", "dropped")
SPACES = {"agreements": 1, "commitments": 2, "tasks": 3}

Row = dict[str, Any]


def agreement(dice: Random, number: int) -> Row:
    place = _place(dice)
    known = {"kind": "memorandum", "vn_party": f"Bên thử {number}", "place": place, "country": dice.choice(COUNTRIES)}
    dated = {"signed_on": _day(dice, 2012, 2026), "expires_on": dice.choice([None, _day(dice, 2024, 2031)])}
    return {"uid": _uid("agreements", number), **_kept(place), **known, **dated}


def promise(dice: Random, number: int, agreements: int) -> Row:
    place, status = _place(dice), dice.choice(STATUSES)
    return {
        "uid": _uid("commitments", number), **_kept(place), "clause": {"vi": f"Điều thử {number}"},
        "agreement_id": _uid("agreements", dice.randrange(agreements)), "place": place, "lead": _lead(dice, place),
        "country": dice.choice(COUNTRIES), "level": dice.choice(["province", "department", "commune"]),
        "fields_of_work": dice.sample(_fields(), dice.randrange(1, 3)), "made_on": _day(dice, 2015, 2026),
        "due": dice.choice([None, _day(dice, 2022, 2029), _day(dice, 2022, 2029)]), "status": status,
        "done_on": _day(dice, 2020, 2026) if status == "done" else None,
    }  # fmt: skip


def task(dice: Random, number: int, promises: int) -> Row:
    place, status = _place(dice), dice.choice(STATUSES)
    return {
        "uid": _uid("tasks", number), **_kept(place), "state": "inside", "title": f"Việc thử {number}",
        "commitment_id": _uid("commitments", dice.randrange(promises)), "lead": _lead(dice, place),
        "due": _day(dice, 2024, 2029), "status": status, "done_on": _day(dice, 2020, 2026) if status == "done" else None,
    }  # fmt: skip


@cache
def offices() -> dict[str, str]:
    """The uid of the office of each of today's provinces and cities, as text; they are opened if there are none yet."""
    from nhipcau.core.ledger import Act
    from nhipcau.core.people.door import Opening, open_agency
    from nhipcau.core.people.models import Agency
    from nhipcau.lib import places

    if not (found := dict(Agency.objects.values_list("place", "uid"))):
        act, kind = Act("đo thử / bench", "đo thử / bench"), "external-affairs-office"
        for unit in places.units(TODAY):
            named = (f"Cơ quan thử {unit.id}", f"Office under test {unit.id}")
            found[unit.id] = open_agency(Opening(kind, *named, "department", unit.id, date(2025, 7, 1)), act).uid
    return {place: str(uid) for place, uid in found.items()}


def _uid(name: str, number: int) -> UUID:
    return UUID(int=SPACES[name] << 100 | number * 0x9E3779B97F4A7C15 % (1 << 64))


def _kept(place: str) -> Row:
    from nhipcau.core.column import SHARED

    return {"owner": offices()[place], "state": "draft", "visibility": SHARED, "source": "", "confirmed_by": ""}


def _lead(dice: Random, place: str) -> str:
    """One time in five another office leads the work than the one that keeps it."""
    return offices()[_place(dice) if dice.randrange(5) == 0 else place]


@cache
def _places() -> list[str]:
    return sorted(offices())


def _place(dice: Random) -> str:
    return dice.choice(_places())


@cache
def _fields() -> list[str]:
    from nhipcau.core.registry import registers

    return list(registers()["commitments"].kinds["fields_of_work"].vocabulary)[:12]  # type: ignore[attr-defined]


def _day(dice: Random, first: int, last: int) -> str:
    return f"{dice.randrange(first, last)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
