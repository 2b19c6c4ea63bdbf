"""A table becomes records of the agency that brings it: new ones, changes, or nothing; all of it or nothing of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.actions import importing
from nhipcau.core import ledger
from nhipcau.core.column import RESTRICTED
from nhipcau.core.faults import Fault
from nhipcau.core.importing import work
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import Import
from nhipcau.core.ledger import Entry, undo_batch
from nhipcau.core.ledger.door import publish
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.models import Change, GuardRefusal
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from tests.hiding import declared_with
from tests.people import office, working
from tests.steps import ACT, BASIS, uid
from tests.tables import Desk, rows, workbook, worked

PARTNERS = registers()["partners"]
HEAD = ["STT", "Tên đối tác", "Quốc gia", "Loại", "Ghi chú"]
FIRST = [
    ["SỞ NGOẠI VỤ"],
    ["DANH SÁCH ĐỐI TÁC NĂM 2025"],
    [],
    HEAD,
    [1, "Tỉnh  Yamaguchi", "Nhật Bản", "Địa phương", "Kết nghĩa từ 2010"],
    [2, "Thành phố Pakse", "CHDCND Lào", "Địa phương", "nt"],
    [3, "Quỹ Hạt Giống", "Xứ Không Có", "Tổ chức quốc tế, phi chính phủ", ""],
    ["", "Tổng cộng", "3 đối tác"],
]


@pytest.fixture
def desk(empty_site: Path) -> Desk:
    agency = office()
    return Desk(working("an", agency, "officer"), agency, "partners")


def _values() -> dict[str, tuple[str, str | None, str]]:
    found = PARTNERS.model._default_manager.order_by("name")
    return {one.name: (one.country, one.kind, (one.note or {}).get("vi", "")) for one in found}


def test_rows_become_drafts_of_the_agency_and_what_is_wrong_is_left(desk: Desk) -> None:
    one = desk.bring(workbook(Sheet1=FIRST), "doi tac 2025.xlsx")
    assert one.state == "checked"
    assert one.counts == {"create": 2, "update": 0, "same": 0, "wrong": 1}
    assert not Change.objects.filter(register="partners").exists()
    (wrong,) = rows(one, "wrong")
    assert wrong.row == 1_000_007
    assert [(problem.header, problem.code) for problem in wrong.problems] == [("Quốc gia", "bad_value")]
    importing.commit(one)
    one = worked(one)
    assert (one.state, one.counts) == ("written", {"created": 2, "updated": 0, "unchanged": 0, "left": 1})
    assert _values() == {
        "Thành phố Pakse": ("LA", "locality", "Kết nghĩa từ 2010"),
        "Tỉnh Yamaguchi": ("JP", "locality", "Kết nghĩa từ 2010"),
    }
    row = PARTNERS.model._default_manager.get(name="Thành phố Pakse")
    assert (row.owner, row.state, row.number) == (str(desk.agency.uid), "draft", None)
    (change,) = Change.objects.filter(uid=row.uid)
    assert (change.action, change.batch) == ("create", one.batch)
    assert ledger.verify_change(change) == "whole"
    (ground,) = evidence_of(row.uid)
    assert (ground["title"], ground["row"]) == ("doi tac 2025.xlsx", "Sheet1: 6")


def test_what_a_table_has_no_column_for_stays(desk: Desk) -> None:
    note = {"vi": "Kết nghĩa", "en": "Twinned", "ja": "姉妹都市", "unofficial": ["en"]}
    entry = Entry(uid("x"), {"name": "Tỉnh Yamaguchi", "country": "JP", "note": note}, owner=str(desk.agency.uid))
    ledger.write(PARTNERS, [entry], ACT)
    one = desk.take(workbook(A=[HEAD, [1, "Tỉnh Yamaguchi", "Nhật Bản", "", "Kết nghĩa từ 2010"]]))
    assert one.counts == {"created": 0, "updated": 1, "unchanged": 0, "left": 0}
    row = PARTNERS.model._default_manager.get(uid=entry.uid)
    assert PARTNERS.plain(row, "note") == {**note, "vi": "Kết nghĩa từ 2010"}
    again = desk.bring(workbook(A=[HEAD, [1, "Tỉnh Yamaguchi", "Nhật Bản", "", " Kết nghĩa  từ 2010"]]))
    assert again.counts == {"create": 0, "update": 0, "same": 1, "wrong": 0}


def test_a_record_is_known_by_its_uid_whatever_it_is_called_now(desk: Desk) -> None:
    known = Entry(uid("x"), {"name": "Tỉnh Yamaguchi", "country": "JP"}, owner=str(desk.agency.uid))
    foreign = Entry(uid("y"), {"name": "Thành phố Pakse", "country": "LA"}, owner=str(uid("another agency")))
    ledger.write(PARTNERS, [known, foreign], ACT)
    head = ["Tên", "Quốc gia", "uid"]
    lines = [["Tỉnh Yamanashi", "Nhật Bản", str(known.uid)], ["Pakse", "Lào", str(foreign.uid)], ["Quỹ", "Lào", "?"]]
    one = desk.take(workbook(A=[head, *lines]))
    assert one.counts == {"created": 0, "updated": 1, "unchanged": 0, "left": 2}
    assert [[problem.code for problem in row.problems] for row in rows(one, "wrong")] == [["not_theirs"], ["bad_uid"]]
    assert sorted(_values()) == ["Thành phố Pakse", "Tỉnh Yamanashi"]


def test_the_same_table_again_changes_nothing(desk: Desk) -> None:
    desk.take(workbook(Sheet1=FIRST))
    before = Change.objects.count()
    again = desk.bring(workbook(Sheet1=FIRST))
    assert again.counts == {"create": 0, "update": 0, "same": 2, "wrong": 1}
    with pytest.raises(Fault, match="nothing to write"):
        importing.commit(again)
    assert Change.objects.count() == before


def test_a_changed_row_is_a_change_with_what_was_there(desk: Desk) -> None:
    desk.take(workbook(Sheet1=FIRST))
    (kept,) = Change.objects.filter(uid=PARTNERS.model._default_manager.get(name="Tỉnh Yamaguchi").uid)
    second = [HEAD, [1, "TỈNH YAMAGUCHI", "Nhật Bản", "", "Đổi ghi chú"], [2, "Thành phố Pakse", "Lào", "", ""]]
    one = desk.bring(workbook(B=second))
    assert one.counts == {"create": 0, "update": 1, "same": 1, "wrong": 0}
    (row,) = rows(one, "update")
    assert row.before == {"name": "Tỉnh Yamaguchi", "note": {"vi": "Kết nghĩa từ 2010"}}
    importing.commit(one)
    one = worked(one)
    found = PARTNERS.model._default_manager.get(uid=row.uid)
    assert (found.name, found.note, found.kind) == ("TỈNH YAMAGUCHI", {"vi": "Đổi ghi chú"}, "locality")
    assert [entry["row"] for entry in evidence_of(found.uid)] == ["Sheet1: 5", "B: 2"]
    assert Change.objects.filter(uid=found.uid).count() == 2
    assert kept.id < Change.objects.latest("id").id


def test_undoing_the_batch_leaves_every_record_as_it_was(desk: Desk) -> None:
    desk.take(workbook(A=FIRST))
    before = _bytes()
    second = [HEAD, [1, "Tỉnh Yamaguchi", "Nhật Bản", "", "Khác"], [2, "Tỉnh Attapeu", "Lào", "Địa phương", ""]]
    one = desk.take(workbook(B=second))
    assert _bytes() != before
    assert one.batch
    undo_batch(one.batch, ACT)
    assert _bytes() == before


def _bytes() -> list[tuple[object, ...]]:
    rows = PARTNERS.model._default_manager.order_by("uid").values_list()
    return [(*row, evidence_of(row[0])) for row in rows]


def test_a_table_with_fewer_columns_speaks_of_the_same_records(desk: Desk) -> None:
    desk.take(workbook(A=[["Tên đối tác", "Tên tiếng Việt", "Quốc gia"], ["Champasak", "Tỉnh Champasak", "Lào"]]))
    assert desk.bring(workbook(A=[["Tên đối tác", "Quốc gia"], ["CHAMPASAK", "Lào"]])).counts["update"] == 1


def test_two_rows_about_one_record_are_told_of_each_other(desk: Desk) -> None:
    one = desk.bring(workbook(A=[HEAD, [1, "Pakse", "Lào", "", ""], [2, "PAKSE", "Lào", "", "khác"]]))
    (wrong,) = rows(one, "wrong")
    assert [problem.code for problem in wrong.problems] == ["twice"]
    assert "dòng 2" in wrong.problems[0].vi
    put_right = importing.correct(one, wrong.row, {"Tên đối tác": "Pakse mới"})
    assert put_right.action == "create"
    one.refresh_from_db()
    assert one.counts == {"create": 2, "update": 0, "same": 0, "wrong": 0}


def test_a_row_corrected_in_place_is_decided_again(desk: Desk) -> None:
    one = desk.bring(workbook(A=FIRST))
    (wrong,) = rows(one, "wrong")
    still = importing.correct(one, wrong.row, {"Quốc gia": "Cũng Không Có"})
    assert (still.action, still.texts["Quốc gia"]) == ("wrong", "Cũng Không Có")
    assert importing.correct(one, wrong.row, {"Quốc gia": "hàn quốc"}).plains["country"] == "KR"
    with pytest.raises(Fault):
        importing.correct(one, wrong.row, {"Ghi chú": "Công văn số 15/BNG-CNV-m"})
    (row,) = (row for row in rows(one) if row.row == wrong.row)
    assert "Ghi chú" not in row.texts


def test_a_secret_anywhere_in_the_file_ends_it_and_the_file(desk: Desk) -> None:
    one = desk.bring(workbook(A=[["MẬT"], *FIRST]))
    assert one.state == "failed"
    assert one.problem["code"] == "state_secret"
    assert "dòng 1" in one.problem["vi"]
    assert not ImportFolder(one.uid).place.exists()
    assert GuardRefusal.objects.count() == 1


def test_what_others_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    desk.take(workbook(A=FIRST))
    one = desk.bring(workbook(A=[HEAD, [1, "Tỉnh Yamaguchi", "Nhật Bản", "", "Từ bảng"], [2, "Mới", "Lào", "", ""]]))
    importing.commit(one)
    row = PARTNERS.model._default_manager.get(name="Tỉnh Yamaguchi")
    ledger.write(PARTNERS, [Entry(row.uid, {"note": {"vi": "Từ người khác"}})], ACT)
    one = worked(one)
    assert (one.state, one.problem["code"]) == ("checked", "changed_meanwhile")
    assert _values()["Tỉnh Yamaguchi"][2] == "Từ người khác"
    assert "Mới" not in _values()
    importing.again(one)
    one = worked(one)
    importing.commit(one)
    assert worked(one).state == "written"
    assert _values()["Tỉnh Yamaguchi"][2] == "Từ bảng"


def test_a_public_record_is_not_changed_by_a_table(desk: Desk) -> None:
    desk.take(workbook(A=FIRST))
    row = PARTNERS.model._default_manager.get(name="Tỉnh Yamaguchi")
    publish(PARTNERS, [row.uid], BASIS, ACT)
    code = f"{PARTNERS.code_prefix}-{PARTNERS.model._default_manager.get(uid=row.uid).number:04}"
    lines = [["Mã", "Tên đối tác", "Ghi chú"], [code, "Tỉnh Yamaguchi", "Khác"], ["DT-9999", "Của ai", ""]]
    one = desk.bring(workbook(A=lines))
    assert [[problem.code for problem in found.problems] for found in rows(one)] == [["published"], ["not_theirs"]]
    same = desk.bring(workbook(A=[["Mã", "Tên đối tác"], [code, "Tỉnh Yamaguchi"]]))
    assert same.counts["same"] == 1


def test_a_cancelled_write_writes_nothing(desk: Desk) -> None:
    one = desk.bring(workbook(A=FIRST))
    importing.commit(one)
    one.refresh_from_db()
    importing.cancel(one)
    one = worked(one)
    assert one.state == "checked"
    assert not Change.objects.filter(register="partners").exists()
    importing.commit(one)
    assert worked(one).state == "written"


def test_an_agency_teaches_what_its_headers_mean(desk: Desk) -> None:
    lines = [["Tên bạn", "Xứ", "Ghi chú"], ["Tỉnh Attapeu", "Lào", ""]]
    one = desk.bring(workbook(A=lines))
    assert one.state == "choosing"
    assert one.columns == {"Tên bạn": "", "Xứ": "", "Ghi chú": "note@vi"}
    with pytest.raises(Fault, match="Each column of the register"):
        importing.match(one, one.sheets, {"Tên bạn": "name@vi", "Xứ": "name@vi"}, "")
    importing.match(one, one.sheets, {"Tên bạn": "name@vi", "Xứ": "country@vi", "Ghi chú": "note@vi"}, "")
    assert worked(one).counts["create"] == 1
    assert desk.bring(workbook(A=lines)).state == "checked"


def test_a_column_that_is_not_ones_own_to_write_is_not_there_for_a_table(desk: Desk) -> None:
    with declared_with({"partners": {"note": RESTRICTED}}):
        one = desk.bring(workbook(A=[["Tên đối tác", "Quốc gia", "Ghi chú"], ["Pakse", "Lào", "Chỉ lãnh đạo xem"]]))
        assert (one.state, one.columns["Ghi chú"]) == ("choosing", "")
        importing.match(one, one.sheets, {**one.columns, "Ghi chú": "note@vi"}, "")
        one = worked(one)
        assert one.columns["Ghi chú"] == "-"
        (row,) = rows(one, "create")
        assert "note" not in row.plains


def test_sheets_with_the_same_headers_are_one_table(desk: Desk) -> None:
    years = {f"Năm {year}": [HEAD, [1, f"Đối tác {year}", "Lào", "Địa phương", ""]] for year in (2023, 2024)} | {
        "Hướng dẫn": [["Điền vào các cột"]]
    }
    one = desk.bring(workbook(**years))
    assert [row.row for row in rows(one)] == [1_000_002, 2_000_002]


def test_nobody_else_has_the_import(desk: Desk) -> None:
    one = desk.bring(workbook(A=FIRST))
    colleague = working("binh", desk.agency, "officer")
    today = timezone.localdate()
    assert importing.import_of(powers_of(desk.account, today), desk.account, one.uid).uid == one.uid
    for account, which in ((colleague, one.uid), (desk.account, uid("none"))):
        with pytest.raises(Fault) as refused:
            importing.import_of(powers_of(account, today), account, which)
        assert refused.value.code == "no_record"


def test_what_was_prepared_leaves_no_file_and_the_ledger_no_gap(desk: Desk) -> None:
    one = desk.take(workbook(A=FIRST))
    ids = list(Change.objects.order_by("id").values_list("id", flat=True))
    assert ids == list(range(ids[0], ids[0] + len(ids)))
    folder = ImportFolder(one.uid)
    assert not list(folder.place.glob("prepared*"))
    assert folder.place.stat().st_mode & 0o777 == 0o700
    with sqlite3.connect(folder.rows) as file:
        assert file.execute("SELECT count(*) FROM rows").fetchone() == (3,)


def test_the_work_is_done_once_however_often_it_is_asked_for(desk: Desk) -> None:
    one = desk.bring(workbook(A=FIRST))
    importing.commit(one)
    for _ in range(2):
        work.do(one.uid)
    assert Change.objects.filter(register="partners").count() == 2
    assert Import.objects.get(uid=one.uid).state == "written"
    assert {change.reason for change in Change.objects.filter(register="partners")} == {
        "nhập từ bảng “bang.xlsx” / taken in from the table “bang.xlsx”"
    }
