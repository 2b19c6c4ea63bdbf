"""The index gives every desk just the records that the policy gives it: there is one meaning of a desk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Index

from nhipcau.core.audience import Audience
from nhipcau.core.column import PUBLIC, RESTRICTED, Seen
from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.desk.documents import documents
from nhipcau.core.desk.schema import build_schema
from nhipcau.core.models import RecordParty
from nhipcau.core.policy import powers_of
from nhipcau.core.record import PUBLISHED, STATES, door_opened
from nhipcau.core.registry import registers
from nhipcau.core.search.schema import document, register_analyser
from nhipcau.core.search.state import State
from tests.core.policy.test_table import DECIDED
from tests.hiding import declared_with
from tests.people import DAY
from tests.world import build_world

AGENCIES, UNITS, COUNTRIES = ("office", "old", "far"), ("hue", "thua-thien-hue", "quang-tri"), ("JP", "LA")
GROUNDS = {"opportunities": ("places", ""), "partners": ("", "country"), "projects": ("places", "country")}
"""Registers of places, of countries, and of both, with the columns."""


class Made(NamedTuple):
    """A record of a random world."""

    register: str
    state: str
    owner: str
    visibility: Seen
    parties: frozenset[str]
    places: frozenset[str]
    country: str | None


def _some(*values: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values))


MADE = st.builds(
    Made,
    st.sampled_from(list(GROUNDS)),
    st.sampled_from(list(STATES)),
    st.sampled_from(["", *AGENCIES]),
    st.sampled_from([seen for seen in Seen if seen is not PUBLIC]),
    _some(*AGENCIES),
    _some(*UNITS),
    st.sampled_from([None, *COUNTRIES]),
)
DESKS = st.builds(
    Audience,
    st.sampled_from(["own", "party", "locality", "region", "all", "public", "machinery"]),
    st.sampled_from(list(Seen)),
    _some(*AGENCIES),
    _some(*UNITS),
    _some(*COUNTRIES),
)


@given(
    st.lists(MADE, max_size=8), st.lists(DESKS, min_size=3, max_size=6), st.sampled_from(Seen), st.sampled_from(Seen)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_desk_is_the_same_in_the_index_and_in_the_rows(
    empty_site: Path, world: list[Made], desks: list[Audience], place: Seen, country: Seen
) -> None:
    levels = {name: {own[0]: place, own[1]: country} for name, own in GROUNDS.items()}
    with declared_with(levels), transaction.atomic():
        for number, one in enumerate(world, start=1):
            _write(UUID(int=number), one)
        state = _state()
        for audience in desks:
            everywhere: Counter[str] = Counter()
            for name in GROUNDS:
                rows = list(registers()[name].rows(audience))
                found = find(state, audience, desk_request(registers()[name], {}, audience))
                assert set(found.uids) == {row.uid for row in rows}, (audience, name)
                assert found.total == len(found.uids) == len(rows)
                assert dict(found.facets["state"]) == Counter(row.state for row in rows)
                assert dict(found.facets["owner"]) == Counter(row.owner or "nobody" for row in rows)
                assert dict(found.facets["visibility"]) == Counter(_kept(row) for row in rows)
                everywhere[name] = len(rows)
            found = find(state, audience, desk_request(None, {}, audience))
            assert dict(found.facets["register"]) == +everywhere
            assert Counter(hit.register for hit in found.hits) == +everywhere
        transaction.set_rollback(True)


def _kept(row: Any) -> str:
    return (PUBLIC if row.state == PUBLISHED else Seen(row.visibility)).name.lower()


def _write(uid: UUID, one: Made) -> None:
    """Past the door, which would not write all of these in one step."""
    values: dict[str, Any] = {}
    places, country = GROUNDS[one.register]
    for column, value in ((places, sorted(one.places) or None), (country, one.country)):
        if column:
            many = registers()[one.register].kinds[column].many
            values[column] = [value] if many and isinstance(value, str) else value
    with door_opened():
        registers()[one.register].model(
            uid=uid, state=one.state, owner=one.owner, visibility=one.visibility, **values
        ).save(force_insert=True)
    RecordParty.objects.bulk_create(RecordParty(uid=uid, agency=agency) for agency in sorted(one.parties))


def _state() -> State:
    """An index of all records there are, in memory."""
    schema = build_schema()
    index = Index(schema)
    register_analyser(index)
    writer = index.writer(20_000_000, 1)
    for register in registers().values():
        for made in documents(register):
            writer.add_document(document(made, schema))
    writer.commit()
    index.reload()
    return State(index.searcher(), schema)


def test_everybody_finds_the_records_that_were_decided(empty_site: Path) -> None:
    """The canary world: the desks of every role of the policy's own test."""
    world = build_world()
    desk_index().catch_up()
    looked_at = 0
    for agency, role, name in DECIDED:
        register = registers()[name]
        for desk in powers_of(world.person(agency, role), DAY).desks(register):
            request = desk_request(register, {"limit": ["200"]}, desk.audience)
            rows = set(register.rows(desk.audience).values_list("uid", flat=True))
            assert set(find(desk_index(), desk.audience, request).uids) == rows, (agency, role, desk.scope)
            looked_at += len(rows)
    assert looked_at > 200


def test_a_request_checked_for_another_desk_is_not_answered(empty_site: Path) -> None:
    desk_index().catch_up()
    request = desk_request(None, {}, Audience("all", RESTRICTED))
    with pytest.raises(ValueError, match="another audience"):
        find(desk_index(), Audience("all", PUBLIC), request)
