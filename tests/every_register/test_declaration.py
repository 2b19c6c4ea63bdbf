"""A register is whole: it passes the start-up checks, explains itself in two languages and ships a readable sample."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.checks import check_register, check_registers
from nhipcau.core.column import Seen
from nhipcau.core.importing.headers import LEFT_OUT, folded
from nhipcau.core.importing.values import other_words
from nhipcau.core.kinds import Choice, Context
from nhipcau.core.labels import LANGUAGES
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.sources import sources
from tests.steps import public_records


@pytest.fixture(params=sorted(registers()))
def register(request: pytest.FixtureRequest) -> Register:
    """Those that never leave the desk as well."""
    return registers()[request.param]


def test_start_up_has_nothing_against_it(register: Register) -> None:
    assert list(check_register(register)) == []


def test_registers_do_not_get_in_each_others_way() -> None:
    assert check_registers() == []


def test_every_column_has_words_in_both_languages_and_a_decision_who_sees_it(register: Register) -> None:
    for column in register.columns:
        assert all(word.strip() for word in column.words), column.name
        assert isinstance(column.seen, Seen)
    for pair in (register.title, register.singular, register.slug):
        assert all(word.strip() for word in pair)


def test_its_columns_are_called_differently(register: Register) -> None:
    for language in LANGUAGES:
        labels = [column.words.get(language) for column in register.columns]
        assert sorted(set(labels)) == sorted(labels)


def test_officers_headers_mean_one_of_its_columns_each_and_say_where_they_were_read(register: Register) -> None:
    """Or none, where a register does not keep what stands below them."""
    path = register.folder / "data" / "headers.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["header"].strip() and row["source"].strip() for row in rows)
    stored = {column.name: column.words.vi for column in register.stored}
    assert {row["column"] for row in rows} <= stored.keys() | {LEFT_OUT}
    meanings: dict[str, set[str]] = {}
    for header, name in [
        *((words, name) for name, words in stored.items()),
        *((row["header"], row["column"]) for row in rows),
    ]:
        meanings.setdefault(folded(header), set()).add(name)
    assert {header: names for header, names in meanings.items() if len(names) > 1} == {}


def test_officers_words_mean_values_its_columns_can_have(register: Register) -> None:
    for name, words, value in other_words(register):
        kind = register.kinds[name]
        assert isinstance(kind, Choice)
        assert value in kind.vocabulary, words
        assert kind.find(words) is None, f"{words} are the column's own words"


def test_its_addresses_are_plain_ascii(register: Register) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in register.slug)
    assert re.fullmatch(r"[A-Z]{2,3}", register.code_prefix)


def test_it_has_a_help_page_in_both_languages(register: Register) -> None:
    pages = {language: register.help(language) for language in LANGUAGES}
    for page in pages.values():
        first, *rest = page.splitlines()
        assert first.startswith("# "), "a help page starts with a heading"
        assert len(" ".join(rest).split()) >= 20, "a help page explains something"
    assert pages["vi"] != pages["en"]


def test_its_sample_is_read_by_its_kinds(register: Register) -> None:
    with register.sample().open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    for row in rows:
        assert set(row) <= {column.name for column in register.stored}
        for name, cell in row.items():
            assert register.kinds[name].parse(cell, "vi", Context(register.name, name)) is not None, (name, cell)


def test_what_is_due_is_worded_and_named_once_whatever_is_missing(register: Register) -> None:
    """Of each sample, with each of its values left out in turn, and of a record that says nothing."""
    nothing: dict[str, Any] = dict.fromkeys(register.stored_names)
    with register.sample().open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        said = {
            name: register.kinds[name].parse(cell, "vi", Context(register.name, name)) for name, cell in row.items()
        }
        for left_out in (None, *said):
            dues = list(register.dues({**nothing, **said} | ({left_out: None} if left_out else {})))
            assert len({due.kind for due in dues}) == len(dues), "a kind names one thing of a record"
            for due in dues:
                assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", due.kind), due.kind
                assert len(due.kind) <= 80
                assert all(words.strip() for label in (due.what, due.why or due.what) for words in label)
                assert not (due.who and due.body), "an agency of the desk has no need of words"
    list(register.dues(nothing))


def test_what_is_sorted_can_be_sorted(register: Register) -> None:
    """A sortable column of a kind without sort numbers would put every record under "missing"."""
    values = {"text": "Ô", "words": {"vi": "Ô"}, "when": "2019", "number": -1, "choice": None}
    for column in register.columns:
        if column.sorted:
            kind = register.kinds[column.name]
            value = next(iter(kind.vocabulary)) if kind.name == "choice" else values[kind.name]  # type: ignore[attr-defined]
            assert kind.sort_number(value) > 0


def test_what_is_a_facet_has_tokens(register: Register) -> None:
    """The kinds that give no tokens (numbers, amounts, names …) cannot be filtered by."""
    able = ("text", "choice", "flags", "place", "country", "when", "relation", "agency")
    assert [
        column.name for column in register.columns if column.facet and register.kinds[column.name].name not in able
    ] == []


def test_its_sources_state_licence_and_attribution(register: Register) -> None:
    used = {entry.source for entry in register.seed()}
    for slug in used:
        source = sources()[slug]
        assert all(source.title), slug
        assert source.attribution, slug
        assert all(source.licence.label), slug


def test_its_name_is_made_of_what_it_says_it_is_made_of(site: Path, register: Register) -> None:
    """``label_from`` names every column the label reads: related records are renamed when one of those changes."""
    assert register.label_from
    for record in public_records(register.name):
        values = {name: record["values"][name] for name in register.label_from}
        assert register.label(values) == (record["label_vi"], record["label_en"])
