"""How a register declares the papers it offers. What it makes is a tree of ``lib.report``, from values as the reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.papers.asking import Asking
    from nhipcau.lib.report import Paper

Values = Mapping[str, Any]
"""Values of a record by column, as pages show them. A column that the reader does not see is not among them."""
Params = Mapping[str, "str | Sequence[str]"]
"""Conditions as the address of a list says them: ``{"signed_on_from": "2026", "validity": ("in_force", "amended")}``."""
MOST_ROWS = 1000
"""Rows a paper's table takes; a longer one says how many there are."""
NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True)
class About:
    """Who drafts a paper: the agency's ``name``, the body above it, its head's post, its province (``unit``: "tỉnh …", and the
    ``place`` that stands before the day). "" is what is not known. ``run`` are facts of the procedure in which the paper is
    written, ``related`` the records of other registers that a paper asked for.
    """

    name: str
    superior: str
    head: str
    unit: str
    place: str
    today: date
    run: Values = field(default_factory=dict)
    related: Mapping[str, list[Values]] = field(default_factory=dict)

    @property
    def committee(self) -> str:
        """The People's Committee of the province; "" without one."""
        return f"Ủy ban nhân dân {self.unit}" if self.unit else ""


class PaperForm(NamedTuple):
    """A paper about one record: the last part of its address (vi, en), its name, who makes the tree, and at which steps of a
    procedure it is written. ``reads`` names the registers whose records that point at this one it wants in
    ``About.related``.
    """

    slug: tuple[str, str]
    title: Label
    made: Callable[[Values, About], Paper]
    steps: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


class YearPaper(NamedTuple):
    """A paper about all records of a desk in a year. ``of`` is how far the year lies from that of the day it is due (1: the
    next year's plan); ``due`` says by when and by which rule; ``made`` gets the year, the last day of the data, what it asks
    the register, and who drafts it.
    """

    slug: tuple[str, str]
    title: Label
    due: Label
    of: int
    made: Callable[[int, date, Asking, About], Paper]
