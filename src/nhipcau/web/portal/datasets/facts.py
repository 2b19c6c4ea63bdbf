"""Key facts of a dataset, the same on the catalogue and on the dataset's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from nhipcau.core.register import Register
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.core.search.listing import newest_matches
from nhipcau.engines.texts import XLSX
from nhipcau.web.portal.addresses import address, dataset_address, place_of
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.related import dated_of, day_of

API = "/api/v1"
FORMATS = (
    ("Excel", "xlsx", XLSX),
    ("CSV", "csv", "text/csv"),
    ("JSON", "json", "application/json"),
    ("NDJSON", "ndjson", "application/x-ndjson"),
)
"""What the API writes a whole register as: name, ending, media type."""


@dataclass(frozen=True)
class Known:
    """A date column: how many records have it and how many have not, each with its list."""

    label: str
    known: int
    known_href: str
    unknown: int
    unknown_href: str


@dataclass(frozen=True)
class DatasetFacts:
    """What one asks of a dataset first. ``licence`` is the strictest of its sources, as they are declared."""

    title: str
    href: str
    opened: str
    records: int
    licence: str
    licence_url: str
    dates: list[Known]
    confirmed: int
    note: str
    files: list[tuple[str, str, str]]
    """Name, address and media type."""


def facts(register: Register, language: str) -> DatasetFacts:
    """Counted once per state of the index; nothing is read from the store."""
    covered = coverage(public_index(), register)
    path = address(language, register.name)
    return DatasetFacts(
        title=register.title[place_of(language)],
        href=dataset_address(language, register.name),
        opened=path,
        records=covered["records"],
        licence=covered["licence"][language],
        licence_url=covered["licence"]["url"],
        dates=[_known(path, name, entry, language) for name, entry in covered["dates"].items()],
        confirmed=covered["confirmed"],
        note=covered[f"note_{language}"],
        files=[(name, f"{API}/{register.name}.{form}?lang={language}", media) for name, form, media in FORMATS],
    )


def _known(path: str, name: str, entry: dict[str, Any], language: str) -> Known:
    hrefs = [Question(path, {f"{name}_known": [value]}).href() for value in ("true", "false")]
    return Known(entry[f"label_{language}"], entry["known"], hrefs[0], entry["unknown"], hrefs[1])


def newest_day(register: Register, language: str) -> str:
    """The latest day a record speaks of, as one reads it; "" where records have no day or none is known."""
    if not (dated := dated_of(register)):
        return ""
    asked = parse_request(register, {"sort": [f"-{dated}"]}, limit=1, facets=False)
    hits = find(public_index(), asked).hits
    return day_of(orjson.loads(hits[0].json)["values"].get(dated) or "", language) if hits else ""


def last_published(register: Register) -> str:
    """The day (ISO) the record made public last has read as it does; "" if there is none."""
    hits = newest_matches(public_index(), parse_request(register, {}, facets=False), 1, "record")
    return orjson.loads(hits[0].json)["publication"].get("changed_on") or "" if hits else ""
