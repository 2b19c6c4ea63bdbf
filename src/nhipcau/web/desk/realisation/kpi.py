"""The numbers of realisation: a total, one cut, every number with the promises behind it, and the definition of each."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.policy import Powers
from nhipcau.core.policy.words import CREATE
from nhipcau.core.realisation.counting import COLUMNS, FIELD, Asked, Counts, behind, cut, page_of, total
from nhipcau.core.realisation.roles import FIGURES, PROMISE, played_by
from nhipcau.core.realisation.thresholds import FEW, months, share
from nhipcau.core.settings import count
from nhipcau.lib.realisation import ALL, COUNTS, DEFINITIONS, DONE, LATE, ON_TIME, before
from nhipcau.lib.text import collation_key, format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.naming import named
from nhipcau.web.desk.realisation.asking import (
    BY,
    COUNT,
    CUT_OFF,
    FIRST,
    LAST,
    VALUE,
    Read,
    asked_here,
    value_words,
    years_of,
)
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.records.listing import tabs_of
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

PER_PAGE = 50


class Cell(NamedTuple):
    """A number and the list of the promises it counts, "" for none."""

    name: str
    many: int
    address: str


class Row(NamedTuple):
    """``done`` and ``on_time`` are whole per cent, None where there are too few to say it."""

    name: str
    cells: list[Cell]
    done: int | None
    on_time: int | None


class Choice(NamedTuple):
    title: str
    address: str
    current: bool


def kpi(request: HttpRequest) -> HttpResponse:
    language, powers = language_here(request), powers_of_mine(request)
    read = asked_here(request, powers, "desk_kpi", language)
    rows = _rows(read, read.asked, language) if read.asked else []
    return page(
        request,
        "realisation/kpi",
        tabs=tabs_of(read.desks, read.asked.desk, read.question, language) if read.asked else [],
        wrong=read.wrong,
        whole=_row(read, read.asked, say("desk_kpi_whole", language), "", None, total(read.asked), language)
        if read.asked
        else None,
        rows=rows,
        heads=[_called(name, language) for name in COUNTS],
        definitions=[(_called(name, language), _means(name, language)) for name in COUNTS],
        cuts=[Choice(say(f"desk_kpi_by_{by}", language), read.question.href(by=by), by == read.by) for by in COLUMNS],
        by=say(f"desk_kpi_by_{read.by}", language),
        is_several=read.by == FIELD,
        form={name: (read.question.params.get(name) or [""])[-1] for name in (FIRST, LAST, CUT_OFF)},
        hidden=read.question.hidden(FIRST, LAST, CUT_OFF),
        window=years_of(read.asked.window, language) if read.asked else "",
        cut_off=format_date(read.asked.cut_off, language) if read.asked else "",
        earlier=_earlier(read.asked, language) if read.asked else "",
        few=count(FEW),
        months=months().dormant,
        published_address=list_address(language, played_by(FIGURES)),
        keep_address=desk_address(language, "desk_kpi_keep") if _may_keep(powers) else "",
        kept=read.question.hidden(),
    )


def behind_number(request: HttpRequest) -> HttpResponse:
    """The promises one number counts, as many as it says."""
    language, powers = language_here(request), powers_of_mine(request)
    read = asked_here(request, powers, "desk_kpi_records", language)
    by = read.by if read.value is not None else ""
    rows = behind(read.asked, read.counted, by, read.value or "") if read.asked else None
    many, offset = rows.count() if rows is not None else 0, _offset(read.question)
    uids = page_of(rows, offset, PER_PAGE) if rows is not None else []
    promise = played_by(PROMISE).name
    looks = powers.looks_of((promise, uid) for uid in uids)
    names = named(looks, SeenNames(powers), language)
    return page(
        request,
        "realisation/records",
        title=_called(read.counted, language),
        means=_means(read.counted, language),
        value=value_words(by, read.value or "", language) if by else "",
        window=years_of(read.asked.window, language) if read.asked else "",
        cut_off=format_date(read.asked.cut_off, language) if read.asked else "",
        many=many,
        records=[names[promise, uid] for uid in uids if (promise, uid) in names],
        back=read.question.at(desk_address(language, "desk_kpi")),
        pager=pager(read.question, many, offset, PER_PAGE, len(uids)),
    )


def _called(name: str, language: str) -> str:
    return DEFINITIONS[name].en if language == "en" else DEFINITIONS[name].vi


def _means(name: str, language: str) -> str:
    return DEFINITIONS[name].means_en if language == "en" else DEFINITIONS[name].means_vi


def _rows(read: Read, asked: Asked, language: str) -> list[Row]:
    """The values with most promises first; those that have none last."""
    found = [(value, value_words(read.by, value, language), counts) for value, counts in cut(asked, read.by).items()]
    found.sort(key=lambda one: (not one[0], -one[2][ALL], collation_key(one[1])))
    return [_row(read, asked, words, read.by, value, counts, language) for value, words, counts in found]


def _row(read: Read, asked: Asked, words: str, by: str, value: str | None, counts: Counts, language: str) -> Row:
    where = Question(desk_address(language, "desk_kpi_records"), {**read.question.params, COUNT: [], VALUE: [], BY: []})

    def address(name: str) -> str:
        told = where.href(**{COUNT: name, BY: by})
        # An empty value means those that have none, so it stands in the address all the same.
        return f"{told}&{VALUE}=" if value == "" else where.href(**{COUNT: name, BY: by, VALUE: value or ""})

    cells = [Cell(_called(name, language), counts[name], address(name) if counts[name] else "") for name in COUNTS]
    timely = counts[ON_TIME] + counts[LATE]
    return Row(words, cells, share(counts[DONE], counts[ALL]), share(counts[ON_TIME], timely) if timely else None)


def _earlier(asked: Asked, language: str) -> str:
    """The baseline in words: as many years, just before, judged on the same cut-off day."""
    if asked.window is None:
        return say("desk_kpi_no_baseline", language)
    earlier = before(asked.window)
    counts = total(Asked(asked.desk, asked.cut_off, earlier))
    if not counts[ALL]:
        return say("desk_kpi_before_none", language, window=earlier.words)
    return say("desk_kpi_before", language, window=earlier.words, all=counts[ALL], done=counts[DONE])


def _may_keep(powers: Powers) -> bool:
    return powers.allows(played_by(FIGURES), CREATE)


def _offset(question: Question) -> int:
    said = (question.params.get("offset") or ["0"])[-1]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
