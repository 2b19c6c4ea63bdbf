"""``python -m bench.search``: our search and Datasette's, over HTTP, on the same rows, in the same run."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import postgres
from bench.built import Built, built, options

if TYPE_CHECKING:
    from bench.queries import Query

ROUNDS = {"ours": 5, "postgres": 5, "tuned": 3, "shipped": 1}
IN_PROCESS_ROUNDS = 5


def main() -> int:
    found = options("search", __doc__)
    with built(found, "search") as data:
        from bench.report import Report

        report = Report(data.folder, data.count)
        report.build = data.seconds
        rounds = {side: min(number, found.rounds) for side, number in ROUNDS.items()}
        return _run(report, data, found.datasette, rounds, with_postgres=found.postgres)


def _run(report: Any, data: Built, program: Path, rounds: dict[str, int], *, with_postgres: bool) -> int:
    from bench.measure import interleaved
    from bench.peer import Peer
    from bench.queries import hundred
    from bench.records import CHUNK, chunk
    from bench.servers import datasette, our_server

    queries = hundred(chunk((1, CHUNK + 1)))
    report.in_process = in_process(queries)
    peer, others = Peer(data.folder), list[str]()
    with ExitStack() as running:
        servers = {"ours": running.enter_context(our_server(data.home))}
        if with_postgres:
            store = running.enter_context(postgres.store(data.folder))
            servers["postgres"] = running.enter_context(our_server(data.home, store))
            others.append(postgres.version(store.owner))
        servers["tuned"] = running.enter_context(datasette(program, peer, tuned=True))
        servers["shipped"] = running.enter_context(datasette(program, peer, tuned=False))
        sides = {name: server.connect() for name, server in servers.items()}
        report.answers = interleaved(sides, queries, rounds)
        report.memory = {name: server.memory() for name, server in servers.items()}
    report.queries = queries
    report.versions(program, *others)
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
