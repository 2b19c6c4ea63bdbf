"""The history of a record: who changed what and why, newest first; and taking changes back."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from nhipcau.core import ledger
from nhipcau.core.column import Seen
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.history import Happened, Values
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look
from nhipcau.core.policy.undoing import is_wholly_seen, may_undo
from nhipcau.core.policy.words import CONFIRM, VISIBILITIES
from nhipcau.core.procedure import is_agency
from nhipcau.core.projection.names import public_value
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.registry import registers
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.dues.reminded import reminded_of
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.moments import day_of
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.proceeding.panel import bodies_of, past_of
from nhipcau.web.desk.records.addresses import list_address, record_address, with_links
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.words import WORDS, say, say_in_both

PER_PAGE = 50
KEEPING = ("owner", "visibility", "parties", "state", "confirmed_on", "confirmed_by")
"""What every record has beside its columns and whoever sees the record may know of."""


class Altered(NamedTuple):
    """One column of a change: what it held before and after, "" for nothing."""

    label: str
    before: SafeString
    after: SafeString


class Step(NamedTuple):
    """One change as the page shows it."""

    number: int
    day: str
    hour: str
    actor: str
    action: str
    reason: str
    altered: list[Altered]
    batch_address: str
    may_undo: bool


def history(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    register, language = register_of(slug), language_here(request)
    look = powers_of_mine(request).look(register, uid)
    before = request.GET.get("before", "")
    rows = ledger.history(uid, int(before) if before.isascii() and before.isdigit() else None, PER_PAGE)
    words = _Words(register, look.clearance, SeenNames(powers_of_mine(request)), language)
    steps = words.steps(rows, look)
    return page(
        request,
        "history",
        steps=steps,
        reminders=reminded_of(register, look, language),
        older=f"?before={rows[-1].id}" if len(rows) == PER_PAGE else "",
        title=register.title[place_of(language)],
        list_address=list_address(language, register),
        back=record_address(language, register, uid),
        undo_address=record_address(language, register, uid, "desk_undo"),
        may_undo=may_undo(look),
    )


@require_POST
def undo(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Take one change back, or (``rest``) what of it nobody has changed since."""
    register, language = register_of(slug), language_here(request)
    look = powers_of_mine(request).look(register, uid)
    number, where = request.POST.get("change", ""), record_address(language, register, uid, "desk_history")
    mine = [one for one in ledger.history(uid, _after(number), 1) if str(one.id) == number]
    if not mine or not may_undo(look, mine[0].action) or not is_wholly_seen(register, mine, look.clearance):
        raise not_yours()
    reason = request.POST.get("reason", "").strip() or say_in_both("desk_undo_reason")
    try:
        done = ledger.undo_changes([mine[0].id], reasoned(me(request), reason), leaving_changed="rest" in request.POST)
        said = say("desk_undone" if done.updated + done.removed + done.restored else "desk_undone_nothing", language)
    except Fault as problem:
        said, done = problem.in_language(language), None
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(list_address(language, register) if done and done.removed else where)


def _after(number: str) -> int:
    return int(number) + 1 if number.isascii() and number.isdigit() and len(number) < 16 else 0


def action_words(action: str, language: str) -> str:
    """What the ledger calls what was done, in words."""
    key = f"desk_did_{action}"
    return say(key, language) if key in WORDS else action


