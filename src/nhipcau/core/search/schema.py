"""Fields of the index, derived from what the registers declare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tantivy import Document, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from nhipcau.core.kinds import Text, Words
from nhipcau.core.projection.item import HASH_BITS, cut
from nhipcau.core.registry import registers
from nhipcau.lib.text import accented_words

if TYPE_CHECKING:
    from tantivy import Index

    from nhipcau.core.kinds import Kind
    from nhipcau.core.register import Register

FORMAT = "5"
"""Raise it when documents are made differently: every index is then built anew at the next start of the worker."""

FORE, FORE_BITS = "fore", 4
"""Field that marks, in every register, the records whose hash begins with so many ones: the first sixteenth by rank.

A page of a query with many matches is found among these alone, in a sixteenth of the time, in the very same order.
"""

FORE_MASK = (1 << FORE_BITS) - 1

Said = tuple[str, str]
"""A column's name and a text of it."""

SPLIT = "split"
"""Name of the analyser that cuts at blanks: texts come already folded and cut by ``nhipcau.lib.text.words``."""


def facet_names() -> list[str]:
    """All facets of all registers, sorted; registers that use the same name share the field."""
    return sorted(
        {register.facet_name(column) for register in registers().values() for column in register.public if column.facet}
    )


def order_names() -> list[str]:
    """All sortable columns of all registers, sorted."""
    return sorted({column.name for register in registers().values() for column in register.public if column.sorted})


def finer_field(order: str) -> str:
    """Of the field of a sort number that begins a text: the field of what comes next of it."""
    return f"finer_{order}"


def finer_names() -> list[str]:
    """Those sortable columns whose texts may begin alike, sorted."""
    every = registers().values()
    return sorted({column.name for one in every for column in one.public if column.sorted and begins(one, column.name)})


def finer_of(register: Register | None, column: str, order: str) -> str:
    """The field that settles equal numbers of ``order``, of a column whose texts may begin alike; else none ("")."""
    return finer_field(order) if register and begins(register, column) else ""


def begins(register: Register, column: str) -> bool:
    """Whether the sort numbers of a column are only the beginning of its texts."""
    return isinstance(register.kinds[column], Text | Words)


@lru_cache(maxsize=1)
def offered_kinds() -> dict[str, Kind]:
    """Facets with tokens one can filter by but is not offered, with the kind that knows which."""
    return {
        register.facet_name(column): kind
        for register in registers().values()
        for column in register.public
        if column.facet and (kind := register.kinds[column.name]).hides_tokens
    }


def fingerprint() -> str:
    """Changes when the fields change, so that an index of older fields is recognised and rebuilt."""
    said = "|".join([FORMAT, *facet_names(), "-", *order_names()])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def build_schema() -> Schema:
    """``item`` finds a document again, ``rank`` orders equals, ``name/strong/marked/all`` are searched, ``f_*`` are facets, ``o_*`` orders, ``finer_o_*`` settle equal ones.

    ``c_*`` hold the tokens of a facet that are counted where it offers only some; ``fore``: see :data:`FORE`.
    ``source`` and ``confirmed`` (1: a named body confirmed the record) are counted for the coverage block; ``sourced``
    is the newest day that evidence or record speak of (yyyymmdd, 0 for none).
    """
    builder = SchemaBuilder()
    builder.add_unsigned_field("item", fast=True, indexed=True)
    builder.add_unsigned_field("number", fast=True, indexed=True)
    builder.add_unsigned_field("rank", fast=True, indexed=True)
    builder.add_text_field("register", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("confirmed", fast=True, indexed=True)
    builder.add_unsigned_field("sourced", fast=True)
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    for field in ("strong", "marked", "all"):
        builder.add_text_field(field, tokenizer_name=SPLIT, index_option="position")
    for facet in facet_names():
        builder.add_text_field(f"f_{facet}", fast=True, tokenizer_name="raw", index_option="basic")
    for facet in offered_kinds():
        builder.add_text_field(f"c_{facet}", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(FORE, indexed=True)
    for order in order_names():
        builder.add_unsigned_field(f"o_{order}", fast=True, indexed=True)
    for order in finer_names():
        builder.add_unsigned_field(finer_field(f"o_{order}"), fast=True)
    return builder.build()


def register_analyser(index: Index) -> None:
    analyser: TextAnalyzer = TextAnalyzerBuilder(Tokenizer.whitespace()).build()
    index.register_tokenizer(SPLIT, analyser)


def document(fields: dict[str, Any], schema: Schema) -> Document:
    """A document of fields. ``from_dict`` with the schema: an int through ``Document(**kw)`` kills the writer."""
    return Document.from_dict(fields, schema)


def fields(item: int, register: str, search: Mapping[str, Any]) -> dict[str, Any]:
    """The index's form of an item: plain values only, so that another process can make them."""
    said: dict[str, Any] = {
        "item": item,
        "number": search["number"],
        "rank": search["rank"],
        "register": register,
        "source": search.get("source", ""),
        "confirmed": search.get("confirmed", 0),
        "sourced": search.get("sourced", 0),
        "name": search["names"],
        **cut_words(search["strong"], search["weak"]),
    }
    said.update((f"f_{name}", values) for name, values in search["facets"].items())
    for name, kind in offered_kinds().items():
        said[f"c_{name}"] = [value for value in search["facets"].get(name, ()) if kind.token_shown(value)]
    if is_fore(search["rank"]):
        said[FORE] = 1
    said.update((f"o_{name}", value) for name, value in search["orders"].items())
    said.update((finer_field(f"o_{name}"), value) for name, value in search["finer"].items())
    return said


def cut_words(strong: Iterable[Said], weak: Iterable[Said]) -> dict[str, list[str]]:
    """The searched words of a record's texts: folded ones of the strong, the same with their marks, folded ones of all."""
    named = list(dict.fromkeys(text for _, text in strong))  # a name is often the label, too
    folded = [cut(text) for text in named]
    return {
        "strong": folded,
        "marked": [words if text.isascii() else _cut_accented(text) for text, words in zip(named, folded, strict=True)],
        "all": folded + [cut(text) for text in dict.fromkeys(text for _, text in weak)],
    }


def is_fore(rank: int) -> bool:
    """Whether the hash in a rank begins with ``FORE_BITS`` ones."""
    return rank >> (HASH_BITS - FORE_BITS) & FORE_MASK == FORE_MASK


def _cut_accented(text: str) -> str:
    return " ".join(accented_words(text))
