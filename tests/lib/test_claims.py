"""Told changes against told figures; the numbers of the first two are those of a press article of 18 December 2023."""

from nhipcau.lib.claims import change_told


def test_a_told_change_fits_within_its_last_digit():
    verdict, percent = change_told(298, 186, 60, "increase")
    assert verdict == "fits" and round(percent, 1) == 60.2
    assert change_told(298, 186, 50, "increase").verdict == "differs"
    assert change_told(90, 100, 10, "decrease").verdict == "fits"
    assert change_told(114.5, 100, 14.8, "increase").verdict == "differs"


def test_a_figure_that_is_not_told_is_worked_out_and_nothing_is_made_of_too_little():
    verdict, before = change_told(422, None, 111, "increase")
    assert verdict == "untold" and round(before, 6) == 200
    assert change_told(50, None, 50, "decrease").number == 100
    assert change_told(None, 186, 60, "increase") is None
    assert change_told(5, 0, 60, "increase") is None
    assert change_told(5, None, 100, "decrease") is None
    assert change_told(5, 4, None, None) is None
