"""Items that are not records: localities, regions and countries themselves, so that a search finds them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from nhipcau.core.families import COUNTRIES, FAMILIES, LOCALITIES, REGIONS, UNSHOWN
from nhipcau.core.projection.item import HASH_BITS, Made, dump
from nhipcau.lib import places
from nhipcau.lib.identifiers import fixed_hash, seeded_uid
from nhipcau.lib.period import Period
from nhipcau.lib.text import words

FIXED = (LOCALITIES, REGIONS, COUNTRIES)

CURRENT, FORMER, REGION, ABROAD = 255, 254, 253, 252
"""Prominence: today's localities, former ones, regions, countries, all before any record of equal match."""


def fixed_items() -> Iterator[Made]:
    """One item per locality and region of any day and per country or territory, numbered in the order of their table."""
    families = {LOCALITIES: _localities, REGIONS: _regions, COUNTRIES: _countries}
    for name in FIXED:
        for number, entry in enumerate(families[name](), start=1):
            yield _item(name, number, entry)


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
                **_validity(unit.valid),
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


def _validity(valid: Period) -> dict[str, str | None]:
    return {
        "valid_from": valid.start.isoformat() if valid.start else None,
        "valid_until": valid.end.isoformat() if valid.end else None,
    }


def _regions() -> Iterator[dict[str, Any]]:
    for region in places.all_regions():
        shown = [region.label("vi"), region.label("en")]
        yield {
            "code": region.id,
            "label": shown,
            "values": {
                **_validity(region.valid),
                "members": [_named(unit) for unit in places.latest_members(region)],
                "note_vi": region.source_in("vi"),
                "note_en": region.source_in("en"),
            },
            "names": shown,
            "other": [],
            "renamed": (),
            "history": [],
            "prominence": REGION,
        }


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
        "finer": {},
        "rank": entry["prominence"] << HASH_BITS | fixed_hash(uid, HASH_BITS),
        "number": number,
    }
    text = dump(head)
    return Made(
        register=register, number=number, code=entry["code"], uid=uid, row=text, record=text, search=dump(search)
    )
