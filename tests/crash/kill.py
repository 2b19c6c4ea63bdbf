"""kill -9 at random points of seeding, projecting and indexing; after a restart all stores equal a clean installation.

``python -m tests.crash.kill --points 50 --seed 1`` (``make crash``). A point is a stage of one of three runs – installing
from nothing, changing step by step, rebuilding – and a fraction of the time that stage takes when nobody disturbs it;
some points kill the restarted process again, at any time of its run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from nhipcau.engines.charts import bundle_name

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120.0

OVER = "over"
STAGES = {
    "Databases": "databases",
    "Public store": "store",
    "Search index": "index",
    "Desk index": "desk index",
    "Picture": OVER,
}
"""What the command calls its stages; every other title is a register being seeded."""

KINDS = (
    ("install", "seeding"),
    ("change", "store"),
    ("rebuild", "index"),
    ("change", "index"),
    ("install", "store"),
    ("install", "databases"),
    ("install", "index"),
    ("change", "seeding"),
    ("rebuild", "store"),
    ("install", "desk index"),
    ("change", "desk index"),
    ("rebuild", "desk index"),
)
"""The runs and their stages, in the order in which points take them."""


_FOLLOW, _RENEWAL = "nhipcau.core.projection.follow", "nhipcau.core.projection.renewal"
_GENERATION, _FOLDER = "nhipcau.core.search.generation", "nhipcau.core.search.folder"
_DESK = "nhipcau.core.desk.generation"
MOMENTS = {
    "install": (
        "os:replace:1",  # the secret is written, but has no name yet
        "django.db.migrations.recorder:MigrationRecorder.record_applied:6",  # tables made, migration not noted
        "nhipcau.core.ledger.door:_relate:3",  # records and ledger written, relations not
        f"{_RENEWAL}:_drop_what_is_not_public:1",  # begun, nothing done
        f"{_RENEWAL}:_set_renewed:4",  # items of a span written, nothing committed
        f"{_GENERATION}:Generation.set_cursor:1",  # a generation without a cursor: good for nothing
        f"{_GENERATION}:_Advance._commit:3",  # some documents committed, others not
        f"{_GENERATION}:Generation.set_cursor:1",  # all documents committed, cursor not
        f"{_FOLDER}:replace_text:1",  # a whole generation nothing points to
        f"{_DESK}:DeskGeneration.set_cursor:1",
        f"{_DESK}:_Advance._commit:3",
        f"{_DESK}:DeskGeneration.set_filled:2",  # documents committed, how far that is not noted
        f"{_FOLDER}:replace_text:1",
        "nhipcau.cli.preparation:fingerprint:1",  # all done but the stamp
    ),
    "change": (
        "nhipcau.core.ledger.door:_relate:3",
        f"{_FOLLOW}:set_through:3",
        f"{_GENERATION}:Generation.set_cursor:1",  # documents committed, cursor not
        f"{_DESK}:DeskGeneration.set_cursor:1",
    ),
    "rebuild": (
        f"{_RENEWAL}:_drop_what_is_not_public:1",
        f"{_RENEWAL}:_set_renewed:3",
        f"{_GENERATION}:Generation.set_cursor:1",
        f"{_GENERATION}:_Advance._commit:3",
        f"{_GENERATION}:Generation.set_cursor:1",
        f"{_FOLDER}:replace_text:1",
        "shutil:rmtree:1",  # the older generation is no longer served, but there
        f"{_DESK}:DeskGeneration.set_cursor:1",
        f"{_DESK}:DeskGeneration.set_filled:3",
        f"{_FOLDER}:replace_text:1",
    ),
}
"""Just before which call of which function (``module:name:nth``) each run is killed: windows of microseconds."""


class Point(NamedTuple):
    """Where to kill: a stage of a run, how far into it (0 to 1), then how far into each restart that is killed too."""

    run: str
    stage: str
    fraction: float
    again: tuple[float, ...]

    def __str__(self) -> str:
        more = "".join(f", then at {fraction:.3f} of the restart" for fraction in self.again)
        return f"{self.run}: {self.fraction:.3f} of {self.stage}{more}"


def points(seed: int, count: int) -> list[Point]:
    """The same points for the same seed, every kind in turn; every third is killed two or three times."""
    chance = random.Random(seed)
    return [
        Point(*KINDS[i % len(KINDS)], chance.random(), tuple(chance.random() for _ in range(chance.choice((0, 0, 1, 2)))))
        for i in range(count)
    ]  # fmt: skip


class Undisturbed(NamedTuple):
    """A run without a kill: seconds from its first stage to the beginning of each, its length, and what it made."""

    begins: dict[str, float]
    length: float
    picture: dict[str, Any]

    def span(self, stage: str) -> float:
        later = [begin for begin in self.begins.values() if begin > self.begins[stage]]
        return min(later, default=self.length) - self.begins[stage]


class Arena:
    """A directory with the data, an installation to start from, and what undisturbed runs made of it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.data = place / "data"
        self.drawn = place / "picture"
        self.scripts = place / "assets"
        subprocess.run([sys.executable, "-m", "nhipcau.engines.charts", str(self.scripts / bundle_name())], check=True)
        with self._started("choose", self._home("choosing")) as process:
            pass
        assert process.returncode == 0, "no data were chosen"
        self.installed = self._home("installed")
        fresh = self._undisturbed("install", self.installed)
        # A rebuild takes the last three stages of an installation and leaves it as it was.
        begins, length = {}, 0.0
        for stage in ("store", "index", "desk index"):
            begins[stage] = length
            length += fresh.span(stage)
        rebuilt = Undisturbed(begins, length, fresh.picture)
        changed = self._undisturbed("change", self._copy("change"))
        self.clean = {"install": fresh, "change": changed, "rebuild": rebuilt}

    def try_point(self, point: Point) -> list[str]:
        """Kill, restart to the end, compare; returns the stages the kills fell in. Raises AssertionError."""
        home = self._home("struck") if point.run == "install" else self._copy("struck")
        clean = self.clean[point.run]
        met = [self._kill(point.run, home, point.stage, point.fraction * clean.span(point.stage))]
        met += [self._kill(point.run, home, "", fraction * clean.length) for fraction in point.again]
        self.check(home, point.run, str(point))
        return met

    def try_moments(self, run: str) -> None:
        """Kill one installation at every one of the run's exact moments in turn, restart to the end, compare."""
        home = self._home("struck") if run == "install" else self._copy("struck")
        for moment in MOMENTS[run]:
            self._kill_at(run, home, moment)
        self.check(home, run, "; ".join(MOMENTS[run]))

    def killed_upgrade(self) -> Path:
        """An installation of another version on which an upgrade to this one was killed half way; its home."""
        home = self._copy("struck")
        (home / "seeded").write_text("of another version")
        self._kill_at("install", home, "nhipcau.core.ledger.door:_relate:1")
        return home

    def _kill_at(self, run: str, home: Path, moment: str) -> None:
        with self._started(run, home, moment) as process:
            said = process.stderr.read() if process.stderr else ""
        assert process.returncode == -signal.SIGKILL, f"{run} never came to {moment}:\n{said}"

    def check(self, home: Path, run: str, what: str) -> None:
        """A restart ends well and leaves what an undisturbed run leaves."""
        found = self._finish("project" if run == "rebuild" else run, home)
        wanted = self.clean[run].picture
        differing = [part for part in wanted if found.get(part) != wanted[part]]
        shown = [f"{part}:\n  {str(found.get(part))[:600]}\n  not\n  {str(wanted[part])[:600]}" for part in differing]
        assert not differing, f"after kill -9 ({what}) and a restart these differ:\n" + "\n".join(shown)

    def _kill(self, run: str, home: Path, stage: str, after: float) -> str:
        """Start, wait for the stage (or the first) and some seconds more, kill; returns the stage that it fell in."""
        with self._started(run, home) as process:
            last = ""
            for last in _stages(process):
                if stage in ("", last):
                    break
            else:
                # Restarts may have nothing left to do; a first run always comes to every stage.
                assert not stage and process.wait() == 0, f"{run} ended before {stage}"
                return "nothing left"
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
            last = [last, *_stages(process)][-1]
        self._see(run, home)
        return last if process.returncode == -signal.SIGKILL else "too late"

    def _see(self, run: str, home: Path) -> None:
        """What a visitor sees before anybody restarts: every record as it was before, or as it is after."""
        if not (home / "public.sqlite3").exists():
            return
        with closing(sqlite3.connect(f"file:{home / 'public.sqlite3'}?mode=ro", uri=True)) as store:
            made = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'store_item'").fetchone()
            items = store.execute("SELECT register, number, record FROM store_item").fetchall() if made else []
        before, after = (
            {(register, number, record) for register, number, _, _, _, record, _ in self.clean[name].picture["store"]}
            for name in ("install", run)
        )
        seen = set(items)
        if run == "rebuild":
            assert seen == before, f"rebuild killed: a visitor sees {len(seen)} items, of {len(before)} as before"
        elif run == "install":
            assert seen <= after, "install killed: a visitor sees what is in no whole installation"
        else:
            assert seen, "change killed: a visitor sees nothing"

    def _finish(self, run: str, home: Path) -> Any:
        """Run to the end; returns the picture of what it left."""
        with self._started(run, home, picture=True) as process:
            said = process.stderr.read() if process.stderr else ""
        assert process.returncode == 0, f"{run} failed:\n{said}"
        return json.loads(self.drawn.read_bytes())

    def _undisturbed(self, run: str, home: Path) -> Undisturbed:
        begins: dict[str, float] = {}
        with self._started(run, home, picture=True) as process:
            for stage in _stages(process):
                begins.setdefault(stage, time.monotonic())
        assert process.returncode == 0, run
        first, end = min(begins.values()), begins.pop(OVER)
        spans = {stage: at - first for stage, at in begins.items()}
        return Undisturbed(spans, end - first, json.loads(self.drawn.read_bytes()))

    @contextmanager
    def _started(
        self, run: str, home: Path, moment: str = "", *, picture: bool = False
    ) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "tests.crash.struck", run, str(self.data), moment]
        command += [str(self.drawn)] if picture else []
        with subprocess.Popen(command, cwd=ROOT, env=_environment(home), stderr=subprocess.PIPE, text=True) as process:
            began, end = time.monotonic(), threading.Timer(PATIENCE_SECONDS, process.kill)
            end.start()
            try:
                yield process
            finally:
                end.cancel()
        assert time.monotonic() - began < PATIENCE_SECONDS, f"{run} hangs"

    def _home(self, name: str) -> Path:
        """An empty home but for the script of charts: another process makes it, after all that is looked at here."""
        home = self.place / name
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.scripts, home / "assets")
        return home

    def _copy(self, name: str) -> Path:
        home = self._home(name)
        shutil.copytree(self.installed, home, dirs_exist_ok=True)
        return home


def _environment(home: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**inherited, "NHIPCAU_HOME": str(home), "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}


def _stages(process: subprocess.Popen[str]) -> Iterator[str]:
    """The stages that begin, as the process says so."""
    for line in process.stderr or ():
        if line.endswith(" …\n"):
            yield STAGES.get(line.removesuffix(" …\n"), "seeding")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--points", type=int, default=50)
    options.add_argument("--seed", type=int, default=None)
    given = options.parse_args()
    seed = random.SystemRandom().randrange(10**6) if given.seed is None else given.seed
    print(f"seed {seed}", flush=True)
    met: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="nhipcau-crash-") as place:
        arena = Arena(Path(place))
        for run in MOMENTS:
            arena.try_moments(run)
            print(f"{run}: {len(MOMENTS[run])} exact moments", flush=True)
        for number, point in enumerate(points(seed, given.points), start=1):
            began = time.monotonic()
            stages = arena.try_point(point)
            met.update(f"{point.run} {stage}" for stage in stages)
            print(
                f"{number}/{given.points} {point} – {', '.join(stages)}: {time.monotonic() - began:.1f} s", flush=True
            )
    print("; ".join(f"{where}: {count}" for where, count in sorted(met.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
