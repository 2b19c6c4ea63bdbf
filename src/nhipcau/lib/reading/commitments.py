"""What somebody promises, aims at, asks for or proposes: one fact a sentence, by the rows of ``data/speech.toml``."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Final

from nhipcau.lib.reading.commitment_details import actor_of, beneficiary_of, due_of
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.speech import Speakers, said
from nhipcau.lib.reading.tables import table

_GIVING: Final = frozenset({"tài", "viện"})
_ALIKE: Final = 0.6
_SHORTEST: Final = 6
_LONG_SUBJECT: Final = 8
_FEWEST_BEHIND: Final = 5
_SUBJECT_REACH: Final = 7
_PRONOUNS: Final = frozenset(
    {
        "chúng",
        "tôi",
        "tỉnh",
        "thành",
        "phố",
        "ngành",
        "hai",
        "bên",
        "sở",
        "đơn",
        "vị",
        "cơ",
        "quan",
        "ủy",
        "ban",
        "đoàn",
        "ta",
    }
)


def commitments(document: Document, speakers: Speakers, directives: list[Fact]) -> list[Fact]:
    """One fact for each sentence that commits somebody to something, two if it goes on "và mời …"; none in a directive."""
    listed = sorted(fact.span for fact in directives)
    starts = [span.start for span in listed]
    facts: list[Fact] = []
    for sentence in document.sentences:
        if sentence.kind not in ("paragraph", "item") or sentence.words[-1].text == "?":
            continue
        at = bisect_right(starts, sentence.whole.start)
        if any(one.overlaps(sentence.whole) for one in listed[max(0, at - 1) : at + 1]):
            continue
        for fact in _committed(document, sentence, speakers):
            _keep(document, facts, fact)
    return facts


def _keep(document: Document, facts: list[Fact], fact: Fact) -> None:
    words = set(document.quoted(fact.span).lower().split())
    for known in facts[-12:]:
        others = set(document.quoted(known.span).lower().split())
        if known.values["kind"] == fact.values["kind"] and len(words & others) >= _ALIKE * min(len(words), len(others)):
            known.add_evidence(fact.span)
            return
    facts.append(fact)


def _committed(document: Document, sentence: Sentence, speakers: Speakers) -> list[Fact]:
    low = [word.low for word in sentence.words]
    cues = [
        (row["kind"], at)
        for number, row in enumerate(table("speech")["commitment"])
        if (at := _cue(sentence, low, number, row)) is not None
        and not (low[-1] == ":" and row["kind"] in ("request", "proposal"))
        and len(low) - at >= _FEWEST_BEHIND
    ]
    for kind, at in cues:
        begin = _clause(sentence, low, at)
        other = next((one for one in cues if one[0] != kind and _is_beside(low, begin, at, one[1])), None)
        if other is None:
            if fact := _fact(document, sentence, speakers, kind, at, len(low)):
                return [fact]
            continue
        first, second = sorted(((at, kind), (other[1], other[0])))
        end = second[0] - (2 if low[second[0] - 1] == "thời" else 1)
        both = (
            _fact(document, sentence, speakers, first[1], first[0], end),
            _fact(document, sentence, speakers, second[1], second[0], len(low), second[0]),
        )
        if both[0] and both[1] and {first[1], second[1]} <= {"commitment", "target"}:
            both[1].values["actor"] = both[0].values["actor"]
        return [fact for fact in both if fact]
    return []


def _is_beside(low: list[str], begin: int, at: int, other: int) -> bool:
    """Whether two cues stand side by side in a sentence: "cam kết … và mời …"; the later one behind "và" or "đồng thời"."""
    first, second = min(at, other), max(at, other)
    return first >= begin and second - first >= _SHORTEST and low[second - 1] in ("và", "thời")


def _fact(
    document: Document, sentence: Sentence, speakers: Speakers, kind: str, at: int, end: int, begin: int | None = None
) -> Fact | None:
    """The statement whose cue stands at a word: from ``begin``, else its clause's first word, to ``end`` at most."""
    low = [word.low for word in sentence.words]
    first = _clause(sentence, low, at) if begin is None else begin
    if kind in ("request", "invitation") and at - first > _LONG_SUBJECT:
        first = at
    last = next(
        (place for place in range(at + _SHORTEST, end - 1) if low[place : place + 3] == [",", "đồng", "thời"]), end
    )
    while last > at + 1 and sentence.words[last - 1].text in '.,;!”")’…/':
        last -= 1
    if last - first < _SHORTEST:
        return None
    span = sentence.span(first, last)
    values = {
        "kind": kind,
        "actor": actor_of(document, sentence, first, at, kind, speakers),
        "beneficiary": beneficiary_of(document, sentence, at, kind),
        "summary": document.quoted(span)[:160],
        "due": due_of(document, sentence, first, at, end),
    }
    return Fact("commitment", f"commitments.{kind}", 0.6, [span], values)


