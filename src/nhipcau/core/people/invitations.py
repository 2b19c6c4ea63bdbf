"""Inviting somebody into an agency, and accepting: the only way to an account.

The link proves that whoever opens it reads the mail at the invited address. Only a hash of it is kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, new_uid
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.door import INVITATIONS, POSTINGS, added, altered, new_account
from nhipcau.core.people.models import Account, Agency, Invitation, Posting
from nhipcau.core.people.rules import check_role
from nhipcau.core.people.standing import account_of
from nhipcau.core.people.when import holding
from nhipcau.core.record import door_opened
from nhipcau.core.tokens import digest, new_token

VALID = timedelta(days=7)
"""How long an invitation can be accepted."""
LONGEST_ADDRESS = 254
"""Characters of an address that mail can be sent to (RFC 5321, less the angle brackets)."""


def invite(
    email: str, agency: Agency, role: str, act: Act, *, invited_by: str, now: datetime
) -> tuple[Invitation, str]:
    """Offer a role to an address; returns the invitation and the token of its link, which is kept nowhere.

    An open invitation of the same address to the same role is replaced: its link ends. ``invited_by`` is shown to
    whoever is invited. Raises :class:`Fault` for what is no address, and for a role the agency does not have.
    """
    address = email.strip().lower()
    if not is_address(address):
        raise Fault("no_address", f"{email[:80]!r} không phải địa chỉ email.", f"{email[:80]!r} is no e-mail address.")
    check_role(agency, role, timezone.localdate(now))
    token = new_token()
    with door_opened(), transaction.atomic():
        for other in list(Invitation.objects.filter(email=address, agency=agency, role=role, state="open")):
            altered(INVITATIONS, other, act, state="withdrawn")
        invitation = Invitation(
            uid=new_uid(),
            email=address,
            agency=agency,
            role=role,
            invited_by=invited_by,
            token=digest(token),
            made_at=now,
            valid_until=now + VALID,
        )
        return added(INVITATIONS, invitation, act), token


def withdraw(invitation: Invitation, act: Act) -> Invitation:
    """Its link ends. One that was accepted stays accepted."""
    with door_opened(), transaction.atomic():
        fresh = Invitation.objects.select_for_update().get(uid=invitation.uid)
        return altered(INVITATIONS, fresh, act, state="withdrawn") if fresh.state == "open" else fresh


def invitation_of(token: str, now: datetime) -> Invitation | None:
    """The invitation a link can still accept; None for any other link, whatever it once was."""
    found = Invitation.objects.filter(token=digest(token), state="open", valid_until__gt=now)
    return found.select_related("agency").first()


def is_known(invitation: Invitation) -> bool:
    """Whether the invited address already has an account, which then accepts after signing in."""
    return account_of(invitation.email) is not None


def accept_as_new(token: str, name: str, password: str, language: str, now: datetime) -> Account:
    """Make the account of an invited address and give it the role; the password has been checked.

    Raises :class:`Fault` ("invitation_over", 410) if the link cannot be used (any more), ("name_missing") without a
    name, ("known_address", 409) if there is an account with the address.
    """
    if not name.strip():
        raise Fault("name_missing", "Hãy nhập họ và tên.", "Enter your name.")
    with door_opened(), transaction.atomic():
        invitation = _held(token, now)
        if account_of(invitation.email):
            raise Fault(
                "known_address",
                "Địa chỉ email này đã có tài khoản. Hãy đăng nhập rồi mở lại liên kết.",
                "There is an account with this address. Sign in and open the link again.",
                status=409,
            )
        uid = new_uid()
        act = _acceptance(uid, now)
        account = new_account(uid, invitation.email, name, language, password, act)
        _take_up(invitation, account, act, now)
    return account


def accept_as(account: Account, token: str, now: datetime) -> None:
    """Give the invited role to an account with the invited address; :class:`Fault` ("not_invited", 403) for another."""
    with door_opened(), transaction.atomic():
        invitation = _held(token, now)
        if account.email.lower() != invitation.email:
            raise Fault(
                "not_invited",
                "Lời mời này gửi đến một địa chỉ email khác. Hãy đăng nhập bằng địa chỉ được mời.",
                "This invitation went to another address. Sign in with the address that was invited.",
                status=403,
            )
        _take_up(invitation, account, _acceptance(account.uid, now), now)


def _take_up(invitation: Invitation, account: Account, act: Act, now: datetime) -> None:
    today = timezone.localdate(now)
    check_role(invitation.agency, invitation.role, today)
    invitation.account = account
    invitation.save(update_fields=["account"])
    altered(INVITATIONS, invitation, act, action="accept", state="accepted")
    has_it = Posting.objects.filter(
        holding(today), account=account, agency=invitation.agency, role=invitation.role
    ).exists()
    if not has_it:
        posting = Posting(uid=new_uid(), account=account, agency=invitation.agency, role=invitation.role, since=today)
        added(POSTINGS, posting, act)


def _held(token: str, now: datetime) -> Invitation:
    """The invitation of a link, locked: of two who press at once one comes too late."""
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(token=digest(token), state="open", valid_until__gt=now)
        .select_related("agency")
        .first()
    )
    if found is None:
        raise invitation_over()
    return found


def invitation_over() -> Fault:
    """The same words for a link that never was, was used, was withdrawn or is too old."""
    return Fault(
        "invitation_over",
        "Liên kết mời này không dùng được hoặc không còn hiệu lực. Hãy đề nghị cơ quan gửi lời mời mới.",
        "This invitation link cannot be used, or not any more. Ask the agency for a new invitation.",
        status=410,
    )


def _acceptance(uid: UUID, now: datetime) -> Act:
    return Act(actor_of(uid), "nhận lời mời / invitation accepted", at=now)


def is_address(text: str) -> bool:
    """Whether mail can be sent to it."""
    if len(text) > LONGEST_ADDRESS:
        return False
    try:
        EmailValidator()(text)
    except ValidationError:
        return False
    return True
