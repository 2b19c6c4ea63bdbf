"""Adding, changing and deleting what is not public changes no byte of any public answer, headers included."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK, PUBLIC_DESK
from nhipcau.core.models import RelationEdge
from nhipcau.core.record import door_opened
from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store import read
from tests import postgres
from tests.hiding import hidden_columns
from tests.leak.doors import HOST, UNWATCHED, Answer, answers, changed, doors, route_of, routes, share
from tests.steps import items, show, text_columns, text_value, uid, withdraw

ACT = ledger.Act("người thử / tester", "kiểm thử / test", at=datetime(2100, 1, 1, tzinfo=UTC))
"""Long after the site was made, so that a day that moves is seen to move."""
SECRET = "Xyzzyplugh Fukuoka gốm Hà Nội hợp tác khu công nghiệp 福岡"
"""Text of drafts: it matches what the doors ask for, and has a word that is nowhere else."""


@dataclass
class Watched:
    """The site with its doors, what they answered, and what is not public: a column and a record of each register."""

    hidden: dict[str, str]
    gone: dict[str, Any]
    addresses: list[str]
    before: dict[str, Answer]
    store: list[tuple[Any, ...]]

    def look_again(self, place: int) -> None:
        """Bring everything up to date; the whole store is as before, and a fifth of the doors of every route answer so.

        Doors read that store and nothing else, so each kind of change is looked for behind other doors, all five behind
        all; with ``NHIPCAU_TEST_DOORS=all`` each behind all of them.
        """
        show()
        assert items() == self.store
        again = answers(self.addresses if ALL_DOORS else share(self.addresses, 5, place))
        assert changed({address: self.before[address] for address in again}, again) == []


NOTHING_TO_SHOW = {
    "": "leads to the language of the reader",
    "(?P<language>vi|en)$": "leads to the address with its slash",
    "(?P<language>vi|en)/(?P<rest>.+)/$": "leads to the address without its slash",
    "(?P<language>vi|en)/(?:theo-doi|status)/(?P<token>[/]+)$": "no message was sent that could be followed",
    "api": "leads to the address with its slash",
    "api/v1": "leads to the address with its slash",
}
"""Routes of which no door answers with a page on this site; of every other at least one does."""

ALL_DOORS = os.environ.get("NHIPCAU_TEST_DOORS") == "all"

_BEFORE: dict[str, Answer] = {}
"""Equal sites give equal answers: the fixture site is asked once per process."""


@pytest.fixture
def watched(site: Path) -> Iterator[Watched]:
    """On PostgreSQL a third of the doors is asked: they read the same store, and that is compared as a whole."""
    with hidden_columns() as hidden:
        addresses = list(_BEFORE) or (share(doors(), 3) if postgres.ASKED_FOR else doors())
        gone = {register.name: _unpointed(register) for register in open_registers().values()}
        for name, row in gone.items():
            withdraw(name, row.uid)
        show()
        if not _BEFORE:
            _BEFORE.update(answers(addresses))
        yield Watched(hidden, gone, addresses, dict(_BEFORE), items())


def _draft(register: Register, number: int) -> UUID:
    return uid(f"leak-{register.name}-{number}")


def _values_like(register: Register, row: Any) -> dict[str, Any]:
    """The values of a public record with secret texts: a draft that would match every list the record is in."""
    values = {column.name: register.plain(row, column.name) for column in register.stored}
    for name in text_columns(register):
        values[name] = text_value(register.kinds[name], SECRET)
    return values


def _write_drafts(offset: int) -> None:
    """Two drafts in every register, like the ``offset``-th public records and what follows."""
    for register in registers().values():
        rows = register.rows(PUBLIC_DESK).order_by("number")[offset : offset + 2]
        entries = [
            ledger.Entry(_draft(register, place), _values_like(register, row), source=row.source)
            for place, row in enumerate(rows)
        ]
        ledger.write(register, [*entries, *_inside(register, offset)], ACT)


def _inside(register: Register, offset: int) -> Iterator[ledger.Entry]:
    """Of a register that never leaves the desk: what says a secret of a public record."""
    if not register.inside or offset:
        return
    values = {name: text_value(register.kinds[name], SECRET) for name in text_columns(register)}
    chosen = (*register.mandatory, *((register.procedure.route,) if register.procedure else ()))
    for name in chosen:
        if choices := getattr(register.kinds[name], "vocabulary", None):
            values[name] = next(iter(choices))
    for name, relation in register.relations.items():
        if public := registers()[relation.to].rows(PUBLIC_DESK).order_by("number").first():
            values[name] = [str(public.uid)] if relation.many else str(public.uid)
    yield ledger.Entry(_draft(register, 0), values)


def test_no_door_answers_with_an_error_or_a_secret(watched: Watched) -> None:
    assert len(watched.addresses) > 500
    wrong = {address: answer.status for address, answer in watched.before.items() if answer.status >= 500}
    assert wrong == {}
    answered = {route_of(address) for address, answer in watched.before.items() if answer.status == 200}
    assert {route_of(address) for address in watched.addresses} - answered == set(NOTHING_TO_SHOW)


def test_what_is_public_is_shown_behind_its_doors(watched: Watched) -> None:
    """Doors that all answered "not found" would have nothing to keep secret: those of public records answer."""
    for register in open_registers().values():
        for hit in read.walk(register.name):
            pages = (f"/vi/{register.slug[0]}/{hit.code}", f"/en/{register.slug[1]}/{hit.code}")
            for page in (*pages, f"/api/v1/{register.name}/{hit.code}"):
                assert page not in watched.before or watched.before[page].status == 200, page


def test_every_route_of_the_site_is_among_the_doors(watched: Watched) -> None:
    """A new page or endpoint has to be added to the doors, or it would not be watched."""
    assert routes() - {route_of(address) for address in watched.addresses} == UNWATCHED


def test_drafts_leave_every_answer_as_it_was(watched: Watched) -> None:
    _write_drafts(0)
    show()
    _write_drafts(2)
    for register in registers().values():
        _point_at_drafts(register)
    watched.look_again(0)
    for register in reversed(list(registers().values())):
        _point_away(register)
    for register in _pointing_first():
        ledger.remove(register, [_draft(register, place) for place in range(2)], ACT)
    watched.look_again(1)


def _pointing_first() -> list[Register]:
    """Registers in an order in which drafts that point are removed before those they point at."""
    names = ["tie-attestations", "agreements", "twinnings", "partners"]
    known = registers()
    return [known[name] for name in names] + [one for name, one in known.items() if name not in names]


_EMPTY: dict[tuple[str, str], UUID] = {}


def _point_at_drafts(register: Register) -> None:
    """A public relation column without a value gets one that is not public: still nothing to show."""
    for name, relation in register.relations.items():
        row = next((one for one in register.rows(PUBLIC_DESK) if not register.plain(one, name)), None)
        target = registers()[relation.to].rows(MACHINERY_DESK).filter(uid=_draft(registers()[relation.to], 0)).first()
        if row and target:
            value = [str(target.uid)] if relation.many else str(target.uid)
            ledger.write(register, [ledger.Entry(row.uid, {name: value})], ACT)
            _EMPTY[register.name, name] = row.uid


def _point_away(register: Register) -> None:
    for name in register.relations:
        if record := _EMPTY.pop((register.name, name), None):
            ledger.write(register, [ledger.Entry(record, {name: None})], ACT)


def test_what_is_not_public_of_public_records_changes_no_answer(watched: Watched) -> None:
    """Values of a column that is not public, evidence for it, and which body owns the record."""
    for register in registers().values():
        column = watched.hidden[register.name]
        rows = list(register.rows(PUBLIC_DESK).order_by("number")[:5])
        with door_opened():
            register.rows(PUBLIC_DESK).update(owner="so-ngoai-vu")
        for place, row in enumerate(rows):
            value = _other_value(register, column, register.plain(row, column), place)
            ledger.write(register, [ledger.Entry(row.uid, {column: value})], ACT)
    watched.look_again(2)


def _other_value(register: Register, column: str, now: Any, place: int) -> Any:
    """Some other value the column can hold."""
    kind = register.kinds[column]
    if column in text_columns(register):
        return None if now and place % 2 else text_value(kind, f"{SECRET} {place}")
    choices = [value for value in kind.vocabulary if value != now and [value] != now]  # type: ignore[attr-defined]
    chosen = choices[place % len(choices)]
    return [chosen] if kind.many else chosen


def test_a_withdrawn_record_can_change_unseen(watched: Watched) -> None:
    for name, row in watched.gone.items():
        register = registers()[name]
        ledger.write(register, [ledger.Entry(row.uid, _values_like(register, row))], ACT)
    watched.look_again(3)
    for name, row in watched.gone.items():
        ledger.remove(registers()[name], [row.uid], ACT)
    watched.look_again(4)


def _unpointed(register: Register) -> Any:
    pointed = set(RelationEdge.objects.values_list("target", flat=True))
    return next(row for row in register.rows(PUBLIC_DESK).order_by("-number") if row.uid not in pointed)


def test_nobody_can_tell_withdrawn_draft_and_never_there_apart(site: Path) -> None:
    """The three 404s differ in nothing but the code that was asked for."""
    client = Client(SERVER_NAME=HOST)
    for register in open_registers().values():
        row = _unpointed(register)
        withdrawn = register.code(row.number) or ""
        withdraw(register.name, row.uid)
        ledger.write(register, [ledger.Entry(_draft(register, 0), {})], ACT)
        show()
        never = f"{register.code_prefix}-{9999 if len(withdrawn.partition('-')[2]) == 4 else 99999}"
        for path in (f"/vi/{register.slug[0]}/", f"/en/{register.slug[1]}/", f"/api/v1/{register.name}/"):
            first, second = client.get(path + withdrawn), client.get(path + never)
            assert first.status_code == second.status_code == 404
            assert first.content.replace(withdrawn.encode(), b"CODE") == second.content.replace(never.encode(), b"CODE")
            draft = client.get(path + str(_draft(register, 0)), follow=True)
            assert draft.status_code == 404


def test_a_published_change_is_seen(watched: Watched) -> None:
    """The watch can see: publishing one of the drafts changes lists, counts, maps and files."""
    telling = ("/vi/doi-tac", "/api/v1/partners", "/api/v1/partners.csv", "/api/v1/search?q=fukuoka", "/vi/")
    before = answers([*telling, *(address for address in watched.addresses if "sitemap" in address)])
    _write_drafts(0)
    partners = registers()["partners"]
    ledger.publish(partners, [_draft(partners, 0)], ledger.already_public("https://example.org"), ACT)
    show()
    seen = changed(before, answers(before))
    for address in telling:
        assert address in seen
    assert any("sitemap" in address for address in seen)
    assert items() != watched.store
