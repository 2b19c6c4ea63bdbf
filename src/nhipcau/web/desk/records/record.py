"""One record at the desk: what is known of it, on what grounds, who keeps it, what points at it, what one may do."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nhipcau.actions.publication import Mover
from nhipcau.actions.reading import agencies_of
from nhipcau.core.column import Seen
from nhipcau.core.desk.past import in_borders
from nhipcau.core.desk.seen import SeenNames, item_seen, pointing_at
from nhipcau.core.desk.tasks import parts
from nhipcau.core.kinds import Entries
from nhipcau.core.ledger import parties_of
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import EDIT, SCOPE_LINES, VISIBILITIES
from nhipcau.core.record import PUBLISHED, STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.registry import registers
from nhipcau.web.desk.asking.panel import asked_panel
from nhipcau.web.desk.confirming.panel import panel_of
from nhipcau.web.desk.discussing.panel import panel_of as talk_of
from nhipcau.web.desk.dues.reminded import nudging_of
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.inbox.interests import pipeline_of
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.papers.addresses import papers_address
from nhipcau.web.desk.proceeding.panel import panel_of as procedures_of
from nhipcau.web.desk.proceeding.panel import standing_of
from nhipcau.web.desk.publication.bar import bar_of
from nhipcau.web.desk.reading.addresses import begin_address
from nhipcau.web.desk.realisation.panel import panel_of as health_of
from nhipcau.web.desk.realisation.panel import scores_of
from nhipcau.web.desk.realisation.results import adding_result
from nhipcau.web.desk.records.addresses import list_address, record_address, with_links
from nhipcau.web.desk.records.attachments import panel
from nhipcau.web.desk.records.looking_back import looked_back
from nhipcau.web.desk.working.panel import boards_of, piece_of, statuses_of
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.facts import facts_of, remarks_of
from nhipcau.web.portal.grounds import conflicts_of, grounds_of

RELATED = 10


class Kept(NamedTuple):
    """Who keeps a record, in words; agencies that are not known any more are left out."""

    owner: str
    visibility: str
    parties: list[str]


class Group(NamedTuple):
    """Records of one register that point at this one by columns that are called alike from here."""

    title: str
    records: list[Named]


def record(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    look, by = powers.look(register, uid), Mover(me(request), powers)
    names, past = SeenNames(powers), looked_back(request, register, look.row)
    row, evidence = (past.row, past.evidence) if past else (look.row, None)
    item = item_seen(register, row, look.clearance, names, evidence)
    if past and past.borders:
        in_borders(register, item["values"], past.borders)
    item = with_links(register, item, language)
    columns = tuple(
        one for one in register.seen_to(look.clearance) if not isinstance(register.kinds[one.name], Entries)
    )
    facts = facts_of(register, columns, item, language)
    return page(
        request,
        "record",
        item=item,
        label=item[f"label_{language}"],
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        list_address=list_address(language, register),
        state=STATES.label(look.row.state).get(language),
        is_public=look.row.state == PUBLISHED,
        public_address=address(language, register.name, item["code"]) if look.row.state == PUBLISHED else "",
        sight=sight(look, language),
        past=past.words(language) if past else "",
        history_address=record_address(language, register, uid, "desk_history"),
        here=record_address(language, register, uid),
        edit_address=record_address(language, register, uid, "desk_record_edit") if EDIT in look.may else "",
        days={name: request.GET.get(name, "") for name in ("on", "borders")},
        kept=(keeper := kept(look.row, language)),
        bar=None if past else bar_of(register, look, me(request), keeper.owner, language),
        holds=None if past else panel_of(register, look, by, language),
        talk=None if past else talk_of(register, look, by, language),
        nudging=None if past else nudging_of(register, look, powers, language),
        boards=[] if past else boards_of(register, look, powers, language),
        health=None if past else health_of(register, look, powers, language),
        scores=[] if past else scores_of(register, look, powers, language),
        piece=None if past else piece_of(register, look, powers, language),
        adding_result=None if past else adding_result(register, look, powers, language),
        statuses=statuses_of(register, language),
        procedures=None if past else procedures_of(register, look, by, language),
        standing=None if past else standing_of(register, look, by, language),
        papers_address=papers_address(language, register, uid) if register.papers and not past else "",
        read_address=begin_address(language, register, uid)
        if register.text and agencies_of(powers) and not past
        else "",
        asks=None if past else asked_panel(register, look, powers, language),
        remarks=remarks_of(register, columns, item["values"], language),
        conflicts=list(conflicts_of(register, item, language)),
        evidence=grounds_of(register, item, language),
        box=facts.box,
        sections=facts.sections,
        unknown=facts.unknown,
        files=panel(register, look, language),
        pipeline=[] if past else pipeline_of(uid, powers, language),
        related=groups_of(register, uid, powers, names, language),
    )


def sight(look: Look, language: str) -> str:
    """Why one sees the record and how deep, for the line at its foot."""
    scope = SCOPE_LINES.label(look.desk.scope).get(language)
    return f"{look.desk.agency.label.get(language)}: {scope} · {VISIBILITIES[look.clearance].get(language)}"


def kept(row: Any, language: str) -> Kept:
    """Two queries, whatever is found."""
    parties = parties_of([row.uid]).get(row.uid, [])
    agencies = agencies_by_uid([row.owner, *parties])
    return Kept(
        agencies[row.owner].label.get(language) if row.owner in agencies else "",
        VISIBILITIES[Seen(row.visibility)].get(language),
        [agencies[one].label.get(language) for one in parties if one in agencies],
    )


def groups_of(register: Register, uid: UUID, powers: Powers, names: SeenNames, language: str) -> list[Group]:
    """Pieces of work and answers that belong to the record are no group: they stand on its page with how far they are."""
    belonging = {work.name for work, _ in parts(register)}
    belonging |= {register.asking.answers.register} if register.asking else set()
    found = pointing_at(uid, powers, RELATED)
    pointing = {
        side: several
        for side, several in found.items()
        if side.register not in belonging and registers()[side.register].procedure is None
    }
    looks = {(side.register, look.row.uid): look for side, several in pointing.items() for look in several}
    records = named(looks, names, language)
    return [
        Group(
            side.seen_from.get(language) if side.seen_from else registers()[side.register].title[place_of(language)],
            [records[side.register, look.row.uid] for look in several],
        )
        for side, several in pointing.items()
    ]
