"""The missions as shipped: numbers the compilation states, and what must never be said."""

import dataclasses
from collections import Counter
from datetime import date

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.registry import register
from nhipcau.lib import places
from nhipcau.registers.missions import register as shipped
from nhipcau.registers.missions.rules import evidence_for


@pytest.fixture(scope="module")
def entries():
    return list(register("missions").seed())


def named(entries, vi):
    (found,) = (entry for entry in entries if entry.values["name"]["vi"] == vi)
    return found


def test_both_directions(entries):
    assert Counter(entry.values["direction"] for entry in entries) == {"abroad": 113, "in_vietnam": 147}


def test_the_99_vietnamese_offices_that_are_not_in_doubt(entries):
    """70 embassies, 24 consulates general, 4 permanent missions and the Taipei office; without honorary consulates."""
    sure = Counter(
        entry.values["type"]
        for entry in entries
        if entry.values["direction"] == "abroad" and not {"check", "closed"} & set(entry.values["flags"])
    )
    assert sure.pop("honorary_consulate") == 2
    assert sure == {"embassy": 70, "consulate_general": 24, "permanent_mission": 4, "economic_cultural_office": 1}


def test_foreign_offices_in_viet_nam(entries):
    here = [entry.values for entry in entries if entry.values["direction"] == "in_vietnam"]
    assert Counter(values["type"] for values in here)["embassy"] == 84
    assert Counter(values["place"] for values in here if values["type"] == "consulate_general") == {
        "ho-chi-minh": 27,
        "da-nang": 5,
    }
    assert all(places.unit(values["place"]).valid.contains(date(2026, 1, 1)) for values in here)
    assert not any(entry.values["place"] for entry in entries if entry.values["direction"] == "abroad")


def test_the_country_is_the_foreign_side(entries):
    assert named(entries, "Tổng Lãnh sự quán Nhật Bản tại Đà Nẵng").values["country"] == "JP"
    assert named(entries, "Đại sứ quán Việt Nam tại Canada").values["country"] == "CA"
    world_bank = named(entries, "Ngân hàng Thế giới (WB) tại Việt Nam").values
    assert (world_bank["country"], world_bank["operator"], world_bank["organisation"]) == (None, None, "World Bank")
    assert all(entry.values["country"] != "VN" for entry in entries)
    bodies = {entry.values["organisation"] for entry in entries} - {None}
    assert len(bodies) == 13
    assert {"UN", "EU"} < bodies


def test_a_comma_inside_a_city(entries):
    washington = named(entries, "Đại sứ quán Việt Nam tại Hoa Kỳ (Washington D.C.)").values
    assert washington["city"] == {"vi": "Washington, D.C.", "en": "Washington, D.C."}
    assert washington["coordinates"] == {"lat": "38.912777777", "lon": "-77.050555555"}


def test_doubts_are_said(entries):
    assert "closed" in named(entries, "Tổng Lãnh sự quán Việt Nam tại Nakhodka (Nga)").values["flags"]
    da_nang = named(entries, "Tổng Lãnh sự quán Nhật Bản tại Đà Nẵng").values
    assert set(da_nang["flags"]) == {"conflict", "name_pattern"}
    flags = Counter(flag for entry in entries for flag in entry.values["flags"])
    assert (flags["check"], flags["old"], flags["coordinates_unchecked"]) == (21, 58, 101)


def test_every_source_that_saw_an_office_is_evidence(entries):
    dhabi = named(entries, "Đại sứ quán Việt Nam tại Abu Dhabi (UAE)").evidence
    assert [(one.source, one.date) for one in dhabi] == [
        ("missions", "2026-08-18"),
        ("missions", "2025-04"),
        ("missions", "2023-09-22"),
    ]
    assert dhabi[2].url == "https://www.wam.ae/en/details/1395303200738"
    assert dhabi[0].reference
    assert not dhabi[0].url
    wikidata = [entry for entry in entries if entry.source == "missions_wikidata"]
    assert wikidata
    assert all(one.source in ("missions", "missions_wikidata") for entry in entries for one in entry.evidence)


def test_an_undated_address_stays_undated():
    row = {"id": "X", "source_url": "https://a.example/1", "source_date": "", "also_seen": "https://b.example/2"}
    assert [(one.url, one.date) for one in evidence_for(row)] == [
        ("https://a.example/1", ""),
        ("https://b.example/2", ""),
    ]


def test_offices_between_viet_nam_and_taiwan(entries):
    offices = [entry.values for entry in entries if entry.values["country"] == "TW"]
    assert len(offices) == 3
    kind = register("missions").kinds["type"]
    for values in offices:
        assert values["name"]["vi"].startswith("Văn phòng Kinh tế và Văn hóa")
        assert kind.label(values["type"]).vi == "Văn phòng đại diện ngoài hệ thống cơ quan đại diện ngoại giao"
        assert values["wikidata"] is None
    assert register("missions").kinds["country"].label("TW").vi == "Đài Loan (Trung Quốc)"
    assert sum(entry.values["type"] == "economic_cultural_office" for entry in entries) == 3


def test_words_that_must_not_appear(entries):
    written = "\n".join(repr(dataclasses.asdict(entry)) for entry in entries).lower()
    for word in ("de facto", "trên thực tế", "republic of china", "r.o.c", "roc-taiwan", "trung hoa dân quốc"):
        assert word not in written


def test_an_unknown_type_stops_the_seeding(site, entries, monkeypatch):
    from nhipcau.core import ledger

    row = next(iter(shipped.table(shipped.DATA / "missions.csv")))
    monkeypatch.setattr(shipped, "table", lambda path: iter([{**row, "type": "de_facto_embassy"}]))
    with pytest.raises(Fault) as refused:
        ledger.write(register("missions"), register("missions").seed(), ledger.Act("seed", "test"))
    assert "de_facto_embassy" in refused.value.en
