"""The border gates as shipped: provinces of two eras, classes as printed, and what older sources said."""

import pytest

from nhipcau.core.registry import register
from nhipcau.lib import places


@pytest.fixture(scope="module")
def gates():
    return {entry.values["name"]: entry for entry in register("border-gates").seed()}


def test_three_neighbours(gates):
    assert len(gates) == 15
    by_country = {
        country: sum(entry.values["country"] == country for entry in gates.values()) for country in ("KH", "LA", "CN")
    }
    assert by_country == {"KH": 8, "LA": 5, "CN": 2}


@pytest.mark.parametrize(
    ("name", "then", "today"),
    [
        ("Mộc Bài", "tay-ninh-den-2025", "tay-ninh"),
        ("Xà Xía (Hà Tiên)", "kien-giang", "an-giang"),
        ("Hoa Lư", "binh-phuoc", "dong-nai"),
        ("Bu Prăng", "dak-nong", "lam-dong"),
        ("Cha Lo", "quang-binh", "quang-tri"),
        ("Lào Cai", "lao-cai-den-2025", "lao-cai"),
        ("Tà Lùng", "cao-bang", "cao-bang"),
    ],
)
def test_the_province_then_and_today(gates, name, then, today):
    place = gates[name].values["place"]
    assert place == then
    assert places.successor(places.unit(place)).id == today


def test_the_class_is_what_sources_say(gates):
    classes = {name: entry.values["gate_class"] for name, entry in gates.items()}
    assert classes["Thanh"] == "secondary"
    assert classes["Vĩnh Hội Đông"] == "main"
    assert classes["Bu Prăng"] == "not_stated"
    assert classes["Mộc Bài"] == "international"


def test_an_older_class_stays_as_what_its_source_said(gates):
    says = [one.says.get("gate_class") for one in gates["La Lay"].evidence]
    assert says == ["international", "main", "international"]


def test_pages_that_only_copied_an_article_are_not_linked(gates):
    addresses = [one.url for entry in gates.values() for one in entry.evidence]
    assert not any("blogspot" in address or "tylebongda" in address for address in addresses)
    assert all(one.url or one.reference for entry in gates.values() for one in entry.evidence)
