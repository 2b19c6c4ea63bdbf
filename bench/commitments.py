"""``python -m bench.commitments``: numbers of realisation, the overdue list and the nightly health over generated promises.

100,000 agreements with 1,000,000 commitments and tasks, written past the ledger: what is measured here only reads rows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bench.promises import TODAY, Row, agreement, offices, promise, task

AIMS = "aims: numbers of the country in all cuts below 2 s, overdue list of a locality below 100 ms, nightly health below 60 s"
SEED = 2026
CHUNK = 5000
ROUNDS = 3
PASSWORD = "chi dung de do toc do"  # of an account that is made for the measuring and signs in nowhere


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
    _measure_nights()
    _measure_country()
    _measure_overdue()
    return 0


def _build(agreements: int, pieces: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    dice, began = Random(SEED), time.monotonic()
    promises = pieces * 2 // 5
    _insert("agreements", (agreement(dice, n) for n in range(agreements)))
    _insert("commitments", (promise(dice, n, agreements) for n in range(promises)))
    _insert("tasks", (task(dice, n, promises) for n in range(pieces - promises)))
    _timed("what is due", _make_dues)
    print(f"built in {time.monotonic() - began:.0f} s", flush=True)


def _insert(name: str, rows: Iterator[Row]) -> None:
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
    _analyze(connection)
    print(f"{name}: {made:,}", flush=True)


def _make_dues() -> None:
    from django.db import connection

    from nhipcau.core.dues.following import rebuild

    rebuild()
    _analyze(connection)


def _analyze(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure_nights() -> None:
    from nhipcau.core.realisation.following import reckon_all

    for night, day in (("first night", TODAY - timedelta(days=1)), ("next night", TODAY)):
        many = _timed(f"nightly health, {night}", partial(reckon_all, day))
        print(f"  {many:,} records", flush=True)


def _measure_country() -> None:
    from nhipcau.core.realisation.counting import COLUMNS, cut, total

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


def _measure_overdue() -> None:
    """What the page of things due asks for an officer: his agency's, and all that is to be done where that is."""
    from nhipcau.core.dues.found import OVERDUE, Dues, limits_of
    from nhipcau.core.dues.whose import AGENCY, PLACE, wanted_of
    from nhipcau.core.policy import powers_of

    officer = _officer()

    def measure(whose: str) -> None:
        powers = powers_of(officer, TODAY)
        first, last = limits_of(OVERDUE, TODAY)
        every = replace(wanted_of(whose, officer, powers), renewals=False)
        late = replace(every, first=first, last=last)
        counts = Dues(powers).counts(every, TODAY)
        print(f"due, {whose}: {sum(counts.values()):,}, of which overdue {counts[OVERDUE]:,}")
        asked: dict[str, Callable[[], Any]] = {
            "counts of all groups": lambda: Dues(powers).counts(every, TODAY),
            "counts by register": lambda: Dues(powers).by_register(every),
            "20 of each group": lambda: Dues(powers).groups(every, TODAY, 20),
            "the first 50 overdue": lambda: Dues(powers).page(late, 0, 50),
            "50 overdue after 5,000": lambda: Dues(powers).page(late, 5000, 50),
        }
        for what, ask in asked.items():
            print(f"  {what:<24} {1000 * _best(ask):.0f} ms", flush=True)

    measure(AGENCY)
    measure(PLACE)


def _officer() -> Any:
    from nhipcau.core.ledger import Act
    from nhipcau.core.ledger.act import new_uid
    from nhipcau.core.people.door import appoint, new_account
    from nhipcau.core.people.models import Account, Agency

    address = "bench@example.org"
    if found := Account.objects.filter(email=address).first():
        return found
    act = Act("đo thử / bench", "đo thử / bench")
    account = new_account(new_uid(), address, "Bench", "vi", PASSWORD, act)
    appoint(account, Agency.objects.get(uid=offices()["hue"]), "officer", TODAY, act)
    return account


def _timed(what: str, work: Callable[[], Any]) -> Any:
    began, worked = time.monotonic(), time.process_time()
    found = work()
    took, busy = time.monotonic() - began, time.process_time() - worked
    print(f"{what}: {took:.1f} s ({busy:.1f} s of the processor)", flush=True)
    return found


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
