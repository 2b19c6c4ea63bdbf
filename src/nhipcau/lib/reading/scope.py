"""Whose figure it is: the country's, all its localities', one locality's, an event's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple

from nhipcau.lib.places import all_regions
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.localities import locality_name
from nhipcau.lib.reading.words import Mark

_AT_EVENTS: Final = frozenset({"participants", "localities"})
_EVENT_CUES: Final = ("tham dự", "tham gia", "điểm cầu", "gặp nhau", "có mặt", "quy tụ")
_ALL: Final = ("các địa phương", "cấp độ địa phương", "địa phương cả nước", "lãnh đạo địa phương", "63 tỉnh", "34 tỉnh")
_ABROAD: Final = re.compile(
    r"các địa phương (?:\w+ ){0,3}?(?:nước ngoài|các nước|nhiều nước|nước bạn|trên thế giới|quốc tế)\b"
)
"""Localities that are none of ours: "các địa phương trọng điểm thuộc các nước …"."""
_ALSO: Final = (
    "miền Bắc", "miền Trung", "miền Nam", "miền Tây", "Tây Bắc", "Đông Bắc", "Tây Nam Bộ", "Nam Trung Bộ", "Nam Bộ", "Bắc Bộ",
    "Trung Bộ", "duyên hải miền Trung",
)  # fmt: skip
"""Parts of the country beside the regions of the list; most of them have no settled members."""
_SHORT: Final = {"đbscl": "Đồng bằng sông Cửu Long", "đbsh": "Đồng bằng sông Hồng"}
_PARTS: Final = (
    r"(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:địa phương|tỉnh, thành phố|tỉnh, thành|tỉnh thành|tỉnh)"
)
_NATION: Final = ("cả nước", "toàn quốc", "việt nam", "nước ta", "vào trong nước")
_WHOLE: Final = (
    "cả nước",
    "toàn quốc",
    "nước ta",
    "ở việt nam",
    "việt nam có",
    "việt nam đã",
    "hoạt động tại việt nam",
    "cho việt nam",
    "hỗ trợ việt nam",
)
"""Said of any figure these mean the country's; "Việt Nam" stands in every text and means it only of national measures."""
_RANKS: Final = frozenset({"đầu", "nhất", "nhì", "hai", "ba", "tư", "năm", "với", "bình", "quân"})
"""Before "cả nước" these compare: "đứng thứ ba cả nước"."""
_GROUP: Final = 4
_JOINTS: Final = frozenset({",", "và", "-", "–", "tỉnh", "thành", "phố", "tp", "."})
_NATIONAL_MEASURES: Final = frozenset(
    {"fdi_total", "fdi_registered", "fdi_implemented", "exports", "imports", "trade_turnover", "remittances"}
)
_ADVERBS: Final = frozenset({",", ":", ")"})


class _Anchor(NamedTuple):
    """Something before or behind a figure that says whose it is: where its words stand, and the scope."""

    first: int
    last: int
    scope: dict[str, Any]


class Scopes:
    """The localities and events a document is about, as far as they tell the scope of its figures."""

    def __init__(self, document: Document, localities: list[Fact], events: list[Fact]) -> None:
        self._events = events
        self._last: tuple[int, dict[str, Any] | None] = (-1, None)
        groups = [list(_groups(sentence)) for sentence in document.sentences]
        self._main = _main(groups, {fact.values["name"]: len(fact.evidence) for fact in localities})
        self._sentences = document.sentences
        self._told_before = list(_told_before(document.sentences, groups))

    def begin(self) -> None:
        """A text begins, the document or a part of it: no figure before has told a scope."""
        self._last = (-1, None)

    def of(self, sentence: Sentence, measure: str, said: str, at: int) -> dict[str, Any]:
        """The scope of a figure that begins at word ``at``; ``said``: the sentence in lower case."""
        if measure in _AT_EVENTS and self._events and any(cue in said for cue in _EVENT_CUES):
            return {"level": "event", "names": [str(self._event(sentence).values["name"])]}
        if part := _part_of_country(said):
            return {"level": "localities", "names": [part]}
        anchors = list(_anchors(sentence, said, is_national=measure in _NATIONAL_MEASURES))
        told = self._told(anchors, sentence, measure, said, at)
        self._last = (sentence.part, told if anchors else self._last[1] if self._last[0] == sentence.part else None)
        return told

    def _told(self, anchors: list[_Anchor], sentence: Sentence, measure: str, said: str, at: int) -> dict[str, Any]:
        """What the places before the figure say, else those right behind it, the figure before in its paragraph, the document."""
        before = [anchor for anchor in anchors if anchor.last <= at]
        if before:
            return before[-1].scope
        if anchors and all(word.text not in ",;" for word in sentence.words[at : anchors[0].first]):
            return anchors[0].scope
        if anchors and measure in _NATIONAL_MEASURES and all(a.scope["level"] == "national" for a in anchors):
            return anchors[0].scope
        if measure == "overseas_vietnamese" and not anchors and _is_of_all(said):
            return {"level": "national", "names": []}
        if not anchors and self._last[0] == sentence.part and self._last[1]:
            return self._last[1]
        if len(self._main) > 1 and self._is_of_document(sentence) and (told := self._told_before[sentence.number]):
            return told
        if self._main:
            return {"level": "locality" if len(self._main) == 1 else "localities", "names": self._main}
        return anchors[0].scope if anchors else {"level": "national", "names": []}

    def _is_of_document(self, sentence: Sentence) -> bool:
        """Not one made of a table's cell."""
        return sentence.number < len(self._sentences) and self._sentences[sentence.number] is sentence

    def days(self, sentence: Sentence) -> tuple[str, str] | None:
        """The days of the event whose figures a sentence tells, if they are known."""
        values = self._event(sentence).values
        return (values["date_start"], values["date_end"]) if values["date_start"] and values["date_end"] else None

    def _event(self, sentence: Sentence) -> Fact:
        span = sentence.whole
        here = [event for event in self._events if any(span.overlaps(seen) for seen in event.evidence)]
        before = [event for event in self._events if event.span.start < span.end]
        return (here or before or self._events)[-1 if before and not here else 0]


