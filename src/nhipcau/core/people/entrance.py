"""Second factors and sessions of an account: whether it has one, whether it needs one, ending them."""

from __future__ import annotations

from django.db import transaction

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.people.door import ACCOUNTS
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import Standing
from nhipcau.core.settings import SETTINGS

WHO_NEEDS = ("all", "none")


def second_factor_rule() -> str:
    """What NHIPCAU_SECOND_FACTOR says: "all" or "none". Raises :class:`Fault` for anything else."""
    said = SETTINGS["NHIPCAU_SECOND_FACTOR"].read().strip()
    if said not in WHO_NEEDS:
        raise Fault(
            "bad_second_factor",
            f"NHIPCAU_SECOND_FACTOR phải là all hoặc none, không phải {said[:20]!r}.",
            f"NHIPCAU_SECOND_FACTOR must be all or none, not {said[:20]!r}.",
            {"value": said[:20]},
        )
    return said


def has_second_factor(account: Account) -> bool:
    """Whether it has an authenticator app or a key; recovery codes alone are none."""
    from allauth.mfa.models import Authenticator

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=account, type__in=kinds).exists())


def needs_second_factor(standing: list[Standing]) -> bool:
    """Whether somebody with these roles may not work with a password alone. Training agencies know no second factor."""
    only_trains = bool(standing) and all(one.agency.is_training for one in standing)
    return second_factor_rule() == "all" and not only_trains


def forget_second_factors(account: Account, act: Act) -> int:
    """For somebody who lost phone and recovery codes: the next sign-in is by password alone. Returns how many there were."""
    from allauth.mfa.models import Authenticator

    with transaction.atomic():
        rows = Authenticator.objects.filter(user=account)
        count: int = rows.count()
        rows.delete()
        note(ACCOUNTS, [(account.uid, "forget_second_factors", {"second_factors": (count, 0)})], act)
        end_sessions(account)
    return count


def end_sessions(account: Account) -> int:
    """Sign somebody out everywhere; returns how many browsers that were."""
    from allauth.usersessions.models import UserSession

    sessions = list(UserSession.objects.filter(user=account))
    for session in sessions:
        session.end()
    return len(sessions)


def count_of_keys(account: Account) -> int:
    """How many passkeys and security keys it has."""
    from allauth.mfa.models import Authenticator

    return int(Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).count())


def codes_left(account: Account) -> int:
    """How many of its recovery codes are unused."""
    from allauth.mfa.models import Authenticator

    found = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(found.wrap().get_unused_codes()) if found else 0
