"""The first person of an installation, and fictitious agencies for training."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, new_uid
from nhipcau.core.people.door import Opening, appoint, new_account, open_agency
from nhipcau.core.people.invitations import invite
from nhipcau.core.people.models import Account, Agency, Invitation, Posting
from nhipcau.core.people.standing import account_of
from nhipcau.core.people.when import holding
from nhipcau.core.people.words import (
    ADMINISTRATOR,
    APPROVER,
    AUDITOR,
    CENTRE,
    EXTERNAL_AFFAIRS,
    MINISTRY,
    OFFICER,
    OPERATOR,
    PARTNER,
)

INVITED_BY = "Người vận hành / Operator"
"""Who invites from the command line, as the invited person reads it."""
OPERATOR_NAME = ("Đơn vị vận hành hệ thống", "Operator of this installation")


def invite_first(email: str, act: Act, now: datetime) -> tuple[Invitation, str]:
    """Invite the first person of the centre into the operator's agency, which is opened if there is none.

    Raises :class:`Fault` ("not_first", 409) once somebody is the centre: after that people are invited from the desk.
    """
    today = timezone.localdate(now)
    if Posting.objects.filter(holding(today), role=CENTRE, account__is_active=True).exists():
        raise Fault(
            "not_first",
            "Đã có người giữ vai trò đầu mối trung ương. Hãy mời thêm người từ bàn làm việc hoặc bằng: nhipcau people invite.",
            "Somebody is the centre already. Invite others from the desk, or with: nhipcau people invite.",
            status=409,
        )
    with transaction.atomic():
        agency = Agency.objects.filter(holding(today, "valid_from", "valid_until"), kind=OPERATOR).first()
        if agency is None:
            agency = open_agency(Opening(OPERATOR, *OPERATOR_NAME), act)
        return invite(email, agency, CENTRE, act, invited_by=INVITED_BY, now=now)


class Trainee(NamedTuple):
    """A training account with its fresh password, as it is printed once."""

    role: str
    key: str
    agency: Agency
    email: str
    password: str


TRAINING_AGENCIES: dict[str, Opening] = {
    "office": Opening(
        EXTERNAL_AFFAIRS,
        "Cơ quan ngoại vụ (tập huấn)",
        "External affairs office (training)",
        form="other",
        place="hue",
        is_training=True,
    ),
    "centre": Opening(MINISTRY, "Đơn vị trung ương (tập huấn)", "Central unit (training)", is_training=True),
    "partner": Opening(
        "foreign-partner", "Đối tác nước ngoài (tập huấn)", "Foreign partner (training)", is_training=True
    ),
}
TRAINEES: tuple[tuple[str, str, str], ...] = (
    (OFFICER, "office", "Chuyên viên tập huấn"),
    (APPROVER, "office", "Lãnh đạo tập huấn"),
    (ADMINISTRATOR, "office", "Quản trị tập huấn"),
    (CENTRE, "centre", "Đầu mối tập huấn"),
    (AUDITOR, "centre", "Kiểm tra tập huấn"),
    (PARTNER, "partner", "Đối tác tập huấn"),
)
"""Role, agency, and a name nobody bears."""


def set_up_training(
    act: Act,
    now: datetime,
    *,
    agencies: Mapping[str, Opening] = TRAINING_AGENCIES,
    trainees: Sequence[tuple[str, str, str]] = TRAINEES,
    since: date | None = None,
) -> list[Trainee]:
    """One account for every role in fictitious agencies, each with a fresh password; again gives other passwords.

    Other ``agencies`` and ``trainees`` may be named, who work there ``since`` a day (today, if none is given). Raises :class:`Fault` ("mixed_ground", 409) where a real agency is: training has a data directory of its own.
    """
    today = timezone.localdate(now)
    with transaction.atomic():
        opened = {key: _training_agency(opening, act) for key, opening in agencies.items()}
        return [_trainee(role, key, opened[key], name, act, since=since or today) for role, key, name in trainees]


def _training_agency(opening: Opening, act: Act) -> Agency:
    found = Agency.objects.filter(is_training=True, name_vi=opening.name_vi).first()
    return found or open_agency(opening, act)


def _trainee(role: str, key: str, agency: Agency, name: str, act: Act, *, since: date) -> Trainee:
    is_usual = any((role, key) == one[:2] for one in TRAINEES)
    where = "" if is_usual else f".{key}"
    email, password = f"{role}{where}@training.invalid", secrets.token_urlsafe(12)
    account: Account | None = account_of(email)
    if account is None:
        account = new_account(new_uid(), email, name, "vi", password, act)
        appoint(account, agency, role, since, act)
    else:
        account.set_password(password)
        account.save(update_fields=["password"])
    return Trainee(role, key, agency, email, password)
