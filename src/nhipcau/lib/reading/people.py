"""People in office: "ông Ngô Lê Văn, Thứ trưởng Bộ Ngoại giao" and "Thứ trưởng Bộ Ngoại giao Ngô Lê Văn".

A sentence is cut into names and titles (a post with its body); which title belongs to which name follows from their
order alone. A name takes the titles right before it; else those behind it, unless these lead to the next name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.names import Name, honorifics, name_end
from nhipcau.lib.reading.titles import Title, titles_of

_LONGEST_BRACKET: Final = 9
_JOINTS: Final = frozenset({",", "-", "–", "—", "(", "kiêm", "và", "đồng", "thời", "là"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title and the name of who holds it."""

    name: Name
    title: Title
    rule: str


def people(document: Document) -> list[Fact]:
    """One fact for each person and office, with the other mentions of the name."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for sentence in document.sentences:
        for held in held_titles(document, sentence):
            _keep(found, document, sentence, held)
    facts = [fact for same in found.values() for fact in same]
    _add_mentions(document, facts)
    return facts


def _keep(found: dict[tuple[str, str], list[Fact]], document: Document, sentence: Sentence, held: Held) -> None:
    first, last = min(held.name.first, held.title.first), max(held.name.last, held.title.last)
    span = sentence.span(first, last)
    same = found.setdefault((held.name.text, held.title.position), [])
    for fact in same:
        known = fact.values["organisation"]
        if not known or not held.title.body or _alike(known, held.title.body):
            fact.add_evidence(span)
            fact.values["organisation"] = known or held.title.body
            return
    values = {"name": held.name.text, "position": held.title.position, "organisation": held.title.body}
    same.append(Fact("person_role", held.rule, 0.93, [span], values))


def _alike(one: str, other: str) -> bool:
    mine, others = (set(body.lower().replace("tp", "thành phố").replace(".", " ").split()) for body in (one, other))
    return mine <= others or others <= mine or len(mine & others) * 2 > min(len(mine), len(others))


def _add_mentions(document: Document, facts: list[Fact]) -> None:
    for name in {fact.values["name"] for fact in facts}:
        spans = _mentions(document, name)
        for fact in facts:
            if fact.values["name"] == name:
                for span in spans:
                    fact.add_evidence(span)


def _mentions(document: Document, name: str) -> list[Span]:
    spans: list[Span] = []
    at = document.text.find(name)
    read = [(document.parts[sentence.part].start, document.parts[sentence.part].end) for sentence in document.sentences]
    while at >= 0 and len(spans) < 200:
        if any(start <= at < end for start, end in read):
            spans.append(Span(at, at + len(name)))
        at = document.text.find(name, at + len(name))
    return spans


def held_titles(document: Document, sentence: Sentence) -> list[Held]:
    """Who holds which title, by the order of names and titles in the sentence."""
    titles = titles_of(document, sentence)
    if not titles:
        return []
    names = _names(document, sentence, titles)
    held: list[Held] = []
    chains = _chains(sentence, titles)
    for chain in chains:
        before = next((name for name in reversed(names) if name.last <= chain[0].first), None)
        after = next((name for name in names if name.first >= chain[-1].last), None)
        if after and _is_adjacent(sentence, chain[-1].last, after):
            if (
                before
                and len(chain) > 1
                and _is_apposition(sentence, before.last, chain[0].first)
                and not any(one.name == before for one in held)
            ):
                held += [Held(before, title, "people.behind_name") for title in chain[:-1]]
                chain = chain[-1:]
            held += [Held(after, title, "people.before_name") for title in chain]
            held += [
                Held(other, title, "people.shared")
                for title in chain
                for other in _listed_with(sentence, names, after, chain[-1])
            ]
        elif before and _is_apposition(sentence, before.last, chain[0].first):
            held += [Held(before, title, "people.behind_name") for title in chain]
    return held


def _chains(sentence: Sentence, titles: list[Title]) -> Iterator[list[Title]]:
    """Titles that follow each other with nothing but a joint between them: "Ủy viên …, Phó Chủ tịch …"."""
    chain: list[Title] = []
    for title in titles:
        if chain and not all(word.low in _JOINTS for word in sentence.words[chain[-1].last : title.first]):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


def _is_adjacent(sentence: Sentence, last: int, name: Name) -> bool:
    between = [word.low for word in sentence.words[last : name.first]]
    if between[:1] == ["("] and ")" in between and len(between) <= _LONGEST_BRACKET:
        between = between[between.index(")") + 1 :]
    return not between or all(word in honorifics() or word in (":", ".", "các") for word in between)


def _is_apposition(sentence: Sentence, last: int, first: int) -> bool:
    between = [word.low for word in sentence.words[last:first]]
    return 0 < len(between) <= 2 and all(word in (",", "-", "–", "—", "(", "là", "hiện") for word in between)


def _listed_with(sentence: Sentence, names: list[Name], after: Name, title: Title) -> Iterator[Name]:
    """Further names behind "các Phó Chủ tịch UBND tỉnh: A, B và C"."""
    if not (title.first and sentence.words[title.first - 1].low == "các"):
        return
    last = after.last
    for name in names:
        if name.first >= last and all(
            word.low in {",", ";", "và", *honorifics()} for word in sentence.words[last : name.first]
        ):
            yield name
            last = name.last


def _names(document: Document, sentence: Sentence, titles: list[Title]) -> list[Name]:
    names: list[Name] = []
    ends = {title.last for title in titles}
    inside = {at for title in titles for at in range(title.first, title.last)}
    at = 0
    words = sentence.words
    while at < len(words):
        if at in inside or not words[at].is_capital:
            at += 1
            continue
        before = words[at - 1].low if at else ""
        honored = before in honorifics() or (before == "." and at > 1 and words[at - 2].low in honorifics())
        introduced = honored or at in ends or before in (":", ",", ";", "và")
        last = name_end(sentence, at, lenient=honored or at in ends, introduced=introduced)
        if last and not (inside & set(range(at, last))):
            names.append(
                Name(
                    at - (honored and before in honorifics() and at - 1 not in inside),
                    last,
                    document.said(sentence, at, last),
                    honored,
                )
            )
            at = last
        else:
            at += 1
    return names
