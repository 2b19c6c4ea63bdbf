"""Starting a procedure, and recording a step of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.actions import proceeding as action
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.policy import no_record
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.lib.procedures import ANSWERS, PURPOSES, ROUTES, STEPS, Move, Stand
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.papers.pages import Offered, offered
from nhipcau.web.desk.proceeding.addresses import procedures_about
from nhipcau.web.desk.proceeding.panel import bodies_named, moves_open, values_of
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.about import about_record
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.forms import Field, wrong
from nhipcau.web.words import say

LONGEST = 1000
DATES = {"sign": ("effective_on", "expires_on"), "consult": ("since",)}
MORE = {"sign": ("document", "place", "authorised"), "answer": ("document",)}
"""What may be said of a step beside what has to be; of every one a document and words."""


def new(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Start a procedure about a record."""
    subject, language, by = register_of(slug), language_here(request), mover_here(request)
    look, register = by.powers.look(subject, uid), procedures_about(subject)
    if register is None or register.procedure is None or not action.may_start(register, look, by):
        raise no_record()
    typed = request.POST.dict() if request.method == "POST" else {}
    refused: Fault | None = None
    if request.method == "POST":
        said = action.Beginning(
            typed.get("title", ""),
            typed.get("purpose", ""),
            typed.get("route", ""),
            bool(typed.get("shortened")),
            typed.get("shortened_reason", ""),
            typed.get("on", ""),
        )
        try:
            begun = action.start(register, uid, said, by, language)
        except Fault as problem:
            if problem.status in (403, 404):
                raise
            refused = problem
        else:
            messages.add_message(request, messages.SUCCESS, say("desk_procedure_begun", language))
            return HttpResponseRedirect(record_address(language, register, begun))
    about = about_record(subject, look, by.powers, language)
    if not typed:
        (item,) = items_seen(subject, [look.row], look.clearance, SeenNames(by.powers))
        plains = {column.name: subject.plain(look.row, column.name) for column in subject.stored_to(look.clearance)}
        typed = {"title": item["label_vi"], "route": register.procedure.route_of(plains), "on": _today()}
    fields = _beginning(typed, language)
    return _page(request, "proceeding/new", fields, refused, language, **about)


