"""``python -m bench.search``: our search and Datasette's, over HTTP, on the same rows, in the same run."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.queries import Query

HERE = Path(__file__).parent
ROUNDS = {"ours": 5, "tuned": 3, "shipped": 1}
IN_PROCESS_ROUNDS = 5


def main() -> int:
    options = _options()
    folder = options.keep or HERE / "out" / "search"
    home = folder / "home"
    fresh = not _is_built(folder, options.records)
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    from bench.report import Report

    report = Report(folder, options.records)
    if fresh:
        report.build = _build(folder, home, options.records)
    else:
        _bring_up_to_date()
    try:
        return _run(report, folder, home, options.datasette)
    finally:
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _options() -> Any:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="build in this directory, keep it, and use it again")
    parser.add_argument("--datasette", type=Path, default=HERE.parent / ".venv-bench" / "bin" / "datasette")
    options = parser.parse_args()
    if not options.datasette.exists():
        parser.error(f"no Datasette at {options.datasette}; run: make bench-search")
    options.keep = options.keep and options.keep.resolve()
    return options


def _is_built(folder: Path, count: int) -> bool:
    mark = folder / "built"
    return mark.exists() and mark.read_text() == str(count)


def _bring_up_to_date() -> None:
    """Rebuild a kept index whose fields have changed since."""
    from bench.progress import progress
    from nhipcau.core.search import public_index

    if not public_index().is_current():
        public_index().rebuild(progress("our index"))


def _build(folder: Path, home: Path, count: int) -> dict[str, float]:
    """Write both sides' data; returns seconds per step."""
    from bench.ours import Ours
    from bench.peer import Peer
    from bench.progress import progress
    from bench.records import generate

    clock, seconds = time.monotonic, {}
    begun = clock()
    ours, peer = Ours(home), Peer.create(folder)
    show, done = progress("records"), 0
    for records in generate(count):
        ours.add(records)
        peer.add(records)
        done += len(records)
        show(done, count)
    seconds["generate and store the rows"] = clock() - begun
    begun = clock()
    ours.finish()
    seconds["our index"] = clock() - begun
    begun = clock()
    print("  the peer's plain index and facet indexes …", file=sys.stderr, flush=True)
    peer.finish()
    seconds["the peer's second text index and facet indexes"] = clock() - begun
    (folder / "built").write_text(str(count))
    return seconds


def _run(report: Any, folder: Path, home: Path, program: Path) -> int:
    from bench.measure import interleaved
    from bench.peer import Peer
    from bench.queries import hundred
    from bench.records import CHUNK, chunk
    from bench.servers import datasette, our_server

    queries = hundred(chunk((1, CHUNK + 1)))
    report.in_process = in_process(queries)
    peer = Peer(folder)
    with (
        our_server(home) as ours,
        datasette(program, peer, tuned=True) as tuned,
        datasette(program, peer, tuned=False) as shipped,
    ):
        servers = {"ours": ours, "tuned": tuned, "shipped": shipped}
        sides = {name: server.connect() for name, server in servers.items()}
        report.answers = interleaved(sides, queries, ROUNDS)
        report.memory = {name: server.memory() for name, server in servers.items()}
    report.queries = queries
    report.versions(program)
    print(report.text())
    return 1 if report.disagreements() else 0


def in_process(queries: list[Query]) -> list[list[tuple[float, float]]]:
    """Milliseconds of ``find()`` itself for every query, parsing included: by the clock and of the processor.

    One unmeasured round. The processor's time is what the clock would show on a machine that does nothing else.
    """
    from nhipcau.core.registry import registers
    from nhipcau.core.search import find, parse_request, public_index

    register, index = registers()["opportunities"], public_index()
    times: list[list[tuple[float, float]]] = [[] for _ in queries]
    for number in range(-1, IN_PROCESS_ROUNDS):
        for place, query in enumerate(queries):
            begun, busy = time.perf_counter(), time.process_time()
            find(index, parse_request(register, query.our_params()))
            if number >= 0:
                times[place].append(((time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000))
    return times


if __name__ == "__main__":
    raise SystemExit(main())
