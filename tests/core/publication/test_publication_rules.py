"""Bases and checklist: every row has words and a source; an operator switches off what was not verified, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.evidence import bases
from nhipcau.core.publication.moves import MOVES, move_called, offered
from nhipcau.core.publication.rules import rules
from nhipcau.core.record import PUBLISHED, STATES

ADDED = """
off = ["ANNOUNCED", "FOREIGN_PARTY_CONSENT"]
[[item]]
code = "OFFICE_RULE"
vi = "Đã đối chiếu quy chế"
en = "Compared with our rules"
bases = ["ND64_2021_ART17"]
source = "Quy chế"
"""


def _with(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"rules-{abs(hash(text))}.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("NHIPCAU_PUBLICATION_RULES", str(path))


def test_every_rule_has_its_words_and_its_source() -> None:
    held = rules()
    for rule in (*held.bases, *held.items):
        assert all((*rule.label, *rule.source)), rule.code
    assert {one.code for one in held.publishing()} == set(bases())
    assert {one.code for one in held.withholding()} == {"LAW104_2016_ART6", "LAW104_2016_ART7", "LAW70_2020_ART42_3"}
    assert {code for item in held.items for code in item.bases} <= set(bases())


def test_an_operator_switches_off_what_is_not_verified_and_adds_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(ADDED, tmp_path, monkeypatch)
    held = rules()
    assert "FOREIGN_PARTY_CONSENT" not in {one.code for one in held.publishing()}
    local = {item.code for item in held.items_for("ND64_2021_ART17")}
    assert "OFFICE_RULE" in local and "ANNOUNCED" not in local
    assert "OFFICE_RULE" not in {item.code for item in held.items_for("ALREADY_PUBLIC")}
    assert "FOREIGN_PARTY_CONSENT" in bases(), "what was published on it keeps its words"


@pytest.mark.parametrize(
    "text",
    ['off = ["NO_SECRET"]', 'off = ["NOTHING"]', "rules = 1", "[[item]]", "=", ADDED.replace("OFFICE_RULE", "NO_HARM"),
     ADDED.replace("ND64_2021_ART17", "ND65")],
)  # fmt: skip
def test_with_a_file_that_cannot_be_used_nothing_is_published(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(text, tmp_path, monkeypatch)
    with pytest.raises(Fault) as refused:
        rules()
    assert refused.value.code == "bad_publication_rules" and refused.value.status == 500


def test_moves_lead_somewhere_and_can_be_called() -> None:
    for move in MOVES.values():
        assert move.origins and set(move.origins) <= set(STATES)
        assert move.to in ("", *STATES)
        assert {move_called(word) for word in (move.name, *move.slug)} == {move}
    with pytest.raises(Fault, match="no step"):
        move_called("nowhere")


def test_only_publishing_leads_to_the_public_and_only_from_what_was_approved() -> None:
    assert [(move.name, move.origins) for move in MOVES.values() if move.to == PUBLISHED] == [
        ("publish", ("approved",))
    ]
    everything = frozenset(move.action for move in MOVES.values())
    assert "adopt" in [move.name for move in offered("draft", "", everything)]
    assert "adopt" not in [move.name for move in offered("draft", "somebody", everything)]
    assert offered("submitted", "somebody", frozenset()) == []
