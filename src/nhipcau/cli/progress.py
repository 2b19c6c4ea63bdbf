"""Progress on the standard error: a bar on a terminal, two plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int], None]
"""Called with what is done and how much there is (0: not known yet)."""


@contextmanager
def stage(title: str) -> Iterator[Report]:
    """Show ``title`` while a stage runs; the block calls what it is given with (done, total)."""
    began = time.monotonic()
    reported = [0]
    if sys.stderr.isatty():
        with _bar(title, reported) as report:
            yield report
    else:
        print(f"{title} …", file=sys.stderr, flush=True)
        yield lambda done, total: reported.__setitem__(0, done)
    count = f" ({reported[0]:,})".replace(",", " ") if reported[0] else ""
    print(f"{title}{count}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


@contextmanager
def _bar(title: str, reported: list[int]) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def report(done: int, total: int) -> None:
            reported[0] = done
            bar.update(task, completed=done, total=total or None)

        yield report
