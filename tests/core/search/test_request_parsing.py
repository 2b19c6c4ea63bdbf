"""Anything impossible in an address is refused with words in both languages, as a 4xx, before anything is searched."""

from __future__ import annotations

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.registry import registers
from nhipcau.core.search import parse_request
from nhipcau.core.search.request import DEEPEST, FILTER_LIMIT, PAGE_LIMIT, QUERY_LIMIT, WORD_LIMIT

TIES = registers()["twinnings"]

BAD = [
    ({"q": "x" * (QUERY_LIMIT + 1)}, "201"),
    ({"q": "gốm " * 3000}, "200"),
    ({"q": "a\x00b"}, ""),
    ({"q": "a\ufffdb"}, ""),
    ({"q": '"("'}, '"("'),
    ({"q": "…"}, "…"),
    ({"limit": "0"}, "limit"),
    ({"limit": "-1"}, "-1"),
    ({"limit": str(PAGE_LIMIT + 1)}, "201"),
    ({"limit": "ten"}, "ten"),
    ({"limit": "1e2"}, "1e2"),
    ({"limit": "٣"}, "limit"),
    ({"limit": "9" * 5000}, "limit"),
    ({"offset": "-1"}, "-1"),
    ({"offset": str(DEEPEST + 1)}, "order=code"),
    ({"offset": "1.5"}, "1.5"),
    ({"sort": "note"}, "vn_party"),
    ({"sort": "--vn_party"}, "-vn_party"),
    ({"sort": "vn_party; DROP TABLE"}, "vn_party"),
    ({"colour": "red"}, "colour"),
    ({"": "x"}, ""),
    ({"place": "ha noii"}, "ha noii"),
    ({"place": "da nang"}, "da-nang-den-2025"),
    ({"place": "x" * 5000}, ""),
    ({"country": "ZZ"}, "ZZ"),
    ({"country": "Atlantis"}, "Atlantis"),
    ({"level": "planet"}, "planet"),
    ({"established_on": "19"}, "19"),
    ({"established_on": "2019-05"}, "2019-05"),
    ({"established_on_from": "32/13/2019"}, "32/13/2019"),
    ({"established_on_from": "yesterday"}, "yesterday"),
    ({"established_on_to": "2019-02-30"}, "2019-02-30"),
    ({"established_on_from": "2020", "established_on_to": "2019"}, "established_on"),
    ({"established_on_known": "no"}, "established_on_known"),
    ({"vn_party_known": "true"}, "vn_party_known"),
    ({"vn_party_from": "A"}, "vn_party_from"),
    ({"note": "x"}, "note"),
    ({"partner": "5"}, "5"),
    ({"partner": "'; --"}, "--"),
]


@pytest.mark.parametrize(("params", "named"), BAD, ids=range(len(BAD)))
def test_impossible_requests_are_refused_naming_the_value(params: dict[str, str], named: str) -> None:
    with pytest.raises(Fault) as refused:
        parse_request(TIES, {name: [value] for name, value in params.items()})
    fault = refused.value
    assert fault.status == 400
    assert fault.code
    for words in (fault.vi, fault.en):
        assert len(words) > 15, "words, not a code"
        assert len(words) < 1500, "the value is not echoed at length"
        assert named in words
    assert fault.vi != fault.en


def test_too_many_values_of_a_filter_are_refused() -> None:
    many = [f"{1900 + number}" for number in range(FILTER_LIMIT + 1)]
    with pytest.raises(Fault, match=str(FILTER_LIMIT)):
        parse_request(TIES, {"established_on": many})
    assert len(parse_request(TIES, {"established_on": many[:FILTER_LIMIT]}).filters["established_on"]) == FILTER_LIMIT


GOOD = [
    ({}, {"limit": 20, "offset": 0, "sort": "", "text": ""}),
    ({"q": [" gốm "]}, {"text": "gốm"}),
    ({"q": ["a", "b"]}, {"text": "b"}),
    ({"sort": ["-vn_party"]}, {"sort": "vn_party", "descending": True}),
    ({"limit": ["200"], "offset": ["10000"]}, {"limit": 200, "offset": 10_000}),
    ({"place": ["quang binh"]}, {"filters": {"place": ("quang-binh",)}}),
    ({"place": [""], "country": [""]}, {"filters": {}}),
    ({"country": ["Nhật Bản", "KR"]}, {"filters": {"country": ("JP", "KR")}}),
    ({"country": ["JP", "Japan"]}, {"filters": {"country": ("JP",)}}),
]


@pytest.mark.parametrize(("params", "expected"), GOOD, ids=range(len(GOOD)))
def test_possible_requests_are_read(params: dict[str, list[str]], expected: dict[str, object]) -> None:
    request = parse_request(TIES, params)
    assert {name: getattr(request, name) for name in expected} == expected


def test_long_texts_are_cut_to_their_first_words() -> None:
    request = parse_request(None, {"q": [" ".join(["a"] * 60)]})
    assert len(request.words) == len(request.marked) == WORD_LIMIT


def test_parameters_of_the_caller_are_left_to_it() -> None:
    with pytest.raises(Fault, match="fields"):
        parse_request(TIES, {"fields": ["x"]})
    assert parse_request(TIES, {"fields": ["x"]}, other=frozenset({"fields"})).filters == {}


def test_over_all_registers_one_filters_by_register_place_and_country() -> None:
    request = parse_request(None, {"register": ["twinnings"], "country": ["JP"]})
    assert request.filters == {"country": ("JP",), "register": ("twinnings",)}
    for params in ({"register": ["x"]}, {"level": ["province"]}, {"sort": ["vn_party"]}):
        with pytest.raises(Fault):
            parse_request(None, params)


def test_dates_of_a_range_are_read_in_either_writing() -> None:
    (limits,) = parse_request(TIES, {"established_on_from": ["05/12/2008"], "established_on_to": ["2019"]}).ranges
    assert (limits.low, limits.high) == (20081205, 20199999)
