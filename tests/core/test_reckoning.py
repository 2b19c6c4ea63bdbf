"""What is counted of promises and how ties are doing, against records written by hand; following gives what a rebuild gives."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.column import OWN, SHARED, Seen
from nhipcau.core.realisation.following import keep_up, reckon_all
from nhipcau.core.realisation.models import Counted, Health
from nhipcau.core.registry import registers
from tests.steps import ACT, uid

pytestmark = pytest.mark.stores

TODAY = date(2026, 11, 26)
AGREEMENT, TIE = uid("reckoned-agreement"), uid("reckoned-tie")


def _write(register: str, name: str, seen: Seen = SHARED, /, **values: Any) -> UUID:
    entry = ledger.Entry(uid(name), values, visibility=seen)
    ledger.write(registers()[register], [entry], ACT)
    return entry.uid


@pytest.fixture
def papers(empty_site: Path) -> None:
    partner = _write("partners", "reckoned-partner", name="Testville")
    _write("twinnings", "reckoned-tie", vn_party="Tỉnh thử", partner=str(partner), established_on="2010")
    _write(
        "agreements", "reckoned-agreement", vn_party="Tỉnh thử", partner=str(partner), kind="memorandum",
        signed_on="2019-05-12", tie=str(TIE), place="hue", country="JP",
    )  # fmt: skip


def _promise(name: str, seen: Seen = SHARED, /, **values: Any) -> UUID:
    return _write("commitments", name, seen, **{"clause": {"vi": name}, "agreement": str(AGREEMENT), **values})


def _health(record: UUID) -> tuple[str, str, str, str]:
    row = Health.objects.get(uid=record)
    return row.word, row.active_on, row.source_register, str(row.source)


def test_silence_is_not_known_and_says_when_it_was_signed(papers: None) -> None:
    reckon_all(TODAY)
    assert _health(AGREEMENT) == ("unknown", "2019-05-12", "agreements", str(AGREEMENT))
    assert _health(TIE) == ("unknown", "2019-05-12", "agreements", str(AGREEMENT))


def test_a_promise_is_counted_with_its_tasks_and_results(papers: None) -> None:
    promise = _promise("a", due="2026", status="doing", made_on="2019-05-12", fields_of_work=["culture", "education"])
    _write("tasks", "t1", title="Xong", commitment=str(promise), status="done", done_on="2026-03-02")
    _write("tasks", "t2", title="Trễ", commitment=str(promise), status="doing", due="2026-10")
    _write("tasks", "t3", title="Chưa đến hạn", commitment=str(promise), due="2026-11")
    _write("tasks", "t4", OWN, title="Riêng của cơ quan", commitment=str(promise), status="done", done_on="2026-11-01")
    _write("outcomes", "r1", title="Kết quả", commitment=str(promise), day="2026-04")
    reckon_all(TODAY)
    row = Counted.objects.get(uid=promise)
    assert (row.due_end, row.year, row.fields, row.planned) == ("2026-12-31", "2019", "culture|education", True)
    # October is over, November is not; what one agency keeps to itself is told to nobody.
    assert (row.open_tasks, row.late_tasks, row.active_end) == (2, 1, "2026-04-30")
    assert _health(AGREEMENT) == ("slow", "2026-04-30", "commitments", promise.hex) or _health(AGREEMENT)[3] == str(
        promise
    )
    assert _health(TIE)[:3] == ("slow", "2026-04-30", "commitments")


def test_what_is_kept_within_an_agency_moves_no_word(papers: None) -> None:
    _promise("hidden", OWN, status="done", done_on="2026-11-20")
    reckon_all(TODAY)
    assert _health(AGREEMENT)[0] == _health(TIE)[0] == "unknown"


def test_a_day_to_come_is_no_activity_of_the_future(papers: None) -> None:
    _promise("b", status="done", done_on="2026")
    reckon_all(TODAY)
    assert _health(AGREEMENT)[:2] == ("live", "2026-11-26")


def test_following_the_ledger_gives_what_reckoning_all_gives(papers: None) -> None:
    """Two hundred changes from a seed, followed a few at a time."""
    reckon_all(TODAY)
    dice, names = random.Random(4), [f"p{n}" for n in range(12)]
    other = _write("agreements", "reckoned-other", vn_party="Tỉnh thử", kind="memorandum", signed_on="2024")
    for step in range(200):
        name = dice.choice(names)
        match dice.randrange(6):
            case 0 | 1:
                paper = dice.choice([str(AGREEMENT), str(other), None])
                status = dice.choice([None, "doing", "done"])
                done = f"2026-{dice.randrange(1, 12):02}-15" if status == "done" else None
                _promise(name, agreement=paper, status=status, done_on=done, due=dice.choice([None, "2025", "2027-03"]))
            case 2 | 3:
                if Counted.objects.filter(uid=uid(name)).exists():
                    due = dice.choice([None, "2026-02", "2027"])
                    _write("tasks", f"task-{dice.randrange(20)}", title="Việc", commitment=str(uid(name)), due=due)
            case 4:
                if Counted.objects.filter(uid=uid(name)).exists():
                    day = f"2026-{dice.randrange(1, 12):02}-01"
                    _write(
                        "outcomes", f"result-{dice.randrange(9)}", title="Kết quả", commitment=str(uid(name)), day=day
                    )
            case _:
                _write(
                    "agreements",
                    "reckoned-other",
                    tie=dice.choice([str(TIE), None]),
                    validity=dice.choice([None, "expired"]),
                )
        if step % 7 == 0:
            keep_up(TODAY)
    keep_up(TODAY)
    followed = _picture()
    Counted.objects.all().delete()
    Health.objects.all().delete()
    reckon_all(TODAY)
    assert followed == _picture()
    assert len(followed[0]) > 5
    assert keep_up(TODAY) == 0


def test_a_new_day_reckons_everything(papers: None) -> None:
    _promise("c", status="doing", due="2026-11-26", made_on="2026-10-01")
    _write("outcomes", "r", title="Kết quả", commitment=str(uid("c")), day="2026-11-01")
    keep_up(TODAY)
    assert _health(AGREEMENT)[0] == "live"
    keep_up(date(2026, 11, 27))
    assert _health(AGREEMENT)[0] == "slow"


def _picture() -> tuple[list[Any], list[Any]]:
    return (
        list(Counted.objects.order_by("uid").values()),
        list(Health.objects.order_by("uid").values()),
    )
