"""What is known of a register's ties and what is not: counted, each number with the list behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.bonds import declared
from nhipcau.core.search.cuts import Cuts, cuts
from nhipcau.core.search.request import FILTER_LIMIT
from nhipcau.web.portal.explorer.asked import FROM, PLACE, TO, Part
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


@dataclass(frozen=True)
class Point:
    """One thing known or not known: of how many records, and their list ("" where no list can show just these)."""

    key: str
    label: str
    count: int
    href: str
    share: float
    """Of all that are counted here, in hundredths."""


def points(part: Part, counted: Cuts, language: str) -> list[Point]:
    """Dates, confirmations, contradictions and units that are no more; what a register has no column for is left out."""
    return [
        Point(
            key,
            say(f"explore_{key}", language),
            count,
            href if count else "",
            _share(count, counted.records),
        )
        for key, count, href in _counted(part, counted)
    ]


def _share(count: int, records: int) -> float:
    """In hundredths of the records; a range of years may leave out more than it holds, and more than all is not drawn."""
    return round(100 * count / max(records, count, 1), 1)


def _counted(part: Part, counted: Cuts) -> Iterator[tuple[str, int, str]]:
    bond, since = declared(part.register), f"{declared(part.register).since}_known"
    yield "dated", counted.dated, part.list.href(**{since: "true"})
    yield "undated", *undated(part, counted)
    if bond.inferred:
        inferred = counted.of(bond.certainty, bond.inferred)
        yield "inferred", inferred, part.opened(bond.certainty, bond.inferred)
    unconfirmed = counted.records - counted.confirmed
    yield "unconfirmed", unconfirmed, "" if counted.confirmed else part.list.href()
    if bond.conflict:
        yield "conflict", counted.of(bond.flags, [bond.conflict]), part.opened(bond.flags, [bond.conflict])
    units = sorted(counted.former)
    yield "former", sum(counted.former.values()), part.opened(PLACE, units) if len(units) <= FILTER_LIMIT else ""


def undated(part: Part, counted: Cuts) -> tuple[int, str]:
    """Records without a date and their list; in a range of years those that fell out of it for having none."""
    since = declared(part.register).since
    if not part.request.ranges:
        return counted.records - counted.dated, part.list.href(**{f"{since}_known": "false"})
    params = {name: values for name, values in part.list.params.items() if name not in _ends(since)}
    question = Question(part.list.path, {**params, f"{since}_known": ["false"]})
    return cuts(public_index(), parse_request(part.register, question.params)).records, question.href()


def _ends(since: str) -> set[str]:
    return {f"{since}_{end}" for end in (FROM, TO)}


def sentence(found: list[Point], part: Part, counted: Cuts, language: str) -> str:
    """The same in words, for those who read on: what these numbers are numbers of."""
    by_key = {point.key: point.count for point in found}
    said = list(_said_of_dates(counted.records, by_key["undated"], language, ranged=bool(part.request.ranges)))
    if by_key.get("inferred"):
        said.append(say("explore_said_inferred", language, n=by_key["inferred"]))
    said.append(
        say("explore_said_confirmed", language, n=counted.confirmed)
        if counted.confirmed
        else say("explore_said_unconfirmed", language)
    )
    if by_key.get("conflict"):
        said.append(say("explore_said_conflict", language, n=by_key["conflict"]))
    if by_key["former"]:
        said.append(say("explore_said_former", language, n=by_key["former"]))
    return " ".join(said)


def _said_of_dates(records: int, undated: int, language: str, *, ranged: bool) -> Iterator[str]:
    if ranged:
        yield say("explore_said_range", language, n=records)
        if undated:
            yield say("explore_said_range_undated", language, n=undated)
    elif undated == 0:
        yield say("explore_said_all_dated", language, n=records)
    elif undated == records:
        yield say("explore_said_none_dated", language, n=records)
    else:
        yield say("explore_said_dates", language, n=records, dated=records - undated, undated=undated)
