"""``python -m bench.project``: from a full desk to a public store with its index, timed; kills in the middle; reading."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.watched import Took, watched

HERE = Path(__file__).parent
AIMS = "aims: at least 2,500 records per second with the index on 2 cores, at most 1 GB of memory of all processes together"
STEPS = 20_000
PARTS = [sys.executable, "-m", "bench.project_parts"]
Column = dict[str, str]
"""What one store came to, by line of the table."""


def main() -> int:
    options = _options()
    home = options.home
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    home.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    try:
        return _run(home, options.records, options.store_url)
    finally:
        if not options.keep:
            shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.project", description=__doc__)
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--home", type=Path, default=HERE / "out" / "project")
    parser.add_argument("--keep", action="store_true", help="keep the installation that was made")
    parser.add_argument("--store-url", default="", help="then do the same with the store in this empty database")
    options = parser.parse_args()
    options.home = options.home.resolve()
    return options


def _run(home: Path, count: int, store_url: str) -> int:
    from bench.measure import machine

    for path in home.iterdir():
        if path.name != "secret":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    begun = time.monotonic()
    _part("fill", str(count))
    print(f"{count:,} records; the desk was filled in {time.monotonic() - begun:.0f} s, past the door; not measured")
    print(machine(), flush=True)
    columns = {"SQLite": _measured(home, count, "")}
    if store_url:
        columns["PostgreSQL"] = _measured(home, count, store_url)
    print(_table(columns))
    print(f"{AIMS}\n{machine()}")
    same = len({column["items"] for column in columns.values()}) == 1
    whole = all(column["the same after kills"] == "yes" for column in columns.values())
    return 0 if same and whole else 1


def _measured(home: Path, count: int, store_url: str) -> Column:
    """Every line of the table for one store; it is empty at first."""
    shutil.rmtree(home / "index", ignore_errors=True)
    one = _Store(count, store_url)
    found: Column = {}
    clean = one.rebuild()
    parts = {stage: _stage_seconds(clean, stage) for stage in ("Public store", "Search index")}
    for stage, seconds in parts.items():
        found[f"{stage.lower()}, from nothing"] = one.rate(seconds)
    found["both"] = one.rate(sum(parts.values()))
    found["  processor seconds, all processes"] = f"{clean.processor:,.0f}"
    found["  highest memory, all processes"] = f"{clean.memory:,.0f} MB"
    found["items"] = one.part("state")["items"]
    again = one.rebuild()
    found["again, nothing changed: the store"] = one.rate(_stage_seconds(again, "Public store"))
    steps = min(STEPS, count)
    found[f"the last {steps:,} step by step"] = f"{steps / one.part('steps', str(steps))['seconds']:,.0f} per s"
    found.update(one.killed(clean))
    whole = one.part("state")
    agreed = whole["items"] == found["items"] and whole["documents"] == whole["count"]
    found["the same after kills"] = "yes" if agreed else "NO"
    found.update(one.part("read"))
    if not store_url:
        found["size of store and index"] = f"{_size(home / 'public.sqlite3')}, {_size(home / 'index')}"
    return found


class _Store:
    def __init__(self, count: int, store_url: str) -> None:
        self.count = count
        self.environment = {**os.environ, "NHIPCAU_STORE_URL": store_url}

    def rebuild(self, *, killed_when: str = "") -> Took:
        """What the operator does; killed when half of it is done."""
        command = [sys.executable, "-m", "nhipcau", "project", "--rebuild", "--lang", "en"]
        wait = [*PARTS, killed_when, str(self.count // 2)] if killed_when else None
        return watched(command, self.environment, wait)

    def killed(self, clean: Took) -> Column:
        """Empty store and index, then kill in the middle of each of them, and see what the next one finds and does."""
        self.part("empty")
        first = self.rebuild(killed_when="wait_for_store")
        renewed = self.part("state")
        second = self.rebuild(killed_when="wait_for_index")
        indexed = self.part("state")
        third = self.rebuild()
        more = sum(one.processor for one in (first, second, third)) - clean.processor
        died = "" if first.killed and second.killed else " (ONE HAD ENDED)"
        return {
            f"killed (-9) in the store{died}": f"{renewed['renewed']:,} records kept",
            "killed (-9) in the index": f"{indexed['begun']:,} documents kept",
            "  the last of the three starts took": f"{third.seconds:.0f} s",
            "  done twice, with two more starts": f"{more:+,.0f} CPU s ({more / clean.processor:+.0%})",
        }

    def part(self, name: str, *given: str) -> dict[str, Any]:
        return _part(name, *given, environment=self.environment)

    def rate(self, seconds: float) -> str:
        return f"{seconds:,.1f} s, {self.count / seconds:,.0f} per s"


def _part(name: str, *given: str, environment: dict[str, str] | None = None) -> dict[str, Any]:
    said = watched([*PARTS, name, *given], environment or dict(os.environ)).said
    return dict(json.loads(said.splitlines()[-1]))


def _stage_seconds(took: Took, stage: str) -> float:
    """What the command says of a stage at its end."""
    found = re.search(rf"^{stage}(?: \([\d ]+\))?: ([\d.]+) s$", took.said, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"nothing said of {stage}:\n{took.said}")
    return max(float(found[1]), 0.1)


def _table(columns: dict[str, Column]) -> str:
    width: Callable[[str], str] = lambda text: f"{text:>28}"  # noqa: E731
    lines = [f"{'':<40}" + "".join(map(width, columns))]
    names = dict.fromkeys(name for column in columns.values() for name in column)
    lines += [f"{name:<40}" + "".join(width(column.get(name, "")) for column in columns.values()) for name in names]
    return "\n".join(lines)


def _size(path: Path) -> str:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:,.0f} MB"


if __name__ == "__main__":
    raise SystemExit(main())
