"""Workbooks of officers: what is read of them, and that a bad one is refused in words and does no harm."""

from __future__ import annotations

import os
import sqlite3
import stat
import unicodedata
import zipfile
from base64 import b85decode
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.engines.workbooks import FileKind, SheetHead, Staged, heads, inspect, merges, refusal, rows, stage
from nhipcau.engines.workbooks.lines import row_from_json, row_to_json
from nhipcau.engines.workbooks.plain import encoding_of
from nhipcau.engines.workbooks.reading import read
from nhipcau.engines.workbooks.refusals import WORDS
from nhipcau.lib.sheets import Cell, CellError, Refused, find_table, rows_of
from nhipcau.lib.text.legacy import convert, detect
from tests.made_files import zipped

TITLE = "DANH SÁCH ĐOÀN RA"
# A workbook in BIFF8 as xlwt 1.3 writes it: sheet "Đoàn ra" with a merged title, a header and a record, "Cũ" hidden.
OLD_XLS = decompress(
    b85decode(
        "c-rk)O-NKx6#nj=|6$Y_Q$d4a5VA5sqD5_VQcG>oU?~(4lsZF+ImX~-T9jq841!ig8_5<eGTZb+5g7z60;3i|5sXEvRzX1v^>xm9@0pr`12tg0"
        "?{Uw&_x#+ybI-l^y;n1l{P^9PS*$=aTv#vy@GjvgN&&kN2FVSBv-aCh$#Af)5b%>Dy&gO&dFf*xvcG4cG3A~n3Vft=6sM6GPN!l;M62|nS8*Sj"
        "l$+L`#&t@isFr?}3+)%WLFgUPeJpgha4rdLBHg??f|+=tewVe559?Zyl@e9BFE;OlvmKRq!Rz?kWo7Dm(2^PGJ+;mRQFjOvAeVNe(y0uW%WxAx"
        "Aen3&8fwfE@~9wpPvE-|1HRdD{WRwAi_2Fa{*UE+-yisXa^gz<73~H_VH{Vym~*JYJ~vBzDy)W)N1F6A=p{)AJH5O{v}(hEnnSyUyVu;-_p~HB"
        "W8Kqjoi3oer-wo=fhqMq+7GHNaU!4fGv_33M@Oi_R@{iDIePl3rXbfK8%cQCMp7c-6(X8MndBo9WMLY|+^w&#_xE+hj|pc~4iEE)*~H_4f%9xZ"
        "#-$>0Ez)|i*e3LX)VfjfH9{*W0_a`WRcU3~$3*9%Nb9Jb9fCLU%}erID4+Xs;6XI^DZZ8RlO3~XDkk5?$5BgjlO%h7#?YV|)U~UOhjII@tj*|y"
        "(CXhdCch3_eK)Lgv<&kciiC*JCsN|s;rU^GwTiwHeWqr~o=vl)spPU+(<`jc>Y(r<;uY36eZli=$~2AP*>jE0Ryz!hW?hbZY)BjGFBHSuYLTv2"
        "Z>v?k?cu8x&ni}%RR<0nIB?*=frBDI$wkk+So1~9V_oKa)_<LON(;_!lK&P5F-#AC(e0%V#S!{Y%oenMs^C#}U22Us_Wwf0A!<E?LG(#K1`A%l"
        "bQxDm$FpX`@ZSreLfc;`q@Vw|{ht^(3N`"
    )
)

