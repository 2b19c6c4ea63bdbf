"""``nhipcau show``: one public record, locality, region or country."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.start import open_store
from nhipcau.core.labels import Label

HELP = Label("xem một bản ghi, địa phương, vùng hoặc nước", "show one record, locality, region or country")
CODE = Label(
    "mã bản ghi (DT-0079), mã địa phương (quang-tri), mã vùng (bac-trung-bo) hoặc mã nước (JP)",
    "code of a record (DT-0079), of a locality (quang-tri), of a region (bac-trung-bo) or of a country (JP)",
)
UNKNOWN = 1

BASIS = Label("Căn cứ công khai", "Basis for publication")
EVIDENCE = Label("Nguồn dẫn", "Evidence")
SOURCE = Label("Bộ dữ liệu, giấy phép", "Dataset, licence")
ADDRESS = Label("Địa chỉ", "Address")
UNCONFIRMED = Label(
    "Theo nguồn công khai, chưa được cơ quan chủ quản xác nhận",
    "From public sources, not confirmed by the responsible body",
)
FIXED = {
    "valid_from": Label("Có từ", "Since"),
    "valid_until": Label("Đến hết (không kể ngày này)", "Until (this day not included)"),
    "today": Label("Địa bàn nay thuộc", "Territory now in"),
    "members": Label("Các địa phương", "Localities"),
    "note": Label("Ghi chú", "Note"),
    "iso2": Label("Mã ISO 2 chữ", "ISO two-letter code"),
    "iso3": Label("Mã ISO 3 chữ", "ISO three-letter code"),
}


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("code", metavar="CODE", help=CODE.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    open_store()
    import orjson

    from nhipcau.core.faults import not_found

    text = _record(options.code.strip())
    if text is None:
        fault = not_found("mã / code", options.code)
        print(f"nhipcau: {fault.vi} / {fault.en}", file=sys.stderr)
        return UNKNOWN
    record = orjson.loads(text)
    if options.json:
        print_json(record)
        return 0
    print(record[f"label_{options.lang}"])
    facts = list(_facts(record, options.lang))
    width = max(len(title) for title, _ in facts)
    for title, words in facts:
        print(f"  {title:<{width}}  {words}")
    return 0


def _record(code: str) -> str | None:
    """The JSON text of what has this code; prefixes of codes are unique across registers."""
    from nhipcau.core.registry import open_registers
    from nhipcau.core.store.read import one
    from nhipcau.lib.identifiers import parse_code, public_code

    try:
        prefix, number = parse_code(code)
    except ValueError:
        return one("localities", code.lower()) or one("regions", code.lower()) or one("countries", code.upper())
    for register in open_registers().values():
        if register.code_prefix == prefix:
            return one(register.name, public_code(prefix, number))
    return None


def _facts(record: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    """Titles and words of everything known of a record, in the order of its register's declaration."""
    from nhipcau.core.registry import open_registers
    from nhipcau.core.settings import SETTINGS

    register = open_registers().get(record["register"])
    if register is None:
        yield from _fixed_facts(record["values"], language)
    else:
        for column in register.public:
            if words := register.kinds[column.name].text(record["values"][column.name], language):
                yield column.words.get(language), words
        yield from _grounds(record, language)
    base = SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")
    yield ADDRESS.get(language), base + record["url_en" if language == "en" else "url"]


def _fixed_facts(values: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    said = {**values, "note": values.get(f"note_{language}")}
    for name, title in FIXED.items():
        value = said.get(name)
        if value:
            entries = value if isinstance(value, list) else [value]
            yield (
                title.get(language),
                ", ".join(one[language] if isinstance(one, dict) else str(one) for one in entries),
            )


def _grounds(record: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    """What the record rests on, under which licence, and who confirmed it."""
    for entry in record["evidence"]:
        if where := entry.get("url") or entry.get("reference"):
            yield EVIDENCE.get(language), where
    if source := record["source"]:
        yield SOURCE.get(language), f"{source[language]} ({source['licence'][language]})"
    publication = record["publication"]
    yield BASIS.get(language), publication["basis"][language]
    if not publication["confirmed_on"]:
        yield "", UNCONFIRMED.get(language)
