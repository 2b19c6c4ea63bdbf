"""A hundred things visitors might type, drawn from the generated records with a fixed seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from bench.peer import FACETS, TABLE
from bench.records import REGISTER, SEED, Record
from nhipcau.lib.text import fold, tokens

PAGE = 20
GROUPS = {"accented": 25, "unaccented": 25, "begun": 15, "facets": 20, "typos": 15}
"""Queries of each kind. All but the typos are compared: the peer has no search for words with typing errors."""
WITH_D = 13
"""Of the unaccented ones, those whose real spelling has a đ (which no Unicode decomposition turns into a d)."""
THREE = ("kind", "sectors", "called_on")
LONG_WORD = 6


@dataclass(frozen=True)
class Query:
    """What is typed, the facets the peer is asked for, the filters (our facet names), and what was meant by it."""

    group: str
    text: str
    facets: tuple[str, ...] = ()
    filters: dict[str, str] = field(default_factory=dict)
    meant: str = ""

    @property
    def once(self) -> bool:
        return False

    @property
    def compared(self) -> bool:
        return self.group != "typos"

    def our_params(self) -> dict[str, list[str]]:
        return {"q": [self.text], "limit": [str(PAGE)], **{name: [value] for name, value in self.filters.items()}}

    def our_address(self) -> str:
        return f"/api/v1/{REGISTER}?{urlencode(self.our_params(), doseq=True)}"

    def peer_address(self, *, tuned: bool) -> str:
        """The tuned peer gets the words folded, as a page in front of it would send them; the shipped one as typed."""
        text = " ".join(token.text for token in tokens(self.text)) if tuned else self.text
        params: list[tuple[str, str]] = [("_search", text), ("_size", str(PAGE))]
        params += [("_facet", FACETS[name]) for name in self.facets]
        params += [(FACETS[name], value) for name, value in self.filters.items()]
        return f"/peer/{TABLE}.json?{urlencode(params)}"


def hundred(records: list[Record]) -> list[Query]:
    """The queries, made of words of ``records``; the same records give the same queries."""
    random = Random(f"{SEED}:queries")
    pool = list(records)
    random.shuffle(pool)
    drawn = iter(pool)
    makers: dict[str, Callable[[Record], Query | None]] = {
        "accented": lambda record: Query("accented", _words(random, record)),
        "unaccented": lambda record: _unaccented(random, record),
        "begun": lambda record: Query("begun", _beginning(random, record)),
        "facets": lambda record: _faceted(random, record),
        "typos": lambda record: _typo(random, record),
    }
    queries: dict[str, Query] = {}
    for group, size in GROUPS.items():
        end = len(queries) + size
        while len(queries) < end:
            query = makers[group](next(drawn))
            if query and _wanted(query, list(queries.values())):
                queries.setdefault(fold(query.text), query)
    return list(queries.values())


def _cut(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _words(random: Random, record: Record, sizes: tuple[int, ...] = (1, 2, 2, 3, 3)) -> str:
    """One to three neighbouring words of the title; a lone word is a long one."""
    words = _cut(record.title)
    size = min(random.choice(sizes), len(words))
    if size == 1:
        return max(words, key=len)
    start = random.randrange(len(words) - size + 1)
    return " ".join(words[start : start + size])


def _beginning(random: Random, record: Record) -> str:
    """The first two or three words of the title, as one has them on the screen when half way through."""
    return " ".join(_cut(record.title)[: random.choice((2, 3))])


def _unaccented(random: Random, record: Record) -> Query:
    text = _words(random, record)
    return Query("unaccented", fold(text), meant=text)


def _wanted(query: Query, so_far: list[Query]) -> bool:
    """Whether there is room for it: of the unaccented queries just so many stand for words with a đ."""
    if query.group == "unaccented":
        alike = [one for one in so_far if one.group == query.group and _has_d(one) == _has_d(query)]
        return len(alike) < (WITH_D if _has_d(query) else GROUPS["unaccented"] - WITH_D)
    if query.group == "facets":
        narrowed = sorted(query.filters)
        alike = [one for one in so_far if one.group == query.group and sorted(one.filters) == narrowed]
        return len(alike) < GROUPS["facets"] // (4 if narrowed else 2)
    return True


def _has_d(query: Query) -> bool:
    return "đ" in query.meant.lower()


def _faceted(random: Random, record: Record) -> Query:
    """One or two words with three facets; every second query is also narrowed to a place or a kind."""
    narrowed = random.choice(({}, {"place": record.place}, {}, {"kind": record.kind}))
    return Query("facets", _words(random, record, (1, 2, 2)), THREE, narrowed)


def _typo(random: Random, record: Record) -> Query | None:
    """A long word of an English title with two neighbouring letters swapped or one letter wrong."""
    words = [word for word in _cut(fold(record.title_en)) if len(word) >= LONG_WORD and word.isalpha()]
    if not words:
        return None
    word = random.choice(words)
    at = random.randrange(1, len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    wrong = word[:at] + random.choice("bcdghklmnprstvx") + word[at + 1 :]
    text = random.choice((swapped, wrong))
    return Query("typos", text, meant=word) if text != word else None
