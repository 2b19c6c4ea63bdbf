"""Records that go by the words somebody types: what may be there already, and what a typed name means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.desk.seen import SeenNames, items_looked_at
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Names, Text, Words
from nhipcau.core.labels import Label
from nhipcau.core.policy.words import OWN_AGENCY
from nhipcau.core.record import PUBLISHED
from nhipcau.core.search import parse_request, public_index, suggest
from nhipcau.lib.identifiers import parse_code
from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

NEWEST = 1000
"""Records of the own agency that are looked through, newest first; published ones are found by the index."""
SHORTEST = 3
"""Letters from which words say something."""


class Likely(NamedTuple):
    """A record somebody may see; ``code`` is "" for one that was never published."""

    uid: UUID
    code: str
    label: Label
    state: str

    def called(self, language: str) -> str:
        """ "DT-0001 Tỉnh Yamanashi", or the name alone of one without a code."""
        return " ".join(filter(None, (self.code, self.label.get(language))))


def likely(powers: Powers, register: Register, words: str, limit: int, **within: str) -> list[Likely]:
    """At most ``limit`` records whose names have all these words, whatever their marks and capitals; the last may be
    unfinished. ``within``: ``place`` or ``country``, for the published ones. Published ones first.
    """
    if len(words.strip()) < SHORTEST:
        return []
    uids = list(dict.fromkeys((*_published(register, words, limit, within), *_own(powers, register, words, limit))))
    return _looked_at(powers, register, uids[:limit])


def named_exactly(powers: Powers, register: Register, words: str, limit: int) -> list[Likely]:
    """At most ``limit`` published records one of whose names is just these words, whatever their marks and capitals."""
    if len(words.strip()) < SHORTEST:
        return []
    return _looked_at(powers, register, list(_published(register, words, limit, {}, is_whole_name=True)))


def _looked_at(powers: Powers, register: Register, uids: list[UUID]) -> list[Likely]:
    asked = [(register.name, uid) for uid in uids]
    items = items_looked_at(powers.looks_of(asked), SeenNames(powers))
    return [
        Likely(one["uid"], one["code"] or "", Label(one["label_vi"], one["label_en"]), one["state"])
        for one in map(items.get, asked)
        if one
    ]


def _published(
    register: Register, words: str, limit: int, within: dict[str, str], *, is_whole_name: bool = False
) -> Iterable[UUID]:
    params = {"q": [words], **{name: [value] for name, value in within.items() if value}}
    try:
        request = parse_request(register, params, limit=limit, facets=False)
        listing = suggest(public_index(), request, is_whole_name=is_whole_name)
    except Fault:
        return []  # no such place, more words than a search takes, or an index that is being made
    numbers = [parse_code(hit.code)[1] for hit in listing.hits[:limit]]
    found = dict(register.rows(PUBLIC_DESK).filter(number__in=numbers).values_list("number", "uid"))
    return [found[number] for number in numbers if number in found]


def _own(powers: Powers, register: Register, words: str, limit: int) -> list[UUID]:
    wanted, found = fold(words).split(), []
    columns = [name for name in register.label_from if isinstance(register.kinds[name], Text | Words | Names)]
    for desk in powers.desks(register):
        if desk.scope != OWN_AGENCY or not columns:
            continue
        rows = desk.audience.rows(register).exclude(state=PUBLISHED).order_by("-uid").values_list("uid", *columns)
        found += [uid for uid, *values in rows[:NEWEST] if _has_all(wanted, _words(register, columns, values))]
    return found[:limit]


def _words(register: Register, columns: list[str], values: list[Any]) -> list[str]:
    texts = (
        text
        for name, value in zip(columns, values, strict=True)
        for text in register.kinds[name].searched(value or None)
    )
    return fold(" ".join(texts)).split()


def _has_all(wanted: list[str], words: list[str]) -> bool:
    *whole, last = wanted
    return set(whole) <= set(words) and any(word.startswith(last) for word in words)
