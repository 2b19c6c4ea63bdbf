"""The page of what is due: whose, in which register, overdue first; and the counts of it that stand on Today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.dues.due import EXPIRES
from nhipcau.core.dues.found import GROUPS, LATER, Dues, Shown, limits_of
from nhipcau.core.dues.whose import offered, wanted_of
from nhipcau.core.kinds import Choice as ChoiceKind
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.lib.text import collation_key, format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.dues.lines import Line, lines_of, unannounced
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.pager import Pager, pager
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

RENEW, ENDING = "renew", "ending"
HALF_A_YEAR = timedelta(days=183)
FIRST, EACH = 20, 50
"""How much of every group is shown side by side, and on a page of one group."""


ASKED = ("whose", "register", "group", "what", "field")


def field_words() -> Mapping[str, Label]:
    """Every field of work that records with a day may be about."""
    found: dict[str, Label] = {}
    for register in registers().values():
        kind = register.kinds[register.fields_of_work] if register.fields_of_work else None
        if isinstance(kind, ChoiceKind):
            found |= {name: kind.vocabulary.label(name) for name in kind.vocabulary}
    return found


class Choice(NamedTuple):
    words: str
    address: str
    current: bool
    n: int | None = None


class Group(NamedTuple):
    name: str
    title: str
    n: int
    lines: list[Line]
    address: str
    """All of it, "" where that is what is shown."""


class Counted(NamedTuple):
    """What is due of one's agencies, for Today."""

    groups: list[Choice]
    address: str


def due(request: HttpRequest) -> HttpResponse:
    """``whose`` (of ``dues.whose``), ``register``, ``field`` of work, ``what`` (things to do, words to be renewed, or what
    ends within half a year unless it is extended), and one ``group`` with its ``offset``; what is unknown asks nothing.
    """
    language, powers, today = language_here(request), powers_of_mine(request), timezone.localdate()
    asked = _Asked(request, language, today)
    dues, wanted = Dues(powers), asked.wanted
    counts = dues.counts(wanted, today)
    found, steps = _found(dues, asked, today, counts)
    return page(
        request,
        "dues/page",
        day=format_date(today, language),
        whose=asked.whose_choices(),
        what=asked.what_choices(),
        registers=asked.register_choices(dues),
        fields=asked.field_choices(),
        field=asked.field,
        hidden=asked.question.hidden("field", "offset"),
        groups=[asked.shown(name, counts[name], lines_of(found[name], powers, today, language)) for name in found],
        chosen=[asked.group_choice(name, counts[name]) for name in GROUPS],
        total=sum(counts.values()),
        pager=steps,
        one_group=asked.group,
        unannounced=unannounced([one for shown in found.values() for one in shown], language),
        is_complete=dues.is_complete,
    )


def counted(request: HttpRequest, language: str) -> Counted:
    """What is overdue, due today and in the next days: what the page shows when one follows the link."""
    powers, today = powers_of_mine(request), timezone.localdate()
    asked = _Asked(request, language, today, is_elsewhere=True)
    counts = Dues(powers).counts(asked.wanted, today)
    groups = [asked.group_choice(name, counts[name]) for name in GROUPS if name != LATER and counts[name]]
    return Counted(groups, desk_address(language, "desk_due"))


class _Asked:
    """What the address asks, checked; ``is_elsewhere`` for a page with an address of its own kind."""

    def __init__(self, request: HttpRequest, language: str, today: date, *, is_elsewhere: bool = False) -> None:
        self.language = language
        given = {} if is_elsewhere else {name: request.GET.get(name, "") for name in ASKED}
        powers = powers_of_mine(request)
        self.offered = offered(powers)
        self.whose = given.get("whose") if given.get("whose") in self.offered else self.offered[0]
        self.register = given.get("register", "") if given.get("register") in registers() else ""
        self.group = given.get("group", "") if given.get("group") in GROUPS else ""
        self.what = given.get("what", "") if given.get("what") in (RENEW, ENDING) else ""
        self.field = given.get("field", "") if given.get("field") in field_words() else ""
        offset = "" if is_elsewhere else request.GET.get("offset", "")
        self.offset = min(int(offset), 10_000) if offset.isdecimal() and len(offset) < 9 else 0
        wanted = replace(
            wanted_of(self.whose or "", me(request), powers), renewals=self.what == RENEW, field=self.field
        )
        is_ending = self.what == ENDING
        self.everywhere = replace(wanted, kind=EXPIRES, first=today, last=today + HALF_A_YEAR) if is_ending else wanted
        self.wanted = replace(self.everywhere, register=self.register)
        params = {
            "whose": self.whose or "",
            "register": self.register,
            "group": self.group,
            "what": self.what,
            "field": self.field,
        }
        self.question = Question(
            desk_address(language, "desk_due"), {name: [value] for name, value in params.items() if value}
        )

    def whose_choices(self) -> list[Choice]:
        return [
            Choice(
                say(f"desk_due_whose_{one}", self.language),
                self.question.href(whose=one, group="", offset=""),
                one == self.whose,
            )
            for one in self.offered
        ]

    def what_choices(self) -> list[Choice]:
        return [
            Choice(
                say(f"desk_due_what_{one or 'work'}", self.language),
                self.question.href(what=one, register="", group="", offset=""),
                one == self.what,
            )
            for one in ("", RENEW, ENDING)
        ]

    def field_choices(self) -> list[tuple[str, str]]:
        """The fields of work one may choose, as Vietnamese and English order them: (value, words)."""
        words = {name: label.get(self.language) for name, label in field_words().items()}
        return sorted(words.items(), key=lambda pair: collation_key(pair[1]))

    def register_choices(self, dues: Dues) -> list[Choice]:
        """Those that have anything due, and the one asked for."""
        counts = dues.by_register(self.everywhere)
        shown = [name for name in registers() if counts.get(name) or name == self.register]
        every = Choice(
            say("desk_due_every", self.language),
            self.question.href(register="", offset=""),
            not self.register,
            sum(counts.values()),
        )
        return [
            every,
            *(
                Choice(
                    registers()[name].title[place_of(self.language)],
                    self.question.href(register=name, offset=""),
                    name == self.register,
                    counts.get(name, 0),
                )
                for name in shown
            ),
        ]

    def group_choice(self, name: str, n: int) -> Choice:
        words = say(f"desk_due_{name}", self.language)
        return Choice(words, self.question.href(group=name, offset=""), name == self.group, n)

    def shown(self, name: str, n: int, lines: list[Line]) -> Group:
        rest = self.question.href(group=name, offset="") if n > len(lines) and not self.group else ""
        return Group(name, say(f"desk_due_{name}", self.language), n, lines, rest)


def _found(
    dues: Dues, asked: _Asked, today: date, counts: dict[str, int]
) -> tuple[dict[str, list[Shown]], Pager | None]:
    """What is shown of each group, and the pager of a single one."""
    if not asked.group:
        return dues.groups(asked.wanted, today, FIRST), None
    found = dues.page(asked.wanted.within(*limits_of(asked.group, today)), asked.offset, EACH)
    return {asked.group: found}, pager(asked.question, counts[asked.group], asked.offset, EACH, len(found))
