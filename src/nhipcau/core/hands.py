"""More hands for one long step: child processes that make what the parent writes, in order and never far ahead.

The children are started fresh, not forked: a fork would share open database connections and the locks of threads it
does not have. Each hangs on one pipe, so when the parent ends, even by ``kill -9``, it reads the pipe's end and goes.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from nhipcau.core.made_by import made_by

Task = TypeVar("Task")
Made = TypeVar("Made")

MOST = 4
"""More than these one writer cannot keep busy; each needs about 120 MB of memory."""
AHEAD = 2
"""Tasks each child has been given at most and has not handed back."""
SELDOM = 50_000
"""New objects between two searches for cycles: thousands of items at a time are many objects and hold no cycle."""


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def enough() -> int:
    """How many hands pay here: 1 (do it yourself) on a machine with one core."""
    return min(cores(), MOST)


@contextmanager
def few_collections() -> Generator[None, None, None]:
    """Search for cycles seldom while many items are made, and never among what was there before: a quarter of the time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def in_order(make: Callable[[Task], Made], tasks: Iterable[Task], hands: int) -> Iterator[tuple[Task, Made]]:
    """Each task with what ``make`` (a function of a module) made of it, in the order of ``tasks``.

    With fewer than two hands it is made here, when it is asked for. A task whose child was lost is made here too.
    """
    if hands < 2:
        for task in tasks:
            yield task, make(task)
        return
    children = [_Child(make) for _ in range(hands)]
    waiting: deque[tuple[Task, _Child]] = deque()
    try:
        for number, task in enumerate(tasks):
            child = children[number % hands]
            child.give(task)
            waiting.append((task, child))
            if len(waiting) == hands * AHEAD:
                given, child = waiting.popleft()
                yield given, child.take(given)
        while waiting:
            given, child = waiting.popleft()
            yield given, child.take(given)
    finally:
        for child in children:
            child.end()


class _Child:
    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make
        self._pipe, far_end = get_context("spawn").Pipe()
        what = (f"{make.__module__}:{make.__qualname__}", far_end, made_by())
        self._process: BaseProcess = get_context("spawn").Process(target=_work, args=what, daemon=True)
        self._process.start()
        far_end.close()

    def give(self, task: Any) -> None:
        with suppress(OSError):  # it is lost; take() will notice
            self._pipe.send(task)

    def take(self, task: Any) -> Any:
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            return self._make(task)

    def end(self) -> None:
        self._pipe.close()
        self._process.join()


def _work(name: str, pipe: Connection, version: str) -> None:
    """The life of a child: make what is asked for until the pipe ends. One of another version than its parent's goes."""
    if made_by() != version:
        return  # the files were replaced since the parent was started: it makes all itself, by what it was
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which then closes the pipe
    import django

    django.setup()
    module, _, function = name.partition(":")
    make = getattr(import_module(module), function)
    with few_collections(), suppress(EOFError, OSError):
        while True:
            pipe.send(make(pipe.recv()))
