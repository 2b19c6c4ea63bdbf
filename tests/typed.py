"""The command ``nhipcau`` as it is typed, run in this process: starting another takes longer than most commands do.

What only a process has – its own settings, signals, pipes, files that are open – is tested with one
(``tests.cli.test_command_line``, ``tests.cli.test_serving``).
"""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

from nhipcau.cli.main import main


class Done(NamedTuple):
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


class _Stream(TextIOWrapper):
    """A standard stream that keeps what is written to it, as text or as bytes."""

    def __init__(self) -> None:
        self._kept = BytesIO()
        super().__init__(self._kept, encoding="utf-8", write_through=True)

    def said(self) -> str:
        return self._kept.getvalue().decode()


def typed(*arguments: str) -> Done:
    """Run ``nhipcau`` with these arguments on the live home."""
    with redirect_stdout(_Stream()) as out, redirect_stderr(_Stream()) as err:
        try:
            status = main(arguments)
        except SystemExit as end:  # what argparse does with what it does not understand
            status = int(end.code or 0)
    return Done(status, out.said(), err.said())
