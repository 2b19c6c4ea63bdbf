"""How ties are doing, as pages show it: the word with its reason to whom agencies share it, and nothing of it outside."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.realisation.following import reckon_all
from nhipcau.core.registry import registers
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT
from tests.steps import BASIS, show, shown, uid
from tests.world import World, build_world

DAY = date(2026, 3, 2)
SLEEPING, ASKED, OTHERS = uid("health-sleeping"), uid("health-not-asked"), uid("health-others")
PARTNER, TIE = uid("health-partner"), uid("health-tie")
HEALTH, EN_HEALTH = f"{VI}/tinh-trang-quan-he", f"{EN}/health-of-ties"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


@pytest.fixture
def world(empty_site: Path) -> World:
    world = build_world()
    office, far = (str(world.agencies[name].uid) for name in ("office", "far"))
    ledger.write(registers()["partners"], [ledger.Entry(PARTNER, {"name": "Testville"}, publish=BASIS)], ACT)
    tie = {"vn_party": "Huế thử", "partner": str(PARTNER), "relation": "friendship", "country": "JP", "place": "hue"}
    ledger.write(registers()["twinnings"], [ledger.Entry(TIE, tie, owner=office, visibility=SHARED)], ACT)
    papers = [
        _paper(SLEEPING, office, signed_on="2020-05-04", tie=str(TIE), place="hue"),
        _paper(ASKED, office, signed_on="2021", place="hue"),
        _paper(OTHERS, far, signed_on="2022", place="can-tho"),
    ]
    ledger.write(registers()["agreements"], papers, ACT)
    promise = {"clause": {"vi": "Điều thử"}, "agreement": str(SLEEPING), "status": "done", "done_on": "2024-06-10"}
    entry = ledger.Entry(uid("health-promise"), promise, owner=office, visibility=SHARED)
    ledger.write(registers()["commitments"], [entry], ACT)
    reckon_all(DAY)
    return world


def _paper(record: object, owner: str, **values: str) -> ledger.Entry:
    known = {"vn_party": "Huế thử", "kind": "memorandum", "partner": str(PARTNER), "country": "JP", **values}
    return ledger.Entry(record, known, owner=owner, visibility=SHARED)  # type: ignore[arg-type]


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def test_the_page_of_an_agreement_and_of_its_tie_say_the_word_and_why(world: World) -> None:
    officer = signed_in(world.person("office", "officer"))
    for path in (f"{VI}/so/thoa-thuan/{SLEEPING}", f"{VI}/so/ket-nghia/{TIE}"):
        page = _text(officer, path)
        # 10 June 2024 to 2 March 2026: twenty whole months.
        assert "Ngủ yên</span> 20 tháng không có hoạt động có nguồn (ngưỡng 12 tháng); gần nhất: 10/06/2024." in page
        assert "Điều thử" in page
    page = _text(officer, f"{EN}/registers/agreements/{SLEEPING}")
    assert "Dormant</span> No sourced activity for 20 months" in page and "10 June 2024" in page


def test_a_partners_page_lists_what_one_has_with_him(world: World) -> None:
    page = _text(signed_in(world.person("office", "officer")), f"{VI}/so/doi-tac/{PARTNER}")
    assert "Ngủ yên</span>" not in page, "an officer sees a published partner as readers do"
    page = _text(signed_in(world.person("ministry", "centre")), f"{VI}/so/doi-tac/{PARTNER}")
    assert "Ngủ yên</span>" in page and "Chưa rõ</span>" in page


@pytest.mark.stores
def test_the_list_counts_what_it_lists_and_only_what_one_sees(world: World) -> None:
    officer = signed_in(world.person("office", "officer"))
    page = _text(officer, f"{HEALTH}?word=dormant")
    assert str(SLEEPING) in page and str(ASKED) not in page
    assert 'Ngủ yên <span class="n">1</span>' in page
    page = _text(officer, f"{HEALTH}?word=unknown")
    assert str(ASKED) in page and str(OTHERS) not in page and "02" not in page.split('class="n"')[0][-9:]
    everything = _text(signed_in(world.person("ministry", "centre")), f"{EN_HEALTH}?of=paper")
    assert str(OTHERS) in everything and "Not known" in everything


def test_who_sees_only_what_is_public_is_told_no_judgement(world: World) -> None:
    ledger.publish(registers()["agreements"], [SLEEPING], BASIS, ACT)
    reckon_all(DAY)
    page = _text(signed_in(world.person("far", "officer")), f"{VI}/so/thoa-thuan/{SLEEPING}")
    assert "Ngủ yên" not in page
    assert str(SLEEPING) not in _text(signed_in(world.person("far", "officer")), HEALTH)


@pytest.mark.stores
def test_the_last_self_evaluation_and_how_it_changed(world: World) -> None:
    office = str(world.agencies["office"].uid)
    scores = [("2024", "2"), ("2025", "4"), ("2025", None)]
    entries = [
        ledger.Entry(
            uid(f"score-{n}"),
            {"principle": "financing" if score is None else "peer_to_peer_learning", "year": year, "score": score,
             "tie": str(TIE), "evidence_words": "hai đoàn thử"},
            owner=office, visibility=SHARED,
        )
        for n, (year, score) in enumerate(scores)
    ]  # fmt: skip
    ledger.write(registers()["evaluations"], entries, ACT)
    page = _text(signed_in(world.person("office", "officer")), f"{VI}/so/ket-nghia/{TIE}")
    assert "4/5 (2025)" in page and "+2 so với 2024" in page
    assert "Change" not in page and "since 2024" in _text(
        signed_in(world.person("office", "officer")), f"{EN}/registers/twinnings/{TIE}"
    )


def test_readers_are_told_the_last_sourced_activity_and_no_judgement(world: World) -> None:
    """Of the public records alone: what was promised, done or judged behind it moves nothing."""
    ledger.publish(registers()["twinnings"], [TIE], BASIS, ACT)
    show()
    before = shown("twinnings", TIE)
    assert before
    page = _text(browser(), before["url"])
    assert "Hoạt động gần nhất có nguồn" not in page, "no day of it is public"
    ledger.publish(registers()["agreements"], [SLEEPING], BASIS, ACT)
    show()
    page = _text(browser(), before["url"])
    assert "Hoạt động gần nhất có nguồn" in page and '<time datetime="2020-05-04">04/05/2020</time>' in page
    assert "2024" not in page.split("Nguồn gốc")[0] and "Ngủ yên" not in page
    assert "Last sourced activity" in _text(browser(), before["url_en"])
