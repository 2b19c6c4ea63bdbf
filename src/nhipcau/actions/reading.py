"""Reading texts at the desk: facts become records of the registers that take them, each with the words that state it.

A reading is an agency's: whoever may enter records for it in a register that takes facts sees its readings and decides
on their facts. What is written goes through ``desk_records``, so that a record from a text is a record like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.actions import desk_records
from nhipcau.actions.bodies import agencies_today, day_of
from nhipcau.core import guard, ledger
from nhipcau.core.attachments import found as attached
from nhipcau.core.attachments.models import Attachment
from nhipcau.core.desk.grounds import Ground
from nhipcau.core.desk.sheet import Given, Sheet
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Agency, Context
from nhipcau.core.ledger import Evidence
from nhipcau.core.ledger.evidence import QUOTE_LIMIT
from nhipcau.core.ledger.since import last_row
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import no_record
from nhipcau.core.policy.words import EDIT
from nhipcau.core.readings import keeping
from nhipcau.core.readings.forgetting import words_gone
from nhipcau.core.readings.keeping import About
from nhipcau.core.readings.models import ACCEPTED, EDITED, LINKED, NOTED, OPEN, REJECTED, ReadFact, TextReading
from nhipcau.core.registry import registers
from nhipcau.core.told import Told

if TYPE_CHECKING:
    from datetime import date

    from nhipcau.actions.publication import Mover
    from nhipcau.core.kinds import Plain
    from nhipcau.core.people.called import Agencies
    from nhipcau.core.policy import Powers
    from nhipcau.core.record import Record
    from nhipcau.core.register import Register

READ = "đọc văn bản / text read"
READ_AGAIN = "đọc lại văn bản đã sửa / corrected text read again"
DISCARDED = "xóa văn bản đã đọc / text that was read taken off the desk"
TAKEN = "dữ kiện đọc từ văn bản, đã rà soát / fact read from a text, reviewed"
LINKED_TO = "nối dữ kiện đọc từ văn bản / fact read from a text linked"
DECIDED = "quyết định về dữ kiện đọc từ văn bản / decision on a fact read from a text"
UNDONE = "hoàn tác quyết định về dữ kiện / decision on a fact taken back"


def agencies_of(powers: Powers) -> list[str]:
    """The agencies, by uid, for whose readings somebody may decide; registers in which partners post do not count."""
    found: dict[str, None] = {}
    for register in registers().values():
        if register.facts and not register.offered:
            found |= dict.fromkeys(powers.creating(register))
    return list(found)


def bring(by: Mover, text: str, about: About, agency: str) -> TextReading:
    """Read a text for one of his agencies. Raises :class:`Fault`: "no_record" (404), and what :func:`keeping.keep` does."""
    if agency not in agencies_of(by.powers):
        raise no_record()
    if about.record:
        by.powers.look(registers()[about.register], about.record)
    return keeping.keep(text, about, agency, reasoned(by.account, READ))


def about_record(powers: Powers, register: Register, uid: UUID) -> About:
    """What a record that is a text says of itself. Raises :class:`Fault` ("no_record")."""
    if register.text is None:
        raise no_record()
    return about_row(register, powers.look(register, uid).row)


def about_row(register: Register, row: Record) -> About:
    """The same of a row of a register whose records are texts."""
    if register.text is None:
        raise TypeError(f"records of {register.name} are no texts")
    plains = {name: register.plain(row, name) for name in register.text if name}
    title = plains[register.text.title]
    words = title if isinstance(title, dict) else {"vi": title or ""}
    said = words.get("vi") or next(iter(words.values()), "")  # texts that are read are Vietnamese
    outlet, link, day = (str(plains[name] or "") for name in register.text[1:])
    return About(str(said), outlet, link, day, register.name, row.uid)


def files_of(powers: Powers, about: About) -> list[tuple[UUID, str]]:
    """The attached files of a text's record whose words are known, as (uid, name), as far as he sees them."""
    return [(one.uid, one.title or one.name) for one in _with_words(powers, about)]


def words_of(powers: Powers, about: About, attachment: UUID) -> str:
    """The words of one of them. Raises :class:`Fault` ("no_record") for any other."""
    for one in _with_words(powers, about):
        if one.uid == attachment:
            return attached.words_of(one)
    raise no_record()


def open_reading(powers: Powers, uid: UUID) -> TextReading:
    """Raises :class:`Fault` ("no_record", 404), the same whether there is none or it is not his."""
    reading = keeping.reading_of(agencies_of(powers), uid)
    if reading is None:
        raise no_record()
    return reading


