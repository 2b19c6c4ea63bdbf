"""Every way in which the desk says something of a record, against the decisions on who sees which: canaries over HTTP.

A canary is a word that stands in one record only (``tests.world``). For every role that was decided upon, every channel
has to show the canaries of the records that were opened to it, and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.attachments.door import add as attach
from nhipcau.core.column import OWN, PUBLIC, SHARED, Seen
from nhipcau.core.discussing.saying import Said
from nhipcau.core.discussing.saying import say as say_of
from nhipcau.core.policy.words import DISCUSS, SEE
from nhipcau.core.registry import registers
from nhipcau.web.desk.records.listing import SUGGESTED
from nhipcau.web.desk.records.record import RELATED
from tests.core.policy.test_table import DECIDED
from tests.desk import EN, VI, signed_in
from tests.steps import ACT
from tests.tables import cells_of
from tests.world import LEVELS, NO_PLACES, POINTING, REGISTER, RELATIONS, World, bird, canary, record

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
WHO = list(DECIDED)

Records = set[tuple[str, Seen]]


pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def world(indexed_world: World) -> World:
    return indexed_world


def _desks(key: tuple[str, str, str]) -> dict[str, Records]:
    """{scope: records} that were decided to be seen."""
    return {
        scope: {(relation, level) for relation in relations.split() for level in LEVELS if level <= seen}
        for scope, (relations, seen) in DECIDED[key][SEE].items()
    }


def _clearances(key: tuple[str, str, str]) -> dict[tuple[str, Seen], Seen]:
    """{record: how deep it is seen}"""
    desks = _desks(key)
    return {
        one: max(DECIDED[key][SEE][scope][1] for scope, some in desks.items() if one in some)
        for one in set().union(*desks.values())
    }


def _takes_part(key: tuple[str, str, str], one: tuple[str, Seen]) -> bool:
    return any(
        one[0] in relations.split() and one[1] <= seen for relations, seen in DECIDED[key].get(DISCUSS, {}).values()
    )


def _telling(key: tuple[str, str, str]) -> list[tuple[str, Seen]]:
    """Of every level a record for each way it was decided to be seen and discussed, hidden ones among them.

    Pages look at all records, other channels at these; who comes later in the list takes another relation of each kind.
    """
    kinds: dict[tuple[object, ...], list[tuple[str, Seen]]] = {}
    clearances = _clearances(key)
    for level in LEVELS:
        for relation in RELATIONS:
            one = (relation, level)
            kinds.setdefault((level, clearances.get(one), _takes_part(key, one)), []).append(one)
    return [some[WHO.index(key) % len(some)] for some in kinds.values()]


def _all_telling() -> set[tuple[str, str, Seen]]:
    """(register, relation, level) of all of them."""
    return {(key[2], *one) for key in WHO for one in _telling(key)}


def _canaries(some: Records, register: str) -> set[str]:
    return {canary(relation, seen, register) for relation, seen in some}


def _said(answer: Any, register: str) -> set[str]:
    """The canaries of a register's records in an answer."""
    return set(re.findall(rf"{bird(register)}[a-z]+", answer.content.decode()))


def _browser(world: World, key: tuple[str, str, str]) -> Client:
    return signed_in(world.person(key[0], key[1]))


def _page(register: str, relation: str, seen: Seen) -> str:
    return f"{EN}/registers/{register}/{record(relation, seen, register)}"


def test_pages_open_for_whom_they_were_decided_to_open(world: World) -> None:
    for key in WHO:
        client, register = _browser(world, key), key[2]
        opened = set().union(*_desks(key).values())
        for relation in RELATIONS:
            for seen in LEVELS:
                answer = client.get(_page(register, relation, seen))
                expected = {canary(relation, seen, register)} if (relation, seen) in opened else set()
                assert (answer.status_code, _said(answer, register)) == (200 if expected else 404, expected), (
                    key,
                    relation,
                    seen,
                )


def test_histories_and_files_open_like_their_records(world: World) -> None:
    seen_by_clearance = {SHARED: "shared", OWN: "own"}
    files: dict[tuple[str, str, Seen], dict[Seen, UUID]] = {}
    for register, relation, level in _all_telling():
        uid = record(relation, level, register)
        files[register, relation, level] = {
            seen: attach(
                register, uid, f"{canary(relation, level, register)}{words}.txt", words.encode(), ACT, seen=seen
            ).attachment.uid
            for seen, words in seen_by_clearance.items()
        }
    for key in WHO:
        client, register = _browser(world, key), key[2]
        clearances = _clearances(key)
        for relation, level in _telling(key):
            path, clearance = _page(register, relation, level), clearances.get((relation, level))
            named = canary(relation, level, register)
            history = client.get(f"{path}/history")
            expected = {named} if clearance is not None else set()
            assert (history.status_code, _said(history, register)) == (200 if expected else 404, expected), (key, path)
            page = client.get(path).content.decode()
            for seen, uid in files[register, relation, level].items():
                may = clearance is not None and seen <= clearance
                assert (f"{named}{seen_by_clearance[seen]}.txt" in page) is may, (key, path, seen)
                answer = client.get(f"{path}/files/{uid}")
                content = b"".join(answer.streaming_content) if answer.streaming else b""
                assert (answer.status_code, content) == ((200, seen_by_clearance[seen].encode()) if may else (404, b""))


