"""A mission asks after a record of its country: the owner hears it, once a week, and the record's history has it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.core.column import SHARED
from nhipcau.core.models import Change
from nhipcau.core.notices.following import follow
from nhipcau.core.notices.found import notices_of
from nhipcau.core.people.models import Account
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from nhipcau.core.reminding.models import Reminder
from tests.desk import EN, VI, signed_in
from tests.world import NO_PLACES, World, build_world, record

RECORD = record("country", SHARED, NO_PLACES)
"""Of a country of the mission, kept by the far office."""
SLUG = registers()[NO_PLACES].slug


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    for agency in ("far", "mission", "office"):
        world.person(agency, "officer")
    follow()
    return world


def _nudge(by: Account, words: str = "progress") -> int:
    return signed_in(by).post(f"{VI}/so/{SLUG[0]}/{RECORD}/nhac", {"words": words}).status_code


def test_a_mission_asks_and_the_owner_is_told_by_whom_in_which_words(world: World) -> None:
    mission, owner = world.person("mission", "officer"), world.person("far", "officer")
    page = signed_in(mission).get(f"{VI}/so/{SLUG[0]}/{RECORD}").content.decode()
    assert "Nhắc cơ quan quản lý" in page
    assert _nudge(mission) == 302
    follow()
    (notice,) = notices_of(owner, powers_of(owner, timezone.localdate()))
    assert (notice.kind, notice.record) == ("nudged", RECORD)
    assert "Đề nghị cập nhật tiến độ" in signed_in(owner).get(f"{VI}/thong-bao").content.decode()
    history = signed_in(owner).get(f"{EN}/registers/{SLUG[1]}/{RECORD}/history").content.decode()
    assert "asked Cần Thơ office: Please say how far this is." in history
    assert Change.objects.filter(register="reminders", action="nudge").count() == 1


def test_once_a_week_whoever_asks_and_nothing_of_an_own_record(world: World) -> None:
    mission, owner = world.person("mission", "officer"), world.person("far", "officer")
    assert _nudge(owner) == 403
    assert "Nhắc cơ quan quản lý" not in signed_in(owner).get(f"{VI}/so/{SLUG[0]}/{RECORD}").content.decode()
    assert _nudge(mission, "mày làm chưa") == 400, "only listed words"
    assert _nudge(mission) == 302
    assert _nudge(mission) == 409
    Reminder.objects.update(at=timezone.now() - timedelta(days=7, minutes=1))
    assert _nudge(mission, "answer") == 302


def test_who_does_not_see_it_is_answered_as_if_it_were_not_there(world: World) -> None:
    office = world.person("office", "officer")
    assert _nudge(office) == 404
    assert not Reminder.objects.exists()
