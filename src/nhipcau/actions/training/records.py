"""Sketching the records of a province: every register there is, found by the machinery, in plausible shares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from nhipcau.actions.seed import seeding_order
from nhipcau.actions.training.agencies import ABROAD, OFFICE
from nhipcau.actions.training.exercises import exercise_sketches
from nhipcau.actions.training.names import HERE, SUBJECTS, abroad, typed_otherwise
from nhipcau.actions.training.recipes import EXPIRING, OTHERS, RECIPES, SHARES
from nhipcau.actions.training.sketches import BEGINNING, Asked, Sketch, World, dice, uid_of
from nhipcau.actions.training.values import value_of
from nhipcau.core.kinds import Relation, When
from nhipcau.core.record import INSIDE
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from random import Random

    from nhipcau.core.register import Register

SIZES = {"small": 240, "province": 2000, "large": 20_000}
"""Records of all registers together, about."""

COUNTRIES = {"LA": 8, "JP": 6, "KR": 6, "CN": 4, "TH": 4, "KH": 3, "FR": 3, "DE": 2, "US": 2, "AU": 2, "IN": 2, "NL": 1}
KEEPERS = {OFFICE: 60, "tourism": 10, "education": 8, "suoi-mau": 5, "deo-thu": 4, "friendship": 5, "mission": 3}
OFFERING = {"enterprise": 4, ABROAD: 4}
"""Shares of agencies in what is kept; the last ones only in registers that partners keep records in."""
FATES = {"published": 55, "approved": 8, "submitted": 12, "draft": 15, "withdrawn": 10}
UNDECIDED = {"draft": 50, "submitted": 50}
"""How far records have come; what partners offer waits for a decision."""
DUPLICATES, CONFLICTS, STALE, WITH_PARTY = 0.04, 0.1, 0.45, 0.08
"""Shares of records: entered twice, told differently by two sources, not confirmed for a year, naming another agency."""
LAST_LEFT = timedelta(days=10)
"""What was entered last was entered so long ago: everything that was done to it lies behind it."""
RUNNING_OUT = 6
"""How many records of a register run out within three months."""


def sketch_all(asked: Asked) -> World:
    """Every record of the province, those that others point at first."""
    world = World(asked)
    named = list(exercise_sketches(world))
    for register in seeding_order():
        for sketch in named:
            if sketch.register.name == register.name:
                world.add(sketch)
        for number in range(1, _count(register, asked) + 1):
            world.add(sketched(register, number, world))
    return world


def _count(register: Register, asked: Asked) -> int:
    shares = {name: SHARES.get(name, OTHERS) for name in registers()}
    return max(SIZES[asked.size] * shares[register.name] // sum(shares.values()), 4)


def sketched(register: Register, number: int, world: World) -> Sketch:
    random = dice(world.asked, register.name, number)
    runs_out = register.name in EXPIRING and number <= RUNNING_OUT
    day = _runs_out_on(register, number, world.asked.today) if runs_out else _day(random, world.asked.today)
    keepers = KEEPERS | OFFERING if register.offered else KEEPERS
    keeper = _drawn(random, keepers)
    sketch = Sketch(
        register=register,
        number=number,
        random=random,
        uid=uid_of(world.asked, register.name, number),
        day=day,
        entered=_entered(register, day, world),
        country=_drawn(random, COUNTRIES),
        subject=random.choice(SUBJECTS),
        abroad=abroad(random, number),
        here=random.choice(HERE),
        fate=INSIDE if register.inside else _drawn(random, UNDECIDED if keeper in OFFERING else FATES),
        agency=keeper,
        is_stale=random.random() < STALE,
    )
    if random.random() < WITH_PARTY:
        sketch.parties = (random.choice([key for key in KEEPERS if key != keeper]),)
    _fill(sketch, world)
    if runs_out:
        column, term, words, _ = EXPIRING[register.name]
        sketch.values |= {column: day.isoformat(), term: words}
        sketch.fate, sketch.agency = "published", OFFICE
        return sketch
    _enter_twice(sketch, world)
    _tell_twice(sketch)
    return sketch


def _day(random: Random, today: date) -> date:
    """More of late than of old: registers were not always kept."""
    span = (today - BEGINNING - LAST_LEFT).days
    return BEGINNING + timedelta(days=round(span * random.random() ** 0.6))


def _entered(register: Register, day: date, world: World) -> date:
    """The fifth of the next quarter, when offices catch up; not before what the record cannot be without was there."""
    quarter = day.month - (day.month - 1) % 3
    following = (day.replace(month=quarter, day=1) + timedelta(days=100)).replace(day=5)
    entered = min(following, world.asked.today - LAST_LEFT)
    needed = [kind.to for name in register.mandatory if isinstance(kind := register.kinds[name], Relation)]
    return max([entered, *(min(one.entered for one in world.made[to]) for to in needed if world.made.get(to))])


def _fill(sketch: Sketch, world: World) -> None:
    """Links first: the country of a record is that of the one it is about."""
    register = sketch.register
    ordered = sorted(register.stored, key=lambda column: column.name not in register.relations)
    for column in ordered:
        recipe = RECIPES.get(f"{register.name}.{column.name}")
        if recipe is None and column.name in register.kept:
            continue
        value = recipe(sketch, world) if recipe else value_of(column, sketch, world)
        if value is None:
            continue
        sketch.values[column.name] = value
        target = world.by_uid.get(value) if column.name in register.relations and isinstance(value, str) else None
        if target and target.register.country and column.name in (register.mandatory or register.label_from):
            sketch.country = target.country


def _runs_out_on(register: Register, number: int, today: date) -> date:
    """The day of a record that runs out within three months."""
    return today + timedelta(days=13 * number) - EXPIRING[register.name][-1]


def _enter_twice(sketch: Sketch, world: World) -> None:
    """Now and then a record is one that is there already, typed by somebody else."""
    known = world.entered_by(sketch.register.name, sketch.entered)
    if sketch.random.random() > DUPLICATES or not known:
        return
    other = sketch.random.choice(known)
    for column in sketch.register.mandatory:
        name = other.values.get(column)
        if isinstance(name, str) and column not in sketch.register.relations and " " in name:
            sketch.values |= {**other.values, column: typed_otherwise(name, sketch.random)}
        elif isinstance(name, dict) and "vi" in name:
            sketch.values |= {**other.values, column: {**name, "vi": typed_otherwise(name["vi"], sketch.random)}}
        else:
            continue
        sketch.fate = "draft"
        world.twins |= {sketch.uid, other.uid}
        return


def _tell_twice(sketch: Sketch) -> None:
    """Now and then two sources name two days."""
    register = sketch.register
    days = [name for name in sketch.values if isinstance(register.kinds[name], When) and len(sketch.values[name]) == 10]
    if days and sketch.random.random() < CONFLICTS:
        other = date.fromisoformat(sketch.values[days[0]]) + timedelta(days=sketch.random.choice((-2, -1, 1)))
        sketch.says = {days[0]: other.isoformat()}


def _drawn(random: Random, shares: dict[str, int]) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
