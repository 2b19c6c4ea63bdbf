"""Figures of old units added up to new ones; blanks and divided units stay visible."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.places import PlaceError, all_units, roll_up

TO = date(2025, 7, 1)
amounts = st.none() | st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=3)


@given(
    st.dictionaries(st.sampled_from([one.id for one in all_units()]), amounts),
    st.dates(date(1997, 1, 1), date(2027, 1, 1)),
)
@settings(max_examples=200)
def test_nothing_is_lost_or_invented(values, to):
    rolled = roll_up(values, to)
    known = sum((Decimal(value) for value in values.values() if value is not None), Decimal(0))
    placed = sum((Decimal(value) for value in rolled.values.values()), Decimal(0))
    left = sum((Decimal(one.value) for one in rolled.unallocated), Decimal(0))
    assert placed + left == known
    blanks = {unit_id for unit_id, value in values.items() if value is None}
    assert blanks <= set(rolled.missing)
    assert len(set(rolled.missing)) == len(rolled.missing)
    assert rolled.incomplete <= set(rolled.components)


def test_bac_ninh_2018_in_todays_borders():
    """Registered FDI of 2018, million USD: Bắc Ninh 1,123.99 and Bắc Giang 542.99 (Foreign Investment Agency)."""
    bac_ninh = Decimal("394.69") + Decimal("677.55") + Decimal("51.75")
    bac_giang = Decimal("183.78") + Decimal("318.89") + Decimal("40.32")
    rolled = roll_up({"bac-ninh-den-2025": bac_ninh, "bac-giang": bac_giang}, TO)
    assert rolled.values == {"bac-ninh": Decimal("1666.98")}
    assert rolled.components["bac-ninh"] == [("bac-ninh-den-2025", bac_ninh), ("bac-giang", bac_giang)]
    assert rolled.missing == []
    assert rolled.incomplete == frozenset()


def test_a_blank_is_not_zero():
    rolled = roll_up({"quang-binh": 7, "quang-tri-den-2025": None, "hue": None}, TO)
    assert rolled.values == {"quang-tri": 7}
    assert rolled.missing == ["quang-tri-den-2025", "hue"]
    assert rolled.incomplete == {"quang-tri", "hue"}


def test_a_part_nobody_named_is_missing_too():
    rolled = roll_up({"quang-binh": 7}, TO)
    assert rolled.values == {"quang-tri": 7}
    assert rolled.missing == ["quang-tri-den-2025"]


def test_a_zero_is_a_figure():
    rolled = roll_up({"quang-binh": 0, "quang-tri-den-2025": 0}, TO)
    assert rolled.values == {"quang-tri": 0}
    assert rolled.missing == []


def test_two_changes_in_a_row_are_followed():
    rolled = roll_up({"thua-thien-hue": 4, "ha-tay": 2, "ha-noi-den-2008": 3}, TO)
    assert rolled.values == {"hue": 4, "ha-noi": 5}


def test_figures_of_a_divided_unit_are_listed_not_split():
    rolled = roll_up({"can-tho-den-2003": 9, "hau-giang": 1, "soc-trang": 1, "can-tho-den-2025": 1}, TO)
    assert rolled.values == {"can-tho": 3}
    assert [(one.unit_id, one.value) for one in rolled.unallocated] == [("can-tho-den-2003", 9)]
    assert rolled.unallocated[0].reason_vi == (
        "Không phân bổ được: Cần Thơ chia thành thành phố Cần Thơ và tỉnh Hậu Giang từ 01/01/2004."
    )


def test_a_later_unit_cannot_be_divided_back():
    rolled = roll_up({"quang-tri": 5}, date(2024, 1, 1))
    assert rolled.values == {}
    assert rolled.unallocated[0].reason_en == "Cannot be allocated: Quang Tri Province has existed since 1 July 2025."


def test_an_unknown_id_is_refused():
    with pytest.raises(PlaceError):
        roll_up({"atlantis": 1}, TO)
