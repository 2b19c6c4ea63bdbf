"""Why a hit was found: one plain sentence that shows the words where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import orjson

from nhipcau.core.families import UNSHOWN
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.search.matching import allowed_edits
from nhipcau.core.search.request import ListRequest
from nhipcau.lib.text import Token, accented, fold, has_marks, nfc, tokens

LONGEST = 160
"""Longest sentence, in characters; longer texts are cut around the words."""

_cut_once = lru_cache(maxsize=4096)(tokens)
"""Texts cut into words; the notes of places come back in hit after hit."""

NAME = Label("Tên", "Name")
OTHER_NAME = Label("Tên khác", "Other name")
OTHER_SPELLING = Label("Cách viết khác của tên", "Another spelling of the name")
SIMILAR = Label("Gần giống", "Similar")

EXACT, BEGUN, NEAR = 3, 2, 1
"""How well a word of a text answers a word of the search; the search itself tries them in this order."""


class _Text(NamedTuple):
    """A searched text, the places in it that answer search words, and which words; ``score`` compares texts, best highest."""

    column: str
    text: str
    found: tuple[Token, ...]
    words: tuple[int, ...]
    score: tuple[int, ...]
    near: bool


def why(search_json: str, request: ListRequest, language: str) -> str:
    """The sentence for one hit in ``language`` ("vi" or "en"), at most about 160 characters; "" without search words.

    ``search_json`` is the item's ``search`` part. The text that holds most of the words is chosen; among equals the one
    with the accents as typed, then one in the reader's language, then names before other texts.
    """
    return reasons(search_json, request).get(language)


def reasons(search_json: str, request: ListRequest) -> Label:
    """:func:`why` in both languages at once."""
    if not request.words:
        return Label("", "")
    search = orjson.loads(search_json)
    texts = [(column, nfc(words)) for column, words in (*search["strong"], *search["weak"])]
    found = _look_at(texts, request, similar=False)
    if {word for text in found for word in text.words} != set(range(len(request.words))):
        found = _look_at(texts, request, similar=True)
    if not found:
        return Label("", "")
    register = search.get("register", "")
    return Label(*(_sentence(_best(found, language), register, language) for language in ("vi", "en")))


def _look_at(texts: Sequence[tuple[str, str]], request: ListRequest, *, similar: bool) -> list[_Text]:
    """The texts in which a search word stands; ``similar`` also takes words with letters wrong (slow, so asked last)."""
    words = [word.text for word in request.words]
    found = []
    for place, (column, text) in enumerate(texts):
        folded = fold(text)
        if (similar or any(word in folded for word in words)) and (
            looked := _look(column, text, place, request, similar=similar)
        ):
            found.append(looked)
    return found


def _look(column: str, text: str, place: int, request: ListRequest, *, similar: bool) -> _Text | None:
    """Where the search words stand in one text; None if none does."""
    own = _cut_once(text)
    best: dict[int, Token] = {}
    words = []
    level, exact = EXACT, 0
    marked = has_marks(request.text)
    for number, word in enumerate(request.words):
        last = number == len(request.words) - 1
        grade, token = _closest(word.text, own, may_go_on=last, edits=allowed_edits(word.text) if similar else 0)
        if token is None:
            continue
        best[token.start] = token
        words.append(number)
        level = min(level, grade)
        if marked:
            exact += int(accented(text[token.start : token.end]) == request.marked[number].text)
    if not best:
        return None
    rank = -level if similar else level  # once letters are wrong, the word that differs is what wants explaining
    found = tuple(best[start] for start in sorted(best))
    return _Text(column, text, found, tuple(words), (len(words), rank, exact, -place), level == NEAR)


def _closest(word: str, own: Sequence[Token], *, may_go_on: bool, edits: int) -> tuple[int, Token | None]:
    """The token of a text that answers ``word`` best: the same, one it begins, or one up to ``edits`` letters away."""
    begun: Token | None = None
    near: Token | None = None
    for token in own:
        if token.text == word:
            return EXACT, token
        if may_go_on and begun is None and token.text.startswith(word):
            begun = token
        if edits and near is None and within_edits(word, token.text, edits):
            near = token
    if begun is not None:
        return BEGUN, begun
    return NEAR, near


def within_edits(first: str, second: str, most: int) -> bool:
    """Whether ``second`` is ``first`` with at most ``most`` letters added, lost, replaced or swapped with a neighbour."""
    if abs(len(first) - len(second)) > most:
        return False
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


def _best(texts: Sequence[_Text], language: str) -> _Text:
    def order(text: _Text) -> tuple[int, ...]:
        matched, level, marks, place = text.score
        shown = int(text.column != UNSHOWN)
        return matched, level, marks, shown, int(has_marks(text.text) == (language == "vi")), place

    return max(texts, key=order)


def _sentence(best: _Text, register: str, language: str) -> str:
    if best.column == UNSHOWN:
        return OTHER_SPELLING.get(language)
    if best.near:
        span = best.text[best.found[0].start : best.found[-1].end]
        return f"{SIMILAR.get(language)}: {_cut(span, 0, len(span), LONGEST - 14)}"
    label = _column_label(best.column, register).get(language)
    head = f"{label}: " if label else ""
    return head + _cut(best.text, best.found[0].start, best.found[-1].end, LONGEST - len(head))


def _column_label(column: str, register: str) -> Label:
    """What a searched text is called: the declared label of its column; a place's history speaks for itself."""
    fixed = {"label": NAME, "alias": OTHER_NAME, "history": Label("", "")}
    declared = registers().get(register)
    if declared is not None and column in declared.by_name:
        return declared.by_name[column].words
    return fixed.get(column, Label("", ""))


def _cut(text: str, start: int, end: int, room: int) -> str:
    """At most ``room`` characters of ``text`` around ``start:end``, cut between words and marked with "…"."""
    text = text.replace("\n", " ").replace("\t", " ")
    if len(text) <= room:
        return text
    margin = max(0, room - 2 - min(end - start, room - 2)) // 2
    first = max(0, min(start - margin, len(text) - room + 2))
    last = min(len(text), first + room - 2)
    if first > 0 and (blank := text.find(" ", first, start)) >= 0:
        first = blank + 1
    if last < len(text) and (blank := text.rfind(" ", min(end, last), last + 1)) > first:
        last = blank
    return ("…" if first > 0 else "") + text[first:last].strip() + ("…" if last < len(text) else "")
