"""Which localities a figure of several is about: those listed, or those of a region of the time; what is open stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from nhipcau.lib import places
from nhipcau.lib.checking.words import Pair
from nhipcau.lib.places.units import TABLE_BEGINS

GROUP: Final = "localities"
"""The scope of figures of several localities."""
_PART: Final = re.compile(r"(?:(?P<number>\w+) )?(?:địa phương|tỉnh)\b")
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


class Group(NamedTuple):
    """The localities, in the borders of the time; ``why``: what leaves it open which these are."""

    units: tuple[places.Unit, ...] = ()
    why: Pair | None = None


def group_of(names: Sequence[str], on: date) -> Group:
    """The localities that ``names`` mean on a day: each of them one, or one of them a part of the country ("các địa phương
    vùng Đồng bằng sông Cửu Long").
    """
    if len(names) == 1 and _PART.match(names[0]):
        return _members(names[0], on)
    found = {name: _of_that_time(name, on) for name in names}
    if unknown := [name for name, unit in found.items() if unit is None]:
        named = ", ".join(unknown)
        return Group(
            (),
            (
                f"không rõ {named} là địa phương nào khi ấy",
                f"it is not clear which locality of that time is meant by {named}",
            ),
        )
    return Group(tuple(dict.fromkeys(unit for unit in found.values() if unit)))


def _of_that_time(name: str, on: date) -> places.Unit | None:
    """The locality of a name on a day; of one that only got another rank and name ("Huế"), whichever it was then."""
    found = places.resolve(name, on)
    if found.unit or len(found.candidates) != 1:
        return found.unit
    (then,), meant = found.candidates, places.resolve(name).unit
    ranks = ({*one.before, *one.after} for one in places.changes() if one.kind == "upgrade")
    return then if meant and {then, meant} in ranks else None


def _members(said: str, on: date) -> Group:
    """The localities of the region that words end with; open where it is no region of that day or has another number."""
    low = said.lower()
    regions = [one for one in places.all_regions() if one.valid.contains(on) and low.endswith(f" {one.name.lower()}")]
    if not regions or on < TABLE_BEGINS:
        return Group((), (f"không rõ “{said}” là những địa phương nào", f"which localities “{said}” are is not said"))
    region = max(regions, key=lambda one: len(one.name))
    units = places.units_of(region, on)
    number = _number(low)
    if number is not None and number != len(units):
        return Group(
            (),
            (
                f"văn bản nói “{said}”, khi ấy vùng {region.name} có {len(units)} địa phương",
                f"the text says “{said}”, while {region.name_en} had {len(units)} localities then",
            ),
        )
    return Group(units)


def _number(low: str) -> int | None:
    found = _PART.match(low)
    word = (found and found["number"]) or ""
    return int(word) if word.isdecimal() else _NUMBERS.get(word)
