"""Near names: whatever lies within reach is found, however it is looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.places.naming import distance, nearest

KEYS = st.lists(st.text("abcnghioy", min_size=1, max_size=9), min_size=1, max_size=30, unique=True)


@given(st.text("abcnghioy", min_size=1, max_size=9), KEYS)
def test_all_within_reach_are_found_nearest_first(key: str, keys: list[str]) -> None:
    reach = 1 if len(key) <= 4 else 2
    within = sorted((distance(key, other), other) for other in keys if distance(key, other) <= reach)
    assert nearest(key, keys, limit=100) == [other for _, other in within]


def test_two_edits_from_five_letters_on_and_one_below() -> None:
    assert nearest("hanoy", ["hanoi", "haiphong", "hani"]) == ["hanoi", "hani"]
    assert nearest("hue", ["huế", "hui", "hoi"]) == ["hui", "huế"]
