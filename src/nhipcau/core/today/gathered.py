"""What waits for somebody today, gathered from wherever it is kept; the number of questions does not grow with it.

Records are first found (by the desk's index, a plan, a notice, the ledger), then all of them are looked at through the
policy, once for each register: whatever he may not see is in no block.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q

from nhipcau.core.attachments.models import WITHHELD as FILE_WITHHELD
from nhipcau.core.attachments.models import Attachment
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.desk.requests import unanswered
from nhipcau.core.desk.tasks import led_by
from nhipcau.core.drafting.models import FormDraft
from nhipcau.core.json_column import has_any
from nhipcau.core.models import Change
from nhipcau.core.notices import kinds
from nhipcau.core.notices.found import last_visit
from nhipcau.core.notices.models import Notice
from nhipcau.core.people.actors import WORKER, actor_of
from nhipcau.core.people.models import Account, Assignment, Posting
from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import APPROVE, CREATE, EDIT, OWN_AGENCY, PUBLISH, SEE
from nhipcau.core.publication.models import FAILED, OPEN, Plan, Proposal
from nhipcau.core.record import APPROVED, DRAFT, SUBMITTED
from nhipcau.core.registry import registers

SHOWN = 20
"""Most entries of a block."""
COMING = timedelta(days=7)
ENDING = timedelta(days=30)
LOOKED_AT = 20_000
"""Newest rows of the ledger in which changes by others are looked for."""


class Ref(NamedTuple):
    """A record, and what brought it here (a plan, a file, a row of the ledger; None: its state)."""

    register: str
    uid: UUID
    why: Any = None


class Today(NamedTuple):
    """The blocks of the page, each as refs of records he may see; ``looks`` are those records by (register, uid).

    ``begun`` are his unfinished forms of records that are not there yet, ``typing`` those of records that are.
    """

    deciding: list[Ref]
    proposed: list[Ref]
    returned: list[Ref]
    typing: list[Ref]
    drafts: list[Ref]
    failed: list[Ref]
    planned: list[Ref]
    work: list[Ref]
    withheld: list[Ref]
    led: list[Ref]
    asked: list[Ref]
    requested: list[Ref]
    discussed: list[Ref]
    changed: list[Ref]
    begun: list[FormDraft]
    ending: list[Posting]
    looks: dict[tuple[str, UUID], Look]


def gathered(account: Account, powers: Powers, now: datetime) -> Today:
    """Everything that waits for somebody now."""
    forms = [
        one for one in FormDraft.objects.filter(account=account).order_by("-at")[:SHOWN] if one.register in registers()
    ]
    found = {
        "typing": [Ref(one.register, one.record, one) for one in forms if one.record],
        "deciding": [*_in_state(powers, APPROVE, SUBMITTED), *_in_state(powers, PUBLISH, APPROVED)],
        "proposed": _proposed(powers),
        "returned": _returned(account),
        "drafts": _in_state(powers, SEE, DRAFT, scope=OWN_AGENCY),
        **_plans(account, now),
        "work": _refs(Assignment.objects.filter(account=account).order_by("since", "uid")[:SHOWN]),
        "withheld": _withheld(account),
        "led": [Ref(register.name, uid) for register, uid in led_by(powers, SHOWN)],
        "asked": _asked(powers),
        "requested": [Ref(register.name, uid) for register, uid in unanswered(powers, SHOWN)],
        "discussed": _discussed(account),
        "changed": _changed(account, powers, now),
    }
    looks = powers.looks_of(ref[:2] for refs in found.values() for ref in refs)
    seen = {name: [ref for ref in refs if ref[:2] in looks] for name, refs in found.items()}
    returned = {ref[:2] for ref in seen["returned"] if looks[ref[:2]].row.state == DRAFT}
    return Today(
        **{
            **seen,
            "deciding": [ref for ref in dict.fromkeys(seen["deciding"]) if _may_decide(looks[ref[:2]])],
            "proposed": [ref for ref in seen["proposed"] if PUBLISH in looks[ref[:2]].may],
            "typing": [ref for ref in seen["typing"] if EDIT in looks[ref[:2]].may],
            "returned": [ref for ref in seen["returned"] if ref[:2] in returned],
            "drafts": [ref for ref in seen["drafts"] if ref[:2] not in returned and _may_edit(looks[ref[:2]])],
        },
        begun=[one for one in forms if not one.record and powers.allows(registers()[one.register], CREATE)],
        ending=ending_roles(account, powers.on),
        looks=looks,
    )


def ending_roles(account: Account, today: date) -> list[Posting]:
    """Somebody's roles of which the last day is near, the nearest first."""
    near = {"until__gt": today, "until__lte": today + ENDING}
    return list(Posting.objects.filter(account=account, **near).select_related("agency").order_by("until", "uid"))


