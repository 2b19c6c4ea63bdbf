"""The articles of the demonstration: read, the right facts linked to what is shipped, nothing done twice, nothing shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.actions.articles import read_articles
from nhipcau.actions.articles.reading import decisions
from nhipcau.core import ledger
from nhipcau.core.readings import keeping
from nhipcau.core.readings.models import LINKED, ReadFact
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item
from tests.people import office
from tests.steps import ACT, show


@pytest.fixture
def shipped(empty_site: Path) -> None:
    """What the decisions speak of, and what that points at."""
    for name in ("documents", "indicators", "events", "office-holders"):
        ledger.write(registers()[name], registers()[name].seed(), ACT)
    decided = {one.uid for one in decisions()}
    for name in ("partners", "projects", "observations"):
        some = [entry for entry in registers()[name].seed() if entry.uid in decided]
        ledger.write(registers()[name], some, ACT)
    show()


def test_the_articles_are_read_and_what_is_right_is_linked(shipped: None) -> None:
    agency = office()
    readings = read_articles(agency.uid)
    assert len(readings) == 5 and all(one.record for one in readings), "each is a document of the library"
    assert "Bộ trưởng Ngoại giao: Cần tâm thế mới trong quan hệ với đối tác quốc tế" in {one.title for one in readings}
    linked = ReadFact.objects.filter(decision=LINKED)
    assert linked.count() == len(decisions()), "a row whose words the reader no longer finds has to be looked at again"
    assert {fact.actor for fact in linked} == {"seed"}
    kinds = {fact.type for fact in linked}
    assert kinds == {"person_role", "event", "policy_document", "quantity_claim", "agreement", "foreign_partner"}
    assert ReadFact.objects.filter(decision="").exists(), "there is something left to decide"

    undone = linked.first()
    assert undone
    keeping.decide(undone.uid, undone.version, ACT, "")
    assert [one.uid for one in read_articles(agency.uid)] == [one.uid for one in readings]
    assert not ReadFact.objects.get(uid=undone.uid).decision, "what somebody took back stays so"

    told = {sentence for one in readings for sentence in one.text.split("\n") if len(sentence) > 300}
    public = "\n".join(Item.objects.using("public").values_list("record", flat=True))
    assert told and not any(sentence in public for sentence in told), "texts stay at the desk"