def correct(by: Mover, uid: UUID, text: str) -> TextReading:
    """Read a corrected text; decisions stay with the facts that are still there. Raises :class:`Fault` ("words_gone", 409)."""
    held = open_reading(by.powers, uid)
    if not held.has_text:
        raise words_gone()
    return keeping.read_again(held, text, reasoned(by.account, READ_AGAIN))


def discard(by: Mover, uid: UUID) -> None:
    """Take a text off the desk. Raises :class:`Fault` ("no_record")."""
    keeping.discard(open_reading(by.powers, uid), reasoned(by.account, DISCARDED))


@dataclass
class Proposal:
    """What a fact would become: a record of ``register`` with these plain values, as far as he may write them.

    ``register`` None: no register takes it, or he may not enter records there (``is_closed``); it can only be noted.
    """

    fact: ReadFact
    register: Register | None
    is_closed: bool
    values: dict[str, Plain]
    sheet: Sheet | None

    @cached_property
    def given(self) -> Given:
        """The values as a form of the register shows them."""
        if self.sheet is None:
            return {}
        inputs = self.sheet.inputs({**self.sheet.empty, **self.values})
        return {name: inputs[name] for name in self.values}

    @property
    def named(self) -> str:
        """The words by which such a record would be found, "" for none: figures are found by what they are of."""
        for name in self.register.label_from if self.register and not self.register.series else ():
            value = self.values.get(name)
            if isinstance(value, dict) and value.get("vi"):
                return str(value["vi"])
            if isinstance(value, str) and self.register and self.register.kinds[name].widget == "text":
                return value
        return ""


def proposal_of(powers: Powers, reading: TextReading, fact: ReadFact, language: str) -> Proposal:
    """What a fact would become in the register that takes it."""
    return next(proposals_of(powers, reading, [fact], language))


def proposals_of(
    powers: Powers, reading: TextReading, facts: Iterable[ReadFact], language: str, agencies: Agencies | None = None
) -> Iterator[Proposal]:
    """The same of many facts, in their order; a register's form is made once, agencies are asked for once."""
    sheets: dict[str, Sheet] = {}
    agencies = agencies or agencies_today()
    for fact in facts:
        yield _proposal(powers, reading, fact, language, sheets, agencies)


def _proposal(
    powers: Powers, reading: TextReading, fact: ReadFact, language: str, sheets: dict[str, Sheet], agencies: Agencies
) -> Proposal:
    told = Told(fact.values, fact.quote, reading.published, reading.register, str(reading.record or ""))
    for register in registers().values() if fact.has_words else ():
        if (make := register.facts.get(fact.type)) is None or (made := make(told)) is None:
            continue
        if reading.agency not in powers.creating(register):
            return Proposal(fact, None, True, {}, None)
        if register.name not in sheets:
            sheets[register.name] = desk_records.blank(powers, register, reading.agency, language)
        sheet = sheets[register.name]
        named = _with_agencies(register, made, agencies, day_of(reading))
        return Proposal(fact, register, False, _cleaned(register, sheet, named), sheet)
    return Proposal(fact, None, False, {}, None)


def accept(
    by: Mover, reading: TextReading, fact: ReadFact, seen: int, language: str, given: Given | None = None
) -> ReadFact:
    """Write what a fact says as a new record, as proposed or as ``given`` in the register's form; or note that it is
    right, where no register takes it.

    Raises :class:`Fault`: "decided_meanwhile" (409), "decided_already" (409), and what ``desk_records.create`` does.
    """
    proposal = proposal_of(by.powers, reading, fact, language)
    act = reasoned(by.account, DECIDED)
    with _together():
        _require_open(keeping.held_fact(fact.uid, seen))
        if proposal.register is None:
            return keeping.decide(fact.uid, seen, act, NOTED)
        saved = desk_records.create(
            by.powers, by.account, proposal.register, reading.agency, proposal.given if given is None else given,
            language=language, reason=TAKEN, ground=Ground(evidence_of(reading, fact)),
        )  # fmt: skip
        (written,) = ledger.history(saved.uid, limit=1)
        return keeping.decide(
            fact.uid, seen, act, ACCEPTED if given is None else EDITED,
            register=proposal.register.name, record=saved.uid, batch=written.batch,
        )  # fmt: skip


