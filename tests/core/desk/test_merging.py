"""Whoever writes when, nobody's words are lost: what two people made of a record meets column by column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.desk.merging import merge

COLUMNS = ("name", "place", "note")
records = st.fixed_dictionaries({name: st.none() | st.sampled_from("abc") for name in COLUMNS})


def test_different_columns_are_both_kept_and_one_column_is_asked_about() -> None:
    base = {"name": "a", "place": "b", "note": None}
    found = merge(base, {**base, "place": "theirs"}, {**base, "name": "mine"})
    assert found == ({"name": "mine"}, ("place",), ())
    found = merge(base, {**base, "name": "theirs"}, {**base, "name": "mine", "note": "mine"})
    assert found == ({"note": "mine"}, (), ("name",))
    assert merge(base, {**base, "name": "same"}, {**base, "name": "same"}) == ({}, ("name",), ())


@given(records, records, records)
def test_every_column_is_whose_it_should_be(base: dict[str, str], now: dict[str, str], wanted: dict[str, str]) -> None:
    found = merge(base, now, wanted)
    for name in COLUMNS:
        mine, theirs = wanted[name] != base[name], now[name] != base[name]
        after = found.mine.get(name, now[name])
        assert (name in found.clashing) == (mine and theirs and wanted[name] != now[name])
        if name not in found.clashing:
            assert after == (wanted[name] if mine else now[name])


@given(records, st.lists(st.tuples(st.integers(0, 2), st.sampled_from(COLUMNS), st.sampled_from("xyz")), max_size=12))
def test_whatever_the_order_what_somebody_saved_goes_only_when_somebody_who_saw_it_changes_it(
    start: dict[str, str], steps: list[tuple[int, str, str]]
) -> None:
    """Three people open and save in any order: a save overwrites only values that its author had before his eyes."""
    now, seen = dict(start), [dict(start) for _ in range(3)]
    for who, name, value in steps:
        wanted = {**seen[who], name: value}
        found = merge(seen[who], now, wanted)
        overwritten = {column for column in found.mine if now[column] != seen[who][column]}
        assert not overwritten
        if not found.clashing:
            now = {**now, **found.mine}
        seen[who] = dict(now)
