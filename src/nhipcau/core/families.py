"""Families of public items that are no registers: the localities, their regions and the countries themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from nhipcau.core.labels import Label

LOCALITIES, REGIONS, COUNTRIES = "localities", "regions", "countries"

UNSHOWN = "spelling"
"""Column of texts that find a place but are never shown to a reader (spellings of others that we do not use)."""


class Family(NamedTuple):
    """``slug`` (Vietnamese, English) stands in addresses, ``title`` above lists."""

    slug: tuple[str, str]
    title: Label


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        LOCALITIES: Family(("dia-phuong", "localities"), Label("Địa phương", "Localities")),
        REGIONS: Family(("vung", "regions"), Label("Vùng", "Regions of Viet Nam")),
        COUNTRIES: Family(("quoc-gia", "countries"), Label("Quốc gia, vùng lãnh thổ", "Countries and territories")),
    }
)
