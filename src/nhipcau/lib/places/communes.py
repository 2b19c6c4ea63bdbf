"""Communes, wards, townships and special zones before and since 1 July 2025, and what became of each.

Two states are known: that of the first half of 2025 (10,035 communes, and five island districts that had none) and
the 3,321 units since. A code is a key only together with a date, as for provinces: 00004 was Phường Trúc Bạch and is
Phường Ba Đình. The tables are read when somebody first asks. Sources and doubts: ``data/SOURCES.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast

from nhipcau.lib.period import Period
from nhipcau.lib.places.errors import PlaceError
from nhipcau.lib.places.notes import long_day
from nhipcau.lib.places.tables import listed, rows
from nhipcau.lib.places.units import Unit, by_code, unit
from nhipcau.lib.text import collation_key, slugify

CommuneKind = Literal["phường", "xã", "thị trấn", "đặc khu", "huyện"]

COMMUNES_BEGIN = date(2025, 1, 1)
"""The former communes are known as they stood on 30 June 2025; many had been redrawn since 2019, most lately by
1 January 2025, and a few after it. For earlier days the table has no answer."""
NEW_COMMUNES = date(2025, 7, 1)
DONG_NAI_WARDS = date(2026, 4, 30)
"""Ten communes of Đồng Nai became wards when it became a city (Resolution 237/NQ-UBTVQH16)."""

_BEFORE = Period(COMMUNES_BEGIN, NEW_COMMUNES)
_SINCE = Period(NEW_COMMUNES, None)
_IN_ENGLISH = {
    "phường": "Ward",
    "xã": "Commune",
    "thị trấn": "Township",
    "đặc khu": "Special Zone",
    "huyện": "District",
}


@dataclass(frozen=True, slots=True)
class Commune:
    """One unit below the province (and, until 1 July 2025, below a district).

    ``kind`` is the latest one, ``kind_before`` the one it had until 30 April 2026 where that differs. ``district`` is
    empty since there are none. A ``huyện`` here is an island district that had no communes; it has no ``code``.
    ``heirs`` are the codes that took over an old commune, ``is_divided`` says that its territory went to several.
    """

    id: str
    code: str
    name: str
    name_en: str
    kind: CommuneKind
    kind_before: CommuneKind | None
    district: str
    province_id: str
    valid: Period
    heirs: tuple[str, ...] = ()
    note: str = ""

    @property
    def province(self) -> Unit:
        """The province or city it belongs (or belonged) to."""
        return unit(self.province_id)

    @property
    def is_divided(self) -> bool:
        return len(self.heirs) > 1

    @property
    def full_name(self) -> str:
        """ "Phường Phúc Xá"."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"

    def kind_on(self, day: date) -> CommuneKind:
        """The kind on ``day``: Long Thành is a xã until 29 April 2026, a phường from 30 April 2026."""
        return self.kind_before if self.kind_before and day < DONG_NAI_WARDS else self.kind

    def label(self, lang: str) -> str:
        """The name with what tells it apart: "Phường Phúc Xá, Quận Ba Đình, Hà Nội"; districts keep their names."""
        english = _IN_ENGLISH[self.kind]
        in_english = f"{english} {self.name_en}" if self.name.isdigit() else f"{self.name_en} {english}"
        own = self.full_name if lang == "vi" else in_english
        return ", ".join(filter(None, (own, self.district, self.province.label(lang))))


def communes(province_id: str, on: date) -> tuple[Commune, ...]:
    """The communes of a province in force on ``on``, in Vietnamese alphabetical order.

    Raises PlaceError for an unknown id, a province not in force that day, or a day before the table begins.
    """
    check_commune_day(on)
    province = unit(province_id)
    if not province.valid.contains(on):
        raise PlaceError(
            f"{province.label('vi')} không tồn tại vào ngày {long_day(on, 'vi')}.",
            f"{province.label('en')} did not exist on {long_day(on, 'en')}.",
        )
    return _by_province().get((province_id, on >= NEW_COMMUNES), ())


def commune_heirs(of: Commune) -> tuple[Commune, ...]:
    """The communes that took over the territory of a former one, in the order of the table; empty for one in force."""
    return tuple(new_communes()[code] for code in of.heirs)


def commune_origins(of: Commune) -> tuple[Commune, ...]:
    """The former communes whose territory, or a part of it, is in this one; empty for a former one."""
    return _origins().get(of.code, ()) if of.valid.end is None else ()


def check_commune_day(on: date) -> None:
    """Raises PlaceError for a day before the table of communes begins (1 January 2025)."""
    if on < COMMUNES_BEGIN:
        raise PlaceError(
            f"Bảng xã, phường bắt đầu từ {long_day(COMMUNES_BEGIN, 'vi')}.",
            f"The table of communes begins on {long_day(COMMUNES_BEGIN, 'en')}.",
        )


def all_communes() -> tuple[Commune, ...]:
    """Every commune the tables know, those in force first."""
    return (*new_communes().values(), *old_communes())


@lru_cache(maxsize=1)
def new_communes() -> Mapping[str, Commune]:
    """The 3,321 units in force, by code."""
    provinces = _Provinces(NEW_COMMUNES)
    return {
        row["code"]: Commune(
            id=row["code"],
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"] or row["name"],
            kind=cast("CommuneKind", row["kind"]),
            kind_before=cast("CommuneKind", row["kind_before"]) if row["kind_before"] else None,
            district="",
            province_id=provinces[row["province"]],
            valid=_SINCE,
            note=row["note"],
        )
        for row in rows("communes")
    }


@lru_cache(maxsize=1)
def old_communes() -> tuple[Commune, ...]:
    """The communes of the first half of 2025 (and five island districts without any), in the order of the source."""
    provinces = _Provinces(COMMUNES_BEGIN)
    return tuple(_old(row, provinces[row["province"]]) for row in rows("commune_changes"))


def _old(row: dict[str, str], province_id: str) -> Commune:
    printed = row["name"] or row["district"]
    size = 2 if printed.startswith("Thị ") else 1
    kind, name = " ".join(printed.split()[:size]).lower(), " ".join(printed.split()[size:])
    return Commune(
        id=f"{row['code'] or slugify(row['district'])}-den-2025",
        code=row["code"],
        name=name,
        name_en=name,
        kind=cast("CommuneKind", kind),
        kind_before=None,
        district=row["district"] if row["name"] else "",
        province_id=province_id,
        valid=_BEFORE,
        heirs=listed(row["new_codes"]),
    )


class _Provinces(dict[str, str]):
    """Unit ids by province code, as of one day; each code is looked up once."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self._on = on

    def __missing__(self, code: str) -> str:
        self[code] = by_code(code, self._on).id
        return self[code]


@lru_cache(maxsize=1)
def _by_province() -> Mapping[tuple[str, bool], tuple[Commune, ...]]:
    found: dict[tuple[str, bool], list[Commune]] = {}
    for one in all_communes():
        found.setdefault((one.province_id, one.valid.end is None), []).append(one)
    return {key: tuple(sorted(some, key=lambda one: collation_key(one.name))) for key, some in found.items()}


@lru_cache(maxsize=1)
def _origins() -> Mapping[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for one in old_communes():
        for code in one.heirs:
            found.setdefault(code, []).append(one)
    return {code: tuple(some) for code, some in found.items()}
