"""``python -m bench.desk_lists``: lists, facets, words and pages of desks over generated records, beside plain SQL."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from nhipcau.core.audience import Audience
    from nhipcau.core.search.state import State

AIMS = "aims at 1,000,000 records: first page with facets below 150 ms, page at an offset of 9,900 below 200 ms"
OWNERS = 40
ROUNDS, SQL_ROUNDS = 20, 3
SEED = 2026
DEEP = "9900"
ON = date(2026, 3, 2)


class Line(NamedTuple):
    """A question: ours (to a state of the index), asked anew each time; the same in SQL, if there is such a thing."""

    name: str
    ours: Callable[[State], Any]
    sql: Callable[[], Any] | None = None


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=50_000)
    options.add_argument("--keep", type=Path, default=None, help="a directory to build in, and to use again")
    given = options.parse_args()
    if given.keep:
        return _run(given.keep.resolve(), given.records)
    with tempfile.TemporaryDirectory(prefix="nhipcau-desk-lists-") as place:
        return _run(Path(place), given.records)


def _run(home: Path, count: int) -> int:
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(NHIPCAU_HOME=str(home), DJANGO_SETTINGS_MODULE="nhipcau.site.settings")
    import django

    django.setup()
    from bench.measure import machine
    from nhipcau.core.desk import desk_index

    print(machine(), flush=True)
    if not (home / "desk-index" / "current").exists():
        _build(count)
    found = desk_index().state()
    print(f"{found.searcher.num_docs:,} records, {found.searcher.num_segments} segments\n")
    print(f"{'milliseconds':<34}{'p50':>8}{'p95':>8}{'again':>8}{'SQL p50':>10}{'SQL / ours':>12}")
    for line in _lines(found):
        print(_measured(found, line), flush=True)
    print(f"\n{AIMS}\n{machine()}")
    return 0


def _build(count: int) -> None:
    """A full desk, its records spread over owners, states and levels, and the index of it."""
    from django.core.management import call_command

    from bench.desk import fill
    from bench.progress import progress
    from nhipcau.core.desk import desk_index
    from nhipcau.core.hands import enough, few_collections

    call_command("migrate", database="default", verbosity=0)
    fill(count)
    _spread()
    begun = time.monotonic()
    with few_collections():
        documents = desk_index().rebuild(progress("the desk's index"), enough())
    seconds = time.monotonic() - begun
    size = sum(path.stat().st_size for path in desk_index().root.rglob("*") if path.is_file())
    print(f"index built in {seconds:.1f} s, {documents / seconds:,.0f} records per s, {size / 1e6:,.0f} MB", flush=True)


def _spread() -> None:
    """Forty owners; six in ten published, one withdrawn, the rest drafts; a third at each level."""
    from django.db.models import Case, CharField, F, Value, When
    from django.db.models.functions import Cast, Concat

    from bench.records import REGISTER
    from nhipcau.core.record import DRAFT, PUBLISHED, WITHDRAWN, door_opened
    from nhipcau.core.registry import registers

    n = F("number")
    with door_opened():
        registers()[REGISTER].model._default_manager.annotate(tenth=n / OWNERS % 10).update(
            owner=Concat(Value("agency-"), Cast(n % OWNERS, CharField())),
            visibility=n / (OWNERS * 10) % 3 + 1,
            state=Case(
                When(tenth__lt=6, then=Value(PUBLISHED)), When(tenth=6, then=Value(WITHDRAWN)), default=Value(DRAFT)
            ),
        )


def _desks() -> dict[str, Audience]:
    from nhipcau.core.audience import Audience
    from nhipcau.core.column import OWN, SHARED
    from nhipcau.core.policy.reach import ground_of, region_of

    def owners(few: int) -> frozenset[str]:
        return frozenset(f"agency-{number}" for number in range(few))

    return {
        "all": Audience("all", SHARED),
        "region": Audience("region", SHARED, owners(8), region_of("hue", ON)),
        "locality": Audience("locality", SHARED, owners(2), ground_of("hue", ON)),
        "own": Audience("own", OWN, owners(1)),
    }


def _lines(state: State) -> list[Line]:
    from bench.records import REGISTER
    from nhipcau.core.desk import desk_request, find, suggest
    from nhipcau.core.registry import registers

    register, chance, desks = registers()[REGISTER], Random(SEED), _desks()
    whole = find(state, desks["all"], desk_request(register, {}, desks["all"])).facets
    kinds, units = ([token for token, _ in whole[name]] for name in ("kind", "place"))
    words = ("hop tac", "du an nha may", "khu công nghiệp", "cảng", "tourism", "nong nghiep cong nghe cao")

    def asked(audience: Audience, answer: Callable[..., Any] = find, **params: Callable[[], str] | str) -> Any:
        def ours(fresh: State) -> Any:
            given = {name: [value if isinstance(value, str) else value()] for name, value in params.items()}
            return answer(fresh, audience, desk_request(register, given, audience))

        return ours

    pick = lambda values: lambda: chance.choice(values)  # noqa: E731
    lines = [
        Line(f"first page, facets: {name}", asked(one), _sql(register, one, facets=True)) for name, one in desks.items()
    ]
    lines += [
        Line("filtered by place and kind: all", asked(desks["all"], place=pick(units), kind=pick(kinds))),
        Line("filtered by state: locality", asked(desks["locality"], state="draft"), _sql(register, desks["locality"], facets=True, state="draft")),
        Line("words: all", asked(desks["all"], q=pick(words))),
        Line("words: locality", asked(desks["locality"], q=pick(words))),
        Line(f"at {DEEP}: all", asked(desks["all"], offset=DEEP), _sql(register, desks["all"], start=int(DEEP), facets=True)),
        Line(f"at {DEEP}, by date: all", asked(desks["all"], offset=DEEP, sort="-called_on")),
        Line(f"at {DEEP}, by name: all", asked(desks["all"], offset=DEEP, sort="name")),
        Line("typeahead: all", asked(desks["all"], suggest, q=pick(("khu", "du an", "cang", "nha may x", "pho")), limit="8")),
        Line("typeahead: own", asked(desks["own"], suggest, q=pick(("khu", "du an", "cang")), limit="8")),
    ]  # fmt: skip
    return lines


def _sql(
    register: Any, audience: Audience, *, start: int = 0, facets: bool = False, **filters: str
) -> Callable[[], Any]:
    """The same rows through the ORM: a page by primary key (cheaper than by last change), the total, facets by GROUP BY.

    Columns that hold lists are grouped as they stand, which is less than counting their entries.
    """
    from django.db.models import Count

    def ask() -> Any:
        rows = register.rows(audience).filter(**filters)
        page = list(rows.order_by("-uid")[start : start + 20])
        stored = [column.name for column in register.stored if column.facet]
        names = [*stored, "state", "owner", "visibility"] if facets else []
        counts = [list(rows.order_by().values_list(name).annotate(Count("uid"))) for name in names]
        return page, rows.count(), counts

    return ask


def _measured(state: State, line: Line) -> str:
    """Ours on a state of which nothing is kept yet, as after every commit; "again": asked a second time of it."""
    from bench.measure import percentile
    from nhipcau.core.search.state import State

    first, again = [], []
    for number in range(-2, ROUNDS):
        fresh = State(state.searcher, state.schema)
        times = [_milliseconds(lambda fresh=fresh: line.ours(fresh)) for _ in range(2)]
        if number >= 0:
            first.append(times[0])
            again.append(times[1])
    p50, p95 = percentile(first, 0.5), percentile(first, 0.95)
    said = f"{line.name:<34}{p50:>8.1f}{p95:>8.1f}{percentile(again, 0.5):>8.1f}"
    if line.sql is None:
        return said
    there = percentile([_milliseconds(line.sql) for _ in range(SQL_ROUNDS)], 0.5)
    return f"{said}{there:>10.1f}{there / p50:>11.0f}×"


def _milliseconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
