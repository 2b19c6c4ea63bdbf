"""Who may do what to agencies and people, by the second table of ``table``."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import Standing
from nhipcau.core.people.words import AUDITOR, CENTRE
from nhipcau.core.policy import table
from nhipcau.core.policy.words import (
    ALL,
    DECIDE_CLAIMS,
    GIVE_REACHING,
    KEEP_AGENCIES,
    KEEP_PROFILE,
    KEEP_VIEWS,
    MANAGE_PEOPLE,
    SEE_PEOPLE,
)

REACHING = (CENTRE, AUDITOR)
"""Roles that reach beyond their agency: an administrator could make himself one if he gave them."""


def may_manage(standing: list[Standing], agency: Agency) -> bool:
    """Whether somebody with these roles looks after an agency's people."""
    return _may(standing, MANAGE_PEOPLE, agency)


def may_give(standing: list[Standing], agency: Agency, role: str) -> bool:
    """Whether somebody with these roles gives and ends a role in an agency."""
    return may_manage(standing, agency) and (role not in REACHING or _may(standing, GIVE_REACHING, agency))


def may_keep_the_list(standing: list[Standing]) -> bool:
    """Whether somebody with these roles opens agencies and says which follows which."""
    return any(_scope(one, KEEP_AGENCIES) == ALL for one in standing)


def may_keep_views(standing: list[Standing], agency: Agency) -> bool:
    """Whether somebody with these roles keeps the views an agency's people share."""
    return _may(standing, KEEP_VIEWS, agency)


def may_see(standing: list[Standing], agency: Agency) -> bool:
    """Whether somebody with these roles sees an agency's people."""
    return _may(standing, SEE_PEOPLE, agency)


def may_decide_claim(standing: list[Standing], offices: Iterable[Agency]) -> bool:
    """Whether somebody with these roles decides on a claim that concerns these offices; none: the centre alone."""
    return decides_every_claim(standing) or any(_may(standing, DECIDE_CLAIMS, one) for one in offices)


def decides_every_claim(standing: list[Standing]) -> bool:
    return any(_scope(one, DECIDE_CLAIMS) == ALL for one in standing)


def profiles_kept(standing: list[Standing]) -> list[Agency]:
    """The agencies of somebody with these roles that have a profile of which he keeps the agency's own part."""
    found = (one.agency for one in standing if one.agency.profile and _may([one], KEEP_PROFILE, one.agency))
    return list(dict.fromkeys(found))


def agencies_seen(standing: list[Standing]) -> QuerySet[Agency]:
    """The agencies whose people somebody with these roles sees, by kind and name."""
    rows = Agency.objects.order_by("kind", "name_vi", "uid")
    if any(_scope(one, SEE_PEOPLE) == ALL for one in standing):
        return rows
    return rows.filter(uid__in=[one.agency.uid for one in standing])


def _may(standing: list[Standing], action: str, agency: Agency) -> bool:
    scopes = ((one, _scope(one, action)) for one in standing)
    return any(scope == ALL or (scope and one.agency == agency) for one, scope in scopes)


def _scope(one: Standing, action: str) -> str:
    """How far a role's power over people reaches: ALL, OWN_AGENCY, or "" for not at all."""
    return next((rule.scope for rule in table.PEOPLE if (rule.role, rule.action) == (one.role, action)), "")
