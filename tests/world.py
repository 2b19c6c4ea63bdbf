"""A small world of agencies around the office of Huế, and records that stand to it in every relation. None is real."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Seen
from nhipcau.core.people.door import Opening, appoint, open_agency, succeed
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.registry import registers
from tests.people import ACT, DAY, person
from tests.steps import BASIS, uid

REGISTER = "opportunities"
"""Has places, and partners keep records in it. Its records here are about nobody's real project."""
NO_PLACES = "partners"
"""Has countries and no places."""
POINTING = "agreements"
"""Has one place each, and points at partners: all of them here at the published partner of the far office."""

RELATIONS = ("own", "followed", "party", "country", "place", "former", "neighbour", "region", "elsewhere", "nobody")
"""How a record stands to the office of Huế (to the mission, in the case of ``country``): whose it is or what it is about.

``place``: about Huế, of an agency elsewhere; ``former``: about the province Thừa Thiên Huế as it was; ``neighbour``:
of the department of Huế, about no place; ``region``: about Quảng Trị, of its office; ``elsewhere``: about Cần Thơ;
``nobody``: about Huế, owned by nobody.
"""
LEVELS = {PUBLIC: "published", SHARED: "shared", OWN: "own", RESTRICTED: "restricted"}


TASKS = "tasks"
"""Work that agencies share; none of it is ever published. Its records here are nobody's real work."""
TASK_RELATIONS = ("own", "followed", "led", "whole", "party", "supporting", "member", "theirs", "elsewhere")
"""How a task of the far office (of the office itself, or the one it followed: ``own``, ``followed``) stands to the office
of Huế. ``led``: it leads; ``whole``: it keeps the project; ``party``: the task was shared with it; ``supporting``: it
supports, and so does the partner; ``member``: it is a party to the project, which the region's office keeps;
``theirs``: the partner leads; ``elsewhere``: nothing of this.
"""
TASK_LEVELS = (SHARED, OWN, RESTRICTED)


@dataclass
class World:
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[tuple[str, str], Account] = field(default_factory=dict)
    """By agency and role."""

    def person(self, agency: str, role: str) -> Account:
        """Somebody with one role in one agency, made when first asked for."""
        key = (agency, role)
        if key not in self.people:
            account = person(f"{role}.{agency}")
            appoint(account, self.agencies[agency], role, DAY, ACT)
            self.people[key] = account
        return self.people[key]


def build_world() -> World:
    """Agencies, and a record of every relation and level in each of the registers."""
    world = World(_agencies())
    for register in (REGISTER, NO_PLACES, POINTING):
        ledger.write(
            registers()[register],
            [_entry(world, register, relation, seen) for relation in RELATIONS for seen in LEVELS],
            ACT,
        )
    return world


def build_tasks(world: World) -> None:
    """Two projects, and a task of every relation and level."""
    office = str(world.agencies["office"].uid)
    keepers = {"whole": "office", "member": "region", "elsewhere": "far"}
    ledger.write(
        registers()["projects"],
        [
            ledger.Entry(
                uid(f"world-project-{name}"),
                {"name": {"vi": f"Dự án thử {name}"}},
                owner=str(world.agencies[keeper].uid),
                visibility=SHARED,
                parties=(office,) if name == "member" else (),
            )
            for name, keeper in keepers.items()
        ],
        ACT,
    )
    ledger.write(
        registers()[TASKS],
        [_task(world, relation, seen) for relation in TASK_RELATIONS for seen in TASK_LEVELS],
        ACT,
    )


def _task(world: World, relation: str, seen: Seen) -> ledger.Entry:
    office, far, partner = (str(world.agencies[name].uid) for name in ("office", "far", "partner"))
    owner = {"own": "office", "followed": "old"}.get(relation, "far")
    project = relation if relation in ("whole", "member") else "elsewhere" if owner == "far" else None
    values = {
        "title": canary(relation, seen, TASKS),
        "lead": {"led": office, "theirs": partner, "elsewhere": far}.get(relation),
        "supporting": [office, partner] if relation == "supporting" else None,
        "project": str(uid(f"world-project-{project}")) if project else None,
    }
    parties = (office,) if relation == "party" else ()
    return ledger.Entry(
        record(relation, seen, TASKS), values, owner=str(world.agencies[owner].uid), visibility=seen, parties=parties
    )


def record(relation: str, seen: Seen, register: str = REGISTER) -> UUID:
    return uid(f"world-{register}-{relation}-{LEVELS[seen]}")


def bird(register: str) -> str:
    """How the canaries of a register begin: far enough from each other that no search takes one for another's misspelling."""
    return f"Canary{register[:3] * 3}"


def canary(relation: str, seen: Seen, register: str = REGISTER) -> str:
    """A word that stands in one record and nowhere else in the world."""
    return f"{bird(register)}{relation}{LEVELS[seen]}"


def _agencies() -> dict[str, Agency]:
    since = date(2025, 7, 1)
    openings = {
        "office": Opening(
            "external-affairs-office", "Sở Ngoại vụ thử", "Office", "department", "hue", valid_from=since
        ),
        "old": Opening("department", "Ban Đối ngoại cũ thử", "Old board", place="hue"),
        "department": Opening("department", "Sở thử", "Department", place="hue", valid_from=since),
        "region": Opening(
            "external-affairs-office",
            "Cơ quan Quảng Trị thử",
            "Quảng Trị office",
            "other",
            "quang-tri",
            valid_from=since,
        ),
        "far": Opening(
            "external-affairs-office", "Cơ quan Cần Thơ thử", "Cần Thơ office", "other", "can-tho", valid_from=since
        ),
        "ministry": Opening("ministry-unit", "Đơn vị Bộ thử", "Ministry unit"),
        "mission": Opening("mission", "Cơ quan đại diện thử", "Mission", countries=("JP",)),
        "partner": Opening("foreign-partner", "Đối tác thử", "Partner"),
    }
    agencies = {name: open_agency(opening, ACT) for name, opening in openings.items()}
    succeed(agencies["old"], [agencies["office"]], since, "Quyết định thử", ACT)
    return agencies


def _entry(world: World, register: str, relation: str, seen: Seen) -> ledger.Entry:
    owner = {
        "own": "office", "followed": "old", "neighbour": "department", "region": "region", "nobody": "",
        "place": "ministry", "former": "ministry", "party": "far", "country": "far", "elsewhere": "far",
    }[relation]  # fmt: skip
    places = {
        "place": "hue",
        "former": "thua-thien-hue",
        "nobody": "hue",
        "region": "quang-tri",
        "elsewhere": "can-tho",
    }
    named = canary(relation, seen, register)
    if register == REGISTER:
        values = {"name": {"vi": named}, "places": [places[relation]] if relation in places else None}
    elif register == NO_PLACES:
        values = {"name": named, "country": "JP" if relation == "country" else "LA"}
    else:
        values = {
            "vn_party": named,
            "kind": "memorandum",
            "place": places.get(relation),
            "partner": str(record("elsewhere", PUBLIC, NO_PLACES)),
            "country": "JP" if relation == "country" else "LA",
        }
    return ledger.Entry(
        record(relation, seen, register),
        values,
        publish=BASIS if seen is PUBLIC else None,
        source="test",
        owner=str(world.agencies[owner].uid) if owner else "",
        visibility=None if seen is PUBLIC else seen,
        parties=(str(world.agencies["office"].uid),) if relation == "party" else (),
    )
