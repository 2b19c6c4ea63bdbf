"""Files of the fixture site: complete, parseable, and with their terms."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import orjson
import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.files import FORMATS, csv_readme, file_format, parse_csv, terms
from nhipcau.core.registry import open_registers, register
from nhipcau.core.search import ListRequest, find, parse_request, public_index
from nhipcau.core.store.read import walk
from nhipcau.engines.workbooks.book import Book, put
from nhipcau.web.guard import public_only

NAMES = list(open_registers())


def exported(name: str, format_name: str, request: ListRequest | None = None, language: str = "vi") -> bytes:
    with public_only():
        return b"".join(file_format(format_name).stream(register(name), request, language))


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_every_public_record_and_its_terms(site: Path, name: str) -> None:
    document = orjson.loads(exported(name, "json"))
    assert [record["code"] for record in document["results"]] == [hit.code for hit in walk(name)]
    strictness = {source["licence"]["id"] for source in document["sources"]}
    assert not document["results"] or document["licence"]["id"] in strictness | {"unknown"}
    for record in document["results"]:
        if record["source"]:
            assert record["source"] in document["sources"]


@pytest.mark.parametrize("name", NAMES)
def test_line_delimited_json_is_the_same_records(site: Path, name: str) -> None:
    lines = exported(name, "ndjson").splitlines()
    assert [orjson.loads(line) for line in lines] == orjson.loads(exported(name, "json"))["results"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_csv_has_a_line_per_record_and_codes_of_what_it_points_at(site: Path, name: str, language: str) -> None:
    text = exported(name, "csv", language=language).decode("utf-8")
    rows = list(parse_csv(register(name), io.StringIO(text, newline=""), language))
    records = [orjson.loads(hit.json) for hit in walk(name, part="record")]
    assert [row["code"] for row in rows] == [record["code"] for record in records]
    for row, record in zip(rows, records, strict=True):
        for column, relation in register(name).relations.items():
            if not relation.many and column in record["values"]:
                target = record["values"][column]
                assert row[column] == (target["code"] if target else None)


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_of_a_search_is_exactly_its_result(site: Path, format_name: str) -> None:
    partners = register("partners")
    request = parse_request(partners, {"country": ["JP"], "limit": ["1"], "sort": ["-name"]})
    listing = find(public_index(), request)
    assert listing.total > 1
    content = exported("partners", format_name, request)
    every = {hit.code for hit in walk("partners")}
    match format_name:
        case "xlsx":
            sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
            codes = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
        case "csv":
            codes = [row["code"] for row in parse_csv(partners, io.StringIO(content.decode(), newline=""), "vi")]
        case "json":
            codes = [record["code"] for record in orjson.loads(content)["results"]]
        case _:
            codes = [orjson.loads(line)["code"] for line in content.splitlines()]
    assert len(codes) == listing.total
    assert set(codes) < every
    assert codes == sorted(codes)


def test_beside_a_csv_file_stand_licence_sources_and_columns(site: Path) -> None:
    partners = register("partners")
    readme = csv_readme(partners, "en")
    assert readme.startswith("# Foreign partners\n")
    assert "Licence: Facts, source cited" in readme
    assert "Twinning and friendship ties: compiled from official pages and the press" in readme
    assert "* Country or territory (country)" in readme


def test_nothing_published_has_no_known_licence(empty_site: Path) -> None:
    assert terms(register("partners")).licence.id == "unknown"
    assert orjson.loads(exported("partners", "json"))["results"] == []


def test_a_workbook_has_numbers_and_days_as_such_and_says_where_its_records_are_from(site: Path) -> None:
    partners = register("partners")
    book = openpyxl.load_workbook(io.BytesIO(exported("twinnings", "xlsx")))
    sheet, about = book.worksheets
    assert (sheet.title, about.title) == ("Quan hệ kết nghĩa, hữu nghị", "Về tệp này")
    head = [cell.value for cell in sheet[1]]
    assert head[0] == "Mã"
    assert any(
        cell.number_format == "dd/mm/yyyy" and cell.is_date for row in sheet.iter_rows(min_row=2) for cell in row
    )
    told = "\n".join(str(row[0]) for row in about.iter_rows(values_only=True) if row[0])
    assert "Giấy phép" in told
    assert "Nguồn" in told
    assert exported("twinnings", "xlsx") == exported("twinnings", "xlsx")
    english = openpyxl.load_workbook(io.BytesIO(exported("partners", "xlsx", language="en")))
    assert [sheet.title for sheet in english.worksheets] == [partners.title[1], "About this file"]


def test_nothing_in_a_workbook_is_a_formula() -> None:
    book = Book()
    sheet = book.sheet("Sổ [1]: a/b?")
    for row, text in enumerate(("=1+1", "+84", "-5", "@SUM(A1)", "https://example.org/", "x" * 40_000, "")):
        put(sheet, row, 0, text)
    read = openpyxl.load_workbook(io.BytesIO(b"".join(book.pieces())))
    assert read.sheetnames == ["Sổ  1   a b"]
    cells = [row[0] for row in read.worksheets[0].iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:5]] == ["=1+1", "+84", "-5", "@SUM(A1)", "https://example.org/"]
    assert cells[5].value == "x" * 32_766 + "…"


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(Fault, match="xlsx, csv, json, ndjson"):
        file_format("xls")
