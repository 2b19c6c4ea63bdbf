"""The desk's front page, "Hôm nay": what waits for somebody, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.drafting.models import FormDraft
from nhipcau.core.people.models import Posting
from nhipcau.core.people.words import APPROVER, PARTNER, ROLE_LINES, ROLES
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import APPROVE, DISCUSS, EDIT, PUBLISH
from nhipcau.core.publication.moves import MOVES, SUBMIT, Move, offered
from nhipcau.core.record import DRAFT, STATES
from nhipcau.core.registry import registers
from nhipcau.core.today.gathered import Ref, Today, gathered
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.claims.front import claims_waiting, hears_claims
from nhipcau.web.desk.confirming.due import due_of
from nhipcau.web.desk.dues.pages import counted
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine, standing_of
from nhipcau.web.desk.inbox.waiting import mail_of
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import Named, named, names_of_actors
from nhipcau.web.desk.partner.home import Home, home_of
from nhipcau.web.desk.proceeding.addresses import step_address
from nhipcau.web.desk.proceeding.panel import waits_until
from nhipcau.web.desk.publication.addresses import move_address, plan_address, proposal_address
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.desk.records.history import action_words
from nhipcau.web.desk.working.panel import Piece, pieces_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class Deed(NamedTuple):
    """A link, or a button that posts (``is_press``)."""

    words: str
    address: str
    is_press: bool = False


class Line(NamedTuple):
    """A record with what is to be said of it, and what can be done."""

    record: Named
    note: str
    deeds: list[Deed]


class Block(NamedTuple):
    """``address`` leads to all of it, "" where the lines are all."""

    name: str
    title: str
    lines: list[Line]
    address: str


class Claims(NamedTuple):
    """Claims of profiles that wait for who hears of them; None where the inbox cannot be asked."""

    waiting: int | None

    @property
    def shown(self) -> bool:
        return self.waiting != 0


class Role(NamedTuple):
    agency: str
    address: str
    role: str
    line: str


DECIDING = ("deciding", "proposed")
MINE = (
    "asked",
    "requested",
    "failed",
    "planned",
    "returned",
    "typing",
    "drafts",
    "led",
    "discussed",
    "work",
    "withheld",
    "changed",
)
"""Blocks of records in the order of the page; what is to be decided comes first for those who decide."""
PARTNERS = ("typing", "withheld", "changed")
"""Blocks of who is nothing but a partner: his drafts, and what came back, stand with what he has posted."""


def today(request: HttpRequest) -> HttpResponse:
    language, account, powers = language_here(request), me(request), powers_of_mine(request)
    found = gathered(account, powers, timezone.now())
    lines = _Lines(found, named(found.looks, SeenNames(powers), language), language)
    lines.led = pieces_of({ref[:2]: found.looks[ref[:2]] for ref in found.led}, powers, language)
    blocks = [lines.block(name) for name in _order({one.role for one in standing_of(request)})]
    claims, mail = _claims(request), mail_of(account, powers, language)
    ending = [(_role(one, language), _last_day(one, language)) for one in found.ending]
    confirming, due = due_of(powers, language), counted(request, language)
    others = {
        "desk_due": due.groups,
        "desk_today_confirming": confirming,
        "desk_claims": claims is None or claims.shown,
        "desk_today_mail": mail is None or mail.shown,
        "desk_today_ending": ending,
    }
    return page(
        request,
        "today",
        account=account,
        day=format_date(timezone.localdate(), language),
        blocks=[block for block in blocks if block.lines],
        nothing=[
            *(block.title for block in blocks if not block.lines),
            *(say(words, language) for words, there in others.items() if not there),
        ],
        ending=ending,
        confirming=confirming,
        due=due,
        partner=_partner(request, language),
        claims=claims,
        mail=mail,
        roles=_roles(request, language),
    )


class _Lines:
    """The lines of the blocks; names of people are asked once for all."""

    def __init__(self, found: Today, records: dict[tuple[str, UUID], Named], language: str) -> None:
        self.found = found
        self.records = records
        self.language = language
        self.here = desk_address(language, "desk_home")
        self.led: dict[tuple[str, UUID], Piece] = {}
        self.people = names_of_actors([ref.why.actor for ref in (*found.proposed, *found.changed)], language)

    def block(self, name: str) -> Block:
        refs: list[Ref] = getattr(self.found, name)
        write: Callable[[Ref, Look], tuple[str, list[Deed]]] = getattr(self, f"_{name}")
        lines = [Line(self.records[ref[:2]], *write(ref, self.found.looks[ref[:2]])) for ref in refs]
        if name == "typing":
            lines = [*(self._begun(one) for one in self.found.begun), *lines]
        return Block(name, say(f"desk_today_{name}", self.language), lines, self._all(name))

    def _all(self, name: str) -> str:
        states = {"deciding": "submitted", "drafts": "draft"}
        search = desk_address(self.language, "desk_search")
        return f"{search}?state={states[name]}" if name in states and getattr(self.found, name) else ""

    def _deciding(self, ref: Ref, look: Look) -> tuple[str, list[Deed]]:
        return "", self._steps(ref, look, lambda step: step.action in (APPROVE, PUBLISH))

    def _proposed(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        who, when = self.people[ref.why.actor], moment(ref.why.at, self.language)
        where = proposal_address(self.language, registers()[ref.register], ref.uid, ref.why.uid)
        return say("desk_proposal_by", self.language, who=who, day=when), [Deed(self._say("desk_decide"), where)]

    def _returned(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        where = record_address(self.language, registers()[ref.register], ref.uid, "desk_history")
        return moment(ref.why.at, self.language), [Deed(self._say("desk_why_returned"), where)]

    def _drafts(self, ref: Ref, look: Look) -> tuple[str, list[Deed]]:
        return "", self._steps(ref, look, lambda step: step.name == SUBMIT)

    def _steps(self, ref: Ref, look: Look, wanted: Callable[[Move], bool]) -> list[Deed]:
        """Moves he may make with a record, as links that come back here."""
        register = registers()[ref.register]
        return [
            Deed(
                step.label.get(self.language),
                f"{move_address(self.language, register, ref.uid, step)}?next={self.here}",
            )
            for step in offered(look.row.state, look.row.owner, look.may)
            if wanted(step)
        ]

    def _begun(self, form: FormDraft) -> Line:
        register = registers()[form.register]
        where = desk_address(self.language, "desk_record_new", slug=register.slug[place_of(self.language)])
        state = STATES.label(DRAFT).get(self.language)
        new = Named(self._say("desk_new_record"), where, register.singular[place_of(self.language)], DRAFT, state)
        return Line(new, moment(form.at, self.language), [Deed(self._say("desk_today_go_on"), where)])

    def _typing(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        where = record_address(self.language, registers()[ref.register], ref.uid, "desk_record_edit")
        return moment(ref.why.at, self.language), [Deed(self._say("desk_today_go_on"), where)]

    def _planned(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        return self._of_plan(ref, "desk_planned", "desk_plan_take_back", "desk_take_back")

    def _failed(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        return self._of_plan(ref, "desk_plan_failed", "desk_plan_put_aside", "desk_put_aside")

    def _of_plan(self, ref: Ref, said: str, route: str, deed: str) -> tuple[str, list[Deed]]:
        plan, language = ref.why, self.language
        step = MOVES[plan.move].label.get(language)
        why = (plan.fault or {}).get(language, "")
        where = plan_address(language, registers()[ref.register], ref.uid, plan.uid, route)
        note = say(said, language, step=step, when=moment(plan.due, language), why=why)
        return note, [Deed(self._say(deed), where, is_press=True)]

    def _work(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        return say("desk_days_since", self.language, since=format_date(ref.why.since, self.language)), []

    def _withheld(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        return ref.why.name, []

    def _led(self, ref: Ref, look: Look) -> tuple[str, list[Deed]]:
        register = registers()[ref.register]
        piece = self.led[ref[:2]]
        due = say("desk_work_due", self.language, due=piece.due) if piece.due else ""
        far = say("desk_work_far", self.language, progress=piece.progress) if piece.progress else ""
        where = record_address(self.language, register, ref.uid)
        report = [Deed(self._say("desk_work_report"), f"{where}#reporting")] if EDIT in look.may else []
        if piece.answer_address:
            report = [Deed(self._say("desk_work_today_answer"), f"{where}#answering")]
        answer = piece.answer if piece.answer_address else ""
        return " · ".join(filter(None, (answer, piece.late, due, piece.status_words, far))), report

    def _asked(self, ref: Ref, look: Look) -> tuple[str, list[Deed]]:
        """Until when the first answer is waited for."""
        register = registers()[ref.register]
        where = step_address(self.language, register, ref.uid, "answer")
        may = DISCUSS in look.may or EDIT in look.may
        return waits_until(register, look, self.language), [
            Deed(self._say("desk_today_asked_answer"), where)
        ] if may else []

    def _requested(self, ref: Ref, look: Look) -> tuple[str, list[Deed]]:
        register = registers()[ref.register]
        asking = register.asking
        assert asking is not None  # noqa: S101  # only of such registers
        due = register.kinds[asking.due].text(register.plain(look.row, asking.due), self.language)
        where = record_address(self.language, register, ref.uid)
        note = say("desk_work_due", self.language, due=due) if due else ""
        return note, [Deed(self._say("desk_request_answer"), f"{where}#replying")]

    def _discussed(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        comments, last = ref.why
        note = say("desk_today_discussed_n", self.language, n=comments, when=moment(last, self.language))
        where = record_address(self.language, registers()[ref.register], ref.uid, "desk_discussion")
        return note, [Deed(self._say("desk_today_discussed_read"), where)]

    def _changed(self, ref: Ref, _: Look) -> tuple[str, list[Deed]]:
        row, did = ref.why, action_words(ref.why.action, self.language)
        note = f"{did} · {self.people[row.actor]} · {moment(row.at, self.language)}"
        where = record_address(self.language, registers()[ref.register], ref.uid, "desk_history")
        return note, [Deed(self._say("desk_history"), where)]

    def _say(self, key: str) -> str:
        return say(key, self.language)


def _order(roles: set[str]) -> tuple[str, ...]:
    if roles == {PARTNER}:
        return PARTNERS
    return (*DECIDING, *MINE) if APPROVER in roles else (*MINE, *DECIDING)


def _claims(request: HttpRequest) -> Claims | None:
    standing = standing_of(request)
    return Claims(claims_waiting(standing, timezone.localdate())) if hears_claims(standing) else None


def _partner(request: HttpRequest, language: str) -> Home | None:
    """What partners have before all else."""
    is_partner = any(one.role == PARTNER for one in standing_of(request))
    return home_of(mover_here(request), language) if is_partner else None


def _roles(request: HttpRequest, language: str) -> list[Role]:
    return [
        Role(
            one.agency.label.get(language),
            desk_address(language, "desk_agency", uid=one.agency.uid),
            ROLES.label(one.role).get(language),
            ROLE_LINES.label(one.role).get(language),
        )
        for one in standing_of(request)
    ]


def _role(one: Posting, language: str) -> str:
    return f"{one.role_label.get(language)}, {one.agency.label.get(language)}"


def _last_day(one: Posting, language: str) -> str:
    assert one.until  # noqa: S101  # those that end have a day
    last: date = one.until - timedelta(days=1)
    return say("desk_today_last_day", language, day=format_date(last, language))
