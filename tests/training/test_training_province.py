"""The made-up province: the same from the same seed, in every register, with histories, and in order by its own rules."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from nhipcau.actions.training import recipes, records
from nhipcau.actions.training.exercises import EXERCISES, MISTAKEN
from nhipcau.actions.training.records import sketch_all
from nhipcau.actions.training.sketches import Asked
from nhipcau.actions.training.tables import tables
from nhipcau.core.attachments.models import Attachment
from nhipcau.core.attesting.models import Attestation
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.files import FORMATS
from nhipcau.core.importing.models import Import
from nhipcau.core.inbox.models import Message
from nhipcau.core.ledger.verify import Tally, verify
from nhipcau.core.models import Change
from nhipcau.core.record import STATES
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item
from tests.fixture_site import TRAINING_DAY

ASKED = Asked(7, "small", TRAINING_DAY)
ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("nhipcau")
EXPORTS = """
import os, sys, django
django.setup()
from tests.training.test_training_province import exports
import json
print(json.dumps(exports()))
"""


def exports() -> dict[str, str]:
    """What every register's files are, to the byte, in every format and both languages."""
    return {
        f"{name}.{form}.{language}": hashlib.sha256(
            b"".join(FORMATS[form].stream(register, None, language))
        ).hexdigest()
        for name, register in registers().items()
        for form in FORMATS
        for language in ("vi", "en")
    }


