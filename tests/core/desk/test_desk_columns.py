"""A desk is answered from the columns it is cleared for: words, filters, sorts, counts, suggestions – and refusals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.attachments.door import add as attach
from nhipcau.core.attachments.door import remove
from nhipcau.core.attachments.reading import extract_waiting
from nhipcau.core.audience import Audience
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Seen
from nhipcau.core.desk import DeskListing, desk_index, desk_request, find, suggest
from nhipcau.core.faults import Fault
from nhipcau.core.registry import registers
from tests import made_files as made
from tests.hiding import declared_with
from tests.steps import ACT, BASIS, uid, write

OPPORTUNITIES = registers()["opportunities"]
LEVELS = {
    "opportunities": {"places": OWN, "sector_printed": SHARED, "location": OWN, "note": RESTRICTED, "called_on": SHARED}
}
SAID = {
    "name": {"vi": "Khu bến Ngọc"},
    "sector_printed": "Lotusgrowing",
    "location": "Marblehill",
    "note": {"vi": "Quietriver"},
    "places": ["hue"],
    "called_on": "2024-05-01",
}
ALL = {seen: Audience("all", seen) for seen in Seen}


@pytest.fixture
def record(empty_site: Path) -> Iterator[UUID]:
    """A published record, which every desk has, with a word at every level."""
    with declared_with(LEVELS):
        ledger.write(OPPORTUNITIES, [ledger.Entry(uid("r"), SAID, publish=BASIS, source="test")], ACT)
        desk_index().catch_up()
        yield uid("r")


def _ask(seen: Seen, **params: str) -> DeskListing:
    request = desk_request(OPPORTUNITIES, {name: [value] for name, value in params.items()}, ALL[seen])
    return find(desk_index(), ALL[seen], request)


def _suggest(seen: Seen, words: str) -> DeskListing:
    return suggest(desk_index(), ALL[seen], desk_request(OPPORTUNITIES, {"q": [words]}, ALL[seen]))


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("khu ben ngoc", PUBLIC),
        ("lotusgrowing", SHARED),
        ("marblehill", OWN),
        ("marbleh", OWN),
        ("marblehlil", OWN),
        ("quietriver", RESTRICTED),
        ("ngoc lotusgrowing", SHARED),
        ("ngoc quietriver", RESTRICTED),
        ("ngoc hue", OWN),
    ],
)
def test_words_are_found_in_columns_one_is_cleared_for(record: UUID, words: str, level: Seen) -> None:
    for seen in Seen:
        found = _ask(seen, q=words)
        assert found.uids == ([record] if seen >= level else []), (words, seen)
        assert found.total == len(found.uids)


def test_names_are_suggested_as_deep_as_one_is_cleared(empty_site: Path) -> None:
    with declared_with({"partners": {"other_names": OWN}}):
        values = {"name": "Fukuoka", "other_names": ["Hakata"], "country": "JP"}
        ledger.write(registers()["partners"], [ledger.Entry(uid("p"), values, publish=BASIS, source="test")], ACT)
        desk_index().catch_up()
        for words, level in (("fuk", PUBLIC), ("hak", OWN), ("hakata", OWN)):
            for seen in Seen:
                request = desk_request(registers()["partners"], {"q": [words]}, ALL[seen])
                assert suggest(desk_index(), ALL[seen], request).total == int(seen >= level), (words, seen)


def test_a_code_is_found(record: UUID) -> None:
    assert _ask(PUBLIC, q="CH-0001").uids == _suggest(PUBLIC, "ch-0001").uids == [record]


def test_facets_are_those_of_columns_one_is_cleared_for(record: UUID) -> None:
    assert {seen for seen in Seen if "place" in _ask(seen).facets} == {OWN, RESTRICTED}
    assert {seen for seen in Seen if "called_on" in _ask(seen).facets} == {SHARED, OWN, RESTRICTED}
    assert _ask(OWN).facets["place"] == [("hue", 1)]
    everywhere = {seen: find(desk_index(), ALL[seen], desk_request(None, {}, ALL[seen])) for seen in Seen}
    assert {seen: found.facets["place"] for seen, found in everywhere.items()} == {
        PUBLIC: [], SHARED: [], OWN: [("hue", 1)], RESTRICTED: [("hue", 1)],
    }  # fmt: skip


def test_over_all_registers_a_place_is_found_where_one_is_cleared_for_it(record: UUID) -> None:
    for seen in Seen:
        found = find(desk_index(), ALL[seen], desk_request(None, {"place": ["hue"]}, ALL[seen]))
        assert found.uids == ([record] if seen >= OWN else [])


@pytest.mark.parametrize("params", [{"place": "hue"}, {"called_on_from": "2024"}, {"sort": "called_on"}])
def test_what_one_is_not_cleared_for_is_refused_like_what_there_is_not(record: UUID, params: Mapping[str, str]) -> None:
    ((name, value),) = params.items()
    missing = {"nowhere": value} if name != "sort" else {"sort": "nowhere"}
    assert _ask(RESTRICTED, **params).uids == [record]
    said = []
    for asked in (params, missing):
        with pytest.raises(Fault) as refused:
            _ask(PUBLIC, **asked)
        fault = refused.value
        said.append((fault.code, str(fault).replace(name, "X").replace("nowhere", "X").replace("called_on", "X")))
    assert said[0] == said[1]


def test_a_page_too_deep_is_refused_with_words(record: UUID) -> None:
    assert _ask(PUBLIC, offset="10000").uids == []
    with pytest.raises(Fault, match="10000"):
        _ask(PUBLIC, offset="10001")


def test_filters_go_by_how_records_are_kept(record: UUID) -> None:
    assert _ask(PUBLIC, state="published", owner="nobody", visibility="public").uids == [record]
    assert _ask(PUBLIC, state="draft").uids == _ask(PUBLIC, owner="somebody").uids == []
    with pytest.raises(Fault, match="hidden"):
        _ask(PUBLIC, visibility="hidden")


def test_a_related_record_is_named_by_what_is_public_of_it(empty_site: Path) -> None:
    """A draft's name stands in no other record, even for those who see the draft itself."""
    partner = ledger.Entry(uid("p"), {"name": "Fukuoka"})
    tie = ledger.Entry(uid("t"), {"vn_party": "Hà Nội", "partner": str(uid("p"))})
    for name, entry in (("partners", partner), ("twinnings", tie)):
        ledger.write(registers()[name], [entry], ACT)
    desk_index().catch_up()
    assert _everywhere("fukuoka") == {uid("p")}
    ledger.publish(registers()["partners"], [uid("p")], BASIS, ACT)
    desk_index().catch_up()
    assert _everywhere("fukuoka") == {uid("p"), uid("t")}
    ledger.withdraw(registers()["partners"], [uid("p")], ACT)
    desk_index().catch_up()
    assert _everywhere("fukuoka") == {uid("p")}


