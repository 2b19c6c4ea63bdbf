"""``python -m bench.pages``: server time and bytes of every kind of page, at two sizes of the repository."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import Answer, machine, percentile
from bench.measure import ask as ask_over_http

SIZES = (10_000, 1_000_000)
ROUNDS = 5
MILLISECONDS, KILOBYTES, RATIO = 50.0, 100.0, 2.0
FLOOR = 5.0
"""Below so many milliseconds a ratio is noise."""
AIMS = (
    f"aims: p95 of every kind of page at most {MILLISECONDS:.0f} ms in process; page and style sheet, packed and without "
    f"drawings, at most {KILOBYTES:.0f} kB; p95 at the larger size at most {RATIO:.0f} times that at the smaller"
)
DRAWING = re.compile(rb"<svg.*?</svg>", re.DOTALL)


@dataclass
class Measured:
    """A kind of page: p50 and p95 in process and over HTTP, the slowest first visit, and its greatest sizes in bytes.

    ``processor_p95`` counts the processor's time only: on a busy machine it says more than the clock.
    """

    addresses: int
    p50: float
    p95: float
    processor_p95: float
    first: float
    http_p50: float
    http_p95: float
    plain: int
    packed: int
    without_drawings: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES, metavar=("SMALL", "LARGE"))
    parser.add_argument("--keep", type=Path, help="build in this directory, keep it, and use it again")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    found = parser.parse_args()
    if found.one is not None:
        print(json.dumps({name: asdict(one) for name, one in measure(found.keep / str(found.one), found).items()}))
        return 0
    with _folder(found.keep) as folder:
        results = [_apart(folder, size, found.rounds) for size in found.sizes]
    return _report(found.sizes, results)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep.resolve()
        return
    out = Path(__file__).parent / "out"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as made:
        yield Path(made)


def _apart(folder: Path, size: int, rounds: int) -> dict[str, Measured]:
    """Build and measure one size in a process of its own: settings are read once per process."""
    command = [sys.executable, "-m", "bench.pages", "--keep", str(folder), "--one", str(size), "--rounds", str(rounds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return {name: Measured(**one) for name, one in json.loads(done.stdout).items()}


def measure(home: Path, found: argparse.Namespace) -> dict[str, Measured]:
    """Every kind of page of the site at ``home``, which is built if it is not there."""
    from bench.portal_site import open_site

    open_site(home, found.one)
    from bench.page_kinds import kinds
    from bench.servers import our_server
    from nhipcau.web.statics import assets

    style = len(assets()["portal.css"].packed or b"")
    site = Site()
    chosen = kinds(lambda address: site.get(address).decode())
    times, worked, first, bodies = site.rounds([address for kind in chosen for address in kind.addresses], found.rounds)
    over_http: dict[str, Answer] = {}
    with our_server(home) as server:
        connection = server.connect()
        for at in range(found.rounds + 1):
            for address in times:
                ask_over_http(connection, address, over_http.setdefault(address, Answer()) if at else Answer())
    return {
        kind.name: Measured(
            len(kind.addresses),
            percentile((times[one] for one in kind.addresses), 0.5),
            percentile((times[one] for one in kind.addresses), 0.95),
            percentile((worked[one] for one in kind.addresses), 0.95),
            max(first[one] for one in kind.addresses),
            percentile((over_http[one].typical for one in kind.addresses), 0.5),
            percentile((over_http[one].typical for one in kind.addresses), 0.95),
            max(len(bodies[one]) for one in kind.addresses),
            max(len(gzip.compress(bodies[one])) for one in kind.addresses),
            max(len(gzip.compress(DRAWING.sub(b"", bodies[one]))) + style for one in kind.addresses),
        )
        for kind in chosen
    }


class Site:
    """The site in this process, called as a server calls it."""

    def __init__(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler

        self._handler = WSGIHandler()

    def get(self, address: str) -> bytes:
        """The body of a page. Anything but a page is a mistake of the list of addresses."""
        path, _, query = address.partition("?")
        status: list[str] = []
        answer = self._handler(_environ(path, query), lambda said, *_: status.append(said))  # type: ignore[arg-type,misc]
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{address}: {status[0]}")
        return body

    def rounds(
        self, addresses: list[str], rounds: int
    ) -> tuple[dict[str, float], dict[str, float], dict[str, float], dict[str, bytes]]:
        """Per address: median milliseconds over the rounds by the clock and of the processor, its first visit, its body."""
        found: dict[str, list[float]] = {address: [] for address in addresses}
        worked: dict[str, list[float]] = {address: [] for address in addresses}
        bodies: dict[str, bytes] = {}
        for _ in range(rounds + 1):
            for address, times in found.items():
                begun, work = time.perf_counter(), time.process_time()
                bodies[address] = self.get(address)
                worked[address].append((time.process_time() - work) * 1000)
                times.append((time.perf_counter() - begun) * 1000)
        first = {address: times[0] for address, times in found.items()}
        return _medians(found), _medians(worked), first, bodies


def _medians(found: dict[str, list[float]]) -> dict[str, float]:
    """Without the first round, which is not measured."""
    return {address: median(times[1:]) for address, times in found.items()}


def _environ(path: str, query: str) -> dict[str, Any]:
    from urllib.parse import unquote_to_bytes

    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _report(sizes: tuple[int, int], results: list[dict[str, Measured]]) -> int:
    small, large = results
    print(
        f"{sizes[0]:,} and {sizes[1]:,} generated records beside the real ones; medians of the rounds of each address"
    )
    print("\n".join(_table(small, large)))
    missed = list(_missed(small, large))
    print("\n".join(["", AIMS, *([f"MISSED ({len(missed)}):", *missed] if missed else ["all met"]), machine()]))
    return 1 if missed else 0


HEADS = (
    "kind of page", "n", "p50", "p95", "p50", "p95", "ratio", "processor", "first", "HTTP p50", "HTTP p95", "kB", "packed", "to paint",
)  # fmt: skip


def _table(small: dict[str, Measured], large: dict[str, Measured]) -> list[str]:
    """Milliseconds in process at the smaller and the larger size, then what is said of the larger one."""
    lines = ["", _line("", "", "smaller", "", "larger"), _line(*HEADS)]
    for name, one in large.items():
        before = small.get(name)
        earlier = (before.p50, before.p95) if before else ("–", "–")
        ratio = f"{one.p95 / before.p95:.2f}" if before else "–"
        sizes = [size / 1000 for size in (one.plain, one.packed, one.without_drawings)]
        times = (one.processor_p95, one.first, one.http_p50, one.http_p95)
        lines.append(_line(name, one.addresses, *earlier, one.p50, one.p95, ratio, *times, *sizes))
    return lines


def _line(name: str, *cells: object) -> str:
    said = (f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in cells)
    return f"{name:<38}" + "".join(f"{text:>10}" for text in said)


def _missed(small: dict[str, Measured], large: dict[str, Measured]) -> Iterator[str]:
    for name, one in large.items():
        if one.p95 > MILLISECONDS:
            yield f"{name}: {one.p95:.1f} ms"
        if one.without_drawings > KILOBYTES * 1000:
            yield f"{name}: {one.without_drawings / 1000:.1f} kB"
        before = small.get(name)
        if before and one.p95 > FLOOR and one.p95 > RATIO * before.p95:
            yield f"{name}: {one.p95 / before.p95:.1f} times the time at the smaller size"


if __name__ == "__main__":
    sys.exit(main())
