"""Seals and the anchor file: everything settled is sealed once, in order, and what somebody alters later is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.ledger import anchor, expunge, feed, seal
from nhipcau.core.ledger.leaf import leaf_of
from nhipcau.core.ledger.verify import Tally, Trouble, verify
from nhipcau.core.models import Change, ChangeValues, Seal
from tests import postgres
from tests.late import left_open
from tests.steps import change, publish, write


def looked_through(anchor_file: Path | None = None) -> tuple[list[Trouble], Tally]:
    tally = Tally()
    return list(verify(tally, anchor_file)), tally


def found(anchor_file: Path | None = None) -> list[tuple[str, str]]:
    """What is wrong: code and id of the row ("" if it is no row)."""
    return [(one.code, one.row["id"] if one.row else "") for one in looked_through(anchor_file)[0]]


@pytest.fixture
def sealed(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ten changes in seals of four (the last of two); their row ids."""
    monkeypatch.setattr(seal, "MOST", 4)
    for name in "abcdefg":
        write("partners", name, name=f"Partner {name}", country="JP")
    record = write("partners", "h", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka-ken")
    publish("partners", record)
    assert seal.seal() == 10
    return list(Change.objects.order_by("id").values_list("id", flat=True))


def test_all_that_is_settled_is_sealed_once_and_in_order(sealed: list[int]) -> None:
    seals = list(Seal.objects.order_by("number"))
    assert [(one.number, one.count) for one in seals] == [(1, 4), (2, 4), (3, 2)]
    assert [key for one in seals for key, _ in seal.entries(one)] == sealed
    assert [one.previous for one in seals] == ["", seals[0].hash, seals[1].hash]
    assert seal.seal() == 0
    troubles, tally = looked_through()
    assert troubles == []
    assert tally.plain() == {
        "changes": 10, "unsealed": 0, "expunged": 0, "seals": 3, "unanchored": 0, "troubles": 0
    }  # fmt: skip


def test_what_came_since_is_said_to_be_unsealed(sealed: list[int]) -> None:
    write("partners", "i", name="New", country="JP")
    troubles, tally = looked_through()
    assert (troubles, tally.changes, tally.unsealed) == ([], 11, 1)
    assert seal.seal() == 1
    assert looked_through()[1].unsealed == 0


def _actor(key: int) -> None:
    Change.objects.filter(id=key).update(actor="somebody else")


def _value(key: int) -> None:
    kept = ChangeValues.objects.get(change_id=key)
    kept.values["name"]["after"] = "Altered"
    kept.save()


def _extra_value(key: int) -> None:
    kept = ChangeValues.objects.get(change_id=key)
    kept.values["note"] = {"before": None, "after": {"vi": "thêm"}}
    kept.save()


def _expunged_by_hand(key: int) -> None:
    kept = ChangeValues.objects.get(change_id=key)
    del kept.values["name"], kept.salts["name"]
    kept.expunged["name"] = {"actor": "x", "reason": "y", "at": "z"}
    kept.save()


def _values_removed(key: int) -> None:
    ChangeValues.objects.filter(change_id=key).delete()


def _actor_with_leaf(key: int) -> None:
    row = Change.objects.get(id=key)
    row.actor = "somebody else"
    row.leaf = leaf_of(row)
    row.save()


def _removed(key: int) -> None:
    ChangeValues.objects.filter(change_id=key).delete()
    Change.objects.filter(id=key).delete()


ALTERED: list[tuple[Callable[[int], None], str]] = [
    (_actor, "row"),
    (_value, "value"),
    (_extra_value, "value"),
    (_expunged_by_hand, "undecided"),
    (_values_removed, "values"),
    (_actor_with_leaf, "other"),
]


@pytest.mark.parametrize(("alter", "code"), ALTERED, ids=[alter.__name__[1:] for alter, _ in ALTERED])
@pytest.mark.parametrize("place", [0, 5])
def test_an_altered_row_is_named(sealed: list[int], alter: Callable[[int], None], code: str, place: int) -> None:
    alter(sealed[place])
    assert found() == [(code, str(sealed[place]))]


def test_a_removed_row_is_missed(sealed: list[int]) -> None:
    _removed(sealed[5])
    troubles, _ = looked_through()
    assert [(one.code, one.about) for one in troubles] == [("missing", {"seal": 2, "id": sealed[5]})]


def test_rows_that_changed_places_are_named(sealed: list[int]) -> None:
    one, two = (Change.objects.get(id=sealed[place]) for place in (1, 2))
    kept = {key: ChangeValues.objects.get(change_id=key) for key in (one.id, two.id)}
    for mine, other in ((one.id, two), (two.id, one)):
        said = {name: getattr(other, name) for name in ("uid", "action", "at", "columns", "batch", "leaf")}
        Change.objects.filter(id=mine).update(**said)
        values = kept[other.id]
        ChangeValues.objects.filter(change_id=mine).update(values=values.values, salts=values.salts)
    assert found() == [("other", str(one.id)), ("other", str(two.id))]


def test_a_row_put_in_among_sealed_ones_is_named(sealed: list[int]) -> None:
    _removed(sealed[5])
    _moved(sealed[8], sealed[0] - 1)
    assert found() == [("missing", ""), ("missing", ""), ("put_in", str(sealed[0] - 1))]


def _moved(key: int, to: int) -> None:
    """Give a row another id, values and all."""
    row = Change.objects.get(id=key)
    kept = row.values_row
    _removed(key)
    row.id = to
    row.save(force_insert=True)
    ChangeValues.objects.create(change=row, values=kept.values, salts=kept.salts)


def _sealed_anew() -> None:
    """What a clever intruder does: all seals made again, over the rows as they are now."""
    last = None
    for old in Seal.objects.order_by("number"):
        rows = Change.objects.filter(id__in=[key for key, _ in seal.entries(old)]).order_by("id")
        made = seal.make(list(rows.values_list("writer", "id", "leaf")), last, old.at)
        made.save()
        last = made


@pytest.mark.parametrize("place", [0, 5, 9])
def test_who_makes_leaf_and_seals_anew_is_found_by_the_anchor_file(sealed: list[int], place: int) -> None:
    _actor_with_leaf(sealed[place])
    _sealed_anew()
    number = place // 4 + 1
    troubles, _ = looked_through()
    assert [(one.code, one.about["seal"]) for one in troubles] == [("anchor", number), ("anchored_row", number)]
    named = troubles[1]
    assert named.row and (named.row["id"], named.row["actor"]) == (str(sealed[place]), "somebody else")
    with pytest.raises(Fault) as refused:
        seal.seal()
    assert refused.value.code == "anchor_differs"


def test_a_row_that_was_removed_before_sealing_anew_is_missed_too(sealed: list[int]) -> None:
    _removed(sealed[5])
    _sealed_anew()
    assert [one.code for one in looked_through()[0]] == ["anchor", "anchored_lost"]


def test_a_seal_that_was_removed_among_others_is_missed(sealed: list[int]) -> None:
    Seal.objects.filter(number=2).delete()
    put_in = [("put_in", str(key)) for key in sealed[4:8]]
    assert found() == [("no_seal", ""), ("chain", ""), *put_in]


def test_the_last_seals_were_removed(sealed: list[int]) -> None:
    Seal.objects.filter(number=3).delete()
    assert ("no_seal", "") in found()
    with pytest.raises(Fault) as refused:
        seal.seal()
    assert refused.value.code == "anchor_ahead"


@pytest.mark.parametrize("values", [{"root": "00" * 32}, {"at": "2020-01-01T00:00:00+00:00"}, {"count": 3}])
def test_an_altered_seal_is_found(sealed: list[int], values: dict[str, Any]) -> None:
    Seal.objects.filter(number=2).update(**values)
    assert ("seal", "") in found()


def test_a_copy_of_the_anchor_file_that_is_older_agrees(sealed: list[int], tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"".join(anchor.place().read_bytes().splitlines(keepends=True)[:2]))
    troubles, tally = looked_through(copy)
    assert (troubles, tally.unanchored) == ([], 1)


def test_without_an_anchor_file_nothing_is_proved(sealed: list[int]) -> None:
    anchor.place().unlink()
    assert found() == [("no_anchor", "")]


@pytest.mark.parametrize("left", [0, 1, 40, -1])
def test_a_line_the_killed_process_did_not_write_is_written(sealed: list[int], left: int) -> None:
    """It died after the commit, before or while it wrote the line."""
    whole = anchor.place().read_bytes()
    lines = whole.splitlines(keepends=True)
    anchor.place().write_bytes(lines[0] + lines[1] + lines[2][:left])
    assert looked_through()[1].unanchored == 1
    assert seal.seal() == 0
    assert anchor.place().read_bytes() == whole
    assert found() == []


def test_the_anchor_file_can_lie_elsewhere(empty_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_ANCHOR", str(tmp_path / "far" / "anchor.txt"))
    write("partners", "a", name="A", country="JP")
    with pytest.raises(Fault) as refused:
        seal.seal()
    assert refused.value.code == "anchor_not_writable"
    (tmp_path / "far").mkdir()
    seal.seal()
    assert [line.number for line in anchor.lines(tmp_path / "far" / "anchor.txt")] == [1]
    assert not (empty_site / "ledger-anchor.txt").exists()


def test_a_line_costs_eight_characters_a_change(empty_site: Path) -> None:
    for name in range(9):
        write("partners", f"p{name}", name=f"Partner {name}", country="JP")
    seal.seal()
    (line,) = anchor.place().read_text(encoding="ascii").splitlines()
    assert len(line.split()[-1]) == 9 * 8


def test_expunged_values_verify_and_are_counted(sealed: list[int]) -> None:
    record: UUID = Change.objects.get(id=sealed[9]).uid
    expunge(record, "name", actor="Trưởng phòng", reason="nhập nhầm")
    seal.seal()
    troubles, tally = looked_through()
    assert (troubles, tally.expunged) == ([], 3)


def test_a_ledger_that_moved_to_another_server_is_sealed_to_the_end(sealed: list[int]) -> None:
    """Numbers of transactions begin anew there, so the place of the last seal says nothing."""
    Change.objects.update(writer=7)
    Seal.objects.filter(number=3).update(last_writer=7)
    late = write("partners", "late", name="Late", country="JP")
    _moved(Change.objects.get(uid=late).id, 2**40)
    Change.objects.filter(id=2**40).update(writer=3)
    feed.adopt()
    _, tally = looked_through()
    assert tally.unsealed == 1
    assert seal.seal() == 1
    assert seal.seal() == 0


@pytest.mark.skipif(not postgres.ASKED_FOR, reason="SQLite has one writer at a time")
def test_what_may_still_be_overtaken_is_left_for_later(empty_site: Path) -> None:
    with left_open(lambda: write("partners", "slow", name="Slow", country="JP")):
        write("partners", "quick", name="Quick", country="JP")
        assert seal.seal() == 0
    assert seal.seal() == 2
    assert found() == []


def test_the_file_is_made_for_the_reader_of_one_line(sealed: list[int]) -> None:
    text = anchor.place().read_bytes()
    assert text.endswith(b"\n") and text.count(b"\n") == 3
    assert os.access(anchor.place(), os.R_OK)
