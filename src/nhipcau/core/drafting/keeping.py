"""Keeping, offering and forgetting drafts. Every question names the author; there is no other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.core.drafting.models import FormDraft
from nhipcau.core.settings import days

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account

Typed = Mapping[str, list[str]]
"""A form's texts, by the names of its inputs."""


def draft_of(account: Account, register: str, record: UUID | None) -> FormDraft | None:
    """What somebody was typing on a record, or on a new one (None)."""
    return FormDraft.objects.filter(account=account, register=register, record=record).first()


def keep_draft(account: Account, register: str, record: UUID | None, given: Typed, now: datetime) -> None:
    """Keep what is typed in the place of what was."""
    FormDraft.objects.update_or_create(
        account=account, register=register, record=record, defaults={"given": dict(given), "at": now}
    )


def drop_draft(account: Account, register: str, record: UUID | None) -> None:
    FormDraft.objects.filter(account=account, register=register, record=record).delete()


def sweep(now: datetime) -> int:
    """Forget drafts that are older than the setting says; returns how many."""
    count, _ = FormDraft.objects.filter(at__lt=now - timedelta(days=days("NHIPCAU_DRAFT_KEEP_DAYS"))).delete()
    return count
