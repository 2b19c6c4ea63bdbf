"""The registers of this installation, found by folder and frozen after start-up."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from nhipcau.core.faults import Fault
from nhipcau.core.folders import folders
from nhipcau.core.register import Register

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def registers() -> Mapping[str, Register]:
    """All registers by name (English slug), most prominent first; the mapping cannot be changed."""
    found = [
        declared()
        for module in (import_module(f"{folder}.register") for folder in folders())
        for declared in vars(module).values()
        if isinstance(declared, type) and issubclass(declared, Register) and declared.__module__ == module.__name__
    ]
    found.sort(key=lambda register: (-register.prominence, register.name))
    return MappingProxyType({register.name: register for register in found})


@lru_cache(maxsize=1)
def open_registers() -> Mapping[str, Register]:
    """Those with a public side, in the same order: what portal, API, files and command line speak of."""
    return MappingProxyType({name: one for name, one in registers().items() if not one.inside})


def register(slug: str) -> Register:
    """The register with this slug in either language; a 404 fault that lists what there is otherwise."""
    return _called(slug, registers())


def open_register(slug: str) -> Register:
    """The same of those with a public side; any other is as if it were not there."""
    return _called(slug, open_registers())


def _called(slug: str, among: Mapping[str, Register]) -> Register:
    for candidate in among.values():
        if slug in candidate.slug:
            return candidate
    known = ", ".join(among)
    raise Fault(
        "unknown_register",
        f"Không có sổ {slug!r}. Các sổ hiện có: {known}.",
        f"There is no register {slug!r}. Registers: {known}.",
        {"value": slug, "known": list(among)},
        status=404,
    )
