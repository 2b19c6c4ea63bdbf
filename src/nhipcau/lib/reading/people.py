"""People in office: "ông Ngô Lê Văn, Thứ trưởng Bộ Ngoại giao" and "Thứ trưởng Bộ Ngoại giao Ngô Lê Văn"; and who signed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import MOST_EVIDENCE, Fact, Span
from nhipcau.lib.reading.holders import held_titles
from nhipcau.lib.reading.lists import phrases
from nhipcau.lib.reading.signatures import signatures
from nhipcau.lib.reading.titles import Title
from nhipcau.lib.reading.words import words_of

_HISTORICAL: Final = frozenset({"hồ chí minh"})
"""Named with an office, but holding none in these documents."""
_FULLER: Final = ("{} Thường trực", "{} phụ trách", "Quyền {}")
"""How one office is called more fully: who is "Phó Chủ tịch Thường trực" is "Phó Chủ tịch" in the next paragraph."""

Found = dict[tuple[str, str], list[Fact]]


def people(document: Document) -> list[Fact]:
    """One fact for each person and office, with the other mentions of the name."""
    found: Found = {}
    for sentence in _with_bars(document):
        for held in held_titles(document, sentence):
            first, last = min(held.name.first, held.title.first), max(held.name.last, held.title.last)
            _join(found, held.name.text, held.title, held.rule, sentence.span(first, last))
    for signed in signatures(document):
        _join(found, signed.name, signed.title, "people.signature", signed.span)
    facts = _without_short_forms(found)
    _add_mentions(document, facts)
    return facts


def _with_bars(document: Document) -> Iterator[Sentence]:
    """The sentences, with a bar between the cells of a row where the text has a tab."""
    if "\t" not in document.even.original:
        yield from document.sentences
        return
    barred = document.even.with_tabs().replace("\t", "|")
    for sentence in document.sentences:
        start, end = sentence.whole
        if barred.count("|", start, end) == document.text.count("|", start, end):
            yield sentence
        else:
            words = words_of(barred, start, end)
            yield Sentence(words, sentence.kind, sentence.part, sentence.number, phrases().marks(words))


def _join(found: Found, name: str, title: Title, rule: str, span: Span) -> None:
    """One more mention of a known office of somebody, or a new fact; a name in capitals is the same name."""
    if name.lower() in _HISTORICAL:
        return
    same = found.setdefault((name.lower(), title.position), [])
    for fact in same:
        if _take(fact, title.body):
            fact.add_evidence(span)
            fact.values["name"] = name if fact.values["name"].isupper() else fact.values["name"]
            return
    values = {"name": name, "position": title.position, "organisation": title.body}
    same.append(Fact("person_role", rule, 0.93, [span], values))


def _take(fact: Fact, body: str | None) -> bool:
    """Whether an office may be in a body, or in one that is not told; the fact takes the body it lacks."""
    known = fact.values["organisation"]
    if known and body and not _alike(known, body):
        return False
    fact.values["organisation"] = known or body
    return True


def _without_short_forms(found: Found) -> list[Fact]:
    """The facts without those that call an office of the same person by a shorter name."""
    facts: list[Fact] = []
    for (name, position), same in found.items():
        fuller = [fact for form in _FULLER for fact in found.get((name, form.format(position)), ())]
        for fact in same:
            whole = next((one for one in fuller if _take(one, fact.values["organisation"])), None)
            if whole is None:
                facts.append(fact)
                continue
            for span in fact.evidence:
                whole.add_evidence(span)
    return facts


def _alike(one: str, other: str) -> bool:
    mine, others = (set(body.lower().replace("tp", "thành phố").replace(".", " ").split()) for body in (one, other))
    return mine <= others or others <= mine or len(mine & others) * 2 > min(len(mine), len(others))


def _add_mentions(document: Document, facts: list[Fact]) -> None:
    parts = {sentence.part for sentence in document.sentences}
    read = [(document.parts[part].start, document.parts[part].end) for part in sorted(parts)]
    starts = [start for start, _ in read]
    for name in {fact.values["name"] for fact in facts}:
        spans = [
            Span(at, at + len(name))
            for at in _places(document.text, name)
            if (part := bisect_right(starts, at) - 1) >= 0 and at < read[part][1]
        ]
        for fact in facts:
            if fact.values["name"] == name:
                for span in spans:
                    fact.add_evidence(span)


def _places(text: str, name: str) -> list[int]:
    """Where a name stands in the text, as often as mentions are kept."""
    found: list[int] = []
    at = text.find(name)
    while at >= 0 and len(found) < MOST_EVIDENCE:
        found.append(at)
        at = text.find(name, at + len(name))
    return found
