"""More hands for one long step: child processes that make what the parent writes, in order and never far ahead.

The children are started fresh, not forked: a fork would share open database connections and the locks of threads it
does not have. Each hangs on one pipe, so when the parent ends, even by ``kill -9``, it reads the pipe's end and goes.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
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
LITTLE = "PRAGMA cache_size=-8192;"
"""What a child's connections keep of a SQLite file, in KiB, where its parent's keep 64 MB."""
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


class Crew:
    """Children for the steps of one work: started once, at the beginning, while it may be doing something else.

    With fewer than two hands, or where the system starts no child, there are none, and all is made here.
    """

    def __init__(self, hands: int) -> None:
        self._children = _started(hands) if hands > 1 else []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def size(self) -> int:
        """Tasks that are made at the same time."""
        return len(self._children) or 1

    def in_order(
        self, make: Callable[[Task], Made], tasks: Iterable[Task], *, is_much: bool = True
    ) -> Iterator[tuple[Task, Made]]:
        """Each task with what ``make`` (a function of a module) made of it, in the order of ``tasks``.

        A task whose child was lost is made here. What is not ``is_much`` is made here, sooner than it is sent.
        """
        if not (self._children and is_much):
            yield from ((task, make(task)) for task in tasks)
            return
        waiting: deque[tuple[Task, _Child]] = deque()
        try:
            for number, task in enumerate(tasks):
                child = self._children[number % len(self._children)]
                child.give(make, task)
                waiting.append((task, child))
                if len(waiting) == len(self._children) * AHEAD:
                    given, child = waiting.popleft()
                    yield given, child.take(make, given)
            while waiting:
                given, child = waiting.popleft()
                yield given, child.take(make, given)
        finally:
            if waiting:
                self.end()  # nobody will take what they still make

    def end(self) -> None:
        """Let the children go; what is asked for afterwards is made here."""
        for child in self._children:
            child.end()
        self._children = []


def in_order(make: Callable[[Task], Made], tasks: Iterable[Task], hands: int) -> Iterator[tuple[Task, Made]]:
    """The same by a crew for this step alone."""
    with Crew(hands) as crew:
        yield from crew.in_order(make, tasks)


def _started(hands: int) -> list[_Child]:
    children: list[_Child] = []
    try:
        children.extend(_Child() for _ in range(hands))
    except OSError as refused:
        logging.getLogger(__name__).warning("no child process can be started, one does all of the work: %s", refused)
        for child in children:
            child.end()
        return []
    return children


class _Child:
    def __init__(self) -> None:
        fresh = get_context("spawn")
        self._pipe, far_end = fresh.Pipe()
        self._process: BaseProcess = fresh.Process(target=_work, args=(far_end, made_by()), daemon=True)
        try:
            self._process.start()
        finally:
            far_end.close()

    def give(self, make: Callable[[Any], Any], task: Any) -> None:
        with suppress(OSError):  # it is lost; take() will notice
            self._pipe.send((f"{make.__module__}:{make.__qualname__}", task))

    def take(self, make: Callable[[Any], Any], task: Any) -> Any:
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            return make(task)

    def end(self) -> None:
        self._pipe.close()
        self._process.join()


def _work(pipe: Connection, version: str) -> None:
    """The life of a child: make what is asked for until the pipe ends. One of another version than its parent's goes."""
    if made_by() != version:
        return  # the files were replaced since the parent was started: it makes all itself, by what it was
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which then closes the pipe
    import django
    from django.db import connections

    django.setup()
    _keep_little()
    with few_collections(), suppress(EOFError, OSError):
        while True:
            name, task = pipe.recv()
            pipe.send(_function(name)(task))
    connections.close_all()
    os._exit(0)  # taking all it has loaded apart piece by piece would take it half a second


def _keep_little() -> None:
    """A child reads each page of the databases about once: what its connections keep of them is memory for nothing."""
    from django.db import connections

    for options in (one.get("OPTIONS", {}) for one in connections.settings.values()):
        if "init_command" in options:
            options["init_command"] += LITTLE


@lru_cache(maxsize=16)
def _function(name: str) -> Callable[[Any], Any]:
    module, _, function = name.partition(":")
    found: Callable[[Any], Any] = getattr(import_module(module), function)
    return found
