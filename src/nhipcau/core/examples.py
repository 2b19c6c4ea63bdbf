"""Requests to the API that work on this installation's data, for curl and for Python: printed, and shown on pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import orjson

from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.store.read import walk

LISTED = Label("Danh sách có bộ lọc", "List with a filter")
SEARCHED = Label("Tìm theo từ", "Search by words")
RECORD = Label(
    "Một bản ghi; hỏi lại bằng ETag thì 304 nếu chưa đổi", "One record; asked again with its ETag: 304 if unchanged"
)
WALKED = Label("Đi hết sổ", "Complete walk")
FILE = Label("Tệp CSV", "CSV file")

PAGE = """\
import json
from urllib.parse import urlencode
from urllib.request import urlopen

query = urlencode({query!r})
with urlopen(f"{address}?{{query}}") as answer:
    page = json.load(answer)
print(page["total"])
for row in page["results"]:
    print(row["code"], row["label_{language}"])
"""
ONE = """\
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

address = "{address}"
with urlopen(address) as answer:
    record, tag = json.load(answer), answer.headers["ETag"]
print(record["label_{language}"])
try:
    urlopen(Request(address, headers={{"If-None-Match": tag}}))
except HTTPError as known:
    print(known.code)
"""
WALK = """\
import json
from urllib.request import urlopen

following = "{path}"
records = []
while following:
    with urlopen("{base}" + following) as answer:
        page = json.load(answer)
    records += page["results"]
    following = page["next"]
print(len(records), page["total"])
"""
TABLE = """\
import csv
import io
from urllib.request import urlopen

with urlopen("{address}") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8-sig", newline="")))
print(len(rows))
"""
WALK_BY_SHELL = (
    'next=\'{path}\'; while [ -n "$next" ]; do page=$(curl -sS "{base}$next"); printf \'%s\\n\' "$page"; '
    'next=$(printf \'%s\\n\' "$page" | sed -n \'s/.*"next":"\\([^"]*\\)".*/\\1/p\'); done'
)


class Example(NamedTuple):
    """One thing to ask, written for the shell (one line) and for Python."""

    title: Label
    shell: str
    python: str


class Known(NamedTuple):
    """What the public data of a register offers to ask for; empty where there is nothing."""

    code: str
    words: str
    facet: tuple[str, str] | None


def examples(register: Register, api: str, language: str) -> Iterator[Example]:
    """What one can ask of a register, with values that are in its public data.

    ``api`` is the address of the API (``https://nhipcau.example/api/v1``); it must not hold quotes or blanks.
    """
    known = _known(register)
    address = f"{api}/{register.name}"
    parts = urlsplit(address)
    base, path = f"{parts.scheme}://{parts.netloc}", parts.path
    if known.facet:
        yield _page(LISTED, address, {known.facet[0]: known.facet[1], "limit": "5"}, language)
    if known.words:
        yield _page(SEARCHED, address, {"q": known.words, "limit": "5"}, language)
    if known.code:
        one = f"{address}/{known.code}"
        yield Example(RECORD, f"curl -sS '{one}'", ONE.format(address=one, language=language))
    walked = f"{path}?order=code&limit=200"
    yield Example(WALKED, WALK_BY_SHELL.format(base=base, path=walked), WALK.format(base=base, path=walked))
    table = f"{address}.csv?lang={language}"
    yield Example(FILE, f"curl -sS -o {register.name}.csv '{table}'", TABLE.format(address=table))


def _page(title: Label, address: str, query: dict[str, str], language: str) -> Example:
    shell = f"curl -sS '{address}?{urlencode(query)}'"
    return Example(title, shell, PAGE.format(address=address, query=query, language=language))


def _known(register: Register) -> Known:
    """The first public record, the beginning of its name, and a frequent value of a facet (where on the map, if it has that)."""
    first = next(walk(register.name, limit=1), None)
    words = " ".join(orjson.loads(first.json)["label_vi"].split()[:3]) if first else ""
    facets = find(public_index(), parse_request(register, {}, limit=1)).facets
    offered = [(name, values[0][0]) for name, values in facets.items() if values]
    offered.sort(key=lambda pair: pair[0] not in ("country", "place"))
    return Known(first.code if first else "", words, offered[0] if offered else None)
