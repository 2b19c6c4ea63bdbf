"""How a register's records are shown beyond their columns: declared beside them, read by pages and documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class SchemaOrg:
    """What a record is called in the vocabulary of https://schema.org: its type, and which property each column is.

    Name, address and language of a page are added by the page; the kinds of the columns say how a value is written.
    """

    type: str
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
