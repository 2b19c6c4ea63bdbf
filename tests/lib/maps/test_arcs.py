"""Dots that would touch are joined, and none is lost; arcs and dots grow with what they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib import maps
from nhipcau.lib.maps.arcs import JOINED

points = st.tuples(st.integers(0, 2400), st.integers(0, 1000))
dots = st.dictionaries(st.text("ABCDEFGH", min_size=2, max_size=2), st.tuples(points, st.integers(0, 99)), max_size=60)


@given(dots, st.floats(0, 400))
def test_every_dot_is_in_one_cluster_and_no_weight_is_lost(dots, distance):
    found = maps.clusters(dots, distance)
    assert sorted(name for one in found for name in one.names) == sorted(dots)
    assert sum(one.weight for one in found) == sum(weight for _, weight in dots.values())
    assert all(len(one.names) <= JOINED for one in found)


@given(dots)
def test_without_distance_only_equal_points_are_joined(dots):
    assert all(len({dots[name][0] for name in one.names}) == 1 for one in maps.clusters(dots, 0))


def test_near_dots_are_joined_by_weight():
    found = maps.clusters({"FR": ((10, 10), 3), "BE": ((14, 10), 1), "JP": ((900, 10), 2)}, 5)
    assert [(one.names, one.at, one.weight) for one in found] == [(("FR", "BE"), (11, 10), 4), (("JP",), (900, 10), 2)]


def test_more_is_thicker_and_larger():
    assert maps.thickness(1, 50) < maps.thickness(20, 50) < maps.thickness(50, 50)
    assert maps.radius(0, 0) <= maps.radius(1, 50) < maps.radius(50, 50)


def test_an_arc_bends_to_the_north():
    assert maps.arc((0, 100), (100, 100)) == "M0 100Q50 78 100 100"
