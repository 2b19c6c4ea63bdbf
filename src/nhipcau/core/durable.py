"""Small files that are there whole or not at all, also after the process was killed or the power failed."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def replace_text(path: Path, text: str) -> None:
    """Put ``text`` in place of a file; readers and whoever starts after a crash see the old or the new text."""
    beside = path.with_name(path.name + ".new")
    _write_through(beside, text, 0o666)
    beside.replace(path)
    sync_names(path.parent)


@contextmanager
def opened_to_append(path: Path) -> Iterator[BinaryIO]:
    """A file, made if missing, that one process at a time reads and adds to; what it added is on the disk at the end."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    with os.fdopen(descriptor, "r+b") as file:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield file
        file.flush()
        os.fsync(descriptor)
    sync_names(path.parent)


def create_secret_text(path: Path, text: str) -> None:
    """Make a file that only its owner can read, whole from the moment it has its name."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")  # not .new: two first commands may come at once
    _write_through(beside, text, 0o600)
    beside.replace(path)
    sync_names(path.parent)


def _write_through(path: Path, text: str, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)


def sync_names(folder: Path) -> None:
    """A new name is on the disk only when its directory is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
