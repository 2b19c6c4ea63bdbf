"""Finding in a text what the rules name, with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from nhipcau.lib.guard.plain_view import View, view
from nhipcau.lib.guard.read_rules import Rule, RuleError, read_rules

_LINK: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Finding(NamedTuple):
    """A rule and the half-open span ``nfc(text)[start:end]`` it speaks of, in code points."""

    rule: Rule
    start: int
    end: int


class Rules:
    """Rules that are asked together. Raises :class:`RuleError` if two share a code or an example is not as it says."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.all = tuple(rules)
        codes = [rule.code for rule in self.all]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise RuleError(f"two rules are called {', '.join(twice)}")
        for rule in self.all:
            _try(rule)

    def of(self, where: str) -> "Rules":
        """Those that hold ``where`` (everywhere, or in public only)."""
        return Rules._chosen(tuple(rule for rule in self.all if rule.where == where)) or Rules(())

    @staticmethod
    def _chosen(rules: tuple[Rule, ...]) -> "Rules | None":
        """Rules that have been tried already."""
        if not rules:
            return None
        chosen = object.__new__(Rules)
        chosen.all = rules
        return chosen

    def hinted(self, text: str) -> "Rules | None":
        """The cheap test, for many texts written as one: the rules that may find something in one of them, if any."""
        seen = view(text).text
        return Rules._chosen(tuple(rule for rule in self.all if rule.hint is None or rule.hint.search(seen)))

    def find(self, text: str, context: str = "") -> list[Finding]:
        """Findings by place: of the same place the strictest rule's, of one rule none inside another.

        ``context`` is what is known of where the text stands: the words of its column.
        """
        seen = view(text)
        found = {finding for rule in self.all for finding in _found(rule, seen, context)}
        kept: list[Finding] = []
        reached: dict[str, int] = {}
        for one in sorted(found, key=lambda one: (one.start, -one.end, one.rule.may_be_acknowledged, one.rule.code)):
            known = kept and (kept[-1].start, kept[-1].end) == (one.start, one.end)
            if not known and one.end > reached.get(one.rule.code, 0):
                kept.append(one)
                reached[one.rule.code] = one.end
        return kept


@lru_cache(maxsize=1)
def shipped() -> Rules:
    """The rules that come with the software."""
    return Rules(read_rules((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8")))


def find(text: str, context: str = "") -> list[Finding]:
    """What the shipped rules find in a text, whatever may be acknowledged and wherever it holds."""
    return shipped().find(text, context)


def _found(rule: Rule, seen: View, context: str) -> Iterator[Finding]:
    if rule.hint and not rule.hint.search(seen.text):
        return
    patterns = rule.patterns
    if rule.context and rule.bare and (rule.context.search(seen.text) or rule.context.search(view(context).text)):
        patterns += rule.bare
    links = None if rule.in_links else [link.span() for link in _LINK.finditer(seen.text)]
    for pattern in patterns:
        for match in pattern.finditer(seen.text):
            if match.groupdict().get("no") is not None:
                continue
            start, end = match.span("hit") if "hit" in pattern.groupindex else match.span()
            if not (links and _within(links, start)):
                yield Finding(rule, *seen.span(start, end))


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the ascending spans."""
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _try(rule: Rule) -> None:
    """An example of either side proves that the pattern says what its writer meant."""
    for example in rule.matches:
        if not any(_found(rule, view(example), "")):
            raise RuleError(f"rule {rule.code!r} does not find its example {example!r}")
    for example in rule.others:
        if any(_found(rule, view(example), "")):
            raise RuleError(f"rule {rule.code!r} finds {example!r}, which it must not")
