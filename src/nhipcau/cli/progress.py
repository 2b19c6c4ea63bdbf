"""Progress on the standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LINE_SECONDS = 15.0
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
        yield _lines(title, reported)
    count = f" ({_spaced(reported[0])})" if reported[0] else ""
    print(f"{title}{count}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


def _lines(title: str, reported: list[int]) -> Report:
    """A line now and then, so that a log shows a long stage going on."""
    said = [time.monotonic()]

    def report(done: int, total: int) -> None:
        reported[0] = done
        if total and time.monotonic() - said[0] > LINE_SECONDS:
            said[0] = time.monotonic()
            print(f"{title}: {_spaced(done)} / {_spaced(total)}", file=sys.stderr, flush=True)

    return report


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


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
