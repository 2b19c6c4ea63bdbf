"""What programs ask of a list that nobody types words into: pages, filtered and sorted, a walk, single records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from urllib.parse import urlencode

from bench.peer import FACETS, TABLE
from bench.queries import PAGE
from bench.records import REGISTER, SEED, YEARS
from bench.vocabulary import vocabulary
from nhipcau.core.registry import registers
from nhipcau.core.search.request import DEEPEST
from nhipcau.lib import places

FILTERED = 30
WALKED = 40
RECORDS = 100
PAGED = 40
ASKED_ONCE = 150
COUNTED = tuple(FACETS)


@dataclass(frozen=True)
class Call:
    """One address for each side. ``filters`` are our facet names; ``sort`` is by date, newest first; ``since`` a year.

    ``once``: asked a single time in the whole run, so that nobody can have kept anything of its answer.
    """

    group: str
    filters: dict[str, str] = field(default_factory=dict)
    counted: bool = False
    sort: bool = False
    after: int = 0
    number: int = 0
    offset: int = 0
    since: int = 0
    once: bool = False

    @property
    def compared(self) -> bool:
        return True

    def our_address(self) -> str:
        if self.number:
            return f"/api/v1/{REGISTER}/{_code(self.number)}"
        asked = {"limit": str(PAGE), **self.filters}
        if self.sort:
            asked["sort"] = "-called_on"
        if self.since:
            asked["called_on_from"] = str(self.since)
        if self.offset:
            asked["offset"] = str(self.offset)
        if self.after:
            asked |= {"order": "code", "after": _code(self.after)}
        if not self.counted:
            asked["facets"] = "none"
        return f"/api/v1/{REGISTER}?{urlencode(asked)}"

    def peer_address(self, *, tuned: bool) -> str:
        """The peer's pages come by primary key, numbered without a gap; by date it has the year only, as an indexed number."""
        if self.number:
            return f"/peer/{TABLE}/{self.number}.json?_shape=objects"
        asked = [("_size", str(PAGE)), ("_shape", "objects")]
        asked += [(FACETS[name], value) for name, value in self.filters.items()]
        if self.sort:
            asked.append(("_sort_desc", FACETS["called_on"]))
        if self.since:
            asked.append((f"{FACETS['called_on']}__gte", str(self.since)))
        if begin := self.after or self.offset:
            asked.append(("_next", str(begin)))
        if self.counted:
            asked += [("_facet", FACETS[name]) for name in COUNTED]
        return f"/peer/{TABLE}.json?{urlencode(asked)}"


def calls(count: int) -> list[Call]:
    """The calls for ``count`` records, the same ones for the same count."""
    random, words = Random(f"{SEED}:calls"), vocabulary()
    here = [unit.id for unit in places.units(date(2026, 1, 1))]
    by_place = [{"place": unit} for unit in here[:FILTERED]]
    narrow = [{"place": random.choice(here), "kind": random.choice(words.kinds)} for _ in range(FILTERED)]
    by_sector = [{"sectors": random.choice(words.sectors)} for _ in range(FILTERED)]
    found = [Call("all"), Call("all", sort=True), Call("all, facets", counted=True)]
    for filters in by_place:
        found += [Call("place", filters), Call("place, facets", filters, counted=True)]
        found.append(Call("place, by date", filters, sort=True))
    for filters in narrow:
        found += [Call("place and kind", filters), Call("place and kind, facets", filters, counted=True)]
    found += [Call("sector, by date", filters, sort=True) for filters in by_sector]
    found += [Call("walk", after=random.randrange(1, count - PAGE)) for _ in range(WALKED)]
    found += [Call("record", number=random.randrange(1, count + 1)) for _ in range(RECORDS)]
    found += [Call("all, any page", offset=random.randrange(PAGE, min(DEEPEST, count - PAGE))) for _ in range(PAGED)]
    return found + _once(random, {"place": here, "kind": words.kinds, "sectors": words.sectors}, found)


def _once(random: Random, values: Mapping[str, Sequence[str]], asked: Sequence[Call]) -> list[Call]:
    """Lists of one or two filters that are not ``asked`` anyway, half of them since a year, a third by date."""
    others, found = {call.our_address() for call in asked}, dict[str, Call]()
    while len(found) < ASKED_ONCE:
        names = random.sample(sorted(values), random.choice((1, 2, 2)))
        call = Call(
            "asked once",
            {name: random.choice(values[name]) for name in names},
            sort=random.random() < 1 / 3,
            since=random.choice(YEARS) if random.random() < 1 / 2 else 0,
            once=True,
        )
        if (address := call.our_address()) not in others:
            found.setdefault(address, call)
    return list(found.values())


def _code(number: int) -> str:
    return str(registers()[REGISTER].code(number))