def _everywhere(words: str) -> set[UUID]:
    audience = ALL[RESTRICTED]
    return set(find(desk_index(), audience, desk_request(None, {"q": [words]}, audience)).uids)


def test_texts_of_what_is_attached_are_for_those_who_may_see_it(empty_site: Path) -> None:
    ledger.write(OPPORTUNITIES, [ledger.Entry(uid("r"), {"name": {"vi": "X"}}, publish=BASIS, source="test")], ACT)
    desk_index().catch_up()
    file = attach("opportunities", uid("r"), "a.txt", b"Sealedletter", ACT, seen=OWN).attachment
    desk_index().catch_up()
    assert [_ask(seen, q="sealedletter").total for seen in Seen] == [0, 0, 1, 1]
    remove(file, ACT)
    desk_index().catch_up()
    assert [_ask(seen, q="sealedletter").total for seen in Seen] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", made.pdf("page one", "Sealedletter on page two")),
        ("a.docx", made.docx("Kính gửi", "Sealedletter")),
        ("a.html", made.WEB_PAGE.replace(b"Yamanashi", b"Sealedletter")),
        ("a.eml", made.LETTER.replace("Kính gửi".encode(), b"Sealedletter")),
    ],
)
def test_a_document_is_found_by_words_of_its_file(empty_site: Path, name: str, content: bytes) -> None:
    write("documents", "paper", title={"vi": "Báo cáo"})
    write("documents", "other", title={"vi": "Báo cáo khác"})
    attach("documents", uid("paper"), name, content, ACT, seen=OWN)
    assert extract_waiting() == 1
    desk_index().catch_up()
    request = desk_request(registers()["documents"], {"q": ["sealedletter"]}, ALL[OWN])
    assert list(find(desk_index(), ALL[OWN], request).uids) == [uid("paper")]
