"""The parent's part: start the child with nothing of ours, wait so long and no longer, and take its word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from nhipcau.engines.children import bare_surroundings
from nhipcau.engines.workbooks import staged
from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import SECONDS, FileKind, Staged


def stage(path: Path, kind: FileKind, into: Path, *, encoding: str | None = None, seconds: float = SECONDS) -> Staged:
    """Read the file in a child process into the new SQLite file ``into`` (mode 600; see `staged.SCHEMA`).

    ``kind`` as `inspect` found it; ``encoding`` of a CSV where somebody knows better than we (`plain.ENCODINGS`).
    Raises `Refused`, and then there is no ``into``; `FileExistsError` if there was one. Takes ``seconds`` at most.
    """
    os.close(os.open(into, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        found = _told(path, kind, into, encoding or "", seconds)
        return Staged(kind, found, tuple(staged.heads(into)))
    except BaseException:
        into.unlink(missing_ok=True)
        raise


def _told(path: Path, kind: FileKind, into: Path, encoding: str, seconds: float) -> str:
    """The encoding the child found; raises what it refused."""
    asked = [str(path.resolve()), kind.value, str(into.resolve()), encoding, str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no words of the file
            [sys.executable, "-P", "-m", "nhipcau.engines.workbooks.child", *asked],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_surroundings(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refusal("too_much") from None
    if done.returncode:  # ended by a limit: the child itself answers whatever goes wrong in it
        raise refusal("too_much")
    said = json.loads(done.stdout)
    if "code" in said:
        raise refusal(said["code"], **said["data"])
    found: str = said["encoding"]
    return found
