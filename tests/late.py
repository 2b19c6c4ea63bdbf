"""Writers that commit late, each on connections of its own: only a server has several at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections, transaction


def beside(work: Callable[[], object]) -> threading.Thread:
    """A running thread with connections of its own, which it closes."""

    def whole() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=whole)
    thread.start()
    return thread


@contextmanager
def left_open(write: Callable[[], object]) -> Iterator[None]:
    """A transaction that has written and stays open until the block ends; then it commits."""
    written, may_end = threading.Event(), threading.Event()

    def work() -> None:
        with transaction.atomic():
            write()
            written.set()
            may_end.wait(20)

    thread = beside(work)
    assert written.wait(20)
    try:
        yield
    finally:
        may_end.set()
        thread.join(20)
