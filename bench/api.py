"""``python -m bench.api``: our API and Datasette's JSON, over HTTP, on the same rows, in the same run."""

from __future__ import annotations

from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from bench import postgres
from bench.built import Built, built, options
from bench.measure import OURS, Answer, ask, different_bytes, interleaved, machine, percentile

if TYPE_CHECKING:
    from bench.calls import Call

NAMES = {"ours": "ours", "postgres": "ours on PostgreSQL", "tuned": "Datasette tuned"}
AIMS = "aims: lists at least 5 times, records at least 2 times as many requests per second as tuned Datasette"
RATIO = {"ours": "ours : tuned", "postgres": "PostgreSQL : tuned"}
Answers = dict[str, dict[int, Answer]]
Numbers = tuple[float, float, float]


def main() -> int:
    found = options("api", __doc__)
    with built(found, "api") as data:
        return _run(data, found.datasette, found.rounds, with_postgres=found.postgres)


def _run(data: Built, program: Path, rounds: int, *, with_postgres: bool) -> int:
    from bench.calls import calls
    from bench.peer import Peer
    from bench.report import versions
    from bench.servers import datasette, our_server

    asked, compared = calls(data.count), versions(program)
    with ExitStack() as running:
        sides = {"ours": running.enter_context(our_server(data.home))}
        if with_postgres:
            store = running.enter_context(postgres.store(data.folder))
            sides["postgres"] = running.enter_context(our_server(data.home, store))
            compared.append(postgres.version(store.owner))
        sides["tuned"] = running.enter_context(datasette(program, Peer(data.folder), tuned=True))
        connections = {name: side.connect() for name, side in sides.items()}
        begun = first_answers(connections["ours"], asked)
        answers = interleaved(connections, asked, dict.fromkeys(connections, rounds))
    apart = disagreements(asked, answers)
    print(f"{data.count:,} records; pages of 20; one kept-alive connection per side; {rounds} rounds in turn")
    print("\n".join([f"DIFFERENT ANSWERS ({len(apart)}):", *apart] if apart else [_agreed(asked)]))
    if with_postgres and not apart:
        print("the same bytes from SQLite and PostgreSQL on all of them")
    print("\n".join(["", *table(asked, answers), "", begun, AIMS, ", ".join(compared), machine()]))
    return 1 if apart else 0


def first_answers(ours: HTTPConnection, asked: list[Call]) -> str:
    """What it costs a server just started to count what it keeps of this state of the index: a call of every group."""
    said = []
    for call in {call.group: call for call in reversed(asked) if not call.once}.values():
        answer = Answer()
        ask(ours, call.our_address(), answer)
        said.append(f"{call.group} {answer.times[0]:.0f}")
    return f"first answers of ours after the start, ms: {'; '.join(reversed(said))}"


def _agreed(asked: list[Call]) -> str:
    lists = sum(not call.number for call in asked)
    return f"equal totals on {lists} of {lists} lists, equal texts on {len(asked) - lists} records"


def disagreements(asked: list[Call], answers: Answers) -> list[str]:
    """Lists whose totals, walks whose codes, and records whose texts differ; on PostgreSQL, whatever byte does."""
    found = different_bytes(asked, answers)
    for place, call in enumerate(asked):
        ours, tuned = answers["ours"][place], answers["tuned"][place]
        if (ours.status, tuned.status) != (200, 200):
            found.append(f"{call}: status {ours.status} and {tuned.status}")
        elif (said := _said(call, ours.json())) != (theirs := _peer_said(call, tuned.json())):
            found.append(f"{call}: ours {said}, tuned {theirs}")
    return found


def _said(call: Call, answer: dict[str, Any]) -> Any:
    if call.number:
        return answer["code"], answer["values"]["name"]["vi"]
    codes = [row["code"] for row in answer["results"]] if call.after else len(answer["results"])
    return answer["total"], codes


def _peer_said(call: Call, answer: dict[str, Any]) -> Any:
    rows = answer["rows"]
    if call.number:
        return rows[0]["code"], rows[0]["title"]
    return answer["filtered_table_rows_count"], [row["code"] for row in rows] if call.after else len(rows)


def table(asked: list[Call], answers: Answers) -> list[str]:
    """A line per group: milliseconds and requests per second of every side, and how many times more ours are."""
    ours = [side for side in answers if side in OURS]
    lines = [
        f"{'':<28}|"
        + "".join(f"{NAMES[side]:^30}|" for side in answers)
        + "|".join(f"{RATIO[side]:^21}" for side in ours),
        f"{'':<24}{'n':>4}|"
        + f"{'p50 ms':>9}{'p95 ms':>9}{'per s':>10}  |" * len(answers)
        + "|".join([f"{'p50':>6}{'p95':>7}{'per s':>8}"] * len(ours)),
    ]
    groups = {call.group: [place for place, one in enumerate(asked) if one.group == call.group] for call in asked}
    every_list = [place for place, call in enumerate(asked) if not call.number]
    for group, places in {**groups, "every list": every_list}.items():
        sides = {side: _numbers([answers[side][place] for place in places]) for side in answers}
        cells = "".join(f"{p50:9.2f}{p95:9.2f}{rate:10.0f}  |" for p50, p95, rate in sides.values())
        ratios = "|".join(_ratios(sides[side], sides["tuned"]) for side in ours)
        lines.append(f"{group:<24}{len(places):>4}|{cells}{ratios}")
    return lines


def _ratios(ours: Numbers, theirs: Numbers) -> str:
    (p50, p95, rate), (their_p50, their_p95, their_rate) = ours, theirs
    return f"{their_p50 / p50:6.1f}{their_p95 / p95:7.1f}{rate / their_rate:8.1f}"


def _numbers(answers: list[Answer]) -> Numbers:
    """p50 and p95 of the typical times in milliseconds, and requests per second of a client that asks them all."""
    times = [answer.typical for answer in answers]
    return percentile(times, 0.5), percentile(times, 0.95), 1000 / mean(times)


if __name__ == "__main__":
    raise SystemExit(main())
