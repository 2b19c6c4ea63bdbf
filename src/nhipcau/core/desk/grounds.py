"""What somebody says an entry rests on, typed beside it, and how it joins the evidence a record has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Inputs, Kind, Link, Text, When
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Evidence
from nhipcau.core.ledger.evidence import QUOTE_LIMIT

PARTS: dict[str, tuple[Label, Kind]] = {
    "title": (Label("Tên văn bản, tài liệu", "Title of the paper"), Text()),
    "url": (Label("Địa chỉ web", "Web address"), Link()),
    "date": (Label("Ngày của nguồn", "Date of the source"), When()),
    "quote": (Label("Trích nguyên văn", "Quoted words"), Text()),
    "note": (Label("Ghi chú về nguồn", "Note on the source"), Text()),
}


class Ground(NamedTuple):
    """``evidence.columns`` empty: for what was entered with it. ``replaces``: it takes the place of what these columns
    rested on; otherwise it stands beside that."""

    evidence: Evidence
    replaces: bool = False


def ground_of(
    given: Mapping[str, Inputs], language: str, columns: Iterable[str] = (), *, replaces: bool = False
) -> Ground | None:
    """What was typed, None for nothing. Raises :class:`Wrong`, by part."""
    said: dict[str, Any] = {}
    problems: dict[str, Fault] = {}
    for name, (_, kind) in PARTS.items():
        try:
            said[name] = kind.entered(given.get(name, {}), language, Context("", name, is_beside=True)) or ""
        except Fault as problem:
            problems[name] = problem
    if len(said.get("quote", "")) > QUOTE_LIMIT:
        problems["quote"] = _too_long(len(said["quote"]))
    if problems:
        raise Wrong(problems)
    return Ground(Evidence(source="", **said, columns=tuple(columns)), replaces) if any(said.values()) else None


def joined(entries: list[dict[str, Any]], ground: Ground, changed: Iterable[str]) -> list[Evidence]:
    """A record's evidence with a new ground; entries about other columns, and about the whole record, stay."""
    new = ground.evidence if ground.evidence.columns else replace(ground.evidence, columns=tuple(sorted(changed)))
    old = [_evidence(entry) for entry in entries]
    if ground.replaces:
        old = [kept for one in old if (kept := _without(one, new.columns)) is not None]
    return [*old, new]


def about(entries: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> list[Mapping[str, Any]]:
    """The entries that speak of any of some columns."""
    wanted = set(columns)
    return [entry for entry in entries if wanted & {*entry.get("columns", ()), *entry.get("says", ())}]


def _without(one: Evidence, columns: tuple[str, ...]) -> Evidence | None:
    """The entry as far as it speaks of others; None if that is nothing."""
    if not one.columns and not one.says:
        return one
    rest = tuple(name for name in one.columns if name not in columns)
    says = {name: value for name, value in one.says.items() if name not in columns}
    return replace(one, columns=rest, says=says) if rest or says else None


def _evidence(entry: Mapping[str, Any]) -> Evidence:
    return Evidence(**{**entry, "source": entry.get("source", ""), "columns": tuple(entry.get("columns", ()))})


def _too_long(length: int) -> Fault:
    return Fault(
        "quote_too_long",
        f"dài {length} ký tự; chỉ trích tối đa {QUOTE_LIMIT}, phần còn lại dẫn bằng địa chỉ.",
        f"has {length} characters; quote at most {QUOTE_LIMIT} and link to the rest.",
        {"length": length},
    )