Write = Callable[[xlsxwriter.Workbook], None]


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook, or bytes, into a file."""

    def make(content: Write | bytes, name: str = "bang.xlsx") -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            with xlsxwriter.Workbook(str(path)) as workbook:
                content(workbook)
        return path

    return make


def staged(path: Path, **options: Any) -> tuple[Staged, list[dict[int, list[Cell]]]]:
    """What was said of the file, and the rows of each sheet by number."""
    into = path.with_suffix(".staged")
    into.unlink(missing_ok=True)
    found = stage(path, inspect(path, path.name), into, **options)
    return found, [dict(rows(into, head.number)) for head in found.sheets]


def read_here(path: Path, encoding: str | None = None) -> tuple[str, dict[int, list[Cell]]]:
    """The encoding and the rows of a text, read without a child: it only decodes."""
    assert inspect(path, path.name) is FileKind.CSV
    found = encoding_of(path, encoding)
    (sheet,) = read(path, FileKind.CSV, found)
    return found, dict(sheet.rows)


def refused(path: Path, **options: Any) -> Refused:
    with pytest.raises(Refused) as raised:
        staged(path, **options)
    assert not path.with_suffix(".staged").exists()
    assert raised.value.vi
    assert raised.value.en
    return raised.value


def _typical(workbook: xlsxwriter.Workbook) -> None:
    day, moment = (
        workbook.add_format({"num_format": "dd/mm/yyyy"}),
        workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    )
    clock = workbook.add_format({"num_format": "hh:mm"})
    sheet, hidden = workbook.add_worksheet("Đoàn ra 2024"), workbook.add_worksheet("Danh mục")
    hidden.hide()
    hidden.write_column("A1", ["Lào", "Nhật Bản"])
    sheet.merge_range("A1:D1", TITLE)
    sheet.write_row("A3", ["STT", "Đối tác", "Ngày", "Kinh phí"])
    sheet.write_row("A4", [1, "Đại học Kyoto"])
    sheet.write_datetime("C4", datetime(2024, 5, 12), day)  # noqa: DTZ001
    sheet.write_number("D4", 1234567890123.45)
    sheet.write_row("A5", [2.0, "a\nb"])
    sheet.write_datetime("C5", datetime(2024, 5, 12, 8, 30), moment)  # noqa: DTZ001
    sheet.write_formula("D5", "=1/0", None, "#DIV/0!")
    sheet.write_boolean("E5", True)
    sheet.write_datetime("F5", time(8, 30), clock)
    sheet.merge_range("B7:B9", "Seoul")
    sheet.write("A9", 9)
    sheet.write("G9", "x_x0041__xD800_")


def test_a_workbook_of_excel(made: Callable[..., Path]) -> None:
    path = made(_typical)
    assert inspect(path, "bang.csv") is FileKind.XLSX  # by content
    found, (out, categories) = staged(path)
    assert found == Staged(
        FileKind.XLSX, "", (SheetHead(1, "Đoàn ra 2024", False, 9, 7), SheetHead(2, "Danh mục", True, 2, 1))
    )
    assert out == {
        1: [TITLE] * 4,
        3: ["STT", "Đối tác", "Ngày", "Kinh phí"],
        4: [1, "Đại học Kyoto", date(2024, 5, 12), 1234567890123.45],
        5: [2, "a\nb", datetime(2024, 5, 12, 8, 30), CellError("#DIV/0!"), True, "08:30"],  # noqa: DTZ001
        7: [None, "Seoul"],
        8: [None, "Seoul"],
        9: [9, "Seoul", None, None, None, None, "xA_xD800_"],
    }
    assert type(out[5][0]) is int
    assert categories == {1: ["Lào"], 2: ["Nhật Bản"]}


def test_a_table_that_begins_in_column_c(made: Callable[..., Path]) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("A")
        sheet.write_row("C2", ["STT", "Đối tác", "Thời gian"])
        sheet.merge_range("E2:F2", "Thời gian")
        sheet.write_row("C3", [1, "Kyoto", "5/5"])
        sheet.write_formula("F3", "=1/0", None, "#DIV/0!")

    assert staged(made(write))[1] == [
        {
            2: [None, None, "STT", "Đối tác", "Thời gian", "Thời gian"],
            3: [None, None, 1, "Kyoto", "5/5", CellError("#DIV/0!")],
        }
    ]


def test_a_day_shown_as_a_month_or_a_year_is_no_more_than_that(made: Callable[..., Path]) -> None:
    """ "5/2019" typed into Excel is kept as 1 May 2019 and shown as "May-19"."""
    shown = [
        "mmm-yy",
        "mm/yyyy",
        "yyyy",
        '"tháng "m\\ yyyy',
        "[$-42A]mmmm yyyy;@",
        "d/m/yyyy",
        "dd/mm/yyyy hh:mm",
        "h:mm",
    ]

    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("A")
        for column, form in enumerate(shown):
            sheet.write_datetime(0, column, datetime(2019, 5, 1), workbook.add_format({"num_format": form}))  # noqa: DTZ001

    day = date(2019, 5, 1)
    assert staged(made(write))[1][0][1][:6] == ["05/2019", "05/2019", "2019", "05/2019", "05/2019", day]
    cells = "".join(
        f'<table:table-cell office:value-type="date" office:date-value="2019-05-01"><text:p>{text}</text:p></table:table-cell>'
        for text in ("05/2019", "2019", "01/05/2019", "01/05/19")
    )
    content = ods(f'<table:table table:name="a"><table:table-row>{cells}</table:table-row></table:table>')
    assert staged(made(content, "bang.ods"))[1] == [{1: ["05/2019", "2019", day, day]}]


def test_the_staging_file(made: Callable[..., Path], tmp_path: Path) -> None:
    path, into = made(_typical), tmp_path / "into"
    stage(path, FileKind.XLSX, into)
    assert stat.S_IMODE(into.stat().st_mode) == 0o600
    assert [tuple(merge) for merge in merges(into, 1)] == [(1, 0, 1, 3), (7, 1, 9, 1)]
    assert [number for number, _ in rows(into, 1, first=4, last=7)] == [4, 5, 7]
    assert [head.name for head in heads(into)] == ["Đoàn ra 2024", "Danh mục"]
    kept = sqlite3.connect(into).execute("SELECT cells FROM cells WHERE sheet = 1 AND row = 5").fetchone()
    assert kept == ('[2,"a\\nb",{"d":"2024-05-12T08:30:00"},{"e":"#DIV/0!"},true,"08:30"]',)
    with pytest.raises(FileExistsError):
        stage(path, FileKind.XLSX, into)


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), st.dates(),
    st.text(st.characters(exclude_categories=["Cs"])), st.datetimes(), st.text(max_size=5).map(CellError),
)  # fmt: skip


@given(st.lists(CELLS))
@settings(max_examples=100)
def test_lines_give_back_what_they_were_given(cells: list[Cell]) -> None:
    if all(one.text.isprintable() for one in cells if isinstance(one, CellError)):
        assert row_from_json(row_to_json(cells)) == cells


def test_a_workbook_of_before_2007(made: Callable[..., Path]) -> None:
    found, (out, hidden) = staged(made(OLD_XLS, "cu.xls"))
    assert found.kind is FileKind.XLS
    assert [(head.name, head.is_hidden) for head in found.sheets] == [("Đoàn ra", False), ("Cũ", True)]
    assert out == {1: ["DANH SÁCH"] * 3, 2: ["STT", "Nước", "Ngày"], 3: [1, "Nhật Bản", date(2024, 5, 12)]}
    assert hidden == {1: ["cũ"]}
    assert refused(made(OLD_XLS[:3000], "cu.xls")).code in ("broken", "not_a_sheet")
    macros = OLD_XLS + "_VBA_PROJECT_CUR".encode("utf-16-le").ljust(128, b"\0")
    assert refused(made(macros, "cu.xls")).code == "macros"


def ods(*body: str, styles: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    names += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    xml = (
        f'<?xml version="1.0"?><office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{''.join(body)}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml})


def cell(text: str, about: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>"


EMPTY_REST = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_a_workbook_of_libreoffice(made: Callable[..., Path]) -> None:
    content = ods(
        '<table:table table:name="Đoàn ra"><table:table-row>'
        + cell(TITLE, 'office:value-type="string" table:number-columns-spanned="3" table:number-rows-spanned="1"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "<table:table-row>"
        + cell("1", 'office:value-type="float" office:value="60"')
        + cell('Đại học<text:s/>Kyoto</text:p><text:p>dòng <text:span>hai</text:span><office:annotation><text:p>lời chú</text:p></office:annotation>')
        + cell("12/05/24", 'office:value-type="date" office:date-value="2024-05-12"')
        + cell("8:30", 'office:value-type="time" office:time-value="PT08H30M00S"')
        + cell("#REF!", 'office:value-type="string" office:string-value="" calcext:value-type="error"')
        + cell("5%", 'office:value-type="percentage" office:value="0.05" table:number-columns-repeated="2"')
        + cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"')
        + "</table:table-row><table:table-row>"
        + cell("Seoul", 'office:value-type="string" table:number-rows-spanned="2"')
        + "</table:table-row><table:table-row><table:covered-table-cell/>" + cell("Busan") + "</table:table-row>"
        + EMPTY_REST + "</table:table>",
        '<table:table table:name="Ẩn" table:style-name="ta2"><table:table-row table:number-rows-repeated="2">' + cell("x") + "</table:table-row></table:table>",
        styles='<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
    )  # fmt: skip
    found, (out, hidden) = staged(made(content, "bang.ods"))
    assert found == Staged(FileKind.ODS, "", (SheetHead(1, "Đoàn ra", False, 6, 8), SheetHead(2, "Ẩn", True, 2, 1)))
    assert out == {
        1: [TITLE] * 3,
        4: [60, "Đại học Kyoto\ndòng hai", date(2024, 5, 12), "8:30", CellError("#REF!"), 0.05, 0.05, True],
        5: ["Seoul"],
        6: ["Seoul", "Busan"],
    }
    assert hidden == {1: ["x"], 2: ["x"]}


def test_formatting_to_the_last_cell_costs_nothing(made: Callable[..., Path]) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet, bold = workbook.add_worksheet(), workbook.add_format({"bold": True})
        sheet.write_row("A1", ["STT", "Nước"])
        sheet.write_blank("XFD1048576", None, bold)
        sheet.write_blank("XFD2", None, bold)
        sheet.set_row(500_000, 20, bold)

    found, _ = staged(made(write))
    assert found.sheets[0][3:] == (1, 2, "")


def test_300_columns_are_read_and_401_are_not(made: Callable[..., Path]) -> None:
    found, (numbers,) = staged(made(lambda workbook: workbook.add_worksheet().write_row(0, 0, range(300))))
    assert (found.sheets[0].columns, numbers[1][299]) == (300, 299)
    assert (
        staged(made(lambda workbook: workbook.add_worksheet().write_row(0, 0, range(400))))[0].sheets[0].columns == 400
    )
    assert refused(made(lambda workbook: workbook.add_worksheet().write_row(0, 0, range(401)))).code == "too_wide"
    wide = (
        "<table:table><table:table-row>"
        + cell("x", 'table:number-columns-repeated="401"')
        + "</table:table-row></table:table>"
    )
    assert refused(made(ods(wide), "rong.ods")).code == "too_wide"
    assert refused(made(b",".join([b"x"] * 401) + b"\n", "rong.csv")).code == "too_wide"


def test_a_stray_value_in_the_last_cell_is_refused_and_other_sheets_are_read(made: Callable[..., Path]) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        for place in ("XFD1048576", "B1048576", "A1"):
            workbook.add_worksheet().write(place, "x")

    found, _ = staged(made(write))
    assert [head.problem for head in found.sheets] == ["too_wide", "too_long", ""]
    assert [head.rows for head in found.sheets] == [0, 0, 1]


def test_200_000_rows_are_the_most(made: Callable[..., Path]) -> None:
    assert staged(made(lambda workbook: workbook.add_worksheet().write("B200000", "x")))[0].sheets[0].rows == 200_000
    assert refused(made(lambda workbook: workbook.add_worksheet().write("B200001", "x"))).code == "too_long"
    long = (
        '<table:table><table:table-row table:number-rows-repeated="200001">'
        + cell("x")
        + "</table:table-row></table:table>"
    )
    assert refused(made(ods(long), "dai.ods")).code == "too_long"


def with_members(path: Path, more: dict[str, bytes], drop: str = "") -> bytes:
    """The archive with members added or exchanged."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != drop}
    return zipped({**kept, **more})


