"""Places and those they are tied to, drawn as two columns with a curve for every pair, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nhipcau.core.kinds import Relation
from nhipcau.core.labels import Label
from nhipcau.core.search import public_index
from nhipcau.core.search.bonds import declared
from nhipcau.core.search.cuts import Pairs, pairs
from nhipcau.core.search.labels import value_labels
from nhipcau.core.search.request import facet_columns
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.explorer.asked import COUNTRY, PLACE, Asked, Part

NEAR, FAR, CURVES, ROWS = 17, 20, 110, 60
"""Most places, far ends, curves and rows of the table; what is left out is counted."""
OPEN = 16
"""Rows of the table shown at once."""
FEW_PARTNERS = 24
"""With no more partners than this a network shows them instead of their countries."""
WIDTH, STEP, TOP = 760, 27, 16
LEFT, RIGHT = 200, 500
"""Where the curves begin and end."""
THIN, THICK = 1.2, 11.0
LETTERS_NEAR, LETTERS_FAR = 24, 32


@dataclass(frozen=True)
class Node:
    """A place or far end: where its label stands, what it says, and the page narrowed to it."""

    label: str
    shown: str
    count: int
    href: str
    y: float


@dataclass(frozen=True)
class Curve:
    """A pair as a path."""

    path: str
    width: float
    label: str


@dataclass(frozen=True)
class Near:
    """A place with its curves, so that they light up with it."""

    node: Node
    curves: list[Curve]


@dataclass(frozen=True)
class PairRow:
    """A pair as a row of the table."""

    near: Node
    far: Node
    count: int
    href: str


@dataclass(frozen=True)
class Network:
    """The drawing and its table, and what of the whole they show."""

    far: str
    """What stands on the right: the facet "country" or that of the partners."""
    near: list[Near]
    far_nodes: list[Node]
    rows: list[PairRow]
    folded: list[PairRow]
    height: int
    near_left: int
    far_left: int
    drawn: int
    """Records on the curves, of ``records``."""
    records: int
    rows_left: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


@dataclass(frozen=True)
class _Names:
    """What ends are called and where they lead."""

    words: Mapping[tuple[str, str], Label]
    leads: Mapping[str, Callable[[str], str]]
    """Per facet: the page narrowed to a place or country; the page of a partner."""
    language: str

    def node(self, facet: str, token: str, count: int, letters: int = 200, y: float = 0.0) -> Node:
        label = self.words[facet, token].get(self.language)
        shown = label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"
        return Node(label, shown, count, self.leads[facet](token), y)


def network(asked: Asked, part: Part, language: str) -> Network:
    """The network of what is asked of one register."""
    far, found = _chosen(asked, part)
    near_counts, far_counts = _ends(found.counts)
    wanted = [*((PLACE, one) for one in near_counts), *((far, one) for one in far_counts)]
    leads = {facet: _leads(asked, part, facet, language) for facet in (PLACE, far)}
    names = _Names(value_labels(part.request, wanted), leads, language)
    counts = {pair: n for pair, n in found.counts.items() if (far, pair[1]) in names.words}
    far_counts = {one: n for one, n in far_counts.items() if (far, one) in names.words}
    height = STEP * max(min(len(near_counts), NEAR), min(len(far_counts), FAR), 1) + TOP
    nearby = _nodes(names, PLACE, near_counts, NEAR, height, LETTERS_NEAR)
    away = _nodes(names, far, far_counts, FAR, height, LETTERS_FAR)
    drawn = [(pair, n) for pair, n in counts.items() if pair[0] in nearby and pair[1] in away][:CURVES]
    rows = [
        PairRow(names.node(PLACE, here, n), names.node(far, there, n), n, part.at(here, **{far: there}))
        for (here, there), n in list(counts.items())[:ROWS]
    ]
    return Network(
        far=far,
        near=[Near(node, _curves(node, one, drawn, away)) for one, node in nearby.items()],
        far_nodes=list(away.values()),
        rows=rows[:OPEN],
        folded=rows[OPEN:],
        height=height,
        near_left=len(near_counts) - len(nearby),
        far_left=len(far_counts) - len(away),
        drawn=sum(n for _, n in drawn),
        records=found.records,
        rows_left=max(0, len(counts) - ROWS),
    )


def _chosen(asked: Asked, part: Part) -> tuple[str, Pairs]:
    """The far end asked for; else the partners where they are few or of chosen countries, else their countries."""
    partner = declared(part.register).partner
    if partner in facet_columns(part.register) and asked.by != COUNTRY:
        found = pairs(public_index(), part.request, partner)
        if asked.by or COUNTRY in part.request.filters or len({far for _, far in found.counts}) <= FEW_PARTNERS:
            return partner, found
    return COUNTRY, pairs(public_index(), part.request, COUNTRY)


def _leads(asked: Asked, part: Part, facet: str, language: str) -> Callable[[str], str]:
    kind = part.register.kinds.get(facet)
    if isinstance(kind, Relation):
        to = kind.to
        return lambda code: address(language, to, code)
    return asked.question.hrefs(facet)


def _ends(counts: Mapping[tuple[str, str], int]) -> tuple[dict[str, int], dict[str, int]]:
    """Records per place and per far end, most first."""
    near, far = Counter[str](), Counter[str]()
    for (here, there), n in counts.items():
        near[here] += n
        far[there] += n
    return dict(_most_first(near)), dict(_most_first(far))


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _nodes(
    names: _Names, facet: str, counts: Mapping[str, int], most: int, height: int, letters: int
) -> dict[str, Node]:
    """The first ``most`` ends, spread over the height."""
    shown = list(counts.items())[:most]
    step = (height - TOP) / max(len(shown), 1)
    return {
        token: names.node(facet, token, count, letters, round(TOP / 2 + (at + 0.5) * step, 1))
        for at, (token, count) in enumerate(shown)
    }


def _curves(
    node: Node, near: str, drawn: Sequence[tuple[tuple[str, str], int]], away: Mapping[str, Node]
) -> list[Curve]:
    greatest = max((n for _, n in drawn), default=1)
    middle = (LEFT + RIGHT) // 2
    return [
        Curve(
            f"M{LEFT} {node.y}C{middle} {node.y} {middle} {away[far].y} {RIGHT} {away[far].y}",
            round(THIN + (THICK - THIN) * (n - 1) / max(greatest - 1, 1), 1),
            f"{node.label} – {away[far].label}: {n}",
        )
        for (here, far), n in drawn
        if here == near
    ]
