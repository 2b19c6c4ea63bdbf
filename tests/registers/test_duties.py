"""The yearly calendar as records: made once for each agency, of days to come, with their article; done or not needed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nhipcau.actions.yearly_calendar import make_duties
from nhipcau.core import ledger
from nhipcau.core.dues import following
from nhipcau.core.dues.models import DueDay
from nhipcau.core.registry import registers
from nhipcau.registers.duties.models import Duty
from nhipcau.registers.duties.rules import due_of, remarks
from tests.people import ACT, office

TODAY = date(2026, 11, 26)


@pytest.fixture
def calendar(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The office of Huế with its duties from 26 November 2026 on."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    agency = office()
    assert make_duties() > 0
    return str(agency.uid)


def test_an_office_has_the_days_the_law_names_and_none_that_have_passed(calendar: str) -> None:
    days = {(one.rule, one.due) for one in Duty.objects.filter(owner=calendar)}
    assert ("report-conferences", "2026-12-18") in days, "Decision 06/2020/QĐ-TTg, article 8"
    assert ("aid-finance-month", "2026-12-10") in days
    assert ("aid-report-year", "2027-01-15") in days
    assert ("plan-signing", "2027-11-15") in days, "Law 70/2020/QH14, article 46"
    assert ("plan-signing", "2026-11-15") not in days, "eleven days ago, and the office was not here"
    monthly = [due for rule, due in days if rule == "aid-finance-month"]
    assert len(monthly) == 12
    report = Duty.objects.get(owner=calendar, rule="report-conferences", due="2026-12-18")
    assert "06/2020" in report.basis["vi"]


def test_made_twice_they_are_there_once_and_what_was_done_stays_done(calendar: str) -> None:
    count, report = Duty.objects.count(), Duty.objects.get(rule="report-conferences", due="2026-12-18")
    done = {"status": "done", "document": "01/TẬP-HUẤN-2026", "sent_on": "2026-12-01"}
    ledger.write(registers()["duties"], [ledger.Entry(report.uid, done)], ACT)
    assert make_duties() == 0
    assert Duty.objects.count() == count
    following.rebuild()
    row = DueDay.objects.get(record=report.uid)
    assert (row.day, row.over, row.done_on, row.agency) == (date(2026, 12, 18), True, date(2026, 12, 1), calendar)
    assert DueDay.objects.filter(register="duties", over=False, place="hue").count() == count - 1


def test_the_day_of_the_law_stays_and_the_last_working_day_is_said() -> None:
    """15 November 2026 is a Sunday; the Friday before is the 13th."""
    values = {"due": "2026-11-15", "best_by": "2026-11-13", "basis": {"vi": "Điều 46", "en": "Article 46"}}
    (due,) = due_of(values)
    assert due.day == date(2026, 11, 15)
    assert due.why is not None
    assert due.why.vi == "Điều 46; là ngày nghỉ, nên xong muộn nhất 13/11/2026"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": "done"}, "số và ngày"),
        ({"status": "done", "document": "01", "sent_on": "2026-11-13"}, ""),
        ({"status": "not-needed"}, "lý do"),
        ({"status": "not-needed", "note": "không có viện trợ"}, ""),
    ],
)
def test_what_is_ended_is_explained(values: dict[str, str], said: str) -> None:
    words = " ".join(one.vi for one in remarks(values))
    assert (said in words) if said else not words
