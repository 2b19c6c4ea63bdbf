"""Three tables: who may do what to which records, to agencies and people, and to messages of visitors. Nothing else in
the code grants anything.

A rule grants a role an action on the records within its scope that are kept no narrower than ``seen`` – a published
record counts as PUBLIC, any other by its own visibility – and shows their columns down to the same level. What no rule
grants is not allowed. A role is somebody's only in an agency on a day (``core.people``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Seen
from nhipcau.core.people.words import ADMINISTRATOR, APPROVER, AUDITOR, CENTRE, EXTERNAL_AFFAIRS, OFFICER, PARTNER
from nhipcau.core.policy.words import (
    ADOPT,
    ALL,
    APPROVE,
    ATTEST,
    CONFIRM,
    CREATE,
    DECIDE_CLAIMS,
    DISCUSS,
    EDIT,
    GIVE_REACHING,
    HANDLE_MESSAGES,
    KEEP_AGENCIES,
    KEEP_PROFILE,
    KEEP_VIEWS,
    LEAD,
    LOCALITY,
    MANAGE_PEOPLE,
    OWN_AGENCY,
    PARTY,
    PUBLISH,
    REGION,
    REMOVE,
    SEE,
    SEE_MESSAGES,
    SEE_PEOPLE,
    SUBMIT,
    TO_NO_AGENCY,
    WITHDRAW,
)

if TYPE_CHECKING:
    from nhipcau.core.register import Register

EVERY, OFFERED, LED = "every", "offered", "led"
"""Registers a rule speaks of: all, those whose records partners keep themselves (``Register.offered``), or those whose
records are work that an agency leads (``Register.work``)."""
OUTWARD = frozenset({SUBMIT, APPROVE, PUBLISH, WITHDRAW, CONFIRM, ATTEST, ADOPT})
"""What is done on the way to readers, or for them: not to records that never leave the desk (``Register.inside``)."""


class Rule(NamedTuple):
    """One line of the table. ``kind`` names the only kind of agency in which the role has this power, "" for any."""

    role: str
    action: str
    scope: str
    seen: Seen
    registers: str = EVERY
    kind: str = ""

    def speaks_of(self, register: Register | None) -> bool:
        """Whether it speaks of a register; None: of all of them at once."""
        if register is None:
            return self.registers == EVERY
        if register.inside and self.action in OUTWARD:
            return False
        return {EVERY: True, OFFERED: register.offered, LED: register.work is not None}[self.registers]


TABLE: tuple[Rule, ...] = (
    Rule(OFFICER, SEE, OWN_AGENCY, OWN),
    Rule(OFFICER, SEE, PARTY, SHARED),
    Rule(OFFICER, SEE, LOCALITY, SHARED),
    Rule(OFFICER, SEE, REGION, SHARED),
    Rule(OFFICER, SEE, ALL, PUBLIC),
    Rule(OFFICER, CREATE, OWN_AGENCY, OWN),
    Rule(OFFICER, EDIT, OWN_AGENCY, OWN),
    Rule(OFFICER, REMOVE, OWN_AGENCY, OWN),
    Rule(OFFICER, SUBMIT, OWN_AGENCY, OWN),
    Rule(OFFICER, CONFIRM, OWN_AGENCY, OWN),
    # Of records of others whoever sees them may say whether they hold: beside the owner's word, never in its place.
    Rule(OFFICER, ATTEST, PARTY, SHARED),
    Rule(OFFICER, ATTEST, LOCALITY, SHARED),
    Rule(OFFICER, ATTEST, REGION, SHARED),
    Rule(OFFICER, ATTEST, ALL, PUBLIC),
    # Whoever works near a record discusses it; of published ones elsewhere there is nothing to settle between agencies.
    Rule(OFFICER, DISCUSS, OWN_AGENCY, OWN),
    Rule(OFFICER, DISCUSS, PARTY, SHARED),
    Rule(OFFICER, DISCUSS, LOCALITY, SHARED),
    Rule(OFFICER, DISCUSS, REGION, SHARED),
    # Whoever leads a piece of work reports on it, and whoever keeps what it belongs to keeps all of it.
    Rule(OFFICER, SEE, LEAD, SHARED, registers=LED),
    Rule(OFFICER, EDIT, LEAD, SHARED, registers=LED),
    # What nobody owns yet – facts taken from public sources – is taken over by the office of the place it speaks of.
    Rule(OFFICER, ADOPT, LOCALITY, SHARED, kind=EXTERNAL_AFFAIRS),
    Rule(APPROVER, SEE, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, SEE, PARTY, SHARED),
    Rule(APPROVER, SEE, LOCALITY, SHARED),
    Rule(APPROVER, SEE, REGION, SHARED),
    Rule(APPROVER, SEE, ALL, PUBLIC),
    Rule(APPROVER, CREATE, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, EDIT, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, REMOVE, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, SUBMIT, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, APPROVE, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, PUBLISH, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, WITHDRAW, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, CONFIRM, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, ATTEST, PARTY, SHARED),
    Rule(APPROVER, ATTEST, LOCALITY, SHARED),
    Rule(APPROVER, ATTEST, REGION, SHARED),
    Rule(APPROVER, ATTEST, ALL, PUBLIC),
    Rule(APPROVER, DISCUSS, OWN_AGENCY, RESTRICTED),
    Rule(APPROVER, DISCUSS, PARTY, SHARED),
    Rule(APPROVER, DISCUSS, LOCALITY, SHARED),
    Rule(APPROVER, DISCUSS, REGION, SHARED),
    Rule(APPROVER, SEE, LEAD, SHARED, registers=LED),
    Rule(APPROVER, EDIT, LEAD, SHARED, registers=LED),
    # Partners have no leader at this desk: what they offer is approved by the office of the place it speaks of.
    Rule(APPROVER, APPROVE, LOCALITY, SHARED, registers=OFFERED, kind=EXTERNAL_AFFAIRS),
    # Decree 64/2021/NĐ-CP art. 17: the external affairs office posts what departments and border communes have signed.
    Rule(APPROVER, PUBLISH, LOCALITY, SHARED, kind=EXTERNAL_AFFAIRS),
    Rule(APPROVER, WITHDRAW, LOCALITY, SHARED, kind=EXTERNAL_AFFAIRS),
    Rule(ADMINISTRATOR, SEE, OWN_AGENCY, OWN),
    Rule(ADMINISTRATOR, SEE, ALL, PUBLIC),
    Rule(CENTRE, SEE, ALL, SHARED),
    Rule(CENTRE, ATTEST, ALL, SHARED),
    Rule(CENTRE, DISCUSS, ALL, SHARED),
    Rule(AUDITOR, SEE, ALL, RESTRICTED),
    Rule(PARTNER, SEE, OWN_AGENCY, OWN),
    Rule(PARTNER, SEE, PARTY, SHARED),
    Rule(PARTNER, SEE, ALL, PUBLIC),
    Rule(PARTNER, CREATE, OWN_AGENCY, OWN, registers=OFFERED),
    Rule(PARTNER, EDIT, OWN_AGENCY, OWN, registers=OFFERED),
    Rule(PARTNER, REMOVE, OWN_AGENCY, OWN, registers=OFFERED),
    Rule(PARTNER, SUBMIT, OWN_AGENCY, OWN, registers=OFFERED),
    Rule(PARTNER, CONFIRM, OWN_AGENCY, OWN, registers=OFFERED),
    Rule(PARTNER, ATTEST, PARTY, SHARED),
    Rule(PARTNER, DISCUSS, OWN_AGENCY, OWN),
    Rule(PARTNER, DISCUSS, PARTY, SHARED),
    Rule(PARTNER, SEE, LEAD, SHARED, registers=LED),
    Rule(PARTNER, EDIT, LEAD, SHARED, registers=LED),
    Rule(PARTNER, ATTEST, ALL, PUBLIC),
)


class PeopleRule(NamedTuple):
    """The same for agencies and people: the scope is the own agency or all."""

    role: str
    action: str
    scope: str


PEOPLE: tuple[PeopleRule, ...] = (
    PeopleRule(OFFICER, SEE_PEOPLE, OWN_AGENCY),
    PeopleRule(APPROVER, SEE_PEOPLE, OWN_AGENCY),
    PeopleRule(APPROVER, KEEP_VIEWS, OWN_AGENCY),
    PeopleRule(PARTNER, SEE_PEOPLE, OWN_AGENCY),
    PeopleRule(ADMINISTRATOR, SEE_PEOPLE, OWN_AGENCY),
    PeopleRule(ADMINISTRATOR, MANAGE_PEOPLE, OWN_AGENCY),
    PeopleRule(ADMINISTRATOR, KEEP_VIEWS, OWN_AGENCY),
    PeopleRule(AUDITOR, SEE_PEOPLE, ALL),
    PeopleRule(CENTRE, SEE_PEOPLE, ALL),
    PeopleRule(CENTRE, MANAGE_PEOPLE, ALL),
    PeopleRule(CENTRE, GIVE_REACHING, ALL),
    PeopleRule(CENTRE, KEEP_AGENCIES, ALL),
    # Of a claim "own agency" is the office whose partner the claimed record is about (``core.claims.office``).
    PeopleRule(OFFICER, DECIDE_CLAIMS, OWN_AGENCY),
    PeopleRule(APPROVER, DECIDE_CLAIMS, OWN_AGENCY),
    PeopleRule(CENTRE, DECIDE_CLAIMS, ALL),
    PeopleRule(PARTNER, KEEP_PROFILE, OWN_AGENCY),
)


class MessageRule(NamedTuple):
    """The same for messages of visitors: those that came to the own agency, to none (about nothing in particular), or all."""

    role: str
    action: str
    scope: str


MESSAGES: tuple[MessageRule, ...] = (
    MessageRule(OFFICER, SEE_MESSAGES, OWN_AGENCY),
    MessageRule(OFFICER, HANDLE_MESSAGES, OWN_AGENCY),
    MessageRule(APPROVER, SEE_MESSAGES, OWN_AGENCY),
    MessageRule(APPROVER, HANDLE_MESSAGES, OWN_AGENCY),
    MessageRule(PARTNER, SEE_MESSAGES, OWN_AGENCY),
    MessageRule(PARTNER, HANDLE_MESSAGES, OWN_AGENCY),
    # What visitors wrote to an agency is about private persons: the centre reads only what was sent to itself or to nobody.
    MessageRule(CENTRE, SEE_MESSAGES, OWN_AGENCY),
    MessageRule(CENTRE, HANDLE_MESSAGES, OWN_AGENCY),
    MessageRule(CENTRE, SEE_MESSAGES, TO_NO_AGENCY),
    MessageRule(CENTRE, HANDLE_MESSAGES, TO_NO_AGENCY),
    MessageRule(AUDITOR, SEE_MESSAGES, ALL),
)
