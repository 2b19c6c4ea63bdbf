"""The table of the policy against what was decided by hand; and no line of it can be loosened without a test noticing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Seen
from nhipcau.core.people.words import ROLES
from nhipcau.core.policy import Powers, powers_of, table
from nhipcau.core.policy.words import ACTIONS, ALL, CREATE, MESSAGE_ACTIONS, PEOPLE_ACTIONS, SCOPES, SEE
from nhipcau.core.registry import registers
from tests.people import DAY
from tests.world import (
    LEVELS,
    NO_PLACES,
    POINTING,
    REGISTER,
    RELATIONS,
    TASK_LEVELS,
    TASK_RELATIONS,
    TASKS,
    World,
    build_tasks,
    build_world,
    record,
)

MINE = "own followed"
HUE = "own followed place former neighbour nobody"
NEAR = HUE + " region"
EVERY = " ".join(RELATIONS)

Reach = dict[str, tuple[str, Seen]]
"""{scope: (relations of the records it has, how narrowly kept they may be)}"""

NARROW: Reach = {"own": (MINE, OWN)}
WHOLE: Reach = {"own": (MINE, RESTRICTED)}
AROUND: Reach = {
    "party": ("party", SHARED),
    "locality": (HUE, SHARED),
    "region": (NEAR, SHARED),
    "all": (EVERY, PUBLIC),
}
NOTHING: Reach = {"own": ("", OWN)}
ABROAD: Reach = {"party": ("country", SHARED), "locality": ("", SHARED), "region": ("", SHARED), "all": (EVERY, PUBLIC)}

BESIDE: Reach = {scope: AROUND[scope] for scope in ("party", "locality", "region")}
"""Where one takes part in discussions besides one's own agency."""

WRITING = "create edit remove submit confirm"
DECIDING = f"{WRITING} approve publish withdraw"


def _each(actions: str, reach: Reach) -> dict[str, Reach]:
    return {action: reach for action in actions.split()}  # noqa: C420  # each its own


DECIDED: dict[tuple[str, str, str], dict[str, Reach]] = {
    ("office", "officer", REGISTER): {
        "see": NARROW | AROUND, **_each(WRITING, NARROW), "attest": AROUND, "adopt": {"locality": (HUE, SHARED)},
        "discuss": NARROW | BESIDE,
    },
    ("office", "approver", REGISTER): {
        "see": WHOLE | AROUND, "attest": AROUND, "discuss": WHOLE | BESIDE, **_each(DECIDING, WHOLE),
        **_each("approve publish withdraw", WHOLE | {"locality": (HUE, SHARED)}),
    },
    ("office", "approver", POINTING): {
        "see": WHOLE | AROUND, "attest": AROUND, "discuss": WHOLE | BESIDE, **_each(DECIDING, WHOLE),
        **_each("publish withdraw", WHOLE | {"locality": (HUE, SHARED)}),
    },
    ("office", "administrator", REGISTER): {"see": NARROW | {"all": (EVERY, PUBLIC)}},
    ("department", "officer", REGISTER): {
        "see": AROUND | {"own": ("neighbour", OWN), "party": ("", SHARED)}, **_each(WRITING, {"own": ("neighbour", OWN)}),
        "attest": AROUND | {"party": ("", SHARED)}, "discuss": BESIDE | {"own": ("neighbour", OWN), "party": ("", SHARED)},
    },
    ("department", "approver", REGISTER): {
        "see": AROUND | {"own": ("neighbour", RESTRICTED), "party": ("", SHARED)},
        **_each(DECIDING, {"own": ("neighbour", RESTRICTED)}),
        "attest": AROUND | {"party": ("", SHARED)},
        "discuss": BESIDE | {"own": ("neighbour", RESTRICTED), "party": ("", SHARED)},
    },
    ("ministry", "centre", REGISTER): _each("see attest discuss", {"all": (EVERY, SHARED)}),
    ("ministry", "auditor", REGISTER): {"see": {"all": (EVERY, RESTRICTED)}},
    ("partner", "partner", REGISTER): {
        "see": NOTHING | {"party": ("", SHARED), "all": (EVERY, PUBLIC)}, **_each(WRITING, NOTHING),
        "attest": {"party": ("", SHARED), "all": (EVERY, PUBLIC)}, "discuss": NOTHING | {"party": ("", SHARED)},
    },
    ("partner", "partner", POINTING): {
        "see": NOTHING | {"party": ("", SHARED), "all": (EVERY, PUBLIC)}, "attest": {"party": ("", SHARED), "all": (EVERY, PUBLIC)},
        "discuss": NOTHING | {"party": ("", SHARED)},
    },
    ("office", "officer", POINTING): {
        "see": NARROW | AROUND, **_each(WRITING, NARROW), "attest": AROUND, "adopt": {"locality": (HUE, SHARED)},
        "discuss": NARROW | BESIDE,
    },
    ("ministry", "auditor", POINTING): {"see": {"all": (EVERY, RESTRICTED)}},
    ("mission", "officer", POINTING): {
        "see": NOTHING | ABROAD, "attest": ABROAD, **_each(WRITING, NOTHING),
        "discuss": NOTHING | {scope: ABROAD[scope] for scope in BESIDE},
    },
    ("mission", "officer", NO_PLACES): {
        "see": NOTHING | ABROAD, "attest": ABROAD, **_each(WRITING, NOTHING),
        "discuss": NOTHING | {scope: ABROAD[scope] for scope in BESIDE},
    },
}  # fmt: skip
"""Who, in which register: what he may do, from which desks, to which records. Worked out by hand."""

