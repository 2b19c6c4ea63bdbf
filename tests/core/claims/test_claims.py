"""Claims as they are kept: whom they concern, which domains prove something, and that each step is taken once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.core.claims import keeping, link
from nhipcau.core.claims.domains import site_of, wrong_domain
from nhipcau.core.claims.draft import ClaimDraft
from nhipcau.core.claims.models import ACCEPTED, REFUSED, WAITING
from nhipcau.core.claims.office import concerned, records_of
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.proof import Road, challenge_for
from nhipcau.core.ledger import adopt
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Agency
from nhipcau.core.registry import registers
from tests.claiming import set_scene
from tests.people import ACT
from tests.steps import code_of, write

DAY = date(2026, 3, 2)
DRAFT = ClaimDraft("vi", "partners", "DT-0001", "Zyxwvu Person", "", "a@zyxwvu.example", "domain", "")


@pytest.mark.parametrize(
    ("website", "site"),
    [
        ("https://www.zyxwvu.example/en/about", "zyxwvu.example"),
        ("http://ZYXWVU.example:8080", "zyxwvu.example"),
        ("https://www.city.zyxwvu.lg.jp/", "city.zyxwvu.lg.jp"),
        ("https://www.facebook.com/zyxwvu", ""),
        ("https://zyxwvu.github.io", ""),
        ("https://localhost/", ""),
        ("", ""),
    ],
)
def test_the_domain_of_a_website(website: str, site: str) -> None:
    assert site_of(website) == site


@pytest.mark.parametrize(
    ("email", "proves"),
    [
        ("a@city.zyxwvu.lg.jp", True),
        ("a@mail.CITY.zyxwvu.lg.jp", True),
        ("a@zyxwvu.lg.jp", False),
        ("a@lg.jp", False),
        ("a@evilcity.zyxwvu.lg.jp", False),
        ("a@city.zyxwvu.lg.jp.evil.example", False),
        ("a@mail.yahoo.co.jp", False),
    ],
)
def test_only_an_address_at_the_site_or_below_it_proves(email: str, proves: bool) -> None:
    assert (wrong_domain(email, "https://www.city.zyxwvu.lg.jp/") is None) is proves


def _offices(*codes: str) -> list[list[str]]:
    keys = [("partners", code) for code in codes]
    found = concerned(records_of(keys), DAY)
    return [[office.name_en for office in found[key]] for key in keys]


def _office(name: str, place: str) -> Agency:
    return open_agency(Opening("external-affairs-office", name, name, "other", place), ACT)


def test_a_claim_concerns_the_offices_of_published_ties_the_most_ties_first(empty_site: Path) -> None:
    scene = set_scene()
    _office("Cần Thơ under test", "can-tho")
    _office("Đà Nẵng under test", "da-nang")
    tie = {"vn_party": "Zyxwvu thử", "kind": "memorandum", "country": "LA", "partner": str(scene.record)}
    for name, place in (("tie-2", "can-tho"), ("tie-3", "can-tho")):
        write("agreements", name, public=True, place=place, **tie)
    write("agreements", "tie-draft", place="da-nang", **tie)
    lonely = write("partners", "lonely", public=True, name="Lonely under test", country="LA")
    found = _offices(scene.code, code_of("partners", lonely) or "")
    assert found == [["Cần Thơ under test", "Office under test"], []]


def test_a_tie_with_a_former_province_concerns_the_office_of_today(empty_site: Path) -> None:
    scene = set_scene()
    tie = {"vn_party": "Zyxwvu thử", "kind": "memorandum", "country": "LA", "place": "thua-thien-hue"}
    other = write("partners", "former", public=True, name="Former under test", country="LA")
    write("agreements", "tie-former", public=True, partner=str(other), **tie)
    assert _offices(scene.code, code_of("partners", other) or "") == [["Office under test"]] * 2


def test_who_keeps_the_record_comes_before_all_ties(empty_site: Path) -> None:
    scene = set_scene()
    owner = _office("Owner under test", "can-tho")
    adopt(registers()["partners"], scene.record, str(owner.uid), ACT)
    assert _offices(scene.code) == [["Owner under test"]]


def _sent(draft: ClaimDraft = DRAFT, challenge: str = "") -> str:
    now = timezone.now()
    return keeping.receive(draft, challenge or challenge_for(draft.about, 1), Road.WORK, "192.0.2.1", now)


def test_a_second_press_keeps_nothing_and_another_claim_needs_its_own_work(empty_site: Path) -> None:
    challenge = challenge_for(DRAFT.about, 1)
    assert _sent(challenge=challenge) == _sent(challenge=challenge)
    assert len(keeping.to_mail()) == 1
    other = ClaimDraft(**{**vars(DRAFT), "name": "Other"})
    with pytest.raises(Fault, match="another message"):
        _sent(other, challenge)


def test_a_link_proves_once_and_a_claim_is_decided_once(empty_site: Path) -> None:
    held, now = keeping.by_token(_sent()), timezone.now()
    assert held
    keeping.mailed(held, now)
    token = link.token_of(held)
    found = link.claim_of(token, now)
    link.prove(found, WAITING, now)
    for late in (lambda: link.prove(found, WAITING, now), lambda: link.claim_of(token, now)):
        with pytest.raises(Fault) as over:
            late()  # type: ignore[no-untyped-call]
        assert over.value.status == 410
    assert [one.uid for one in keeping.waiting_for("partners", "DT-0001")] == [held.uid]
    keeping.decide(found, ACCEPTED, "Yes.", DAY)
    with pytest.raises(Fault, match="has been decided"):
        keeping.decide(found, REFUSED, "No.", DAY)
    kept = keeping.by_uid(held.uid)
    assert kept and (kept.state, kept.answer, kept.decided_on) == (ACCEPTED, "Yes.", DAY)


def test_a_mail_that_waits_too_long_is_no_link_any_more(empty_site: Path) -> None:
    held, now = keeping.by_token(_sent()), timezone.now()
    assert held
    with pytest.raises(Fault):
        link.claim_of(link.token_of(held), now)
    keeping.mailed(held, now)
    with pytest.raises(Fault):
        link.claim_of(link.token_of(held), now + link.VALID + timedelta(seconds=1))
