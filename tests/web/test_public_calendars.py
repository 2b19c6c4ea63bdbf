"""The public calendar: published days known to the day, as two readers that know nothing of each other read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import ics
import pytest
import vobject
from django.test import Client

from nhipcau.web.portal import calendars
from tests.steps import publish, show, uid, withdraw, write
from tests.web.reader import read

PARTNER = "Đối tác Zyxwvu; một, \\ hai"
"""Made up, with everything that has to be escaped."""
BEFORE = "http://127.0.0.1:8000"


@pytest.fixture
def days(empty_site: Path) -> Client:
    """A published tie of Huế with a day, one with a month alone; a published paper of Đà Nẵng that expires; one unpublished."""
    partner = str(write("partners", "p", public=True, name=PARTNER, country="JP"))
    tie = {"vn_party": "Bên Zyxwvu", "level": "province", "partner": partner, "country": "JP", "place": "hue"}
    write("twinnings", "day", public=True, **tie, established_on="2019-05-03")
    write("twinnings", "month", public=True, **tie, established_on="2019-06")
    paper = {**tie, "place": "da-nang", "kind": "memorandum"}
    write("agreements", "open", public=True, **paper, signed_on="2024-02-29", expires_on="2029-02-28")
    write("agreements", "hidden", **paper, signed_on="2025-01-02")
    show()
    return Client(SERVER_NAME="localhost")


def _days(client: Client, address: str) -> list[tuple[str, date]]:
    """Words and day of every event, as two readers agree on them, in the order of the calendar."""
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    found = [(one.summary.value, one.dtstart.value) for one in getattr(vobject.readOne(text), "vevent_list", [])]
    assert sorted(found) == sorted((one.name, one.begin.date()) for one in ics.Calendar(text).events)
    return found


@pytest.mark.parametrize(
    ("address", "established", "paper", "signed", "expires"),
    [
        ("/vi/tim-kiem.ics", "Thiết lập: Bên Zyxwvu", "Biên bản ghi nhớ: Bên Zyxwvu", "Ngày ký", "Ngày hết hiệu lực"),
        ("/en/search.ics", "Established: Hue", "Memorandum of understanding: Da Nang", "Signed on", "Expires on"),
    ],
)
def test_the_published_days_known_to_the_day(
    days: Client, address: str, established: str, paper: str, signed: str, expires: str
) -> None:
    assert _days(days, address) == [
        (f"{established} – {PARTNER}", date(2019, 5, 3)),
        (f"{signed}: {paper} – {PARTNER} (2024)", date(2024, 2, 29)),
        (f"{expires}: {paper} – {PARTNER} (2024)", date(2029, 2, 28)),
    ]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/vi/tim-kiem.ics?place=hue", ["2019-05-03"]),
        ("/en/search.ics?place=da-nang", ["2024-02-29", "2029-02-28"]),
        ("/en/search.ics?country=KR", []),
        ("/vi/thoa-thuan.ics", ["2024-02-29", "2029-02-28"]),
        ("/en/twinnings.ics?established_on_from=2020", []),
        ("/en/agreements.ics?limit=1&sort=signed_on&offset=1", ["2024-02-29", "2029-02-28"]),
    ],
)
def test_the_conditions_of_an_address_hold_for_its_calendar(days: Client, address: str, found: list[str]) -> None:
    assert [day.isoformat() for _, day in _days(days, address)] == found


def test_an_event_leads_to_its_record_and_is_stamped_without_a_clock(days: Client) -> None:
    answer = days.get("/en/search.ics?place=hue")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = vobject.readOne(answer.content.decode()).vevent_list
    assert event.uid.value == "KN-0001.established_on@127.0.0.1"
    assert event.dtend.value == date(2019, 5, 4), "the end of a whole day is the day after"
    assert getattr(event, "class").value == "PUBLIC"
    assert "not confirmed by the body in charge" in event.description.value
    assert days.get(event.url.value.removeprefix(BEFORE)).status_code == 200
    again = days.get("/en/search.ics?place=hue", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_what_is_published_comes_and_what_is_withdrawn_goes(days: Client) -> None:
    before = days.get("/vi/tim-kiem.ics").content
    publish("agreements", uid("hidden"))
    show()
    assert date(2025, 1, 2) in [day for _, day in _days(days, "/vi/thoa-thuan.ics")]
    withdraw("agreements", uid("hidden"))
    show()
    assert days.get("/vi/tim-kiem.ics").content == before


def test_a_long_calendar_keeps_the_latest_days_of_each_kind(days: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("agreements", uid("hidden"))
    show()
    monkeypatch.setattr(calendars, "LATEST", 1)
    assert [day.isoformat() for _, day in _days(days, "/en/agreements.ics")] == ["2025-01-02", "2029-02-28"]
    assert (
        "of each kind of day at most the 1 latest"
        in vobject.readOne(days.get("/en/agreements.ics").content.decode()).description.value
    )


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        ("/vi/thoa-thuan?country=JP", "/vi/thoa-thuan.ics?country=JP"),
        ("/en/search?q=zyxwvu", "/en/search.ics?q=zyxwvu"),
        ("/vi/dia-phuong/hue", "/vi/tim-kiem.ics?place=hue"),
        ("/en/countries/JP", "/en/search.ics?country=JP"),
        ("/vi/du-lieu", "/vi/tim-kiem.ics"),
    ],
)
def test_pages_lead_to_their_calendar(days: Client, page: str, calendar: str) -> None:
    found = read(days.get(page))
    assert f"{BEFORE}{calendar}" in found.links()
    links = [attrs["href"] for attrs in found.all("link") if attrs.get("type") == "text/calendar"]
    assert links == [f"{BEFORE}{calendar}"]


def test_where_there_are_no_days_no_calendar_is_offered(days: Client) -> None:
    assert ".ics" not in days.get("/vi/dia-phuong/can-tho").content.decode()
    assert ".ics" not in days.get("/vi/doi-tac").content.decode()
    for address in ("/vi/doi-tac.ics", "/en/help.ics", "/vi/khong-co.ics"):
        assert days.get(address).status_code == 404
    assert days.get("/en/search.ics?colour=red").status_code == 400
