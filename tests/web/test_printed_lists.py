"""A list of documents in the form an office binds: the columns of Decree 30/2020/NĐ-CP, filled where the library knows."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from nhipcau.core.desk import desk_index
from tests import people
from tests.desk import EN, VI, signed_in
from tests.steps import show, write


def test_the_register_of_documents_received_is_printed(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    write(
        "documents", "decree", public=True, title={"vi": "Về một việc thử"}, symbol="1/2001/NĐ-CP", kind="decree",
        issuer="Chính phủ", issued_on="2001-02-03",
    )  # fmt: skip
    write("documents", "other", public=True, title={"vi": "Giấy khác"}, symbol="=2", issuer="Ai đó")
    show()
    desk_index().catch_up()
    officer = signed_in(people.working("an", people.office(), "officer"))
    address = f"{VI}/so/tai-lieu/in/so-van-ban-den.xlsx"
    listed = officer.get(f"{VI}/so/tai-lieu?desk=all&kind=decree").content.decode()
    assert f"{address}?desk=all&amp;kind=decree" in listed
    answer = officer.get(f"{address}?desk=all&kind=decree")
    assert 'filename="so-van-ban-den.xlsx"' in answer.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][0] == "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"
    assert lines[2] == (
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    )  # fmt: skip
    assert lines[3] == tuple(f"({number})" for number in range(1, 11))
    assert lines[4:] == [
        (None, None, "Chính phủ", "1/2001/NĐ-CP", "03/02/2001", "Nghị định. Về một việc thử", None, None, None, None)
    ]
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$3:$4", "landscape")
    english = officer.get(f"{EN}/registers/documents/print/register-of-documents-sent.xlsx?desk=all")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(english.streaming_content))).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)] in (
        ["1/2001/NĐ-CP", "=2"],
        ["=2", "1/2001/NĐ-CP"],
    )
    assert officer.get(f"{VI}/so/tai-lieu/in/khong-co.xlsx").status_code == 404
    assert officer.get(f"{VI}/so/doi-tac/in/so-van-ban-den.xlsx").status_code == 404
