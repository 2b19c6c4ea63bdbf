"""Keeping, counting, finding and deleting messages, on the real database of the inbox."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

from nhipcau.core.faults import Fault
from nhipcau.core.inbox import letters, pace
from nhipcau.core.inbox.draft import Draft, check
from nhipcau.core.inbox.models import Message, Sending
from nhipcau.core.inbox.proof import Road
from nhipcau.core.worker import sweep_inbox

NOW = datetime(2030, 8, 22, 17, 30, tzinfo=UTC)
"""Half past midnight of 23 August in Viet Nam."""
HERE = "203.0.113.7"
EVERY_FIELD = {
    "text": "Muốn gặp\ncác nhà vườn trồng chè.",
    "name": "Sato Hanako",
    "organisation": "Shizuoka Tea",
    "country": "JP",
    "email": "sato@example.org",
    "phone": "+81 54 000 0000",
}


def draft(text: str = "Năm ký chưa đúng.") -> Draft:
    return check("error", "vi", ("partners", "DT-0001"), {"text": text}).draft


def send(
    challenge: str, *, address: str = HERE, now: datetime = NOW, road: Road = Road.WORK, text: str = "Năm ký sai rồi."
) -> str:
    return letters.receive(draft(text), challenge, road, address, now)


def test_a_message_is_found_by_its_link_with_all_it_said(empty_site: Path) -> None:
    whole = check("interest", "en", ("opportunities", "CH-0001"), EVERY_FIELD).draft
    token = letters.receive(whole, "one", Road.WORK, HERE, NOW)
    found = letters.by_token(token)
    assert found == letters.Letter(
        "interest", "received", date(2030, 8, 23), date(2031, 2, 20), "opportunities", "CH-0001", EVERY_FIELD
    )
    assert [letter for _, letter in letters.letters()] == [found]


def test_no_other_link_finds_it_and_the_table_holds_no_link(empty_site: Path) -> None:
    token = send("one")
    kept = Message.objects.using("inbox").get()
    assert token not in (kept.token, kept.text)
    for other in ("", kept.token, token[:-1], token.upper(), f"{token} "):
        assert letters.by_token(other) is None


def test_a_second_press_of_the_button_keeps_one_message_and_gives_the_same_link(empty_site: Path) -> None:
    assert send("one") == send("one")
    assert Message.objects.using("inbox").count() == 1
    assert max(Sending.objects.using("inbox").values_list("count", flat=True)) == 1


def test_a_challenge_serves_one_message_only(empty_site: Path) -> None:
    send("one")
    with pytest.raises(Fault) as caught:
        send("one", text="Một tin khác hẳn.")
    assert (caught.value.code, caught.value.status) == ("used_challenge", 409)
    assert Message.objects.using("inbox").count() == 1


def test_a_sender_may_send_so_many_an_hour_and_the_refused_one_leaves_nothing(empty_site: Path) -> None:
    for number in range(pace.BY_WORK):
        send(f"{number}")
    with pytest.raises(Fault) as caught:
        send("one more")
    assert caught.value.status == 429
    assert Message.objects.using("inbox").count() == pace.BY_WORK
    send("of somebody else", address="203.0.113.8")
    send("an hour later", now=NOW + timedelta(hours=1))


def test_who_only_waited_may_send_fewer(empty_site: Path) -> None:
    for number in range(pace.BY_PAUSE):
        send(f"{number}", road=Road.PAUSE)
    with pytest.raises(Fault):
        send("one more", road=Road.PAUSE)
    send("with work", road=Road.WORK)


def test_all_together_may_send_so_many_an_hour(empty_site: Path) -> None:
    Sending.objects.using("inbox").create(hour=pace.hour_of(NOW), sender=pace.EVERYBODY, count=pace.TOGETHER)
    with pytest.raises(Fault) as caught:
        send("one")
    assert caught.value.status == 503


def test_addresses_are_hashed_another_way_every_day_and_forgotten_with_the_hour(empty_site: Path) -> None:
    send("one")
    hashed = set(Sending.objects.using("inbox").values_list("sender", flat=True)) - {pace.EVERYBODY}
    assert hashed == {pace.sender_of(HERE, NOW)} != {pace.sender_of(HERE, NOW + timedelta(days=1))}
    assert HERE not in "".join(hashed)
    send("two", now=NOW + timedelta(hours=1))
    assert set(Sending.objects.using("inbox").values_list("hour", flat=True)) == {pace.hour_of(NOW) + 1}


def test_a_household_is_one_sender() -> None:
    one, two = pace.sender_of("2001:db8:1:2::1", NOW), pace.sender_of("2001:db8:1:2:ffff::9", NOW)
    assert one == two != pace.sender_of("2001:db8:1:3::1", NOW)
    assert pace.sender_of("no address", NOW) == pace.sender_of("", NOW)


def test_messages_are_deleted_after_their_days(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_INBOX_KEEP_DAYS", "30")
    token = send("one")
    told = letters.by_token(token)
    assert told and told.deleted_on == date(2030, 9, 23)
    assert letters.purge(date(2030, 9, 22)) == 0
    assert letters.purge(date(2030, 9, 23)) == 1
    assert letters.by_token(token) is None


def test_nothing_of_a_deleted_message_stays_in_the_file(empty_site: Path) -> None:
    if connections["inbox"].vendor != "sqlite":
        pytest.skip("PostgreSQL has its own way: vacuum")
    send("one", text="Xyzzyplugh không còn ở đâu nữa.")
    letters.purge(date(2040, 1, 1))
    with connections["inbox"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections["inbox"].close()
    assert b"Xyzzyplugh" not in b"".join(path.read_bytes() for path in empty_site.glob("inbox.sqlite3*"))


def test_the_worker_looks_through_the_inbox(empty_site: Path) -> None:
    send("old", now=datetime(2020, 1, 1, tzinfo=UTC))
    send("coming", now=datetime(2090, 1, 1, tzinfo=UTC))
    sweep_inbox()
    assert [letter.received_on.year for _, letter in letters.letters()] == [2090]
    assert not Sending.objects.using("inbox").filter(hour__lt=pace.hour_of(NOW)).exists()


def test_what_waits_is_counted_for_the_operator(empty_site: Path) -> None:
    assert letters.waiting() == (0, None)
    send("one")
    send("two", now=NOW + timedelta(days=3))
    assert letters.waiting() == (2, date(2030, 8, 23))


@pytest.mark.parametrize("said", ["0", "-1", "many", "1.5", "", "٣"])
def test_a_time_that_is_no_number_of_days_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_INBOX_KEEP_DAYS", said)
    with pytest.raises(Fault, match="NHIPCAU_INBOX_KEEP_DAYS"):
        letters.keep_days()


def test_senders_at_the_same_time_are_all_counted(empty_site: Path) -> None:
    def one(number: int) -> bool:
        try:
            send(f"{number}")
        except Fault:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as threads:
        taken = list(threads.map(one, range(pace.BY_WORK + 5)))
    assert taken.count(True) == pace.BY_WORK == Message.objects.using("inbox").count()