def step(request: HttpRequest, slug: str, uid: UUID, step: str) -> HttpResponse:
    """GET shows the form of a step, POST records it."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look = by.powers.look(register, uid)
    if register.procedure is None:
        raise no_record()
    name, values = step.replace("-", "_"), values_of(register, look.row)
    stand = register.procedure.stand(values)
    if name not in STEPS:
        raise no_record()
    possible = {move.step: (move, may) for move, may in moves_open(register, look, stand, by)}
    typed = request.POST.dict() if request.method == "POST" else {"on": _today()}
    refused: Fault | None = None
    if request.method == "POST":
        said = action.Said(name, typed.get("stood", ""), {key: typed.get(key, "") for key in action.NAMES})
        try:
            is_proposed = action.take_step(register, uid, said, by, language)
        except Fault as problem:
            if problem.status in (403, 404):
                raise
            refused = problem
        else:
            done = "desk_step_proposed" if is_proposed else "desk_step_recorded"
            messages.add_message(request, messages.SUCCESS, say(done, language))
            return HttpResponseRedirect(record_address(language, register, uid))
    elif name not in possible or not possible[name][1]:
        raise action.not_allowed()
    move = possible[name][0] if name in possible else None
    voices = action.speaking_as(register, look, stand, by) if name == action.ANSWER else []
    fields = _step_fields(name, typed, voices, language)
    about = about_record(register, look, by.powers, language)
    stood = typed.get("stood") or action.mark(values, register.procedure)
    if refused and refused.code == "changed_meanwhile":
        stood = action.mark(values, register.procedure)
    return _page(
        request,
        "proceeding/step",
        fields,
        refused,
        language,
        what=STEPS[name].words.get(language),
        lead=_lead(move, stand, language),
        stood=stood,
        papers=_papers(register, values, by, name, language),
        **about,
    )


def _papers(register: Register, values: Mapping[str, Any], by: Mover, step: str, language: str) -> list[Offered]:
    """The papers a step needs, drafted from the record the procedure is about; none for who does not see that."""
    assert register.procedure is not None  # noqa: S101  # of registers of procedures only
    subject, uid = register_of(register.relations[register.procedure.subject].to), values[register.procedure.subject]
    seen = by.powers.looks(subject, [UUID(uid)]) if uid and subject.papers else {}
    return [paper for one in seen for paper in offered(subject, one, language, step)]


def _page(
    request: HttpRequest, name: str, fields: list[Field], refused: Fault | None, language: str, **context: Any
) -> HttpResponse:
    field = str(refused.data.get("field", "")) if refused else ""
    words = refused.in_language(language) if refused else ""
    shown = [_with_error(one, words) if one.name == field else one for one in fields]
    at_field = any(one.error for one in shown)
    answer = page(request, name, fields=shown, wrong=wrong(shown), refusal="" if at_field else words, **context)
    if refused:
        answer.status_code = refused.status
    return answer


def _with_error(one: Field, words: str) -> Field:
    return Field(**{**vars(one), "error": words})


def _today() -> str:
    return timezone.localdate().strftime("%d/%m/%Y")


def _beginning(typed: Mapping[str, str], language: str) -> list[Field]:
    purposes = [(name, one.words.get(language)) for name, one in PURPOSES.items()]
    routes = [(name, words.get(language)) for name, words in ROUTES.items()]

    def words(name: str) -> str:
        return say(f"desk_procedure_{name}", language)

    return [
        Field("title", words("title"), "text", typed.get("title", ""), words("title_help"), "", True, LONGEST),
        Field("purpose", words("purpose"), "choice", typed.get("purpose", ""), "", "", True, options=purposes),
        Field("route", words("route"), "choice", typed.get("route", ""), words("route_help"), "", True, options=routes),
        Field("on", words("on"), "text", typed.get("on", ""), say("desk_step_day_help", language), "", True, 20),
        Field("shortened", words("shortened"), "check", "1" if typed.get("shortened") else "", words("shortened_help")),
        Field("shortened_reason", words("shortened_reason"), "text", typed.get("shortened_reason", ""), limit=LONGEST),
    ]


def _step_fields(name: str, typed: Mapping[str, str], bodies: list[str], language: str) -> list[Field]:
    needs = STEPS[name].needs
    order = dict.fromkeys(("on", *needs, *MORE.get(name, ("document",)), *DATES.get(name, ()), "words"))
    names = bodies_named(bodies, language) if bodies else {}
    options = {
        "body": [(one, names.get(one, one)) for one in bodies],
        "answer": [(one, words.get(language)) for one, words in ANSWERS.items()],
        "authorised": [("yes", say("desk_step_yes", language)), ("no", say("desk_step_no", language))],
    }
    place = 0 if language == "vi" else 1
    found = []
    for one in order:
        widget = "choice" if one in options else "area" if one in ("bodies", "words") else "text"
        label = action.NAMES[one][place]
        value = typed.get(one, "")
        if one == "body" and len(bodies) == 1 and not value:
            value = bodies[0]
        found.append(
            Field(
                one,
                label[:1].upper() + label[1:],
                widget,
                value,
                _help(one, language),
                "",
                one == "on" or one in needs,
                LONGEST,
                options=options.get(one, ()),
            )
        )
    return found


def _help(name: str, language: str) -> str:
    if name in action.DAYS:
        return say("desk_step_day_help" if name != "since" else "desk_step_since_help", language)
    return say(f"desk_step_{name}_help", language) if name in ("bodies", "words", "signer") else ""


def _lead(move: Move | None, stand: Stand, language: str) -> list[str]:
    if move is None:
        return []
    asked = say("desk_step_asked", language, bodies=move.asked.get(language)) if move.asked.vi else ""
    source = say("desk_step_source", language, source=move.source.get(language)) if move.source.vi else ""
    return [*filter(None, (say("desk_step_who", language, who=move.actor.get(language)), asked, source))]
