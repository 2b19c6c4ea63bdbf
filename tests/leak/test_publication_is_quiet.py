"""Looking, proposing, planning, submitting and approving change no byte of the public store or of what doors answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.actions import changing, planning
from nhipcau.actions.publication import Asked, move, mover
from nhipcau.core import ledger
from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.publication.moves import MOVES
from nhipcau.core.publication.preview import preview
from nhipcau.core.publication.rules import rules
from nhipcau.core.registry import registers
from tests.leak.doors import answers, changed
from tests.people import ACT, DAY, office, working
from tests.steps import items, show, uid

DOORS = (
    "/vi/", "/vi/doi-tac", "/en/partners", "/api/v1/partners", "/api/v1/partners.csv", "/vi/doi-tac.atom",
    "/vi/tim-kiem?q=xyzzyplugh", "/api/v1/search?q=xyzzyplugh", "/api/v1/suggest?q=xyzzy", "/sitemap.xml",
)  # fmt: skip
WORDS = "Xyzzyplugh đối tác chưa công bố"


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


def test_everything_before_the_decision_is_quiet(site: Path, _today: None) -> None:
    register, agency = registers()["partners"], office()
    officer, approver = (mover(working(role, agency, role), DAY) for role in ("officer", "approver"))
    owner, draft = str(agency.uid), uid("quiet draft")
    public = register.rows(PUBLIC_DESK).order_by("number")[0]
    ledger.keep(register, public.uid, ACT, owner=owner)
    show()
    code = register.code(public.number)
    doors = [*DOORS, f"/vi/doi-tac/{code}", f"/en/partners/{code}", f"/api/v1/partners/{code}"]
    store, before = items(), answers(doors)
    ledger.write(register, [ledger.Entry(draft, {"name": WORDS, "country": "LA"}, owner=owner)], ACT)
    preview(register, register.rows(officer.powers.look(register, draft).desk.audience).get(uid=draft))
    proposal = changing.change(register, ledger.Entry(public.uid, {"name": WORDS}), officer, WORDS)
    assert proposal is not None
    move(register, draft, MOVES["submit"], officer, Asked(WORDS))
    move(register, draft, MOVES["approve"], approver, Asked(WORDS))
    asked = Asked(WORDS, ledger.Basis("LAW104_2016_ART17"), frozenset(item.code for item in rules().items))
    planning.plan(register, draft, MOVES["publish"], timezone.now() + timedelta(days=1), approver, asked)
    planning.plan(register, public.uid, MOVES["withdraw"], timezone.now() + timedelta(days=1), approver, asked)
    show()
    assert items() == store
    assert changed(before, answers(doors)) == []
    changing.decline(register, proposal, approver, WORDS)
    show()
    assert items() == store
    planning.carry_out_due(timezone.now() + timedelta(days=2))
    show()
    assert changed(before, answers(doors)) != [], "the watch can see"
