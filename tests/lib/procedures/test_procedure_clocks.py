"""The clocks of each route, worked out by hand on the civil servants' calendar."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.procedures import Course, Stand, Taken, walk
from nhipcau.lib.working_time import official_calendar

CALENDAR = official_calendar()


def stand(course: Course, *steps: Taken) -> Stand:
    return walk(course, steps, CALENDAR)


def clocks(found: Stand) -> list[tuple[str, str, str, str]]:
    """(clock, body, due day, step that ended it)."""
    return [(one.rule.id, one.body, str(one.due.day), one.ended_by) for one in found.clocks]


def day(text: str) -> date:
    return date.fromisoformat(text)


def asked(on: str, *bodies: str, since: str = "") -> Taken:
    return Taken("consult", day(on), bodies=bodies or ("A",), since=day(since) if since else None)


def answered(on: str, body: str = "A", answer: str = "agrees") -> Taken:
    return Taken("answer", day(on), body=body, answer=answer)


def test_tet_lies_between_question_and_answer() -> None:
    """Tuesday 10 February 2026: 11, 12, 13; Tết with its weekends is 14–22 February; 23, 24, 25, 26. Article 19(2)."""
    found = stand(Course("province", "sign"), Taken("propose", day("2026-02-02")), asked("2026-02-10"))
    assert clocks(found) == [("province-opinion", "A", "2026-02-26", "")]


def test_the_period_counts_from_the_day_the_dossier_was_received() -> None:
    """Sent Thursday 5 March 2026, received Monday 9 March: 10, 11, 12, 13, 16, 17, 18 March."""
    found = stand(
        Course("province", "sign"), Taken("propose", day("2026-03-02")), asked("2026-03-05", since="2026-03-09")
    )
    assert clocks(found) == [("province-opinion", "A", "2026-03-18", "")]


def test_the_shortened_procedure_has_three_working_days() -> None:
    """Wednesday 29 April 2026: 30 April and 1 May are holidays, then a weekend; 4, 5, 6 May. Article 39(2)."""
    found = stand(Course("province", "sign", shortened=True), Taken("propose", day("2026-04-28")), asked("2026-04-29"))
    assert clocks(found) == [("shortened-opinion", "A", "2026-05-06", "")]


def test_a_consultation_that_crosses_the_first_of_july_2025_ends_by_the_rule_it_began_by() -> None:
    """Thursday 26 June 2025 to the district: 27, 30 June, 1, 2, 3, 4, 7 July (Decree 64/2021, Article 7(2) as it was).
    The answer of 4 July then starts the new rule's five days: 7, 8, 9, 10, 11 July (Article 7(3) as amended).
    """
    course = Course("commune", "sign")
    begun = stand(course, Taken("propose", day("2025-06-20")), asked("2025-06-26"))
    assert clocks(begun) == [("commune-district-opinion", "A", "2025-07-07", "")]
    assert any("hết áp dụng" in note.vi for note in begun.clocks[0].due.notes)
    found = stand(course, Taken("propose", day("2025-06-20")), asked("2025-06-26"), answered("2025-07-04"))
    assert clocks(found) == [
        ("commune-district-opinion", "A", "2025-07-07", "answer"),
        ("commune-answer", "", "2025-07-11", ""),
    ]


def test_a_border_commune_has_two_rounds() -> None:
    """Monday 1 June 2026 and on, no holidays before September. 64/2021 Article 7(2)–(8) as amended:
    office 2–10 June; answered 8 June: commune 9–15 June; explained 12 June: office asks by 17 June; asked 16 June: 25 June;
    submitted 24 June (all answered): chair by 1 July; signed 6 July: report by 21 July.
    """
    found = stand(
        Course("commune", "sign"),
        Taken("propose", day("2026-05-29")),
        asked("2026-06-01", "office"),
        answered("2026-06-08", "office"),
        Taken("explain", day("2026-06-12")),
        asked("2026-06-16", "police", "military"),
        answered("2026-06-22", "police"),
        answered("2026-06-23", "military"),
        Taken("submit", day("2026-06-24")),
        Taken("decide", day("2026-06-30")),
        Taken("sign", day("2026-07-06")),
        Taken("report", day("2026-07-20")),
        Taken("archive", day("2026-07-21")),
    )
    assert clocks(found) == [
        ("commune-office-opinion", "office", "2026-06-10", "answer"),
        ("commune-answer", "", "2026-06-15", "explain"),
        ("commune-asking", "", "2026-06-17", "consult"),
        ("commune-opinion", "police", "2026-06-25", "answer"),
        ("commune-opinion", "military", "2026-06-25", "answer"),
        ("commune-decision", "", "2026-07-01", "decide"),
        ("commune-report", "", "2026-07-21", "report"),
    ]
    assert found.state == "archived"


@pytest.mark.parametrize(
    ("route", "opinion", "decision", "report"),
    [
        ("department", "Decree 64/2021, Article 5(2)", "Article 5(4)", "Article 5(6)"),
        ("organisation", "Decree 64/2021, Article 8(3)", "Article 8(5)", "Article 8(7)"),
    ],
)
def test_departments_and_organisations_have_seven_five_and_fifteen(
    route: str, opinion: str, decision: str, report: str
) -> None:
    """Monday 2 March 2026: 3–11 March. Submitted Tuesday 24 March: 25, 26, 27, 30, 31 March. Signed 7 April: 22 April."""
    found = stand(
        Course(route, "sign"),
        Taken("propose", day("2026-03-02")),
        asked("2026-03-02"),
        answered("2026-03-11"),
        Taken("explain", day("2026-03-20")),
        Taken("submit", day("2026-03-24")),
        Taken("decide", day("2026-03-31")),
        Taken("sign", day("2026-04-07")),
    )
    assert clocks(found) == [
        (f"{route}-opinion", "A", "2026-03-11", "answer"),
        (f"{route}-decision", "", "2026-03-31", "decide"),
        (f"{route}-report", "", "2026-04-22", ""),
    ]


def test_an_inherited_agreement_has_seven_and_five() -> None:
    """Decree 177/2025, Article 3(4)(b) and (d): Wednesday 1 October 2025, 2–10 October; Monday 13 October, 14–20 October."""
    found = stand(
        Course("inherited", "inherit"),
        Taken("propose", day("2025-10-01")),
        asked("2025-10-01"),
        answered("2025-10-09", answer="comments"),
        Taken("explain", day("2025-10-10")),
        Taken("submit", day("2025-10-13")),
        Taken("decide", day("2025-10-17")),
        Taken("notify_partner", day("2025-10-20")),
    )
    assert clocks(found) == [
        ("inherited-opinion", "A", "2025-10-10", "answer"),
        ("inherited-decision", "", "2025-10-20", "decide"),
    ]
    assert found.state == "reported"


def test_an_extension_is_told_within_fifteen_days_of_taking_effect() -> None:
    """Law 70/2020, Article 33(3): in effect from Sunday 1 March 2026, so until Monday 16 March."""
    found = stand(
        Course("province", "technical"),
        Taken("propose", day("2026-02-02")),
        Taken("submit", day("2026-02-03")),
        Taken("decide", day("2026-02-05")),
        Taken("sign", day("2026-02-06"), since=day("2026-03-01")),
    )
    assert clocks(found) == [("province-amended", "", "2026-03-16", "")]


def test_sent_back_and_submitted_again_the_chair_has_the_whole_period_again() -> None:
    """Submitted 24 March 2026: 31 March; sent back 26 March; submitted again Monday 30 March: 31 March, 1, 2, 3, 6 April."""
    found = stand(
        Course("department", "sign"),
        Taken("propose", day("2026-03-02")),
        asked("2026-03-02"),
        answered("2026-03-11"),
        Taken("explain", day("2026-03-20")),
        Taken("submit", day("2026-03-24")),
        Taken("return", day("2026-03-26")),
        Taken("explain", day("2026-03-27")),
        Taken("submit", day("2026-03-30")),
    )
    assert clocks(found)[1:] == [
        ("department-decision", "", "2026-03-31", "return"),
        ("department-decision", "", "2026-04-06", ""),
    ]
