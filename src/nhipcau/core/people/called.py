"""Which agencies of the desk a body named in a text may be: by its name, its locality and its initials; never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import every_agency, heirs
from nhipcau.core.people.when import holds
from nhipcau.lib import places
from nhipcau.lib.places.naming import words as words_of

NAMED, HEIR, NO_PLACE, FORMER_PLACE, INITIALS = "named", "heir", "no_place", "former_place", "initials"
"""How a text's words fit an agency: they name it (an agency that took over from it); leave its locality open; name a
locality that is part of its own today; are the first letters of its name. Only the first two say which agency it is."""
SURE: Final = frozenset({NAMED, HEIR})
_FULL: Final = {
    "ubnd": ("uy", "ban", "nhan", "dan"),
    "hdnd": ("hoi", "dong", "nhan", "dan"),
    "va": (),
}
_KINDS: Final = (("thanh", "pho"), ("tinh",), ("tp",))
_FEWEST_INITIALS: Final = 3

Words = tuple[str, ...]


class Possible(NamedTuple):
    """An agency that words may mean, and how they fit it."""

    agency: Agency
    how: str


class Agencies:
    """The agencies there are ``today``, to be found by what texts call them; they are asked for once."""

    def __init__(self, today: date) -> None:
        self._today = today

    def possible(self, words: str, on: date | None) -> list[Possible]:
        """Agencies that ``words`` of a text of the day ``on`` may mean, those first that they surely do."""
        text = _Text(_full(words), words.strip(), on)
        found: dict[Agency, str] = {}
        for one in self._known:
            how = one.fits(text) if text.words else None
            if how is None:
                continue
            for agency in self._now(one.agency):
                is_heir = how == NAMED and agency != one.agency
                found.setdefault(agency, HEIR if is_heir else how)
        rank = (NAMED, HEIR, NO_PLACE, FORMER_PLACE, INITIALS).index
        ranked = sorted(found.items(), key=lambda pair: (rank(pair[1]), pair[0].name_vi, str(pair[0].uid)))
        return [Possible(agency, how) for agency, how in ranked]

    def only(self, words: str, on: date | None) -> Agency | None:
        """The one agency that words surely mean; None if they may mean several, or it shares its name with another."""
        sure = [one.agency for one in self.possible(words, on) if one.how in SURE]
        if len(sure) != 1:
            return None
        return sure[0] if sum(one.agency.name_vi == sure[0].name_vi for one in self._known) == 1 else None

    @cached_property
    def _known(self) -> list[_Known]:
        return [_Known(one) for one in every_agency()]

    def _now(self, agency: Agency) -> list[Agency]:
        """Who does an agency's work today; nobody, of one that ended and has no heir."""
        return [agency] if holds(agency.valid_from, agency.valid_until, self._today) else heirs(agency, self._today)


class _Text(NamedTuple):
    """Words of a text, folded; as they are written; and their day."""

    words: Words
    written: str
    on: date | None


@dataclass(frozen=True)
class _Known:
    """An agency with the names of its locality."""

    agency: Agency

    def fits(self, text: _Text) -> str | None:
        """How the words fit the agency, None if they do not."""
        found = (self._fits(text, _full(name)) for name in (self.agency.name_vi, self.agency.name_en) if name)
        return next((how for how in found if how), None)

    def _fits(self, text: _Text, name: Words) -> str | None:
        if self._unit is None:
            return NAMED if text.words == name else self._by_initials(text.words, text, name)
        own, rest = _without(name, self._own) or name, _without(text.words, self._own)
        if rest and (how := NAMED if rest == own else self._by_initials(rest, text, own)):
            return how if text.on is None or self._unit.valid.contains(text.on) else FORMER_PLACE
        if _without(text.words, self._former) == own:
            return FORMER_PLACE
        return NO_PLACE if text.words == own else self._by_initials(text.words, text, own)

    def _by_initials(self, said: Words, text: _Text, name: Words) -> str | None:
        """ "BNG" for "Bộ Ngoại giao": one word of a name's first letters, written in capitals."""
        if len(said) != 1 or len(said[0]) < _FEWEST_INITIALS or not text.written.split()[0].isupper():
            return None
        return INITIALS if said[0] == "".join(word[0] for word in name) else None

    @cached_property
    def _unit(self) -> places.Unit | None:
        return places.unit(self.agency.place) if self.agency.place else None

    @cached_property
    def _own(self) -> list[Words]:
        return list(_spellings(self._unit)) if self._unit else []

    @cached_property
    def _former(self) -> list[Words]:
        """Names of the localities that the agency's own is made of."""
        unit = self._unit
        if unit is None or unit.valid.start is None:
            return []
        before = places.predecessors(unit, date.fromordinal(unit.valid.start.toordinal() - 1))
        return [spelling for one in before if one != unit for spelling in _spellings(one)]


def _spellings(unit: places.Unit) -> Iterator[Words]:
    yield from dict.fromkeys(words_of(name) for name in (unit.name, unit.name_en, *unit.aliases))


def _without(said: Words, spellings: list[Words]) -> Words | None:
    """Words without the locality at their end ("tỉnh", "thành phố" with it); None if they name none of these."""
    for spelling in sorted(spellings, key=len, reverse=True):
        if spelling and len(said) > len(spelling) and said[-len(spelling) :] == spelling:
            rest = said[: -len(spelling)]
            kind = next((kind for kind in _KINDS if rest[-len(kind) :] == kind), ())
            return rest[: len(rest) - len(kind)] or None
    return None


def _full(name: str) -> Words:
    """The folded words of a name, the usual short forms written out."""
    return tuple(part for word in words_of(name) for part in _FULL.get(word, (word,)))
