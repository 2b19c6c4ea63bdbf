"""Starting the servers under test as an operator would, waiting for them, and what memory they hold."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench import postgres
from bench.peer import TUNED_SETTINGS, Peer

START_LIMIT = 120


@dataclass
class Server:
    """A running server: its address and its process."""

    port: int
    process: subprocess.Popen[bytes]

    def memory(self) -> int:
        """Resident bytes of the process and its children."""
        return sum(_resident(pid) for pid in [self.process.pid, *_descendants(self.process.pid)])

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=600)


@contextmanager
def our_server(home: Path, store: postgres.Store | None = None) -> Iterator[Server]:
    """What ``nhipcau serve`` runs, without the worker (nothing is written during the run); on PostgreSQL if told where."""
    port = _free_port()
    environment = {"NHIPCAU_HOME": str(home), "NHIPCAU_BIND": f"127.0.0.1:{port}", "NHIPCAU_WORKERS": "1"}
    if store:
        environment |= store.environment()
    nhipcau = Path(sys.executable).parent / "nhipcau"
    log = home.parent / ("ours-postgres.log" if store else "ours.log")
    with _running([str(nhipcau), "serve", "--no-worker"], port, environment, log) as server:
        yield server


@contextmanager
def datasette(program: Path, peer: Peer, *, tuned: bool) -> Iterator[Server]:
    """Datasette over the peer's file: as shipped, or with raised limits, no suggestions and the folded words."""
    port = _free_port()
    command = [str(program), "serve", str(peer.database), "--host", "127.0.0.1", "--port", str(port)]
    if tuned:
        command += ["--metadata", str(peer.metadata)]
        for name, value in TUNED_SETTINGS.items():
            command += ["--setting", name, value]
    log = peer.database.parent / f"datasette-{'tuned' if tuned else 'shipped'}.log"
    with _running(command, port, {}, log) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(process, port, log)
            yield Server(port, process)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"server did not start: {log.read_text(errors='replace')[-2000:]}")


def _answers(port: int) -> bool:
    """Whether a request is answered; a port that is open may still be tried out by who will serve there."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(sizes[0]) * 1024 if sizes else 0


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(child) for child in children.read_text().split()] if children.exists() else []
    return found + [below for child in found for below in _descendants(child)]
