"""Fields of the desk's index, derived from what the registers declare. What somebody may not see lies in fields apart."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from uuid import UUID

from tantivy import Query, Schema, SchemaBuilder

from nhipcau.core.column import Seen
from nhipcau.core.registry import registers
from nhipcau.core.search.matching import every
from nhipcau.core.search.schema import SPLIT, begins, finer_field
from nhipcau.lib.identifiers import fixed_hash

FORMAT = "4"
"""Raise it when documents are made differently: the index is then built anew at the next start of the worker."""

CHANGED = "changed"
CHANGED_BITS = 31
"""Below the seconds of the last change lie so many bits of the record's own hash, which tell nearly all equals apart."""
HALF = 64

CONFIRMED = "confirmed"
"""The ordinal of the day of the owner's last confirmation, 0 for none."""
STATE, OWNER, VISIBILITY, PARTIES = "state", "owner", "visibility", "parties"
LEAD = "lead"
"""Agencies in charge of a piece of work: who leads it, who keeps what it belongs to."""
OPEN_TO = "open_to"
"""Depths of sight to which a record is open: all, if it is published."""
WORDS = ("strong", "marked", "all")


@lru_cache(maxsize=len(Seen))
def ending(seen: Seen) -> str:
    """The end of the names of fields whose content only those see who see columns of this level."""
    return f"_{seen.name.lower()}"


def endings(depth: Seen) -> list[str]:
    """The ends of the fields that somebody who sees down to ``depth`` may be answered from."""
    return [ending(seen) for seen in Seen if seen <= depth]


@lru_cache(maxsize=1)
def facet_fields() -> frozenset[str]:
    """Fields of all facets of all registers; registers that use the same name at the same level share one."""
    return frozenset(
        facet_field(register.facet_name(column), column.seen)
        for register in registers().values()
        for column in register.columns
        if column.facet
    )


@lru_cache(maxsize=1024)
def facet_field(name: str, seen: Seen) -> str:
    return f"f_{name}{ending(seen)}"


@lru_cache(maxsize=1)
def order_fields() -> frozenset[str]:
    """Fields of all sortable columns of all registers."""
    columns = (column for register in registers().values() for column in register.columns)
    return frozenset(order_field(column.name) for column in columns if column.sorted)


@lru_cache(maxsize=1)
def finer_fields() -> frozenset[str]:
    """Fields that settle equal sort numbers of texts."""
    every = registers().values()
    return frozenset(
        finer_field(order_field(column.name))
        for one in every
        for column in one.columns
        if column.sorted and begins(one, column.name)
    )


def order_field(name: str) -> str:
    return f"o_{name}"


def fingerprint() -> str:
    """Changes when the fields change: the levels of columns are in the names of their fields."""
    said = "|".join([FORMAT, *sorted(registers()), *sorted(facet_fields()), *sorted(order_fields())])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def build_schema() -> Schema:
    """``high`` and ``low`` are the halves of the uid; ``register_number``: see :func:`register_number`.

    ``open_to``, ``owner``, ``parties``, ``lead``, ``place_*`` and ``country_*`` decide whose desk a record is on; ``state``,
    ``owner`` and ``visibility`` are counted as well; ``changed`` is the default order, ``confirmed`` the day of the owner's word; ``name_*``, ``strong_*``,
    ``marked_*``, ``all_*`` are searched, ``f_*`` are facets, ``o_*`` orders,
    ``finer_o_*`` settle equal ones.
    """
    builder = SchemaBuilder()
    for number in ("high", "low", CHANGED, CONFIRMED):
        builder.add_unsigned_field(number, fast=True, indexed=True)
    builder.add_unsigned_field("register_number", fast=True)
    builder.add_unsigned_field(OPEN_TO, indexed=True)
    for counted in ("register", STATE, OWNER, VISIBILITY, *sorted(facet_fields())):
        builder.add_text_field(counted, fast=True, tokenizer_name="raw", index_option="basic")
    for agencies in (PARTIES, LEAD):
        builder.add_text_field(agencies, tokenizer_name="raw", index_option="basic")
    for end in endings(max(Seen)):
        for told in ("place", "country", "name"):
            builder.add_text_field(f"{told}{end}", tokenizer_name="raw", index_option="basic")
        for words in WORDS:
            builder.add_text_field(f"{words}{end}", tokenizer_name=SPLIT, index_option="position")
    for order in sorted(order_fields()):
        builder.add_unsigned_field(order, fast=True, indexed=True)
    for finer in sorted(finer_fields()):
        builder.add_unsigned_field(finer, fast=True)
    return builder.build()


def halves(uid: UUID) -> tuple[int, int]:
    return uid.int >> HALF, uid.int & (1 << HALF) - 1


def whole_uid(high: int, low: int) -> UUID:
    return UUID(int=high << HALF | low)


def is_record(schema: Schema, uid: UUID) -> Query:
    high, low = halves(uid)
    return every([Query.term_query(schema, "high", high), Query.term_query(schema, "low", low)])


def change_number(uid: UUID, seconds: int) -> int:
    """What records are ordered by unless something else is asked for: the second of the last change, then the hash."""
    return seconds << CHANGED_BITS | fixed_hash(uid, CHANGED_BITS)


@lru_cache(maxsize=256)
def register_number(name: str) -> int:
    """A number that says which register a document is of: texts cannot be read back fast."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
