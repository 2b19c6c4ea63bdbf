"""Addresses of moves, plans and proposals, and the way back to where somebody came from."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from nhipcau.core.publication.moves import Move
from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.addresses import is_desk, place_of


def move_address(language: str, register: Register, uid: UUID, step: Move) -> str:
    slug = register.slug[place_of(language)]
    return desk_address(language, "desk_move", slug=slug, uid=uid, step=step.slug.get(language))


def moves_address(language: str, register: Register) -> str:
    """Where the list sends the records that were ticked."""
    return desk_address(language, "desk_moves", slug=register.slug[place_of(language)])


def plan_address(language: str, register: Register, uid: UUID, plan: UUID, route: str) -> str:
    return desk_address(language, route, slug=register.slug[place_of(language)], uid=uid, plan=plan)


def proposal_address(language: str, register: Register, uid: UUID, proposal: UUID) -> str:
    slug = register.slug[place_of(language)]
    return desk_address(language, "desk_proposal", slug=slug, uid=uid, proposal=proposal)


def way_back(request: HttpRequest, language: str, register: Register, uid: UUID) -> str:
    """The page of the desk that ``next`` names (a list, at a row), else the record's own."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if is_way(asked) else record_address(language, register, uid)


def is_way(asked: str) -> bool:
    """Whether this is an address of the desk and of no other site."""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return is_ours and asked.startswith("/") and is_desk(asked.partition("?")[0].partition("#")[0])
