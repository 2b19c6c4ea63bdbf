"""Whether two mentions are of one event."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.event_details import ANNOUNCED, year_of
from nhipcau.lib.reading.event_names import without_edition
from nhipcau.lib.reading.fact import Fact

_FEWEST: Final = 4
_ALIKE: Final = 0.55
_CITY: Final = re.compile(r"TP\.? ?HCM", re.IGNORECASE)
_DASH: Final = re.compile(r"\s*[-–]\s*")
_NO_WORDS: Final = frozenset({"của", "tp", "thành", "phố", "tỉnh"})
"""What one mention of an event says and another leaves out: "TP.HCM", "Thành phố Hồ Chí Minh"."""
_WHEN: Final = ("date_start", "date_end", "status", "is_sure")
_MERGED: Final = ("theme", "edition", "place", "date_start", "date_end")


def keep(facts: list[Fact], fact: Fact) -> None:
    """Add an event, or its words to the one that is known."""
    for known in facts:
        if not _is_same(known, fact):
            continue
        known.add_evidence(fact.span)
        if _tells_better_when(known, fact):
            known.values |= {name: fact.values[name] for name in _WHEN}
        if known.rule == "events.heading" and not _has_day(known) and fact.values["status"] == "planned":
            known.values["status"] = "planned"
        for name in _MERGED[: 3 if _is_of_another_day(known, fact) else None]:
            known.values[name] = known.values[name] or fact.values[name]
        if _is_better_name(known, fact):
            known.values["name"] = fact.values["name"]
        return
    facts.append(fact)


def _is_of_another_day(known: Fact, fact: Fact) -> bool:
    """Whether the day of a mention may be that of what is told beside it: the event is still to come, the day is over."""
    return bool(known.values["status"] == "planned" != fact.values["status"] and not fact.values["is_sure"])


def _tells_better_when(known: Fact, fact: Fact) -> bool:
    """Whether a later mention gives the day beside the name, or gives one at all, and the first did not."""
    if (
        not fact.values["date_start"]
        or _is_of_another_day(known, fact)
        or (known.values["is_sure"] and not fact.values["is_sure"])
    ):
        return False
    return _has_day(fact) and (not _has_day(known) or (fact.values["is_sure"] and not known.values["is_sure"]))


def _has_day(fact: Fact) -> bool:
    """Whether more than the year of an event is known."""
    return len(fact.values["date_start"] or "") > len("2024")


def _is_better_name(known: Fact, fact: Fact) -> bool:
    if len(known.values["name"]) >= len(fact.values["name"]) or fact.rule != "events.named":
        return False
    return known.rule == "events.heading" or (known.rule == fact.rule and known.values["edition"] is None)


def _is_same(known: Fact, fact: Fact) -> bool:
    """Most words shared, and neither the number, the year nor the own names against it."""
    mine, other = known.values, fact.values
    if mine["kind"] != other["kind"] and not (mine["theme"] or other["theme"]):
        return False
    if _alike(other["name"], mine["theme"]) or _alike(mine["name"], other["theme"]):
        return True
    if mine["theme"] and other["theme"] and mine["kind"] == other["kind"]:
        return _alike(mine["theme"], other["theme"])
    if mine["kind"] != other["kind"] or _differ(mine["edition"], other["edition"]) or _is_announced(mine, other):
        return False
    if mine["kind"] == "congress" and mine["edition"] == other["edition"] is not None:
        return _words(mine["name"]) <= _words(other["name"]) or _words(other["name"]) <= _words(mine["name"])
    is_heading = known.rule == "events.heading"
    if not is_heading and _differ(year_of(mine["name"]), year_of(other["name"])):
        return False
    words, others = _words(mine["name"]), _words(other["name"])
    fewest = min(len(words), len(others))
    if not is_heading and _own(mine["name"]) - others and _own(other["name"]) - words:
        return False
    if mine["edition"] != other["edition"] and not is_heading:
        return fewest >= _FEWEST and (words <= others or others <= words)
    return fewest >= _FEWEST and _is_alike(mine["name"], other["name"])


def _is_alike(one: str, other: str) -> bool:
    """Whether most words behind "Hội nghị", "Lễ hội" are in common."""
    mine, others = _words(" ".join(one.split()[2:])), _words(" ".join(other.split()[2:]))
    return len(mine & others) >= max(2, _ALIKE * min(len(mine), len(others)))


def _alike(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _bare(one) == _bare(other)


@lru_cache(maxsize=4096)
def _bare(said: str) -> str:
    return _DASH.sub(" ", without_edition(said).lower()).strip(" .,")


def _is_announced(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one is held for the other: "buổi gặp mặt báo chí giới thiệu Lễ hội A" and "Lễ hội A"."""
    shorter, longer = sorted((one["name"].lower(), other["name"].lower()), key=len)
    at = longer.find(shorter)
    return at > 0 and bool(ANNOUNCED.search(longer[:at]))


def _differ(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one != other


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    """The words of a name but for its number and its year, which are compared by themselves."""
    return frozenset(re.findall(r"\w+", _CITY.sub("Hồ Chí Minh", without_edition(name)).lower())) - _NO_WORDS


@lru_cache(maxsize=4096)
def _own(name: str) -> frozenset[str]:
    """Names and numbers in a name: two events that each have their own are not the same."""
    behind = re.findall(r"\w+", _CITY.sub("Hồ Chí Minh", without_edition(name)))[1:]
    return frozenset(word.lower() for word in behind if word[0].isupper() or word[0].isdigit()) - _NO_WORDS
