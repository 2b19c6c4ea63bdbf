"""Paging through a list: stable addresses, never further than the search reaches."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.core.search.request import DEEPEST
from nhipcau.web.portal.question import Question

NEAR = 2
"""Pages shown on either side of the current one."""


@dataclass(frozen=True)
class Step:
    """One link of the pager; ``number`` 0 stands for pages left out between two links."""

    number: int
    href: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pager:
    """``first``–``last`` of ``total`` results (counted from 1), and the way to the other pages."""

    first: int
    last: int
    total: int
    steps: tuple[Step, ...]
    previous: str
    following: str
    cut: bool
    """There are results beyond the deepest page: only a download holds them all."""


def pager(question: Question, total: int, offset: int, limit: int, shown: int) -> Pager:
    """The pager of a page of ``shown`` results from ``offset``."""
    reachable = min(total, DEEPEST + limit)
    pages = max(1, -(-reachable // limit))
    current = offset // limit + 1

    def link(number: int) -> str:
        return question.href(offset=str((number - 1) * limit) if number > 1 else "")

    wanted = sorted({1, pages, *range(max(1, current - NEAR), min(pages, current + NEAR) + 1)} if pages > 1 else ())
    steps: list[Step] = []
    for number in wanted:
        if steps and number - steps[-1].number > 1:
            steps.append(Step(0))
        steps.append(Step(number, link(number), number == current))
    return Pager(
        first=offset + 1 if shown else 0,
        last=offset + shown,
        total=total,
        steps=tuple(steps),
        previous=link(min(current - 1, pages)) if current > 1 else "",
        following=link(current + 1) if current < pages else "",
        cut=total > reachable,
    )
