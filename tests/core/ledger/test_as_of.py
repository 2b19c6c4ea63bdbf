"""The time machine says of every moment what the record was then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.registry import registers
from tests.core.ledger.records import BEGIN, NAMES, STEPS, Step, act, now_of, take
from tests.steps import uid


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_each_state_is_found_again(empty_site: Path, steps: list[Step]) -> None:
    with transaction.atomic():
        seen = []
        for minute, step in enumerate(steps):
            take(step, act(minute))
            seen.append([now_of(name) for name in NAMES])
        for minute, then in enumerate(seen):
            at = BEGIN + timedelta(minutes=minute)
            assert [ledger.record_as_of(registers()["partners"], uid(name), at) for name in NAMES] == then
        before = BEGIN - timedelta(seconds=1)
        assert {ledger.record_as_of(registers()["partners"], uid(name), before) for name in NAMES} == {None}
        transaction.set_rollback(True)


def test_an_expunged_value_is_not_passed_off_as_none(empty_site: Path) -> None:
    register, record = registers()["partners"], uid("a")
    said = (ledger.Evidence("test", url="https://example.org/1"),)
    for minute, name in enumerate(["Số riêng", "Fukuoka"]):
        ledger.write(register, [ledger.Entry(record, {"name": name, "country": "JP"}, said)], act(minute))
    at = BEGIN + timedelta(minutes=5)
    ledger.expunge(record, "name", actor="a", reason="b", at=at, keep_present=True)
    first = ledger.record_as_of(register, record, BEGIN)
    assert first and first.values == {"name": ledger.EXPUNGED, "country": "JP"}
    assert first.evidence == [said[0].plain()]
    now = ledger.record_as_of(register, record, at)
    assert now and now.values == {"name": "Fukuoka", "country": "JP"}
