"""How a register's records are shown beyond their columns: declared beside them, read by pages and documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from nhipcau.core.labels import Label


@dataclass(frozen=True)
class SchemaOrg:
    """What a record is called in the vocabulary of https://schema.org: its type, and which property each column is.

    Name, address and language of a page are added by the page; the kinds of the columns say how a value is written.
    """

    type: str
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Front:
    """How a register's newest records stand on the front page.

    ``heading`` is above them, ``unconfirmed`` is said while no body in charge has confirmed any, ``counted`` stands
    beside the number of all of them.
    """

    heading: Label
    unconfirmed: Label
    counted: Label
