"""Short pages of long results are looked for among the first records by rank; what a reader gets must not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.core.projection.item import HASH_BITS
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.schema import is_fore

ALL = 200


def codes(register: str, words: str, limit: int, offset: int) -> list[str]:
    params = {"q": [words] if words else [], "limit": [str(limit)], "offset": [str(offset)]}
    return [hit.code for hit in find(public_index(), parse_request(registers()[register], params)).hits]


@pytest.mark.parametrize("register", ["organisations", "opportunities", "agreements", "twinnings"])
@pytest.mark.parametrize("words", ["", "hợp tác", "cong nghiep", "university", "Khu công nghiệp", "viet nam", "ha noi"])
def test_short_pages_put_together_are_the_long_page(site: Path, register: str, words: str) -> None:
    long = codes(register, words, ALL, 0)
    assert len(long) == len(set(long))
    for limit in (1, 3):
        assert [code for at in range(0, len(long), limit) for code in codes(register, words, limit, at)][:ALL] == long


def test_the_mark_is_a_prefix_of_the_order_by_rank() -> None:
    prominence = 210 << HASH_BITS
    top = (1 << HASH_BITS) - 1
    border = 15 << (HASH_BITS - 4)
    assert [is_fore(prominence | part) for part in (top, border, border - 1, 0)] == [True, True, False, False]


def test_former_places_are_not_offered_but_counted_when_chosen(site: Path) -> None:
    """The An Giang of before 1 July 2025 can be filtered by; the list of localities offers today's An Giang only."""
    calls = registers()["opportunities"]
    free = dict(find(public_index(), parse_request(calls, {})).facets["place"])
    assert free["an-giang"] > 0
    assert "an-giang-den-2025" not in free
    chosen = find(public_index(), parse_request(calls, {"place": ["an-giang-den-2025"]}))
    assert dict(chosen.facets["place"])["an-giang-den-2025"] == chosen.total > 0
