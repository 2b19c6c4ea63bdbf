"""What is asked of the explorer: one set of conditions, put to every register of ties that knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import ListRequest, parse_request
from nhipcau.core.search.bonds import declared
from nhipcau.core.search.labels import facet_label, value_labels
from nhipcau.core.search.request import facet_columns, unknown_parameter
from nhipcau.lib import places
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.facets import Chip
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

FROM, TO = "from", "to"
"""Parameters of the years, both included; each register has a date column of its own for them."""
PLACE, COUNTRY = "place", "country"
FIGURES, NETWORK = "figures", "network"
VIEWS = (FIGURES, NETWORK)
FAR_ENDS = ("country", "partner")
"""What a network leads to: parameter ``by``."""


@dataclass(frozen=True)
class Part:
    """What is asked of one register: the request, the list that shows the same, conditions it does not know (labels)."""

    register: Register
    request: ListRequest
    list: Question
    unasked: tuple[str, ...]

    def opened(self, facet: str, tokens: Iterable[str]) -> str:
        """The list of those with these tokens, among what is asked."""
        return self.list.href(**{facet: list(tokens)})

    def at(self, unit: str, **further: str) -> str:
        """The list of those that lie in a unit of today, where one may have asked for former units on its territory."""
        chosen = self.request.filters.get(PLACE, ())
        own = not chosen or unit in chosen
        return self.list.href(place=[unit] if own else [one for one in chosen if _holder(one) == unit], **further)


@dataclass(frozen=True)
class Asked:
    """The address's conditions, the registers they are put to, and the conditions as chips that come off."""

    question: Question
    parts: list[Part]
    chips: list[Chip]
    view: str
    by: str
    """The far end asked for: a name of :data:`FAR_ENDS`, or "" for the page's own choice."""

    def years(self) -> tuple[str, str]:
        return _last(self.question, FROM), _last(self.question, TO)


def asked(question: Question, language: str) -> Asked:
    """Check an address of the explorer. Raises a 400 :class:`Fault` for unknown parameters and impossible values."""
    bonds = [register for register in registers().values() if register.bond]
    facets = facet_names(bonds)
    known = {*facets, FROM, TO, "view", "by"}
    for name in question.params:
        if name not in known:
            raise unknown_parameter(name, sorted(known))
    _check_years(_last(question, FROM), _last(question, TO))
    parts = [_part(register, question, facets, language) for register in bonds]
    return Asked(
        question,
        parts,
        _chips(question, parts, language),
        _one_of(question, "view", VIEWS) or FIGURES,
        _one_of(question, "by", FAR_ENDS),
    )


def facet_names(bonds: Sequence[Register]) -> list[str]:
    """The facets one can ask for: place and country of all, then kinds and levels as the registers call them."""
    own = [name for register in bonds for name in (declared(register).kind, declared(register).level) if name]
    return list(dict.fromkeys([PLACE, COUNTRY, *own]))


def _part(register: Register, question: Question, facets: Sequence[str], language: str) -> Part:
    mine, since = facet_columns(register), declared(register).since
    params = {name: question.params[name] for name in facets if name in mine and question.params.get(name)}
    for end in (FROM, TO):
        if year := _last(question, end):
            params[f"{since}_{end}"] = [year]
    others = [name for name in facets if name not in mine and question.params.get(name)]
    request = parse_request(register, params)
    unasked = tuple(facet_label(_any_request(name), name).get(language) for name in others)
    return Part(register, request, Question(address(language, register.name), params), unasked)


def _any_request(facet: str) -> ListRequest:
    """A request to the first register of ties that has a facet."""
    return ListRequest(
        register=next(one for one in registers().values() if one.bond and facet in facet_columns(one)),
    )


def _chips(question: Question, parts: Sequence[Part], language: str) -> list[Chip]:
    chips: dict[tuple[str, str], Chip] = {}
    for part in parts:
        wanted = [(name, token) for name, tokens in part.request.filters.items() for token in tokens]
        for (name, token), words in value_labels(part.request, wanted).items():
            label = f"{_called(part.request, name, language)}: {words.get(language)}"
            left = [value for value in part.request.filters[name] if value != token]
            chips.setdefault((name, token), Chip(label, question.href(**{name: left})))
    for end in (FROM, TO):
        if year := _last(question, end):
            chips["", end] = Chip(say(f"explore_{end}_year", language, year=year), question.href(**{end: ""}))
    return list(chips.values())


def _called(request: ListRequest, name: str, language: str) -> str:
    """A place is one of today here, whatever a register calls its column."""
    return say("locality", language) if name == PLACE else facet_label(request, name).get(language)


def _holder(unit: str) -> str:
    holder = places.successor(places.unit(unit))
    return holder.id if holder else unit


def _last(question: Question, name: str) -> str:
    return (question.params.get(name) or [""])[-1].strip()


def _one_of(question: Question, name: str, possible: Sequence[str]) -> str:
    value = _last(question, name)
    if value and value not in possible:
        raise Fault(
            "bad_choice",
            f"“{name}” nhận: {', '.join(possible)}; không phải “{value[:40]}”.",
            f"“{name}” takes: {', '.join(possible)}; not “{value[:40]}”.",
            {"parameter": name, "known": list(possible)},
        )
    return value


def _check_years(first: str, last: str) -> None:
    for year in (first, last):
        if year and not (len(year) == 4 and year.isascii() and year.isdigit() and year != "0000"):
            raise Fault(
                "bad_year",
                f"Năm phải có bốn chữ số, không phải “{year[:40]}”.",
                f"A year has four digits; “{year[:40]}” has not.",
                {"value": year[:40]},
            )
    if first and last and first > last:
        raise Fault(
            "empty_range",
            f"Năm bắt đầu {first} phải không lớn hơn năm kết thúc {last}.",
            f"The first year {first} must not be after the last year {last}.",
        )
