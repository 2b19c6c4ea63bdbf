"""The numbers of realisation, what is due, the calendar and the page of an agreement say the same of the same promises:
each is worked out again in pure Python from the files the desk hands out, to the unit.
"""

from __future__ import annotations

import random
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.dues import following as dues
from nhipcau.core.realisation.following import reckon_all
from nhipcau.core.registry import registers
from nhipcau.core.worker import catch_up
from nhipcau.lib.period import PartialDate
from nhipcau.lib.realisation import COUNTS, Promise, counted_as
from tests.desk import VI, signed_in
from tests.people import ACT
from tests.steps import uid
from tests.world import World, build_world

pytestmark = pytest.mark.stores

DAY = date(2026, 3, 2)
PAPER = uid("agree-paper")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Sixty promises of one agreement from a seed, with tasks and results; all kept and led by the office of Huế."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world, dice = build_world(), random.Random(11)
    office = str(world.agencies["office"].uid)

    def entry(name: str, values: dict[str, Any]) -> ledger.Entry:
        return ledger.Entry(
            uid(f"agree-{name}"), {k: v for k, v in values.items() if v}, owner=office, visibility=SHARED
        )

    def day(first: int, last: int) -> str:
        exact = f"{dice.randrange(first, last)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        return exact[: dice.choice([4, 7, 10])]

    ledger.write(registers()["agreements"], [entry("paper", {"vn_party": "Huế thử", "kind": "memorandum"})], ACT)
    promises = [_promise(dice, n, office, day) for n in range(60)]
    ledger.write(registers()["commitments"], [entry(f"p{n}", values) for n, values in enumerate(promises)], ACT)
    of = [{"commitment": str(uid(f"agree-p{dice.randrange(60)}")), "title": f"Việc {n}"} for n in range(40)]
    tasks = [
        entry(f"t{n}", {**one, "status": dice.choice(["", "done"]), "done_on": day(2024, 2026)})
        for n, one in enumerate(of)
    ]
    ledger.write(registers()["tasks"], tasks, ACT)
    results = [entry(f"r{n}", {**one, "day": day(2024, 2026)}) for n, one in enumerate(of[:15])]
    ledger.write(registers()["outcomes"], results, ACT)
    catch_up()
    dues.rebuild()
    catch_up()
    reckon_all(DAY)
    return world


def _promise(dice: random.Random, number: int, office: str, day: Any) -> dict[str, Any]:
    status = dice.choice(["", "open", "doing", "done", "dropped"])
    return {
        "clause": {"vi": f"Điều thử {number}"}, "agreement": str(PAPER), "lead": office, "made_on": day(2020, 2026),
        "due": dice.choice(["", day(2024, 2028), "2026-03-15"]), "status": status, "reason": "lý do thử",
        "done_on": day(2024, 2026) if status == "done" else "",
    }  # fmt: skip


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _file(client: Client, slug: str) -> list[dict[str, Any]]:
    """A register as the desk hands it out."""
    answer = client.get(f"{VI}/so/{slug}/tat-ca.json")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return orjson.loads(content)["records"]  # type: ignore[no-any-return]


def _end(printed: str | None) -> str:
    last = PartialDate.parse(printed).period().last_day if printed else None
    return last.isoformat() if last else ""


def _value(item: dict[str, Any], name: str) -> str:
    value = item["values"].get(name)
    return str(value["value"] if isinstance(value, dict) and "value" in value else value or "")


def _again(client: Client) -> list[Promise]:
    """The promises from the files alone."""
    active: dict[str, list[str]] = {}
    for slug, column in (("nhiem-vu", "done_on"), ("ket-qua", "day")):
        for item in _file(client, slug):
            if slug == "ket-qua" or _value(item, "status") == "done":
                whole = item["values"]["commitment"]
                active.setdefault(whole["vi"], []).append(min(_end(item["values"].get(column)), DAY.isoformat()))
    planned = {item["values"]["commitment"]["vi"] for item in _file(client, "nhiem-vu")}
    found = []
    for item in _file(client, "cam-ket"):
        values, label, status = item["values"], item["label_vi"], _value(item, "status")
        done = _end(values.get("done_on")) if status == "done" else ""
        last = max([min(done, DAY.isoformat()), *active.get(label, [])])
        made = PartialDate.parse(values["made_on"]).first().isoformat()
        found.append(Promise(made, _end(values.get("due")), status, done, label in planned, last))
    return found


def test_the_pages_agree_with_the_files_to_the_unit(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    promises = _again(client)
    assert len(promises) == 60
    counted = dict.fromkeys(COUNTS, 0)
    for one in promises:
        if one.made_first <= DAY.isoformat():
            for name in counted_as(one, DAY, 12):
                counted[name] += 1
    page = _text(client, f"{VI}/thuc-hien-cam-ket")
    (row,) = re.findall(r'<th scope="row">Tổng</th>(.*?)</tr>', page, re.DOTALL)
    shown = [int(n) for n in re.findall(r'<span class="value">(?:<a [^>]*>)?(\d+)', row)[: len(COUNTS)]]
    assert shown == list(counted.values())
    is_open = [one for one in promises if one.status not in ("done", "dropped")]
    late = [one for one in is_open if "" < one.due_end < DAY.isoformat()]
    assert len(late) > 2, "the world has something to be late with"
    assert f"60 việc, {len(late)} quá hạn" in _text(client, f"{VI}/so/thoa-thuan/{PAPER}")
    page = _text(client, f"{VI}/viec-den-han?register=commitments&whose=agency")
    groups = dict(re.findall(r'group=(\w+)[^"]*"[^>]*>[^<]*<span class="soft">(\d+)</span>', page))
    assert int(groups.get("overdue", 0)) == len(late)
    march = [one for one in is_open if one.due_end.startswith("2026-03")]
    page = _text(client, f"{VI}/lich?month=2026-03")
    assert len(re.findall(r'class="go" href="[^"]*/so/cam-ket/', page)) == len(march) > 3
