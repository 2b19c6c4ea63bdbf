"""Vietnam's provinces and centrally run cities through time.

A unit is a name together with a territory: when provinces merged on 1 July 2025 under the name of one of
them, the old and the new bearer of that name are two units. The eleven provinces that did not change (Huế too)
stay one unit across that day. A change of kind alone (Đồng Nai, a city since 30 April 2026) makes no new unit.
Small boundary corrections (Mê Linh and four communes of Lương Sơn moved to Hà Nội in 2008) are not modelled.

The table begins on 1 January 1997; sources and what was not checked: ``data/SOURCES.md``.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from nhipcau.lib.period import Period
from nhipcau.lib.places.errors import PlaceError
from nhipcau.lib.places.naming import nearest
from nhipcau.lib.places.tables import listed, rows
from nhipcau.lib.text import collation_key

Kind = Literal["province", "city"]

TABLE_BEGINS = date(1997, 1, 1)
CODES_BEGIN = date(2004, 7, 8)
"""Decision 124/2004/QĐ-TTg gave the two-digit codes; the day is that of its signing."""
NEW_REGIONS = date(2025, 7, 1)
"""The six economic regions were drawn anew with the merger."""

_FULL_NAME = {
    ("province", "vi"): "Tỉnh {name}",
    ("city", "vi"): "Thành phố {name}",
    ("province", "en"): "{name} Province",
    ("city", "en"): "{name} City",
}

DAY_OF_THE_34 = date(2025, 7, 1)
"""Since this day there are 34 provinces and cities (Resolution 202/2025/QH15, see data/changes.csv)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One province or centrally run city on one territory.

    ``kind`` is the latest one; ``kind_before`` the one it had until ``kind_changed_on``.
    ``valid`` is half-open; an open start means "already so when the table begins".
    ``lat``/``lon`` are degrees (a point for labels, not a seat), None where no source gives one.
    ``regions`` pairs a region id with the days the unit counted in it. ``evidence`` says what was checked.
    """

    id: str
    name: str
    name_en: str
    label_vi: str
    label_en: str
    kind: Kind
    kind_before: Kind | None
    kind_changed_on: date | None
    valid: Period
    codes: tuple[tuple[str, Period], ...]
    regions: tuple[tuple[str, Period], ...]
    lat: float | None
    lon: float | None
    aliases: tuple[str, ...]
    evidence: str
    source: str

    @property
    def full_name(self) -> str:
        """ "Tỉnh Quảng Trị", with the latest kind."""
        return _FULL_NAME[self.kind, "vi"].format(name=self.name)

    @property
    def full_name_en(self) -> str:
        """ "Quang Tri Province", with the latest kind."""
        return _FULL_NAME[self.kind, "en"].format(name=self.name_en)

    @property
    def is_former(self) -> bool:
        """The table knows the day this unit ended."""
        return self.valid.end is not None

    def kind_on(self, day: date) -> Kind:
        """The kind on ``day``: Đồng Nai is a province until 29 April 2026, a city from 30 April 2026."""
        if self.kind_before and self.kind_changed_on and day < self.kind_changed_on:
            return self.kind_before
        return self.kind

    def full_name_on(self, day: date, lang: str = "vi") -> str:
        """The full name as of ``day`` in "vi" or "en"."""
        name = self.name if lang == "vi" else self.name_en
        return _FULL_NAME[self.kind_on(day), "vi" if lang == "vi" else "en"].format(name=name)

    def label(self, lang: str) -> str:
        """The short name that tells units apart: "Quảng Trị", "Quảng Trị (cũ)", "Cần Thơ (đến 2003)"."""
        return self.label_vi if lang == "vi" else self.label_en

    def code_on(self, day: date) -> str | None:
        """The two-digit code on ``day``; None before codes existed or when the unit did not."""
        return next((code for code, period in self.codes if period.contains(day)), None)


def unit(unit_id: str) -> Unit:
    """The unit of that id. Raises PlaceError with near ids when there is none."""
    found = _by_id().get(unit_id)
    if found is None:
        raise PlaceError(
            f"Không có địa phương với mã định danh “{unit_id}”.",
            f"No locality has the id “{unit_id}”.",
            tuple(nearest(unit_id, _by_id())),
        )
    return found


def all_units() -> tuple[Unit, ...]:
    """Every unit the table knows, in Vietnamese alphabetical order, the latest bearer of a name first."""
    return tuple(_by_id().values())


@lru_cache(maxsize=64)
def units(on: date) -> tuple[Unit, ...]:
    """The units in force on ``on``, in Vietnamese alphabetical order: 63 in 2024, 34 since 1 July 2025.

    Raises PlaceError for a day before the table begins.
    """
    check_day(on)
    return tuple(one for one in all_units() if one.valid.contains(on))


def by_code(code: str, on: date) -> Unit:
    """The unit that had the two-digit NSO code on that day; seven codes changed meaning on 1 July 2025.

    Raises PlaceError when no unit had it; ``candidates`` names the units that had it on another day.
    """
    same = tuple(one for one in all_units() if any(code == known for known, _ in one.codes))
    for one in same:
        if one.code_on(on) == code:
            return one
    raise PlaceError(
        f"Ngày {on:%d/%m/%Y} không có tỉnh, thành phố nào mang mã “{code}”.",
        f"No province or city had the code “{code}” on {on.isoformat()}.",
        tuple(one.id for one in same),
    )


def check_day(on: date) -> None:
    """Raises PlaceError for a day before the table begins (1 January 1997)."""
    if on < TABLE_BEGINS:
        raise PlaceError(
            f"Bảng địa phương bắt đầu từ {TABLE_BEGINS:%d/%m/%Y}, không trả lời cho ngày {on.isoformat()}.",
            f"The table of localities begins on {TABLE_BEGINS.isoformat()}; it knows nothing of {on.isoformat()}.",
        )


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Unit]:
    table = rows("units")
    ended = [row["name"] for row in table if row["valid_to"]]
    built = [_build(row, same_name_ended=ended.count(row["name"])) for row in table]
    built.sort(key=lambda one: (collation_key(one.name), -(one.valid.end or date.max).toordinal()))
    return {one.id: one for one in built}


def _build(row: dict[str, str], same_name_ended: int) -> Unit:
    start, end = _day(row["valid_from"]), _day(row["valid_to"])
    codes_from = max(start or CODES_BEGIN, CODES_BEGIN)
    regions = [(row["region_2024"], Period(start, end or NEW_REGIONS))] if row["region_2024"] else []
    if row["region_2025"]:
        regions.append((row["region_2025"], Period(NEW_REGIONS, end)))
    vi, en = row["label_vi"] or row["name"], row["label_en"] or row["name_en"]
    if end is not None:
        last = date.fromordinal(end.toordinal() - 1).year
        vi += f" (đến {last})" if same_name_ended > 1 else " (cũ)"
        en += f" (until {last})" if same_name_ended > 1 else " (former)"
    return Unit(
        id=row["id"],
        name=row["name"],
        name_en=row["name_en"],
        label_vi=vi,
        label_en=en,
        kind=_kind(row["kind"]),
        kind_before=_kind(row["kind_before"]) if row["kind_before"] else None,
        kind_changed_on=_day(row["kind_changed_on"]),
        valid=Period(start, end),
        codes=((row["code"], Period(codes_from, end)),) if row["code"] else (),
        regions=tuple(regions),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        aliases=listed(row["aliases"]),
        evidence=row["evidence"],
        source=row["source"],
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _kind(cell: str) -> Kind:
    return "city" if cell == "city" else "province"
