"""The steps of ``bench.import``, each in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.measure import percentile

LOOK_SECONDS = 0.25


def main() -> None:
    import django

    django.setup()
    step, *given = sys.argv[1:]
    steps = {"make": make, "read": work, "check": work, "write": written, "index": indexed, "save": save}
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
    from nhipcau.core.importing.models import CHECKED, CHECKING, CHOOSING, WRITTEN, Import

    begun = time.monotonic()
    work.do(UUID(uid), enough())
    seconds = time.monotonic() - begun
    one = Import.objects.get(uid=uid)
    if one.state == CHOOSING:
        importing.match(one, one.sheets, one.columns, "")
    if one.state == CHECKED:
        importing.commit(one)
    elif one.state not in (CHECKING, CHOOSING, WRITTEN):
        raise SystemExit(f"{one.state}: {one.problem}")
    return {"seconds": seconds, "what": f"{one.state} {one.counts or ''}"}


def written(uid: str) -> dict[str, Any]:
    """The same while somebody else, in a process of his own, saves a record again and again."""
    with tempfile.NamedTemporaryFile() as kept:
        other = subprocess.Popen([sys.executable, "-m", "bench.import_parts", "save", kept.name])
        while not Path(kept.name).read_text():
            time.sleep(LOOK_SECONDS)
        said = work(uid)
        other.terminate()
        other.wait()
        times = [float(line) for line in Path(kept.name).read_text().split()]
    p95 = percentile(times, 0.95)
    return {**said, "others": f"{len(times)} saves by others meanwhile: p95 {p95:.2f} s, longest {max(times):.2f} s"}


def save(path: str) -> dict[str, Any]:
    """Another officer, who saves a record, notes the seconds that took in a file, and waits a little."""
    from nhipcau.core import ledger
    from nhipcau.core.registry import registers
    from tests.steps import ACT, uid

    partners, number = registers()["partners"], 0
    with Path(path).open("a") as kept:
        while True:
            begun = time.monotonic()
            ledger.write(partners, [ledger.Entry(uid("other"), {"name": f"Other {number}"})], ACT)
            print(time.monotonic() - begun, file=kept, flush=True)
            number += 1
            time.sleep(LOOK_SECONDS)


def indexed(uid: str) -> dict[str, Any]:
    """What the worker does afterwards so that lists have the new records."""
    from nhipcau.core.desk import desk_index
    from nhipcau.core.hands import enough, few_collections

    begun = time.monotonic()
    with few_collections():
        documents = desk_index().catch_up() if enough() < 2 else desk_index().rebuild(hands=enough())
    return {"seconds": time.monotonic() - begun, "what": f"{documents:,} documents of import {uid[:8]}"}


if __name__ == "__main__":
    main()
