"""Start-up refuses a register that is not whole, and says what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core import checks, kinds
from nhipcau.core.bodies import Offer, Profile
from nhipcau.core.bond import Bond
from nhipcau.core.column import OWN, PUBLIC, Column
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.showing import SchemaOrg

TWINNINGS = registers()["twinnings"]
BOND = Bond(here="place", there="country", partner="partner", since="established_on", kind="relation")


def _declared(**changes: Any) -> Register:
    """The twinnings register with something changed in its declaration."""
    return type("Changed", (type(TWINNINGS),), {"folder": TWINNINGS.folder, **changes})()


def _found(register: Register) -> list[tuple[str, str]]:
    return [
        ((message.id or "").removeprefix("nhipcau."), str(message.msg)) for message in checks.check_register(register)
    ]


def _columns(*, without: str = "", instead: dict[str, Any] | None = None) -> tuple[Column, ...]:
    kept = (column for column in TWINNINGS.columns if column.name != without)
    return tuple(replace(column, **(instead or {}).get(column.name, {})) for column in kept)


def test_the_register_itself_is_whole() -> None:
    assert _found(_declared()) == []


@pytest.mark.parametrize(
    ("code", "named", "changes"),
    [
        ("N002", "note", {"columns": _columns(without="note")}),
        ("N003", "note", {"columns": (*TWINNINGS.columns, TWINNINGS.by_name["note"])}),
        ("N004", "colour", {"columns": (*TWINNINGS.columns, Column("colour", ("Màu", "Colour"), seen=PUBLIC))}),
        ("N007", "vn_party", {"columns": _columns(instead={"vn_party": {"seen": OWN}})}),
        ("N010", "nowhere", {"place": "nowhere", "bond": None}),
        ("N010", "nowhere", {"country": "nowhere", "bond": None}),
        ("N010", "nowhere", {"office": "nowhere"}),
        ("N010", "note", {"office": "note", "columns": _columns(instead={"note": {"seen": OWN}})}),
        ("N011", "nothing", {"label_from": ("vn_party", "nothing")}),
        ("N011", "succession", {"label_from": ("vn_party", "succession")}),
        ("N011", "nothing", {"stand_ins": {"vn_party": "nothing"}}),
        ("N011", "note", {"stand_ins": {"note": "vn_party"}}),
        ("N013", "note", {"dated": "note", "bond": None}),
        ("N018", "note", {"span": ("established_on", "note")}),
        ("N006", "continues", {"label_from": ("vn_party", "continues")}),
        ("N012", "nowhen", {"bond": replace(BOND, since="nowhen")}),
        ("N012", "partner", {"bond": replace(BOND, kind="partner")}),
        ("N012", "country", {"bond": replace(BOND, level="country")}),
        ("N012", "perhaps", {"bond": replace(BOND, inferred=("perhaps",), certainty="relation")}),
        ("N012", "flags", {"bond": replace(BOND, flags="relation")}),
        ("N012", "since", {"columns": _columns(instead={"established_on": {"facet": False}})}),
        ("N012", "place and country", {"place": ""}),
    ],
)
def test_a_hole_in_the_declaration_is_named(code: str, named: str, changes: dict[str, Any]) -> None:
    found = _found(_declared(**changes))
    assert [one for one, _ in found] == [code]
    assert named in found[0][1]
    assert "twinnings" in found[0][1]


def test_a_field_without_a_kind_is_named() -> None:
    """The primary key is a plain Django field: declared as a column, it has nothing to show, parse or sort with."""
    columns = (*TWINNINGS.columns, Column("owner", ("Chủ", "Owner"), seen=PUBLIC))
    found = list(checks._check_columns(_declared(columns=columns)))
    assert [message.id for message in found] == ["nhipcau.N005"]
    assert "owner" in found[0].msg


def test_a_relation_to_a_register_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    relation = TWINNINGS.relations["partner"]
    monkeypatch.setattr(relation, "to", "nobodies")
    assert [(code, "nobodies" in words) for code, words in _found(_declared())] == [("N006", True)]


@pytest.mark.parametrize(
    ("changes", "code", "named"),
    [
        ({"box": ("partner", "colour")}, "N012", "colour"),
        ({"schema_org": SchemaOrg("Thing", {"colour": "color"})}, "N012", "colour"),
        ({"dated": "vn_party"}, "N013", "vn_party"),
        ({"dated": "colour"}, "N013", "colour"),
        ({"calendar": ("vn_party",)}, "N013", "vn_party"),
        ({"similar": ("country", "note")}, "N014", "note"),
        ({"fields_of_work": "note"}, "N017", "note"),
        ({"place_as_of": ("note",)}, "N018", "note"),
    ],
)
def test_what_cannot_be_shown_is_named(changes: dict[str, Any], code: str, named: str) -> None:
    found = list(checks.check_register(_declared(**changes)))
    assert [message.id for message in found] == [f"nhipcau.{code}"]
    assert named in found[0].msg


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "twinnings"
    shutil.copytree(TWINNINGS.folder, place, ignore=shutil.ignore_patterns("data", "__pycache__"))
    yield place


@pytest.mark.parametrize(("missing", "code"), [("help.vi.md", "N008"), ("help.en.md", "N008"), ("samples.csv", "N009")])
def test_a_missing_page_or_sample_is_named(folder: Path, missing: str, code: str) -> None:
    (folder / missing).unlink()
    found = _found(_declared(folder=folder))
    assert [one for one, _ in found] == [code]
    assert missing in found[0][1]


def test_two_registers_with_one_address_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = _declared(slug=("ket-nghia", "twinnings-2"), code_prefix="KN")
    monkeypatch.setattr(checks, "registers", lambda: {"twinnings": TWINNINGS, "twinnings-2": twin, **registers()})
    words = [str(message.msg) for message in checks.check_registers() if message.id == "nhipcau.N001"]
    assert any("'ket-nghia'" in said for said in words)
    assert any("'KN'" in said for said in words)


def test_a_derived_column_brings_its_kind() -> None:
    column = Column("extra", ("Thêm", "Extra"), seen=PUBLIC, kind=kinds.Words())
    assert column.is_derived
    assert column.words == Label("Thêm", "Extra")
    assert _found(_declared(columns=(*TWINNINGS.columns, column))) == []


def _changed(name: str, **changes: Any) -> list[tuple[str, str]]:
    register = registers()[name]
    return _found(type("Changed", (type(register),), {"folder": register.folder, **changes})())


@pytest.mark.parametrize(
    ("register", "named", "changes"),
    [
        ("partners", "website = 'name'", {"profile": Profile(website="name")}),
        ("partners", "website = 'colour'", {"profile": Profile(website="colour")}),
        ("partners", "own_part names 'colour'", {"profile": Profile(website="website", own_part=("colour",))}),
        ("opportunities", "by = 'based_on'", {"offer": Offer(by="based_on", asked=("name",))}),
        ("opportunities", "offer names 'standing'", {"offer": Offer(by="offered_by", asked=("standing",))}),
        ("opportunities", "offered is not set", {"offered": False}),
    ],
)
def test_profiles_and_offers_name_columns_that_can_carry_them(
    register: str, named: str, changes: dict[str, Any]
) -> None:
    assert [(code, named in words) for code, words in _changed(register, **changes)] == [("N015", True)]
