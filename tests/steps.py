"""The steps a test takes: write, decide, show, ask. Each is what the real doors do, with less to type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.kinds import Kind
from nhipcau.core.projection import project
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import Listing, find, parse_request, public_index
from nhipcau.core.store import read
from nhipcau.core.store.models import Item
from nhipcau.lib.identifiers import seeded_uid

ACT = ledger.Act("người thử / tester", "kiểm thử / test")
BASIS = ledger.already_public("https://example.org/source")
GROUNDS = (ledger.Evidence(source="test", url="https://example.org/source"),)


def uid(name: str) -> UUID:
    """A uid of a record that only a test has."""
    return seeded_uid("tests", name)


def write(register: str, name: str, /, *, public: bool = False, **values: Any) -> UUID:
    """Create or update the test's own record ``name``; published with its evidence if ``public``."""
    entry = ledger.Entry(
        uid(name), values, evidence=GROUNDS if public else (), publish=BASIS if public else None, source="test"
    )
    ledger.write(registers()[register], [entry], ACT)
    return entry.uid


def change(register: str, record: UUID, /, **values: Any) -> ledger.Outcome:
    """Change columns of a record that exists."""
    return ledger.write(registers()[register], [ledger.Entry(record, values)], ACT)


def publish(register: str, record: UUID) -> int:
    return ledger.publish(registers()[register], [record], BASIS, ACT)


def withdraw(register: str, record: UUID) -> int:
    return ledger.withdraw(registers()[register], [record], ACT)


def remove(register: str, record: UUID) -> int:
    return ledger.remove(registers()[register], [record], ACT)


def show() -> None:
    """What the worker does: bring store and index up to date."""
    project()
    public_index().catch_up()


def ask(register: str | None = None, /, **params: str | list[str]) -> Listing:
    """A list request as an address would make it."""
    given = {name: value if isinstance(value, list) else [value] for name, value in params.items()}
    return find(public_index(), parse_request(registers()[register] if register else None, given))


def codes(listing: Listing) -> list[str]:
    return [hit.code for hit in listing.hits]


def row(register: str, record: UUID) -> Any:
    """The record as the desk has it."""
    return registers()[register].rows(MACHINERY_DESK).get(uid=record)


def code_of(register: str, record: UUID) -> str | None:
    return registers()[register].code(row(register, record).number)


def shown(register: str, record: UUID) -> dict[str, Any] | None:
    """The public record, or None if there is none."""
    text = read.one(register, code_of(register, record) or "")
    return orjson.loads(text) if text else None


def public_records(register: str) -> Iterator[dict[str, Any]]:
    for hit in read.walk(register, part="record"):
        yield orjson.loads(hit.json)


def search_parts(register: str) -> Iterator[dict[str, Any]]:
    for hit in read.walk(register, part="search"):
        yield orjson.loads(hit.json)


def items() -> list[tuple[Any, ...]]:
    """Everything the public store says, in one order, without what is never shown (its own row ids)."""
    rows = Item.objects.using("public").order_by("register", "number")
    return list(rows.values_list("register", "number", "code", "uid", "row", "record", "search"))


def text_columns(register: Register) -> list[str]:
    """Stored columns that hold free text."""
    return [column.name for column in register.stored if register.kinds[column.name].name in ("text", "words")]


def text_value(kind: Kind, text: str) -> Any:
    """``text`` as a plain value of a free-text kind."""
    return {"vi": text} if kind.name == "words" else text
