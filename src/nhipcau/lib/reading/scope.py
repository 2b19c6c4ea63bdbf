"""Whose figure it is: the country's, all its localities', one locality's, an event's."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from nhipcau.lib.places import all_regions
from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.localities import locality_name

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
_JOINTS: Final = frozenset({",", "và", "tỉnh", "thành", "phố", "tp", "."})
_APART: Final = frozenset({"giữa", "tại", "ở", "từ", "đến", "với"})
"""What stands before localities that are where something is, or whom it is with, and not whose figure it is."""
_NATION: Final = ("cả nước", "toàn quốc", "việt nam", "nước ta", "vào trong nước")
_GROUP: Final = 4
_NATIONAL_MEASURES: Final = frozenset(
    {"fdi_total", "fdi_registered", "fdi_implemented", "exports", "imports", "trade_turnover", "remittances"}
)


class Scopes:
    """The localities and events a document is about, as far as they tell the scope of its figures."""

    def __init__(self, localities: list[Fact], events: list[Fact]) -> None:
        self._events = events
        counted = Counter({fact.values["name"]: len(fact.evidence) for fact in localities})
        self._main = _main(counted, localities)

    def of(self, sentence: Sentence, measure: str, said: str) -> dict[str, Any]:
        """The scope of a figure in a sentence; ``said``: the sentence in lower case."""
        if measure in _AT_EVENTS and self._events and any(cue in said for cue in _EVENT_CUES):
            return {"level": "event", "names": [self._event(sentence)]}
        if part := _part_of_country(said):
            return {"level": "localities", "names": [part]}
        at_home = _ABROAD.sub(" ", said)
        if any(cue in at_home for cue in _ALL):
            return {"level": "all_localities", "names": []}
        here = list(dict.fromkeys(locality_name(mark.value) for mark in sentence.of("place") if mark.value))
        if len(here) == 1:
            return {"level": "locality", "names": here}
        if len(here) >= _GROUP or (here and _is_one_list(sentence)):
            return {"level": "localities", "names": here}
        if measure in _NATIONAL_MEASURES and any(cue in said for cue in _NATION) and not here:
            return {"level": "national", "names": []}
        if self._main:
            return {"level": "locality" if len(self._main) == 1 else "localities", "names": self._main}
        return {"level": "national", "names": []}

    def _event(self, sentence: Sentence) -> str:
        span = sentence.whole
        here = [event for event in self._events if any(span.overlaps(seen) for seen in event.evidence)]
        before = [event for event in self._events if event.span.start < span.end]
        return str((here or before or self._events)[-1 if before and not here else 0].values["name"])


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


def _is_one_list(sentence: Sentence) -> bool:
    """Whether all localities of a sentence are one list, "Huế, Đà Nẵng và Quảng Nam", whose figure it may be."""
    marks = [mark for mark in sentence.of("place") if mark.value]
    words = sentence.words
    between = [word.low for one, other in pairwise(marks) for word in words[one.last : other.first]]
    before = [word.low for word in words[max(0, marks[0].first - 2) : marks[0].first]]
    return bool(between) and not (set(between) - _JOINTS or _APART & set(before))


def _main(counted: Counter[str], localities: list[Fact]) -> list[str]:
    """The localities a document is about: the one named most often, or the group it lists."""
    if not counted:
        return []
    if len(counted) >= _GROUP and counted.most_common(1)[0][1] < sum(counted.values()) / 2:
        return [fact.values["name"] for fact in localities]
    return [counted.most_common(1)[0][0]]
