"""Vietnam's provinces and cities named in a text: which unit is meant, and which unit of the 34 it is part of."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from nhipcau.lib.places import DAY_OF_THE_34, Unit, all_units, successor
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.names import is_in_name
from nhipcau.lib.reading.words import Mark

_HUE: Final = "Huế"
_DAY_OF_HUE: Final = "2025-01-01"
_TOWN: Final = frozenset(
    {
        "tp",
        "thành phố",
        "thị xã",
        "tx",
        "huyện",
        "thị trấn",
        "quận",
        "xã",
        "phường",
        "đường",
        "phố",
        "sông",
        "cầu",
        "vịnh",
    }
)
_PAPERS: Final = frozenset({"công ước", "tuyên bố", "hiệp định", "nghị định thư", "văn kiện"})
_WRITTEN: Final = {"Hồ Chí Minh": "Thành phố Hồ Chí Minh"}
_COMPANY_REACH: Final = 5


def localities(document: Document) -> list[Fact]:
    """One fact for each unit named, with all its mentions."""
    found: dict[str, Fact] = {}
    for sentence in document.sentences:
        for mark in sentence.of("place"):
            if mark.value and _is_unit(document, sentence, mark):
                span = sentence.span(mark.first, mark.last)
                if mark.value in found:
                    found[mark.value].add_evidence(span)
                else:
                    found[mark.value] = Fact(
                        "locality", "localities.named", 0.97, [span], _values(mark.value, document.published)
                    )
    return list(found.values())


def locality_name(unit: str) -> str:
    """The name as registers write it: "Thành phố Hồ Chí Minh" for "Hồ Chí Minh"."""
    return _WRITTEN.get(unit, unit)


def _is_unit(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Whether the name means the unit: no person, street, company or town of the same name."""
    words = sentence.words
    if is_in_name(sentence, mark.first, mark.last) or (mark.last < len(words) and words[mark.last].low == "dương"):
        return False
    before = [word.low for word in words[max(0, mark.first - 2) : mark.first]]
    two = " ".join(before)
    if two in _PAPERS or _is_in_company(sentence, mark.first):
        return False
    if mark.value == "Hồ Chí Minh":
        return True
    city = kind_on(mark.value, document.published) == "city"
    if mark.value == _HUE:
        is_town = document.published is not None and document.published < _DAY_OF_HUE
        return city and not is_town and "đại" not in before[:1]
    towns = _TOWN if not city else _TOWN - {"tp"}
    if two == "thành phố":
        return city
    last = before[-1] if before else ""
    if last == "." and len(before) == 2:
        last = before[0]
    return last not in towns and two not in towns


def _is_in_company(sentence: Sentence, first: int) -> bool:
    """Whether the name belongs to a company's: "Công ty Xi măng Hải Phòng"."""
    for at in range(max(1, first - _COMPANY_REACH), first):
        if sentence.words[at].low == "ty" and sentence.words[at - 1].low == "công":
            return all(word.is_word for word in sentence.words[at:first])
    return False


def kind_on(name: str, published: str | None) -> str:
    """Whether a unit is a "city" or a "province" on the day of publication; on today's map if that is unknown."""
    unit = _unit(name, published)
    return "city" if unit.kind_on(_moment(unit, published)) != "province" else "province"


def _values(name: str, published: str | None) -> dict[str, object]:
    last = _by_name()[name][-1]
    heir = last if last.valid.end is None else successor(last)
    if heir is None or heir.name != name:
        status = "renamed" if heir and heir.name == _HUE else "abolished"
    else:
        status = "enlarged" if heir.valid.start == DAY_OF_THE_34 else "unchanged"
    return {
        "name": locality_name(name),
        "level": kind_on(name, published),
        "current": locality_name(heir.name) if heir else None,
        "status": status,
        "era": ("post" if published >= DAY_OF_THE_34.isoformat() else "pre") if published else None,
    }


def _moment(unit: Unit, published: str | None) -> date:
    year, month, day_of = ([*map(int, (published or "2025-07-01").split("-")), 1, 1])[:3]
    day = date(year, month, day_of)
    if unit.valid.end is not None and day >= unit.valid.end:
        day = date.fromordinal(unit.valid.end.toordinal() - 1)
    if unit.valid.start is not None and day < unit.valid.start:
        day = unit.valid.start
    return day


def _unit(name: str, published: str | None) -> Unit:
    """The unit of that name in force on the day of publication, else the last one."""
    same = _by_name()[name]
    for unit in same:
        if unit.valid.end is None or (published and published < unit.valid.end.isoformat()):
            return unit
    return same[-1]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in sorted(all_units(), key=lambda one: one.valid.end or date.max):
        found.setdefault(unit.name, []).append(unit)
    return {name: tuple(units) for name, units in found.items()}
