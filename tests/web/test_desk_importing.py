"""Taking a table in through the pages: from the file to the records and back, and what is refused on the way."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.actions import importing
from nhipcau.core import ledger
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import Import
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from nhipcau.web.words import WORDS
from tests.desk import EN, VI, browser, heading, signed_in
from tests.people import ACT
from tests.tables import Line, rows, workbook, worked
from tests.web.reader import Page
from tests.web.test_portal_words import _filled
from tests.world import NO_PLACES, POINTING, World, build_world

PARTNERS = registers()[NO_PLACES]
SO, BRING = f"{VI}/so/doi-tac", f"{VI}/so/doi-tac/nhap"
HEAD = ["STT", "Tên đối tác", "Quốc gia", "Loại", "Ghi chú"]
TABLE: list[Line] = [
    ["DANH SÁCH ĐỐI TÁC"],
    HEAD,
    [1, "Tỉnh Yamaguchi", "Nhật Bản", "Địa phương", "Kết nghĩa từ 2010"],
    [2, "Quỹ Hạt Giống", "Nhật Bảnn", "", "Xã hội"],
    [3, "", "Lào", "Địa phương", ""],
]


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return build_world()


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.person("office", "officer"))


def _file(lines: Sequence[Line], name: str = "doi tac.xlsx", **sheets: Sequence[Line]) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(A=lines, **sheets))


def _brought(client: Client, file: Any, path: str = BRING, **more: str) -> str:
    """The address of the import's page, its file read."""
    answer = client.post(path, {"file": file, **more})
    assert answer.status_code == 302, _words(answer)
    return _work(answer.headers["Location"])


def _work(page: str) -> str:
    worked(_import(page))
    return page


def _not_checked_yet(page: str) -> None:
    """As it is while the process that has read the file goes on to its rows."""
    one = _import(page)
    ImportFolder(one.uid).rows.unlink()
    Import.objects.filter(uid=one.uid).update(state="checking", counts={})


def _import(page: str) -> Import:
    return Import.objects.get(uid=UUID(page.rsplit("/", 1)[1]))


def _checked(client: Client, lines: Sequence[Line] = TABLE, **more: str) -> str:
    page = _work(_brought(client, _file(lines), **more))
    assert _import(page).state == "checked"
    return page


