"""Classes of a choropleth: laws that hold for any values, and a few worked out by hand."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.maps import class_of, classes
from nhipcau.lib.maps.classes import MOST, roundest

counts = st.lists(st.integers(0, 2000), max_size=40)
amounts = st.lists(st.decimals(-(10**6), 10**6, places=3), max_size=40)
few = st.lists(st.sampled_from([0, 1, 1, 7]), max_size=40)


@given(counts | amounts | few)
def test_every_value_lies_in_exactly_one_class(values):
    found = classes(values)
    for value in values:
        holding = [one for one in found if one.holds(Decimal(value))]
        assert holding == [class_of(value, found)]
    assert sum(one.count for one in found) == len(values)


@given(counts | amounts | few)
def test_classes_are_few_ordered_and_never_empty(values):
    found = classes(values)
    assert len(found) <= MOST + 1
    assert all(one.count > 0 and one.least <= one.greatest for one in found)
    assert [one.level for one in found] == sorted({one.level for one in found})
    assert all(below.greatest < above.least for below, above in itertools.pairwise(found))
    assert all(below.high <= above.low for below, above in itertools.pairwise(found) if below.level)


@given(counts | amounts)
def test_order_and_repetition_of_the_values_change_nothing_but_counts(values):
    bounds = [(one.low, one.high) for one in classes(values)]
    assert [(one.low, one.high) for one in classes(sorted(values))] == bounds


@given(counts | few)
def test_zero_is_apart_where_nothing_lies_below_it(values):
    zeros = [one for one in classes(values) if one.level == 0]
    assert [one.count for one in zeros] == ([values.count(0)] if 0 in values else [])


@given(st.decimals(-(10**6), 10**6, places=3), st.decimals(-(10**6), 10**6, places=3))
def test_a_bound_lies_between_its_neighbours(one, other):
    if one != other:
        low, high = sorted((one, other))
        assert low < roundest(low, high) <= high


@pytest.mark.parametrize(
    ("below", "above", "bound"),
    [
        ("5", "11", "10"),
        ("8", "9", "9"),
        ("12.3", "47", "20"),
        ("-3", "4", "0"),
        ("0.31", "0.34", "0.32"),
        ("180", "260", "200"),
    ],
)
def test_bounds_are_round(below, above, bound):
    assert roundest(Decimal(below), Decimal(above)) == Decimal(bound)


def test_up_to_four_different_values_have_a_class_each():
    assert [(one.least, one.count) for one in classes([3, 9, 3, 400])] == [(3, 2), (9, 1), (400, 1)]
    assert [one.level for one in classes([3, 9, 3, 400])] == [1, 2, 4]


def test_the_ties_of_the_localities_fall_into_classes_people_can_say():
    """Numbers of the kind the register has: many small ones, a few large."""
    found = classes(
        [38, 34, 20, 19, 11, 10, 9, 9, 8, 8, 8, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
    )
    assert [(one.low, one.high) for one in found] == [(0, 0), (1, 2), (2, 5), (5, 10), (10, None)]
    assert [one.count for one in found] == [3, 4, 11, 10, 6]


def test_nothing_has_no_classes():
    assert classes([]) == ()
    with pytest.raises(ValueError, match="none of the classes"):
        class_of(3, ())
