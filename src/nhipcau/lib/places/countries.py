"""Countries and territories, named as Vietnam's government writes them.

The rows are those of ISO 3166-1; regions are the United Nations' M49 groups. Sources per row: ``data/SOURCES.md``.
Other spellings ("Taiwan", "South Korea", "日本") find a country and are never shown: they are not part of it.
"""

from dataclasses import dataclass
from functools import lru_cache

from nhipcau.lib.places.errors import PlaceError
from nhipcau.lib.places.naming import name_key, nearest
from nhipcau.lib.places.tables import listed, rows
from nhipcau.lib.text import collation_key

_PART_OF_CHINA = {
    "TW": ("Đài Loan (Trung Quốc)", "Taiwan (China)"),
    "HK": ("Hồng Công (Trung Quốc)", "Hong Kong (China)"),
    "MO": ("Ma Cao (Trung Quốc)", "Macao (China)"),
}
"""Fixed here so that no edit of the table can change how these three are shown."""


@dataclass(frozen=True, slots=True)
class WorldRegion:
    """A group of the M49 standard; ``parent`` is the continent's code, None for a continent."""

    code: str
    name_vi: str
    name_en: str
    parent: str | None

    def label(self, lang: str) -> str:
        """The name in "vi" or "en"."""
        return self.name_vi if lang == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ISO codes, the names to show, M49 regions, and the source of the Vietnamese name.

    ``is_territory_of`` is the code of the country whose name every label of the territory carries, else None.
    """

    iso2: str
    iso3: str
    numeric: str
    name_vi: str
    name_en: str
    region: WorldRegion
    subregion: WorldRegion
    is_territory_of: str | None
    source: str
    note: str

    def label(self, lang: str) -> str:
        """The name to show in "vi" or "en"."""
        return self.name_vi if lang == "vi" else self.name_en

    def region_label(self, lang: str) -> str:
        """Continent and part of it: "Châu Á – Đông Nam Á"."""
        if self.region == self.subregion:
            return self.region.label(lang)
        return f"{self.region.label(lang)} – {self.subregion.label(lang)}"


@dataclass(frozen=True, slots=True)
class CountryResolution:
    """The answer to a name: ``country`` when just one fits, else None with ``candidates`` and the reason why."""

    country: Country | None
    candidates: tuple[Country, ...] = ()
    reason_vi: str = ""
    reason_en: str = ""


def country(code: str) -> Country:
    """The country of an ISO 3166-1 code: two letters, three letters or three digits, in any case.

    Raises PlaceError for another code.
    """
    found = _by_code().get(code.strip().upper())
    if found is None:
        raise PlaceError(
            f"Không có quốc gia, vùng lãnh thổ nào mang mã “{code}”.",
            f"No country or territory has the code “{code}”.",
        )
    return found


@lru_cache(maxsize=2)
def countries(lang: str = "vi") -> tuple[Country, ...]:
    """All countries and territories, in the alphabetical order of their names in "vi" or "en"."""
    return tuple(sorted(_by_iso2().values(), key=lambda one: collation_key(one.label(lang))))


@lru_cache(maxsize=1)
def world_regions() -> tuple[WorldRegion, ...]:
    """The M49 continents and their parts, by code."""
    return tuple(_regions().values())


@lru_cache(maxsize=4096)
def resolve_country(name: str) -> CountryResolution:
    """The country a name means, in Vietnamese, English or the country's own language; marks are optional.

    A name of several ("Korea", "Congo") or a misspelt one gives candidates, never a guess. Codes are not names:
    "MY" would be "Mỹ"; use :func:`country` for them.
    """
    key = name_key(name)
    if not key:
        return CountryResolution(None, (), "Chưa có tên quốc gia.", "No name was given.")
    found = _by_name().get(key, ())
    if len(found) == 1:
        return CountryResolution(found[0])
    if found:
        return CountryResolution(
            None,
            found,
            f"“{name}” có thể là {' hoặc '.join(one.name_vi for one in found)}.",
            f"“{name}” may be {' or '.join(one.name_en for one in found)}.",
        )
    near = {one.iso2: one for other in nearest(key, _by_name()) for one in _by_name()[other]}
    return CountryResolution(
        None,
        tuple(near.values()),
        f"Không có “{name}” trong danh mục quốc gia, vùng lãnh thổ.",
        f"“{name}” is not in the list of countries and territories.",
    )


def spellings(code: str) -> tuple[str, ...]:
    """Every spelling that finds the country: for a search index only, never for a reader's eyes."""
    return _spellings()[country(code).iso2]


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    """By ISO code: the names shown first, then the other spellings of the table."""
    return {
        row["iso2"]: (
            *_names(row),
            *listed(row["other_vi"]),
            *listed(row["other_en"]),
            *listed(row["other_native"]),
        )
        for row in rows("countries")
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Country, ...]]:
    found: dict[str, dict[str, Country]] = {}
    for iso2, names in _spellings().items():
        for name in names:
            found.setdefault(name_key(name), {})[iso2] = _by_iso2()[iso2]
    return {key: tuple(same.values()) for key, same in found.items()}


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Country]:
    return {code: one for one in _by_iso2().values() for code in (one.iso2, one.iso3, one.numeric)}


@lru_cache(maxsize=1)
def _regions() -> dict[str, WorldRegion]:
    return {
        row["code"]: WorldRegion(row["code"], row["name_vi"], row["name_en"], row["parent"] or None)
        for row in rows("world_regions")
    }


@lru_cache(maxsize=1)
def _by_iso2() -> dict[str, Country]:
    return {row["iso2"]: _build(row) for row in rows("countries")}


def _names(row: dict[str, str]) -> tuple[str, str]:
    return _PART_OF_CHINA.get(row["iso2"], (row["name_vi"], row["name_en"]))


def _build(row: dict[str, str]) -> Country:
    name_vi, name_en = _names(row)
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        numeric=row["numeric"],
        name_vi=name_vi,
        name_en=name_en,
        region=_regions()[row["region"]],
        subregion=_regions()[row["subregion"]],
        is_territory_of="CN" if row["iso2"] in _PART_OF_CHINA else None,
        source=row["source"],
        note=row["note"],
    )
