"""How a cell with a problem is put right: what its input completes from, and what the text may have meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from nhipcau.core.importing.headers import Target
from nhipcau.core.importing.named import offers
from nhipcau.core.kinds import Relation
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import LANGUAGES
from nhipcau.core.policy import Powers
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.lib.text import fold
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of

NEAR, ALIKE = 3, 0.75
"""Entries of a closed list that are offered for a text that is none of them, and how much like it they have to be."""


@dataclass
class Mending:
    """Of one page; ``lists`` are the closed lists its inputs complete from, by their ids."""

    register: Register
    powers: Powers
    language: str
    lists: dict[str, list[str]] = field(default_factory=dict)
    _near: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def listed(self, target: Target) -> str:
        """The id of the list an input completes from, "" where there is none."""
        kind = self.register.kinds.get(target.column)
        if not isinstance(kind, Coded) or kind.many:
            return ""
        name = f"list-{kind.name if kind.name in ('place', 'country') else target.column}"
        if name not in self.lists:
            self.lists[name] = [words or entered for entered, words in kind.options(self.language)]
        return name

    def near(self, target: Target, text: str) -> list[str]:
        """What a text that is in no closed list may have meant: entries it is the beginning or a word of, or spelt like."""
        listed = self.listed(target)
        if not listed or not text:
            return []
        if (listed, text) not in self._near:
            kind = self.register.kinds[target.column]
            # The table may be in the other language than the page.
            entries = [pair for code in (self.language, *LANGUAGES) for pair in kind.options(code)]
            by_fold = {fold(words or entered): words or entered for entered, words in reversed(entries)}
            asked = fold(text)
            begun = [words for words in by_fold if f" {words}".find(f" {asked}") >= 0]
            found = [*begun, *get_close_matches(asked, by_fold, NEAR, ALIKE)]
            self._near[listed, text] = list(dict.fromkeys(by_fold[words] for words in found))[:NEAR]
        return self._near[listed, text]

    def names_address(self, target: Target) -> str:
        """Where a script asks for related records that go by a text."""
        kind = self.register.kinds.get(target.column)
        if not isinstance(kind, Relation) or kind.many:
            return ""
        slug = registers()[kind.to].slug[place_of(self.language)]
        return desk_address(self.language, "desk_record_names", slug=slug)

    def named(self, target: Target, text: str) -> list[str]:
        """Related records that go by a text: a few queries, so for the page of a single row."""
        kind = self.register.kinds.get(target.column)
        if not isinstance(kind, Relation) or kind.many:
            return []
        longest = max(text.split(), key=len, default="")
        return offers(self.powers, kind, text, self.language) or offers(self.powers, kind, longest, self.language)
