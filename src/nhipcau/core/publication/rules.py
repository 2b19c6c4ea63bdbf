"""Legal bases and the checklist: tables with their sources, and what an operator has switched off or added."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import SETTINGS

FILE = "NHIPCAU_PUBLICATION_RULES"
DATA = Path(__file__).parent.parent / "data"


class LegalBasis(NamedTuple):
    """Why something may be public, or (``is_withholding``) may not. ``is_verified``: its text was read."""

    code: str
    label: Label
    source: Label
    is_withholding: bool
    is_verified: bool


class Item(NamedTuple):
    """What whoever decides has to tick by name; ``bases`` it applies to, none for all."""

    code: str
    label: Label
    bases: frozenset[str]
    source: Label
    is_verified: bool

    def applies_to(self, basis: str) -> bool:
        return not self.bases or basis in self.bases


class Rules(NamedTuple):
    """What holds in this installation."""

    bases: tuple[LegalBasis, ...]
    items: tuple[Item, ...]

    def publishing(self) -> list[LegalBasis]:
        return [one for one in self.bases if not one.is_withholding]

    def withholding(self) -> list[LegalBasis]:
        return [one for one in self.bases if one.is_withholding]

    def items_for(self, basis: str) -> list[Item]:
        return [one for one in self.items if one.applies_to(basis)]


def rules() -> Rules:
    """The rules in force. Raises :class:`Fault` if the operator's file cannot be used: then nothing is published."""
    return _read(SETTINGS[FILE].read().strip())


def legal_basis(code: str) -> LegalBasis | None:
    """A basis by its code, also one that is switched off: records were decided on it."""
    return next((one for one in shipped().bases if one.code == code), None)


@lru_cache(maxsize=1)
def shipped() -> Rules:
    """The tables as they are shipped."""
    return Rules(
        tuple(
            LegalBasis(
                row["code"],
                Label(row["vi"], row["en"]),
                Label(row["source_vi"], row["source"]),
                row["use"] == "withhold",
                row["verified"] == "yes",
            )
            for row in _table("bases.csv")
        ),
        tuple(
            _item(row, row["bases"].split(), is_verified=row["verified"] == "yes") for row in _table("checklist.csv")
        ),
    )


@lru_cache(maxsize=8)
def _read(path: str) -> Rules:
    if not path:
        return shipped()
    try:
        return _changed(shipped(), tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise Fault(
            "bad_publication_rules",
            f"Không dùng được tệp quy tắc {path!r} ({FILE}): {wrong}. Hãy sửa tệp; chưa sửa thì không công bố được gì.",
            f"The rules file {path!r} ({FILE}) cannot be used: {wrong}. Correct it; until then nothing can be published.",
            {"path": path},
            status=500,
        ) from wrong


def _changed(known: Rules, said: dict[str, Any]) -> Rules:
    """``off`` names unverified bases and items that do not hold here; ``[[item]]`` adds some."""
    if unknown := set(said) - {"off", "item"}:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    off = set(said.get("off", ()))
    optional = {one.code for one in known.bases if not one.is_verified}
    optional |= {one.code for one in known.items if not one.is_verified}
    if wrong := off - optional:
        raise ValueError(f"not to be switched off: {', '.join(sorted(wrong))}")
    added = [_item(row, row.get("bases", ()), is_verified=True) for row in said.get("item", ())]
    codes, bases = [one.code for one in (*known.items, *added)], {one.code for one in known.bases}
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"there already: {', '.join(sorted(twice))}")
    if lost := {code for one in added for code in one.bases} - bases:
        raise ValueError(f"no such basis: {', '.join(sorted(lost))}")
    return Rules(
        tuple(one for one in known.bases if one.code not in off),
        (*(one for one in known.items if one.code not in off), *added),
    )


def _item(row: dict[str, Any], bases: Iterable[str], *, is_verified: bool) -> Item:
    source = Label(row.get("source_vi") or row["source"], row["source"])
    return Item(row["code"], Label(row["vi"], row["en"]), frozenset(bases), source, is_verified)


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
