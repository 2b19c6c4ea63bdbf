"""Mades that are not records: the localities and countries themselves, so that a search finds them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from nhipcau.core.families import COUNTRIES, FAMILIES, LOCALITIES, UNSHOWN
from nhipcau.core.projection.item import HASH_BITS, Made, dump
from nhipcau.lib import places
from nhipcau.lib.identifiers import fixed_hash, seeded_uid
from nhipcau.lib.text import words

FIXED = (LOCALITIES, COUNTRIES)

CURRENT, FORMER, ABROAD = 255, 254, 253
"""Prominence: today's localities first, then former ones, then countries, all before any record of equal match."""


def fixed_items() -> Iterator[Made]:
    """One item per locality of any day and per country or territory, numbered in the order of their table."""
    for number, entry in enumerate(_localities(), start=1):
        yield _item(LOCALITIES, number, entry)
    for number, entry in enumerate(_countries(), start=1):
        yield _item(COUNTRIES, number, entry)


def _localities() -> Iterator[dict[str, Any]]:
    for unit in places.all_units():
        notes = [places.history_note(unit, "vi"), places.history_note(unit, "en")]
        holder = places.successor(unit)
        before = places.predecessors(unit)
        former = [places.history_note(one, language) for one in before for language in ("vi", "en")]
        shown = [
            unit.label(lang) if unit.is_former else full
            for lang, full in (("vi", unit.full_name), ("en", unit.full_name_en))
        ]
        yield {
            "code": unit.id,
            "label": shown,
            "values": {
                "valid_from": unit.valid.start.isoformat() if unit.valid.start else None,
                "valid_until": unit.valid.end.isoformat() if unit.valid.end else None,
                "today": None if holder is None or holder == unit else _named(holder),
                "note_vi": notes[0],
                "note_en": notes[1],
            },
            "names": [*shown, unit.name, unit.full_name, unit.name_en, unit.full_name_en],
            "other": [("alias", alias) for alias in unit.aliases],
            "renamed": before if len(before) == 1 else (),
            "history": [("history", note) for note in (*notes, *former) if note],
            "prominence": FORMER if unit.is_former else CURRENT,
        }


def _named(unit: places.Unit) -> dict[str, str]:
    return {"code": unit.id, "vi": unit.label("vi"), "en": unit.label("en")}


def _countries() -> Iterator[dict[str, Any]]:
    for country in places.countries():
        shown = [country.label("vi"), country.label("en")]
        yield {
            "code": country.iso2,
            "label": shown,
            "values": {"iso2": country.iso2, "iso3": country.iso3},
            "names": shown,
            "other": [(UNSHOWN, spelling) for spelling in places.spellings(country.iso2)],
            "renamed": (),
            "history": [],
            "prominence": ABROAD,
        }


def _item(register: str, number: int, entry: dict[str, Any]) -> Made:
    uid: UUID = seeded_uid(register, entry["code"])
    vi, en = entry["label"]
    path_vi, path_en = FAMILIES[register].slug
    head = {
        "register": register,
        "code": entry["code"],
        "label_vi": vi,
        "label_en": en,
        "url": f"/vi/{path_vi}/{entry['code']}",
        "url_en": f"/en/{path_en}/{entry['code']}",
        "values": entry["values"],
    }
    called = [*(("label", name) for name in dict.fromkeys(entry["names"])), *entry["other"]]
    names = [name for _, name in called]
    if entry["renamed"]:  # The same territory under an older name is called by that name too, and the note says why.
        names += [name for unit in entry["renamed"] for name in (unit.name, unit.full_name, unit.name_en)]
        called += entry["history"]
    search = {
        "register": register,
        "names": list(dict.fromkeys(" ".join(words(name)) for name in names)),
        "strong": called,
        "weak": list(dict.fromkeys(entry["history"])),
        "facets": {},
        "orders": {},
        "rank": entry["prominence"] << HASH_BITS | fixed_hash(uid, HASH_BITS),
        "number": number,
    }
    text = dump(head)
    return Made(
        register=register, number=number, code=entry["code"], uid=uid, row=text, record=text, search=dump(search)
    )
