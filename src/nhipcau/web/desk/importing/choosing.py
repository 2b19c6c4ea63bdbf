"""Choosing what a table's columns go into: sheets, headers with examples, and texts in an old encoding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.http.request import QueryDict

from nhipcau.actions.importing import match
from nhipcau.core.faults import Fault
from nhipcau.core.importing.headers import LEFT_OUT, NAMING
from nhipcau.core.importing.models import CHECKED, CHOOSING, Import
from nhipcau.core.importing.reading import tables_here
from nhipcau.core.importing.tables import SheetTables
from nhipcau.core.registry import registers
from nhipcau.engines import workbooks
from nhipcau.lib.sheets import Problem
from nhipcau.web.desk.importing.opened import Opened
from nhipcau.web.desk.importing.titles import needed_targets, target_titles
from nhipcau.web.words import say

if TYPE_CHECKING:
    from nhipcau.core.importing.tables import Sheet

SAMPLES, LOOKED_AT = 3, 60
"""Examples of a column, and the rows they are taken from."""
SHEET, CONVERT, COLUMN = "sheet", "convert", "column"
"""Inputs of the form; a column's is ``column.<sheet>.<index>``, because its header may be spelt in two encodings."""
ENCODINGS = {"tcvn3": "TCVN3, ABC", "vni": "VNI"}


class SheetChoice(NamedTuple):
    number: int
    name: str
    rows: int
    remark: str
    """Why it cannot be chosen, "" if it can."""
    is_hidden: bool
    is_chosen: bool


class HeaderChoice(NamedTuple):
    """``field`` is the name of its input; ``chosen`` the target, ``is_known`` whether somebody or something said so."""

    header: str
    field: str
    samples: list[str]
    chosen: str
    is_known: bool

    @property
    def id(self) -> str:
        return self.field.replace(".", "-")


@dataclass
class Chosen:
    """Sheets, the old encoding to convert from, and targets by input, as typed or as they stand."""

    sheets: list[int]
    which: str
    fields: Mapping[str, str]


def choosing_page(here: Opened, chosen: Chosen | None = None) -> HttpResponse:
    one, language = here.one, here.language
    chosen = chosen or Chosen(one.sheets, _standing_encoding(one), {})
    tables = _tables(one, chosen.which)
    titles = target_titles(one, language)
    needed = needed_targets(one, titles)
    problems = [problem for number in chosen.sheets for problem in _problems(tables, number)]
    return here.page(
        "choosing",
        sheets=[_sheet_choice(sheet, chosen.sheets, language) for sheet in tables.sheets],
        headers=list(_header_choices(one, tables, chosen)),
        titles=[(target, f"{title} *" if title in needed.values() else title) for target, title in titles.items()],
        needed=say("desk_import_needed", language, columns=", ".join(needed.values())),
        left_out=LEFT_OUT,
        table_problems=list(dict.fromkeys(problem.en if language == "en" else problem.vi for problem in problems)),
        encoding=ENCODINGS.get(one.seen_legacy, ""),
        converts=bool(chosen.which),
        examples=_conversions(one),
        action=here.address("desk_import_columns"),
        back=here.address() if one.state == CHECKED else "",
    )


def choose(here: Opened, posted: QueryDict) -> HttpResponse:
    """Have the rows checked by what was chosen, or show the form again with what is against it."""
    chosen = _typed(here.one, posted)
    try:
        match(here.one, chosen.sheets, _by_header(here.one, chosen, here.language), chosen.which)
    except Fault as problem:
        here.refusal, here.status = problem.in_language(here.language), problem.status
        return choosing_page(here, chosen)
    return HttpResponseRedirect(here.address())


def _typed(one: Import, posted: QueryDict) -> Chosen:
    fields = {name: text for name, text in posted.items() if isinstance(text, str) and name.startswith(f"{COLUMN}.")}
    sheets = sorted({int(text) for text in posted.getlist(SHEET) if text.isascii() and text.isdigit()})
    return Chosen(sheets, one.seen_legacy if CONVERT in posted else "", fields)


