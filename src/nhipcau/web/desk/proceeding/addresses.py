"""Addresses of procedures."""

from __future__ import annotations

from uuid import UUID

from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of


def start_address(language: str, subject: Register, uid: UUID) -> str:
    """Where a procedure about a record is started."""
    return desk_address(language, "desk_procedure_new", slug=subject.slug[place_of(language)], uid=uid)


def succession_address(language: str, subject: Register) -> str:
    """What waits for a decision after a change of borders."""
    return desk_address(language, "desk_succession", slug=subject.slug[place_of(language)])


def step_address(language: str, register: Register, uid: UUID, step: str) -> str:
    """The form of a step of a procedure."""
    return desk_address(
        language, "desk_step", slug=register.slug[place_of(language)], uid=uid, step=step.replace("_", "-")
    )


def procedures_about(subject: Register) -> Register | None:
    """The register of procedures about records of this one, if there is one."""
    return next(
        (
            one
            for one in registers().values()
            if one.procedure and one.relations[one.procedure.subject].to == subject.name
        ),
        None,
    )
