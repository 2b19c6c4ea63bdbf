"""Kinds of values. Adding one: docs/decisions/0005-kinds.md says when a new kind is worth it."""

from nhipcau.core.kinds.agency import Agency
from nhipcau.core.kinds.base import Context, Inputs, Kind, Plain, Public
from nhipcau.core.kinds.coded import Choice, Coded, Country, Flags, Place
from nhipcau.core.kinds.entries import Entries
from nhipcau.core.kinds.measured import Amount, Coordinates, Number, When
from nhipcau.core.kinds.relation import Relation
from nhipcau.core.kinds.words import Link, Names, Text, Words

__all__ = [
    "Agency",
    "Amount",
    "Choice",
    "Coded",
    "Context",
    "Coordinates",
    "Country",
    "Entries",
    "Flags",
    "Inputs",
    "Kind",
    "Link",
    "Names",
    "Number",
    "Place",
    "Plain",
    "Public",
    "Relation",
    "Text",
    "When",
    "Words",
]
