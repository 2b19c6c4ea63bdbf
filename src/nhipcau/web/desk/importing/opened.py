"""An import somebody has opened: whose it is, what it is for, and what its pages have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nhipcau.actions.importing import import_of
from nhipcau.core.importing.models import (
    CHECKED,
    CHECKING,
    CHOOSING,
    FAILED,
    READING,
    STATES,
    UNDOING,
    UNDONE,
    WRITING,
    WRITTEN,
    Import,
)
from nhipcau.core.policy import Powers
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.importing.addresses import begin_address, import_address
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

STEPS = (READING, CHOOSING, CHECKED, WRITTEN)
STEP_OF = {CHECKING: CHECKED, WRITING: WRITTEN, UNDOING: WRITTEN, UNDONE: WRITTEN, FAILED: READING}


@dataclass
class Opened:
    """``refusal``: what was not done just now, in words, with the status it is answered with."""

    request: HttpRequest
    one: Import
    refusal: str = ""
    status: int = 200

    @property
    def language(self) -> str:
        return language_here(self.request)

    @property
    def powers(self) -> Powers:
        return powers_of_mine(self.request)

    @property
    def register(self) -> Register:
        return registers()[self.one.register]

    def address(self, route: str = "desk_import", **given: object) -> str:
        return import_address(self.language, self.one.uid, route, **given)

    def page(self, template: str, **context: Any) -> HttpResponse:
        """Render a page of the import."""
        one, language, register = self.one, self.language, self.register
        return page(
            self.request,
            f"importing/{template}",
            self.status,
            one=one,
            title=register.title[place_of(language)],
            agency=self.powers.agencies[one.agency].label.get(language),
            state=STATES.label(one.state).get(language),
            steps=_steps(one, language),
            list_address=list_address(language, register),
            begin_address=begin_address(language, register),
            here=self.address(),
            discard_address=self.address("desk_import_discard"),
            problem=_problem(one, language),
            refusal=self.refusal,
            **context,
        )


def opened(request: HttpRequest, uid: UUID) -> Opened:
    """Raises "no_record" (404) for what is not one's own."""
    return Opened(request, import_of(powers_of_mine(request), me(request), uid))


def _problem(one: Import, language: str) -> str:
    """In words; the records that stand against undoing are named on the page, by their names."""
    if one.problem and one.problem.get("count"):
        return say("desk_import_stand", language, n=one.problem["count"])
    return str(one.problem[language]) if one.problem else ""


def _steps(one: Import, language: str) -> list[tuple[str, str]]:
    """("done", "here" or "", words) of every step."""
    at = STEPS.index(STEP_OF.get(one.state, one.state))
    done = len(STEPS) if one.state == WRITTEN else at
    return [
        ("done" if place < done else "here" if place == at else "", say(f"desk_import_step_{step}", language))
        for place, step in enumerate(STEPS)
    ]
