"""The worker: the one process that brings public store, search indexes and what is due up to date with the ledger."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from nhipcau.core import forgetting
from nhipcau.core.attachments import reading
from nhipcau.core.claims import keeping as claims
from nhipcau.core.desk import desk_index
from nhipcau.core.drafting import keeping
from nhipcau.core.dues import following as dues
from nhipcau.core.faults import Fault
from nhipcau.core.hands import enough
from nhipcau.core.inbox import letters
from nhipcau.core.ledger.seal import seal
from nhipcau.core.notices import following
from nhipcau.core.people import attempts
from nhipcau.core.projection import is_renewing, project
from nhipcau.core.reading_jobs import keeping as reading_jobs
from nhipcau.core.readings import forgetting as readings
from nhipcau.core.search import public_index

IDLE_SECONDS = 0.5
HEARTBEAT_SECONDS = 2.0
SPANS_AT_ONCE, CHUNKS_AT_ONCE, SEALS_AT_ONCE = 10, 20, 10
"""About five seconds of work each."""
CHUNKS_BY_MANY = 120
"""Of the desk's index, where several hands make it: about twelve seconds, as starting them takes one or two."""


class Life(NamedTuple):
    """What is known of the worker: its process and when it last said so (seconds since 1970)."""

    pid: int
    seen_at: float


def run(home: Path, stop: threading.Event, chores: Mapping[Callable[[], object], float] | None = None) -> None:
    """Work until ``stop`` is set. ``chores`` are what the rooms above have done now and then, with the seconds between.

    Raises :class:`Fault` ("second_worker") if another process is the worker.
    """
    periodic = {**PERIODIC, **{_logged(chore): seconds for chore, seconds in (chores or {}).items()}}
    with sole_writer(home):
        said = 0.0
        due = dict.fromkeys(periodic, 0.0)
        while not stop.is_set():
            if time.monotonic() - said > HEARTBEAT_SECONDS:
                _say_alive(home)
                said = time.monotonic()
            close_old_connections()
            for step, seconds in periodic.items():
                if time.monotonic() >= due[step]:
                    step()
                    due[step] = time.monotonic() + seconds
            if not catch_up() and not read_attachments() and not read_files():
                stop.wait(IDLE_SECONDS)


def catch_up() -> int:
    """Bring store, indexes and what is due up to date; returns how much that was (0: nothing left). For the worker only.

    Of a renewal of store or index that has not ended it does a piece and comes back, so that changes never wait long.
    """
    done = project(spans=SPANS_AT_ONCE) + index_dues()
    if public_index().is_current() or not is_renewing():  # an index of half a store would let people read it
        done += public_index().catch_up(CHUNKS_AT_ONCE)
    return done + index_desk()


def index_desk() -> int:
    """Bring the desk's index nearer to the ledger; returns the documents that took."""
    hands = enough()
    return desk_index().catch_up(CHUNKS_AT_ONCE if hands == 1 else CHUNKS_BY_MANY, hands)


def index_dues() -> int:
    """Take in what is due. A rule that cannot be worked out does not hold up what is published."""
    try:
        return dues.follow()
    except (DatabaseError, Fault, ValueError, OSError):
        logging.getLogger(__name__).exception("what is due could not be worked out")
        return 0


def sweep_inbox() -> None:
    """Delete what the inbox may no longer keep. An inbox that cannot be reached does not hold up what is published."""
    try:
        letters.sweep(timezone.now())
        claims.sweep(timezone.now())
    except (DatabaseError, Fault):
        logging.getLogger(__name__).exception("the inbox could not be looked through")


def sweep_desk() -> None:
    """Forget who tried to sign in, which sessions have ended, old drafts of forms, old notices, files nobody attached in
    the end, and texts nobody works on any more. What is published does not wait for that either.
    """
    try:
        attempts.sweep(timezone.now())
        keeping.sweep(timezone.now())
        reading.sweep()
        following.sweep(timezone.now())
        reading_jobs.sweep(timezone.now())
        readings.sweep(timezone.now())
    except (DatabaseError, OSError, Fault):
        logging.getLogger(__name__).exception("the desk could not be swept")


def read_attachments() -> int:
    """Read one attached file that waits for it, now that nothing else does; returns how many were read."""
    try:
        return reading.extract_waiting()
    except (DatabaseError, OSError):
        logging.getLogger(__name__).exception("an attached file could not be read")
        return 0


def read_files() -> int:
    """Read one file that somebody's program sent, now that nothing else waits; returns how many were read."""
    try:
        return reading_jobs.work()
    except (DatabaseError, OSError):
        logging.getLogger(__name__).exception("a file could not be read")
        return 0


def seal_ledger() -> None:
    """Close what is settled in the ledger. If the anchor file is not as it should be, publishing goes on all the same."""
    try:
        seal(seals=SEALS_AT_ONCE)
    except (DatabaseError, Fault):
        logging.getLogger(__name__).exception("the ledger could not be sealed")


def forget_expunged() -> None:
    """Make the files forget what was expunged since the last time, a piece at a time."""
    try:
        forgetting.forget()
    except (DatabaseError, Fault):
        logging.getLogger(__name__).exception("what was expunged is still in the files")


def notify() -> None:
    """Tell people what the ledger has that concerns them. What is published does not wait for that."""
    try:
        following.follow()
    except (DatabaseError, Fault):
        logging.getLogger(__name__).exception("notices could not be made")


def _logged(chore: Callable[[], object]) -> Callable[[], None]:
    """What goes wrong with a chore does not hold up what is published."""

    def step() -> None:
        try:
            chore()
        except (DatabaseError, Fault):
            logging.getLogger(__name__).exception("%s could not be done", getattr(chore, "__name__", chore))

    return step


PERIODIC: dict[Callable[[], None], float] = {
    sweep_inbox: 300.0,
    sweep_desk: 300.0,
    seal_ledger: 60.0,
    forget_expunged: 5.0,
    notify: 5.0,
}
"""What the worker does now and then, and after how many seconds again."""


@contextmanager
def sole_writer(home: Path) -> Iterator[None]:
    """Hold the right to write store and index; the system gives it back when the process ends, however it ends.

    Raises :class:`Fault` ("second_worker") if another process holds it.
    """
    with (home / "worker.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _second_worker(last_seen(home)) from None
        _say_alive(home)
        yield


def is_alive(home: Path) -> bool:
    """Whether some process holds the right to write."""
    path = home / "worker.lock"
    if not path.exists():
        return False
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def last_seen(home: Path) -> Life | None:
    """The last worker's process and sign of life, or None if there never was one."""
    try:
        said = json.loads((home / "worker.json").read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return Life(said["pid"], said["seen_at"])


def _say_alive(home: Path) -> None:
    beside = home / "worker.json.new"
    beside.write_text(json.dumps(Life(os.getpid(), time.time())._asdict()))
    beside.replace(home / "worker.json")


def _second_worker(other: Life | None) -> Fault:
    pid = other.pid if other else "?"
    return Fault(
        "second_worker",
        f"Đã có một tiến trình đang cập nhật kho công khai (pid {pid}). Hãy dừng nó trước, hoặc để nó làm tiếp.",
        f"A process is already updating the public store (pid {pid}). Stop it first, or let it do the work.",
        {"pid": pid},
        status=409,
    )
