"""Words of facet values: coded ones from their kind, related records from the store, registers from their declaration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from nhipcau.core.families import FAMILIES
from nhipcau.core.kinds import Relation
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.search.request import ListRequest, facet_column, filter_kind
from nhipcau.core.store.read import rows_of

Value = tuple[str, str]
"""A facet's name and one of its tokens."""


def facet_label(request: ListRequest, name: str) -> Label:
    """What a facet is called: its column's label; those over all registers, and of every record, have words of their own."""
    if request.register is None or name in request.sight.marks:
        return ACROSS[name]
    return facet_column(request.register, name, request.sight).words


ACROSS = {
    "register": Label("Sổ", "Register"),
    "place": Label("Địa phương", "Locality"),
    "country": Label("Quốc gia, vùng lãnh thổ", "Country or territory"),
    "state": Label("Trạng thái", "State"),
    "owner": Label("Cơ quan quản lý", "Agency"),
    "visibility": Label("Mức giữ", "Kept"),
    "fresh": Label("Xác nhận", "Confirmation"),
}


def value_labels(request: ListRequest, wanted: Iterable[Value]) -> dict[Value, Label]:
    """Words of every value; a related record that is no longer public has none and is left out.

    One query on the store if any facet points at records, none otherwise.
    """
    labels: dict[Value, Label] = {}
    related: dict[Value, str] = {}
    kinds: dict[str, Any] = {}
    for name, token in wanted:
        if name not in kinds:
            kinds[name] = filter_kind(request.register, name, request.sight)
        kind = kinds[name]
        if isinstance(kind, Relation):
            related[name, token] = kind.to
        elif kind is None:
            labels[name, token] = register_title(token)
        else:
            labels[name, token] = kind.token_label(token)
    if related:
        rows = rows_of((register, token) for (_, token), register in related.items())
        for value, register in related.items():
            if (register, value[1]) in rows:
                row = orjson.loads(rows[register, value[1]])
                labels[value] = Label(row["label_vi"], row["label_en"])
    return labels


def register_title(name: str) -> Label:
    """Title of a register or of a family of places."""
    return FAMILIES[name].title if name in FAMILIES else Label(*registers()[name].title)
