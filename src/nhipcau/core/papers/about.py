"""Who drafts a paper, worked out from the agency; nothing is guessed where its kind does not say it."""

from __future__ import annotations

from datetime import date

from nhipcau.core.papers.declaration import NOTHING, About, Values
from nhipcau.core.people.models import Agency
from nhipcau.core.people.words import EXTERNAL_AFFAIRS
from nhipcau.lib import places

HEADS = {"department": "Giám đốc", "committee-office": "Chánh Văn phòng"}
"""The post of the head of an external affairs office, by its form."""
PROVINCIAL = frozenset({EXTERNAL_AFFAIRS, "department"})
"""Agencies of a province that name its People's Committee above themselves."""


def about(agency: Agency, today: date, run: Values = NOTHING) -> About:
    """What the letterhead and the signature of its papers begin with."""
    found = places.successor(places.unit(agency.place), today) if agency.place else None
    unit = _lower(found.full_name_on(today)) if found else ""
    superior = f"UBND {unit}" if unit and agency.kind in PROVINCIAL else ""
    head = HEADS.get(agency.form, "") if agency.kind == EXTERNAL_AFFAIRS else ""
    return About(agency.name_vi, superior, head, unit, found.name if found else "", today, run)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
