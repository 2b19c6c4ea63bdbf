"""No cell of a file may run in a spreadsheet, and no value may be changed by that."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nhipcau.lib.sheets.inert import as_written, inert


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+84 24 3936 0000", "'+84 24 3936 0000"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(1;1)", "'@SUM(1;1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("-1.234,5", "-1.234,5"),
        ("'=1", "''=1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Đà Nẵng", "Đà Nẵng"),
        ("", ""),
    ],
)
def test_dangerous_cells_become_text_and_others_stay(value: str, cell: str) -> None:
    assert inert(value) == cell
    assert as_written(cell) == value


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n1.,a＝ "), max_size=8))
@example("''=")
def test_reading_gives_back_exactly_what_was_written(value: str) -> None:
    assert as_written(inert(value)) == value
