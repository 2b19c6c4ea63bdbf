"""A process killed between file and row, in both orders, leaves nothing that has to be repaired."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core.attachments import door, reading, vault
from nhipcau.core.attachments.models import Attachment
from tests import made_files as made
from tests.steps import ACT

PDF = made.pdf("x")
HOURS = 2 * 3600


def _files(home: Path) -> list[Path]:
    return sorted(path for path in (home / "attachments").rglob("*") if path.is_file() and path.name != "lock")


def _age(home: Path, seconds: float) -> None:
    for path in _files(home):
        os.utime(path, (time.time() - seconds,) * 2)


KILLS = {
    "while the file is written": "os.fsync = lambda file: stat.S_ISREG(os.fstat(file).st_mode) and os.kill(os.getpid(), 9)",
    "between file and row": "door._create = lambda *_: os.kill(os.getpid(), 9)",
    "before the row is committed": "door.note = lambda *_: os.kill(os.getpid(), 9)",
}
CHILD = """
import os, stat, sys, uuid
import django
django.setup()
from nhipcau.core.attachments import door, vault
from nhipcau.core.ledger import Act
from tests import made_files as made
{sabotage}
act = Act("a", "b")
if sys.argv[1] == "add":
    door.add("partners", uuid.UUID(sys.argv[2]), "a.pdf", made.pdf("x"), act)
else:
    door.remove(door.Attachment.objects.get(), act)
"""


def _killed(sabotage: str, what: str, record: UUID) -> None:
    code = CHILD.format(sabotage=sabotage)
    root = str(Path(__file__).parents[3])
    done = subprocess.run([sys.executable, "-c", code, what, str(record)], check=False, cwd=root)
    assert done.returncode == -9


@pytest.mark.parametrize("when", KILLS)
def test_a_file_without_a_row_is_swept_after_an_hour(when: str, record: UUID, empty_site: Path) -> None:
    other = door.add("partners", record, "b.txt", b"another", ACT).attachment
    _killed(KILLS[when], "add", record)
    assert Attachment.objects.get() == other
    assert len(_files(empty_site)) == 2
    assert reading.sweep() == 0, "its row may be about to come"
    _age(empty_site, HOURS)
    assert reading.sweep() == 1
    assert _files(empty_site) == [vault.path_of(other.sha256)]
    assert b"".join(vault.pieces(door.add("partners", record, "a.pdf", PDF, ACT).attachment.sha256)) == PDF


def test_a_row_removed_without_its_file_is_no_harm(record: UUID, empty_site: Path) -> None:
    door.add("partners", record, "a.pdf", PDF, ACT)
    _killed("vault.drop = lambda *_: os.kill(os.getpid(), 9)", "remove", record)
    assert Attachment.objects.count() == 0
    other = door.add("partners", record, "b.txt", b"another", ACT).attachment
    _age(empty_site, HOURS)
    assert reading.sweep() == 1
    assert _files(empty_site) == [vault.path_of(other.sha256)]


def test_a_desk_that_was_not_restored_yet_costs_no_file(record: UUID, empty_site: Path) -> None:
    with vault.held():
        digest = vault.put(PDF)
    _age(empty_site, HOURS)
    assert reading.sweep() == 0
    assert vault.path_of(digest).exists()


def test_what_has_a_row_is_never_swept(record: UUID, empty_site: Path) -> None:
    row = door.add("partners", record, "a.pdf", PDF, ACT).attachment
    _age(empty_site, HOURS)
    assert reading.sweep() == 0
    assert b"".join(vault.pieces(row.sha256)) == PDF


def test_a_file_that_is_brought_again_is_not_thrown_away_under_it(record: UUID, empty_site: Path) -> None:
    """Its old row is gone, its new one not committed yet: dropping waits until it is."""
    with vault.held():
        digest = vault.put(PDF)
        code = (
            "import sys; import django; django.setup()\n"
            "from nhipcau.core.attachments import vault\nvault.drop(sys.argv[1], lambda _: True)\nprint('kept')"
        )
        waiting = subprocess.Popen([sys.executable, "-c", code, digest], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.communicate(timeout=3)
    assert waiting.communicate(timeout=60)[0] == "kept\n"
    assert len(_files(empty_site)) == 1


def test_a_reading_that_was_killed_begins_again(record: UUID) -> None:
    door.add("partners", record, "a.pdf", PDF, ACT)
    code = (
        "import os; import django; django.setup()\n"
        "from nhipcau.core.attachments import reading\n"
        "reading.extract_waiting(check=lambda _: os.kill(os.getpid(), 9))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert Attachment.objects.get().text_state == "waiting"
    assert reading.extract_waiting() == 1
    assert Attachment.objects.get().text_state == "done"
