"""Deciding on claims: who may, what accepting makes, and what a link at the body's own domain proves.

The claim is in the inbox's database, what comes of it at the desk: the claim's row is taken first, so that of two who
decide at once one comes too late, and is given back where the desk refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import orjson
from django.db import transaction
from django.utils import timezone

from nhipcau.actions.publication import Mover
from nhipcau.core import ledger
from nhipcau.core.claims import keeping, link
from nhipcau.core.claims.models import ACCEPTED, REFUSED, WAITING, Claim
from nhipcau.core.claims.office import concerned, records_of
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.labels import Label
from nhipcau.core.ledger.act import note
from nhipcau.core.people.actors import BY_LINK
from nhipcau.core.people.door import Opening, open_agency, reasoned
from nhipcau.core.people.invitations import invite
from nhipcau.core.people.models import Agency, Invitation
from nhipcau.core.people.standing import Standing, agencies_of_profiles, is_training_ground
from nhipcau.core.people.words import APPROVER, PARTNER, roles_in
from nhipcau.core.policy.people import decides_every_claim, may_decide_claim
from nhipcau.core.registry import registers
from nhipcau.core.settings import SETTINGS
from nhipcau.core.store.read import rows_of

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CLAIMS = "claims"
"""Name under which the ledger keeps decisions on claims; no register's."""
AT_ONCE = "hộp thư ở tên miền của tổ chức đã được xác nhận / address at the organisation’s own domain confirmed"
KINDS = ("foreign-partner", "enterprise")
"""Kinds of agencies in which there are partners."""


class Concern(NamedTuple):
    """A claim with the public record it is about, the offices it concerns, and the agency that keeps the profile already."""

    claim: Claim
    register: Register
    row: Any
    label: Label
    offices: Sequence[Agency]
    agency: Agency | None


class Admitted(NamedTuple):
    """The invitation of whoever was accepted, and the token of its link, which is kept nowhere."""

    invitation: Invitation
    token: str


def waiting_for(standing: list[Standing], on: date) -> list[Concern]:
    """The claims somebody with these roles decides on; of the centre, every one. Claims of records that are not public
    any more are nobody's.
    """
    return [one for one in _concerns(keeping.waiting(), on) if may_decide_claim(standing, one.offices)]


def waiting_for_nobody_else(standing: list[Standing], on: date) -> list[Concern]:
    """The same for a front page: to the centre only those that concern no office."""
    mine = waiting_for(standing, on)
    return [one for one in mine if not one.offices] if decides_every_claim(standing) else mine


def claim_for(uid: UUID, standing: list[Standing], on: date) -> Concern:
    """Raises :class:`Fault` ("no_claim", 404), alike for one that is not there and one that is somebody else's."""
    claim = keeping.by_uid(uid)
    for found in _concerns([claim], on) if claim and claim.state == WAITING else ():
        if may_decide_claim(standing, found.offices):
            return found
    raise Fault(
        "no_claim",
        "Không có đề nghị này, đã có người quyết định, hoặc không thuộc phần việc của bạn.",
        "There is no such claim, it has been decided upon, or it is not yours to decide.",
        status=404,
    )


def accept(found: Concern, by: Mover, kind: str, reason: str, now: datetime) -> Admitted:
    """Admit the claimant: into the agency that keeps the profile, else into a new one of ``kind``.

    Raises :class:`Fault`: "reason_missing", "names_the_claimant", "claim_decided" (409), "bad_kind".
    """
    act = reasoned(by.account, _fit_for_the_ledger(found.claim, reason))
    with transaction.atomic(using=INBOX):
        keeping.decide(found.claim, ACCEPTED, reason.strip(), timezone.localdate(now))
        return _admit(found, kind, act, keeper_of(found, by.powers.standing), now)


def refuse(found: Concern, by: Mover, reason: str, now: datetime) -> None:
    """Let the claimant not in. Raises as :func:`accept` does."""
    act = reasoned(by.account, _fit_for_the_ledger(found.claim, reason))
    with transaction.atomic(using=INBOX):
        keeping.decide(found.claim, REFUSED, reason.strip(), timezone.localdate(now))
        _note(found, "refuse", act, None)


def take_back(found: Concern, by: Mover) -> None:
    """The claimant could not be told: it waits again."""
    with transaction.atomic(using=INBOX):
        keeping.wait_again(found.claim)
        _note(found, "take_back", reasoned(by.account, "không gửi được thư / the mail could not be sent"), None)


