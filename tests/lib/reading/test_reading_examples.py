"""Every measure and every kind of the word lists stands in the documents, and each example gives its measure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nhipcau.lib.reading import read
from nhipcau.lib.reading.tables import table

DOCS = Path(__file__).parents[3] / "docs"
ENGLISH, VIETNAMESE = ((DOCS / name).read_text(encoding="utf-8") for name in ("reading.md", "reading.vi.md"))
EXAMPLES = dict(re.findall(r"^\| `([a-z_]+)` \| ([^|]*\d[^|]*) \|$", ENGLISH, re.MULTILINE))


MEASURES = sorted({row["measure"] for kind in ("count", "money", "rate") for row in table("measures")[kind]})


@pytest.mark.parametrize("measure", MEASURES)
def test_the_example_of_a_measure_gives_it(measure: str) -> None:
    facts = read(EXAMPLES[measure], "2024-06-01").facts
    assert measure in [fact.values["measure"] for fact in facts if fact.type == "quantity_claim"]


@pytest.mark.parametrize("name", ["documents", "events", "agreements"])
def test_the_words_of_each_kind_are_listed_in_both_languages(name: str) -> None:
    for row in table(name)["kinds"]:
        for text in (ENGLISH, VIETNAMESE):
            assert re.search(rf"\| {name} \| `{row.get('type') or row['kind']}` \| .*{re.escape(row['words'])}", text)
