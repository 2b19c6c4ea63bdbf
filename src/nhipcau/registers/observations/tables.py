"""Reading the tables the figures come from: one told cell gives one observation, an empty cell none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from nhipcau.core.claimed import ClaimedAs
from nhipcau.core.ledger import Evidence
from nhipcau.core.seeding import evidence_of, parts, table
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.observations.models import DATA, SECTORS

MEASURES = {
    "new_projects": "fdi-new-projects",
    "new_capital_musd": "fdi-new-capital",
    "adjusted_projects": "fdi-adjusted-projects",
    "adjusted_capital_musd": "fdi-adjusted-capital",
    "ma_transactions": "fdi-ma-transactions",
    "ma_value_musd": "fdi-ma-value",
}
FDI_TABLES = (
    "Bảng “FDI investment in Vietnam 2015-2022” (Cục Đầu tư nước ngoài, Open Development Mekong), "
    "bảng {table}; bản sao: github.com/YangYin3000/giua_ky_python @f08f1fc"
)
TABLES = {"province": "theo tỉnh, thành phố", "partner": "theo đối tác", "sector": "theo ngành"}
WORLD_BANK = {
    "fdi_net_inflows_usd": ("fdi-net-inflows", "BX.KLT.DINV.CD.WD"),
    "exports_gs_pct_gdp": ("exports-share", "NE.EXP.GNFS.ZS"),
    "gdp_current_busd": ("gdp", "NY.GDP.MKTP.CD"),
}
WORLD_BANK_COPY = "WDI, JSON ngày 07/10/2025; bản sao: github.com/Luna777247/dragon-fly-data @eb2b889"
PART_OF_CHINA = ("TW", "HK", "MO")
"""Shown by our own labels only: the printed form does not go into a public column."""
MISPRINTED_ENGLISH = ("Phần Lan",)
SECTOR_SPELLINGS = {
    "Hoạt đông làm thuê các công việc trong các hộ gia đình": "households",
    "Nông nghiêp, lâm nghiệp và thủy sản": "agriculture",
}
"""Two misspelt sectors; the others are written as in the list of sectors."""


class Told(NamedTuple):
    """One told figure: the row it is, the indicator's id, the values of the other columns, where it is told."""

    row: str
    indicator: str
    values: dict[str, Any]
    evidence: Evidence


def told() -> Iterator[Told]:
    """Every figure of every table, in the order of the tables."""
    yield from _fdi("province", "old_province_code", _province)
    yield from _fdi("partner", "partner_vi", _partner)
    yield from _fdi("sector", "sector_vi", _sector)
    yield from _world_bank()
    yield from _exports()
    yield from _external_relations()


def _fdi(breakdown: str, key: str, scope: Any) -> Iterator[Told]:
    for row in table(DATA / f"fdi_by_{breakdown}.csv"):
        values = {"breakdown": breakdown, **_period(row["year"]), **scope(row)}
        shown = values["scope_printed"] or values["country"]
        evidence = evidence_of("fdi-odm", f"{row['year']} {shown}", FDI_TABLES.format(table=TABLES[breakdown]))
        for measure, indicator in MEASURES.items():
            if row[measure]:
                minus = ["negative"] if row[measure].startswith("-") else []
                name = f"fdi-{breakdown}-{row['year']}-{row[key] or row['name_as_printed']}-{measure}"
                own = {**values, "value": row[measure], "flags": values["flags"] + minus}
                yield Told(name, indicator, own, evidence)


def _province(row: dict[str, str]) -> dict[str, Any]:
    code = row["old_province_code"]
    unit = places.by_code(code, date(int(row["year"]), 12, 31)) if code else None
    return {
        "place": unit.id if unit else None,
        "scope_printed": row["name_as_printed"],
        "flags": [] if unit else ["no_province"],
    }


def _partner(row: dict[str, str]) -> dict[str, Any]:
    """The Vietnamese name decides: the source's English column misprints some and leaves others out."""
    printed = row["partner_vi"]
    country = places.resolve_country(printed).country
    flags = {
        "partner_not_identified": country is None,
        "partner_without_english": not row["partner_en"],
        "partner_english_wrong": printed in MISPRINTED_ENGLISH,
    }
    return {
        "country": country.iso2 if country else None,
        "scope_printed": None if country and country.iso2 in PART_OF_CHINA else printed,
        "flags": [flag for flag, so in flags.items() if so],
    }


def _sector(row: dict[str, str]) -> dict[str, Any]:
    printed = row["sector_vi"]
    return {"sector": SECTOR_SPELLINGS.get(printed) or SECTORS.find(printed), "scope_printed": printed, "flags": []}


def _world_bank() -> Iterator[Told]:
    for row in table(DATA / "national.csv"):
        for column, (indicator, code) in WORLD_BANK.items():
            if row[column]:
                address = f"https://data.worldbank.org/indicator/{code}?locations=VN"
                evidence = evidence_of("wdi", f"{row['year']} {column}", address, note=WORLD_BANK_COPY)
                values = {"breakdown": "national", **_period(row["year"]), "value": row[column]}
                yield Told(f"wdi-{row['year']}-{column}", indicator, values, evidence)


def _exports() -> Iterator[Told]:
    for row in table(DATA / "exports.csv"):
        period = _period(row["period"])
        code = row["old_province_code"]
        values = {
            "breakdown": "province" if code else "national",
            "place": places.by_code(code, date(int(period["period_to"][:4]), 1, 1)).id if code else None,
            "scope_printed": row["province"],
            **period,
            "value": row["exports_busd"],
            "note": {"vi": row["note"]},
        }
        yield Told(row["id"], "exports", values, evidence_of("exports", row["id"], row["source_url"]))


def _external_relations() -> Iterator[Told]:
    for row in table(DATA / "external_relations.csv"):
        values = {
            "breakdown": row["breakdown"],
            "place": row["place"],
            "country": row["country"],
            "scope_printed": row["scope"],
            **_period(row["date"]),
            "period_printed": row["period_printed"],
            "value": row["value"],
            "change_printed": row["change_printed"],
            "flags": parts(row["flags"]),
            "note": {"vi": row["note_vi"]},
        }
        yield Told(row["id"], row["indicator"], values, evidence_of("external-relations", row["id"], row["source_url"]))


@lru_cache(maxsize=1)
def claimed() -> tuple[ClaimedAs, ...]:
    """Which measures of documents' claims the indicators tell: a row each of ``measures.csv``."""
    return tuple(
        ClaimedAs(
            row["measure"],
            seeded_uid("indicators", row["indicator"]),
            row["tells"],
            Decimal(row["factor"]),
            row["currency"] or None,
            bool(row["is_stock"]),
        )
        for row in table(DATA / "measures.csv")
    )


def _period(printed: str) -> dict[str, str]:
    """ "2018", "2023-09" or "2024-01/2024-05" as first and last part."""
    first, _, last = printed.partition("/")
    return {"period_from": first, "period_to": last or first, "period_printed": printed}
