"""Sparse answers: only the asked parts of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from nhipcau.core.faults import Fault
from nhipcau.core.register import Register

PARTS: Mapping[str, tuple[str, ...]] = {
    "label": ("label_vi", "label_en"),
    "url": ("url", "url_en"),
    "evidence": ("evidence",),
    "conflicts": ("conflicts",),
    "publication": ("publication",),
    "source": ("source",),
}
"""What can be asked for besides the columns; register and code are always given."""


@dataclass(frozen=True)
class Fields:
    """Asked parts and columns. A column called like a part is given together with it."""

    keys: tuple[str, ...]
    columns: tuple[str, ...]

    def of(self, record: str) -> str:
        """The asked parts of a record's JSON text, as JSON text."""
        whole: dict[str, Any] = orjson.loads(record)
        kept = {key: whole[key] for key in ("register", "code", *self.keys)}
        if self.columns:
            kept["values"] = {name: whole["values"][name] for name in self.columns}
        return orjson.dumps(kept).decode()


def known_fields(register: Register) -> list[str]:
    """Everything ``fields=`` understands for a register."""
    return list(dict.fromkeys([*PARTS, *(column.name for column in register.public)]))


def chosen_fields(register: Register, text: str) -> Fields | None:
    """The fields a comma-separated list names; None if it is empty. A 400 :class:`Fault` lists the known ones."""
    asked = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not asked:
        return None
    known = known_fields(register)
    for name in asked:
        if name not in known:
            raise Fault(
                "unknown_field",
                f"Không có trường {name[:60]!r}. Các trường: {', '.join(known)}.",
                f"There is no field {name[:60]!r}. Fields: {', '.join(known)}.",
                {"value": name[:60], "known": known},
            )
    columns = {column.name for column in register.public}
    return Fields(
        keys=tuple(key for name in asked for key in PARTS.get(name, ())),
        columns=tuple(name for name in asked if name in columns),
    )
