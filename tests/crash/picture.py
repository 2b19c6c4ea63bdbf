"""Everything an installation says, as JSON: two that were filled with the same data must give the same picture.

Left out is only what may differ between two installations that are equal: times, salts, batches and row ids.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def draw(home: Path, to: Path) -> None:
    """Write the picture of an installation, seen as a process sees it that has just started."""
    from django.db import connections

    from nhipcau.core.desk import desk_index
    from nhipcau.core.search import public_index

    print("Picture …", file=sys.stderr, flush=True)
    connections.close_all()
    public_index.cache_clear()
    desk_index.cache_clear()
    seen = {**_desk(), **_ledger(), **_store(), **_index(), **_desk_index(), "doctor": _doctor(), "files": _files(home)}
    to.write_text(json.dumps(seen, default=str, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _desk() -> dict[str, Any]:
    from nhipcau.core.audience import MACHINERY_DESK
    from nhipcau.core.models import Numbering, RecordEvidence, RelationEdge
    from nhipcau.core.registry import registers

    rows = {
        f"desk {name}": list(one.rows(MACHINERY_DESK).order_by("uid").values()) for name, one in registers().items()
    }
    edges = RelationEdge.objects.values_list("register", "uid", "column", "target")
    return {
        **rows,
        "evidence": list(RecordEvidence.objects.order_by("uid").values_list("uid", "entries")),
        "edges": sorted(edges, key=str),
        "numbers given": list(Numbering.objects.order_by("register").values_list("register", "last")),
    }


def _ledger() -> dict[str, Any]:
    from nhipcau.core.ledger import verify_change
    from nhipcau.core.models import Change, ChangeValues

    changes = list(Change.objects.select_related("values_row").order_by("id"))
    return {
        "ledger": [(one.id, one.register, one.uid, one.action, one.values_row.values) for one in changes],
        "ledger verdicts": Counter(verify_change(one) for one in changes),
        "ledger values": ChangeValues.objects.count(),
    }


def _store() -> dict[str, Any]:
    from nhipcau.core.store.models import StoreState
    from tests.steps import items

    return {"store": items(), "store through": list(StoreState.objects.using("public").values_list())}


def _index() -> dict[str, Any]:
    from nhipcau.core.registry import registers
    from nhipcau.core.search import public_index
    from nhipcau.core.search.coverage import coverage
    from tests.steps import ask

    asked: list[tuple[str | None, dict[str, str]]] = [
        (None, {"q": words, "limit": "200"}) for words in ("", "hop tac", "tỉnh", "zxqv", "fukouka", "quảng")
    ]
    for name, register in registers().items():
        asked.append((name, {"limit": "200"}))
        for column in register.public:
            if column.sorted:
                asked += [(name, {"sort": sign + column.name, "limit": "200"}) for sign in ("", "-")]
    answers = {}
    for name, params in asked:
        found = ask(name, **params)
        shown = [(hit.register, hit.code, hit.json) for hit in found.hits]
        answers[f"index {name} {params}"] = [found.total, found.mode, shown, found.facets]
    covered = {f"coverage {name}": coverage(public_index(), one) for name, one in registers().items()}
    return {**answers, **covered, "index documents": public_index().state().searcher.num_docs}


def _desk_index() -> dict[str, Any]:
    """What an auditor's desk and an office's are answered, without the second of the last change."""
    from nhipcau.core.audience import Audience
    from nhipcau.core.column import RESTRICTED, SHARED
    from nhipcau.core.desk import desk_index, desk_request, find
    from nhipcau.core.registry import registers

    answers = {}
    for desk in (Audience("all", RESTRICTED), Audience("locality", SHARED, places=frozenset({"ha-noi", "quang-tri"}))):
        for name, register in registers().items():
            for words in ("", "tỉnh", "zxqv"):
                asked = {"q": [words]} if words else {}
                found = find(desk_index(), desk, desk_request(register, {**asked, "limit": ["200"]}, desk))
                answers[f"desk index {desk.desk} {name} {words}"] = [found.total, sorted(found.uids), found.facets]
    return {**answers, "desk index documents": desk_index().state().searcher.num_docs}


def _doctor() -> list[tuple[str, str]]:
    from nhipcau.cli.checkup import findings

    return [(one.id, one.state) for one in findings()[0]]


def _files(home: Path) -> list[str]:
    """Names in the data directory; of an index only how many generations there are. A secret that never got its name
    may stay: no process can know that no other is about to give it."""
    inside = [path.relative_to(home).as_posix() for path in home.glob("*index/*")]
    outside = [path.name for path in home.iterdir() if not path.name.endswith(("-wal", "-shm"))]
    outside = [name for name in outside if not re.fullmatch(r"secret\.\d+", name)]
    return sorted([*outside, *(re.sub(r"g\d+$", "g", name) for name in inside)])