def _part_of_country(said: str) -> str | None:
    """The group of localities a sentence speaks of by a part of the country: "5 tỉnh miền Trung"."""
    found = _group_of_part().search(" ".join(said.split()))
    return f"{found[1]} {_parts()[found[2]]}" if found else None


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    return {name.lower(): name for name in (*(one.name for one in all_regions()), *_ALSO)} | _SHORT


@lru_cache(maxsize=1)
def _group_of_part() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_parts(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({_PARTS}(?: (?:thuộc|trong|của|ở|khu vực|vùng))*) ({names})(?!\w)")


def _is_of_all(said: str) -> bool:
    """Whether the Vietnamese abroad are those of the whole country: no province or city is spoken of."""
    return "người việt" in said and not any(word in said for word in ("tỉnh", "thành phố", "quê"))


def _anchors(sentence: Sentence, said: str, *, is_national: bool) -> Iterator[_Anchor]:
    """Places, "các địa phương" and "cả nước" from left to right; places told in a row are one."""
    found = [_Anchor(group[0].first, group[-1].last, _scope(group)) for group in _groups(sentence)]
    found += [
        _Anchor(*place, {"level": "all_localities", "names": []}) for place in _said(sentence, _at_home(said), _ALL)
    ]
    cues = _NATION if is_national and not found else _WHOLE
    first = min((anchor.first for anchor in found if anchor.scope["names"]), default=len(sentence.words))
    found += [  # not "Quảng Ninh dẫn đầu cả nước"
        _Anchor(*place, {"level": "national", "names": []}) for place in _said(sentence, said, cues) if place[0] < first
    ]
    yield from sorted(found, key=lambda anchor: anchor.first)


def _at_home(said: str) -> str:
    """The sentence with blanks for localities that are none of ours; every letter stays where it was."""
    return _ABROAD.sub(lambda found: " " * len(found[0]), said)


def _scope(group: list[Mark]) -> dict[str, Any]:
    names = list(dict.fromkeys(locality_name(mark.value) for mark in group))
    return {"level": "locality" if len(names) == 1 else "localities", "names": names}


def _groups(sentence: Sentence) -> Iterator[list[Mark]]:
    """The places named in a sentence, those of a list together; not "Ngày 5/3, tại Hà Nội, …"."""
    words = sentence.words
    group: list[Mark] = []
    for mark in sentence.of("place"):
        if not mark.value or _is_where(sentence, mark):
            continue
        if group and not all(word.low in _JOINTS for word in words[group[-1].last : mark.first]):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _is_where(sentence: Sentence, mark: Mark) -> bool:
    """Whether the place only says where something is told: "Sáng 5/3, tại Hà Nội, Bộ Ngoại giao …"."""
    words = sentence.words
    said = next((at for at in range(mark.first - 1, max(-1, mark.first - 4), -1) if words[at].low == "tại"), None)
    if said is None or mark.first >= len(words) // 2:
        return False
    behind = words[mark.last].text if mark.last < len(words) else ","
    if said == 0:  # "Tại Hà Nội, Bộ Ngoại giao …", but "Tại Nghệ An có …", "Tại Nghệ An, vốn FDI …"
        return behind == "," and any(sentence.at(name, mark.last + 1) for name in ("issuer", "post", "honorific"))
    return not words[said - 1].is_word or behind in _ADVERBS


def _said(sentence: Sentence, said: str, cues: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The words at which one of the cues stands."""
    start = sentence.whole.start
    for cue in cues:
        at = said.find(cue)
        if at < 0:
            continue
        first = next((number for number, word in enumerate(sentence.words) if word.end - start > at), 0)
        if not first or not _compares(sentence, first - 1):
            yield first, first + len(cue.split())


def _compares(sentence: Sentence, at: int) -> bool:
    """Whether a word before "cả nước" only compares with it: "đứng thứ 5 cả nước", "chiếm 8% của cả nước"."""
    words = sentence.words
    if words[at].low == "của" and at:
        at -= 1
    return words[at].low in _RANKS or words[at].is_number or words[at].text == "%"


def _told_before(sentences: list[Sentence], groups: list[list[list[Mark]]]) -> Iterator[dict[str, Any] | None]:
    """For each sentence the scope of the places named last before it in its paragraph."""
    part, told = -1, None
    for sentence, named in zip(sentences, groups, strict=True):
        if sentence.part != part:
            part, told = sentence.part, None
        yield told
        told = _scope(named[-1]) if named else told


def _main(by_sentence: list[list[list[Mark]]], mentions: dict[str, int]) -> list[str]:
    """The localities a document is about: the one told of most often, or the group it lists."""
    groups = list(chain.from_iterable(by_sentence))
    told = Counter(locality_name(mark.value) for group in groups for mark in group)
    counted = Counter({name: told[name] for name in mentions if told[name]}) or Counter(mentions)
    if not counted:
        return []
    name, times = counted.most_common(1)[0]
    longest = max((list(dict.fromkeys(locality_name(mark.value) for mark in group)) for group in groups), key=len, default=[])  # fmt: skip
    return longest if len(longest) >= _GROUP and times < sum(counted.values()) / 2 else [name]
