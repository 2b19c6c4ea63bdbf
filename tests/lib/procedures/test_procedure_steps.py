"""Which step may follow which: every row of the table is taken by a path below, with its article; what the law forbids is
refused with words; and no sequence of steps whatever gets round it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.procedures import PURPOSES, ROUTES, STATES, STEPS, Course, ProcedureError, Stand, Taken, moves, walk
from nhipcau.lib.procedures.walking import next_moves, take
from nhipcau.lib.working_time import official_calendar, shipped_clocks

CALENDAR = official_calendar()
MONDAY = date(2026, 3, 2)

OPINIONS = "propose consult answer explain answer submit answer return answer consult answer explain submit"
AFTER = {"sign": "sign post report post archive"}
CHANGED = "notify_partner sign notify_partner post notify notify_partner post archive"
ENDED = "notify_partner effect notify_partner post notify notify_partner post archive"
COMMUNE = (
    "propose consult answer consult answer explain consult answer consult answer submit answer return explain submit"
)


def chain(course: Course) -> str:
    """A path through all of a route. Law 70/2020 Articles 19, 28, 33, 34, 41, 46; Decree 64/2021 Articles 5, 7, 8, 13, 14,
    17; Decree 177/2025 Articles 3, 5.
    """
    begin = COMMUNE if course.route == "commune" else OPINIONS
    if course.purpose == "technical":
        begin = "propose consult answer submit answer return answer consult answer submit"
    if course.purpose == "name_only":
        begin = "propose submit return submit"
    if course.purpose == "inherit":
        return f"{begin} decide notify_partner post archive"
    end = AFTER.get(course.purpose) or (ENDED if course.purpose in ("terminate", "withdraw", "suspend") else CHANGED)
    return f"{begin} decide {end}"


COURSES = [Course(route, purpose) for purpose, one in PURPOSES.items() for route in one.routes]


def follow(course: Course, path: str, answer: str = "agrees") -> Stand:
    """Every consultation asks a body not asked before; every answer is of the last one asked; a working day apart."""
    steps: list[Taken] = []
    bodies: list[str] = []
    day = MONDAY
    for step in path.split():
        if step == "consult":
            bodies.append(f"body {len(bodies)}")
        steps.append(
            Taken(
                step,
                day,
                bodies=(bodies[-1],) if step == "consult" else (),
                body=bodies[-1] if step == "answer" else "",
                answer=answer if step == "answer" else "",
            )
        )
        day += timedelta(days=1)
    return walk(course, steps, CALENDAR)


@pytest.mark.parametrize("course", COURSES, ids=lambda one: f"{one.route}-{one.purpose}")
def test_each_procedure_can_be_gone_through_to_its_end(course: Course) -> None:
    found = follow(course, chain(course))
    assert found.state == "archived"
    assert found.running == ()


def test_every_row_of_the_table_names_what_there_is() -> None:
    known = {*STATES, "start", "="}
    clocks = {one.id for one in shipped_clocks()}
    for course in COURSES:
        for one in moves(course.route, course.purpose):
            assert one.start <= known and one.end in known and one.step in STEPS
            assert {*one.starts, *filter(None, [one.shortened])} <= clocks
            assert one.actor.vi and one.actor.en


def test_every_state_that_is_not_over_can_be_reached_and_left() -> None:
    for course in COURSES:
        rows = moves(course.route, course.purpose)
        reached = {one.end for one in rows} - {"="} | {"start"}
        # What stays where it is, and stopping, are written once for all routes.
        left = {state for one in rows for state in one.start if one.end != "=" and one.step != "drop"}
        assert reached - left == {name for name in reached if name in STATES and STATES[name].is_over}
        assert left <= reached


REFUSED = [
    # (route, purpose, path, part of the words)
    ("province", "sign", "propose decide", "chưa làm “Quyết định đồng ý” được"),
    ("province", "sign", "propose explain", "chưa làm “Giải trình"),
    ("province", "sign", "propose consult explain", "chưa trả lời và chưa hết hạn"),
    ("province", "sign", "propose consult answer explain submit prime_minister", "có cơ quan được hỏi không đồng ý"),
    ("province", "sign", "propose consult answer explain submit sign", "chưa làm “Ký” được"),
    ("department", "sign", "propose consult answer explain submit decide report", "chưa làm “Báo cáo sau khi ký” được"),
    ("commune", "sign", "propose explain submit", "Chưa hỏi Công an, Quân sự, Sở"),
    ("province", "name_only", "propose consult", "chưa làm “Gửi lấy ý kiến” được"),
    ("province", "sign", "propose drop propose", "Thủ tục đã kết thúc"),
]


@pytest.mark.parametrize(("route", "purpose", "path", "words"), REFUSED)
def test_what_comes_too_early_is_refused_with_words(route: str, purpose: str, path: str, words: str) -> None:
    with pytest.raises(ProcedureError) as refused:
        follow(Course(route, purpose), path)
    assert words in refused.value.vi
    assert refused.value.number == len(path.split())


def test_a_disagreement_leads_to_the_prime_minister() -> None:
    """Law 70/2020, Article 19(4)(b)."""
    course, path = Course("province", "sign"), "propose consult answer explain submit"
    with pytest.raises(ProcedureError, match="Prime Minister has to be asked first"):
        follow(course, f"{path} decide", answer="disagrees")
    asked = follow(course, f"{path} prime_minister", answer="disagrees")
    assert (asked.state, [one.rule.id for one in asked.running]) == (
        "with_prime_minister",
        ["province-prime-minister"],
    )
    agreed = follow(course, f"{path} prime_minister prime_minister_agrees decide", answer="disagrees")
    assert agreed.state == "decided"
    with pytest.raises(ProcedureError, match="the decision cannot be yes"):
        follow(course, f"{path} prime_minister prime_minister_declines decide", answer="disagrees")
    assert follow(course, f"{path} prime_minister prime_minister_declines refuse", answer="disagrees").is_over


def test_who_comes_to_disagree_later_leads_there_too() -> None:
    course = Course("province", "sign")
    steps = [
        Taken("propose", date(2026, 3, 2)),
        Taken("consult", date(2026, 3, 2), bodies=("A",)),
        Taken("explain", date(2026, 3, 12)),  # due on 11 March
        Taken("submit", date(2026, 3, 13)),
        Taken("answer", date(2026, 3, 16), body="A", answer="disagrees"),
        Taken("decide", date(2026, 3, 17)),
    ]
    with pytest.raises(ProcedureError) as refused:
        walk(course, steps, CALENDAR)
    assert "Thủ tướng" in refused.value.vi


def test_silence_is_no_consent_and_does_not_stop_the_dossier() -> None:
    """Asked on Monday 2 March 2026: the period is over after Wednesday 11 March, and nothing says that A agrees."""
    begun = [Taken("propose", date(2026, 3, 2)), Taken("consult", date(2026, 3, 2), bodies=("A",))]
    with pytest.raises(ProcedureError):
        walk(Course("province", "sign"), [*begun, Taken("explain", date(2026, 3, 11))], CALENDAR)
    found = walk(Course("province", "sign"), [*begun, Taken("explain", date(2026, 3, 12))], CALENDAR)
    assert [one.answer for one in found.opinions] == [""]
    assert found.waiting == ("A",)


def test_only_a_name_is_amended_until_the_28_of_february_2027() -> None:
    """Decree 177/2025, Articles 5(4) and 10(2)."""

    def path(decided: date) -> Stand:
        days = [date(2027, 2, 22), date(2027, 2, 23), decided]
        steps = [Taken(step, day) for step, day in zip(("propose", "submit", "decide"), days, strict=True)]
        return walk(Course("province", "name_only"), steps, CALENDAR)

    assert path(date(2027, 2, 28)).state == "decided"
    with pytest.raises(ProcedureError, match="28 February 2027"):
        path(date(2027, 3, 1))


def test_days_go_forward_and_a_body_is_not_asked_twice_at_once() -> None:
    begun = [Taken("propose", date(2026, 3, 2)), Taken("consult", date(2026, 3, 3), bodies=("A",))]
    for wrong, words in (
        (Taken("consult", date(2026, 3, 1), bodies=("B",)), "before the step before it"),
        (Taken("consult", date(2026, 3, 4), bodies=("A",)), "has not answered"),
        (Taken("answer", date(2026, 3, 4), body="B", answer="agrees"), "was not asked"),
        (Taken("answer", date(2026, 3, 4), body="A", answer="silence"), "Choose what the body answered"),
        (Taken("consult", date(2026, 3, 4)), "Say which bodies"),
    ):
        with pytest.raises(ProcedureError, match=words):
            walk(Course("province", "sign"), [*begun, wrong], CALENDAR)


def test_a_route_without_such_a_procedure_is_refused() -> None:
    for course in (
        Course("department", "inherit"),
        Course("village", "sign"),
        Course("inherited", "amend", shortened=True),
    ):
        with pytest.raises(ProcedureError):
            walk(course, [], CALENDAR)


BODIES = ("A", "B", "C")
actions = st.lists(
    st.tuples(
        st.sampled_from([*sorted(STEPS), "consult", "answer", "explain", "submit", "decide"]),
        st.integers(0, 9),
        st.sampled_from(BODIES),
        st.sampled_from(["agrees", "comments", "disagrees"]),
    ),
    max_size=40,
)


@given(st.sampled_from(COURSES), st.booleans(), actions)
@settings(max_examples=150, deadline=None)
def test_no_sequence_of_actions_gets_round_the_table(course: Course, is_guided: bool, said: list[tuple]) -> None:  # type: ignore[type-arg]
    """Whatever is tried: states are declared, yes is said only after what the law asks for, clocks neither vanish nor double."""
    stand, day = Stand(course), MONDAY
    for name, days, body, answer in said:
        day += timedelta(days=days)
        possible = sorted({one.step for one in next_moves(stand)} - {"drop"})
        step = possible[days % len(possible)] if is_guided and possible else name
        try:
            after = take(stand, Taken(step, day, bodies=(body,), body=body, answer=answer), CALENDAR, shipped_clocks())
        except ProcedureError as refused:
            assert refused.vi and refused.args[0]
            continue
        _check_one_step(stand, after)
        stand = after


def _check_one_step(before: Stand, after: Stand) -> None:
    assert after.state in STATES
    assert len(after.clocks) >= len(before.clocks)
    for old, new in zip(before.clocks, after.clocks, strict=False):
        assert (old.rule, old.body, old.due) == (new.rule, new.body, new.due)
        assert old.ended_on is None or (old.ended_on, old.ended_by) == (new.ended_on, new.ended_by)
    running = [(one.rule.id, one.body) for one in after.running]
    assert len(running) == len(set(running))
    if after.is_over:
        assert running == []
    if after.state == "decided" and before.state != "decided":
        assert before.state == "submitted"
        if after.course.purpose not in ("technical", "name_only"):
            assert "consult" in after.taken and "explain" in after.taken and "submit" in after.taken
            assert not (after.course.route == "province" and after.disagreeing) or after.prime_minister == "agrees"
    if after.state in ("signed", "in_effect"):
        assert "decide" in after.taken


def test_routes_have_words() -> None:
    assert all(words.vi and words.en for words in ROUTES.values())
