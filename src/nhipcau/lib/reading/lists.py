"""The word lists as one tree of phrases: places, countries, organisations, posts, bodies, documents, events."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from nhipcau.lib.places import all_units, countries, spellings
from nhipcau.lib.reading.measures import add_measures
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Entry, Phrases
from nhipcau.lib.text.tone import place_tones

_NOT_READ: Final = frozenset({"VN"})
_OTHER_UNITS: Final = {"Hà Tây", "Sông Bé"}  # gone before 2008: they are read as parts of other names only
_UNIT_SPELLINGS: Final = {
    "Hồ Chí Minh": (),  # only with "thành phố": the name is a person's first
    "Bà Rịa - Vũng Tàu": ("Bà Rịa – Vũng Tàu", "Bà Rịa Vũng Tàu", "BR-VT", "BRVT", "BR - VT"),
    "Thừa Thiên Huế": ("Thừa Thiên - Huế", "Thừa Thiên – Huế", "TT Huế", "TT-Huế", "TTH"),
    "Đắk Lắk": ("Đăk Lăk", "Đắc Lắc", "Đăk Lắk", "Đắk Lăk", "Dak Lak"),
    "Đắk Nông": ("Đăk Nông", "Đắc Nông"),
    "Bắc Kạn": ("Bắc Cạn",),
    "Kon Tum": ("Kontum",),
}
_CITY_OF_HCM: Final = (
    "Thành phố Hồ Chí Minh",
    "TP Hồ Chí Minh",
    "TP. Hồ Chí Minh",
    "TPHCM",
    "TP.HCM",
    "TP HCM",
    "TP. HCM",
    "Tp.HCM",
)
_NO_PLACES: Final = ("Thái Bình Dương", "Điện Biên Phủ", "Hòa Bình xanh", "Bắc Ninh Thuận", "Quảng Ninh Thuận")
_NO_PARTNERS: Final = (
    "Lào Cai", "Áo dài", "Mỹ Tho", "Mỹ Đình", "Mỹ Sơn", "Mỹ Phước", "Mỹ thuật", "Mỹ Latinh", "Mỹ La-tinh", "Đức Thọ", "Đức Phật", "Anh hùng", "Anh Sơn", "Anh ngữ",
    "Pháp luật", "Pháp lệnh", "Pháp lý", "Pháp ngữ", "Pháp Vân", "Úc châu", "Nga Sơn", "Ấn Độ Dương", "Thái Bình", "Thái Nguyên",
)  # fmt: skip
"""Names that begin like a place or a country and are none: found first, so that the shorter one is not."""


class Named(NamedTuple):
    """What a partner's entry stands for: its name in a register, kind and country."""

    name: str
    kind: str
    country: str | None


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """All lists in one tree."""
    tree = Phrases()
    _add_places(tree)
    _add_partners(tree)
    _add_people(tree)
    for row in table("documents")["kinds"]:
        tree.add(row["words"], Entry("document", row))
    ministries = [f"Bộ {ministry}" for ministry in table("people")["ministries"]["names"]]
    for issuer in (*table("documents")["issuers"], *ministries):
        tree.add(issuer, Entry("issuer", issuer, capital=True))
    for row in table("events")["kinds"]:
        tree.add(place_tones(row["words"]), Entry("event", row))
    for row in table("agreements")["kinds"]:
        tree.add(row["words"], Entry("paper", row))
    for number, row in enumerate(table("speech")["commitment"]):
        for words in row["words"]:
            tree.add(words, Entry(f"commitment {number}", row["kind"]))
    add_measures(tree)
    return tree


def _add_places(tree: Phrases) -> None:
    for unit in all_units():
        if unit.name in _OTHER_UNITS:
            continue
        for name in ((), (unit.name,))[unit.name != "Hồ Chí Minh"] + _UNIT_SPELLINGS.get(unit.name, ()):
            tree.add(place_tones(name), Entry("place", unit.name, capital=True, proper=True))
    for name in _CITY_OF_HCM:  # "của thành phố Hồ Chí Minh" stands in small letters as often
        tree.add(name, Entry("place", "Hồ Chí Minh", capital=not name.startswith("Thành")))
    for name in _NO_PLACES:
        tree.add(name, Entry("place", None))


def _add_partners(tree: Phrases) -> None:
    _add_countries(tree)
    for name in _NO_PARTNERS:
        tree.add(name, Entry("partner", None))
    for iso2, names in table("foreign_localities").items():
        for name in names:
            tree.add(place_tones(name), Entry("abroad", iso2, capital=True))
    for row in table("organisations")["organisation"]:
        named = Named(row["name"], row["kind"], row.get("country"))
        for spelling in (row["name"], *row.get("also", ())):
            is_initials = spelling.split()[0].isupper()
            tree.add(place_tones(spelling), Entry("partner", named, capital=True, initials=is_initials))


def _add_countries(tree: Phrases) -> None:
    """Countries as the list of countries and our own spell them, with hyphens between syllables and without."""
    spelled = [
        (country.iso2, name)
        for country in countries()
        for name in (*sorted(spellings(country.iso2)), country.name_vi)  # of two in the same letters the last is kept
        if country.iso2 not in _NOT_READ and len(name) > 3 and name[0].isupper() and not name.isupper()
    ]
    spelled += [(iso2, name) for iso2, names in table("countries").items() for name in names]
    for iso2, name in spelled:
        for spelling in (name, name.replace("-", "")):  # "Mê-hi-cô", "Mêhicô"
            tree.add(place_tones(spelling), Entry("partner", Named(spelling, "country", iso2), capital=True))


def _add_people(tree: Phrases) -> None:
    people = table("people")
    for post in people["posts"]:
        tree.add(post, Entry("post", (post, None)))
    for written, post in people["as_written"].items():
        tree.add(place_tones(written), Entry("post", (post, None)))
    for written, (post, body) in people["own"].items():
        tree.add(written, Entry("post", (post, body)))
    for ministry in people["ministries"]["names"]:
        for post in ("Bộ trưởng", "Thứ trưởng", "Thứ trưởng Thường trực", "Trợ lý Bộ trưởng"):
            tree.add(f"{post} {ministry}", Entry("post", (post, f"Bộ {ministry}")))
    for word in people["words"]["honorifics"]:
        tree.add(word, Entry("honorific", word))
