"""The numbers of the pages against plain SQL over the desk's tables, on the made-up province and on real ties and promises:
what promises are counted as, what is overdue, what stands in a month, what an agreement and a tie say of themselves.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from nhipcau.core.dues import following as dues
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.realisation.following import reckon_all
from tests.desk import VI, signed_in
from tests.fixture_site import TRAINING_DAY
from tests.people import ACT, working

TODAY, YEAR_BEFORE = TRAINING_DAY.isoformat(), "2025-11-20"


def _end(column: str) -> str:
    month = f"date({column} || '-01', '+1 month', '-1 day')"
    return f"CASE length({column}) WHEN 4 THEN {column} || '-12-31' WHEN 7 THEN {month} ELSE {column} END"


PROMISES = f"""
WITH shown AS (SELECT * FROM commitments_commitment WHERE state = 'published' OR visibility <= 1),
task AS (SELECT * FROM tasks_task WHERE (state = 'published' OR visibility <= 1) AND commitment_id IS NOT NULL),
acted AS (
  SELECT commitment_id AS uid, {_end("done_on")} AS day FROM task WHERE status = 'done' AND done_on IS NOT NULL
  UNION ALL SELECT commitment_id, {_end("day")} FROM outcomes_outcome WHERE visibility <= 1 AND day IS NOT NULL
  UNION ALL SELECT uid, {_end("done_on")} FROM shown WHERE status = 'done' AND done_on IS NOT NULL),
one AS (
  SELECT uid, agreement_id, coalesce(status, '') AS status, substr(made_on || '-01-01', 1, 10) AS made, {_end("due")} AS due,
    CASE status WHEN 'done' THEN coalesce({_end("done_on")}, '') ELSE '' END AS done,
    plan_id IS NOT NULL OR uid IN (SELECT commitment_id FROM task) AS planned,
    coalesce((SELECT min(max(day), '{TODAY}') FROM acted WHERE acted.uid = shown.uid), '') AS active
  FROM shown),
judged AS (
  SELECT *, status = 'done' AND done <= '{TODAY}' AS is_done, status = '' AND NOT planned AND active = '' AS is_silent FROM one)
"""
COUNTS = f"""SELECT count(*), coalesce(sum(planned), 0), coalesce(sum(is_done), 0),
  coalesce(sum(is_done AND done > '' AND due IS NOT NULL AND done <= due), 0),
  coalesce(sum(CASE WHEN is_done THEN done > due ELSE status <> 'dropped' AND due < '{TODAY}' END), 0),
  coalesce(sum(status NOT IN ('done', 'dropped') AND NOT is_silent AND active <= '{YEAR_BEFORE}' AND coalesce(made, '') <= '{YEAR_BEFORE}'), 0),
  coalesce(sum(is_silent), 0) FROM judged WHERE coalesce(made, '') <= '{TODAY}'"""
OPEN = "status NOT IN ('done', 'dropped')"


def _sql(asked: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(PROMISES + asked)
        return cursor.fetchall()


@pytest.fixture(params=["training_site", "site"])
def centre(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody of the centre, who sees what all agencies share."""
    home: Path = request.getfixturevalue(request.param)
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TRAINING_DAY)
    assert home.is_dir()
    is_training = request.param == "training_site"
    opening = Opening("ministry-unit", "Đơn vị thử", "Unit under test", is_training=is_training)
    account = working("centre", open_agency(opening, ACT), "centre", date(2026, 1, 1))
    dues.rebuild()
    reckon_all(TRAINING_DAY)
    return signed_in(account)


def _text(client: Client, path: str) -> str:
    answer = client.get(f"{VI}/{path}")
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def test_pages_say_what_sql_counts(centre: Client) -> None:
    (row,) = re.findall(r'<th scope="row">Tổng</th>(.*?)</tr>', _text(centre, "thuc-hien-cam-ket"), re.DOTALL)
    shown = [int(n) for n in re.findall(r'<span class="value">(?:<a [^>]*>)?(\d+)', row)[:7]]
    (counted,) = _sql(COUNTS)
    assert shown == list(counted) and shown[0] >= 7

    late = f"{OPEN} AND due < '{TODAY}'"
    ((overdue,),) = _sql(f"SELECT count(*) FROM one WHERE {late}")
    page = _text(centre, "viec-den-han?register=commitments&whose=all")
    groups = dict(re.findall(r'group=(\w+)[^"]*"[^>]*>[^<]*<span class="soft">(\d+)</span>', page))
    assert int(groups.get("overdue", 0)) == overdue

    months = _sql(
        f"SELECT substr(due, 1, 7), count(*) FROM one WHERE {OPEN} AND due > '' GROUP BY 1 ORDER BY 2 DESC LIMIT 2"
    )
    for month, many in months:
        page = _text(centre, f"lich?whose=all&month={month}")
        assert len(re.findall(r'class="go" href="[^"]*/so/cam-ket/', page)) == many, month

    found = f"""SELECT agreement_id, count(*), sum({late} AND due > '') FROM one WHERE agreement_id IN
      (SELECT uid FROM agreements_agreement WHERE state = 'published' OR visibility <= 1) GROUP BY 1 ORDER BY 2 DESC LIMIT 2"""
    for uid, many, behind in _sql(found):
        assert f"{many} việc, {behind or 0} quá hạn" in _text(centre, f"so/thoa-thuan/{UUID(str(uid))}")


def test_every_tie_is_counted_under_one_word(centre: Client) -> None:
    """Nobody reported on a tie whose agreements have no promise that anybody reported on: how it is doing is not known."""
    ties = "SELECT uid FROM twinnings_twinning WHERE state = 'published' OR visibility <= 1"
    told = """SELECT tie_id FROM agreements_agreement a JOIN judged ON judged.agreement_id = a.uid
      WHERE NOT is_silent AND tie_id > '' AND (a.state = 'published' OR a.visibility <= 1)"""
    ((every, silent),) = _sql(f"SELECT count(*), coalesce(sum(uid NOT IN ({told})), 0) FROM ({ties})")
    page = _text(centre, "tinh-trang-quan-he?of=tie")
    words = dict(re.findall(r'word=(\w+)[^"]*"[^>]*>[^<]*<span class="n">(\d+)</span>', page))
    assert sum(map(int, words.values())) == every > 3
    assert int(words["unknown"]) == silent
