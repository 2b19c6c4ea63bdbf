"""JSON and line-delimited JSON: the records as the API gives them, both languages inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

from nhipcau.core.files.records import public_records
from nhipcau.core.files.terms import terms

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest

PIECE = 32_768
"""Bytes collected before a piece is sent."""


def json_stream(register: Register, request: ListRequest | None, language: str | None = None) -> Iterator[bytes]:
    """One JSON object in pieces: ``register``, ``licence`` (the strictest of the register), ``sources``, ``results``.

    ``language`` is there because every format is called alike; records hold both languages, so it changes nothing.
    """
    stated = terms(register)
    head = orjson.dumps(
        {
            "register": {
                "name": register.name,
                "title_vi": register.title[0],
                "title_en": register.title[1],
            },
            "licence": stated.licence.public(),
            "sources": [source.public() for source in stated.sources],
        }
    )
    piece = bytearray(head[:-1] + b',"results":[')
    between = b"\n"
    for hit in public_records(register, request):
        piece += between + hit.json.encode()
        between = b",\n"
        if len(piece) > PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece + b"\n]}\n")


def ndjson_stream(register: Register, request: ListRequest | None, language: str | None = None) -> Iterator[bytes]:
    """One record per line, in pieces. Every record states its own source and licence."""
    piece = bytearray()
    for hit in public_records(register, request):
        piece += hit.json.encode() + b"\n"
        if len(piece) > PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)
