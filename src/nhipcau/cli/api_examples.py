"""``nhipcau api-examples``: requests that work on this installation's data, for curl and for Python."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from nhipcau.cli.start import open_store
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import SETTINGS

if TYPE_CHECKING:
    from nhipcau.core.register import Register

HELP = Label(
    "in ví dụ dùng API (curl và Python) chạy được ngay cho từng sổ",
    "print examples of the API (curl and Python) that work as they are, for each register",
)
REGISTER = Label(
    "chỉ sổ này (partners hoặc doi-tac; mặc định: mọi sổ)", "this register only (partners or doi-tac; default: all)"
)
BASE = Label("địa chỉ máy chủ (mặc định: {})", "address of the server (default: {})")

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


def declare(parser: ArgumentParser, language: str) -> None:
    default = _default_base()
    parser.add_argument("register", nargs="?", default="", metavar="REGISTER", help=REGISTER.get(language))
    parser.add_argument("--base", default=default, metavar="URL", help=BASE.get(language).format(default))


def run(options: Namespace) -> int:
    base = _checked(options.base)
    open_store()
    from nhipcau.core.registry import register, registers

    chosen = [register(options.register)] if options.register else registers().values()
    for one in chosen:
        print(f"# {Label(*one.title).get(options.lang)} ({one.name})\n")
        for example in examples(one, base, options.lang):
            print(f"## {example.title.get(options.lang)}\n")
            print(f"```sh\n{example.shell}\n```\n")
            print(f"```python\n{example.python}```\n")
    return 0


def examples(register: Register, base: str, language: str) -> Iterator[Example]:
    """What one can ask of a register, with values that are in its public data."""
    from nhipcau.api.registers import V1

    known = _known(register)
    path = f"{V1}/{register.name}"
    address = base + path
    if known.facet:
        yield _page(LISTED, address, {known.facet[0]: known.facet[1], "limit": "5"}, language)
    if known.words:
        yield _page(SEARCHED, address, {"q": known.words, "limit": "5"}, language)
    if known.code:
        one = f"{address}/{known.code}"
        yield Example(RECORD, f"curl -sS '{one}'", ONE.format(address=one, language=language))
    walk = f"{path}?order=code&limit=200"
    yield Example(WALKED, WALK_BY_SHELL.format(base=base, path=walk), WALK.format(base=base, path=walk))
    table = f"{address}.csv?lang={language}"
    yield Example(FILE, f"curl -sS -o {register.name}.csv '{table}'", TABLE.format(address=table))


def _page(title: Label, address: str, query: dict[str, str], language: str) -> Example:
    shell = f"curl -sS '{address}?{urlencode(query)}'"
    return Example(title, shell, PAGE.format(address=address, query=query, language=language))


def _known(register: Register) -> Known:
    """The first public record, the beginning of its name, and a frequent value of a facet (where on the map, if it has that)."""
    import orjson

    from nhipcau.core.search import find, parse_request, public_index
    from nhipcau.core.store.read import walk

    first = next(walk(register.name, limit=1), None)
    words = " ".join(orjson.loads(first.json)["label_vi"].split()[:3]) if first else ""
    facets = find(public_index(), parse_request(register, {}, limit=1)).facets
    offered = [(name, values[0][0]) for name, values in facets.items() if values]
    offered.sort(key=lambda pair: pair[0] not in ("country", "place"))
    return Known(first.code if first else "", words, offered[0] if offered else None)


def _default_base() -> str:
    return SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")


def _checked(base: str) -> str:
    """An address that may stand inside quotes of a shell and of Python; raises :class:`Fault` for anything else."""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname or not set(base).isdisjoint("'\"\\$`{} \n"):
        raise Fault(
            "bad_address",
            f"Địa chỉ {base!r} không đúng dạng; ví dụ: https://nhipcau.example.",
            f"{base!r} is not an address; an example: https://nhipcau.example.",
            {"value": base},
        )
    return base.rstrip("/")
