"""``python -m bench.commitments``: numbers of realisation, the overdue list and the nightly health over generated promises.

100,000 agreements with 1,000,000 commitments and tasks, written past the ledger: what is measured here only reads rows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

AIMS = "aims: numbers of the country in all cuts below 2 s, overdue list of a locality below 100 ms, nightly health below 60 s"
SEED, TODAY = 2026, date(2026, 11, 26)
CHUNK = 5000
ROUNDS = 3
COUNTRIES = ("LA", "JP", "KR", "CN", "TH", "KH", "FR", "DE", "US", "AU")
STATUSES = (None, None, "open", "doing", "doing", "done", "done", "dropped")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--agreements", type=int, default=100_000)
    options.add_argument("--pieces", type=int, default=1_000_000, help="commitments and tasks together, two to three")
    options.add_argument("--keep", type=Path, default=None, help="a directory to build in, and to use again")
    given = options.parse_args()
    if given.keep:
        return _run(given.keep.resolve(), given.agreements, given.pieces)
    with tempfile.TemporaryDirectory(prefix="nhipcau-commitments-") as place:
        return _run(Path(place), given.agreements, given.pieces)


def _run(home: Path, agreements: int, pieces: int) -> int:
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    from bench.measure import machine

    print(machine(), flush=True)
    if not (home / "built").exists():
        _build(agreements, pieces)
        (home / "built").touch()
    print(AIMS)
    _measure()
    return 0


def _build(agreements: int, pieces: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    dice, began = Random(SEED), time.monotonic()
    promises = pieces * 2 // 5
    _insert("agreements", (_agreement(dice, n) for n in range(agreements)))
    _insert("commitments", (_promise(dice, n, agreements) for n in range(promises)))
    _insert("tasks", (_task(dice, n, promises) for n in range(pieces - promises)))
    print(f"built in {time.monotonic() - began:.0f} s", flush=True)


def _insert(name: str, rows: Iterator[dict[str, Any]]) -> None:
    from itertools import islice

    from django.db import connection, transaction

    from nhipcau.core.ledger.inserting import insert
    from nhipcau.core.registry import registers

    model, made = registers()[name].model, 0
    while some := list(islice(rows, CHUNK)):
        names = list(some[0])
        with transaction.atomic():
            insert(model, names, [list(one.values()) for one in some])
        made += len(some)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{name}: {made:,}", flush=True)


SPACES = {"agreements": 1, "commitments": 2, "tasks": 3}


def _uid(name: str, number: int) -> UUID:
    return UUID(int=SPACES[name] << 100 | number * 0x9E3779B97F4A7C15 % (1 << 64))


def _kept(dice: Random) -> dict[str, Any]:
    from nhipcau.core.column import SHARED

    return {
        "owner": f"agency-{dice.randrange(34)}",
        "state": "draft",
        "visibility": SHARED,
        "source": "",
        "confirmed_by": "",
    }


@cache
def _places() -> list[str]:
    from nhipcau.lib import places

    return [one.id for one in places.units(TODAY)]


@cache
def _fields() -> list[str]:
    from nhipcau.core.registry import registers

    return list(registers()["commitments"].kinds["fields_of_work"].vocabulary)[:12]  # type: ignore[attr-defined]


def _place(dice: Random) -> str:
    return dice.choice(_places())


def _day(dice: Random, first: int, last: int) -> str:
    return f"{dice.randrange(first, last)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"


def _agreement(dice: Random, number: int) -> dict[str, Any]:
    known = {
        "kind": "memorandum",
        "vn_party": f"Bên thử {number}",
        "place": _place(dice),
        "country": dice.choice(COUNTRIES),
    }
    dated = {"signed_on": _day(dice, 2012, 2026), "expires_on": dice.choice([None, _day(dice, 2024, 2031)])}
    return {"uid": _uid("agreements", number), **_kept(dice), **known, **dated}


def _promise(dice: Random, number: int, agreements: int) -> dict[str, Any]:
    status = dice.choice(STATUSES)
    return {
        "uid": _uid("commitments", number), **_kept(dice), "clause": {"vi": f"Điều thử {number}"},
        "agreement_id": _uid("agreements", dice.randrange(agreements)), "place": _place(dice),
        "country": dice.choice(COUNTRIES), "level": dice.choice(["province", "department", "commune"]),
        "fields_of_work": dice.sample(_fields(), dice.randrange(1, 3)), "made_on": _day(dice, 2015, 2026),
        "due": dice.choice([None, _day(dice, 2022, 2029), _day(dice, 2022, 2029)]), "status": status,
        "done_on": _day(dice, 2020, 2026) if status == "done" else None,
    }  # fmt: skip


def _task(dice: Random, number: int, promises: int) -> dict[str, Any]:
    status = dice.choice(STATUSES)
    return {
        "uid": _uid("tasks", number), **_kept(dice), "state": "inside", "title": f"Việc thử {number}",
        "commitment_id": _uid("commitments", dice.randrange(promises)), "due": _day(dice, 2024, 2029), "status": status,
        "done_on": _day(dice, 2020, 2026) if status == "done" else None,
    }  # fmt: skip


def _measure() -> None:
    from nhipcau.core.realisation.counting import COLUMNS, cut, total
    from nhipcau.core.realisation.following import reckon_all

    for night in ("first", "next"):
        began, worked = time.monotonic(), time.process_time()
        many = reckon_all(TODAY)
        took, work = time.monotonic() - began, time.process_time() - worked
        print(f"nightly health, {night} night: {many:,} records in {took:.1f} s ({work:.1f} s of the processor)")
    asked = _country()
    print(f"country, total:    {_best(lambda: total(asked)):.2f} s")
    sums = {by: _best(lambda by=by: cut(asked, by)) for by in COLUMNS}  # type: ignore[misc]
    for by, seconds in sums.items():
        print(f"country, by {by:<8} {seconds:.2f} s")
    print(f"country, in all cuts: {sum(sums.values()):.2f} s")


def _country() -> Any:
    from nhipcau.core.audience import Audience
    from nhipcau.core.column import SHARED
    from nhipcau.core.policy import Desk
    from nhipcau.core.policy.table import Rule
    from nhipcau.core.realisation.counting import Asked

    desk = Desk(None, Rule("centre", "see", "all", SHARED), Audience("all", SHARED))  # type: ignore[arg-type]
    return Asked(desk, TODAY)


def _best(ask: Callable[[], Any]) -> float:
    """Seconds, the best of some rounds: others may use the machine as well."""
    times = []
    for _ in range(ROUNDS):
        began = time.monotonic()
        ask()
        times.append(time.monotonic() - began)
    return min(times)


if __name__ == "__main__":
    raise SystemExit(main())
