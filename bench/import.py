"""``python -m bench.import``: a large table taken in from file to index, beside django-import-export on the same rows."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from bench.watched import Took, watched

HERE = Path(__file__).parent
PEER = HERE.parent / ".venv-bench" / "bin" / "python"
PARTS = [sys.executable, "-m", "bench.import_parts"]
AIMS = (
    "aims at 100,000 rows on 2 cores: preview below 8 s, written and indexed below 30 s, below 500 MB, 8x the peer; "
    "while others look at pages (p95 below 300 ms) and save (p95 below 6 s)"
)


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.import", description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--home", type=Path, default=HERE / "out" / "import")
    options.add_argument("--keep", action="store_true", help="keep the installation that was made")
    options.add_argument(
        "--whole", action="store_true", help="give all rows to the peer's documented way too, not a part of them"
    )
    given = options.parse_args()
    home = given.home.resolve()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    try:
        return _run(home, given.rows, is_whole=given.whole)
    finally:
        if not given.keep:
            shutil.rmtree(home, ignore_errors=True)


def _run(home: Path, count: int, *, is_whole: bool) -> int:
    environment = {**os.environ, "NHIPCAU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "nhipcau.site.settings"}
    workbook = home / "partners.xlsx"
    made = _said(watched([*PARTS, "make", str(workbook), str(count)], environment))
    print(f"{count:,} rows, {workbook.stat().st_size / 1e6:.1f} MB; {made['machine']}", flush=True)
    took = {name: watched([*PARTS, name, made["uid"]], environment) for name in ("preview", "write", "index", "undo")}
    said = {name: _said(one) for name, one in took.items()}
    for name, one in took.items():
        seconds = said[name]["seconds"]
        print(
            f"{name:<8}{seconds:>8.1f} s{count / seconds:>12,.0f} rows per s{one.processor:>8.1f} s of processor"
            f"{one.memory:>8,.0f} MB  {said[name]['what']}",
            flush=True,
        )
    written = said["write"]["seconds"] + said["index"]["seconds"]
    print(f"written and indexed {written:.1f} s; {said['write']['others']}", flush=True)
    print(f"undone, {said['undo']['others']}", flush=True)
    ours = count / (said["preview"]["seconds"] + said["write"]["seconds"])
    print(f"ours with preview and ledger, without index: {ours:,.0f} rows per s")
    whole = home / "plain.xlsx"
    for way, table in (("documented", whole if is_whole else home / "some.xlsx"), ("quickest", whole)):
        _compare(way, table, home / f"{way}.sqlite3", made["lists"], ours)
    print(AIMS)
    return 0


def _compare(way: str, table: Path, database: Path, lists: str, ours: float) -> None:
    command = [str(PEER), str(HERE / "import_peer.py"), str(table), str(database), lists, way]
    took = watched(command, {"PATH": os.environ["PATH"]})
    peer = _said(took)
    rate = (peer["rows"] + peer["wrong"]) / peer["all"]
    print(
        f"django-import-export, {way}: {peer['rows']:,} rows and {peer['history']:,} of history written, {peer['wrong']:,} "
        f"wrong, read {peer['read']:.1f} s, all {peer['all']:.1f} s, {took.processor:.1f} s of processor: "
        f"{rate:,.0f} rows per s; ours {ours / rate:.1f}x",
        flush=True,
    )


def _said(took: Took) -> dict[str, Any]:
    return dict(json.loads(took.said.splitlines()[-1]))


if __name__ == "__main__":
    raise SystemExit(main())