def prove(token: str, now: datetime) -> tuple[Claim, Admitted | None]:
    """Use the link that went to the body's own domain. The claim then waits for an officer – or, where the operator has
    said so and nobody keeps the profile yet, is accepted at once.

    Raises :func:`link.over`, also where the record is not public any more.
    """
    claim = link.claim_of(token, now)
    found = next(iter(_concerns([claim], timezone.localdate(now))), None)
    if found is None:
        raise link.over()
    with transaction.atomic(using=INBOX):
        if needs_nod() or found.agency:
            link.prove(claim, WAITING, now)
            return claim, None
        link.prove(claim, ACCEPTED, now)
        keeper = found.offices[0] if found.offices else None
        return claim, _admit(found, kinds_for(found)[0], ledger.Act(BY_LINK, AT_ONCE, at=now), keeper, now)


def needs_nod() -> bool:
    """Whether an officer has to nod to what a link has proven."""
    return SETTINGS["NHIPCAU_CLAIM_NOD"].read().strip() != "0"


def kinds_for(found: Concern) -> tuple[str, ...]:
    """Kinds of agency the body may become, the likely one first; its own where there is an agency."""
    if found.agency:
        return (found.agency.kind,)
    country = found.register.plain(found.row, found.register.country) if found.register.country else None
    return tuple(reversed(KINDS)) if country == "VN" else KINDS


def keeper_of(found: Concern, standing: Sequence[Standing]) -> Agency | None:
    """Which agency takes over a record that nobody keeps: the office of whoever decides, else the first one concerned,
    else his own; None where that has nobody who could decide on what the partner proposes.
    """
    mine = [each.agency for each in standing]
    first = [office for office in found.offices if office in mine] or list(found.offices) or mine
    return next((agency for agency in first if APPROVER in roles_in(agency.kind)), None)


def _concerns(claims: list[Claim], on: date) -> list[Concern]:
    """Claims with what they are about; the number of questions does not grow with them."""
    rows = records_of((each.register, each.code) for each in claims)
    offices, items = concerned(rows, on), rows_of(rows)
    agencies = agencies_of_profiles(row.uid for row in rows.values())
    found = []
    for claim in claims:
        key = (claim.register, claim.code)
        if key in items:
            item, row = orjson.loads(items[key]), rows[key]
            label = Label(item["label_vi"], item["label_en"])
            agency = agencies.get(row.uid)
            found.append(Concern(claim, registers()[claim.register], row, label, offices[key], agency))
    return found


def _admit(found: Concern, kind: str, act: ledger.Act, keeper: Agency | None, now: datetime) -> Admitted:
    if kind not in kinds_for(found):
        raise Fault("bad_kind", "Hãy chọn loại cơ quan trong danh sách.", "Choose the kind of agency from the list.")
    with transaction.atomic():
        agency = found.agency or open_agency(_opening(found, kind), act)
        if keeper and not found.row.owner:
            ledger.adopt(found.register, found.row.uid, str(keeper.uid), act)
        invited_by = (keeper or agency).label.get(found.claim.language)
        invitation, token = invite(found.claim.email, agency, PARTNER, act, invited_by=invited_by, now=now)
        _note(found, "accept", act, agency)
    return Admitted(invitation, token)


def _opening(found: Concern, kind: str) -> Opening:
    longest = Agency._meta.get_field("name_vi").max_length or 0
    return Opening(
        kind,
        found.label.vi[:longest],
        found.label.en[:longest],
        is_training=is_training_ground(),
        profile_register=found.register.name,
        profile=found.row.uid,
    )


def _note(found: Concern, action: str, act: ledger.Act, agency: Agency | None) -> None:
    """The decision, and nothing of who asked."""
    said = {
        "register": found.register.name,
        "record": str(found.row.uid),
        "way": found.claim.way,
        **({"agency": str(agency.uid)} if agency else {}),
    }
    note(CLAIMS, [(found.claim.uid, action, {name: (None, value) for name, value in said.items()})], act)


def _fit_for_the_ledger(claim: Claim, reason: str) -> str:
    """The reason, unless there is none or it names who asked: the ledger forgets nothing by itself."""
    words = reason.strip()
    if not words:
        raise Fault(
            "reason_missing",
            "Hãy ghi lời trả lời: người đề nghị cần biết vì sao.",
            "Write an answer: the claimant has to know why.",
        )
    if any(said.casefold() in words.casefold() for said in (claim.name, claim.email)):
        raise Fault(
            "names_the_claimant",
            "Lời trả lời được giữ trong sổ cái, nên đừng nêu tên hoặc địa chỉ của người đề nghị.",
            "The answer is kept in the ledger, so do not name the claimant or his address.",
        )
    return words
