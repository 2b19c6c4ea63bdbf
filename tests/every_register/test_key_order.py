"""Databases keep the keys of a JSON value in an order of their own; an item's bytes must not show it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.models import RecordEvidence
from nhipcau.core.projection.item import Grounds, make_items
from nhipcau.core.register import Register


def test_the_order_of_keys_in_the_database_does_not_show(site: Path, register: Register) -> None:
    rows = list(register.rows(PUBLIC_DESK).order_by("number"))
    evidence = dict(RecordEvidence.objects.filter(uid__in=[row.uid for row in rows]).values_list("uid", "entries"))
    before = [(item.row, item.record, item.search) for item in make_items(register, rows, Grounds(evidence))]
    for row in rows:
        for column in register.stored:
            if isinstance(value := getattr(row, column.name), dict | list):
                setattr(row, column.name, _turned(value))
        row.basis = _turned(row.basis)
    turned = {uid: _turned(entries) for uid, entries in evidence.items()}
    after = [(item.row, item.record, item.search) for item in make_items(register, rows, Grounds(turned))]
    assert after == before


def _turned(value: Any) -> Any:
    """The same JSON value with the keys of every object the other way round."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_turned(part) for part in value]
    return value
