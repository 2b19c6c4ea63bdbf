"""The worker's processes for imports: one at a time, as often as there is something to do, and gone with the worker."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.actions import importing
from nhipcau.core.importing import work
from nhipcau.core.importing.models import WORK, Import
from nhipcau.core.importing.process import REPLACED
from nhipcau.core.importing.work import TRIES, Importer
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from tests.people import office, working
from tests.tables import workbook

LINES = [["Tên đối tác", "Quốc gia"], ["Tỉnh Yamaguchi", "Nhật Bản"]]


@pytest.fixture
def brought(empty_site: Path) -> Import:
    agency = office()
    account = working("an", agency, "officer")
    powers = powers_of(account, timezone.localdate())
    register, content = registers()["partners"], [workbook(A=LINES)]
    return importing.bring(powers, account, register, str(agency.uid), "a.xlsx", content, language="vi")


def _until(importer: Importer, one: Import, *states: str) -> Import:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        importer.look()
        one.refresh_from_db()
        if one.state in states:
            return one
        time.sleep(0.05)
    raise AssertionError(f"{one} did not come to {states}")


def test_an_import_may_be_worked_on_more_often_than_it_may_fail(brought: Import) -> None:
    importer = Importer()
    one = _until(importer, brought, "checked")
    for _ in range(TRIES - 1):  # with reading and checking one more than it may fail
        importing.again(one)
        assert _until(importer, one, "checked", "failed").state == "checked"
    importer.close()


def test_a_process_that_ends_without_a_word_is_begun_again_and_given_up(
    brought: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer, started = Importer(), []
    begun = work._AtWork.begun

    def killed(uid: object) -> object:
        found = begun(uid)  # type: ignore[arg-type]
        found.process.kill()
        started.append(uid)
        return found

    monkeypatch.setattr(work._AtWork, "begun", killed)
    one = _until(importer, brought, "failed")
    assert len(started) == TRIES and one.problem["code"] == "import_died"


def test_a_replaced_program_leaves_imports_waiting(brought: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    importer = Importer()
    monkeypatch.setattr(work, "made_by", lambda: "another version")
    importer.look()
    assert importer._at_work
    importer._at_work.process.join()
    assert importer._at_work.process.exitcode == REPLACED
    for _ in range(TRIES + 1):
        importer.look()
    brought.refresh_from_db()
    assert brought.state in WORK
    importer.close()
