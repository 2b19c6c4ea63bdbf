"""Asking the servers in turn over kept-alive connections, and what the times come to."""

from __future__ import annotations

import json
import os
import platform
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any, Protocol

OURS = ("ours", "postgres")
"""Our sides: reading the store from SQLite, and the same rows from PostgreSQL."""


class Question(Protocol):
    """What both sides are asked."""

    @property
    def compared(self) -> bool: ...
    @property
    def once(self) -> bool: ...
    def our_address(self) -> str: ...
    def peer_address(self, *, tuned: bool) -> str: ...


@dataclass
class Answer:
    """One query's times in milliseconds on one side, and what the last answer said."""

    times: list[float] = field(default_factory=list)
    status: int = 0
    body: bytes = b""

    @property
    def typical(self) -> float:
        return median(self.times)

    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.body))


def ask(connection: HTTPConnection, address: str, into: Answer) -> None:
    """One request, timed from sending it to having read the whole answer.

    A server that hung up on an idle connection meanwhile is called again first; that is not part of the time.
    """
    try:
        milliseconds, response, body = _timed(connection, address)
    except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
        connection.close()
        connection.connect()
        milliseconds, response, body = _timed(connection, address)
    into.times.append(milliseconds)
    into.status, into.body = response.status, body


def _timed(connection: HTTPConnection, address: str) -> tuple[float, HTTPResponse, bytes]:
    begun = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    body = response.read()
    return (time.perf_counter() - begun) * 1000, response, body


def interleaved(
    sides: Mapping[str, HTTPConnection], queries: Sequence[Question], rounds: Mapping[str, int]
) -> dict[str, dict[int, Answer]]:
    """Every query on every side in turn, for as many rounds as the side has; one unmeasured round before.

    Those to be asked ``once`` are asked in the first measured round only.
    """
    answers: dict[str, dict[int, Answer]] = {name: defaultdict(Answer) for name in sides}
    for number in range(-1, max(rounds.values())):
        for place, query in enumerate(queries):
            for name, connection in sides.items():
                if number >= rounds[name] or not asked(name, query) or (number < 0 and rounds[name] < 2):
                    continue
                if query.once and number != 0:
                    continue
                into = answers[name][place] if number >= 0 else Answer()
                ask(connection, address(name, query), into)
    return answers


def asked(side: str, query: Question) -> bool:
    """The peer is spared the queries with typing errors, which it does not offer."""
    return side in OURS or query.compared


def address(side: str, query: Question) -> str:
    return query.our_address() if side in OURS else query.peer_address(tuned=side == "tuned")


def different_bytes(queries: Sequence[Question], answers: Mapping[str, Mapping[int, Answer]]) -> list[str]:
    """Queries that are answered otherwise from PostgreSQL than from SQLite; none if it was not asked."""
    there = answers.get("postgres", {})
    return [
        f"{queries[place]}: other bytes from PostgreSQL"
        for place, answer in answers["ours"].items()
        if place in there and there[place].body != answer.body
    ]


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def machine() -> str:
    """Processor, cores, memory and load, in one line."""
    information = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in information if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, load {load}"
