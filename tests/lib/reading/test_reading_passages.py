"""Short texts on public facts, annotated by hand: what the reader has to find in them, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nhipcau.lib.reading import Fact, read
from nhipcau.lib.reading.agreeing import family

PASSAGES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "passages.toml").read_text(encoding="utf-8"))[
    "passage"
]


def identity(fact: Fact) -> str:
    """The fields that identify a fact, as the annotations write them; measures by the one that stands for their family."""
    values = fact.values
    said = {
        "locality": lambda: values["name"],
        "foreign_partner": lambda: (
            f"{values['kind']} {values['country'] if values['kind'] == 'country' else values['name']}"
        ),
        "policy_document": lambda: values["number"] or values["title"],
        "person_role": lambda: f"{values['name']} / {values['position']}",
        "event": lambda: f"{values['kind']} {values['edition'] or ''}".strip(),
        "quantity_claim": lambda: f"{family(values['measure'])} {values['value']} {values['currency'] or ''}".strip(),
        "agreement": lambda: f"{values['kind']} {' + '.join(values['parties'])}",
        "directive_item": lambda: values["ordinal"],
        "commitment": lambda: values["kind"],
    }
    return f"{fact.type} {said[fact.type]()}"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: one["text"][:40])
def test_what_people_read_in_it(passage: dict[str, Any]) -> None:
    reading = read(passage["text"], passage["published"])
    assert sorted(map(identity, reading.facts)) == sorted(passage["facts"])
