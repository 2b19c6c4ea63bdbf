"""Imports as they are kept: somebody's own, from state to state, and until they are swept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import WORK, Import
from nhipcau.core.policy import powers_of
from nhipcau.core.settings import days

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Powers


def powers_of_bringer(one: Import) -> Powers:
    """What whoever brought a table may do today."""
    return powers_of(one.account, timezone.localdate())


def own(account: Account, uid: UUID) -> Import | None:
    return Import.objects.select_related("account").filter(uid=uid, account=account).first()


def own_into(account: Account, register: str, agencies: Collection[str], limit: int) -> list[Import]:
    """Somebody's imports into a register for some agencies, the newest first."""
    rows = Import.objects.filter(account=account, register=register, agency__in=agencies)
    return list(rows.order_by("-at")[:limit])


def moved(one: Import, states: Collection[str], **changes: Any) -> bool:
    """Whether the import stood in one of ``states`` and was changed as asked."""
    return bool(Import.objects.filter(uid=one.uid, state__in=states).update(**changes))


def sweep(before: datetime) -> int:
    """Forget tables brought before then, with their files, unless they are being worked on; returns how many."""
    old = list(Import.objects.filter(at__lt=before).exclude(state__in=WORK))
    for one in old:
        ImportFolder(one.uid).remove()
    Import.objects.filter(uid__in=[one.uid for one in old]).exclude(state__in=WORK).delete()
    return len(old)


def sweep_old(now: datetime) -> int:
    """Forget tables that are older than the setting says."""
    return sweep(now - timedelta(days=days("NHIPCAU_IMPORT_KEEP_DAYS")))
