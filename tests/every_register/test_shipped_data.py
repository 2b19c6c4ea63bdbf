"""All the real data: every entry is accepted, public, labelled, sourced, and written once however often it is seeded."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import orjson
import pytest

from nhipcau.actions.seed import seed
from nhipcau.core.kinds import Context, Kind
from nhipcau.core.labels import LANGUAGES
from nhipcau.core.ledger.evidence import QUOTE_LIMIT, bases
from nhipcau.core.models import Change
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.sources import sources
from nhipcau.core.store import read
from tests.steps import public_records


def test_every_entry_is_cleaned_without_a_change_of_meaning(register: Register) -> None:
    """Cleaning is done once: what it gave is clean (or the second seeding would find differences for ever)."""
    entries = list(register.seed())
    assert entries, "a register ships real data"
    assert len({entry.uid for entry in entries}) == len(entries)
    for entry in entries:
        for name, value in entry.values.items():
            kind, where = register.kinds[name], Context(register.name, name)
            plain = kind.clean(value, where)
            assert kind.clean(plain, where) == plain, (entry.uid, name)
            assert orjson.loads(orjson.dumps(plain)) == plain, "plain values are JSON"


def test_seeding_again_changes_nothing(full_site: Path) -> None:
    before = Change.objects.count()
    outcomes = seed()
    assert set(outcomes) == set(registers())
    for name, outcome in outcomes.items():
        expected = (0, 0, len(list(registers()[name].seed())), 0)
        assert (outcome.created, outcome.updated, outcome.unchanged, outcome.published) == expected, name
    assert Change.objects.count() == before


def test_every_entry_is_shown_with_words_source_and_basis(full_site: Path, register: Register) -> None:
    records = list(public_records(register.name))
    assert len(records) == len(list(register.seed()))
    assert [record["code"] for record in records] == [register.code(n) for n in range(1, len(records) + 1)]
    columns = [column.name for column in register.public]
    for record in records:
        assert list(record["values"]) == columns
        for language in LANGUAGES:
            label = record[f"label_{language}"]
            assert label == label.strip()
            assert label.strip(" ?–()"), record["code"]
            assert "None" not in label
        assert record["url"] == f"/vi/{register.slug[0]}/{record['code']}"
        assert record["url_en"] == f"/en/{register.slug[1]}/{record['code']}"
        _assert_grounds(record)


def _assert_grounds(record: dict[str, Any]) -> None:
    code = record["code"]
    assert record["evidence"], code
    for evidence in record["evidence"]:
        assert evidence["source"] in sources(), code
        assert evidence.get("url") or evidence.get("reference"), code
        assert evidence.get("url", "http").startswith("http"), code
        assert len(evidence.get("quote", "")) <= QUOTE_LIMIT, code
    licence = record["source"]["licence"]
    assert all((record["source"]["vi"], record["source"]["en"], licence["vi"], licence["en"])), code
    basis = record["publication"]["basis"]
    assert basis["code"] in bases(), code
    assert all((basis["vi"], basis["en"], basis["url"])), code
    assert record["publication"]["confirmed_on"] is None, "nobody has confirmed what we read in public sources"


def test_rows_of_lists_are_parts_of_records(full_site: Path, register: Register) -> None:
    listed = [column.name for column in register.public if column.listed]
    rows = [orjson.loads(hit.json) for hit in read.walk(register.name, part="row")]
    for row, record in zip(rows, public_records(register.name), strict=True):
        assert list(row["values"]) == listed
        assert row.pop("confirmed_on") == record["publication"]["confirmed_on"]
        assert row == {**{name: record[name] for name in row if name != "values"}, "values": row["values"]}
        assert row["values"] == {name: record["values"][name] for name in listed}


LOSSY = ("words", "names", "relation", "flags")
"""Kinds whose text gives one language, drops a name's role, or writes codes: the text itself must still be stable."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_every_value_is_read_back(full_site: Path, register: Register, language: str) -> None:
    """Text → parse → the same public value (the same text where a text cannot hold everything)."""
    for record in public_records(register.name):
        for name, public in record["values"].items():
            kind = register.kinds[name]
            text = kind.text(public, language)
            said = (record["code"], name, text)
            assert text == _through_csv(text), said
            assert (text == "") == (public != 0 and not public), said  # 0 is a figure
            if kind.name == "relation":
                targets = (public or []) if kind.many else [public]
                assert kind.codes(text) == [target["code"] for target in targets if target], said  # type: ignore[attr-defined]
                continue
            again = kind.public(kind.parse(text, language, Context(register.name, name)))
            assert kind.text(again, language) == text, said
            if kind.name not in LOSSY:
                assert again == public, said


def _through_csv(text: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([text])
    return next(csv.reader(io.StringIO(buffer.getvalue(), newline="")))[0]


def test_public_values_are_what_the_schema_says(full_site: Path, register: Register) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validators = {
        name: jsonschema.Draft202012Validator(register.kinds[name].schema())
        for name in (column.name for column in register.public)
    }
    for record in public_records(register.name):
        for name, public in record["values"].items():
            if public is not None:
                validators[name].validate(public)


def test_kinds_give_json_text_and_order(register: Register) -> None:
    """Every kind in use answers for "nothing" the same way."""
    where = Context(register.name, "x")
    for name, kind in register.kinds.items():
        assert isinstance(kind, Kind)
        assert kind.clean(None, where) is None, name
        assert kind.text(None, "vi") == kind.text(None, "en") == "", name
        assert kind.parse("", "vi", where) is None, name
        assert kind.tokens(None) == [], name
        assert kind.searched(None) == [], name
        assert kind.sort_number(None) == 0, name
