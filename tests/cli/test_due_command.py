"""``nhipcau due``: the answer with its reasons, the list, the year, and an operator's own tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.typed import Done, typed


def due(*words: str, language: str = "en", **settings: str) -> Done:
    """The answer; with settings of its own from a process of its own, as an operator's tables are read once in each."""
    asked = ("due", "--lang", language, *words)
    if not settings:
        return typed(*asked)
    command = [sys.executable, "-m", "nhipcau", *asked]
    done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True)
    return Done(done.returncode, done.stdout, done.stderr)


def test_the_day_and_why_in_both_languages() -> None:
    english, vietnamese = (due("province-opinion", "10/02/2026", language=one) for one in ("en", "vi"))
    assert "until the end of Thursday 26 February 2026" in english.stdout
    assert "Law on International Agreements 70/2020/QH14, Article 19(2)" in english.stdout
    assert "If nobody answers or acts: not known" in english.stdout
    assert "đến hết thứ Năm 26/02/2026" in vietnamese.stdout
    assert "Nếu không trả lời, không làm: chưa rõ" in vietnamese.stdout


def test_every_day_of_it_and_where_it_stands() -> None:
    said = due("shortened-opinion", "2026-08-20", "--calendar", "--on", "2026-08-21").stdout.splitlines()
    assert "2026-08-21: 2 working days (3 days) left." in said
    assert said[-5:] == [
        "  2026-08-21  day 1",
        "  2026-08-22  day 2",
        "  2026-08-23  not counted: Sunday",
        "  2026-08-24  day 3",
        said[-1],
    ]
    assert said[-1].startswith("Official calendar 2026: ") and "9441/TB-BNV" in said[-1]


def test_pauses_and_json() -> None:
    found = json.loads(due("province-opinion", "2026-03-02", "--paused", "2026-03-05..2026-03-06", "--json").stdout)
    assert found["due"] == "2026-03-13"
    assert {"day": "2026-03-05", "vi": "tạm dừng", "en": "paused"} in found["passed_over"]
    lasting = json.loads(due("province-opinion", "2026-03-02", "--paused", "2026-03-05..", "--json").stdout)
    assert lasting["due"] is None


def test_the_list_and_the_year() -> None:
    listed = due("--list", language="vi").stdout
    assert "  province-report\n" in listed and "15 ngày kể từ khi ký thỏa thuận quốc tế" in listed
    assert "thủ tục của một địa phương" in listed and "chưa đối chiếu, không phải quy định pháp luật" in listed
    year = due("--year", "2026").stdout
    assert "by Sunday 15 November 2026, a day of rest, so be done by Friday 13 November 2026" in year
    assert "(the holidays of 2030 are not announced" in due("--year", "2030").stdout
    assert json.loads(due("--year", "2026", "--agency", "ngo", "--json").stdout)["results"][0]["day"] == "2026-12-18"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Give a period and a day"),
        (("province-opinion",), "Give a period and a day"),
        (("tet", "2026-03-02"), "There is no clock “tet”"),
        (("province-opinion", "2026-02-30"), "“2026-02-30” is no day"),
        (("province-opinion", "2026-02"), "“2026-02” is no day"),
        (("province-opinion", "2026-03-02", "--paused", "2026-03-05"), "“2026-03-05” is no pause"),
        (("district-opinion", "2025-07-01"), "holds from Thursday 1 July 2021 until the end of Monday 30 June 2025"),
        (("--year", "2026", "--agency", "so"), "There is no kind of agency “so”"),
        (("--year", "99999"), "99999 is no year to plan"),
    ],
)
def test_refusals_on_one_line_in_both_languages(words: tuple[str, ...], said: str) -> None:
    done = due(*words)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert said in line and " / " in line


def test_an_operator_s_calendar_and_clocks(tmp_path: Path) -> None:
    """A made-up calendar of 2028 in which the 20th of January is off, and a made-up period."""
    days = ["01-01", "01-20", "01-24", "01-25", "01-26", "01-27", "04-04", "04-30", "05-01", "09-01", "09-02", "11-24"]
    rows = [f"2028-{day},holiday,Ngày thử,Test day,Thông báo thử," for day in days]
    holidays = tmp_path / "holidays.csv"
    holidays.write_text("\n".join(["day,kind,name_vi,name_en,source,address", *rows]), encoding="utf-8")
    without, with_it = (
        json.loads(due("province-opinion", "2028-01-19", "--json", **settings).stdout)
        for settings in ({}, {"NHIPCAU_HOLIDAYS": str(holidays)})
    )
    assert (without["due"], with_it["due"]) == ("2028-01-28", "2028-02-04")
    assert "not announced" in without["en"] and "not announced" not in with_it["en"]
    holidays.write_text("day,kind\n", encoding="utf-8")
    refused = due("province-opinion", "2028-01-19", NHIPCAU_HOLIDAYS=str(holidays))
    assert refused.returncode == 2
    assert f"NHIPCAU_HOLIDAYS: {holidays}, dòng 1: cần đúng các cột" in refused.stderr
    missing = due("--list", NHIPCAU_CLOCKS=str(tmp_path / "none.csv"))
    assert missing.returncode == 2 and "cannot be read" in missing.stderr
