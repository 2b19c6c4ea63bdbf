"""What a run found, as text: agreement first, then times, sizes, memory, versions and the machine."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import OURS, Answer, different_bytes, machine, percentile
from bench.peer import FACETS
from bench.queries import GROUPS, Query
from nhipcau.lib.text import fold

HEADS = {
    "ours": "ours",
    "postgres": "ours on PostgreSQL",
    "tuned": "Datasette tuned",
    "shipped": "Datasette as shipped",
}
AIMS = "aims: p50 at least 8 times, p95 at least 50 times faster than tuned Datasette; p95 in process at most 20 ms"


class Report:
    """Filled by the run; ``text()`` says it all."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.count = count
        self.build: dict[str, float] = {}
        self.queries: list[Query] = []
        self.answers: dict[str, dict[int, Answer]] = {}
        self.in_process: list[list[tuple[float, float]]] = []
        self.memory: dict[str, int] = {}
        self._versions: list[str] = []

    def versions(self, program: Path, *others: str) -> None:
        """Remember what was compared; ``program`` is the Datasette that ran."""
        self._versions = [*versions(program), *others]

    # Agreement.

    def disagreements(self) -> list[str]:
        """Compared queries whose total, or whose facet counts, are not the tuned peer's."""
        found = different_bytes(self.queries, self.answers)
        for place, query in self._places(lambda query: query.compared):
            ours, tuned = self.answers["ours"][place], self.answers["tuned"][place]
            if ours.status != 200 or tuned.status != 200:
                found.append(f"{query}: status {ours.status} and {tuned.status}")
                continue
            said, peer = ours.json(), tuned.json()
            if said["total"] != peer["filtered_table_rows_count"]:
                found.append(f"{query}: ours {said['total']}, tuned {peer['filtered_table_rows_count']}")
            found += [f"{query}: facet {name} differs" for name in self._facets_apart(query, said, peer)]
        return found

    def _facets_apart(self, query: Query, said: dict[str, Any], peer: dict[str, Any]) -> list[str]:
        """Facets counted differently; one the query filters by is left out: ours then counts what else could be chosen."""
        apart = []
        for name in query.facets:
            if name in query.filters:
                continue
            ours = {entry["value"]: entry["count"] for entry in said["facets"][name]["values"]}
            theirs = {str(entry["value"]): entry["count"] for entry in peer["facet_results"][FACETS[name]]["results"]}
            if ours != theirs:
                apart.append(name)
        return apart

    def _shipped(self) -> list[str]:
        """What Datasette as shipped could not say."""
        found: Counter[str] = Counter()
        other: Counter[str] = Counter()
        compared = self._places(lambda query: query.compared)
        for place, query in compared:
            answer = self.answers["shipped"][place]
            if answer.status != 200:
                found["failed"] += 1
                continue
            said, total = answer.json(), self.answers["ours"][place].json()["total"]
            counted = said["filtered_table_rows_count"]
            found["without a total (time-out)"] += counted is None
            found["without all their facets (time-out)"] += len(said["facet_results"]) < len(query.facets)
            other[query.group] += counted is not None and counted != total
        groups = ", ".join(f"{group} {other[group]} of {GROUPS[group]}" for group in GROUPS if group in other)
        return [
            f"Datasette as shipped, of {len(compared)} queries: "
            + ", ".join(f"{n} {what}" for what, n in found.items()),
            f"  another total (it keeps some marks and every đ): {groups}",
        ]

    def _typos(self) -> str:
        found = 0
        places = self._places(lambda query: not query.compared)
        for place, query in places:
            rows = self.answers["ours"][place].json()["results"]
            found += any(query.meant in fold(f"{row['label_vi']} {row['label_en']}") for row in rows)
        return f"typing errors: the word that was meant is on the first page for {found} of {len(places)} (Datasette: not offered)"

    # Times.

    def _places(self, wanted: Callable[[Query], bool]) -> list[tuple[int, Query]]:
        return [(place, query) for place, query in enumerate(self.queries) if wanted(query)]

    def _typical(self, side: str, places: Sequence[tuple[int, Query]]) -> list[float]:
        return [self.answers[side][place].typical for place, _ in places]

    def _ours(self) -> list[str]:
        return [side for side in self.answers if side in OURS]

    def _line(self, title: str, wanted: Callable[[Query], bool], sides: Sequence[str] = ()) -> str:
        places = self._places(wanted)
        cells = [f"{title:<26}{len(places):>4}"]
        for side in sides or self.answers:
            times = self._typical(side, places)
            cells.append(f"{percentile(times, 0.5):9.1f}{percentile(times, 0.95):9.1f}{max(times):9.1f}")
        if not sides:
            ours, tuned = self._typical("ours", places), self._typical("tuned", places)
            p50, p95 = (percentile(tuned, share) / percentile(ours, share) for share in (0.5, 0.95))
            each = median(theirs / mine for mine, theirs in zip(ours, tuned, strict=True))
            cells.append(f"{p50:8.1f}{p95:8.1f}{each:8.1f}")
        return " |".join(cells)

    def _table(self) -> list[str]:
        heads = [HEADS[side] for side in self.answers]
        lines = [
            f"{'milliseconds over HTTP':<30} |" + " |".join(f"{head:^27}" for head in heads) + " |  tuned : ours",
            f"{'':<26}{'n':>4} |"
            + " |".join(f"{'p50':>9}{'p95':>9}{'max':>9}" for _ in heads)
            + " |     p50     p95    each",
            self._line("all compared", lambda query: query.compared),
            self._line("  peer without facets", lambda query: query.compared and not query.facets),
            self._line("  peer with 3 facets", lambda query: bool(query.facets)),
        ]
        groups = [self._line(f"  {group}", _in(group)) for group in ("accented", "unaccented", "begun")]
        return [*lines, *groups, self._line("typing errors", lambda query: not query.compared, self._ours())]

    def _process_lines(self) -> list[str]:
        lines = []
        for which, title in enumerate(("by the clock", "processor time")):
            times = [median(pair[which] for pair in pairs) for pairs in self.in_process]
            said = f"p50 {percentile(times, 0.5):.1f} p95 {percentile(times, 0.95):.1f} max {max(times):.1f}"
            lines.append(f"in process, find(), all {len(times)}, ms {title}: {said}")
        return lines

    # All of it.

    def text(self) -> str:
        totals = [self.answers["ours"][place].json()["total"] for place, _ in self._places(lambda q: q.compared)]
        apart = self.disagreements()
        agreed = f"equal totals and facet counts on {len(totals)} of {len(totals)} compared queries"
        if len(self._ours()) > 1:
            agreed += "; the same bytes from SQLite and PostgreSQL on all"
        return "\n".join(
            [
                f"{self.count:,} records; matches per compared query: median {median(totals):,.0f}, most {max(totals):,}",
                *((apart and [f"DIFFERENT ANSWERS ({len(apart)}):", *apart]) or [agreed]),
                *self._shipped(),
                self._typos(),
                "",
                *self._table(),
                "",
                *self._process_lines(),
                AIMS,
                "",
                *(f"{step}: {seconds:.0f} s" for step, seconds in self.build.items()),
                "sizes: " + ", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in self._sizes().items()),
                "memory after the run: "
                + ", ".join(f"{name} {held / 1e6:,.0f} MB" for name, held in self.memory.items()),
                ", ".join(self._versions),
                machine(),
            ]
        )

    def _sizes(self) -> dict[str, int]:
        home = self.folder / "home"
        return {
            "our store": (home / "public.sqlite3").stat().st_size,
            "our index": sum(path.stat().st_size for path in (home / "index").rglob("*") if path.is_file()),
            "the peer's file": (self.folder / "peer.sqlite3").stat().st_size,
        }


def _in(group: str) -> Callable[[Query], bool]:
    return lambda query: query.group == group


def versions(program: Path) -> list[str]:
    """What is compared; ``program`` is the Datasette that runs."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    ours = [f"{name} {version(name)}" for name in ("nhipcau", "django", "tantivy", "granian")]
    return [*ours, said, f"SQLite {sqlite3.sqlite_version}", f"Python {platform.python_version()}"]
