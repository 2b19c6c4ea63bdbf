"""What somebody asks of the numbers: from which desk, by which cut, of which years, on which cut-off day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from nhipcau.core.policy import Desk, Powers
from nhipcau.core.realisation.counting import COLUMNS, COUNTRY, FIELD, LEVEL, PLACE, YEAR, Asked
from nhipcau.core.realisation.roles import PROMISE, played_by
from nhipcau.core.register import Register
from nhipcau.lib import places
from nhipcau.lib.realisation import ALL, COUNTS, Window, window
from nhipcau.lib.text import TextError, parse_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.realisation.health import telling_desks
from nhipcau.web.desk.records.asking import chosen
from nhipcau.web.portal.page import params
from nhipcau.web.portal.places.names import full_name
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

BY, VALUE, COUNT, FIRST, LAST, CUT_OFF = "by", "value", "count", "from", "to", "cut_off"


class Read(NamedTuple):
    """``wrong`` says what of the form could not be taken, "" for nothing; then what it would have narrowed is not narrowed."""

    question: Question
    desks: list[Desk]
    asked: Asked | None
    by: str
    value: str | None
    counted: str
    wrong: str


def asked_here(request: HttpRequest, powers: Powers, route: str, language: str) -> Read:
    question = Question(desk_address(language, route), params(request))
    desks = telling_desks(powers, played_by(PROMISE))
    said = {name: (question.params.get(name) or [""])[-1] for name in (BY, COUNT, FIRST, LAST, CUT_OFF)}
    years, wrong = window(said[FIRST], said[LAST]), ""
    if years is None and (said[FIRST].strip() or said[LAST].strip()):
        wrong = say("desk_kpi_wrong_years", language, said=f"{said[FIRST]}–{said[LAST]}"[:40])
    cut_off, wrong_day = _day(said[CUT_OFF], language)
    asked = Asked(chosen(desks, question), cut_off, years) if desks else None
    by = said[BY] if said[BY] in COLUMNS else PLACE
    given = request.GET.get(VALUE)
    count = said[COUNT] if said[COUNT] in COUNTS else ALL
    return Read(question, desks, asked, by, given, count, wrong or wrong_day)


def _day(said: str, language: str) -> tuple[date, str]:
    """A cut-off day, never after today: what is to come was reported by nobody."""
    today = timezone.localdate()
    if not said.strip():
        return today, ""
    try:
        day = parse_date(said).period().last_day
    except TextError:
        return today, say("desk_kpi_wrong_day", language, said=said[:40])
    if day is None or day > today:
        return today, say("desk_kpi_wrong_day", language, said=said[:40])
    return day, ""


def value_words(by: str, value: str, language: str) -> str:
    """A value of a cut as people call it."""
    if not value:
        return say("desk_kpi_no_value", language)
    register = played_by(PROMISE)
    if by == PLACE:
        return full_name(places.unit(value), language)
    if by == YEAR:
        return value
    column = {COUNTRY: "country", FIELD: "fields_of_work", LEVEL: "level"}[by]
    return _label(register, column, value, language)


def _label(register: Register, column: str, value: str, language: str) -> str:
    kind = register.kinds[column]
    return kind.label(value).get(language)  # type: ignore[attr-defined,no-any-return]  # a coded kind


def years_of(one: Window | None, language: str) -> str:
    return one.words if one else say("desk_kpi_any_year", language)
