"""All commands somebody has, in groups: what is at hand first, then doing, going, and records by name or code."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest

from nhipcau.core.desk import desk_index, desk_request, suggest
from nhipcau.core.faults import Fault
from nhipcau.core.policy.people import may_keep_the_list
from nhipcau.core.registry import registers
from nhipcau.core.saved.keeping import views_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.commands.at_hand import entering, groups_at, place_at
from nhipcau.web.desk.commands.command import Command, Group, meant
from nhipcau.web.desk.frame import open_menu, standing_of
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.saved.addresses import view_address
from nhipcau.web.desk.saved.panel import keeper_here
from nhipcau.web.desk.search import found_of
from nhipcau.web.portal.addresses import home, other, place_of
from nhipcau.web.words import say

PAGES = (
    ("desk_search", "desk_search"),
    ("desk_notices", "desk_notices"),
    ("desk_freshness", "desk_board"),
    ("desk_health", "desk_health"),
    ("desk_kpi", "desk_kpi"),
    ("mfa_index", "desk_security"),
    ("usersessions_list", "desk_sessions"),
    ("desk_keys", "desk_shortcuts"),
)
"""Pages everybody has, and what they are called."""
SUGGESTED = 8
SHORTEST = 2
"""Letters from which records are looked for."""


def commands_for(request: HttpRequest, language: str, text: str, here: str) -> list[Group]:
    """The groups with a command that is meant; with no text what is at hand and every place to go to."""
    groups = list(_groups(request, language, text, here))
    if text.strip():
        groups = [group._replace(commands=meant(group.commands, text)) for group in groups]
        groups.append(Group("records", say("desk_command_records", language), _records(request, language, text)))
    return [group for group in groups if group.commands]


def _groups(request: HttpRequest, language: str, text: str, here: str) -> Iterator[Group]:
    by, place = mover_here(request), place_at(here, language)
    if place:
        yield from groups_at(place, by, language)
    seen = [register for register in registers().values() if by.powers.desks(register)]
    if text.strip():
        doing = [
            command._replace(also=register.title[place_of(other(language))])
            for register in seen
            for command in entering(register, by, language, register.title[place_of(language)])
        ]
        yield Group("doing", say("desk_command_doing", language), doing)
    views = [
        Command(
            view.name, view_address(language, registers()[view.register], view.uid), _title(view.register, language)
        )
        for view in views_of(keeper_here(request))
        if view.register in {register.name for register in seen}
    ]
    yield Group("views", say("desk_views", language), views)
    yield Group("pages", say("desk_command_pages", language), list(_pages(request, language)))
    lists = [
        Command(_title(one.name, language), list_address(language, one), also=_title(one.name, other(language)))
        for one in seen
    ]
    yield Group("registers", say("desk_menu_registers", language), lists)


def _pages(request: HttpRequest, language: str) -> Iterator[Command]:
    menu = ((route, words) for route, words, _ in open_menu(request))
    for route, words in (*menu, *PAGES):
        yield Command(say(words, language), desk_address(language, route), also=say(words, other(language)))
    if may_keep_the_list(standing_of(request)):
        yield Command(say("desk_agency_add", language), desk_address(language, "desk_agency_add"))
    yield Command(say("desk_to_portal", language), home(language))


def _records(request: HttpRequest, language: str, text: str) -> list[Command]:
    """Records whose names, or code, begin so, from the nearest desk that has any: as the box in the head suggests them."""
    by = mover_here(request)
    if len(text.strip()) < SHORTEST:
        return []
    for desk in by.powers.desks(None):
        try:
            asked = desk_request(None, {"q": [text]}, desk.audience, limit=SUGGESTED, facets=False)
        except Fault:
            return []
        hits = suggest(desk_index(), desk.audience, asked).hits
        if found := found_of(desk, hits, by.powers, language):
            return [
                Command(
                    one.record.label,
                    one.record.address,
                    " · ".join(filter(None, (one.record.singular, one.record.code))),
                )
                for one in found
            ]
    return []


def _title(name: str, language: str) -> str:
    return registers()[name].title[place_of(language)]
