"""Running a command in a process of its own, and what it took: all its processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOOK_SECONDS = 1.0


@dataclass
class Took:
    """Seconds by the clock and of the processors, the highest memory of all processes together in MB, and what it said."""

    seconds: float
    processor: float
    memory: float
    said: str
    killed: bool


def watched(command: list[str], environment: dict[str, str], kill_after: list[str] | None = None) -> Took:
    """Run to the end, or kill it (-9) when another command ends; what it says goes on to our standard error.

    Raises RuntimeError if it fails by itself.
    """
    begun = time.monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        highest = [0.0]
        over = threading.Event()
        looking = threading.Thread(target=_look, args=(process.pid, highest, over))
        looking.start()
        if kill_after:
            threading.Thread(target=_kill, args=(process, kill_after, environment), daemon=True).start()
        said = []
        for line in process.stdout or ():
            said.append(line.decode())
            print(f"  {said[-1]}", end="", file=sys.stderr, flush=True)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        over.set()
        looking.join()
    killed = process.returncode == -signal.SIGKILL
    if process.returncode and not killed:
        raise RuntimeError(f"{command} ended with status {process.returncode}")
    return Took(time.monotonic() - begun, used.ru_utime + used.ru_stime, highest[0], "".join(said), killed)


def _kill(process: subprocess.Popen[bytes], when: list[str], environment: dict[str, str]) -> None:
    subprocess.run(when, env=environment, check=True, stdout=subprocess.DEVNULL)
    process.send_signal(signal.SIGKILL)


def _look(process: int, highest: list[float], over: threading.Event) -> None:
    while not over.wait(LOOK_SECONDS):
        highest[0] = max(highest[0], sum(_memory(one) for one in _family(process)))


def _family(process: int) -> Iterator[int]:
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _memory(process: int) -> float:
    """Megabytes of a process; pages that several share count in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
