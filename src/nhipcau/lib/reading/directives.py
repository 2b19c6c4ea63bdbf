"""Ordered tasks: "Thứ nhất, … Cuối cùng, …", "1. … 2. …", "a) … b) …", "(1) …; (2) …" – one fact an item, with who gave them.

Words of order make a list of tasks unless it is one of reasons or impressions. Numbers and letters do so only behind words
that give tasks ("yêu cầu … như sau:", a heading "Nhiệm vụ, giải pháp"), and if most items begin as tasks do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.speech import Speakers, ordinals, said
from nhipcau.lib.reading.tables import table

_FEWEST: Final = 2
_FARTHEST: Final = 6
"""Parts of the document between two items of a list; more, and the list is over."""
_LEAD: Final = 700
_NEAR: Final = 160
"""Code points right before a list of numbers in which its tasks are given."""
_MANY: Final = 3
"""Items that all begin as tasks do: what gives them may stand further before them."""
_SHORTEST: Final = 6
_LETTERS: Final = "abcdđeghiklmnopq"
"""The order of letters before items."""
_DIGITS: Final = frozenset(map(str, range(1, 21)))
_IS: Final = frozenset({"là", "phải", "cần"})
_COUNTED: Final = frozenset({"nhiệm vụ", "giải pháp", "nội dung", "vấn đề"})
"""What may stand before a word of order: "nhiệm vụ thứ nhất là …"."""
_ALONE: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_LAST, _NEXT = 0, -1


@dataclass(slots=True)
class _Item:
    """An item's ordinal, the words right behind it, and where it stands."""

    ordinal: int
    verb: str
    sentence: Sentence
    start: int
    form: str = "word"
    end: int = 0


def directives(document: Document, speakers: Speakers) -> list[Fact]:
    """One fact for each item of each list of tasks; lists of impressions or reasons are none."""
    facts: list[Fact] = []
    number = 0
    found = _lists(document)
    for items in found:
        _close(document, items)
        if _is_nested(items, found) or not _is_directive(document, items):
            continue
        number += 1
        speaker = speakers.before(items[0].start)
        for item in items:
            values = {"list_id": f"L{number}", "ordinal": item.ordinal, "speaker": speaker}
            facts.append(Fact("directive_item", "directives.ordinal", 0.9, [Span(item.start, item.end)], values))
    return facts


def _is_nested(items: list[_Item], found: list[list[_Item]]) -> bool:
    """Whether a list of letters stands inside an item of a numbered one, whose evidence it is."""
    if items[0].form != "letter":
        return False
    return any(outer[0].form == "number" and outer[0].start < items[0].start < outer[-1].end for outer in found)


def _lists(document: Document) -> list[list[_Item]]:
    lists: list[list[_Item]] = []
    latest: dict[str, list[_Item]] = {}
    for item in _items(document):
        current = latest.get(item.form, [])
        if item.ordinal == 1 or not current:
            latest[item.form] = [item]
            lists.append(latest[item.form])
            continue
        is_next = item.ordinal in (_LAST, _NEXT, current[-1].ordinal + 1)
        if is_next and item.sentence.part - current[-1].sentence.part <= _FARTHEST:
            item.ordinal = current[-1].ordinal + 1
            current.append(item)
    return [items for items in lists if len(items) >= _FEWEST and items[0].ordinal == 1]


def _items(document: Document) -> list[_Item]:
    found: list[_Item] = []
    for sentence in document.sentences:
        words = sentence.words
        if numbered := _numbered(document, sentence):
            found.append(numbered)
            continue
        for at in range(len(words) - 2):
            if words[at].text == "(" and words[at + 1].text in _DIGITS and words[at + 2].text == ")":
                verb = words[at + 3].low if at + 3 < len(words) else ""
                found.append(_Item(int(words[at + 1].text), verb, sentence, words[at].start, "bracket"))
            if at == 0 and words[0].low in _ALONE and words[1].text in ",:":  # "Một, các cơ quan …"
                found.append(_Item(_ALONE[words[0].low], words[2].low, sentence, words[0].start))
                break
            before = at - 2 * (" ".join(word.low for word in words[max(0, at - 2) : at]) in _COUNTED)
            if before and words[before - 1].text not in ';:.“"-':
                continue
            ordinal = ordinals().get(f"{words[at].low} {words[at + 1].low}")
            third = words[at + 2].low
            if ordinal is None or not (third in ",:" or third in _IS or words[at + 1].low == "là"):
                continue
            behind = at + 3 if third in ",:" or third in _IS else at + 2
            verb = words[behind].low if behind < len(words) else ""
            found.append(_Item(ordinal, verb, sentence, words[before].start))
    return found


def _numbered(document: Document, sentence: Sentence) -> _Item | None:
    """The item a line with a number or a letter in front is: "1. Giao …", "2) Sở …", "a) Bộ …"."""
    words = sentence.words
    if sentence.kind != "item" or len(words) < 3 or words[1].text not in ".)":
        return None
    part = document.parts[sentence.part]
    if words[0].start != part.start or (len(words) < _SHORTEST and document.text[part.end - 1] != ":"):
        return None
    if words[0].text in _DIGITS:
        return _Item(int(words[0].text), words[2].low, sentence, words[0].start, "number")
    ordinal = _LETTERS.find(words[0].text) + 1
    return _Item(ordinal, words[2].low, sentence, words[0].start, "letter") if ordinal else None


def _close(document: Document, items: list[_Item]) -> None:
    """Where each item ends: before the next one, or with its part; the last inline one with its sentence."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        part = document.parts[item.sentence.part]
        end = part.end
        if following and following.start < end:
            end = following.start
        elif following is None and len(items) > 1 and items[-2].sentence.part == item.sentence.part:
            end = item.sentence.whole.end
        elif item.form in ("number", "letter") and document.text[part.end - 1] == ":":
            end = _end_under(document, item.sentence.part, following.sentence.part if following else None)
        item.end = item.start + len(document.text[item.start : end].rstrip(' ;,“"-'))


def _end_under(document: Document, at: int, following: int | None) -> int:
    """Where an item ends that is only "1. Sở Ngoại vụ:", with its own items in the lines under it."""
    last = at
    while last + 1 < len(document.parts) and (following is None or last + 1 < following):
        if document.parts[last + 1].kind != "item":
            break
        last += 1
    return document.parts[last].end


def _is_directive(document: Document, items: list[_Item]) -> bool:
    words = table("speech")["directives"]
    start = items[0].start
    part = document.parts[max(0, items[0].sentence.part - 1)]
    lead = document.text[max(part.start, start - _LEAD) : start].lower()
    tasks = sum(item.verb in said("verbs") for item in items)
    if items[0].form != "word":
        near = _NEAR if tasks < max(len(items), _MANY) else _LEAD
        gives = any(word in lead[-near:] for word in words["gives"]) and lead.rstrip().endswith(":")
        headed = part.kind == "heading" and any(word in lead[-_NEAR:] for word in words["heads"])
        tasks += sum(item.verb in words["who"] for item in items)
        return (gives or headed) and tasks * 3 >= len(items) * 2
    if any(word in lead[-300:] for word in words["not_lead"]):
        return tasks * 3 >= len(items) * 2 and any(word in lead for word in words["lead"])
    return tasks * 2 >= len(items) or any(word in lead for word in words["lead"])
