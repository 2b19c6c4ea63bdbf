"""Where the bytes lie: one file for each content, under its digest and never under a name somebody gave.

A file is there, whole and on the disk, before the row that names it is committed, and goes after its last row has
gone. Whatever is killed in between leaves a file without a row, which :func:`sweep` finds an hour later.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nhipcau.core.durable import sync_names
from nhipcau.core.settings import home

FOLDER = "attachments"
UNFINISHED = ".part"
GRACE_SECONDS = 3600.0
"""A file without a row is left alone for as long: its row may be about to be committed."""
PIECE = 1 << 18


def put(content: bytes) -> str:
    """Keep a content; returns its SHA-256 in hexadecimal digits. To be called within :func:`held`."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if path.exists() and path.stat().st_size == len(content):
        os.utime(path)
        return digest
    is_new = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if is_new:
        sync_names(path.parent.parent)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    beside.replace(path)
    sync_names(path.parent)
    return digest


def path_of(digest: str) -> Path:
    """``attachments/ab/cdef…`` in the data directory."""
    return home() / FOLDER / digest[:2] / digest[2:]


def pieces(digest: str) -> Iterator[bytes]:
    """A content, piece by piece; opened at once, so that a missing file is an error here. Raises FileNotFoundError."""
    file = path_of(digest).open("rb")

    def read() -> Iterator[bytes]:
        with file:
            while piece := file.read(PIECE):
                yield piece

    return read()


@contextmanager
def held() -> Iterator[None]:
    """While this is held no file is thrown away; whoever brings a content holds it until the row is committed."""
    with _locked(fcntl.LOCK_SH):
        yield


def drop(digest: str, is_wanted: Callable[[str], bool]) -> None:
    """Throw a content away unless it ``is_wanted``, which is asked while nobody can bring it again."""
    with _locked(fcntl.LOCK_EX):
        if not is_wanted(digest):
            path_of(digest).unlink(missing_ok=True)


def sweep(wanted_of: Callable[[Iterable[str]], set[str]]) -> int:
    """Throw away what has had no row for an hour, and files never finished; returns how many. For the worker.

    ``wanted_of`` says which of some digests have a row.
    """
    gone = 0
    for folder in sorted((home() / FOLDER).glob("[0-9a-f][0-9a-f]")):
        old = [path for path in folder.iterdir() if _is_old(path)]
        unfinished = [path for path in old if path.name.endswith(UNFINISHED)]
        contents = {folder.name + path.name: path for path in old if path not in unfinished}
        doomed = set(contents) - wanted_of(contents)
        with _locked(fcntl.LOCK_EX):  # asked once more: a row may have been committed just now
            paths = [*unfinished, *(contents[digest] for digest in doomed - wanted_of(doomed))]
            for path in paths:
                path.unlink(missing_ok=True)
        gone += len(paths)
    return gone


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > GRACE_SECONDS
    except FileNotFoundError:  # thrown away meanwhile
        return False


@contextmanager
def _locked(how: int) -> Iterator[None]:
    (home() / FOLDER).mkdir(exist_ok=True, mode=0o700)
    with (home() / FOLDER / "lock").open("a") as lock:
        fcntl.flock(lock, how)
        yield
