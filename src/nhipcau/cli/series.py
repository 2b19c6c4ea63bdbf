"""``nhipcau series``: an indicator's figures by period and locality, in today's borders or those of the time."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.start import open_store
from nhipcau.core.labels import Label

HELP = Label("số liệu của một chỉ tiêu theo kỳ và địa phương", "figures of an indicator by period and locality")
CODE = Label("mã chỉ tiêu (CT-0007)", "code of the indicator (CT-0007)")
YEAR = Label("chỉ các kỳ bắt đầu trong năm này", "only periods that begin in this year")
BORDERS = Label(
    "địa giới: today (mặc định), then hoặc một ngày 2024-12-31", "borders: today (default), then or a day 2024-12-31"
)
PLACE = Label("chỉ địa phương này (bac-ninh)", "only this locality (bac-ninh)")
COMPARE = Label(
    "đối chiếu tổng của các bảng ở nguồn (tỉnh, đối tác, ngành)",
    "compare the sums of the source's tables (province, partner, sector)",
)
WHOLE = Label("Cả nước (nguồn nêu)", "Whole country (as told)")
SUM = Label("Tổng các địa phương có số liệu", "Sum of the localities with figures")
INCOMPLETE = Label("thiếu phần", "parts missing")
MISSING = Label("không có số liệu", "no figure")
UNALLOCATED = Label("Không phân bổ được", "Not allocated")
DIFFERENCE = Label("chênh lệch", "difference")
LICENCE = Label("Giấy phép", "Licence")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("code", metavar="CODE", help=CODE.get(language))
    parser.add_argument("--year", default="", metavar="YEAR", help=YEAR.get(language))
    parser.add_argument("--borders", default="today", metavar="BORDERS", help=BORDERS.get(language))
    parser.add_argument("--place", default="", metavar="ID", help=PLACE.get(language))
    parser.add_argument("--compare", action="store_true", help=COMPARE.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    open_store()
    found = answer(options)
    if options.json:
        print_json(found)
        return 0
    for line in _lines(found, options.lang):
        print(line)
    return 0


def answer(options: Namespace) -> dict[str, Any]:
    """The answer as the API gives it; the register of figures is the one that points at the code's register."""
    from nhipcau.core.faults import not_found
    from nhipcau.core.registry import registers
    from nhipcau.core.series.answer import series_answer
    from nhipcau.core.series.reading import figures_of
    from nhipcau.lib.identifiers import parse_code, public_code

    try:
        prefix, number = parse_code(options.code)
    except ValueError:
        prefix, number = "", 0
    for register in registers().values():
        figures = figures_of(register) if register.code_prefix == prefix else None
        if figures:
            return series_answer(
                figures,
                public_code(prefix, number),
                borders=options.borders,
                year=options.year,
                place=options.place,
                compare=options.compare,
            )
    raise not_found("chỉ tiêu / indicators", options.code)


def _lines(found: dict[str, Any], language: str) -> Iterator[str]:
    yield f"{found['indicator'][language]} – {found['borders'][language]}"
    if "totals" in found:
        yield from _totals(found["totals"], language)
        return
    for table in found["results"]:
        yield ""
        yield table["period"]
        for value in table["values"]:
            yield from _value(value, value["place"][language], language, with_parts=bool(found["place"]))
        if table["whole"] and not found["place"]:
            yield from _whole(table["whole"], language)
        for left in () if found["place"] else table["unallocated"]:
            yield f"  {UNALLOCATED.get(language)}: {_shown(left['value'], language)} ({left['observation']}) – {left[f'reason_{language}']}"
    yield ""
    yield f"{LICENCE.get(language)}: {found['licence'][language]}"


def _value(value: dict[str, Any], name: str, language: str, *, with_parts: bool) -> Iterator[str]:
    gap = f"  ({INCOMPLETE.get(language)})" if value["incomplete"] else ""
    yield f"  {name}: {_shown(value['value'], language)}{gap}"
    if not with_parts:
        return
    for part in value["components"]:
        yield f"    {part['place'][language]}, {part['indicator'][language]}: {_shown(part['value'], language)}  {part['observation']}"
    for gap_of in value["missing"]:
        yield f"    {gap_of['place'][language]}, {gap_of['indicator'][language]}: {MISSING.get(language)}"


def _whole(whole: dict[str, Any], language: str) -> Iterator[str]:
    """What a source tells of the country, and our sum of what is told of its localities: never one for the other."""
    for name, amount in ((WHOLE, whole["told"]), (SUM, whole["recomputed"])):
        if amount is not None:
            yield f"  {name.get(language)}: {_shown(amount, language)}"


def _totals(totals: list[dict[str, Any]], language: str) -> Iterator[str]:
    for row in totals:
        sums = "  ".join(f"{one[language]}: {_shown(one['sum'], language)}" for one in row["sums"])
        yield f"{row['period']}  {sums}  {DIFFERENCE.get(language)}: {_shown(row['difference'], language)}"


def _shown(value: float, language: str) -> str:
    from nhipcau.lib.text import format_number

    return format_number(Decimal(str(value)), language)
