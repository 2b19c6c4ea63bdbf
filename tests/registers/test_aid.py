"""Grants: what is asked of one, what cannot be, what is due by the table of clocks, and rows checked against their pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nhipcau.core.column import PUBLIC
from nhipcau.core.ledger import Entry
from nhipcau.core.registry import register
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.aid.clocks import dues_of
from nhipcau.registers.aid.law import remarks
from nhipcau.registers.aid.rules import in_dollars, refused

GRANTS = register("aid")


def money(low: float, unit: str, **more: float) -> dict[str, Any]:
    return {"low": low, "unit": unit, **more}


@pytest.fixture(scope="module")
def shipped() -> dict[Any, Entry]:
    return {entry.uid: entry for entry in GRANTS.seed()}


@pytest.mark.parametrize(
    ("values", "dollars"),
    [
        ({"aid": money(224_486, "USD"), "equivalent": money(5_118_300_000, "VND")}, 224_486),
        ({"aid": money(1.1, "tỷ VND"), "equivalent": money(49.3, "nghìn USD")}, 49_300),
        ({"aid": money(2.48, "triệu USD")}, 2_480_000),
        ({"aid": money(15_000, "EUR"), "equivalent": money(383_542_500, "VND")}, None),  # nobody printed dollars
        ({"aid": money(1, "triệu USD", high=2)}, None),  # between one and two million
        ({}, None),
    ],
)
def test_dollars_are_read_and_never_converted(values: dict[str, Any], dollars: float | None) -> None:
    assert in_dollars(values) == dollars


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"begins_on": "2021", "ends_on": "2019"}, "ends_before_it_begins"),
        ({"begins_on": "2021-02-01", "ends_on": "2021-01"}, "ends_before_it_begins"),
        ({"begins_on": "2021-12", "ends_on": "2021"}, None),
        ({"begins_on": "2021", "ends_on": "2021-03"}, None),  # it may have begun in January
        ({"counterpart": money(-5, "triệu VND")}, "negative_amount"),
        ({"counterpart": money(0, "triệu VND")}, None),
    ],
)
def test_what_cannot_be(values: dict[str, Any], code: str | None) -> None:
    assert [one.code for one in refused(values)] == ([code] if code else [])


SOS = {
    "total": money(52_507_306_000, "VND"),
    "aid": money(41_727_300_000, "VND"),
    "counterpart": money(10_780_006_000, "VND"),
}


@pytest.mark.parametrize(
    ("values", "begins"),
    [
        (SOS, []),  # 41,727,300,000 and 10,780,006,000 are 52,507,306,000
        ({**SOS, "counterpart": money(10.78, "tỷ VND")}, ["Tổng vốn khác vốn viện trợ cộng vốn đối ứng"]),
        ({**SOS, "counterpart": money(663_384, "USD")}, []),  # another currency says nothing of the sum
        ({"aid": money(1, "triệu USD"), "disbursed": money(1_000_001, "USD"), "disbursed_as_of": "2024"}, ["Số giải ngân lũy kế lớn hơn"]),
        ({"disbursed_in_period": money(5, "USD")}, ["Số giải ngân chưa có ngày chốt"]),
        ({"approved_on": "2024-05-21"}, ["Chưa triển khai đến hết 21/11/2024"]),
        ({"approved_on": "2024-05-21", "begins_on": "2024-12"}, ["Chưa triển khai đến hết 21/11/2024"]),
        ({"approved_on": "2024-05-21", "begins_on": "2024-06"}, []),
        ({"approved_on": "2024-05-21", "status": "ongoing"}, []),
        ({"approved_on": "2020-09-16"}, []),  # the day before the decree was in force
        ({"approved_on": "2024"}, []),
        ({"donor_kind": "foreign_ngo"}, ["Viện trợ phi chính phủ nước ngoài thuộc loại phải được công khai"]),
        ({"donor_kind": "individual"}, ["Bên cung cấp là cá nhân"]),
    ],
)  # fmt: skip
def test_what_is_to_be_looked_at(values: dict[str, Any], begins: list[str]) -> None:
    said = list(remarks(values))
    assert [one.vi.startswith(words) for one, words in zip(said, begins, strict=True)] == [True] * len(begins)


def test_what_a_decree_that_was_replaced_asks_is_said_so() -> None:
    (said,) = remarks({"approved_on": "2026-01-05"})
    assert "Nghị định 313/2025/NĐ-CP chưa đối chiếu" in said.vi
    assert "Decree 313/2025/NĐ-CP was not compared" in said.en


APPROVED = {"status": "approved", "approved_on": "2024-05-21"}


@pytest.mark.parametrize(
    ("values", "due"),
    [
        # Five days from Tuesday 21 May end on Sunday 26 May, so with Monday 27 May; six months on 21 November.
        (APPROVED, {"aid-not-begun": (date(2024, 11, 21), False), "aid-notice": (date(2024, 5, 27), False)}),
        (
            {**APPROVED, "status": "ongoing", "notified_on": "2024-05-24", "ends_on": "2026-05"},
            {
                "aid-not-begun": (date(2024, 11, 21), True),
                "aid-notice": (date(2024, 5, 27), True),
                "aid-final-report": (date(2026, 11, 30), False),  # there is no 31 November
            },
        ),
        (
            {"status": "finished", "ends_on": "2022-03-31", "final_report_on": "2022-09-01"},
            {"aid-final-report": (date(2022, 9, 30), True)},
        ),
        ({**APPROVED, "status": "stopped"}, {"aid-not-begun": (date(2024, 11, 21), True)}),
        ({**APPROVED, "status": "proposed"}, {}),
        ({**APPROVED, "status": None, "ends_on": "2025"}, {}),  # nobody keeps its status: nothing is asked
        ({"status": "approved", "approved_on": "2024-05"}, {}),
    ],
)
def test_what_is_due(values: dict[str, Any], due: dict[str, tuple[date, bool]]) -> None:
    assert {one.kind: (one.day, one.done) for one in dues_of(values)} == due


def test_who_must_act_is_the_owner_s_agency_if_it_works_at_the_desk() -> None:
    by_kind = {one.kind: one for one in dues_of({**APPROVED, "agency": "an-agency"})}
    assert by_kind["aid-not-begun"].who == "an-agency"
    assert by_kind["aid-notice"].who == ""
    assert by_kind["aid-notice"].body.vi == "Cơ quan chủ quản"
    assert "Nghị định 80/2020/NĐ-CP, Điều 11(2)" in by_kind["aid-notice"].why.vi


def test_opinions_of_the_appraisal_and_the_desk_s_days_are_not_public() -> None:
    narrow = {column.name for column in GRANTS.stored if column.seen > PUBLIC}
    assert narrow == {"agency", "notified_on", "final_report_on", "appraisal"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "xuan-phu-fhf-2021",
            {
                "decision": "2628/QĐ-UBND", "approved_on": "2021-10-18", "aid": money(224486, "USD"), "country": "US",
                "equivalent": money(5118300000, "VND"), "begins_on": "2021", "ends_on": "2022-05", "places": ["thua-thien-hue"],
            },
        ),
        (
            "min-ddg-2016",
            {"aid": money(1288935, "USD"), "begins_on": "2016-09-01", "ends_on": "2018-12-31", "country": "DK", "approved_on": None},
        ),
        (
            "dai-su-quan-duc-2020",
            {"aid": money(15000, "EUR"), "equivalent": money(383542500, "VND"), "donor_kind": "government_agency", "decision": "2903/QĐ-UBND"},
        ),
        ("vat-tu-y-te-van-son", {"aid": None, "partner": str(seeded_uid("partners", "cn-wenshan-autonomous-prefecture"))}),
        ("zhi-shan-2021", {"based_on": [str(seeded_uid("documents", "nd-80-2020"))], "country": "TW", "aid": money(3735685000, "VND")}),
    ],
)  # fmt: skip
def test_rows_say_what_their_pages_say(shipped: dict[Any, Entry], row: str, said: dict[str, Any]) -> None:
    values = shipped[seeded_uid("aid", row)].values
    for name, value in said.items():
        found = values[name]
        assert ({**found, "low": float(found["low"])} if isinstance(found, dict) else found or None) == value, name


def test_no_shipped_grant_tells_a_status_and_only_rounded_ones_do_not_add_up(shipped: dict[Any, Entry]) -> None:
    assert not any(entry.values.get("status") for entry in shipped.values())
    whole = [entry.values for entry in shipped.values() if "rounded" not in entry.values["flags"]]
    kinds = GRANTS.kinds
    clean = [{name: kinds[name].clean(one[name], GRANTS.where(name)) for name in SOS} for one in whole]
    assert [list(remarks(one)) for one in clean] == [[]] * len(clean)


def test_every_grant_has_a_page_with_an_address_and_a_title(shipped: dict[Any, Entry]) -> None:
    assert len(shipped) == 45
    for entry in shipped.values():
        assert all(one.url.startswith("http") and one.title and one.reference for one in entry.evidence)
        assert not entry.evidence[0].columns, "the first page is about the grant as a whole"
