"""One text in, its facts out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.lib.reading.agreements import agreements
from nhipcau.lib.reading.columns import figures_told
from nhipcau.lib.reading.commitments import commitments
from nhipcau.lib.reading.directives import directives
from nhipcau.lib.reading.document import Document
from nhipcau.lib.reading.document import document as taken_apart
from nhipcau.lib.reading.events import events
from nhipcau.lib.reading.fact import FIELDS, SCHEMA, Fact, Span
from nhipcau.lib.reading.localities import localities
from nhipcau.lib.reading.papers import papers
from nhipcau.lib.reading.partners import partners
from nhipcau.lib.reading.people import people
from nhipcau.lib.reading.relevance import concerns_external_affairs
from nhipcau.lib.reading.scope import Scopes
from nhipcau.lib.reading.speech import Speakers

PUBLISHED_ON: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
"""What can be said of a day of publication: a year, a month or a day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that was read, the day of publication as far as it is known, and the facts in the order of the text."""

    text: str
    published: str | None
    relevant: bool
    facts: tuple[Fact, ...]

    def as_json(self, doc_id: str) -> dict[str, Any]:
        """The reading in the schema of annotated documents, with the rule and the confidence of each fact."""
        return {
            "schema": SCHEMA,
            "doc_id": doc_id,
            "text_sha256": hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "text_chars": len(self.text),
            "published": self.published,
            "relevant": self.relevant,
            "facts": [self._fact(number, fact) for number, fact in enumerate(self.facts, start=1)],
        }

    def _fact(self, number: int, fact: Fact) -> dict[str, Any]:
        quoted = [{"start": start, "end": end, "quote": self.text[start:end]} for start, end in fact.evidence]
        values = {name: fact.values.get(name) for name in FIELDS[fact.type]}
        return {
            "id": f"F{number}",
            "type": fact.type,
            "evidence": quoted,
            **values,
            "rule": fact.rule,
            "confidence": fact.confidence,
        }


def read(text: str, published: str | None = None) -> Reading:
    """Read a text. ``published``: partial date of publication; without it the one a dateline in the text gives.

    A text that does not concern external affairs gives no facts. Any string is read; nothing is raised.
    """
    document = taken_apart(text, published)
    if not concerns_external_affairs(document.text.lower()):
        return Reading(text, document.published, False, ())
    facts = _facts(document)
    for fact in facts:
        fact.evidence = [Span(*document.even.back(*span)) for span in fact.evidence]
    for fact in facts:
        fact.values |= {name: " ".join(value.split()) for name, value in fact.values.items() if isinstance(value, str)}
    facts.sort(key=lambda fact: (fact.span, fact.type))
    return Reading(text, document.published, True, tuple(facts))


def _facts(document: Document) -> list[Fact]:
    """Every rule once; what one finds others build on: places and events give figures their scope, people speak."""
    places, abroad = localities(document), partners(document)
    held, named = events(document), people(document)
    speakers = Speakers(document.text, named)
    tasks, scopes = directives(document, speakers), Scopes(document, places, held)
    return [
        *places,
        *abroad,
        *named,
        *papers(document),
        *held,
        *agreements(document, places, abroad),
        *figures_told(document, scopes),
        *tasks,
        *commitments(document, speakers, tasks),
    ]
