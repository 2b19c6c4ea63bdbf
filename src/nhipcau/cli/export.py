"""``nhipcau export``: a register, or what a search in it finds, as a file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nhipcau.cli.output import tell
from nhipcau.cli.progress import stage
from nhipcau.cli.start import open_store
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest

HELP = Label("xuất một sổ ra tệp CSV, Excel, JSON hoặc NDJSON", "write a register to a CSV, Excel, JSON or NDJSON file")
REGISTER = Label("tên sổ (partners hoặc doi-tac)", "name of the register (partners or doi-tac)")
OUT = Label("tệp ghi ra (mặc định: đầu ra chuẩn)", "file to write (default: standard output)")
QUERY = Label("chỉ các bản ghi có những từ này", "only records with these words")
FILTER = Label("bộ lọc tên=giá trị, dùng được nhiều lần", "filter name=value, may be repeated")
FORMATS = ("csv", "xlsx", "json", "ndjson")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("register", metavar="REGISTER", help=REGISTER.get(language))
    parser.add_argument("--format", choices=FORMATS, default="csv")
    parser.add_argument("--out", type=Path, metavar="FILE", help=OUT.get(language))
    parser.add_argument("-q", dest="text", default="", metavar="TEXT", help=QUERY.get(language))
    parser.add_argument("--filter", action="append", default=[], metavar="NAME=VALUE", help=FILTER.get(language))


def run(options: Namespace) -> int:
    open_store()
    from nhipcau.core.files import csv_readme, file_format, terms
    from nhipcau.core.registry import open_register as register_of
    from nhipcau.core.search import parse_request

    register = register_of(options.register)
    request = parse_request(register, _parameters(options.text, options.filter), facets=False)
    pieces = file_format(options.format).stream(register, request, options.lang)
    total = _expected(register, request)
    with stage(Label(*register.title).get(options.lang)) as report, _target(options.out) as target:
        written = 0
        for piece in pieces:
            target.write(piece)
            written += piece.count(b"\n")
            report(min(written, total), total)
        report(total, total)
    if options.out and options.format == "csv":
        beside = options.out.with_suffix(".README.md")
        beside.write_text(csv_readme(register, options.lang), encoding="utf-8")
        tell(options.lang, f"Giấy phép và nguồn: {beside}", f"Licence and sources: {beside}")
    else:
        licence = terms(register).licence.label
        tell(options.lang, f"Giấy phép: {licence.vi}", f"Licence: {licence.en}")
    return 0


def _parameters(text: str, filters: list[str]) -> dict[str, list[str]]:
    parameters = {"q": [text]}
    for given in filters:
        name, equals, value = given.partition("=")
        if not equals or not name.strip():
            raise Fault(
                "bad_filter",
                f"Bộ lọc {given!r} phải có dạng tên=giá trị, ví dụ country=JP.",
                f"Filter {given!r} must be name=value, for example country=JP.",
                {"value": given},
            )
        parameters.setdefault(name.strip(), []).append(value.strip())
    return parameters


def _expected(register: Register, request: ListRequest) -> int:
    """Records the file will have, for the bar."""
    from nhipcau.core.search import public_index
    from nhipcau.core.search.listing import count_matches

    return count_matches(public_index(), request)[0]


@contextmanager
def _target(path: Path | None) -> Iterator[BinaryIO]:
    """The file to write to. A named file appears whole or not at all."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as target:
            yield target
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
