"""Running the web server and the worker side by side, and stopping both together."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

POLL_SECONDS = 0.1
RESTART_SECONDS = 1.0
REFUSED_SECONDS = 10.0
"""Wait before the next try when the worker refused to run (another one lives)."""
PATIENCE_SECONDS = 10.0
REFUSED = 2


def supervise(
    web: Sequence[str],
    worker: Sequence[str] | None,
    *,
    answers: Callable[[], bool],
    ready: Callable[[], None],
) -> int:
    """Start both, call ``ready`` once the web server ``answers``, start a dead worker again, stop on SIGINT or SIGTERM.

    Returns 0 after a signal, else the exit status of the web server that ended by itself.
    """
    stop = threading.Event()
    before = {name: signal.signal(name, lambda *_: stop.set()) for name in (signal.SIGINT, signal.SIGTERM)}
    server = _start(web)
    hand = _Restarted(worker) if worker else None
    try:
        status = _watch(server, hand, stop, answers, ready)
    finally:
        _end([server, *([hand.process] if hand and hand.process else [])])
        for name, handler in before.items():
            signal.signal(name, handler)
    return status


class _Restarted:
    """A process that is started again when it has ended."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = _start(command)
        self._again_at = 0.0

    def look(self) -> None:
        now = time.monotonic()
        if self.process is None:
            if now >= self._again_at:
                self.process = _start(self.command)
        elif (status := self.process.poll()) is not None:
            self.process = None
            self._again_at = now + (REFUSED_SECONDS if status == REFUSED else RESTART_SECONDS)


def _watch(
    server: subprocess.Popen[bytes],
    hand: _Restarted | None,
    stop: threading.Event,
    answers: Callable[[], bool],
    ready: Callable[[], None],
) -> int:
    said = False
    while not stop.wait(POLL_SECONDS):
        if (status := server.poll()) is not None:
            return status or 1
        if hand:
            hand.look()
        if not said and answers():
            said = True
            ready()
    return 0


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches us alone, and we end the children in order. The pipe tells a worker that
    # watches its standard input when we are gone.
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  # our own commands


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
