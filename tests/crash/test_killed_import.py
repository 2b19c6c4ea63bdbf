"""A table that is being written when everything is killed: all of the batch is there or none, and the import says which.

One that is being undone is undone in pieces: whatever was killed goes on, and then nothing of it is left.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connections

from nhipcau.actions import importing
from nhipcau.core.importing.models import Import
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.people import office, working
from tests.tables import Desk, workbook

ROWS = 1500
COUNT = int(os.environ.get("CRASH_IMPORTS", "5"))
SEED = int(os.environ.get("CRASH_SEED", random.SystemRandom().randrange(10**6)))
"""Another one each time; the number in a failure's message makes the same points again: ``CRASH_SEED=… pytest``."""
WORK = """
import sys
from uuid import UUID
import django
if __name__ == "__main__":
    django.setup()
    from nhipcau.core.importing import work
    work.do(UUID(sys.argv[1]))
"""


class Killed:
    """A home in which a table waits to be written, to be copied for every kill."""

    def __init__(self, home: Path, work: Path, uid: str, change: str, table: str) -> None:
        self.home, self.work, self.uid, self.change, self.table = home, work, uid, change, table
        self.seconds = self._timed()

    def copy(self, name: str) -> Path:
        place = self.work / name
        shutil.copytree(self.home, place)
        return place

    def start(self, place: Path) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "NHIPCAU_HOME": str(place)}
        script = self.work / "work.py"
        script.write_text(WORK)
        return subprocess.Popen([sys.executable, str(script), self.uid], env=environment, start_new_session=True)

    def seen(self, place: Path) -> tuple[str, int, int]:
        """The import's state, the batch's rows in the ledger, the records."""
        with sqlite3.connect(place / "desk.sqlite3") as desk:
            state, batch = desk.execute(
                f"SELECT state, batch FROM {Import._meta.db_table} WHERE uid = ?", (self.uid.replace("-", ""),)
            ).fetchone()
            changes = desk.execute(f"SELECT count(*) FROM {self.change} WHERE register = 'partners'").fetchone()[0]
            records = desk.execute(f"SELECT count(*) FROM {self.table}").fetchone()[0]
        assert (batch is not None) == (state in ("written", "undoing", "undone"))
        return state, changes, records

    def _timed(self) -> float:
        place, begun = self.copy("timed"), time.monotonic()
        assert self.start(place).wait(120) == 0
        assert self.seen(place) == ("written", ROWS, ROWS)
        return time.monotonic() - begun


@pytest.fixture
def waiting(empty_site: Path, tmp_path: Path) -> Killed:
    agency = office()
    desk = Desk(working("an", agency, "officer"), agency, "partners")
    lines = [["Tên đối tác", "Quốc gia"], *([f"Đối tác số {number}", "Lào"] for number in range(ROWS))]
    one = desk.bring(workbook(A=lines))
    assert one.counts["create"] == ROWS
    importing.commit(one)
    connections.close_all()
    change, table = Change._meta.db_table, registers()["partners"].model._meta.db_table
    return Killed(empty_site, tmp_path, str(one.uid), change, table)


@pytest.mark.skipif(os.environ.get("NHIPCAU_TEST_DATABASE") == "postgres", reason="the kills are of SQLite's files")
def test_killed_while_a_table_is_written(waiting: Killed, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nkill -9 of imports: seed {SEED}")
    chance, met = random.Random(SEED), set()
    for number in range(COUNT):
        place = waiting.copy(str(number))
        process = waiting.start(place)
        time.sleep(chance.uniform(0.3, 1.0) * waiting.seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = waiting.seen(place)
        assert found in (("writing", 0, 0), ("written", ROWS, ROWS)), f"seed {SEED}, point {number}: {found}"
        met.add(found[0])
        assert waiting.start(place).wait(120) == 0
        assert waiting.seen(place) == ("written", ROWS, ROWS), f"seed {SEED}, point {number}"
        shutil.rmtree(place)
    assert "writing" in met, "no kill came before the end"


@pytest.mark.skipif(os.environ.get("NHIPCAU_TEST_DATABASE") == "postgres", reason="the kills are of SQLite's files")
def test_killed_while_a_table_is_undone(waiting: Killed) -> None:
    written = waiting.copy("written")
    assert waiting.start(written).wait(120) == 0
    _ask_to_undo(written, waiting.uid)
    process = waiting.start(written)
    until = time.monotonic() + 120
    while waiting.seen(written)[2] == ROWS and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    state, changes, records = waiting.seen(written)
    assert state == "undoing" and 0 < records < ROWS and changes == 2 * ROWS - records, (state, changes, records)
    assert waiting.start(written).wait(120) == 0
    assert waiting.seen(written) == ("undone", 2 * ROWS, 0)


def _ask_to_undo(home: Path, uid: str) -> None:
    """What the button on the import's page does, in the home of a test."""
    code = (
        "import django; django.setup(); from nhipcau.actions import importing; "
        "from nhipcau.core.importing.models import Import; "
        f"importing.undo(Import.objects.get(uid='{uid}'), leaving_changed=False)"
    )
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "NHIPCAU_HOME": str(home)}, check=True)