SHARING = "led whole party supporting member"
IN_CHARGE: Reach = {"lead": ("led whole", SHARED)}
OF_OWN_GROUND: Reach = {"locality": (MINE, SHARED), "region": (MINE, SHARED), "all": ("", PUBLIC)}
EVERY_TASK = " ".join(TASK_RELATIONS)

DECIDED_OF_TASKS: dict[tuple[str, str], dict[str, Reach]] = {
    ("office", "officer"): {
        "see": NARROW | IN_CHARGE | {"party": (SHARING, SHARED)} | OF_OWN_GROUND,
        **_each("create remove", NARROW), "edit": NARROW | IN_CHARGE,
        "discuss": NARROW | {"party": (SHARING, SHARED), "locality": (MINE, SHARED), "region": (MINE, SHARED)},
    },
    ("office", "approver"): {
        "see": WHOLE | IN_CHARGE | {"party": (SHARING, SHARED)} | OF_OWN_GROUND,
        **_each("create remove", WHOLE), "edit": WHOLE | IN_CHARGE,
        "discuss": WHOLE | {"party": (SHARING, SHARED), "locality": (MINE, SHARED), "region": (MINE, SHARED)},
    },
    ("office", "administrator"): {"see": NARROW | {"all": ("", PUBLIC)}},
    ("partner", "partner"): {
        "see": NOTHING | {"lead": ("theirs", SHARED), "party": ("theirs supporting", SHARED), "all": ("", PUBLIC)},
        "edit": {"lead": ("theirs", SHARED)},
        "discuss": NOTHING | {"party": ("theirs supporting", SHARED)},
    },
    ("ministry", "centre"): _each("see discuss", {"all": (EVERY_TASK, SHARED)}),
    ("ministry", "auditor"): {"see": {"all": (EVERY_TASK, RESTRICTED)}},
}  # fmt: skip
"""The same for tasks, which are shared by their agencies and never published."""

FOR_PEOPLE = {
    "officer": {"see_people": "own", "decide_claims": "own"},
    "approver": {"see_people": "own", "decide_claims": "own", "keep_views": "own"},
    "administrator": {"see_people": "own", "manage_people": "own", "keep_views": "own"},
    "partner": {"see_people": "own", "keep_profile": "own"},
    "auditor": {"see_people": "all"},
    "centre": {
        "see_people": "all", "manage_people": "all", "give_reaching": "all", "keep_agencies": "all", "decide_claims": "all",
    },
}  # fmt: skip


FOR_MESSAGES = {
    "officer": {"see_messages": "own", "handle_messages": "own"},
    "approver": {"see_messages": "own", "handle_messages": "own"},
    "partner": {"see_messages": "own", "handle_messages": "own"},
    "centre": {"see_messages": "own no-agency", "handle_messages": "own no-agency"},
    "auditor": {"see_messages": "all"},
}
"""Administrators of people read no messages; the centre reads none that came to another agency."""


@pytest.fixture
def world(empty_site: Path) -> World:
    world = build_world()
    build_tasks(world)
    return world


def _found(powers: Powers, register: str) -> dict[str, dict[str, set[tuple[str, Seen]]]]:
    """{action: {scope: (relation, level) of every record of that desk}} as the table has it."""
    relations = TASK_RELATIONS if register == TASKS else RELATIONS
    names = {record(relation, seen, register): (relation, seen) for relation in relations for seen in LEVELS}
    there = registers()[register]
    return {
        action: {
            desk.scope: {names[uid] for uid in desk.audience.rows(there).values_list("uid", flat=True)}
            for desk in desks
        }
        for action in ACTIONS
        if (desks := powers.desks(there, action))
    }


def _decided(reaches: dict[str, Reach], levels: Iterable[Seen] = LEVELS) -> dict[str, dict[str, set[tuple[str, Seen]]]]:
    return {
        action: {
            scope: {(relation, level) for relation in relations.split() for level in levels if level <= seen}
            for scope, (relations, seen) in reach.items()
        }
        for action, reach in reaches.items()
    }


def _disagreements(world: World) -> Iterator[str]:
    for (agency, role, register), reaches in DECIDED.items():
        powers = powers_of(world.person(agency, role), DAY)
        if _found(powers, register) != _decided(reaches):
            yield f"{role} of {agency} in {register}"
    for (agency, role), reaches in DECIDED_OF_TASKS.items():
        if _found(powers_of(world.person(agency, role), DAY), TASKS) != _decided(reaches, TASK_LEVELS):
            yield f"{role} of {agency} in {TASKS}"


