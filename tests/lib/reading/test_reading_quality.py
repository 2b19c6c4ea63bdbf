"""The passages annotated for the reader: whole annotations, and how much of them is read."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nhipcau.lib.reading import read
from nhipcau.lib.reading.scoring import Score

BENCH = Path(__file__).parents[3] / "bench"
SPLIT = tomllib.loads((BENCH / "reading_split.toml").read_text(encoding="utf-8"))["passages"]
PASSAGES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((BENCH / "reading_passages").glob("*.json"))
}


def test_each_passage_is_in_one_half_and_its_annotations_quote_it() -> None:
    assert sorted([*SPLIT["looked_at"], *SPLIT["held_out"]]) == sorted(PASSAGES)
    for passage in PASSAGES.values():
        quoted = [span for fact in passage["facts"] for span in fact["evidence"]] + passage["excluded_regions"]
        assert [span for span in quoted if passage["text"][span["start"] : span["end"]] != span["quote"]] == []
        assert passage["relevant"] or not passage["facts"]


@cache
def score() -> Score:
    """All passages scored, both halves."""
    counted = Score()
    for name, passage in PASSAGES.items():
        reading = read(passage["text"], passage["source"]["published"])
        counted.add(passage, reading.as_json(name), passage["text"])
    return counted


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("policy_document", 0.9),
        ("person_role", 0.85),
        ("locality", 0.85),
        ("foreign_partner", 0.85),
        ("quantity_claim", 0.75),
        ("event", 0.7),
        ("directive_item", 0.7),
        ("commitment", 0.55),
    ],
)
def test_a_type_is_read_at_least_as_well_as_is_promised(kind: str, least: float) -> None:
    assert score().rate("key", kind).f1 >= least


def test_texts_about_other_things_give_no_facts() -> None:
    assert score().on_irrelevant == 0