def test_discussions_are_read_as_deep_as_their_records_are_seen(world: World) -> None:
    """Of every record one comment that is shared and one within the office of Huế, on its page and the discussion's."""
    office = str(world.agencies["office"].uid)
    for register, relation, level in _all_telling():
        for seen, words in ((SHARED, "shared"), (OWN, "within")):
            said = Said(f"{canary(relation, level, register)}{words}", office, seen, {})
            say_of(register, record(relation, level, register), said, ACT)
    for key in WHO:
        client, register = _browser(world, key), key[2]
        clearances, hears = _clearances(key), {"officer", "approver", "administrator"}
        for relation, level in _telling(key):
            path, clearance = _page(register, relation, level), clearances.get((relation, level))
            within = clearance is not None and ((key[0] == "office" and key[1] in hears) or key[1] == "auditor")
            shared = clearance is not None and clearance >= SHARED
            named = canary(relation, level, register)
            takes_part = _takes_part(key, (relation, level))
            status = 404 if clearance is None else 200 if shared or takes_part or within else 403
            for where in (path, f"{path}/discussion"):
                answer = client.get(where)
                page = answer.content.decode()
                assert (f"{named}shared" in page, f"{named}within" in page) == (shared, within), (key, where)
                if where != path:
                    assert answer.status_code == status, (key, where)
                assert (f'action="{path}/discussion"' in page) is takes_part, (key, where)


def test_the_panel_of_related_records_names_those_one_may_open(world: World) -> None:
    target = f"{EN}/registers/{NO_PLACES}/{record('elsewhere', PUBLIC, NO_PLACES)}"
    for key in WHO:
        if key[2] != POINTING:
            continue
        said = _said(_browser(world, key).get(target), POINTING)
        opened = set().union(*_desks(key).values())
        assert said <= _canaries(opened, POINTING), key
        assert len(said) == min(len(opened), RELATED), key


def test_lists_hold_the_records_of_their_desk_and_count_no_other(world: World) -> None:
    for key in WHO:
        client, register = _browser(world, key), key[2]
        slug = registers()[register].slug[0]
        front = client.get(f"{VI}/so/{slug}").content.decode()
        tabs = dict(re.findall(rf'href="{VI}/so/{slug}\?desk=((\w+)[^"]*)"', front))
        assert set(tabs.values()) == set(_desks(key)), key
        for address, scope in tabs.items():
            path = f"{VI}/so/{slug}?desk={address}"
            expected = _canaries(_desks(key)[scope], register)
            assert (
                set().union(*(_said(client.get(f"{path}&offset={start}"), register) for start in (0, 25))) == expected
            ), (
                key,
                scope,
            )
            assert _total(client.get(path)) == len(expected), (key, scope)


def test_search_facets_suggestions_and_files_say_nothing_of_other_records(world: World) -> None:
    """Every channel of a list: words, facet counts, filters, typeahead, workbook, CSV, JSON."""
    for key in WHO:
        client, register = _browser(world, key), key[2]
        slug = registers()[register].slug[1]
        base = f"{EN}/registers/{slug}"
        front = client.get(base).content.decode()
        for address, scope in dict(re.findall(rf'href="{base}\?desk=((\w+)[^"]*)"', front)).items():
            desk, opened = f"{base}?desk={address}", _canaries(_desks(key)[scope], register)
            begun = client.get(f"{desk}&q={bird(register)}")
            assert _total(begun) == len(opened), "all begin so, and an unfinished word is a beginning"
            assert _said(begun, register) <= opened
            suggested = client.get(f"{base}/suggestions?desk={address}&q={bird(register)}").json()["results"]
            labels = {name for one in suggested for name in re.findall(rf"{bird(register)}[a-z]+", one["label_en"])}
            assert (labels <= opened, len(suggested)) == (True, min(len(opened), SUGGESTED)), (key, scope)
            for word in _some_of_each_level(opened, register):
                assert _total(client.get(f"{desk}&q={word}")) == (word in opened), (key, scope, word)
            for form in ("xlsx", "csv", "json"):
                content = b"".join(client.get(f"{base}/all.{form}?desk={address}").streaming_content)
                text = cells_of(content) if form == "xlsx" else content.decode()
                assert set(re.findall(rf"{bird(register)}[a-z]+", text)) == opened, (key, scope, form)
            assert sum(_facet_counts(client.get(desk).content.decode(), "state").values()) == len(opened), (key, scope)


