"""``nhipcau ledger`` as an operator types it."""

from __future__ import annotations

import json
from pathlib import Path

from nhipcau.core import ledger
from nhipcau.core.ledger import Act, Entry
from nhipcau.core.models import Change
from nhipcau.core.projection import rebuild
from nhipcau.core.registry import registers
from nhipcau.core.search import public_index
from tests.core.ledger.test_expunge import MARK, left_in
from tests.steps import change, row, show, write
from tests.typed import Done, typed


def told(*words: str, language: str = "en") -> Done:
    return typed("ledger", "--lang", language, *words)


def test_seal_verify_and_an_altered_row(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka-ken")
    before = told("verify")
    assert (before.returncode, "not sealed yet: 2;" in before.stdout) == (0, True)
    sealed = told("seal")
    assert sealed.returncode == 0 and "Sealed 2 changes" in sealed.stderr
    assert (empty_site / "ledger-anchor.txt").read_text().startswith("1 ")
    well = told("verify", language="vi")
    assert (well.returncode, "Không thấy sai lệch." in well.stdout) == (0, True)
    key = Change.objects.order_by("id").values_list("id", flat=True)[1]
    Change.objects.filter(id=key).update(reason="another")
    ill = told("verify")
    assert ill.returncode == 1
    assert (
        f"{key}: partners {record}, " in ill.stdout and "người thử / tester, update – the row was altered" in ill.stdout
    )
    said = json.loads(told("verify", "--json").stdout)
    (one,) = said["found"]
    assert (said["troubles"], one["code"], one["row"]["id"], one["row"]["uid"]) == (1, "row", str(key), str(record))


def test_a_copy_of_the_anchor_file_is_asked_for_by_name(empty_site: Path, tmp_path: Path) -> None:
    write("partners", "a", name="Fukuoka")
    told("seal")
    copy = tmp_path / "copy.txt"
    copy.write_bytes((empty_site / "ledger-anchor.txt").read_bytes())
    assert told("verify", "--anchor", str(copy)).returncode == 0
    copy.write_text(copy.read_text().replace("1 ", "9 ", 1))
    assert told("verify", "--anchor", str(copy)).returncode == 1
    assert told("verify", "--anchor", str(tmp_path / "none")).returncode == 2


def test_expunge_leaves_nothing_below_the_home(empty_site: Path) -> None:
    record = write("partners", "a", public=True, name=MARK, country="JP")
    rebuild()
    public_index().rebuild()
    change("partners", record, name="Fukuoka")
    show()
    assert left_in(empty_site)
    by = ("--by", "Trưởng phòng", "--reason", "nhập nhầm")
    refused = told("expunge", "not-a-uid", "name", *by)
    assert (refused.returncode, "is no record's UUID" in refused.stderr) == (2, True)
    done = told("expunge", str(record), "name", "--keep-present", *by)
    assert (done.returncode, "Removed from 3 changes" in done.stderr) == (0, True), done.stderr
    assert left_in(empty_site) == []
    assert row("partners", record).name == "Fukuoka"
    assert told("verify").returncode == 0


def test_a_batch_is_taken_back_and_a_second_time_there_is_nothing(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka")
    act = Act("người thử / tester", "nhập bảng / a table")
    ledger.write(registers()["partners"], [Entry(record, {"name": "Fukuoka-ken"})], act)
    batch = str(act.batch)
    done = told("undo", batch, "--by", "người quản trị", "--reason", "nhập nhầm tệp")
    assert (done.returncode, "changed back 1" in done.stderr) == (0, True)
    assert row("partners", record).name == "Fukuoka"
    last = Change.objects.latest("id")
    assert (last.actor, last.reason) == ("người quản trị", "nhập nhầm tệp")
    none = told("undo", "00000000-0000-0000-0000-000000000001", "--by", "x", "--reason", "y")
    assert (none.returncode, "no change to undo" in none.stderr) == (2, True)
