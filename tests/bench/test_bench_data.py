"""The benchmark's records and queries: the same for everybody, and of the kinds its README promises."""

from collections import Counter

import pytest

from bench import api, desk
from bench.calls import ASKED_ONCE, Call, calls
from bench.measure import Answer, percentile
from bench.queries import GROUPS, WITH_D, Query, hundred
from bench.records import CHUNK, chunk, generate
from nhipcau.core.projection import rebuild
from nhipcau.core.store import read
from nhipcau.lib.text import fold


@pytest.fixture(scope="module")
def records():
    return chunk((1, CHUNK + 1))


def test_records_are_the_same_whoever_makes_them(records):
    made = [record for part in generate(CHUNK, processes=2) for record in part]
    assert made == records
    assert [record.number for record in records] == list(range(1, CHUNK + 1))
    assert records[0].code == "CH-0001"


def test_records_have_the_text_the_readme_says(records):
    size = sum(len(record.text.encode()) for record in records) / len(records)
    assert 450 <= size <= 650
    accented = sum(record.title != fold(record.title) for record in records)
    assert accented > 0.9 * len(records)


def test_the_peer_searches_the_words_we_search(records):
    """Every word of the store's search texts, folded, is in the peer's text, and no other."""
    for record in records[:50]:
        assert set(record.folded.split()) == {word for line in record.text.split("\n") for word in fold_words(line)}
        assert record.title in record.text
        assert record.title_en in record.text


def fold_words(line: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(line)).split()


def test_hundred_different_queries_of_the_promised_kinds(records):
    queries = hundred(records)
    assert (
        Counter(query.group for query in queries)
        == GROUPS
        == Counter(accented=25, unaccented=25, begun=15, facets=20, typos=15)
    )
    assert len({fold(query.text) for query in queries}) == 100
    assert sum("đ" in query.meant.lower() for query in queries if query.group == "unaccented") == WITH_D
    assert sum(bool(query.filters) for query in queries if query.group == "facets") == 10
    assert all(query.text == fold(query.text) for query in queries if query.group == "unaccented")
    assert all(query.text != query.meant for query in queries if query.group == "typos")
    assert hundred(records) == queries


def test_addresses_ask_both_sides_for_the_same():
    query = Query("facets", "Đường sắt", ("kind", "called_on"), {"place": "ha-noi"})
    assert query.our_address() == "/api/v1/opportunities?q=%C4%90%C6%B0%E1%BB%9Dng+s%E1%BA%AFt&limit=20&place=ha-noi"
    asked = "&_size=20&_facet=kind&_facet=year&place=ha-noi"
    assert query.peer_address(tuned=True) == f"/peer/opportunities.json?_search=duong+sat{asked}"
    assert query.peer_address(tuned=False).startswith("/peer/opportunities.json?_search=%C4%90%C6%B0")


def test_percentile_is_the_nearest_rank():
    times = [float(number) for number in range(1, 101)]
    assert percentile(times, 0.5) == 50.0
    assert percentile(times, 0.95) == 95.0
    assert percentile([7.0], 0.95) == 7.0


def test_calls_are_the_same_for_everybody_and_ask_both_sides_alike():
    assert calls(1000) == calls(1000)
    assert all(0 < call.number <= 1000 for call in calls(1000) if call.group == "record")
    walk = Call("walk", after=7)
    assert walk.our_address() == "/api/v1/opportunities?limit=20&order=code&after=CH-0007&facets=none"
    assert walk.peer_address(tuned=True) == "/peer/opportunities.json?_size=20&_shape=objects&_next=7"
    counted = Call("place, facets", {"place": "hue"}, counted=True)
    assert counted.our_address() == "/api/v1/opportunities?limit=20&place=hue"
    assert counted.peer_address(tuned=True).endswith("&place=hue&_facet=kind&_facet=sector&_facet=place&_facet=year")


def test_lists_asked_once_are_all_different_and_not_asked_elsewhere():
    asked = calls(1000)
    once = [call.our_address() for call in asked if call.once]
    assert len(set(once)) == len(once) == ASKED_ONCE
    assert not set(once) & {call.our_address() for call in asked if not call.once}


def test_pages_and_years_mean_the_same_to_both_sides():
    page = Call("all, any page", offset=40)
    assert page.our_address() == "/api/v1/opportunities?limit=20&offset=40&facets=none"
    assert page.peer_address(tuned=True) == "/peer/opportunities.json?_size=20&_shape=objects&_next=40"
    since = Call("asked once", {"kind": "aid_call"}, since=2019, once=True)
    assert since.our_address() == "/api/v1/opportunities?limit=20&kind=aid_call&called_on_from=2019&facets=none"
    assert since.peer_address(tuned=True).endswith("&kind=aid_call&year__gte=2019")


def test_other_bytes_from_postgresql_are_a_disagreement():
    body = b'{"total":2,"results":[{},{}]}'
    theirs = Answer([1.0], 200, b'{"filtered_table_rows_count":2,"rows":[{},{}]}')
    sides = {"ours": Answer([1.0], 200, body), "postgres": Answer([1.0], 200, body), "tuned": theirs}
    asked = [Call("place", {"place": "hue"})]
    assert api.disagreements(asked, {name: {0: answer} for name, answer in sides.items()}) == []
    sides["postgres"].body = body + b" "
    (said,) = api.disagreements(asked, {name: {0: answer} for name, answer in sides.items()})
    assert said.endswith("other bytes from PostgreSQL")


def test_another_total_is_a_disagreement():
    ours, theirs = Answer([1.0], 200, b'{"total":2,"results":[{},{}]}'), Answer([1.0], 200)
    theirs.body = b'{"filtered_table_rows_count":3,"rows":[{},{}]}'
    asked = [Call("place", {"place": "hue"})]
    (said,) = api.disagreements(asked, {"ours": {0: ours}, "tuned": {0: theirs}})
    assert said.endswith("ours (2, 2), tuned (3, 2)")


def test_the_desk_projects_to_the_records_of_the_comparison(empty_site, records):
    desk.fill(20)
    rebuild()
    shown = {hit.number: hit.json for hit in read.walk("opportunities", part="record")}
    assert shown == {record.number: record.record for record in records[:20]}
