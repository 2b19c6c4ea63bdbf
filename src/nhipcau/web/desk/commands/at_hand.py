"""What can be done on the page somebody is looking at: with its record, with its list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from uuid import UUID

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import override

from nhipcau.actions.attesting import speaking_for
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import CONFIRM, CREATE, EDIT
from nhipcau.core.publication.moves import offered
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.commands.command import Command, Group
from nhipcau.web.desk.importing.addresses import begin_address
from nhipcau.web.desk.publication.addresses import is_way, move_address
from nhipcau.web.desk.records.addresses import form_address, list_address, record_address
from nhipcau.web.desk.saved.addresses import views_address
from nhipcau.web.desk.saved.panel import kept_of
from nhipcau.web.portal.addresses import address, language_of, place_of
from nhipcau.web.portal.downloads import FORMATS
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


class Place(NamedTuple):
    """A page of the desk: its register and record, if it is about one, and what its address asks of a list."""

    register: Register | None
    uid: UUID | None
    asked: Question


def place_at(given: str, language: str) -> Place | None:
    """The page an address of the desk names; None for any other."""
    path, _, query = given.partition("?")
    if not is_way(given):
        return None
    register, uid = None, None
    with suppress(Resolver404, Fault), override(language_of(path)):
        match = resolve(path)
        register = register_of(match.kwargs["slug"]) if "slug" in match.kwargs else None
        uid = match.kwargs.get("uid") if register else None
        asked = QueryDict(query) if match.url_name == "desk_records" else QueryDict()
        if register:
            params = {name: [str(value) for value in values] for name, values in asked.lists()}
            return Place(register, uid, Question(list_address(language, register), params))
    return None


def groups_at(place: Place, by: Mover, language: str) -> Iterator[Group]:
    """What he may do there; nothing for a record or register that is not his, as for one there is not."""
    register = place.register
    if register is None or not by.powers.desks(register):
        return
    look = by.powers.looks(register, [place.uid]).get(place.uid) if place.uid else None
    if look:
        (item,) = items_seen(register, [look.row], look.clearance, SeenNames(by.powers))
        yield Group("record", item[f"label_{language}"], list(_on_record(register, look, by, language)))
    yield Group("list", register.title[place_of(language)], list(_on_list(register, place.asked, by, language)))


def _on_record(register: Register, look: Look, by: Mover, language: str) -> Iterator[Command]:
    uid, may = look.row.uid, look.may

    def go(key: str, route: str) -> Command:
        return Command(say(key, language), record_address(language, register, uid, route))

    if EDIT in may:
        yield go("desk_edit", "desk_record_edit")
    for step in offered(look.row.state, look.row.owner, may):
        yield Command(step.label.get(language), move_address(language, register, uid, step))
    yield go("desk_command_open", "desk_record")
    yield go("desk_history", "desk_history")
    if CONFIRM in may and look.row.state == PUBLISHED:
        yield go("desk_ask", "desk_ask")
    if speaking_for(register, look, by):
        yield go("desk_command_say", "desk_say")
    if look.row.state == PUBLISHED:
        yield Command(
            say("desk_public_page", language), address(language, register.name, register.code(look.row.number) or "")
        )
    yield go("desk_command_json", "desk_record_json")


def _on_list(register: Register, asked: Question, by: Mover, language: str) -> Iterator[Command]:
    place = place_of(language)
    yield Command(say("desk_command_list", language), list_address(language, register))
    yield from entering(register, by, language)
    for form, name in FORMATS.items():
        path = desk_address(language, f"desk_{form}", slug=register.slug[place])
        yield Command(say("desk_command_export", language, form=name), asked.at(path))
    for printed in register.forms:
        said = say("desk_command_print", language, form=printed.title.get(language))
        yield Command(said, asked.at(form_address(language, register, printed)))
    views = views_address(language, register)
    if kept_of(asked.params):
        yield Command(say("desk_view_keep_this", language), asked.at(views))
    yield Command(say("desk_views_manage", language), views)


def entering(register: Register, by: Mover, language: str, note: str = "") -> Iterator[Command]:
    """Beginning a record of a register, and taking a table in, where he may."""
    if by.powers.allows(register, CREATE):
        new = desk_address(language, "desk_record_new", slug=register.slug[place_of(language)])
        yield Command(say("desk_new_record", language), new, note)
        yield Command(say("desk_import_new", language), begin_address(language, register), note)