def _words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def _html(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    text = unescape(answer.content.decode())
    assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", text)
    assert Page(answer.content.decode()).all("h1"), path
    return text


def _names() -> list[str]:
    return list(PARTNERS.model._default_manager.filter(name__regex="Yama|Quỹ|Savan").values_list("name", flat=True))


def test_from_the_file_to_the_records_and_back(world: World, officer: Client) -> None:
    assert f'href="{BRING}"' in _html(officer, SO)
    assert "Chưa có bảng nào" in _html(officer, BRING)
    page = _brought(officer, _file(TABLE))
    _not_checked_yet(page)
    assert "Đang kiểm tra từng dòng" in _html(officer, page)
    _work(page)
    found = _html(officer, page)
    assert 'aria-current="true">Còn lỗi <small>2' in found and "Ghi 1 dòng" in found
    assert "2 dòng còn lỗi được để lại" in found and "“Nhật Bảnn” không có trong danh mục" in found
    assert 'name="text.2" value="Nhật Bản">Nhật Bản</button>' in found.replace('form="form-1000004" ', "")
    done = officer.post(f"{page}/dong/1000004", {"text.2": "Nhật Bản", "show": "wrong", "after": "0"})
    assert done.headers["Location"] == f"{page}?show=wrong&done=1000004#row-1000004"
    place = _html(officer, done.headers["Location"])
    assert "Đã sửa: dòng này sẽ thành hồ sơ mới." in place and "Ghi 2 dòng" in place
    still = officer.post(f"{page}/dong/1000005", {"text.1": " ", "show": "wrong"}, follow=True)
    assert "vẫn còn lỗi" in _words(still) and "thiếu “Tên”" in _words(still)
    assert officer.post(f"{page}/ghi").headers["Location"] == page
    assert "Đang ghi vào sổ" in _html(officer, page)
    _work(page)
    written = _html(officer, page)
    assert "Đã ghi xong" in written and "<dt>Hồ sơ mới</dt><dd>2</dd>" in written
    assert sorted(_names()) == ["Quỹ Hạt Giống", "Tỉnh Yamaguchi"]
    (batch,) = re.findall(rf'href="({VI}/dot/[^"]+)"', written)
    assert "Tỉnh Yamaguchi" in _html(officer, batch)
    assert officer.post(f"{batch}/hoan-tac").status_code == 302 and _names() == []
    assert "Hồ sơ mới: 2" in _html(officer, BRING)


def test_columns_are_chosen_and_remembered_and_chosen_again(officer: Client) -> None:
    lines = [["Tên bạn", "Xứ", "Ghi chú"], ["Tỉnh Savannakhet", "Lào", "Gần Quảng Trị"]]
    page = _brought(officer, _file(lines, Khác=lines))
    found = _html(officer, page)
    assert found.count("chưa nhận ra") == 2 and "Cần có: Tên –" in found and "Tỉnh Savannakhet" in found
    fields = re.findall(r'<select id="[^"]+" name="(column[^"]+)"', found)
    assert fields == ["column.1.0", "column.1.1", "column.1.2"]
    chosen = dict(zip(fields, ["name@vi", "country@vi", "note@vi"], strict=True))
    for wrong, said in (
        ({**chosen, "column.1.0": "-"}, "Chưa ghép cột nào vào: Tên."),
        ({**chosen, "column.1.1": "name@vi"}, "Hai cột của bảng cùng được ghép"),
    ):
        refused = officer.post(f"{page}/cot", {"sheet": ["1"], **wrong})
        assert refused.status_code == 400 and said in _words(refused) and 'id="summary"' in refused.content.decode()
        assert 'value="country@vi" selected' in refused.content.decode() or "name@vi" in wrong["column.1.1"]
    assert "Chưa chọn trang tính nào" in _words(officer.post(f"{page}/cot", chosen))
    assert officer.post(f"{page}/cot", {"sheet": ["1"], **chosen}).headers["Location"] == page
    _work(page)
    assert "Ghi 1 dòng" in _html(officer, page)
    assert 'value="country@vi" selected' in _html(officer, f"{page}/cot")
    assert officer.post(f"{page}/cot", {"sheet": ["1"], **chosen, "column.1.2": "-"}).status_code == 302
    assert _import(_work(page)).columns["Ghi chú"] == "-"
    assert _import(_brought(officer, _file(lines))).state == "checked", "headers are known from the last time"


def test_a_sheet_with_columns_nobody_has_looked_at_is_shown_first(officer: Client) -> None:
    page = _brought(officer, _file([["Tên bạn"], ["A"], ["B"]], Hai=[["Bạn bè", "Xứ"], ["C", "Lào"]]))
    sent = {"sheet": ["1", "2"], "column.1.0": "name@vi"}
    asked = officer.post(f"{page}/cot", sent)
    assert asked.status_code == 400 and "có những cột chưa được ghép" in _words(asked)
    assert 'name="column.2.1"' in asked.content.decode()


def test_texts_in_an_old_encoding_are_converted_on_consent(officer: Client) -> None:
    lines = [
        ["Tªn ®èi t¸c", "Quèc gia", "Ghi chó"],
        *(["TØnh Savannakhet", "Lµo", f"Héi nghÞ hîp t¸c h÷u nghÞ lÇn thø {n} t¹i thµnh phè"] for n in range(3)),
    ]
    page = _brought(officer, _file(lines))
    found = _html(officer, page)
    assert "TCVN3" in found and "Hội nghị hợp tác hữu nghị" in found and 'value="yes" checked' in found
    fields = dict.fromkeys(re.findall(r'name="(column[^"]+)"', found), "-")
    fields |= {"column.1.0": "name@vi", "column.1.1": "country@vi"}
    plain = officer.post(f"{page}/cot", {"sheet": ["1"], **fields})
    assert plain.status_code == 302 and "Tªn ®èi t¸c" in _import(page).columns
    _work(page)
    officer.post(f"{page}/cot", {"sheet": ["1"], **fields, "convert": "yes"})
    _work(page)
    assert rows(_import(page), "create")[0].texts["Quốc gia"] == "Lào"


def test_changes_are_shown_as_they_were_and_will_be(world: World, officer: Client) -> None:
    one = _checked(officer)
    officer.post(f"{one}/ghi")
    _work(one)
    page = _checked(officer, [HEAD, [1, "Tỉnh Yamaguchi", "Nhật Bản", "", "Đã đổi"]])
    found = _html(officer, page)
    assert 'aria-current="true">Thay đổi <small>1' in found
    assert "<del>Kết nghĩa từ 2010</del> <ins>Đã đổi</ins>" in found and ">Tỉnh Yamaguchi</a>" in found
    assert "Changed <small>1" in _html(officer, page.replace(f"{VI}/nhap", f"{EN}/imports"))


def test_what_many_rows_say_alike_is_put_right_at_once(officer: Client) -> None:
    lines = [HEAD, *([n, f"Quỹ {n}", "Xứ Kỳ Lạ", "", ""] for n in range(60)), [61, "Quỹ khác", "Xứ Nọ", "", ""]]
    page = _checked(officer, lines)
    found = _html(officer, page)
    assert "và mọi dòng lỗi khác ghi “Xứ Kỳ Lạ”" in found and f"{page}?show=wrong&after=1000051#rows" in found
    second = _html(officer, f"{page}?show=wrong&after=1000051")
    assert "Dòng 52" in second and "Dòng 51<" not in second and f'href="{page}?show=wrong#rows"' in second
    done = officer.post(f"{page}/dong/1000002", {"text.2": "Lào", "alike": "text.2", "show": "wrong"})
    assert done.headers["Location"] == page and _import(page).state == "checking"
    _work(page)
    assert _import(page).counts == {"create": 60, "update": 0, "same": 0, "wrong": 1}
    assert officer.post(f"{page}/kiem-tra-lai").status_code == 302
    assert _import(_work(page)).counts["create"] == 60, "what was corrected outlives checking again"


def test_related_records_are_offered_beside_the_cell(world: World, officer: Client) -> None:
    owner = str(world.agencies["office"].uid)
    head = ["Hình thức", "Bên ký kết Việt Nam", "Bên ký kết nước ngoài"]
    page = _brought(
        officer,
        _file([head, ["Biên bản ghi nhớ", "UBND", "TP Fukuoka"]]),
        f"{VI}/so/{registers()[POINTING].slug[0]}/nhap",
    )
    _work(page)
    assert f'data-names="{SO}/ten"' in _html(officer, page)
    kept = ledger.Entry(UUID(int=77), {"name": "Thành phố Fukuoka", "country": "JP"}, owner=owner)
    ledger.write(PARTNERS, [kept], ACT)
    row = f"{page}/dong/1000002"
    assert 'name="text.2" value="Thành phố Fukuoka">' in _html(officer, row)
    officer.post(row, {"text.2": ["TP Fukuoka", "Thành phố Fukuoka"], "whole": "1"})
    assert rows(_import(page), "create")[0].plains["partner"] == str(UUID(int=77))


def test_what_may_not_be_written_here_is_refused_and_stays_as_typed(officer: Client) -> None:
    page, secret = _checked(officer), "Công văn số 15/BNG-CNV-m"
    for more, place in (({"show": "wrong"}, "Còn lỗi"), ({"whole": "1"}, "Sửa một dòng")):
        refused = officer.post(f"{page}/dong/1000004", {"text.4": secret, **more})
        assert 400 <= refused.status_code < 500 and place in _words(refused)
        assert 'id="summary"' in refused.content.decode()
    assert secret in _words(refused) or secret in unescape(refused.content.decode())
    assert secret not in str(rows(_import(page)))
    failed = _brought(officer, _file([["MẬT"], *TABLE]))
    assert "Không nhập được tệp này" in _html(officer, failed) and "dòng 1" in _html(officer, failed)
    assert not ImportFolder(_import(failed).uid).place.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 khong phai bang", "Đây không phải bảng tính"),
        (b"PK\x03\x04 hong", "Tệp bị hỏng"),
        (b"chi mot dong van ban", "Không tìm thấy bảng nào"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(officer: Client, content: bytes, said: str) -> None:
    page = _brought(officer, SimpleUploadedFile("bang.xlsx", content))
    found = _html(officer, page)
    assert said in found and "Nhập bảng khác" in found
    assert officer.post(f"{page}/bo", follow=True).status_code == 200 and not Import.objects.exists()


def test_no_file_and_an_empty_one_are_refused_on_the_form(officer: Client) -> None:
    for sent in ({}, {"file": SimpleUploadedFile("a.csv", b"")}):
        refused = officer.post(BRING, sent)
        assert refused.status_code == 400 and heading(refused) == "Nhập từ bảng"
        assert 'id="summary"' in refused.content.decode()
    assert not Import.objects.exists()


def test_large_files_are_taken_here_only_and_go_to_the_disk(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_ATTACHMENT_MB", "1")
    monkeypatch.setenv("NHIPCAU_IMPORT_MB", "4")
    seen: list[Any] = []
    bring = importing.bring

    def watched(*given: Any, **more: Any) -> Import:
        seen.append(given[5])
        return bring(*given, **more)

    monkeypatch.setattr(importing, "bring", watched)
    kinds: list[type] = []
    chunks = TemporaryUploadedFile.chunks
    monkeypatch.setattr(
        TemporaryUploadedFile, "chunks", lambda self, size=None: (kinds.append(type(self)), chunks(self, size))[1]
    )
    text = b"Ten,Quoc gia\n" + b"a,Lao\n" * 500_000
    assert officer.post(BRING, {"file": SimpleUploadedFile("a.csv", text)}).status_code == 302
    assert kinds == [TemporaryUploadedFile] and len(seen) == 1
    too_large = officer.post(BRING, {"file": SimpleUploadedFile("a.csv", text * 2)})
    assert too_large.status_code == 413 and "nhiều nhất 4 MB" in _words(too_large)
    elsewhere = officer.post(f"{SO}/moi", {"file": SimpleUploadedFile("a.csv", text)})
    assert elsewhere.status_code == 413 and "nhiều nhất 1 MB" in _words(elsewhere)
    visitor = browser(enforce_csrf_checks=True).post(BRING, {"file": SimpleUploadedFile("a.csv", text)})
    assert visitor.headers["Location"].startswith(f"{VI}/dang-nhap"), "its body is not looked into for a mark"
    assert len(seen) == 1


def test_what_is_not_ones_own_is_not_there(world: World, officer: Client) -> None:
    page = _checked(officer)
    nowhere = page.replace(page.rsplit("/", 1)[1], str(UUID(int=5)))
    for who in (("office", "approver"), ("far", "officer"), ("ministry", "auditor")):
        client = signed_in(world.person(*who))
        for way in ("", "/cot", "/dong/1000004", "/tien-do", "/loi.xlsx"):
            answers = [client.get(f"{here}{way}") for here in (page, nowhere)]
            assert [one.status_code for one in answers] == [404, 404]
            assert _anonymous(answers[0], page) == _anonymous(answers[1], nowhere)
        for way in ("/cot", "/dong/1000004", "/ghi", "/kiem-tra-lai", "/dung", "/bo"):
            answers = [client.post(f"{here}{way}", {"text.2": "Lào"}) for here in (page, nowhere)]
            assert [one.status_code for one in answers] == [404, 404]
            assert _anonymous(answers[0], page) == _anonymous(answers[1], nowhere)
    assert _import(page).state == "checked" and not Change.objects.filter(reason__contains="nhập từ bảng").exists()
    auditor = signed_in(world.person("ministry", "auditor"))
    assert auditor.get(BRING).status_code == 404 and BRING not in auditor.get(SO).content.decode()
    far = str(world.agencies["far"].uid)
    assert officer.post(BRING, {"file": _file(TABLE), "agency": far}).status_code == 404


def _anonymous(answer: HttpResponse, page: str) -> str:
    """The page without its own address and the marks of forms."""
    text = re.sub(r'value="\w{64}"', "", answer.content.decode())
    return text.replace(page.rsplit("/", 1)[1], "")


def test_what_the_state_does_not_allow_is_refused_and_changes_nothing(officer: Client) -> None:
    page = _brought(officer, _file(TABLE))
    _not_checked_yet(page)
    progress = officer.get(f"{page}/tien-do").json()
    assert progress | {"said": ""} == {"state": "checking", "done": 0, "total": 0, "said": ""}
    for way in ("cot", "kiem-tra-lai", "bo"):
        refused = officer.post(f"{page}/{way}")
        assert refused.status_code == 409 and "đang được xử lý" in _words(refused)
    assert officer.post(f"{page}/ghi").status_code == 400
    assert officer.get(f"{page}/dong/1000004").status_code == officer.get(f"{page}/loi.xlsx").status_code == 404
    assert officer.post(f"{page}/dung").status_code == 302
    assert "Đang dừng" in _html(officer, page)
    _work(page)
    assert _import(page).state == "choosing"
    assert officer.get(f"{page}/dong/{10**18}").status_code == 404


def test_rows_with_problems_are_handed_out_as_a_workbook(officer: Client) -> None:
    page = _checked(officer)
    answer = officer.get(f"{page}/loi.xlsx")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    content = b"".join(answer.streaming_content)
    assert zipfile.is_zipfile(io.BytesIO(content))


def test_a_page_of_rows_asks_no_more_for_many_than_for_few(world: World, officer: Client) -> None:
    def asked(count: int, show: str, partner: str) -> int:
        head = ["Hình thức", "Bên ký kết Việt Nam", "Bên ký kết nước ngoài"]
        lines = [head, *(["Biên bản ghi nhớ", f"UBND {n}", partner] for n in range(count))]
        place = f"{VI}/so/{registers()[POINTING].slug[0]}/nhap"
        page = _work(_brought(officer, _file(lines), place))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = _html(officer, f"{page}?show={show}")
        assert found.count('scope="row"') == min(count, 50)
        return len(queries)

    owner = str(world.agencies["office"].uid)
    ledger.write(PARTNERS, [ledger.Entry(UUID(int=78), {"name": "Huyện Samuoi", "country": "LA"}, owner=owner)], ACT)
    for show, partner in (("wrong", "Không có ai"), ("create", "Huyện Samuoi")):
        assert asked(3, show, partner) == asked(60, show, partner)


def test_english_pages_have_no_vietnamese_of_ours(officer: Client) -> None:
    ours = {
        phrase.vi
        for key, phrase in WORDS.items()
        if key.startswith("desk_import_") and not _filled(phrase.vi) and phrase.vi != phrase.en and len(phrase.vi) > 8
    }
    bring = f"{EN}/registers/partners/import"
    page = _brought(officer, _file([["Friend", "Land"], ["A", "Laos"]], "friends.xlsx"), bring)
    states = [_html(officer, bring), _html(officer, page)]
    sent = {"sheet": "1", "column.1.0": "name@en", "column.1.1": "country@en"}
    assert officer.post(f"{page}/columns", sent).status_code == 302
    states.append(_html(officer, page))
    _work(page)
    states += [_html(officer, page), _html(officer, f"{page}/rows/1000002")]
    officer.post(f"{page}/write")
    states += [_html(officer, page), _html(officer, _work(page))]
    assert "Write 1 row<" in states[3] and "It is written" in states[-1]
    for text in states:
        assert [words for words in ours if words in Page(text).text] == []


def test_old_tables_are_forgotten_with_their_files(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _checked(officer)
    place = ImportFolder(_import(page).uid).place
    Import.objects.update(at=timezone.now() - timedelta(days=29))
    assert importing.sweep_old() == 0 and place.exists()
    monkeypatch.setenv("NHIPCAU_IMPORT_KEEP_DAYS", "28")
    assert importing.sweep_old() == 1
    assert officer.get(page).status_code == 404 and not place.exists()


@pytest.mark.parametrize(
    ("base", "undo", "told", "rest", "done"),
    [
        (VI, "Hoàn tác cả bảng", "1 hồ sơ đã có người sửa tiếp", "Hoàn tác phần chưa ai sửa", "Đã hoàn tác bảng này"),
        (
            EN,
            "Undo the whole table",
            "1 record has been changed",
            "Undo what nobody changed since",
            "This table is undone",
        ),
    ],
)
def test_a_table_is_undone_on_its_page_or_the_page_says_what_stands_against_it(
    officer: Client, base: str, undo: str, told: str, rest: str, done: str
) -> None:
    before = _names()
    page = _checked(officer, TABLE[:3])
    officer.post(f"{page}/ghi")
    one = _import(_work(page))
    (made,) = Change.objects.filter(batch=one.batch).values_list("uid", flat=True)
    ledger.write(PARTNERS, [ledger.Entry(made, {"note": {"vi": "sửa tiếp"}})], ACT)
    shown = f"{base}/{'nhap' if base == VI else 'imports'}/{one.uid}"
    assert undo in _html(officer, shown) and rest not in _html(officer, shown)
    deed = f"{shown}/{'hoan-tac' if base == VI else 'undo'}"
    assert officer.post(deed).status_code == 302
    assert officer.get(shown).status_code == 200 and _import(page).state == "undoing"
    _work(page)
    said = _html(officer, shown)
    assert told in said and rest in said and len(_names()) == len(before) + 1
    assert f'{made}">Tỉnh Yamaguchi</a>' in said and str(made) not in _words(officer.get(shown))
    ledger.write(PARTNERS, [ledger.Entry(made, {"note": {"vi": "Kết nghĩa từ 2010"}})], ACT)
    officer.post(deed, {"rest": "1"})
    _work(page)
    assert done in _html(officer, shown)
    assert officer.post(deed).status_code == 409
