"""Who keeps a record: its owner, how narrowly it is kept, and which other agencies are parties to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core.column import OWN, PUBLIC, Seen
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.models import RecordParty
from nhipcau.core.record import door_opened

if TYPE_CHECKING:
    from nhipcau.core.register import Register

PARTIES = "parties"
"""The name under which a ledger row says which agencies are parties (sorted uids, None for none)."""


def keep(
    register: Register,
    uid: UUID,
    act: Act,
    *,
    owner: str | None = None,
    visibility: Seen | None = None,
    parties: tuple[str, ...] | None = None,
) -> bool:
    """Give a record to another agency, keep it more or less narrowly, say who is a party; returns whether that is new.

    Raises :class:`Fault` ("public_is_a_decision") for the visibility PUBLIC: a record is published or it is not.
    """
    if visibility is PUBLIC:
        raise Fault(
            "public_is_a_decision",
            "Hồ sơ chỉ trở thành công khai khi được công bố; hãy chọn mức khác.",
            "A record becomes public by being published; choose another level.",
        )
    with door_opened(), transaction.atomic():
        row = register.model._default_manager.select_for_update().get(uid=uid)
        changed: dict[str, tuple[Any, Any]] = {}
        if owner is not None and owner != row.owner:
            changed["owner"] = (row.owner or None, owner or None)
            row.owner = owner
        if visibility is not None and visibility != row.visibility:
            changed["visibility"] = (row.visibility, int(visibility))
            row.visibility = visibility
        if parties is not None:
            before, after = parties_of([uid]).get(uid), sorted(set(parties)) or None
            if before != after:
                changed[PARTIES] = (before, after)
                set_parties({uid: after or []})
        if changed:
            row.save(update_fields=["owner", "visibility"])
            note(register.name, [(uid, "keep", changed)], act)
    return bool(changed)


def beginning(row: Any, parties: tuple[str, ...]) -> dict[str, tuple[Any, Any]]:
    """What the ledger says of who keeps a new record: what is not as it would be anyway."""
    said: dict[str, tuple[Any, Any]] = {}
    if row.owner:
        said["owner"] = (None, row.owner)
        if row.visibility != OWN:
            said["visibility"] = (None, int(row.visibility))
    if parties:
        said[PARTIES] = (None, sorted(set(parties)))
    return said


def parties_of(uids: list[UUID]) -> dict[UUID, list[str]]:
    """The agencies that are parties to some records, sorted; records without any are not there."""
    found: dict[UUID, list[str]] = {}
    for uid, agency in RecordParty.objects.filter(uid__in=uids).order_by("agency").values_list("uid", "agency"):
        found.setdefault(uid, []).append(agency)
    return found


def set_parties(wanted: Mapping[UUID, list[str]]) -> None:
    """Let these agencies, and no others, be the parties to some records. The caller writes the ledger."""
    RecordParty.objects.filter(uid__in=list(wanted)).delete()
    RecordParty.objects.bulk_create(
        RecordParty(uid=uid, agency=agency) for uid, agencies in wanted.items() for agency in dict.fromkeys(agencies)
    )