class _Words:
    """Changes of one register in words, as deep as a desk sees; names of people, agencies and records asked once a page."""

    def __init__(self, register: Register, clearance: Seen, names: SeenNames, language: str) -> None:
        self.register = register
        self.columns = {column.name: column for column in register.seen_to(clearance) if not column.is_derived}
        self.names = names
        self.language = language
        self.agencies: dict[str, Any] = {}
        self.people: dict[str, str] = {}

    def steps(self, rows: list[Happened], look: Look) -> list[Step]:
        """Those of the changes that touch something one sees."""
        self._ask_for_names(rows)
        found = []
        for one in rows:
            shown = {name: values for name, values in one.columns.items() if name in self.columns or name in KEEPING}
            if one.columns and not shown:
                continue
            at = timezone.localtime(one.at)
            found.append(
                Step(
                    one.id,
                    day_of(one.at, self.language),
                    f"{at:%H:%M}",
                    self.people[one.actor],
                    action_words(one.action, self.language),
                    one.reason if not _is_about_hidden(one, shown) else "",
                    [self._altered(name, values) for name, values in shown.items()],
                    desk_address(self.language, "desk_batch", batch=one.batch),
                    one.action in ("update", CONFIRM) and may_undo(look, one.action) and len(shown) == len(_told(one)),
                )
            )
        return found

    def _ask_for_names(self, rows: list[Happened]) -> None:
        agencies, wanted = set(), dict[str, set[str]]()
        steps = self.register.procedure.steps if self.register.procedure else ""
        for one in rows:
            for name, values in one.columns.items():
                for value in values:
                    if name == "owner" and isinstance(value, str):
                        agencies.add(value)
                    elif name == "parties" and isinstance(value, list):
                        agencies.update(value)
                    elif name == steps and isinstance(value, list):
                        agencies.update(filter(is_agency, bodies_of(value)))
                    elif name in self.columns and name in self.register.relations and isinstance(value, str | list):
                        relation = self.register.relations[name]
                        wanted.setdefault(relation.to, set()).update(relation.uids(value))
        self.people = names_of_actors([one.actor for one in rows], self.language)
        self.agencies = agencies_by_uid(agencies)
        for target, uids in wanted.items():
            self.names.load_targets(registers()[target], uids)

    def _altered(self, name: str, values: Values) -> Altered:
        """Of a procedure's steps those that came or went: the others stand there as before."""
        label = (
            self.columns[name].words.get(self.language)
            if name in self.columns
            else say(f"desk_of_{name}", self.language)
        )
        procedure, sides = self.register.procedure, (values.before, values.after)
        if procedure is None or name != procedure.steps or ledger.EXPUNGED in sides:
            return Altered(label, self._shown(name, values.before), self._shown(name, values.after))
        before, after = (side or [] for side in sides)
        gone, new = ([one for one in some if one not in others] for some, others in ((before, after), (after, before)))
        return Altered(label, self._steps_told(gone), self._steps_told(new))

    def _steps_told(self, entries: list[Any]) -> SafeString:
        """Steps of a procedure as its page tells them."""
        named = {uid: agency.label.get(self.language) for uid, agency in self.agencies.items()}
        told = (past_of(one, named, self.language) for one in entries)
        lines = ((" · ".join((f"{one.words}, {one.day}", *one.details)),) for one in told)
        return format_html_join(mark_safe("<br>"), "{}", lines)

    def _shown(self, name: str, value: Any) -> SafeString:
        if value is ledger.EXPUNGED:
            return format_html("<em>{}</em>", say("desk_expunged", self.language))
        if value is None:
            return SafeString("")
        if name in KEEPING:
            return format_html("{}", self._kept(name, value))
        shown = {"values": {name: public_value(self.register, name, value, self.names)}}
        for other in self.register.relations:
            shown["values"].setdefault(other, None)
        return cell(
            self.register.kinds[name], with_links(self.register, shown, self.language)["values"][name], self.language
        )

    def _kept(self, name: str, value: Any) -> str:
        if name == "state":
            return STATES.label(value).get(self.language) if value in STATES else str(value)
        if name == "confirmed_on":
            return format_date(date.fromisoformat(value), self.language)
        if name == "confirmed_by":
            return str(value)
        if name == "visibility":
            return VISIBILITIES[Seen(value)].get(self.language)
        named = [value] if isinstance(value, str) else value
        return "; ".join(self.agencies[one].label.get(self.language) for one in named if one in self.agencies)


def _told(one: Happened) -> set[str]:
    """What of a change a page can tell: evidence, basis and numbers stand elsewhere."""
    hidden = {"evidence", "basis", "number", "source", "acknowledged", "checklist"}
    return set(one.columns) - hidden


def _is_about_hidden(one: Happened, shown: dict[str, Values]) -> bool:
    """Whether a change also touched what is hidden here: its reason may speak of that."""
    return len(shown) < len(_told(one))