def test_every_desk_has_the_records_that_were_decided(world: World) -> None:
    for (agency, role, register), reaches in DECIDED.items():
        assert _found(powers_of(world.person(agency, role), DAY), register) == _decided(reaches), (agency, role)
    for (agency, role), reaches in DECIDED_OF_TASKS.items():
        assert _found(powers_of(world.person(agency, role), DAY), TASKS) == _decided(reaches, TASK_LEVELS), (
            agency,
            role,
        )


def test_a_record_is_shown_by_the_desk_that_sees_most_of_it_and_says_what_one_may_do(world: World) -> None:
    for (agency, role, register), reaches in DECIDED.items():
        decided = _decided(reaches)
        deepest = {
            one: max(reaches[SEE][scope][1] for scope, rows in decided[SEE].items() if one in rows)
            for one in set().union(*decided[SEE].values())
        }
        may = {
            one: {action for action, desks in decided.items() if action != SEE and one in set().union(*desks.values())}
            for one in deepest
        }
        uids = {record(relation, seen, register): (relation, seen) for relation in RELATIONS for seen in LEVELS}
        looks = powers_of(world.person(agency, role), DAY).looks(registers()[register], uids)
        assert {uids[uid]: look.clearance for uid, look in looks.items()} == deepest, (agency, role)
        assert {uids[uid]: set(look.may) for uid, look in looks.items()} == may, (agency, role)


def test_every_line_of_the_table_is_decided_upon(world: World) -> None:
    """A rule nobody's row above speaks of would be one that no test governs."""
    spoken = {
        (role, action, scope)
        for (_, role, *_), reaches in (*DECIDED.items(), *DECIDED_OF_TASKS.items())
        for action, reach in reaches.items() for scope in reach
    }  # fmt: skip
    assert {(rule.role, rule.action, rule.scope) for rule in table.TABLE} == spoken


def _looser(rule: table.Rule) -> Iterator[table.Rule]:
    """The line as somebody might loosen it, a step in each direction."""
    scopes = list(SCOPES)
    if rule.seen < RESTRICTED:
        yield rule._replace(seen=Seen(rule.seen + 1))
    if rule.scope != ALL:
        yield rule._replace(scope=scopes[scopes.index(rule.scope) + 1])
        yield rule._replace(scope=ALL)
    if rule.kind:
        yield rule._replace(kind="")
    if rule.registers != table.EVERY:
        yield rule._replace(registers=table.EVERY)
    for role in ROLES:
        if role != rule.role and not any(_same(one, rule, role) for one in table.TABLE):
            yield rule._replace(role=role)


def _same(one: table.Rule, rule: table.Rule, role: str) -> bool:
    return (one.role, one.action, one.scope, one.kind) == (role, rule.action, rule.scope, rule.kind)


def test_no_line_can_be_loosened_or_lost_unnoticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    unnoticed = []
    for place, rule in enumerate(table.TABLE):
        kept = (*table.TABLE[:place], *table.TABLE[place + 1 :])
        # One role more is a line more; anything else takes the line's place.
        looser = [(*kept, one) if one.role == rule.role else (*kept, rule, one) for one in _looser(rule)]
        for changed in (kept, *looser):
            monkeypatch.setattr(table, "TABLE", changed)
            if not any(_disagreements(world)):
                unnoticed.append((rule, set(changed) - set(table.TABLE)))
    assert not unnoticed


def test_people_and_agencies_are_managed_as_decided() -> None:
    found: dict[str, Any] = {}
    for rule in table.PEOPLE:
        found.setdefault(rule.role, {})[rule.action] = rule.scope
    assert found == FOR_PEOPLE
    assert {action for one in FOR_PEOPLE.values() for action in one} == set(PEOPLE_ACTIONS)


def test_messages_are_seen_and_handled_as_decided() -> None:
    found: dict[str, dict[str, str]] = {}
    for rule in table.MESSAGES:
        one = found.setdefault(rule.role, {})
        one[rule.action] = f"{one[rule.action]} {rule.scope}" if rule.action in one else rule.scope
    assert found == FOR_MESSAGES
    assert {action for one in FOR_MESSAGES.values() for action in one} == set(MESSAGE_ACTIONS)


def test_whoever_may_change_a_record_may_see_it() -> None:
    for rule in table.TABLE:
        if rule.action in (SEE, CREATE):
            continue
        assert any(
            (one.role, one.action, one.scope) == (rule.role, SEE, rule.scope) and one.seen >= rule.seen
            for one in table.TABLE
        ), rule


def test_decisions_cost_the_same_for_what_is_not_there_and_what_is_not_ones_own(world: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from nhipcau.core.faults import Fault
    from tests.steps import uid

    said = []
    for asked in (uid("nobody ever wrote this"), record("elsewhere", RESTRICTED)):
        powers = powers_of(world.person("office", "officer"), DAY)
        with (
            CaptureQueriesContext(
                connection,
            ) as queries,
            pytest.raises(Fault) as refused,
        ):
            powers.look(registers()[REGISTER], asked)
        said.append((len(queries), [q["sql"].split("FROM")[0] for q in queries], str(refused.value)))
    assert said[0][0] == said[1][0]
    assert said[0][2] == said[1][2]
