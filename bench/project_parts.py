"""Parts of ``bench.project`` that run in processes of their own; each says what it found as one line of JSON."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import quantiles
from typing import Any

READS = 2000
"""How many pages and records are read, at places chosen with a fixed seed."""
PAGE = 20
LOOK_SECONDS = 0.1


def main(name: str, *given: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
    import django

    django.setup()
    parts: dict[str, Callable[..., dict[str, Any]]] = {
        "fill": _fill,
        "empty": _empty,
        "steps": _steps,
        "state": _state,
        "read": _read,
        "wait_for_store": _wait_for_store,
        "wait_for_index": _wait_for_index,
    }
    print(json.dumps(parts[name](*map(int, given))))


def _migrate(*aliases: str) -> None:
    from django.core.management import call_command

    for alias in aliases:
        call_command("migrate", database=alias, verbosity=0)


def _fill(count: int) -> dict[str, Any]:
    from bench.desk import fill

    _migrate("default", "inbox")
    fill(count)
    return {}


def _empty() -> dict[str, Any]:
    """A store as it is before the first record is shown, and no index."""
    import shutil

    from django.core.management import call_command

    from nhipcau.core.search import public_index

    call_command("migrate", "store", "zero", database="projection", verbosity=0)
    _migrate("projection")
    shutil.rmtree(public_index().root)
    return {}


def _steps(count: int) -> dict[str, Any]:
    """Take the last records out of store and index, as if they had been decided public just now; then follow."""
    from bench.records import REGISTER
    from nhipcau.core.models import Change
    from nhipcau.core.projection import project
    from nhipcau.core.search import public_index
    from nhipcau.core.store.models import Item, ItemChange, StoreState

    items = Item.objects.using("projection").filter(register=REGISTER).order_by("-number")
    last = list(items.values_list("id", flat=True)[:count])
    changes = list(Change.objects.order_by("-id").values_list("id", flat=True)[:count])
    for start in range(0, len(last), 500):
        part = last[start : start + 500]
        Item.objects.using("projection").filter(id__in=part).delete()
        ItemChange.objects.using("projection").bulk_create(ItemChange(item=item) for item in part)
    public_index().catch_up()
    StoreState.objects.using("projection").update(projected_through=changes[-1] - 1)
    begun = time.perf_counter()
    project()
    public_index().catch_up()
    return {"seconds": time.perf_counter() - begun}


def _state() -> dict[str, Any]:
    """What store and index hold: a hash of all items, and how far a rebuild is."""
    from nhipcau.core.search import public_index
    from nhipcau.core.store.models import Item, StoreState

    found, count = hashlib.blake2b(digest_size=8), 0
    rows = Item.objects.using("projection").order_by("register", "number")
    for row in rows.values_list("register", "number", "code", "uid", "row", "record", "search").iterator():
        found.update(repr(row).encode())
        count += 1
    index = public_index()
    begun = index._begun()
    return {
        "items": found.hexdigest(),
        "count": count,
        "renewed": StoreState.objects.using("projection").get().renewed_number,
        "begun": begun.documents() if begun else 0,
        "documents": index.state().searcher.num_docs if index.is_current() else 0,
    }


def _wait_for_store(count: int) -> dict[str, Any]:
    from nhipcau.core.store.models import StoreState

    while not StoreState.objects.using("public").filter(renewed_number__gte=count).exists():
        time.sleep(LOOK_SECONDS)
    return {}


def _wait_for_index(count: int) -> dict[str, Any]:
    """Until so many documents are committed, or as many as whole commits hold; then a moment more, to be between two."""
    from nhipcau.core.search import public_index
    from nhipcau.core.search.generation import COMMIT_EVERY

    wanted = count // COMMIT_EVERY * COMMIT_EVERY
    while (begun := public_index()._begun()) is None or begun.documents() < wanted:
        time.sleep(LOOK_SECONDS)
    time.sleep(1)
    return {}


def _read() -> dict[str, Any]:
    """Reading as web and API do, through the read-only alias: everything, pages by id, records by code."""
    from bench.records import REGISTER
    from nhipcau.core.store import read

    begun, codes, ids = time.perf_counter(), [], []
    for hit in read.walk(REGISTER, part="record"):
        codes.append(hit.code)
        ids.append(hit.id)
    walked = time.perf_counter() - begun
    chance = Random(1)
    pages = [chance.sample(ids, PAGE) for _ in range(READS)]
    return {
        "read: complete walk": f"{len(codes) / walked:,.0f} per s",
        f"read: {PAGE} rows by id, p50 / p95": _each(read.hydrate, pages),
        "read: a record by code, p50 / p95": _each(
            lambda code: read.one(REGISTER, code), [chance.choice(codes) for _ in range(READS)]
        ),
    }


def _each(ask: Callable[[Any], Any], questions: list[Any]) -> str:
    times = []
    for question in questions:
        begun = time.perf_counter()
        assert ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(times, n=20)
    return f"{cuts[9]:.2f} / {cuts[18]:.2f} ms"


if __name__ == "__main__":
    main(*sys.argv[1:])
