"""Fields of the index, derived from what the registers declare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tantivy import Document, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from nhipcau.core.registry import registers
from nhipcau.lib.text import accented_tokens, tokens

if TYPE_CHECKING:
    from tantivy import Index

FORMAT = "2"
"""Raise it when documents are made differently: every index is then built anew at the next start of the worker."""

SPLIT = "split"
"""Name of the analyser that cuts at blanks: texts come already folded and cut by ``nhipcau.lib.text.tokens``."""


def facet_names() -> list[str]:
    """All facets of all registers, sorted; registers that use the same name share the field."""
    return sorted(
        {register.facet_name(column) for register in registers().values() for column in register.public if column.facet}
    )


def order_names() -> list[str]:
    """All sortable columns of all registers, sorted."""
    return sorted({column.name for register in registers().values() for column in register.public if column.sorted})


def fingerprint() -> str:
    """Changes when the fields change, so that an index of older fields is recognised and rebuilt."""
    said = "|".join([FORMAT, *facet_names(), "-", *order_names()])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def build_schema() -> Schema:
    """``item`` finds a document again, ``rank`` orders equals, ``name/strong/marked/all`` are searched, ``f_*`` are facets, ``o_*`` orders.

    ``source`` and ``confirmed`` (1: a named body confirmed the record) are counted for the coverage block.
    """
    builder = SchemaBuilder()
    builder.add_unsigned_field("item", fast=True, indexed=True)
    builder.add_unsigned_field("number", fast=True, indexed=True)
    builder.add_unsigned_field("rank", fast=True, indexed=True)
    builder.add_text_field("register", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("confirmed", fast=True, indexed=True)
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    for field in ("strong", "marked", "all"):
        builder.add_text_field(field, tokenizer_name=SPLIT, index_option="position")
    for facet in facet_names():
        builder.add_text_field(f"f_{facet}", fast=True, tokenizer_name="raw", index_option="basic")
    for order in order_names():
        builder.add_unsigned_field(f"o_{order}", fast=True, indexed=True)
    return builder.build()


def register_analyser(index: Index) -> None:
    analyser: TextAnalyzer = TextAnalyzerBuilder(Tokenizer.whitespace()).build()
    index.register_tokenizer(SPLIT, analyser)


def document(item: int, register: str, search: Mapping[str, Any], schema: Schema) -> Document:
    """The index's form of an item. ``from_dict`` with the schema: an int through ``Document(**kw)`` kills the writer."""
    strong = [text for _, text in search["strong"]]
    weak = [text for _, text in search["weak"]]
    folded = [_cut(text) for text in strong]
    fields: dict[str, Any] = {
        "item": item,
        "number": search["number"],
        "rank": search["rank"],
        "register": register,
        "source": search.get("source", ""),
        "confirmed": search.get("confirmed", 0),
        "name": search["names"],
        "strong": folded,
        "marked": [" ".join(token.text for token in accented_tokens(text)) for text in strong],
        "all": folded + [_cut(text) for text in weak],
    }
    fields.update((f"f_{name}", values) for name, values in search["facets"].items())
    fields.update((f"o_{name}", value) for name, value in search["orders"].items())
    return Document.from_dict(fields, schema)


@lru_cache(maxsize=4096)
def _cut(text: str) -> str:
    """The folded words of a text; remembered, because the words of places, kinds and sectors come in every record."""
    return " ".join(token.text for token in tokens(text))
