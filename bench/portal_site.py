"""A whole site for the pages: all the real data, and beside it as many generated records as one wants."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from nhipcau.core.register import Register

TIES = 10
"""One generated record in so many is a tie, in each register of ties."""
UNDATED = 0.3
SEED = 2026
CHUNK = 1000
INSERT = (
    "INSERT INTO store_item (id, register, number, code, uid, row, record, search) "
    "VALUES (:id, :register, :number, :code, :uid, :row, :record, :search)"
)


class Span(NamedTuple):
    """Records of one register to be made: numbers ``first`` to ``end - 1``."""

    register: str
    first: int
    end: int


def open_site(home: Path, count: int) -> None:
    """Set up Django at ``home``, with the real data and ``count`` generated records; kept from an earlier run if it fits."""
    mark = home / "generated"
    fresh = not (mark.exists() and mark.read_text() == str(count))
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    from bench.progress import progress
    from nhipcau.core.search import public_index

    if fresh:
        _build(home, count)
        mark.write_text(str(count))
    elif not public_index().is_current():
        public_index().rebuild(progress("search index"))


def _build(home: Path, count: int) -> None:
    from django.core.management import call_command
    from django.db import connections

    from bench.progress import progress
    from nhipcau.actions.seed import seed
    from nhipcau.core.projection import project
    from nhipcau.core.search import public_index

    real = home.parent / "real"
    if real.exists():
        shutil.copytree(real, home, dirs_exist_ok=True)
    else:
        for alias in ("default", "projection", "inbox"):
            call_command("migrate", database=alias, verbosity=0)
        seed()
        project()
    connections.close_all()  # what follows parts into processes, and a connection belongs to one
    if not real.exists():
        shutil.copytree(home, real)  # for the other size
    _add(home / "public.sqlite3", count)
    public_index().rebuild(progress("search index"))


def _add(store: Path, count: int) -> None:
    """Write the generated items beside the real ones, past the projector but in its very form."""
    from bench.progress import progress

    rows = sqlite3.connect(store, isolation_level=None)
    numbers = dict(rows.execute("SELECT register, MAX(number) FROM store_item GROUP BY register"))
    (last,) = rows.execute("SELECT MAX(id) FROM store_item").fetchone()
    rows.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
    rows.execute("BEGIN")
    show, done = progress("generated records"), 0
    with get_context("fork").Pool(2) as pool:
        for made in pool.imap(_items, _spans(count, numbers)):
            rows.executemany(INSERT, ({"id": last + done + at, **item} for at, item in enumerate(made, 1)))
            done += len(made)
            show(done, count)
    rows.execute("INSERT INTO store_itemchange (item) SELECT id FROM store_item WHERE id > ? ORDER BY id", [last])
    rows.execute("COMMIT")
    rows.execute("PRAGMA journal_mode=WAL")
    rows.close()


def _spans(count: int, numbers: dict[str, int]) -> Iterator[Span]:
    from bench.records import REGISTER
    from nhipcau.core.registry import registers

    tied = [register.name for register in registers().values() if register.bond]
    each = count // TIES
    shares = [*((name, each) for name in tied), (REGISTER, count - each * len(tied))]
    return chain.from_iterable(_parts(name, numbers.get(name, 0) + 1, size) for name, size in shares)


def _parts(name: str, first: int, size: int) -> Iterator[Span]:
    for start in range(first, first + size, CHUNK):
        yield Span(name, start, min(start + CHUNK, first + size))


def _items(span: Span) -> list[dict[str, Any]]:
    from bench.records import REGISTER, chunk
    from nhipcau.core.projection.item import Grounds, make_items
    from nhipcau.core.registry import registers

    if span.register == REGISTER:
        made = chunk((span.first, span.end))
        return [
            {
                "register": REGISTER,
                **{part: getattr(one, part) for part in ("number", "code", "uid", "row", "record", "search")},
            }
            for one in made
        ]
    register = registers()[span.register]
    items = make_items(register, list(_ties(register, span)), Grounds({}))
    return [
        {
            "register": one.register,
            "number": one.number,
            "code": one.code,
            "uid": one.uid.hex,
            "row": one.row,
            "record": one.record,
            "search": one.search,
        }
        for one in items
    ]


def _ties(register: Register, span: Span) -> Iterator[Any]:
    """Real ties and papers carried to other places and days: real partners, so that some have very many."""
    from bench.vocabulary import shipped, vocabulary
    from nhipcau.core.record import PUBLISHED
    from nhipcau.core.search.bonds import declared
    from nhipcau.lib.identifiers import seeded_uid

    bond, random, known = declared(register), Random(f"{SEED}:{span.register}:{span.first}"), shipped(span.register)
    places = vocabulary().units + vocabulary().former_units
    dropped = [name for name in register.relations if name != bond.partner]
    for number in range(span.first, span.end):
        day = f"{random.randint(1985, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        values = {
            **random.choice(known),
            **dict.fromkeys(dropped),
            bond.here: random.choice(places),
            bond.since: None if random.random() < UNDATED else day,
        }
        yield register.model(
            uid=seeded_uid("bench", f"{span.register}/{number}"),
            number=number,
            state=PUBLISHED,
            basis={"code": "ALREADY_PUBLIC", "url": f"https://example.org/{number}"},
            source="",
            **{_attribute(register, name): value for name, value in values.items()},
        )


def _attribute(register: Register, column: str) -> str:
    """Where a model keeps a column's plain value: a relation's uid beside the record it points at."""
    return str(getattr(register.model._meta.get_field(column), "attname", column))
