"""What a register declares for lists works: facets count, filters filter, sorts sort, pages join, words find."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.kinds import Number, When
from nhipcau.core.register import Register
from nhipcau.core.search import parse_request, public_index, suggest
from nhipcau.core.search.listing import walk_matches
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import collation_key, tokens
from tests.steps import ask, codes, public_records, search_parts

ODD_PAGE = 7
WHOLE = "200"


def _all_codes(register: Register, **params: str) -> list[str]:
    """Every code of a list, page by page."""
    found: list[str] = []
    while page := codes(ask(register.name, limit=WHOLE, offset=str(len(found)), **params)):
        found += page
    return found


def test_a_list_holds_every_public_record_once(site: Path, register: Register) -> None:
    known = [record["code"] for record in public_records(register.name)]
    assert ask(register.name).total == len(known)
    assert sorted(_all_codes(register)) == sorted(known)


def test_facet_counts_are_those_of_the_records(site: Path, register: Register) -> None:
    counted = ask(register.name).facets
    declared = {register.facet_name(column): column.name for column in register.public if column.facet}
    assert set(counted) == set(declared)
    parts = list(search_parts(register.name))
    for facet, column in declared.items():
        kind = register.kinds[column]
        expected = Counter(
            token for part in parts for token in part["facets"].get(facet, ()) if kind.token_shown(token)
        )
        assert dict(counted[facet]) == dict(expected), facet
        numbers = [count for _, count in counted[facet]]
        assert numbers == sorted(numbers, reverse=True), facet


def test_a_filter_gives_exactly_what_was_counted(site: Path, register: Register) -> None:
    holding: dict[tuple[str, str], set[int]] = {}
    for part in search_parts(register.name):
        for facet, found in part["facets"].items():
            for token in found:
                holding.setdefault((facet, token), set()).add(part["number"])
    for facet, values in ask(register.name).facets.items():
        for token, count in values[:4]:
            filtered = ask(register.name, **{facet: token}, limit=WHOLE)
            assert filtered.total == count, (facet, token)
            assert {hit.number for hit in filtered.hits} <= holding[facet, token]
            assert dict(filtered.facets[facet])[token] == count, "a facet one filters by still offers its values"
        if len(values) > 1:
            two = [token for token, _ in values[:2]]
            either = holding[facet, two[0]] | holding[facet, two[1]]
            assert ask(register.name, **{facet: two}).total == len(either)  # type: ignore[arg-type]


def test_facet_values_have_words_in_both_languages(site: Path, register: Register) -> None:
    by_facet = {register.facet_name(column): register.kinds[column.name] for column in register.public if column.facet}
    for facet, values in ask(register.name).facets.items():
        for token, _ in values:
            assert all(by_facet[facet].token_label(token)), (facet, token)


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_sorts_sort_and_missing_values_come_last(site: Path, register: Register, descending: bool) -> None:
    values = {record["code"]: record["values"] for record in public_records(register.name)}
    for column in (column.name for column in register.public if column.sorted):
        order = _all_codes(register, sort=f"-{column}" if descending else column)
        assert sorted(order) == sorted(values), "sorting loses and repeats nothing"
        keys = [_key(register, column, values[code][column]) for code in order]
        known = [key for key in keys if key is not None]
        assert keys[: len(known)] == known, f"{column}: unknown values come last"
        assert known == sorted(known, reverse=descending), column
        ties: dict[Any, list[str]] = {}
        for code, key in zip(order, keys, strict=True):
            if key is not None:
                ties.setdefault(key, []).append(code)
        assert all(tied == sorted(tied) for tied in ties.values()), f"{column}: equal values go by code"


def _key(register: Register, column: str, public: Any) -> Any:
    """The order a reader expects, worked out without the index."""
    match register.kinds[column].name:
        case _ if public is None:
            return None
        case "when":
            return PartialDate.parse(public).as_int()
        case "number":
            return public
        case "choice":
            return list(register.kinds[column].vocabulary).index(public["value"])  # type: ignore[attr-defined]
        case "words":
            return collation_key(
                public.get("vi") or next(text for lang, text in public.items() if lang != "unofficial")
            )
        case _:
            return collation_key(public)


def test_pages_of_seven_join_to_the_whole_list(site: Path, register: Register) -> None:
    sorts = ["", *(f"{sign}{column.name}" for column in register.public if column.sorted for sign in ("", "-"))]
    for sort in sorts:
        whole = _all_codes(register, sort=sort)
        for start in [*range(0, min(len(whole), 70), ODD_PAGE), max(0, len(whole) - 3)]:
            page = codes(ask(register.name, sort=sort, limit=str(ODD_PAGE), offset=str(start)))
            assert page == whole[start : start + ODD_PAGE], (sort, start)
        assert codes(ask(register.name, sort=sort, offset=str(len(whole)))) == []


def test_from_to_takes_both_ends(site: Path, register: Register) -> None:
    for column in register.public:
        if not column.sorted or not isinstance(register.kinds[column.name], When | Number):
            continue
        known = [record["values"][column.name] for record in public_records(register.name)]
        is_number = isinstance(register.kinds[column.name], Number)
        said = [value if is_number else str(value)[:4] for value in known if value is not None]
        if not (ends := sorted(set(said))):
            continue  # nothing that ships says it
        low, high = ends[len(ends) // 4], ends[3 * len(ends) // 4]
        expected = sum(1 for value in said if low <= value <= high)
        asked = {f"{column.name}_from": str(low), f"{column.name}_to": str(high)}
        assert ask(register.name, **asked).total == expected


def test_every_searched_column_finds_its_record(site: Path, register: Register) -> None:
    """For the first records that have a text in a searched column: its words find them."""
    parts = list(search_parts(register.name))
    for column in (column for column in register.public if column.searched):
        side = column.searched
        for part in [part for part in parts if any(name == column.name for name, _ in part[side])][:5]:
            text = next(text for name, text in part[side] if name == column.name)
            words = " ".join(token.text for token in tokens(text)[:6])
            request = parse_request(register, {"q": [words]})
            found = {hit.number for hit in walk_matches(public_index(), request)}
            assert part["number"] in found, (column.name, words)


def test_a_record_comes_first_by_its_own_name(site: Path, register: Register) -> None:
    """Its label, typed in full or without marks, brings a record before all that only contain those words."""
    labels = [(record["code"], record["label_vi"]) for record in public_records(register.name)]
    for code, label in labels[:12]:
        words = [token.text for token in tokens(label)]
        if len(words) > 12 or len(label) > 120:
            continue
        same = [other for other, text in labels if [token.text for token in tokens(text)] == words]
        listing = ask(register.name, q=" ".join(words), limit=str(max(20, len(same))))
        assert listing.mode == "words"
        assert code in codes(listing)[: len(same) + _also_named(register, words)], label


def _also_named(register: Register, words: list[str]) -> int:
    """Records that carry the same words as another of their exact names."""
    return sum(1 for part in search_parts(register.name) if " ".join(words) in part["names"])


def test_suggestions_begin_with_what_was_typed(site: Path, register: Register) -> None:
    record = next(public_records(register.name))
    typed = " ".join(token.text for token in tokens(record["label_vi"])[:3])[:-1]
    listing = suggest(public_index(), parse_request(register, {"q": [typed], "limit": [WHOLE]}))
    assert record["code"] in codes(listing)