def _in_state(powers: Powers, action: str, state: str, scope: str = "") -> list[Ref]:
    """Records in a state on which he may do something, last changed first, by the desk's index."""
    everywhere = powers.desks(None, action)
    keys, found = {desk.key for desk in everywhere}, []
    some = [
        (register, desk)
        for register in registers().values()
        for desk in powers.desks(register, action)
        if desk.key not in keys
    ]
    for register, desk in [*((None, desk) for desk in everywhere), *some]:
        if scope in ("", desk.scope):
            asked = desk_request(register, {"state": [state]}, desk.audience, limit=SHOWN, facets=False)
            found += [Ref(hit.register, hit.uid) for hit in find(desk_index(), desk.audience, asked).hits]
    return found


def _may_decide(look: Look) -> bool:
    """The index may be a second behind: what has been decided meanwhile does not wait any more."""
    return {SUBMITTED: APPROVE, APPROVED: PUBLISH}.get(look.row.state, "") in look.may


def _may_edit(look: Look) -> bool:
    return look.row.state == DRAFT and EDIT in look.may


def _proposed(powers: Powers) -> list[Ref]:
    mine = Q(pk__in=())
    for name, register in registers().items():
        for desk in powers.desks(register, PUBLISH):
            rows = register.model._default_manager.filter(desk.audience.rule(register), uid=OuterRef("record"))
            mine |= Q(Exists(rows), register=name)
    return _refs(Proposal.objects.filter(mine, state=OPEN).order_by("at", "uid")[:SHOWN])


def _returned(account: Account) -> list[Ref]:
    """What was returned to him, the latest first, each record once."""
    told = Notice.objects.filter(account=account, kind=kinds.RETURNED).order_by("-at", "-change")[: 2 * SHOWN]
    once = {(one.register, one.record): one for one in reversed(list(told))}
    return [Ref(register, uid, notice) for (register, uid), notice in reversed(once.items())]


def _plans(account: Account, now: datetime) -> dict[str, list[Ref]]:
    """What he planned for the next days, and what of it could not be done and he has not put aside: two questions."""
    mine = Plan.objects.filter(account=account.uid).order_by("due", "uid")
    return {
        "failed": _refs(mine.filter(state=FAILED, is_told=False)[:SHOWN]),
        "planned": _refs(mine.filter(state=OPEN, due__lte=now + COMING)[:SHOWN]),
    }


def _withheld(account: Account) -> list[Ref]:
    """Files he attached that are withheld still."""
    told = Notice.objects.filter(account=account, kind=kinds.WITHHELD).values("record")
    files = Attachment.objects.filter(record__in=told, state=FILE_WITHHELD, added_by=actor_of(account.uid))
    return _refs(files.order_by("-added_at", "uid")[:SHOWN])


def _asked(powers: Powers) -> list[Ref]:
    """Procedures that wait for an answer of one of his agencies, the oldest first: one query a register of them."""
    agencies = frozenset().union(*(powers.reach.with_followed(one) for one in powers.agencies.values()))
    found: list[Ref] = []
    for register in registers().values() if agencies else ():
        if procedure := register.procedure:
            rows = register.rows(MACHINERY_DESK).filter(has_any(procedure.waiting, agencies))
            uids = rows.order_by(procedure.started_on, "uid").values_list("uid", flat=True)[:SHOWN]
            found += [Ref(register.name, uid) for uid in uids]
    return found


def _discussed(account: Account) -> list[Ref]:
    """Records in whose discussions something waits to be read, the latest first: how much, and since when."""
    told = Notice.objects.filter(account=account, read_at=None, kind__in=kinds.OF_DISCUSSIONS)
    counted = told.values("register", "record").annotate(comments=Count("uid"), last=Max("at")).order_by("-last")
    return [
        Ref(one["register"], one["record"], (one["comments"], one["last"]))
        for one in counted[:SHOWN]
        if one["register"] in registers()
    ]


def _changed(account: Account, powers: Powers, now: datetime) -> list[Ref]:
    """Records of his agencies that others changed since his last visit, each with its newest change.

    What the worker made is not told: a year's calendar of duties would hide what colleagues did.
    """
    newest = Change.objects.order_by("-id").values_list("id", flat=True).first() or 0
    since = max(last_visit(account, now, newest), newest - LOOKED_AT)
    own = Q(pk__in=())
    for name, register in registers().items():
        for desk in powers.desks(register):
            if desk.scope == OWN_AGENCY:
                there = register.model._default_manager.filter(desk.audience.rule(register), uid=OuterRef("uid"))
                own |= Q(Exists(there), register=name)
    by_others = Change.objects.exclude(actor=actor_of(account.uid)).exclude(actor=WORKER, action="create")
    rows = by_others.filter(own, id__gt=since).order_by("-id")
    once: dict[tuple[str, UUID], Change] = {}
    for row in rows[: 5 * SHOWN]:
        once.setdefault((row.register, row.uid), row)
    return [Ref(register, uid, row) for (register, uid), row in once.items()][:SHOWN]


def _refs(rows: Iterable[Any]) -> list[Ref]:
    return [Ref(row.register, row.record, row) for row in rows if row.register in registers()]
