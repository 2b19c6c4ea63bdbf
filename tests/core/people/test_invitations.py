"""Invitations: one link, one use, one week, one address; and the first person of an installation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.models import ChangeValues
from nhipcau.core.people import door
from nhipcau.core.people.beginning import TRAINEES, invite_first, set_up_training
from nhipcau.core.people.invitations import (
    VALID,
    accept_as,
    accept_as_new,
    invitation_of,
    invite,
    is_known,
    withdraw,
)
from nhipcau.core.people.models import Account, Agency, Invitation
from nhipcau.core.people.standing import account_of, holders, roles_of
from tests.people import ACT, NOW, PASSWORD

Person = Callable[[str], Account]


def _invite(office: Agency, email: str = "An@Example.org", role: str = "officer") -> tuple[Invitation, str]:
    return invite(email, office, role, ACT, invited_by="Người mời", now=NOW)


def test_whoever_has_the_link_makes_the_account_of_that_address_and_has_the_role(office: Agency) -> None:
    invitation, token = _invite(office)
    assert not is_known(invitation)
    an = accept_as_new(token, " Nguyễn An ", PASSWORD, "vi", NOW)
    assert (an.email, an.name, an.language) == ("an@example.org", "Nguyễn An", "vi")
    assert an.check_password(PASSWORD)
    assert [(one.agency, one.role) for one in roles_of(an, NOW.date())] == [(office, "officer")]
    (address,) = an.emailaddress_set.all()
    assert (address.email, address.verified, address.primary) == ("an@example.org", True, True)


@pytest.mark.parametrize("later", [timedelta(0), VALID - timedelta(seconds=1), VALID, VALID + timedelta(days=1)])
def test_a_link_lasts_a_week_and_not_a_moment_longer(office: Agency, later: timedelta) -> None:
    _, token = _invite(office)
    assert (invitation_of(token, NOW + later) is not None) == (later < VALID)


def test_a_link_works_once(office: Agency) -> None:
    _, token = _invite(office)
    accept_as_new(token, "An", PASSWORD, "vi", NOW)
    assert invitation_of(token, NOW) is None
    with pytest.raises(Fault) as refused:
        accept_as_new(token, "Người khác", PASSWORD, "vi", NOW)
    assert (refused.value.code, refused.value.status) == ("invitation_over", 410)
    assert Account.objects.count() == 1


def test_a_new_invitation_to_the_same_role_ends_the_old_link(office: Agency) -> None:
    _, first = _invite(office)
    _, second = _invite(office)
    assert invitation_of(first, NOW) is None
    assert invitation_of(second, NOW) is not None


def test_a_withdrawn_link_is_over_like_any_other(office: Agency) -> None:
    invitation, token = _invite(office)
    withdraw(invitation, ACT)
    with pytest.raises(Fault) as refused:
        accept_as_new(token, "An", PASSWORD, "vi", NOW)
    with pytest.raises(Fault) as never:
        accept_as_new("nothing", "An", PASSWORD, "vi", NOW)
    assert (refused.value.vi, refused.value.status) == (never.value.vi, never.value.status)


def test_an_accepted_invitation_cannot_be_withdrawn(office: Agency) -> None:
    invitation, token = _invite(office)
    accept_as_new(token, "An", PASSWORD, "vi", NOW)
    assert withdraw(invitation, ACT).state == "accepted"


def test_an_address_with_an_account_accepts_after_signing_in_and_nobody_else_does(
    office: Agency, person: Person
) -> None:
    an, binh = person("an"), person("binh")
    invitation, token = _invite(office, role="approver")
    assert is_known(invitation)
    with pytest.raises(Fault) as new_one:
        accept_as_new(token, "Giả An", PASSWORD, "vi", NOW)
    with pytest.raises(Fault) as other:
        accept_as(binh, token, NOW)
    assert (new_one.value.code, other.value.code) == ("known_address", "not_invited")
    accept_as(an, token, NOW)
    assert [one.role for one in roles_of(an, NOW.date())] == ["approver"]
    assert roles_of(binh, NOW.date()) == []


def test_accepting_a_role_one_has_already_gives_no_second_one(office: Agency, person: Person) -> None:
    an = person("an")
    door.appoint(an, office, "officer", NOW.date(), ACT)
    _, token = _invite(office)
    accept_as(an, token, NOW)
    assert holders(office, NOW.date()) == [(an, "officer")]


@pytest.mark.parametrize("email", ["", "an", "an@", "an@example", "an bình@example.org", "a" * 300 + "@example.org"])
def test_what_is_no_address_is_not_invited(office: Agency, email: str) -> None:
    with pytest.raises(Fault) as refused:
        _invite(office, email)
    assert refused.value.code == "no_address"


def test_neither_table_nor_ledger_holds_the_token(office: Agency) -> None:
    invitation, token = _invite(office)
    assert token not in str(vars(invitation))
    assert not any(token in str(row.values) for row in ChangeValues.objects.all())


def test_the_first_person_is_the_centre_and_there_is_one_first(empty_site: Path) -> None:
    _, token = invite_first("first@example.org", ACT, NOW)
    first = accept_as_new(token, "Người đầu", PASSWORD, "en", NOW)
    assert [one.role for one in roles_of(first, NOW.date())] == ["centre"]
    with pytest.raises(Fault) as refused:
        invite_first("second@example.org", ACT, NOW)
    assert refused.value.code == "not_first"
    assert Agency.objects.count() == 1


def test_a_lost_first_link_can_be_made_again_without_a_second_agency(empty_site: Path) -> None:
    _, lost = invite_first("first@example.org", ACT, NOW)
    _, token = invite_first("first@example.org", ACT, NOW)
    assert invitation_of(lost, NOW) is None and invitation_of(token, NOW) is not None
    assert Agency.objects.count() == 1


def test_training_has_one_account_for_every_role_with_fresh_passwords(empty_site: Path) -> None:
    first = set_up_training(ACT, NOW)
    second = set_up_training(ACT, NOW)
    assert [one.role for one in first] == [role for role, _, _ in TRAINEES]
    assert len({one.password for one in (*first, *second)}) == 2 * len(TRAINEES)
    for one in second:
        account = account_of(one.email)
        assert account is not None and account.check_password(one.password)
        assert [standing.role for standing in roles_of(account, NOW.date())] == [one.role]
        assert one.agency.is_training and one.email.endswith(".invalid")
    assert Account.objects.count() == len(TRAINEES)


def test_training_never_shares_a_place_with_real_agencies(office: Agency) -> None:
    with pytest.raises(Fault) as refused:
        set_up_training(ACT, NOW)
    assert refused.value.code == "mixed_ground"
    assert not Account.objects.exists()
