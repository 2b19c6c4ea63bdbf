"""The bar of a record: where it stands, who acts next, what one can do, what is planned and proposed."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.labels import Label
from nhipcau.core.people.models import Account
from nhipcau.core.people.words import ROLES
from nhipcau.core.policy import Look, table
from nhipcau.core.policy.words import ALL, APPROVE, LOCALITY, OWN_AGENCY, PUBLISH, SUBMIT
from nhipcau.core.publication import plans, proposals
from nhipcau.core.publication.models import Plan
from nhipcau.core.publication.moves import CONFIRM, MOVES, offered
from nhipcau.core.publication.rules import legal_basis
from nhipcau.core.record import APPROVED, DRAFT, INSIDE, PUBLISHED, STATES, SUBMITTED, WITHDRAWN
from nhipcau.core.register import Register
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.publication.addresses import move_address, plan_address, proposal_address
from nhipcau.web.words import say

NEXT = {DRAFT: SUBMIT, SUBMITTED: APPROVE, APPROVED: PUBLISH, WITHDRAWN: SUBMIT}
"""The action of the policy that brings a record on from a state."""
NEXT_WORDS = {
    DRAFT: "desk_next_draft",
    SUBMITTED: "desk_next_submitted",
    APPROVED: "desk_next_approved",
    WITHDRAWN: "desk_next_withdrawn",
}


class Stage(NamedTuple):
    """One of the states; ``standing`` is "done", "here" or "to_come"."""

    words: str
    standing: str
    said: str


class Button(NamedTuple):
    words: str
    address: str
    is_main: bool


class Planned(NamedTuple):
    """A plan in words; ``address`` takes it back, or puts its failure aside ("" where that is not his)."""

    words: str
    address: str


class Bar(NamedTuple):
    stages: list[Stage]
    next: str
    buttons: list[Button]
    plans: list[Planned]
    failed: list[Planned]
    proposals: list[tuple[str, str]]
    withheld: str


def bar_of(register: Register, look: Look, account: Account, owner: str, language: str) -> Bar:
    """``owner`` is the agency that keeps the record, in words. Three queries: plans, failures, proposals (and names)."""
    row, state = look.row, look.row.state
    basis = legal_basis((row.basis or {}).get("code", "")) if state != PUBLISHED else None
    found = proposals.open_proposals(row.uid)
    people = names_of_actors([one.actor for one in found], language)
    return Bar(
        _stages(state, language),
        _next(register, state, owner, language),
        _buttons(register, look, language),
        [_planned(register, one, look, account, language) for one in plans.open_plans(row.uid)],
        [_failed(register, one, language) for one in plans.untold(account.uid) if one.record == row.uid],
        [
            (
                say(
                    "desk_proposal_by",
                    language,
                    who=people[one.actor],
                    day=moment(one.at, language),
                ),
                proposal_address(language, register, row.uid, one.uid),
            )
            for one in found
        ],
        basis.label.get(language) if basis and basis.is_withholding else "",
    )


def _stages(state: str, language: str) -> list[Stage]:
    """What comes before a state is behind the record. Being withdrawn is no aim: it is shown where it is so."""
    here, found = STATES.place(state), []
    for place, one in enumerate(() if state == INSIDE else STATES):
        if one == INSIDE or one == WITHDRAWN != state:
            continue
        standing = "here" if place == here else "done" if place < here else "to_come"
        found.append(Stage(STATES.label(one).get(language), standing, say(f"desk_stage_{standing}", language)))
    return found


def _next(register: Register, state: str, owner: str, language: str) -> str:
    """Which roles bring it on, in words: by the table, not by name, so that no page waits for it."""
    if state not in NEXT:
        return ""
    rules = [
        rule
        for rule in table.TABLE
        if rule.action == NEXT[state] and rule.scope in (OWN_AGENCY, LOCALITY, ALL) and rule.speaks_of(register)
    ]
    own = list(dict.fromkeys(ROLES.label(rule.role).get(language) for rule in rules if rule.scope == OWN_AGENCY))
    who = ", ".join(own) + (f" ({owner})" if owner else "")
    words = say(NEXT_WORDS[state], language, who=who)
    beyond = state == APPROVED and any(rule.scope == LOCALITY for rule in rules)
    return f"{words} {say('desk_next_office', language)}" if beyond else words


def _buttons(register: Register, look: Look, language: str) -> list[Button]:
    onward = {MOVES[name].name for name in ("submit", "approve", "publish")}
    return [
        Button(step.label.get(language), move_address(language, register, look.row.uid, step), step.name in onward)
        for step in offered(look.row.state, look.row.owner, look.may)
        if step.name != CONFIRM  # stands beside the day of the last one
    ]


def _planned(register: Register, plan: Plan, look: Look, account: Account, language: str) -> Planned:
    step = MOVES[plan.move]
    mine = step.action in look.may or plan.account == account.uid
    words = say("desk_planned", language, step=step.label.get(language), when=moment(plan.due, language))
    address = plan_address(language, register, plan.record, plan.uid, "desk_plan_take_back") if mine else ""
    return Planned(words, address)


def _failed(register: Register, plan: Plan, language: str) -> Planned:
    why = Label((plan.fault or {}).get("vi", ""), (plan.fault or {}).get("en", "")).get(language)
    step = MOVES[plan.move].label.get(language)
    words = say("desk_plan_failed", language, step=step, when=moment(plan.due, language), why=why)
    return Planned(words, plan_address(language, register, plan.record, plan.uid, "desk_plan_put_aside"))
