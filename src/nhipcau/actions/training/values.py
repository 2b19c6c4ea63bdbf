"""A believable value of every kind. A column no recipe speaks of gets what its kind alone suggests."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nhipcau.actions.training.names import MARK, marked
from nhipcau.actions.training.sketches import Sketch, World
from nhipcau.core.kinds import (
    Amount,
    Choice,
    Country,
    Flags,
    Kind,
    Link,
    Names,
    Number,
    Place,
    Plain,
    Relation,
    Text,
    When,
    Words,
)
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.column import Column

MERGED = date(2025, 7, 1)
PLACE_NOW, PLACES_BEFORE = "quang-tri", ("quang-binh", "quang-tri-den-2025")
"""The made-up province stands where a real one is, with the units it was made of (see decision 0031)."""
EMPTY = 0.25
"""How often a column that no name needs is left empty: officers do not know everything either."""
EXACT, MONTHLY = 0.8, 0.93
"""Shares of days known exactly, and exactly or to the month."""

Make = Callable[[Any, "Column", Sketch, World], Plain]


def value_of(column: Column, sketch: Sketch, world: World) -> Plain:
    """A value by the column's kind; None for kinds nothing is known of, and now and then for any column."""
    register, kind = sketch.register, sketch.register.kinds[column.name]
    if column.name not in register.mandatory and sketch.random.random() < EMPTY:
        return None
    return made(kind, column, sketch, world)


def made(kind: Kind, column: Column, sketch: Sketch, world: World) -> Plain:
    """What the first line of :data:`MAKERS` that speaks of a kind makes."""
    return next((make(kind, column, sketch, world) for known, make in MAKERS if isinstance(kind, known)), None)


def place_on(day: date, sketch: Sketch) -> str:
    """The unit on whose ground the made-up province stood on a day."""
    return PLACE_NOW if day >= MERGED else sketch.random.choice(PLACES_BEFORE)


def told(day: date, sketch: Sketch) -> str:
    """A day as exactly as somebody knew it."""
    luck = sketch.random.random()
    return day.isoformat() if luck < EXACT else day.isoformat()[:7] if luck < MONTHLY else day.isoformat()[:4]


def is_name(column: Column, sketch: Sketch) -> bool:
    """Whether a column is one that records of its register are called by."""
    return column.name in {*sketch.register.mandatory, *sketch.register.label_from}


def words_for(column: Column, sketch: Sketch) -> Label:
    """What a text says: what the record is and what it is about, or that it stands for what its column asks."""
    singular, number = sketch.register.singular, sketch.number
    if is_name(column, sketch):
        return Label(
            f"{singular[0]} số {number} về {sketch.subject.vi}", f"{singular[1]} no. {number} on {sketch.subject.en}"
        )
    return Label(f"Nội dung mẫu về {sketch.subject.vi}", f"Sample text on {sketch.subject.en}")


def _text(kind: Text, column: Column, sketch: Sketch, world: World) -> Plain:
    return f"{words_for(column, sketch).vi} {MARK.vi}"


def _words(kind: Words, column: Column, sketch: Sketch, world: World) -> Plain:
    return marked(words_for(column, sketch))


def _names(kind: Names, column: Column, sketch: Sketch, world: World) -> Plain:
    return [{"text": f"{sketch.abroad.en} {MARK.en}", "lang": "en", "kind": "alias"}]


def _link(kind: Link, column: Column, sketch: Sketch, world: World) -> Plain:
    return f"https://tap-huan.invalid/{sketch.register.name}/{sketch.number}"


def _choice(kind: Choice, column: Column, sketch: Sketch, world: World) -> Plain:
    drawn = _met_most(kind.vocabulary, 2 if kind.many else 1, sketch)
    return list(dict.fromkeys(drawn)) if kind.many else drawn[0]


def _met_most(values: Iterable[str], count: int, sketch: Sketch) -> list[str]:
    """Values that stand first in a list are what offices meet most."""
    listed = list(values)
    return sketch.random.choices(listed, [1 / (place + 1) for place in range(len(listed))], k=count)


def _flags(kind: Flags, column: Column, sketch: Sketch, world: World) -> Plain:
    """None: a mark says what is wrong with a source, and here there is none."""
    return None


def _place(kind: Place, column: Column, sketch: Sketch, world: World) -> Plain:
    unit = place_on(sketch.day, sketch)
    return [unit] if kind.many else unit


def _country(kind: Country, column: Column, sketch: Sketch, world: World) -> Plain:
    return [sketch.country] if kind.many else sketch.country


def _when(kind: When, column: Column, sketch: Sketch, world: World) -> Plain:
    """The day the record speaks of, and later ones for the columns that come after it."""
    dated = [one.name for one in sketch.register.stored if isinstance(sketch.register.kinds[one.name], When)]
    first = sketch.register.dated if sketch.register.dated in dated else dated[0]
    after = dated.index(column.name) - dated.index(first)
    if after <= 0:
        return told(sketch.day, sketch) if column.name == first else None
    return told(sketch.day + timedelta(days=sketch.random.randrange(30, 1500) * after), sketch)


def _number(kind: Number, column: Column, sketch: Sketch, world: World) -> Plain:
    """Few large ones among many small ones, as in most tables, and round as people tell them."""
    size = math.exp(sketch.random.uniform(1, 13))
    return round(size, -max(int(math.log10(size)) - 1, 0))


def _amount(kind: Amount, column: Column, sketch: Sketch, world: World) -> Plain:
    return {"low": sketch.random.randrange(5, 900), "unit": _met_most(kind.units, 1, sketch)[0]}


def _relation(kind: Relation, column: Column, sketch: Sketch, world: World) -> Plain:
    """Records that were there before, public ones where a name is made of them; of its own register seldom, or everything would hang on everything."""
    known = world.entered_by(kind.to, sketch.entered)
    if is_name(column, sketch):
        # Else readers would see a name with a gap, and a table's name would fit two records.
        known = [one for one in known if one.fate == "published" and one.uid not in world.twins] or known
    if not known or (kind.to == sketch.register.name and sketch.random.random() > EMPTY):
        return None
    drawn = sketch.random.sample(known, min(len(known), 2 if kind.many else 1))
    return [str(one.uid) for one in drawn] if kind.many else str(drawn[0].uid)


MAKERS: tuple[tuple[type[Kind], Make], ...] = (
    (Relation, _relation),
    (Flags, _flags),
    (Choice, _choice),
    (Place, _place),
    (Country, _country),
    (When, _when),
    (Number, _number),
    (Amount, _amount),
    (Names, _names),
    (Link, _link),
    (Words, _words),
    (Text, _text),
)
"""The first line that fits makes the value; a kind that is none of these stays empty."""
