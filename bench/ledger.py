"""``python -m bench.ledger``: sealing and verifying per change, the anchor file's size, pages of a long history."""

from __future__ import annotations

import argparse
import os
import resource
import secrets
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
LONG = 10_000
"""Changes of the one record with a long history."""
MILLION = 1_000_000
PAGE = 50


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__)
    parser.add_argument("--changes", type=int, default=100_000)
    parser.add_argument("--home", type=Path, default=HERE / "out" / "ledger")
    options = parser.parse_args()
    home = options.home.resolve()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    try:
        return _run(home, options.changes)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(home: Path, count: int) -> int:
    from bench.measure import machine
    from nhipcau.core.ledger import anchor
    from nhipcau.core.ledger.seal import seal
    from nhipcau.core.ledger.verify import Tally, verify

    print(machine(), flush=True)
    filled, _ = _timed(lambda: _fill(count))
    print(f"{count:,} changes of four columns, written as the door writes them: {filled / count * 1e6:.0f} µs each")
    plain, _ = _timed(lambda: _read_plainly(home / "desk.sqlite3"))
    rows, _ = _timed(_read_rows)
    before = _memory()
    sealing, _ = _timed(seal)
    tally = Tally()
    verifying, troubles = _timed(lambda: list(verify(tally)))
    print("| whole ledger | µs per change |\n|---|---|")
    for name, seconds in (
        ("reading all columns with sqlite3 (baseline)", plain),
        ("reading them as rows of Django (baseline)", rows),
        ("seal", sealing),
        ("verify", verifying),
    ):
        print(f"| {name} | {seconds / count * 1e6:.1f} |")
    print(f"memory at its highest: {_memory():.0f} MiB, before sealing {before:.0f} MiB")
    size = anchor.place().stat().st_size
    print(f"anchor file: {size:,} bytes, {size / count:.2f} a change; {_anchor_of_a_million():,} bytes at {MILLION:,}")
    _print_pages()
    print(machine())
    return 1 if troubles or tally.changes != count or tally.unsealed else 0


def _fill(count: int) -> None:
    """One record has :data:`LONG` changes, spread evenly over the ledger; the others have one each."""
    from django.core.management import call_command
    from django.db import transaction

    from nhipcau.core.ledger.act import note

    for database in ("default", "projection", "inbox"):
        call_command("migrate", database=database, verbosity=0)
    every = max(2, count // LONG)
    for start in range(0, count, 1000):
        notes = [
            (_uid(0 if place % every == 0 else place), "update", _changed(place))
            for place in range(start, min(start + 1000, count))
        ]
        with transaction.atomic():
            note("partners", notes, _act())


def _changed(place: int) -> dict[str, tuple[Any, Any]]:
    return {
        "name": (f"Tỉnh số {place}", f"Tỉnh số {place + 1}"),
        "country": ("JP", "KR"),
        "note": (None, {"vi": f"Ghi chú {place}", "en": f"Note {place}"}),
        "other_names": (None, ["Một", "Hai"]),
    }


def _act() -> Any:
    from nhipcau.core.ledger import Act

    return Act("bench", "bench")


def _uid(place: int) -> Any:
    from nhipcau.lib.identifiers import seeded_uid

    return seeded_uid("bench", str(place))


def _read_plainly(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for _ in connection.execute("SELECT * FROM core_change JOIN core_changevalues ON id = change_id ORDER BY id"):
            pass


def _read_rows() -> None:
    from nhipcau.core.models import Change

    for _ in Change.objects.order_by("id").select_related("values_row").iterator(1000):
        pass


def _anchor_of_a_million() -> int:
    """Bytes of the file for a million changes, from leaves made up: the size does not depend on what they are."""
    from django.utils import timezone

    from nhipcau.core.ledger import anchor, seal

    size, last = 0, None
    for start in range(0, MILLION, seal.MOST):
        changes = [(0, start + place + 1, secrets.token_hex(32)) for place in range(seal.MOST)]
        last = seal.make(changes, last, timezone.now())
        size += len(anchor.text_of(anchor.line_of(last)))
    return size


def _print_pages() -> None:
    from nhipcau.core.ledger import history
    from nhipcau.core.models import Change

    ids = list(Change.objects.filter(uid=_uid(0)).order_by("-id").values_list("id", flat=True))
    pages = len(ids) // PAGE
    print(f"| a page of {PAGE} of a record with {len(ids):,} changes | ms (median of 21) |\n|---|---|")
    for name, ask in (
        ("its rows by their ids, without values (baseline)", lambda: list(Change.objects.filter(id__in=ids[:PAGE]))),
        ("page 1", lambda: history(_uid(0), limit=PAGE)),
        (f"page {pages}", lambda: history(_uid(0), ids[(pages - 1) * PAGE - 1], PAGE)),
    ):
        print(f"| {name} | {median(_timed(ask)[0] for _ in range(21)) * 1000:.1f} |")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
