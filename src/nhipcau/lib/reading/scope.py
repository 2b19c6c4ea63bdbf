"""Whose figure it is: the country's, all its localities', one locality's, an event's."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.localities import locality_name

_AT_EVENTS: Final = frozenset({"participants", "localities"})
_EVENT_CUES: Final = ("tham dự", "tham gia", "điểm cầu", "gặp nhau", "có mặt", "quy tụ")
_ALL: Final = ("các địa phương", "cấp độ địa phương", "địa phương cả nước", "lãnh đạo địa phương", "63 tỉnh", "34 tỉnh")
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
        if any(cue in said for cue in _ALL):
            return {"level": "all_localities", "names": []}
        here = list(dict.fromkeys(locality_name(mark.value) for mark in sentence.of("place") if mark.value))
        if len(here) == 1:
            return {"level": "locality", "names": here}
        if len(here) >= _GROUP:
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


def _main(counted: Counter[str], localities: list[Fact]) -> list[str]:
    """The localities a document is about: the one named most often, or the group it lists."""
    if not counted:
        return []
    if len(counted) >= _GROUP and counted.most_common(1)[0][1] < sum(counted.values()) / 2:
        return [fact.values["name"] for fact in localities]
    return [counted.most_common(1)[0][0]]
