"""Two people changed one record: what each did is kept, and what cannot both be is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Merge(NamedTuple):
    """``mine``: the values to be written; ``theirs``: what others changed meanwhile and stays; ``clashing``: what both
    changed, differently."""

    mine: dict[str, Any]
    theirs: tuple[str, ...]
    clashing: tuple[str, ...]


def merge(base: Mapping[str, Any], now: Mapping[str, Any], wanted: Mapping[str, Any]) -> Merge:
    """The values somebody wants, who began at ``base``, against those there are ``now``; all three by column.

    What is wanted as it was at the base, nobody wants changed. What two people changed alike is no clash.
    """
    asked = {name: value for name, value in wanted.items() if value != base[name]}
    theirs = tuple(name for name in base if base[name] != now[name])
    clashing = tuple(name for name in theirs if name in asked and asked[name] != now[name])
    mine = {name: value for name, value in asked.items() if name not in clashing and value != now[name]}
    return Merge(mine, tuple(name for name in theirs if name not in clashing), clashing)
