"""Every clock, with its article beside it and a due day worked out by hand on a wall calendar.

The days used again and again:

* Tue 10/02/2026, five days before Tết (off 14–22 February): working days 11, 12, 13 | 23, 24, 25, 26, 27 | 2, 3 March …
* Fri 17/04/2026: 15 days on is Sat 2 May; Thu 30 April and Fri 1 May are holidays, so Mon 4 May.
* Mon 13/04/2026: 15 days on is Tue 28 April.
* Tue 17/06/2025: working days 18, 19, 20 | 23, 24, 25, 26; 15 days on is Wed 2 July.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from nhipcau.lib.working_time import Standing, clock, due, official_calendar, shipped_clocks

LAW, D64, D177 = "Luật Thỏa thuận quốc tế 70/2020/QH14", "Nghị định 64/2021/NĐ-CP", "Nghị định 177/2025/NĐ-CP"
D06, D80, C23, D58 = (
    "Quyết định 06/2020/QĐ-TTg",
    "Nghị định 80/2020/NĐ-CP",
    "Thông tư 23/2022/TT-BTC",
    "Nghị định 58/2022/NĐ-CP",
)
AMENDED, FORMER = " (sửa đổi bởi Nghị định 177/2025/NĐ-CP, Điều 1)", " (trước sửa đổi)"

RULES = [
    # Agreements of the province
    ("province-opinion", f"{LAW}, Điều 19(2)", "2026-02-10", "2026-02-26"),
    ("province-opinion-security", f"{LAW}, Điều 25(4)", "2026-02-10", "2026-02-26"),
    ("province-prime-minister", f"{LAW}, Điều 19(4)(b)", "2026-02-10", "2026-02-26"),
    ("province-report", f"{LAW}, Điều 19(5)", "2026-04-17", "2026-05-04"),
    ("province-amended", f"{LAW}, Điều 33(3)", "2026-04-13", "2026-04-28"),
    ("province-ended", f"{LAW}, Điều 34(5)", "2026-04-17", "2026-05-04"),
    # Shortened procedure; 22/08/2026 is a Saturday worked for Monday 31/08
    ("shortened-opinion", f"{LAW}, Điều 39(2)", "2026-08-20", "2026-08-24"),
    ("technical-opinion", f"{LAW}, Điều 41(1)", "2026-08-19", "2026-08-22"),
    # Departments
    ("department-opinion", f"{D64}, Điều 5(2)", "2026-02-10", "2026-02-26"),
    ("department-opinion-ministry", f"{D64}, Điều 9(1)–(3){AMENDED}", "2026-02-10", "2026-02-26"),
    ("department-decision", f"{D64}, Điều 5(4)", "2026-02-10", "2026-02-24"),
    ("department-report", f"{D64}, Điều 5(6)", "2026-04-17", "2026-05-04"),
    ("department-amended", f"{D64}, Điều 13(2)", "2026-04-13", "2026-04-28"),
    ("department-ended", f"{D64}, Điều 14(2)", "2026-04-13", "2026-04-28"),
    # Districts, until 30/06/2025
    ("district-opinion", f"{D64}, Điều 6(2)", "2025-06-17", "2025-06-26"),
    ("district-decision", f"{D64}, Điều 6(4)", "2025-06-17", "2025-06-24"),
    ("district-report", f"{D64}, Điều 6(6)", "2025-06-17", "2025-07-02"),
    # Border communes before and since 01/07/2025
    ("commune-district-opinion", f"{D64}, Điều 7(2){FORMER}", "2025-06-17", "2025-06-26"),
    ("commune-asking-2021", f"{D64}, Điều 7(3){FORMER}", "2025-06-17", "2025-06-20"),
    ("commune-opinion-2021", f"{D64}, Điều 7(4){FORMER}", "2025-06-17", "2025-06-26"),
    ("commune-decision-2021", f"{D64}, Điều 7(5){FORMER}", "2025-06-17", "2025-06-24"),
    ("commune-report-2021", f"{D64}, Điều 7(7){FORMER}", "2025-06-17", "2025-07-02"),
    ("commune-copy-2021", f"{D64}, Điều 7(7){FORMER}", "2025-06-17", "2025-06-26"),
    ("commune-office-opinion", f"{D64}, Điều 7(2){AMENDED}", "2026-02-10", "2026-02-26"),
    ("commune-answer", f"{D64}, Điều 7(3){AMENDED}", "2026-02-10", "2026-02-24"),
    ("commune-asking", f"{D64}, Điều 7(4){AMENDED}", "2026-02-10", "2026-02-13"),
    ("commune-opinion", f"{D64}, Điều 7(5){AMENDED}", "2026-02-10", "2026-02-26"),
    ("commune-decision", f"{D64}, Điều 7(6){AMENDED}", "2026-02-10", "2026-02-24"),
    ("commune-report", f"{D64}, Điều 7(8){AMENDED}", "2026-04-17", "2026-05-04"),
    ("commune-amended", f"{D64}, Điều 13(3){AMENDED}", "2026-04-13", "2026-04-28"),
    ("commune-ended", f"{D64}, Điều 14(3){AMENDED}", "2026-04-13", "2026-04-28"),
    # Organisations
    ("organisation-opinion", f"{D64}, Điều 8(3)", "2026-02-10", "2026-02-26"),
    ("organisation-decision", f"{D64}, Điều 8(5)", "2026-02-10", "2026-02-24"),
    ("organisation-report", f"{D64}, Điều 8(7)", "2026-04-17", "2026-05-04"),
    ("organisation-amended", f"{D64}, Điều 13(4)", "2026-04-13", "2026-04-28"),
    ("organisation-ended", f"{D64}, Điều 14(4)", "2026-04-13", "2026-04-28"),
    # Merger of 2025
    ("inherited-opinion", f"{D177}, Điều 3(4)(b)", "2026-02-10", "2026-02-26"),
    ("inherited-decision", f"{D177}, Điều 3(4)(d)", "2026-02-10", "2026-02-24"),
    ("name-only", f"{D177}, Điều 5(4), 10(2)", "2026-02-10", "2027-02-28"),
    # Delegations
    ("passport", "Luật Xuất cảnh, nhập cảnh 49/2019/QH14, Điều 12(4)", "2026-02-10", "2026-02-24"),
    ("passport-passing-on", "Thông tư 04/2020/TT-BNG, Điều 12(2)(b)", "2026-02-10", "2026-02-12"),
    ("outbound-appraisal-bac-giang", "songoaivu.bacgiang.gov.vn", "2026-02-10", "2026-02-13"),
    ("outbound-decision-bac-giang", "songoaivu.bacgiang.gov.vn", "2026-02-10", "2026-02-13"),
    ("outbound-cao-bang", "caobang.gov.vn", "2026-04-13", "2026-04-28"),  # Monday 27/04 is off in lieu
    ("inbound-request-bac-giang", "songoaivu.bacgiang.gov.vn", "2026-02-23", "2026-02-09"),
    ("trip-report", "Không tìm thấy quy định", "2026-04-13", "2026-04-28"),
    # Conferences
    ("conference-request-prime-minister", f"{D06}, Điều 4(1)(a)", "2026-12-20", "2026-11-10"),
    ("conference-request", f"{D06}, Điều 4(1)(a)", "2026-03-21", "2026-02-13"),  # 19/02 is a day of Tết
    ("conference-opinion", f"{D06}, Điều 5(1)(a), 5(2)(a)", "2026-04-13", "2026-04-28"),
    ("conference-report", f"{D06}, Điều 4(2)(c)", "2026-08-07", "2026-08-22"),  # a Saturday that is worked
    # Aid
    ("aid-appraisal", f"{D80}, Điều 10(6)", "2025-01-06", "2025-02-03"),  # 26/01 is the Sunday before Tết
    ("aid-notice", f"{D80}, Điều 11(2)", "2026-04-24", "2026-04-29"),
    ("aid-approval-copy", f"{C23}, Điều 5(6)", "2026-02-10", "2026-03-03"),
    ("aid-not-begun", f"{D80}, Điều 4(7)", "2025-08-31", "2026-03-02"),  # 28/02/2026 is a Saturday
    ("aid-final-report", f"{D80}, Điều 14(4)", "2025-08-16", "2026-02-23"),  # 16/02/2026 is a day of Tết
    ("aid-final-report-ministry", f"{D80}, Điều 13(9)", "2025-09-03", "2026-03-03"),
    # Foreign NGOs
    ("ngo-opinion", f"{D58}, Điều 11(4), 13(4), 15(4), 17(4)", "2026-02-10", "2026-03-03"),
    ("ngo-renewal", f"{D58}, Điều 12(1), 16(1)", "2026-03-31", "2026-01-30"),
    ("ngo-plan", f"{D58}, Điều 21(4)", "2026-02-10", "2026-04-21"),
    ("ngo-account", f"{D58}, Điều 21(3)", "2026-02-10", "2026-03-03"),
    ("ngo-update", f"{D58}, Điều 21(6)", "2026-04-20", "2026-05-04"),  # 30/04 is a holiday, so is 01/05
    ("ngo-mending", f"{D58}, Điều 18(4)", "2026-02-10", "2026-03-31"),
    ("ngo-idle", f"{D58}, Điều 19(1)(b)", "2025-11-24", "2026-11-25"),  # 24/11/2026 is Culture Day
    # The year
    ("plan-signing", f"{LAW}, Điều 46(1)", "2026-01-01", "2026-11-15"),
    ("plan-implementing", f"{LAW}, Điều 42(2)", "2026-11-15", "2026-11-15"),
    ("report-agreements", f"{LAW}, Điều 46(3)", "2026-11-16", "2027-11-15"),
    ("report-agreements-department", f"{D64}, Điều 16(1)(b){AMENDED}", "2026-06-01", "2026-12-31"),
    ("report-agreements-border-commune", f"{D64}, Điều 16(1)(c){AMENDED}", "2026-06-01", "2026-12-31"),
    ("report-agreements-association", f"{D64}, Điều 16(1)(d){AMENDED}", "2026-06-01", "2026-12-31"),
    ("report-conferences", f"{D06}, Điều 8(1), 8(3)", "2026-06-01", "2026-12-18"),
    ("report-ngos", f"{D58}, Điều 24(6)", "2026-06-01", "2026-12-18"),
    ("report-of-ngo", f"{D58}, Điều 21(5)", "2026-06-01", "2026-12-18"),
    ("report-ngos-ministry", f"{D58}, Điều 22(8)", "2026-06-01", "2026-12-25"),
    ("aid-report-year", f"{D80}, Điều 13(9)", "2026-01-16", "2027-01-15"),
    ("aid-finance-month", f"{C23}, Điều 20(6)(a)", "2026-11-11", "2026-12-10"),
    ("aid-finance-half", f"{C23}, Điều 20(6)(b)", "2026-06-01", "2026-07-31"),
    ("aid-finance-second-half", f"{C23}, Điều 20(6)(b)", "2026-01-01", "2026-02-15"),
    ("aid-finance-year", f"{C23}, Điều 20(6)(b)", "2026-01-01", "2026-02-28"),
    ("delegations-plan", "Thông tư 03/2021/TT-BNG, Điều 3(13)(a)", "2026-06-01", "2026-12-31"),
    ("year-draft", "Nghệ An, tháng 11/2025", "2026-06-01", "2026-12-31"),
    ("year-plan", "Kon Tum: Kế hoạch 952/KH-UBND", "2026-01-01", "2026-04-30"),
    ("half-year-report", "Thông lệ", "2026-01-01", "2026-06-30"),
]


@pytest.mark.parametrize(("name", "article", "event", "expected"), RULES, ids=[rule[0] for rule in RULES])
def test_a_clock_worked_out_by_hand(name: str, article: str, event: str, expected: str) -> None:
    rule = clock(name)
    assert article in rule.source.vi
    assert due(rule, date.fromisoformat(event), official_calendar()).day == date.fromisoformat(expected)


def test_no_clock_is_left_out() -> None:
    assert [rule[0] for rule in RULES] == [one.id for one in shipped_clocks()]


def test_what_is_no_law_is_never_shown_as_law() -> None:
    for one in shipped_clocks():
        read = one.standing is Standing.LAW
        assert one.verified_on(date(2025, 1, 1)) is read
        assert read or due(one, date(2026, 6, 1), official_calendar()).notes


def test_every_clock_speaks_both_languages() -> None:
    for one in shipped_clocks():
        for words in (one.what, one.actor, one.silence, one.source):
            assert words.vi and words.en and (words.vi != words.en)
        if one.standing is Standing.LAW:
            assert re.findall(r"[\d/A-ZĐa-z]+/[\w/-]+", one.source.vi) == re.findall(
                r"[\d/A-ZĐa-z]+/[\w/-]+", one.source.en
            )


def test_nothing_read_says_what_silence_means() -> None:
    assert all(one.silence.vi.startswith("chưa rõ") for one in shipped_clocks())
