"""A result is confirmed by the partner through a signed link: he sees the clause and the result's words, nothing else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.attesting.models import Attestation
from nhipcau.core.column import SHARED
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.desk import EN, VI, browser, link_in, mailbox, signed_in
from tests.people import ACT
from tests.steps import uid
from tests.world import World, build_world

RESULT, PROMISE = uid("told-result"), uid("told-promise")
CLAUSE, TITLE, WORDS = "Mỗi năm trao đổi một đoàn cán bộ thử", "Đã trao đổi đoàn thử năm 2026", "Đoàn thử gồm sáu người"
HIDDEN = "https://noi-bo.example.org/khong-cho-xem"
LIST, EN_LIST = f"{VI}/so/ket-qua", f"{EN}/registers/outcomes"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path) -> World:
    world = build_world()
    office = str(world.agencies["office"].uid)
    promise = {"clause": {"vi": CLAUSE}, "reason": "lý do nội bộ thử", "status": "doing"}
    ledger.write(registers()["commitments"], [ledger.Entry(PROMISE, promise, owner=office, visibility=SHARED)], ACT)
    result = {"title": TITLE, "commitment": str(PROMISE), "day": "2026-05-04", "words": WORDS, "link": HIDDEN}
    ledger.write(registers()["outcomes"], [ledger.Entry(RESULT, result, owner=office, visibility=SHARED)], ACT)
    return world


def _ask(world: World, language: str = "en", address: str = "partner@example.org") -> str:
    client = signed_in(world.person("office", "officer"))
    assert f"{LIST}/{RESULT}/hoi" in client.get(f"{LIST}/{RESULT}").content.decode()
    with mailbox() as sent:
        answer = client.post(f"{LIST}/{RESULT}/hoi", {"email": address, "language": language})
    assert answer.status_code == 302
    (mailed,) = sent
    for hidden in (TITLE, CLAUSE, WORDS, "KQ-"):
        assert hidden not in f"{mailed.body} {mailed.subject}"
    return link_in(mailed, language)


def _seen(visitor: Client, link: str) -> str:
    """The last change of the result as the form has it."""
    (seen,) = re.findall(r'name="seen" value="(\d+)"', visitor.get(link).content.decode())
    return seen


@pytest.mark.parametrize(
    ("language", "question"), [("vi", "Kết quả này có đúng không?"), ("en", "Is this result right?")]
)
def test_the_partner_sees_the_clause_and_the_words_and_nothing_else(world: World, language: str, question: str) -> None:
    page = unescape(browser().get(_ask(world, language)).content.decode())
    assert question in page
    for shown in (CLAUSE, TITLE, WORDS, "04/05/2026" if language == "vi" else "4 May 2026"):
        assert shown in page
    for hidden in (HIDDEN, "lý do nội bộ thử", str(RESULT), str(PROMISE), "/ket-qua", "/outcomes"):
        assert hidden not in page


@pytest.mark.stores
def test_his_answer_stands_beside_the_owners_word_and_changes_nothing(world: World) -> None:
    link, visitor = _ask(world), browser()
    seen = _seen(visitor, link)
    before = Change.objects.filter(uid=RESULT).count()
    given = {"holds": "holds", "text": "", "speaker": "Partner city (test)", "seen": seen}
    assert "will read it" in visitor.post(link, given).content.decode()
    assert Change.objects.filter(uid=RESULT).count() == before
    word = Attestation.objects.get(record=RESULT)
    assert (word.holds, word.speaker, word.address) == (True, "Partner city (test)", "partner@example.org")
    for agency in ("office", "far"):
        page = signed_in(world.person(agency, "officer")).get(f"{LIST}/{RESULT}")
        assert (page.status_code, b"Partner city (test)" in page.content) == (
            (200, True) if agency == "office" else (404, False)
        )
    assert visitor.get(link).status_code == 410


def test_who_may_confirm_at_the_desk_gives_no_confirmation_to_readers_by_link(world: World) -> None:
    """Nothing of a result is public, so nothing of it is confirmed to readers: the answer stands beside it."""
    link, visitor = _ask(world, "vi", world.person("office", "officer").email), browser()
    seen = _seen(visitor, link)
    visitor.post(link, {"holds": "holds", "text": "", "speaker": "Cán bộ thử", "seen": seen})
    assert Attestation.objects.get(record=RESULT).holds
    assert not Change.objects.filter(uid=RESULT, action="confirm").exists()


def test_only_the_agency_that_keeps_it_asks(world: World) -> None:
    given = {"email": "partner@example.org", "language": "vi"}
    assert signed_in(world.person("far", "officer")).post(f"{LIST}/{RESULT}/hoi", given).status_code == 404
    department = signed_in(world.person("department", "officer"))
    assert department.get(f"{LIST}/{RESULT}").status_code == 200
    assert department.post(f"{LIST}/{RESULT}/hoi", given).status_code == 403


@pytest.mark.stores
def test_a_result_that_changed_meanwhile_is_read_again(world: World) -> None:
    link, visitor = _ask(world), browser()
    seen = _seen(visitor, link)
    ledger.write(registers()["outcomes"], [ledger.Entry(RESULT, {"words": "Đoàn thử gồm bảy người"})], ACT)
    page = visitor.post(link, {"holds": "holds", "text": "", "speaker": "Partner", "seen": seen}).content.decode()
    assert "Đoàn thử gồm bảy người" in unescape(page) and not Attestation.objects.exists()
