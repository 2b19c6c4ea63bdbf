"""``nhipcau policy``: the table in words, and why somebody may or may not."""

from __future__ import annotations

import json
from pathlib import Path

from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.policy.table import TABLE
from tests.typed import Done, typed
from tests.world import build_world, record


def policy(*words: str, language: str = "en") -> Done:
    return typed("policy", "--lang", language, *words)


def test_the_table_in_both_languages(empty_site: Path) -> None:
    english, vietnamese = policy("table"), policy("table", language="vi")
    assert len(english.stdout.splitlines()) == len(vietnamese.stdout.splitlines()) == len(TABLE)
    assert "Auditor · See · All · Restricted" in english.stdout
    assert "Kiểm tra, giám sát · Xem · Tất cả · Hạn chế" in vietnamese.stdout
    assert (
        "Approving leader · Publish · Locality · Shared between agencies · Provincial external affairs office"
        in english.stdout
    )


def test_why_somebody_may_and_may_not(empty_site: Path) -> None:
    world = build_world()
    officer = world.person("office", "officer").email
    mine = policy("explain", officer, str(record("own", OWN)), "--on", "2026-03-02")
    assert mine.returncode == 0
    assert "kept as “Within the agency”" in mine.stdout
    assert "Edit, attach, undo: yes\n  + Officer, Office · Own agency" in mine.stdout
    assert "Approve or return: no\n  - no role of this person has this" in mine.stdout
    far = policy("explain", officer, str(record("elsewhere", SHARED)), "--on", "2026-03-02", language="vi")
    assert far.returncode == 1
    assert "không thuộc phạm vi: hồ sơ về các địa phương trong vùng" in far.stdout
    assert "quy định chỉ đến mức “Công khai”" in far.stdout
    before = policy("explain", officer, str(record("own", OWN)), "--on", "2026-03-01")
    assert before.returncode == 1, "the day before the role began"


def test_a_public_code_and_json(empty_site: Path) -> None:
    world = build_world()
    officer = world.person("office", "officer").email
    said = json.loads(policy("explain", officer, "CH-0001", "--json", "--on", "2026-03-02").stdout)
    assert said["register"] == "opportunities" and said["kept"] == PUBLIC.name
    assert {one["scope"] for one in said["reasons"] if one["action"] == "see" and one["granted"]} >= {"all"}


def test_nobody_and_nothing(empty_site: Path) -> None:
    assert "no account" in policy("explain", "an@example.org", str(record("own", OWN))).stderr
    world = build_world()
    officer = world.person("office", "officer").email
    missing = policy("explain", officer, "01a213bf-368b-7d27-90f5-c935bba2e0fe")
    assert missing.returncode == 2 and "no such record" in missing.stderr
