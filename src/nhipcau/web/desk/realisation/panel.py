"""On a record's page: how it is doing and why, of a partner how what one has with him is doing, and the last self-evaluation."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from nhipcau.core.column import SHARED
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.policy import Look, Powers
from nhipcau.core.realisation.found import health_row, with_partner
from nhipcau.core.realisation.roles import JUDGEMENT, PAPER, played_by
from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.realisation.health import HEALTHY, Line, line_of, lines_of
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

LISTED = 10
MOST_SCORES = 500


class Panel(NamedTuple):
    """``own`` is the record's, ``others`` those of a partner's ties and agreements; ``source`` names the last activity."""

    own: Line | None
    source: Named | None
    others: list[Line]
    list_address: str


class Score(NamedTuple):
    """One principle: its score of the last year it was judged in, and how that differs from the time before."""

    principle: str
    year: str
    score: str
    change: str
    words: str
    address: str


def panel_of(register: Register, look: Look, powers: Powers, language: str) -> Panel | None:
    """None where there is nothing to say, or one does not see what agencies share."""
    if look.clearance < SHARED:
        return None
    where = desk_address(language, "desk_health")
    if register.name == _partners():
        others = lines_of(with_partner(look.row.uid, LISTED), powers, language)
        return Panel(None, None, others, where) if others else None
    row = health_row(look.row.uid) if register.counted_as in HEALTHY else None
    if row is None:
        return None
    own = line_of(row, Named("", "", "", "", ""), timezone.localdate(), language)
    source = None
    if row.source and row.source != row.uid:
        looks = powers.looks_of([(row.source_register, row.source)])
        source = next(iter(named(looks, SeenNames(powers), language).values()), None)
    return Panel(own, source, [], where)


def _partners() -> str:
    """The register of those papers are made with."""
    paper = played_by(PAPER)
    return paper.relations[paper.bond.partner].to if paper.bond else ""


def scores_of(register: Register, look: Look, powers: Powers, language: str) -> list[Score]:
    """The self-evaluation of a tie or agreement, principle by principle, as far as one sees it: two queries."""
    evaluations = played_by(JUDGEMENT)
    columns = [name for name, kind in evaluations.relations.items() if kind.to == register.name]
    if not columns:
        return []
    rows: list[Any] = []
    for column in columns:
        found = powers.annotated(evaluations).filter(**{column: look.row.uid}, seen_from__isnull=False)
        rows += found.order_by("-year", "-uid")[:MOST_SCORES]
    by_principle: dict[str, list[Any]] = {}
    for row in rows:
        if row.score:
            by_principle.setdefault(row.principle, []).append(row)
    principles = evaluations.kinds["principle"].vocabulary  # type: ignore[attr-defined]
    return [_score(evaluations, by_principle[one], language) for one in principles if one in by_principle]


def _score(evaluations: Register, rows: list[Any], language: str) -> Score:
    last, before = rows[0], next((row for row in rows[1:] if row.year != rows[0].year), None)
    change = "" if before is None else f"{int(last.score) - int(before.score):+d}".replace("-", "−").replace("+0", "0")
    principle = evaluations.kinds["principle"].vocabulary.label(last.principle)  # type: ignore[attr-defined]
    return Score(
        principle.get(language),
        last.year or "",
        f"{last.score}/5",
        say("desk_evaluation_change", language, change=change, year=before.year) if before else "",
        last.evidence_words or "",
        record_address(language, evaluations, UUID(str(last.uid))),
    )
