"""The operator reads what visitors sent, and lets go of what is over time – until there is a desk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.core.inbox import letters
from nhipcau.core.inbox.draft import check
from nhipcau.core.inbox.proof import Road
from tests.cli.test_command_line import nhipcau

ABOUT = ("partners", "DT-0001")


def _send(text: str, year: int) -> None:
    draft = check("question", "vi", ABOUT, {"text": text, "email": "a@example.org"}).draft
    letters.receive(draft, text, Road.WORK, "203.0.113.7", datetime(year, 3, 1, tzinfo=UTC))


def test_messages_are_listed_for_people_and_for_machines(site: Path) -> None:
    _send("Còn hiệu lực không?\nXin cho biết.", 2090)
    shown = nhipcau("inbox", "list", home=site).stdout.decode()
    assert "2090-03-01 question received partners/DT-0001" in shown
    assert "  text: Còn hiệu lực không?\n    Xin cho biết.\n  email: a@example.org" in shown
    (message,) = json.loads(nhipcau("inbox", "list", "--json", home=site).stdout)["messages"]
    assert message["fields"] == {"text": "Còn hiệu lực không?\nXin cho biết.", "email": "a@example.org"}
    assert (message["kind"], message["received_on"], message["code"]) == ("question", "2090-03-01", "DT-0001")
    (waiting,) = [
        one for one in json.loads(nhipcau("doctor", "--json", home=site).stdout)["checks"] if one["id"] == "inbox"
    ]
    assert waiting["state"] == "note"
    assert waiting["en"].startswith("1 message waits in the inbox, the oldest since 1 March 2090")


def test_purge_lets_go_of_what_is_over_time(site: Path) -> None:
    _send("Tin đã cũ lắm rồi.", 2020)
    _send("Tin của ngày sau.", 2090)
    done = nhipcau("inbox", "purge", "--lang", "en", home=site)
    assert (done.returncode, done.stderr) == (0, b"1 message deleted.\n")
    assert [letter.fields["text"] for _, letter in letters.letters()] == ["Tin của ngày sau."]


def test_serve_refuses_a_time_that_is_no_number_of_days(site: Path) -> None:
    done = nhipcau("serve", "--bind", "127.0.0.1:1", home=site, NHIPCAU_INBOX_KEEP_DAYS="half a year")
    assert done.returncode == 2
    assert b"NHIPCAU_INBOX_KEEP_DAYS" in done.stderr