@pytest.fixture(scope="module")
def other_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same province again, made by the command in a process and a directory of its own."""
    home = tmp_path_factory.mktemp("training") / "home"
    asked = ["--seed", "7", "--size", "small", "--day", TRAINING_DAY.isoformat(), "--home", str(home), "--workbooks"]
    done = subprocess.run(
        [COMMAND, "training-data", *asked, "--lang", "en"], capture_output=True, text=True, check=True
    )
    assert "officer@training.invalid" in done.stdout
    return home


def test_two_homes_with_one_seed_export_the_same_bytes(training_site: Path, other_home: Path) -> None:
    environment = {**os.environ, "NHIPCAU_HOME": str(other_home)}
    ran = subprocess.run(
        [sys.executable, "-c", EXPORTS], capture_output=True, text=True, env=environment, cwd=ROOT, check=True
    )
    here = exports()
    assert json.loads(ran.stdout.splitlines()[-1]) == here
    assert len(set(here.values())) > len(registers()), "files that are all alike would prove nothing"


def test_another_seed_makes_other_records() -> None:
    def said(seed: int) -> set[str]:
        world = sketch_all(Asked(seed, "small", TRAINING_DAY))
        return {f"{one.register.name} {one.values}" for made in world.made.values() for one in made if one.number}

    assert said(7) == said(7)
    assert not said(7) & said(8)


def test_every_register_has_records_and_all_states_occur(training_site: Path) -> None:
    found: Counter[str] = Counter()
    for register in registers().values():
        here = Counter(register.rows(MACHINERY_DESK).values_list("state", flat=True))
        assert sum(here.values()) >= 4 and here["inside" if register.inside else "published"], register.name
        found += here
    assert set(found) == set(STATES)


def test_every_public_record_says_in_its_name_that_it_is_made_up(training_site: Path) -> None:
    items = [orjson.loads(text) for text in Item.objects.using("public").values_list("record", flat=True)]
    told = [item for item in items if item.get("register") in registers()]
    assert len(told) > 90
    for item in told:
        assert "tập huấn" in item["label_vi"], item["label_vi"]
        assert "training" in item["label_en"] or "tập huấn" in item["label_en"], item["label_en"]
        assert item["source"]["attribution"] == "DỮ LIỆU TẬP HUẤN / TRAINING DATA"


def test_histories_go_back_years_and_nobody_decided_about_his_own_words(training_site: Path) -> None:
    assert Change.objects.order_by("at").values_list("at", flat=True)[0].year <= 2017
    steps: dict[object, dict[str, str]] = {}
    for uid, action, actor in Change.objects.values_list("uid", "action", "actor"):
        steps.setdefault(uid, {})[action] = actor
    decided = [one for one in steps.values() if "approve" in one]
    assert len(decided) > 100
    assert all(one["approve"] != one["create"] for one in decided)
    assert not list(verify(Tally()))


def test_some_words_are_fresh_and_some_are_overdue(training_site: Path) -> None:
    year_ago = TRAINING_DAY - timedelta(days=365)
    rows = [row for one in registers().values() for row in one.rows(MACHINERY_DESK).filter(state="published")]
    fresh = [row for row in rows if row.confirmed_on and row.confirmed_on > year_ago]
    overdue = [row for row in rows if row.confirmed_on and row.confirmed_on <= year_ago]
    assert len(fresh) > 20 and len(overdue) > 10


def test_six_agreements_run_out_within_three_months(training_site: Path) -> None:
    register = registers()["agreements"]
    rows = register.rows(MACHINERY_DESK).filter(state="published", term="05 năm")
    ends = [
        date.fromisoformat(row.signed_on) + timedelta(days=5 * 365 + 1)
        for row in rows
        if len(row.signed_on or "") == 10
    ]
    soon = [end for end in ends if TRAINING_DAY < end <= TRAINING_DAY + timedelta(days=92)]
    assert len(soon) >= 6


def test_sources_that_disagree_are_both_kept(training_site: Path) -> None:
    items = [orjson.loads(text) for text in Item.objects.using("public").values_list("record", flat=True)]
    assert sum(bool(item.get("conflicts")) for item in items) >= 2, "that of an exercise, and others by chance"


def test_agencies_have_work_requests_and_procedures_in_common(training_site: Path) -> None:
    """What docs/decisions/0031 lists, one by one."""

    def rows(register: str, **of: object) -> list[Any]:
        return list(registers()[register].rows(MACHINERY_DESK).filter(**of))

    handed = Counter(row.answer for row in rows("tasks", parent__isnull=False))
    assert handed == {"accepted": 5, "returned": 1, "asked": 2}
    joint = [row for row in rows("procedures") if row.title.startswith("Dự thảo về")]
    stages = sorted(row.stands_at for row in joint)
    assert stages == ["consulting", "returned", "signed", "submitted", "with_prime_minister"]
    replies = Counter((row.item, row.said) for row in rows("replies") if row.request and row.request.figures is None)
    assert {("", "agree"), ("", "agree_with_comments"), ("", None)} <= {(one or "", said) for one, said in replies}
    (done,) = [row for row in rows("outcomes") if row.title.startswith("Biên bản tuần lễ du lịch")]
    assert (done.commitment.status, done.commitment.agreement.signed_on) == ("done", "2026-11-10")


def test_papers_letters_and_other_agencies_words_lie_there(training_site: Path) -> None:
    assert Attachment.objects.count() == 6
    assert {one.media_type.rpartition("/")[2][:3] for one in Attachment.objects.all()} == {"pdf", "vnd"}
    assert sorted(Message.objects.using("inbox").values_list("kind", flat=True)) == ["error", "interest", "question"]
    said = list(Attestation.objects.values_list("holds", flat=True))
    assert True in said and False in said


def test_the_table_that_waits_has_the_mistakes_its_key_lists_and_no_other(training_site: Path) -> None:
    one = Import.objects.get()
    table = next(table for table in tables(sketch_all(ASKED)) if table.register == one.register)
    assert one.state == "checked"
    assert one.counts["wrong"] == len(table.mistakes) == 6


def test_the_tables_to_practise_with_are_files_of_the_home(other_home: Path) -> None:
    assert sorted(path.name for path in (other_home / "workbooks").iterdir()) == [
        "01-doi-tac.xlsx",
        "02-thoa-thuan.xlsx",
        "03-co-hoi.xlsx",
    ]


def test_the_exercises_have_their_records(training_site: Path) -> None:
    for exercise in EXERCISES:
        rows = registers()[exercise.register].rows(MACHINERY_DESK)
        named = [row for row in rows if exercise.name.vi in f"{row.name}{getattr(row, 'name_vi', '')}"]
        assert [row.state for row in named] == [exercise.fate], exercise.name.vi
    mistaken = registers()["partners"].rows(MACHINERY_DESK).filter(name_vi__startswith="Bài 9:")
    assert mistaken.count() == MISTAKEN


@pytest.mark.parametrize("page", ["docs/training.md", "docs/training.vi.md"])
def test_every_record_the_page_of_exercises_names_is_there(training_site: Path, page: str) -> None:
    named = set(re.findall(r"“(Bài [^”]+)”", (ROOT / page).read_text(encoding="utf-8")))
    assert {name.split(":")[0] for name in named} == {f"Bài {n}" for n in (3, 4, 5, 6, 7, 8, 9, 10)}
    there = {row.name_vi for row in registers()["partners"].rows(MACHINERY_DESK)}
    there |= {row.name["vi"] for row in registers()["opportunities"].rows(MACHINERY_DESK)}
    assert named <= there
    joint = set(re.findall(r"“([^”]+ \(tập huấn\))”", (ROOT / page).read_text(encoding="utf-8"))) - named
    rows = {name: registers()[name].rows(MACHINERY_DESK) for name in ("procedures", "tasks", "requests", "outcomes")}
    titles = {row.title for some in rows.values() for row in some}
    titles |= {row.title["vi"] for row in registers()["programmes"].rows(MACHINERY_DESK)}
    titles |= {row.clause["vi"] for row in registers()["commitments"].rows(MACHINERY_DESK)}
    assert len(joint) == 8
    assert joint <= titles
    told = registers()["agreements"].rows(MACHINERY_DESK).filter(partner__name_vi__startswith="Bài 8")
    assert [(one.state, one.signed_on) for one in told] == [("published", "2023-09-21")]


@pytest.mark.parametrize("size", ["small", "province"])
def test_the_tables_have_as_many_mistakes_as_the_exercises_say(size: str) -> None:
    made = list(tables(sketch_all(Asked(7, size, TRAINING_DAY))))
    assert [(table.name, len(table.mistakes)) for table in made[:2]] == [
        ("01-doi-tac.xlsx", 3),
        ("02-thoa-thuan.xlsx", 6),
    ]


def test_a_register_without_a_recipe_gets_values_its_kinds_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a register that comes tomorrow has: its declaration, and no line in any table of ours."""
    monkeypatch.setattr(records, "RECIPES", {})
    monkeypatch.setattr(records, "SHARES", {})
    monkeypatch.setattr(records, "EXPIRING", {})
    assert recipes.RECIPES
    world = sketch_all(ASKED)
    for name, register in registers().items():
        for sketch in world.made[name]:
            for column, value in sketch.values.items():
                kind = register.kinds[column]
                assert kind.clean(value, register.where(column)) is not None, (name, column, value)
            if sketch.number:
                assert all(sketch.values.get(column) for column in register.mandatory), (name, sketch.values)