def test_what_an_archive_may_not_be(made: Callable[..., Path]) -> None:
    path = made(_typical)
    good = path.read_bytes()
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    doctype = sheet.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)
    bad = {
        "macros": with_members(path, {"xl/vbaProject.bin": b"x"}),
        "bomb": with_members(path, {"xl/media/a.xml": b"0" * 60 * 1024**2}),
        "doctype": with_members(path, {"xl/worksheets/sheet1.xml": doctype}),
        "not_a_sheet": zipped({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}),
        "binary_workbook": zipped({"xl/workbook.bin": b"x", "[Content_Types].xml": "<a/>"}),
        "broken": good[: len(good) // 2],
    }
    assert {code: refused(made(content, "xau.xlsx")).code for code, content in bad.items()} == {
        code: code for code in bad
    }
    members = {f"xl/media/{number}.xml": b"" for number in range(5001)}
    assert refused(made(with_members(path, members), "xau.xlsx")).code == "bomb"
    for broken in (sheet[:-200], b"", sheet.decode().encode("utf-16"), b"<worksheet"):
        assert refused(made(with_members(path, {"xl/worksheets/sheet1.xml": broken}), "xau.xlsx")).code in (
            "broken",
            "nothing_in_it",
        )
    assert refused(made(with_members(path, {}, drop="xl/_rels/workbook.xml.rels"), "xau.xlsx")).code == "broken"


def test_what_an_open_document_may_not_be(made: Callable[..., Path]) -> None:
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    bad = {
        "doctype": zipped({"mimetype": mimetype, "content.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        "encrypted": zipped({"mimetype": mimetype, "content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "macros": zipped({"mimetype": mimetype, "content.xml": "x", "Basic/Standard/Module1.xml": "x"}),
        "not_a_sheet": zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}),
        "broken": zipped({"mimetype": mimetype, "content.xml": "<a><b></a>"}),
        "nothing_in_it": ods('<table:table table:name="a">' + EMPTY_REST + "</table:table>"),
    }  # fmt: skip
    assert {code: refused(made(content, "bang.ods")).code for code, content in bad.items()} == {
        code: code for code in bad
    }


def compound(name: str) -> bytes:
    """The beginning of a compound file, and an entry of its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + name.encode("utf-16-le").ljust(128, b"\0")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (compound("EncryptedPackage"), "encrypted"),
        (compound("WordDocument"), "not_a_sheet"),
        (compound("Workbook"), "broken"),
        (b"%PDF-1.7\n", "not_a_sheet"),
        (b"MZ" + b"\0" * 100, "not_a_sheet"),
        (b"PK\x03\x04", "broken"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "markup"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "markup"),
        (b"a,b\n1,\0\n", "null_bytes"),
        (b"a,b\n" + b"1,2\n" * 50_000 + b"\0", "null_bytes"),
        (b"a,b\n\x01\x02,3\n", "undecodable"),
        (b" \n,,\n", "nothing_in_it"),
        (b'a,b\n"' + b"x" * 200_000, "bad_quotes"),
    ],
)
def test_what_is_no_workbook(made: Callable[..., Path], content: bytes, code: str) -> None:
    assert refused(made(content, "tep.csv")).code == code


def test_a_file_too_large_is_said_in_megabytes(made: Callable[..., Path]) -> None:
    path = made(b"x" * (3 * 1024**2 + 1), "to.csv")
    with pytest.raises(Refused) as raised:
        inspect(path, "to.csv", most=2 * 1024**2)
    assert (raised.value.code, raised.value.data) == ("too_large", {"size": 4, "most": 2})
    assert "4 MB" in raised.value.vi


LINES = "STT;Tên;Nước\n1;Đại học Kyoto, Osaka;Nhật Bản\n"
READ: dict[int, list[Cell]] = {1: ["STT", "Tên", "Nước"], 2: ["1", "Đại học Kyoto, Osaka", "Nhật Bản"]}


def windows_1258(text: str) -> bytes:
    """As Windows writes it: a letter with its own mark, then the tone."""
    found = b""
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = [mark for mark in marks if mark not in tones]
            found += unicodedata.normalize("NFC", base + "".join(rest)).encode("cp1258") + "".join(tones).encode(
                "cp1258"
            )
    return found


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LINES.encode(), "utf-8"),
        (("\ufeff" + LINES).encode(), "utf-8-sig"),
        (LINES.encode("utf-16"), "utf-16"),
        (windows_1258(LINES), "cp1258"),
        (LINES.replace(";", "\t").encode(), "utf-8"),
        (LINES.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_text_in_every_encoding(made: Callable[..., Path], content: bytes, encoding: str) -> None:
    assert read_here(made(content, "bang.csv")) == (encoding, READ)


def test_titles_above_and_lines_in_cells_do_not_mislead(made: Callable[..., Path]) -> None:
    content = 'DANH SÁCH; năm 2024; quý 1; quý 2\n\na,b,c\n"1,5","dòng một\ndòng hai",x\n4,5,6\n'
    assert read_here(made(content.encode(), "bang.csv"))[1] == {
        1: ["DANH SÁCH; năm 2024; quý 1; quý 2"],
        3: ["a", "b", "c"],
        4: ["1,5", "dòng một\ndòng hai", "x"],
        5: ["4", "5", "6"],
    }


def test_letters_of_old_fonts_are_kept_to_be_converted(made: Callable[..., Path]) -> None:
    lines = "STT,§èi t¸c,N­íc\n1,§¹i häc Kü thuËt,NhËt B¶n\n2,Së Ngo¹i vô,Lµo\n"
    encoding, found = read_here(made(lines.encode("cp1252"), "bang.csv"))
    texts = [str(cell) for row in found.values() for cell in row]
    assert (encoding, detect(texts)) == ("cp1252", "tcvn3")
    assert [convert(text, "tcvn3") for text in texts[4:6]] == ["Đại học Kỹ thuật", "Nhật Bản"]


def test_an_encoding_can_be_asked_for(made: Callable[..., Path]) -> None:
    path = made("Tên,Nước\nÉcole,Pháp\n".encode(), "bang.csv")
    found, (lines,) = staged(path, encoding="cp1252")
    assert (found.kind, found.encoding, lines[2][1]) == (FileKind.CSV, "cp1252", "PhÃ¡p")
    fault = refused(path, encoding="utf-16")
    assert (fault.code, fault.data) == ("wrong_encoding", {"encoding": "utf-16"})
    assert "utf-16" in fault.vi


def test_what_takes_too_long_is_ended(made: Callable[..., Path]) -> None:
    path = made(lambda workbook: workbook.add_worksheet().write("A1", "x"))
    assert refused(path, seconds=0.01).code == "too_much"


def test_what_takes_too_much_memory_is_ended(made: Callable[..., Path]) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write("A1", "x")
        sheet.write("OJ200000", "x")

    assert refused(made(write)).code == "too_much"


def test_the_child_sees_nothing_of_our_surroundings(made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is read well while our environment holds what would stop the child if it saw it."""
    monkeypatch.setenv("PYTHONINSPECT", "1")
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("PYTHONHOME", os.devnull)
    assert staged(made(_typical))[0].sheets[0].rows == 9


def test_all_words_are_there_in_both_languages() -> None:
    data = {"size": 1, "most": 2, "encoding": "utf-8"}
    for code in WORDS:
        said = refusal(code, **data)
        assert said.vi != said.en
        assert "{" not in said.vi + said.en


def test_from_the_file_to_records(made: Callable[..., Path], tmp_path: Path) -> None:
    """A report as offices send it: titles, two rows of headers by merged cells, groups, a merged country, a total."""

    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Đoàn ra")
        sheet.merge_range("A1:F1", "TỔNG HỢP ĐOÀN RA NĂM 2024")
        for place, text in (
            ("A3:A4", "STT"),
            ("B3:B4", "Nước đến"),
            ("C3:C4", "Trưởng đoàn"),
            ("D3:E3", "Thời gian"),
            ("F3:F4", "Kinh phí"),
        ):
            sheet.merge_range(place, text)
        sheet.write_row("D4", ["Ngày đi", "Ngày về"])
        sheet.write_row("A5", ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"])
        sheet.merge_range("A6:F6", "I. Châu Á")
        sheet.merge_range("B7:B8", "Nhật Bản")
        sheet.write_row("A7", [1])
        sheet.write_row("C7", ["Nguyễn Văn A", "12.5.2024", "15/5/24", 120.5])
        sheet.write_row("A8", [2])
        sheet.write_row("C8", ["nt", "-", "…", 80])
        sheet.write_row("A9", ["Tổng cộng", None, None, None, None, 200.5])
        sheet.write("E11", "Huế, ngày 5 tháng 1 năm 2025")

    into = tmp_path / "into"
    stage(made(write), FileKind.XLSX, into)
    table = find_table(list(rows(into, 1, last=60)), {"nuoc den": "country", "ngay di": "left", "kinh phi": "cost"})
    assert table is not None
    assert (table.header_rows, table.first_row, table.problems) == ((3, 4), 6, ())
    assert table.known == {1: "country", 3: "left", 5: "cost"}
    found = list(rows_of(rows(into, 1), table))
    assert [(row.number, row.role.value) for row in found] == [
        (6, "group"), (7, "record"), (8, "record"), (9, "total"), (11, "note"),
    ]  # fmt: skip
    assert found[1].group == found[2].group == "I. Châu Á"
    assert found[1].values == {0: 1, 1: "Nhật Bản", 2: "Nguyễn Văn A", 3: "12.5.2024", 4: "15/5/24", 5: 120.5}
    assert found[2].values == {0: 2, 1: "Nhật Bản", 2: "Nguyễn Văn A", 5: 80}
