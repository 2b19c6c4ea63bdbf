"""``python -m bench.project``: from a full desk to a public store with its index, timed; then a kill in the middle."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
AIMS = "aims: at least 2,500 records per second with the index on 2 cores, at most 1 GB of memory"
STEPS = 20_000


def main() -> int:
    options = _options()
    home = options.home
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    if options.store_url:
        os.environ["NHIPCAU_STORE_URL"] = options.store_url
    home.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    if options.part:
        print(json.dumps(_part(options.part)))
        return 0
    try:
        return _run(home, options.records, min(STEPS, options.records), options.store_url)
    finally:
        if not options.keep:
            shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.project", description=__doc__)
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--home", type=Path, default=HERE / "out" / "project")
    parser.add_argument("--keep", action="store_true", help="keep the installation that was made")
    parser.add_argument("--store-url", default="", help="write the public store there instead of into a SQLite file")
    parser.add_argument("--part", choices=["store", "index", "steps", "state"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.home = options.home.resolve()
    return options


def _run(home: Path, count: int, steps: int, store_url: str) -> int:
    from bench.desk import fill
    from bench.report import machine

    _empty(home)
    begun = time.monotonic()
    fill(count)
    print(f"{count:,} records; the desk was filled in {time.monotonic() - begun:.0f} s, past the door; not measured")
    store, index = _timed("store", home, store_url), _timed("index", home, store_url)
    whole = {"seconds": store["seconds"] + index["seconds"], "memory": max(store["memory"], index["memory"])}
    print(f"{'':<34}{'seconds':>9}{'per s':>9}{'CPU s':>9}{'MB':>7}")
    print(_line("public store, from nothing", count, store))
    print(_line("search index, from nothing", count, index))
    print(_line("both", count, {**whole, "processor": store["processor"] + index["processor"]}))
    print(_line(f"the last {steps:,} step by step", steps, _timed("steps", home, store_url)))
    stepped = _state(home, store_url)
    print(f"memory is the process's at its peak; store {_size(home / 'public.sqlite3')}, index {_size(home / 'index')}")
    print(_killed(home, store_url, store["seconds"]))
    same = _state(home, store_url) == stepped
    print("the same items after all three ways" if same else "DIFFERENT ITEMS")
    print(f"{AIMS}\n{machine()}")
    return 0 if same else 1


def _empty(home: Path) -> None:
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    for path in home.iterdir():
        if path.name != "secret":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for alias in ("default", "projection", "inbox"):
        call_command("migrate", database=alias, verbosity=0)


def _command(part: str, home: Path, store_url: str) -> list[str]:
    return [sys.executable, "-m", "bench.project", "--part", part, "--home", str(home), "--store-url", store_url]


def _timed(part: str, home: Path, store_url: str) -> dict[str, float]:
    """Run a part in a process of its own; its seconds by the clock and of the processors, its highest memory in MB."""
    with subprocess.Popen(_command(part, home, store_url), stdout=subprocess.PIPE) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{part} ended with status {process.returncode}")
    return {
        "seconds": json.loads(said)["seconds"],
        "processor": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
    }


def _state(home: Path, store_url: str) -> str:
    said = subprocess.run(_command("state", home, store_url), stdout=subprocess.PIPE, check=True).stdout
    return str(json.loads(said)["items"])


def _killed(home: Path, store_url: str, seconds: float) -> str:
    """Kill a rebuild (-9) at two thirds of its time; readers must see the store of before; then do it again."""
    before = _state(home, store_url)
    with subprocess.Popen(_command("store", home, store_url), stdout=subprocess.DEVNULL) as process:
        time.sleep(seconds * 2 / 3)
        process.send_signal(signal.SIGKILL)
        died = process.wait() == -signal.SIGKILL
    untouched = _state(home, store_url) == before
    again = _timed("store", home, store_url)
    return (
        f"killed (-9) after {seconds * 2 / 3:.0f} s of a rebuild: {'' if died else 'IT HAD ENDED, '}"
        f"{'readers had the store of before' if untouched else 'THE STORE CHANGED'}; "
        f"the next one began anew and took {again['seconds']:.1f} s"
    )


def _line(title: str, count: int, found: dict[str, float]) -> str:
    rate = count / found["seconds"]
    return f"{title:<34}{found['seconds']:9.1f}{rate:9,.0f}{found['processor']:9.1f}{found['memory']:7.0f}"


def _size(path: Path) -> str:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:,.0f} MB"


# What runs in a process of its own.


def _part(name: str) -> dict[str, Any]:
    if name == "state":
        return {"items": _items()}
    from bench.progress import progress
    from nhipcau.core.projection import project, rebuild
    from nhipcau.core.search import public_index

    if name == "steps":
        _forget_last()
    begun = time.perf_counter()
    match name:
        case "store":
            rebuild(progress("public store"))
        case "index":
            public_index().rebuild(progress("search index"))
        case "steps":
            project(progress("step by step"))
            public_index().catch_up()
    return {"seconds": time.perf_counter() - begun}


def _forget_last() -> None:
    """Take the last records out of store and index, as if they had been decided public just now."""
    from bench.records import REGISTER
    from nhipcau.core.models import Change
    from nhipcau.core.search import public_index
    from nhipcau.core.store.models import Item, ItemChange, StoreState

    items = Item.objects.using("projection").filter(register=REGISTER).order_by("-number")
    last = list(items.values_list("id", flat=True)[:STEPS])
    changes = list(Change.objects.order_by("-id").values_list("id", flat=True)[:STEPS])
    for start in range(0, len(last), 500):
        part = last[start : start + 500]
        Item.objects.using("projection").filter(id__in=part).delete()
        ItemChange.objects.using("projection").bulk_create(ItemChange(item=item) for item in part)
    public_index().catch_up()
    StoreState.objects.using("projection").update(projected_through=changes[-1] - 1)


def _items() -> str:
    """Hash of everything the store says."""
    from nhipcau.core.store.models import Item

    found = hashlib.blake2b(digest_size=16)
    rows = Item.objects.using("projection").order_by("register", "number")
    for row in rows.values_list("register", "number", "code", "uid", "row", "record", "search").iterator():
        found.update(repr(row).encode())
    return found.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
