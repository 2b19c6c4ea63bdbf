import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.identifiers import parse_code, public_code


def test_codes():
    assert public_code("DT", 12) == "DT-0012"
    assert public_code("TTQT", 123456) == "TTQT-123456"
    assert parse_code("DT-0012") == parse_code(" dt-12 ") == ("DT", 12)


@pytest.mark.parametrize("code", ["DT0012", "DT-", "-12", "DT-0000", "ĐT-0012", "DT-00١", "DT-12-3", "1DT-3"])
def test_not_codes(code):
    with pytest.raises(ValueError, match="not a public code"):
        parse_code(code)


@pytest.mark.parametrize(("prefix", "number"), [("dt", 1), ("ĐT", 1), ("", 1), ("DT", 0), ("DT", -3)])
def test_no_code_for(prefix, number):
    with pytest.raises(ValueError, match=r"code"):
        public_code(prefix, number)


@given(st.from_regex(r"[A-Z][A-Z0-9]{0,7}", fullmatch=True), st.integers(1, 10**11))
@settings(max_examples=60)
def test_round_trip(prefix, number):
    assert parse_code(public_code(prefix, number)) == (prefix, number)
