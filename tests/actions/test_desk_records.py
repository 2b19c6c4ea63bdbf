"""Entering and editing at the desk: what is not one's own is not there, and two who write at once are both heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from nhipcau.actions import desk_records
from nhipcau.actions.desk_records import Clashing, Saved, create, edit, open_record
from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED
from nhipcau.core.desk.grounds import Ground
from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Evidence, parties_of
from nhipcau.core.ledger.since import last_row
from nhipcau.core.models import Change, RecordEvidence
from nhipcau.core.people.models import Account
from nhipcau.core.policy import powers_of
from nhipcau.core.publication.proposals import open_proposals
from nhipcau.core.registry import registers
from tests.hiding import declared_with
from tests.people import ACT, DAY
from tests.steps import row
from tests.world import REGISTER, World, build_world, record

OWN_ONE = record("own", OWN)


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


def given(**typed: Any) -> dict[str, dict[str, Any]]:
    return {name: parts if isinstance(parts, dict) else {"": parts} for name, parts in typed.items()}


def editing(account: Account, base: int | None = None, uid: UUID = OWN_ONE, **typed: Any) -> Saved:
    reason, ground = typed.pop("reason", ""), typed.pop("ground", None)
    return edit(
        powers_of(account, DAY), account, registers()[REGISTER], uid, given(**typed),
        last_row(uid) if base is None else base, language="vi", reason=reason, ground=ground,
    )  # fmt: skip


def entering(account: Account, world: World, **typed: Any) -> Saved:
    agency = str(world.agencies["office"].uid)
    return create(powers_of(account, DAY), account, registers()[REGISTER], agency, given(**typed), language="vi")


def test_a_column_kept_deeper_than_ones_desk_is_refused_as_if_it_were_not_there_and_is_never_lost(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    editing(approver, location="Chỉ lãnh đạo biết")
    with declared_with({REGISTER: {"location": RESTRICTED}}):
        words = []
        for column in ("location", "nowhere"):
            with pytest.raises(Fault) as refused:
                editing(officer, **{column: "x"})
            assert refused.value.code == "unknown_column"
            words.append(refused.value.vi.replace(column, ""))
        assert words[0] == words[1]
        assert editing(officer, period="2030").changed == ("period",)
        with pytest.raises(Fault):
            entering(officer, world, name={"vi": "A"}, location="x")
        assert editing(approver, period="2031", location="Chỉ lãnh đạo biết").changed == ("period",)
    assert row(REGISTER, OWN_ONE).location == "Chỉ lãnh đạo biết"


def test_another_role_that_sees_more_does_not_let_one_write_more(world: World) -> None:
    from nhipcau.core.people.door import appoint

    officer = world.person("office", "officer")
    appoint(officer, world.agencies["ministry"], "auditor", DAY, ACT)
    with declared_with({REGISTER: {"location": RESTRICTED}}), pytest.raises(Fault, match="không có cột location"):
        editing(officer, location="x")


def test_what_is_not_given_stays_and_what_is_emptied_is_gone(world: World) -> None:
    officer = world.person("office", "officer")
    uid = entering(officer, world, name={"vi": "A"}, location="B", period="C").uid
    assert editing(officer, uid=uid, location="").changed == ("location",)
    found = row(REGISTER, uid)
    assert (found.location, found.period, found.name) == (None, "C", {"vi": "A"})


def test_how_narrowly_it_may_be_kept_follows_the_role(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    for level in ("0", "3", "9"):
        with pytest.raises(Wrong):
            entering(officer, world, name={"vi": "A"}, visibility=level)
    assert row(REGISTER, entering(officer, world, name={"vi": "A"}).uid).visibility == OWN
    assert row(REGISTER, entering(approver, world, name={"vi": "A"}, visibility="3").uid).visibility == RESTRICTED


def test_keeping_is_merged_like_any_column(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    base, far = last_row(OWN_ONE), str(world.agencies["far"].uid)
    editing(approver, base, parties=[far])
    saved = editing(officer, base, visibility=str(int(SHARED)), parties="")
    assert saved.changed == ("visibility",) and [one.column for one in saved.theirs] == ["parties"]
    assert (row(REGISTER, OWN_ONE).visibility, parties_of([OWN_ONE])) == (SHARED, {OWN_ONE: [far]})
    with pytest.raises(Clashing) as both:
        editing(officer, base, visibility="1", parties=[str(world.agencies["region"].uid)])
    assert set(both.value.clashes) == {"parties"}
    assert both.value.clashes["parties"].theirs.actor == f"account:{approver.uid}"


def test_the_base_is_what_the_ledger_says_not_what_a_form_says(world: World) -> None:
    officer = world.person("office", "officer")
    editing(officer, location="A")
    base = last_row(OWN_ONE)
    for text in ("B", "C", "A"):
        editing(officer, location=text)
    assert editing(officer, base, location="D").changed == ("location",), "back where it was: nobody's change is lost"
    with pytest.raises(Clashing) as both:
        editing(officer, base, location="E")
    assert (both.value.clashes["location"].before, both.value.clashes["location"].now) == ("A", "D")


def test_what_was_expunged_meanwhile_does_not_come_back_by_itself(world: World) -> None:
    officer = world.person("office", "officer")
    editing(officer, location="số hộ chiếu")
    base = last_row(OWN_ONE)
    ledger.expunge(OWN_ONE, "location", actor="người thử", reason="dữ liệu cá nhân")
    with pytest.raises(Clashing):
        editing(officer, base, location="số hộ chiếu", period="2030")
    assert row(REGISTER, OWN_ONE).location is None


def test_a_change_of_a_public_record_is_proposed_and_changes_nothing_by_itself(world: World) -> None:
    public = record("own", PUBLIC)
    officer = world.person("office", "officer")
    with pytest.raises(Fault) as refused:
        editing(officer, uid=public, location="x", reason=" ")
    assert refused.value.code == "reason_needed"
    for who in (officer, world.person("office", "approver")):
        assert editing(who, uid=public, location="x", reason="vì nguồn đính chính").is_proposed
        assert row(REGISTER, public).location is None
    assert [one.values for one in open_proposals(public)] == [{"location": "x"}] * 2


def test_where_two_pairs_of_eyes_are_not_asked_for_who_may_publish_writes_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIPCAU_FOUR_EYES", "0")
    public = record("own", PUBLIC)
    assert not editing(world.person("office", "approver"), uid=public, location="x", reason="đính chính").is_proposed
    assert Change.objects.latest("id").reason == "đính chính"
    assert editing(world.person("office", "officer"), uid=public, location="y", reason="đính chính").is_proposed
    assert row(REGISTER, public).location == "x"


def test_sources_of_other_columns_stay(world: World) -> None:
    officer = world.person("office", "officer")
    editing(officer, location="A", period="B", ground=Ground(Evidence("", title="Một")))
    editing(officer, location="C", ground=Ground(Evidence("", title="Hai"), replaces=True))
    editing(officer, land={"vi": "D"}, ground=Ground(Evidence("", title="Ba")))
    entries = RecordEvidence.objects.get(uid=OWN_ONE).entries
    assert [(one["title"], one["columns"]) for one in entries] == [
        ("Một", ["period"]),
        ("Hai", ["location"]),
        ("Ba", ["land"]),
    ]


def test_what_a_rule_has_to_say_is_said_and_refuses_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Label("Điều thử nói phải có diện tích.", "The test's article asks for an area.")
    monkeypatch.setattr(type(registers()[REGISTER]), "warnings", lambda _, values: [] if values["area"] else [told])
    officer = world.person("office", "officer")
    saved = entering(officer, world, name={"vi": "A"})
    assert saved.warnings == (told,)
    assert editing(officer, uid=saved.uid, area={"low": "5", "unit": "ha"}).warnings == ()


def _at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Let threads with connections of their own begin together; what each returned or raised."""
    gate, found = Barrier(len(calls)), [None] * len(calls)

    def run(place: int, call: Callable[[], Any]) -> None:
        try:
            gate.wait()
            found[place] = call()
        except Exception as raised:
            found[place] = raised
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_who_save_at_the_same_moment_are_both_heard(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    for turn in range(5):
        base = last_row(OWN_ONE)
        done = _at_once(
            lambda base=base, turn=turn: editing(officer, base, location=f"a{turn}"),
            lambda base=base, turn=turn: editing(approver, base, period=f"b{turn}"),
        )
        assert all(isinstance(one, Saved) for one in done), done
        found = row(REGISTER, OWN_ONE)
        assert (found.location, found.period) == (f"a{turn}", f"b{turn}")


def test_of_two_who_write_one_column_at_the_same_moment_one_is_asked(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    for turn in range(5):
        base = last_row(OWN_ONE)
        done = _at_once(
            lambda base=base, turn=turn: editing(officer, base, location=f"a{turn}"),
            lambda base=base, turn=turn: editing(approver, base, location=f"b{turn}"),
        )
        (saved,) = [place for place, one in enumerate(done) if isinstance(one, Saved)]
        assert isinstance(done[1 - saved], Clashing)
        assert row(REGISTER, OWN_ONE).location == f"{'ab'[saved]}{turn}"


def test_everything_written_stands_in_the_ledger(world: World) -> None:
    officer = world.person("office", "officer")
    saved = entering(officer, world, name={"vi": "A"}, places=["Huế"])
    editing(officer, uid=saved.uid, visibility="1", location="B")
    rows = list(Change.objects.filter(uid=saved.uid).order_by("id"))
    assert [one.action for one in rows] == ["create", "update", "keep"]
    assert rows[1].batch == rows[2].batch
    assert open_record(powers_of(officer, DAY), registers()[REGISTER], saved.uid, "vi").base == rows[-1].id
    assert all(one.reason in (desk_records.ENTERED, desk_records.EDITED) for one in rows)