def link(
    by: Mover, reading: TextReading, fact: ReadFact, seen: int, register: Register, record: UUID, language: str
) -> ReadFact:
    """Say that a record that is there is what the fact speaks of. Where he may edit it, the quoted words become evidence
    of the columns they speak of; nothing else of it changes.

    Raises :class:`Fault`: "no_record" (404), "decided_meanwhile" (409), "decided_already" (409).
    """
    proposal, look = proposal_of(by.powers, reading, fact, language), by.powers.look(register, record)
    act = reasoned(by.account, LINKED_TO)
    with _together():
        _require_open(keeping.held_fact(fact.uid, seen))
        batch = None
        if EDIT in look.may:
            columns = tuple(sorted(proposal.values if proposal.register is register else ())) or _named_by(register)
            desk_records.edit(
                by.powers, by.account, register, record, {}, last_row(record), language=language, reason=LINKED_TO,
                ground=Ground(evidence_of(reading, fact, columns)),
            )  # fmt: skip
            (written,) = ledger.history(record, limit=1)
            batch = written.batch
        return keeping.decide(fact.uid, seen, act, LINKED, register=register.name, record=record, batch=batch)


def reject(by: Mover, fact: ReadFact, seen: int) -> ReadFact:
    """Say that a fact is wrong or of no use. Raises :class:`Fault`: "decided_meanwhile", "decided_already" (409)."""
    with _together():
        _require_open(keeping.held_fact(fact.uid, seen))
        return keeping.decide(fact.uid, seen, reasoned(by.account, DECIDED), REJECTED)


def undo(by: Mover, fact: ReadFact, seen: int) -> ReadFact:
    """Take a decision back, with what was written by it.

    Raises :class:`Fault`: "decided_meanwhile" (409), "words_gone" (409), and what :func:`ledger.undo_batch` says of a record that somebody has
    changed, decided on or pointed at since.
    """
    act = reasoned(by.account, UNDONE)
    with _together():
        held = keeping.held_fact(fact.uid, seen)
        if not held.has_words:
            raise words_gone()
        if held.batch and held.register and held.record:
            desk_records.require_may_edit(by.powers.look(registers()[held.register], held.record))
            ledger.undo_batch(held.batch, act)
        return keeping.decide(fact.uid, seen, act, OPEN)


def evidence_of(reading: TextReading, fact: ReadFact, columns: Collection[str] = ()) -> Evidence:
    """The quoted words with where they stand: title, outlet, day, address, code points of the text that was read."""
    quote = " ".join(fact.quote.split())
    start, end = fact.spans[0]
    return Evidence(
        source="",
        url=reading.link,
        reference=reading.outlet,
        title=reading.title,
        date=reading.published,
        language="vi",
        quote=quote if len(quote) <= QUOTE_LIMIT else f"{quote[: QUOTE_LIMIT - 1]}…",
        note=f"bộ đọc trích (ký tự {start}–{end}), có người xác nhận / read automatically (characters {start}–{end}), confirmed by a person",
        columns=tuple(columns),
    )


def _with_agencies(register: Register, made: Mapping[str, Any], agencies: Agencies, on: date | None) -> dict[str, Any]:
    """The same with the agencies that columns of agencies name in the text's words; empty where these leave it open."""
    found = dict(made)
    for name, words in made.items():
        if words and isinstance(register.kinds[name], Agency):
            agency = agencies.only(words, on)
            found[name] = str(agency.uid) if agency else None
    return found


def _cleaned(register: Register, sheet: Sheet, made: Mapping[str, Any]) -> dict[str, Plain]:
    """The values a form of his takes; what the register cannot hold is left out and shows as an empty field."""
    found: dict[str, Plain] = {}
    for name, value in made.items():
        if name not in sheet.kinds or value in (None, "", [], {}):
            continue
        try:
            cleaned = register.kinds[name].clean(value, Context(register.name, name))
        except Fault:
            continue
        if cleaned is not None:
            found[name] = cleaned
    return found


def _with_words(powers: Powers, about: About) -> list[Attachment]:
    if about.record is None:
        return []
    look = powers.look(registers()[about.register], about.record)
    return list(attached.with_words(about.record, look.clearance))


def _named_by(register: Register) -> tuple[str, ...]:
    return tuple(name for name in register.label_from if name in register.stored_names)


@contextmanager
def _together() -> Iterator[None]:
    """A record and the decision on its fact are written together, or neither."""
    try:
        with transaction.atomic():
            yield
    except guard.Refused as refused:
        guard.keep(refused)  # the transaction around the door took the note of it back
        raise


def _require_open(fact: ReadFact) -> None:
    if fact.decision != OPEN:
        raise Fault(
            "decided_already",
            "Dữ kiện này đã được quyết định. Hãy hoàn tác trước, rồi quyết định lại.",
            "This fact has been decided on. Undo that first, then decide anew.",
            status=409,
        )