def _by_header(one: Import, chosen: Chosen, language: str) -> dict[str, str]:
    """{header: target}, as the form says it by place. Raises :class:`Fault` for what it does not say, or leaves open."""
    if not chosen.sheets:
        raise _fault("desk_import_no_sheet")
    tables = _tables(one, chosen.which)
    places = _places(tables)
    found = {}
    for header in tables.headers(chosen.sheets):
        field = next((field for field in places[header] if field in chosen.fields), None)
        if field is None:
            raise _fault("desk_import_more_columns")
        found[header] = chosen.fields[field]
    titles = target_titles(one, language)
    into = {target.partition("@")[0] for target in found.values()}
    unnamed = set(registers()[one.register].unnamed(dict.fromkeys(into, True)))
    missing = {name: title for name, title in needed_targets(one, titles).items() if name in unnamed}
    if missing and not NAMING & into and into - {LEFT_OUT, ""}:
        raise _fault("desk_import_missing", columns=", ".join(missing.values()))
    return found


def _fault(words: str, **filled: str) -> Fault:
    return Fault(words.removeprefix("desk_import_"), say(words, "vi", **filled), say(words, "en", **filled))


def _standing_encoding(one: Import) -> str:
    """Before anybody has consented, converting what looks old is offered."""
    return one.seen_legacy if one.state == CHOOSING else one.legacy


def _tables(one: Import, which: str) -> SheetTables:
    return tables_here(one, which=which)  # type: ignore[arg-type]  # one of the encodings ``legacy.detect`` names


def _places(tables: SheetTables) -> dict[str, list[str]]:
    """{header: the inputs of the columns it stands over}, in the order of the sheets."""
    found: dict[str, list[str]] = {}
    for sheet in tables.sheets:
        for index, header in sheet.headers.items():
            found.setdefault(header, []).append(f"{COLUMN}.{sheet.head.number}.{index}")
    return found


def _sheet_choice(sheet: Sheet, chosen: Sequence[int], language: str) -> SheetChoice:
    remark = ""
    if sheet.head.problem:
        refused = workbooks.refusal(sheet.head.problem)
        remark = refused.en if language == "en" else refused.vi
    elif sheet.table is None:
        remark = say("desk_import_sheet_no_table", language)
    head = sheet.head
    return SheetChoice(head.number, head.name, head.rows, remark, head.is_hidden, head.number in chosen and not remark)


def _header_choices(one: Import, tables: SheetTables, chosen: Chosen) -> list[HeaderChoice]:
    places, samples = _places(tables), _samples(tables, chosen.sheets)
    found = []
    for header, known in tables.headers(chosen.sheets).items():
        target = one.columns.get(header) or known
        typed = next((chosen.fields[field] for field in places[header] if field in chosen.fields), None)
        field = next(field for field in places[header] if int(field.split(".")[1]) in chosen.sheets)
        is_known = bool(target) or typed is not None
        found.append(HeaderChoice(header, field, samples.get(header, []), typed or target or LEFT_OUT, is_known))
    return found


def _samples(tables: SheetTables, sheets: Sequence[int]) -> dict[str, list[str]]:
    """Different texts from the first rows of each sheet."""
    found: dict[str, dict[str, None]] = {}
    for number in sheets:
        for _, texts in islice(tables.rows([number]), LOOKED_AT):
            for header, text in texts.items():
                if len(known := found.setdefault(header, {})) < SAMPLES:
                    known[text] = None
    return {header: list(known) for header, known in found.items()}


def _problems(tables: SheetTables, number: int) -> Sequence[Problem]:
    return next((sheet.problems for sheet in tables.sheets if sheet.head.number == number), ())


def _conversions(one: Import) -> list[tuple[str, str]]:
    """Texts of the file as they are and converted, for somebody to see that it is right."""
    if one.seen_legacy not in ENCODINGS:
        return []
    changed = _tables(one, one.seen_legacy).conversions(LOOKED_AT)
    return sorted(changed.items(), key=lambda pair: -len(pair[0]))[:SAMPLES]