def test_a_form_to_fill_in_offers_what_its_taker_may_open(world: World) -> None:
    """Agreements point at partners: of these the lists of the workbook have the canaries he sees, and no other."""
    offered = 0
    for key in WHO:
        if key[2] != NO_PLACES:
            continue
        answer = _browser(world, key).get(f"{EN}/registers/{POINTING}/template.xlsx")
        assert answer.status_code in (200, 404), key
        if answer.status_code == 200:
            text = cells_of(b"".join(answer.streaming_content))
            opened = _canaries(set().union(*_desks(key).values()), NO_PLACES)
            assert set(re.findall(rf"{bird(NO_PLACES)}[a-z]+", text)) == opened, key
            offered += 1
    assert offered


def test_search_over_all_registers_finds_and_counts_what_each_desk_has(world: World) -> None:
    """Words, totals of all scopes, facets, the register's own filter and the typeahead of the box in the head."""
    for key in WHO:
        client, register = _browser(world, key), key[2]
        base, word = f"{EN}/search", bird(register)
        front = client.get(f"{base}?q={word}").content.decode()
        tabs = re.findall(rf'href="{base}\?q={word}&amp;desk=((\w+)[^"]*)".*?\((\d+)\)</small></a>', front)
        desks = {scope: len(records) for scope, records in _desks(key).items()}
        if register != NO_PLACES:  # records of another register name the partner they point at
            assert {scope: int(total) for _, scope, total in tabs} == desks, key
        assert {scope for _, scope, _ in tabs} == set(desks), key
        for address, scope, _ in tabs:
            opened = _canaries(_desks(key)[scope], register)
            page = client.get(f"{base}?desk={address}&q={word}&register={register}")
            assert _said(page, register) <= opened, (key, scope)
            assert (_total(page), len(_said(page, register))) == (len(opened), min(len(opened), 25)), (key, scope)
            assert sum(_facet_counts(page.content.decode(), "state").values()) == len(opened), (key, scope)
            suggested = client.get(f"{base}/suggestions?desk={address}&q={word}").json()["results"]
            mine = [one["label_en"] for one in suggested if one["register"] == register]
            assert {name for label in mine for name in re.findall(rf"{word}[a-z]+", label)} <= opened, (key, scope)
            if register != NO_PLACES:
                assert len(suggested) == min(len(opened), SUGGESTED), (key, scope)


def _total(answer: Any) -> int:
    (total,) = re.findall(r'class="total"><strong>(\d+)', answer.content.decode())
    return int(total)


def _some_of_each_level(opened: set[str], register: str) -> Iterator[str]:
    """Of each level a record that is there and one that is not, where there are such."""
    for seen in LEVELS:
        words = [canary(relation, seen, register) for relation in RELATIONS]
        yield from [word for word in words if word in opened][:1]
        yield from [word for word in words if word not in opened][:1]


def _facet_counts(page: str, name: str) -> dict[str, int]:
    part = page.partition(f'id="facet-{name}"')[2].partition("</details>")[0]
    found = re.findall(r'<span class="tick"[^>]*></span><span>(.*?)</span><span class="n">(\d+)</span>', part)
    return {words: int(count) for words, count in found}


def test_a_record_as_json_opens_like_its_page(world: World) -> None:
    for key in WHO:
        client, register = _browser(world, key), key[2]
        opened = set().union(*_desks(key).values())
        for relation, seen in _telling(key):
            answer = client.get(f"{_page(register, relation, seen)}.json")
            expected = {canary(relation, seen, register)} if (relation, seen) in opened else set()
            assert (answer.status_code, _said(answer, register)) == (200 if expected else 404, expected)


def test_somebody_elses_desk_is_refused_like_one_that_is_not_there(world: World) -> None:
    client = _browser(world, ("office", "officer", REGISTER))
    far = world.agencies["far"].uid
    answers = [client.get(f"{VI}/so/co-hoi?desk={key}") for key in (f"own-{far}", "own-nobody", "public", "machinery")]
    assert [answer.status_code for answer in answers] == [404] * 4


def test_a_record_that_is_not_ones_own_is_refused_as_if_it_were_not_there(world: World) -> None:
    """The same path, the same bytes, as many queries: before and after the record is gone."""
    for key in WHO:
        client, register = _browser(world, key), key[2]
        opened = set().union(*_desks(key).values())
        for relation, seen in _telling(key):
            if (relation, seen) in opened:
                continue
            path = _page(register, relation, seen)
            hidden = _refusal(client, path)
            ledger.remove(registers()[register], [record(relation, seen, register)], ACT)
            assert _refusal(client, path) == hidden, path


def _refusal(client: Client, path: str) -> tuple[int, bytes, int]:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    return answer.status_code, TOKEN.sub(b"", answer.content), len(queries)
