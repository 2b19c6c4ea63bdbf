"""Papers of a year: for which year, from which desk, up to which day; every number opens the list it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.papers.about import about
from nhipcau.core.papers.asking import Asking
from nhipcau.core.papers.declaration import YearPaper
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.policy.words import LOCALITY, SCOPES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.lib.text import TextError, parse_date
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.papers.addresses import year_paper_address, year_papers_address
from nhipcau.web.desk.papers.drafting import drafted, no_paper
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.records.asking import DESK, chosen
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.page import params
from nhipcau.web.portal.question import Question

YEAR, UNTIL = "year", "until"
FIRST, LAST = 1976, 2100
"""Years that may be asked for."""


class Offered(NamedTuple):
    """A paper of a year in the list."""

    title: str
    due: str
    address: str


class Window(NamedTuple):
    """The year of a paper, and the last day of its data."""

    year: int
    until: date


def papers(request: HttpRequest, slug: str) -> HttpResponse:
    register, language = register_of(slug), language_here(request)
    _desks(powers_of_mine(request), register)
    title = register.title[place_of(language)]
    every = [
        Offered(form.title.get(language), form.due.get(language), year_paper_address(language, register, form))
        for form in register.year_papers
    ]
    return page(request, "papers/year_papers", papers=every, title=title, list_address=list_address(language, register))


def paper(request: HttpRequest, slug: str, paper: str) -> HttpResponse:
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    desks = _desks(powers, register)
    form = next((one for one in register.year_papers if paper in one.slug), None)
    if form is None:
        raise no_paper()
    here = year_paper_address(language, register, form)
    question = Question(here, {name: given for name, given in params(request).items() if name in (DESK, YEAR, UNTIL)})
    desk = chosen(_nearest_locality(desks), question)
    window = _window(form, question, timezone.localdate())
    made = form.made(
        window.year, window.until, _asking(powers, register, desk, language), about(desk.agency, timezone.localdate())
    )
    return drafted(
        request,
        made,
        {
            "name": f"{form.title.get(language)} {window.year}",
            "title": register.title[place_of(language)],
            "list_address": list_address(language, register),
            "papers_address": year_papers_address(language, register),
            "due": form.due.get(language),
            "here": question.href(),
            "window": window,
            "desks": [(one.key, SCOPES.label(one.scope).get(language), one == desk) for one in desks],
            "until": f"{window.until:%d/%m/%Y}",
        },
    )


def _desks(powers: Powers, register: Register) -> Sequence[Desk]:
    """The desks one looks from. Raises :func:`no_paper` for a register without such papers, or for whoever sees nothing."""
    found = powers.desks(register)
    if not (register.year_papers and found):
        raise no_paper()
    return found


def _nearest_locality(desks: Sequence[Desk]) -> list[Desk]:
    """A province's paper is about the province: its desk comes first."""
    return sorted(desks, key=lambda desk: desk.scope != LOCALITY)


def _asking(powers: Powers, register: Register, desk: Desk, language: str) -> Asking:
    def list_of(of: Register, conditions: Mapping[str, list[str]]) -> str:
        return Question(list_address(language, of), {**conditions, DESK: [desk.key]}).href()

    return Asking(powers, register, desk, list_of)


def _window(form: YearPaper, question: Question, today: date) -> Window:
    """The year asked for, else that of the paper that is due next; data to the day asked for, else to the end of what has
    passed of that year. Raises :class:`Fault` ("bad_window").
    """
    asked = (question.params.get(YEAR) or [""])[-1]
    if asked and not (asked.isascii() and asked.isdigit() and FIRST <= int(asked) <= LAST):
        raise Fault(
            "bad_window",
            f"Năm phải là số có bốn chữ số từ {FIRST} đến {LAST}, không phải “{asked[:20]}”.",
            f"The year must be a number of four digits from {FIRST} to {LAST}, not “{asked[:20]}”.",
        )
    year = int(asked) if asked else today.year + form.of
    typed = (question.params.get(UNTIL) or [""])[-1]
    latest = min(today, date(year, 12, 31))
    return Window(year, _day(typed) if typed else latest)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(parse_date(text).iso())
    except (TextError, ValueError):
        raise Fault(
            "bad_window",
            f"“{text[:20]}” không phải là một ngày. Hãy viết ngày/tháng/năm, ví dụ 15/11/2026.",
            f"“{text[:20]}” is no day. Write day/month/year, for example 15/11/2026.",
        ) from None
