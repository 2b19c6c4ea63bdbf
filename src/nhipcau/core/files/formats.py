"""The formats a register can be downloaded in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.files.delimited import csv_stream
from nhipcau.core.files.structured import json_stream, ndjson_stream
from nhipcau.core.files.workbook import xlsx_stream
from nhipcau.engines.texts import XLSX

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest


class FileFormat(NamedTuple):
    """A format: its name (also the file ending), its media type, and the function that writes it.

    ``stream(register, request, language)`` gives the file in pieces; ``request`` None means the whole register.
    """

    name: str
    media_type: str
    stream: Callable[[Register, ListRequest | None, str], Iterator[bytes]]


FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        written.name: written
        for written in (
            FileFormat("xlsx", XLSX, xlsx_stream),
            FileFormat("csv", "text/csv; charset=utf-8", csv_stream),
            FileFormat("json", "application/json; charset=utf-8", json_stream),
            FileFormat("ndjson", "application/x-ndjson; charset=utf-8", ndjson_stream),
        )
    }
)


def file_format(name: str) -> FileFormat:
    """The format of this name; a 400 fault that lists the formats otherwise."""
    if name in FORMATS:
        return FORMATS[name]
    known = ", ".join(FORMATS)
    raise Fault(
        "unknown_format",
        f"Không có định dạng {name[:20]!r}. Các định dạng: {known}.",
        f"There is no format {name[:20]!r}. Formats: {known}.",
        {"value": name[:20], "known": list(FORMATS)},
    )
