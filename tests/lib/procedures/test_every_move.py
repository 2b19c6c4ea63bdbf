"""Row by row: each move of the table leads where its row says, on the row's conditions, and ends the clocks it names; from
every state of every procedure each step that no row has is refused.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest

from nhipcau.lib.procedures import PURPOSES, STATES, STEPS, Course, Opinion, ProcedureError, Stand, Taken, Ticking
from nhipcau.lib.procedures.walking import take
from nhipcau.lib.working_time import due, official_calendar, shipped_clocks

CALENDAR, CLOCKS = official_calendar(), shipped_clocks()
DAY, LONG_BEFORE, CLOSED = date(2026, 3, 9), date(2026, 1, 5), date(2027, 3, 1)
TABLE = (files("nhipcau.lib.procedures") / "data" / "moves.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))
COURSES = [Course(route, purpose) for purpose, one in PURPOSES.items() for route in one.routes]
CELLS = {
    (row["route"], purpose, start, row["step"]): row
    for row in ROWS
    for purpose in row["purposes"].split()
    for start in row["start"].split()
}
AGREES, DISAGREES = (Opinion("A", LONG_BEFORE, LONG_BEFORE, one) for one in ("agrees", "disagrees"))


def ticking(name: str, body: str = "", begun: date = LONG_BEFORE) -> Ticking:
    rule = next(one for one in CLOCKS if one.id == name)
    return Ticking(rule, due(rule, begun, CALENDAR), body)


def ready(row: dict[str, str], purpose: str, start: str) -> Stand:
    """A stand on which every condition of the row is met."""
    course, needs = Course(row["route"], purpose), row["requires"].split()
    if start == "start":
        return Stand(course)
    asked = (DISAGREES if "disagreed" in needs else AGREES,)
    return Stand(course, start, LONG_BEFORE, asked, asked_around=True)


def step_of(row: dict[str, str], on: date = DAY) -> Taken:
    bodies = ("B",) if row["step"] == "consult" else ()
    return Taken(row["step"], on, bodies, body="A", answer="comments")


def test_each_row_leads_where_it_says() -> None:
    assert len(ROWS) == 106
    for (_, purpose, start, _), row in CELLS.items():
        found = take(ready(row, purpose, start), step_of(row), CALENDAR, CLOCKS)
        assert found.state == (start if row["end"] == "=" else row["end"]), row
        assert found.since == (LONG_BEFORE if row["end"] == "=" else DAY)
        assert found.taken == (row["step"],)


def test_every_other_step_is_refused_from_every_state_in_both_languages() -> None:
    refused = 0
    for course in COURSES:
        for state in ("start", *STATES):
            stand = Stand(course, state, LONG_BEFORE, (AGREES,), asked_around=True, prime_minister="agrees")
            for step in STEPS:
                if (course.route, course.purpose, state, step) in CELLS:
                    continue
                with pytest.raises(ProcedureError) as wrong:
                    take(stand, Taken(step, DAY, ("B",), "A", "agrees"), CALENDAR, CLOCKS)
                assert STEPS[step].words.vi in wrong.value.vi and STEPS[step].words.en in wrong.value.en
                refused += 1
    assert refused == len(COURSES) * (len(STATES) + 1) * len(STEPS) - len(CELLS)


UNMET = {
    "asked": lambda stand: replace(stand, opinions=()),
    "asked_around": lambda stand: replace(stand, asked_around=False),
    "answered": lambda stand: replace(stand, clocks=(ticking("province-opinion", "A", DAY),)),
    "disagreed": lambda stand: replace(stand, opinions=(AGREES,)),
    "settled": lambda stand: replace(stand, opinions=(DISAGREES,)),
}


def test_each_condition_of_a_row_is_asked_for() -> None:
    """A period that ran out long ago is no bar; one that runs today is. "open" ends with 28 February 2027."""
    asked = 0
    for (_, purpose, start, _), row in CELLS.items():
        for name in row["requires"].split():
            stand, on = ready(row, purpose, start), DAY
            stand, on = (stand, CLOSED) if name == "open" else (UNMET[name](stand), on)
            with pytest.raises(ProcedureError):
                take(stand, step_of(row, on), CALENDAR, CLOCKS)
            asked += 1
    assert asked > len({row["requires"] for row in ROWS})


ENDED_BY = {
    "opinion": ["province-opinion", "commune-office-opinion", "technical-opinion", "shortened-opinion"],
    "decision": ["department-decision", "inherited-decision", "commune-decision"],
    "report": ["province-report", "organisation-report"],
    "amended": ["department-amended"],
    "ended": ["commune-ended"],
    "asking": ["commune-asking"],
    "commune-answer": ["commune-answer"],
    "name-only": ["name-only"],
    "prime-minister": ["province-prime-minister"],
}


def test_each_row_ends_the_clocks_it_names_and_no_other() -> None:
    """The clocks that are running are one of each word above; those of opinions are of the body that answers."""
    running = [(word, ticking(name, "A" if word == "opinion" else "")) for word in ENDED_BY for name in ENDED_BY[word]]
    for row in ROWS:
        purpose, start = row["purposes"].split()[0], row["start"].split()[0]
        if start == "start":
            continue
        stand = replace(ready(row, purpose, start), clocks=tuple(one for _, one in running))
        words = list(ENDED_BY) if row["ends"] == "*" else row["ends"].split()
        found = take(stand, step_of(row), CALENDAR, CLOCKS)
        ended = [one.rule.id for one in found.clocks[: len(running)] if one.ended_on]
        assert ended == [one.rule.id for word, one in running if word in words], row
        assert {one.ended_by for one in found.clocks if one.ended_on} <= {row["step"]}


def test_each_row_starts_the_first_clock_it_names_that_is_in_force() -> None:
    """In March 2026 the rules of 2021 are no longer in force; the shortened procedure has a clock of its own."""
    for (_, purpose, start, _), row in CELLS.items():
        stand = ready(row, purpose, start)
        if row["step"] == "answer":
            stand = replace(stand, opinions=(replace(AGREES, answered_on=None, answer=""),))
            stand = replace(stand, clocks=(ticking("commune-office-opinion", "A", DAY - timedelta(days=1)),))
        known = len(stand.clocks)
        begun = [one.rule.id for one in take(stand, step_of(row), CALENDAR, CLOCKS).clocks[known:]]
        assert (
            begun
            == [name for name in row["starts"].split() if not name.endswith("-2021") and "district" not in name][:1]
        )
        if row["shortened"]:
            short = replace(stand, course=replace(stand.course, shortened=True))
            assert [one.rule.id for one in take(short, step_of(row), CALENDAR, CLOCKS).clocks[known:]] == [
                row["shortened"]
            ]
