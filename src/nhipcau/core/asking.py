"""Which columns make a register's records requests that agencies are asked to answer, and which register has the answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answers:
    """Columns of the register with one record for each agency and each thing asked of it, kept by the agency asked."""

    register: str
    request: str
    title: str
    agency: str
    item: str
    unit: str
    period: str
    due: str
    said: str
    value: str
    words: str
    answered_on: str


@dataclass(frozen=True)
class Asking:
    """Columns of a request. ``to`` are the agencies asked, ``figures`` the figures asked for, a line each; ``due`` is the
    last day, which follows from ``clock`` where that names a rule of ``lib.working_time`` and no day is given. Values:
    ``for_figures`` of ``kind``; ``sent`` and ``closed`` of ``status``; the others are what an agency may say: ``opinions``
    (those of them that need words are ``explained``), ``figure``, and ``none_such`` where there is nothing to count. An
    answer of which nothing is said has not been given: that is never the same as ``none_such``.
    """

    title: str
    to: str
    kind: str
    figures: str
    due: str
    clock: str
    sent_on: str
    status: str
    for_figures: str
    sent: str
    closed: str
    opinions: tuple[str, ...]
    explained: tuple[str, ...]
    figure: str
    none_such: str
    answers: Answers