def _cue(sentence: Sentence, low: list[str], number: int, row: dict[str, Any]) -> int | None:
    """Where the words of a row stand in the sentence, if its conditions hold."""
    for mark in sentence.of(f"commitment {number}"):
        at = mark.first
        behind = low[mark.last] if mark.last < len(low) else ""
        before = low[at - 1] if at else ""
        if before in row.get("not_before", ()) and not (before == "và" and _is_asked(sentence, mark.last)):
            continue
        if behind in row.get("not_behind", ("",)) and not (behind in _GIVING and _is_giver(sentence, at)):
            continue
        if row.get("verb") and behind not in said("verbs"):
            continue
        if any(low[mark.last : mark.last + len(then)] == then for then in map(str.split, row.get("not_then", ()))):
            continue
        if row["kind"] == "commitment" and _holds_event(sentence, low, mark.last):
            continue
        if "needs" in row and not any(word in " ".join(low[at:]) for word in row["needs"]):
            continue
        if "told" in row and not any(word in " ".join(low[:at]) for word in row["told"]):
            continue
        if row.get("subject") and not _has_subject(sentence, low, at):
            continue
        return at
    return None


def _is_asked(sentence: Sentence, at: int) -> bool:
    """Whether somebody stands behind "và đề nghị": not "kiến nghị và đề nghị của cử tri"."""
    return any(sentence.at(name, at) for name in ("post", "issuer", "partner", "place"))


def _is_giver(sentence: Sentence, at: int) -> bool:
    """Whether an organisation abroad stands right before "cam kết tài trợ": it does so."""
    return any(mark.last == at and mark.value and mark.value.kind != "country" for mark in sentence.of("partner"))


def _holds_event(sentence: Sentence, low: list[str], at: int) -> bool:
    """Whether "sẽ" goes on "tổ chức Hội nghị …": a fact of its own, an event still to come."""
    return low[at : at + 2] == ["tổ", "chức"] and any(sentence.at("event", at + ahead) for ahead in range(2, 5))


def _has_subject(sentence: Sentence, low: list[str], at: int) -> bool:
    """Whether a body, a place or a person is what "sẽ" speaks of, and it is no belief."""
    told = " ".join(low[:at])
    if any(re.search(rf"(?<!\w){belief}(?!\w)", told) for belief in said("beliefs")):
        return False
    near = range(max(0, at - _SUBJECT_REACH), at)
    marked = any(
        mark.first in near and mark.value for name in ("place", "issuer", "post") for mark in sentence.of(name)
    )
    return marked or any((sentence.words[word].is_capital and word) or low[word] in _PRONOUNS for word in near)


def _told_by(sentence: Sentence, text: list[str]) -> int:
    """The last word of who is quoted behind "theo": his post, his name."""
    return max((mark.last for mark in sentence.of("post") if mark.last <= len(text)), default=len(text))


def _clause(sentence: Sentence, low: list[str], at: int) -> int:
    """Where the statement begins: behind the words that report it, at a quotation mark, else with the sentence."""
    text = low[:at]
    for first in range(at, 0, -1):
        if text[first - 1] in ("“", '"'):
            return first
        for words in said("reporting"):
            phrase = words.split()
            if text[max(0, first - len(phrase)) : first] == phrase and not _is_capital(sentence, first - len(phrase)):
                return first + (first < at and text[first] in (",", ":", "rằng"))
    commas = [place for place in range(at) if text[place] == ","]
    if "theo" in text and commas and text.index("theo") < commas[-1]:
        return next((place for place in commas if place > _told_by(sentence, text)), commas[-1]) + 1
    return _behind_number(sentence)


def _behind_number(sentence: Sentence) -> int:
    """Where an item of a list begins behind its number or sign: "2. Sở Du lịch …", "- Phấn đấu …"."""
    words = sentence.words
    if sentence.kind != "item":
        return 0
    return 1 if not words[0].is_word and not words[0].is_number else 2 if words[1].text in ".)" else 0


def _is_capital(sentence: Sentence, at: int) -> bool:
    """Whether a word inside a sentence has a capital: "Ban Chỉ đạo" reports nothing."""
    return at > 0 and sentence.words[at].is_capital
