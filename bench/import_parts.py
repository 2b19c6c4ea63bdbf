"""The steps of ``bench.import``, each in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import OK
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.measure import percentile

LOOK_SECONDS = 0.25
WORDS = {"save": "saves", "look": "pages"}
SHARE = 20
"""The peer as its documentation shows it gets a twentieth of the rows: it takes milliseconds for each."""
WARM = 6
"""Times that others do something before it counts: what is loaded once is loaded."""


def main() -> None:
    import django

    django.setup()
    step, *given = sys.argv[1:]
    steps = {
        "make": make, "preview": work, "write": written, "index": indexed, "undo": undone, "save": save, "look": look
    }  # fmt: skip
    print(json.dumps(steps[step](*given)))


def make(workbook: str, count: str) -> dict[str, Any]:
    """An installation with one officer, and a table he has brought."""
    from django.core.management import call_command
    from django.utils import timezone

    from bench.measure import machine
    from bench.tables import COUNTRIES, write_workbook
    from nhipcau.actions import importing
    from nhipcau.core.desk import desk_index
    from nhipcau.core.policy import powers_of
    from nhipcau.core.registry import registers
    from nhipcau.registers.partners.models import KINDS
    from tests.people import office, working

    for name in ("default", "projection", "inbox"):
        call_command("migrate", database=name, verbosity=0)
    desk_index().catch_up()
    write_workbook(Path(workbook), int(count))
    write_workbook(Path(workbook).with_name("plain.xlsx"), int(count), plain=True)
    write_workbook(Path(workbook).with_name("some.xlsx"), int(count) // SHARE, plain=True)
    agency = office()
    account = working("an", agency, "officer")
    pieces = [Path(workbook).read_bytes()]
    one = importing.bring(
        powers_of(account, timezone.localdate()), account, registers()["partners"], str(agency.uid), "doi-tac.xlsx", pieces,
        language="vi",
    )  # fmt: skip
    lists = Path(workbook).with_name("lists.json")
    lists.write_text(json.dumps({"countries": COUNTRIES, "kinds": [KINDS.label(code).vi for code in KINDS]}))
    return {"uid": str(one.uid), "lists": str(lists), "machine": machine()}


def work(uid: str) -> dict[str, Any]:
    """What the import waits for."""
    from nhipcau.actions import importing
    from nhipcau.core.hands import enough
    from nhipcau.core.importing import work
    from nhipcau.core.importing.models import CHECKED, UNDONE, WRITTEN, Import

    begun = time.monotonic()
    work.do(UUID(uid), enough())
    seconds = time.monotonic() - begun
    one = Import.objects.get(uid=uid)
    if one.state == CHECKED:
        importing.commit(one)
    elif one.state not in (WRITTEN, UNDONE):
        raise SystemExit(f"{one.state}: {one.problem}")
    return {"seconds": seconds, "what": f"{one.state} {one.undone or one.counts or ''}"}


def written(uid: str) -> dict[str, Any]:
    """The same while two others, in processes of their own, save a record and look at pages again and again."""
    with others("save", "look") as times:
        said = work(uid)
    told = "; ".join(
        f"{len(took)} {WORDS[what]}: p95 {percentile(took, 0.95):.2f} s, longest {max(took):.2f} s"
        for what, took in times.items()
    )
    return {**said, "others": f"others meanwhile: {told}"}


def undone(uid: str) -> dict[str, Any]:
    """All of it taken back while others are at work."""
    from nhipcau.actions import importing
    from nhipcau.core.importing.models import Import

    importing.undo(Import.objects.get(uid=uid), leaving_changed=False)
    return written(uid)


@contextmanager
def others(*steps: str) -> Iterator[dict[str, list[float]]]:
    """Others at work inside the block, a step each in a process of its own; afterwards how long each thing took, by step."""
    times: dict[str, list[float]] = {}
    environment = {**os.environ, "NHIPCAU_SECOND_FACTOR": "none"}  # nobody has one to sign in with here
    with tempfile.TemporaryDirectory() as folder:
        kept = {step: Path(folder) / step for step in steps}
        at_work = [
            subprocess.Popen([sys.executable, "-m", "bench.import_parts", step, str(path)], env=environment)
            for step, path in kept.items()
        ]
        try:
            while min(len(taken) for taken in map(_noted, kept.values())) < WARM:
                time.sleep(LOOK_SECONDS)
                _require_alive(at_work)
            before = {step: len(_noted(path)) for step, path in kept.items()}
            yield times
            _require_alive(at_work)
        finally:
            for one in at_work:
                one.terminate()
                one.wait()
        times.update((step, _noted(path)[before[step] :]) for step, path in kept.items())


def _noted(path: Path) -> list[float]:
    return [float(line) for line in path.read_text().split()] if path.exists() else []


def _require_alive(processes: list[subprocess.Popen[bytes]]) -> None:
    if any(one.poll() is not None for one in processes):
        raise SystemExit("another at work has ended")


def again(path: str, do: Callable[[int], object]) -> None:
    """Do something again and again, note the seconds that took in a file, and wait a little each time."""
    with Path(path).open("a") as kept:
        for number in count():
            begun = time.monotonic()
            do(number)
            print(time.monotonic() - begun, file=kept, flush=True)
            time.sleep(LOOK_SECONDS)


def save(path: str) -> None:
    """A colleague, who saves a record."""
    from django.db import OperationalError

    from nhipcau.core import ledger
    from nhipcau.core.people.models import Agency
    from nhipcau.core.registry import registers
    from tests.steps import ACT, uid

    partners, owner = registers()["partners"], str(Agency.objects.get().uid)

    def other(number: int) -> None:
        with suppress(OperationalError):  # the database was locked for too long: the seconds he waited count
            ledger.write(partners, [ledger.Entry(uid("other"), {"name": f"Other {number}"}, owner=owner)], ACT)

    again(path, other)


def look(path: str) -> None:
    """The officer himself, who looks at the list he is taking a table into, asks it for words, and looks at a record."""
    from nhipcau.core.people.models import Account
    from tests.desk import VI, signed_in
    from tests.steps import uid

    client, partners = signed_in(Account.objects.get()), f"{VI}/so/doi-tac"
    addresses = [partners, f"{partners}?q=doi+tac", f"{partners}/{uid('other')}"]

    def page(number: int) -> None:
        answer = client.get(addresses[number % len(addresses)])
        if answer.status_code != OK and number >= WARM:  # the record may not be saved yet
            raise SystemExit(f"{answer.status_code}: {addresses[number % len(addresses)]}")

    again(path, page)


def indexed(uid: str) -> dict[str, Any]:
    """What the worker does afterwards so that lists have the new records."""
    from nhipcau.core.worker import index_desk

    begun, documents = time.monotonic(), 0
    while done := index_desk():
        documents += done
    return {"seconds": time.monotonic() - begun, "what": f"{documents:,} documents of import {uid[:8]}"}


if __name__ == "__main__":
    main()
