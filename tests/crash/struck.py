"""The process that is killed: it installs, changes or rebuilds a small installation through the product's own doors.

``python -m tests.crash.struck install|change|rebuild|project DATA [MODULE:NAME:NTH [PICTURE]]`` works on ``NHIPCAU_HOME`` and says
its stages on the standard error, as the command ``nhipcau`` does. With the third argument it kills itself just before
the n-th call of that function: windows of microseconds that no random time would ever meet. With the fourth it draws a
picture of what it left.
``choose`` writes DATA, a few dozen records of every register, for the others.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.cli import preparation
from nhipcau.cli.main import main as nhipcau
from nhipcau.cli.start import start_django
from tests.crash.picture import draw

if TYPE_CHECKING:
    from nhipcau.core.ledger import Entry

SMALL_CHUNKS = {
    "nhipcau.core.ledger.door:CHUNK": 25,
    "nhipcau.core.projection.follow:CHUNK": 40,
    "nhipcau.core.projection.renewal:SPAN": 40,
    "nhipcau.core.search.generation:CHUNK": 60,
    "nhipcau.core.search.generation:COMMIT_EVERY": 120,
    "nhipcau.core.desk.generation:CHUNK": 40,
    "nhipcau.core.desk.generation:COMMIT_EVERY": 120,
}
"""Everything that works in chunks, and how many records one holds here, so that there are many of them to fall between."""

MORE_HANDS = {"nhipcau.core.projection.renewal:FEW": 0}
"""A rebuild of the store uses other processes, however few the records: they must end with the one that is killed."""


class Data(NamedTuple):
    """What an installation is filled with, then what it shall be after the change, by register name."""

    before: dict[str, list[Entry]]
    after: dict[str, list[Entry]]
    withdrawn: dict[str, list[UUID]]


def choose(path: Path) -> None:
    """Records to install; those to add later (a third of what nothing points at), to reword and to withdraw."""
    from nhipcau.core.registry import registers
    from tests.fixture_site import chosen

    whole = chosen()
    pointed_at = {relation.to for register in registers().values() for relation in register.relations.values()}
    before = {name: [e for i, e in enumerate(all_) if name in pointed_at or i % 3] for name, all_ in whole.items()}
    withdrawn = {name: [e.uid for e in entries[::7]] for name, entries in before.items()}
    after = {
        name: [_reworded(name, e, e.uid in withdrawn[name]) if i % 2 else _kept(e, e.uid in withdrawn[name])
               for i, e in enumerate(entries)]
        for name, entries in whole.items()
    }  # fmt: skip
    path.write_bytes(pickle.dumps(Data(before, after, withdrawn)))


def _kept(entry: Entry, withdrawn: bool, **values: Any) -> Entry:
    """The entry without its decision to publish if it shall be withdrawn: a second run must not publish it again."""
    basis = None if withdrawn else entry.publish
    return replace(entry, values={**entry.values, **values}, publish=basis)


def _reworded(name: str, entry: Entry, withdrawn: bool) -> Entry:
    from nhipcau.core.registry import registers
    from tests.steps import text_columns

    for column in text_columns(registers()[name]):
        match entry.values.get(column):
            case str(text) if text:
                return _kept(entry, withdrawn, **{column: f"{text} (zxqv)"})
            case {"vi": str(text), **others}:
                return _kept(entry, withdrawn, **{column: {**others, "vi": f"{text} (zxqv)"}})
    return _kept(entry, withdrawn)


def _ship(entries: dict[str, list[Entry]]) -> None:
    from nhipcau.core.registry import registers

    for name, register in registers().items():
        register.seed = partial(iter, entries[name])  # type: ignore[method-assign]


def change(home: Path, data: Data) -> int:
    """New, reworded and withdrawn records, then store and index step by step."""
    from nhipcau.core import ledger
    from nhipcau.core.registry import registers
    from nhipcau.core.worker import sole_writer

    with sole_writer(home):
        preparation.fill("en")
        for name, uids in data.withdrawn.items():
            ledger.withdraw(registers()[name], uids, ledger.Act("người thử / tester", "kiểm thử / test"))
        preparation.show("en", anew=False)
    return 0


def die_before(moment: str) -> None:
    """Replace a function by one that kills this process at its n-th call."""
    module, name, nth = moment.split(":")
    owner: Any = importlib.import_module(module)
    *holders, name = name.split(".")
    for holder in holders:
        owner = getattr(owner, holder)
    real, left = getattr(owner, name), [int(nth)]

    def struck(*args: Any, **options: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **options)

    setattr(owner, name, struck)


def main(what: str, data: str, moment: str = "", drawn: str = "") -> int:
    if moment.startswith("os:"):
        die_before(moment)  # before settings are read: they make the secret
    home = start_django()
    if what == "choose":
        choose(Path(data))
        return 0
    for where, size in {**SMALL_CHUNKS, **(MORE_HANDS if what == "rebuild" else {})}.items():
        module, name = where.split(":")
        setattr(importlib.import_module(module), name, size)
    if moment and not moment.startswith("os:"):
        die_before(moment)
    shipped: Data = pickle.loads(Path(data).read_bytes())
    _ship(shipped.after if what == "change" else shipped.before)
    status = _run(what, home, shipped)
    if drawn:
        draw(home, Path(drawn))
    return status


def _run(what: str, home: Path, shipped: Data) -> int:
    match what:
        case "install":
            return nhipcau(["demo", "--no-serve", "--lang", "en"])
        case "change":
            return change(home, shipped)
        case "rebuild":
            return nhipcau(["project", "--rebuild", "--lang", "en"])
        case "project":
            return nhipcau(["project", "--lang", "en"])
    raise ValueError(what)


if __name__ == "__main__":
    # Under the name that pickled data name, not as __main__.
    sys.exit(importlib.import_module("tests.crash.struck").main(*sys.argv[1:]))
