"""One line on the standard error that says how far a long step is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Progress = Callable[[int, int], None]


def progress(title: str) -> Progress:
    """A function (done, total) that says so at most twice a second, and at the end; silent but for the end in a file."""
    started = last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done < total and (now - last < 0.5 or not sys.stderr.isatty()):
            return
        last = now
        end = "\n" if done >= total else "\r"
        print(f"  {title}: {done:,} / {total:,}  {now - started:.0f} s", end=end, file=sys.stderr, flush=True)

    return show
