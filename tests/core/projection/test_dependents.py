"""A record's public name stands in other records too: renaming, withdrawing and publishing it reaches all of them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.models import Change
from nhipcau.core.projection import project, rebuild
from nhipcau.core.projection.fixed import FIXED
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item, ItemChange, StoreState
from tests.steps import ACT, BASIS, ask, change, code_of, codes, items, publish, show, shown, uid, withdraw, write


@pytest.fixture
def tie(empty_site: Path) -> dict[str, UUID]:
    """A partner, its tie, an agreement inside the tie, and a Wikipedia entry about the tie."""
    partner = write("partners", "p", name="Fukuoka Prefecture", name_vi="Tỉnh Fukuoka", country="JP", public=True)
    tie = write(
        "twinnings",
        "t",
        vn_party="Hà Nội",
        level="province",
        place="ha-noi",
        partner=str(partner),
        country="JP",
        public=True,
    )
    paper = write(
        "agreements",
        "a",
        vn_party="Hà Nội",
        place="ha-noi",
        level="province",
        kind="memorandum",
        partner=str(partner),
        tie=str(tie),
        signed_on="2008",
        public=True,
    )
    show()
    return {"partner": partner, "tie": tie, "paper": paper}


def _paper(tie: dict[str, UUID]) -> dict[str, Any]:
    found = shown("agreements", tie["paper"])
    assert found
    return found


def test_a_relation_shows_code_and_name_in_both_languages(tie: dict[str, UUID]) -> None:
    assert _paper(tie)["values"]["partner"] == {
        "register": "partners",
        "code": "DT-0001",
        "vi": "Tỉnh Fukuoka",
        "en": "Fukuoka Prefecture",
    }
    assert _paper(tie)["label_vi"].endswith("Hà Nội – Tỉnh Fukuoka (2008)")


def test_renaming_a_partner_renames_it_everywhere(tie: dict[str, UUID]) -> None:
    """The paper shows the partner, and the tie whose own name contains the partner's."""
    change("partners", tie["partner"], name="Saga Prefecture", name_vi="Tỉnh Saga")
    show()
    assert "Fukuoka" not in "".join(record for *_, record, _ in items() if "TT-" in record)
    assert _paper(tie)["values"]["tie"]["vi"] == "Hà Nội – Tỉnh Saga"
    assert _paper(tie)["label_en"].endswith("– Saga Prefecture (2008)")
    assert code_of("agreements", tie["paper"]) in codes(ask("agreements", q="saga"))
    assert ask("agreements", q="fukuoka").total == 0


def test_withdrawing_a_partner_takes_its_name_out_of_everything(tie: dict[str, UUID]) -> None:
    withdraw("partners", tie["partner"])
    show()
    assert _paper(tie)["values"]["partner"] is None
    left = "".join(part for item in items() for part in item[4:] if item[0] not in FIXED)
    assert "Fukuoka" not in left
    assert "DT-0001" not in left
    assert ask(q="fukuoka").total == 0
    assert dict(ask("agreements").facets["partner"]) == {}


def test_publishing_it_again_brings_it_back_to_the_same_bytes(tie: dict[str, UUID]) -> None:
    before = items()
    withdraw("partners", tie["partner"])
    show()
    assert items() != before
    publish("partners", tie["partner"])
    show()
    assert items() == before


def test_a_draft_target_is_never_named_before_it_is_published(tie: dict[str, UUID]) -> None:
    draft = write("partners", "draft", name="Secret City", country="JP")
    before = items()
    change("agreements", tie["paper"], partner=str(draft))
    show()
    assert _paper(tie)["values"]["partner"] is None
    assert "Secret" not in str(items())
    assert len(items()) == len(before)
    change("partners", draft, name="Still Secret City")
    show()
    assert "Secret" not in str(items())
    publish("partners", draft)
    show()
    assert _paper(tie)["values"]["partner"]["en"] == "Still Secret City"


def test_projecting_twice_changes_nothing(tie: dict[str, UUID]) -> None:
    before, feed = items(), ItemChange.objects.using("projection").count()
    assert project() == 0
    StoreState.objects.using("projection").update(projected_writer=0, projected_through=0)
    assert project() == Change.objects.count(), "replayed from the beginning"
    assert items() == before
    assert ItemChange.objects.using("projection").count() == feed, "nothing new for the index"


def test_a_crash_in_the_middle_is_repeated(tie: dict[str, UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    before = items()
    change("partners", tie["partner"], name_vi="Tỉnh Saga")

    def crash(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(import_module("nhipcau.core.projection.follow"), "set_through", crash)
        with pytest.raises(KeyboardInterrupt):
            project()
    assert items() == before, "items and cursor are written together or not at all"
    show()
    assert _paper(tie)["values"]["partner"]["vi"] == "Tỉnh Saga"


def test_the_store_shows_no_uid_no_ids_and_no_names_of_writers(tie: dict[str, UUID]) -> None:
    public = "".join(part for item in items() for part in item[4:6])
    for record in tie.values():
        assert str(record) not in public
    assert "người thử" not in public


def test_a_rebuild_of_nothing_is_the_fixed_items(empty_site: Path) -> None:
    rebuild()
    assert set(Item.objects.using("public").values_list("register", flat=True)) == set(FIXED)


def test_conflicting_statements_are_kept_side_by_side(empty_site: Path) -> None:
    """Two sources give two dates for one tie; both are shown, each with its source."""
    said = [
        ledger.Evidence("test", url=f"https://example.org/{day}", says={"established_on": f"2023-09-{day}"})
        for day in ("21", "22")
    ]
    same = ledger.Evidence("test", url="https://example.org/again", says={"established_on": "2023-09-22"})
    entry = ledger.Entry(uid("t"), {"vn_party": "TPHCM"}, (*said, same), BASIS)
    ledger.write(registers()["twinnings"], [entry], ACT)
    show()
    record = shown("twinnings", uid("t"))
    assert record
    assert record["conflicts"] == [
        {
            "column": "established_on",
            "statements": [
                {"value": "2023-09-21", "evidence": 0},
                {"value": "2023-09-22", "evidence": 1},
                {"value": "2023-09-22", "evidence": 2},
            ],
        }
    ]
