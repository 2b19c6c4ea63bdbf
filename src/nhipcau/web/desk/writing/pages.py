"""Pages that enter a new record and edit one: the form, saving, drafts, and two people writing at once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from nhipcau.actions.desk_records import Clash, Clashing, Saved, blank, create, edit, open_record
from nhipcau.core.desk.sheet import Sheet, Wrong
from nhipcau.core.drafting.keeping import draft_of, drop_draft, keep_draft
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Inputs
from nhipcau.core.policy import Powers, no_record
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.inbox.becoming import Beside, beside
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.desk.writing.entries import Drawing, Option
from nhipcau.web.desk.writing.form import Problems, by, sections, sides, source_columns, source_section
from nhipcau.web.desk.writing.typed import (
    AGENCY,
    BASE,
    DO,
    FROM,
    REASON,
    SOURCE_REPLACES,
    Typed,
    as_typed,
    choices,
    given_of,
    ground_typed,
    is_of,
    one,
    signed,
    typed_of,
    unsigned,
)
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

USE = "draft"
"""What an address says that goes on with a draft."""


@dataclass
class Form:
    """One form on its way: whose record it is about (None: a new one), what was typed (None: nothing yet)."""

    request: HttpRequest
    register: Register
    uid: UUID | None
    sheet: Sheet
    inputs: dict[str, Inputs]
    typed: Typed
    base: str = ""
    back: str = ""
    problems: Problems = field(default_factory=Problems)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    is_public: bool = False
    agencies: list[Option] = field(default_factory=list)
    values: Mapping[str, Any] = field(default_factory=dict)
    """The record as it is, for what the rules have to say of it."""
    beside: Beside | None = None
    """The visitor's message it was opened from."""


def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a record of one of one's agencies."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    if done := _draft_asked(request, register, None):
        return done
    allowed, typed = powers.creating(register), _typed(request, register, None)
    agency = one(typed, AGENCY) or next(iter(allowed), "")
    sheet = blank(powers, register, agency, language)
    begun = {**sheet.empty, **_named(request, register, powers)}
    form = Form(request, register, None, sheet, sheet.inputs(begun), typed, back=list_address(language, register))
    form.agencies = [Option(uid, powers.agencies[uid].label.get(language), uid == agency) for uid in allowed]
    if request.method != "POST":
        return _page(form)

    def save() -> Saved:
        return create(
            powers, me(request), register, agency, given_of(typed),
            language=language, reason=one(typed, REASON), ground=_ground(form),
        )  # fmt: skip

    return _saved(form, save)


def change(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Edit a record."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    if done := _draft_asked(request, register, uid):
        return done
    typed = _typed(request, register, uid)
    try:
        opened = open_record(powers, register, uid, language)
    except Fault:
        # It was his to edit when he began, as the signed base proves: his words are not lost.
        if request.method == "POST" and is_of(uid, one(typed, BASE)):
            keep_draft(me(request), register.name, uid, typed, timezone.now())
        raise
    form = Form(request, register, uid, opened.sheet, opened.sheet.inputs(opened.plains), typed)
    form.base = one(typed, BASE) or signed(uid, opened.base)
    form.values = opened.plains
    form.beside = beside(request, uid, language)
    form.back, form.is_public = record_address(language, register, uid), opened.look.row.state == PUBLISHED
    if request.method != "POST":
        return _page(form)

    def save() -> Saved:
        chosen = choices(typed)
        undecided = "" in chosen.values()
        base = unsigned(uid, one(typed, FROM) if undecided else form.base)
        given = {name: parts for name, parts in given_of(typed).items() if undecided or chosen.get(name) != "theirs"}
        return edit(
            powers, me(request), register, uid, given, base,
            language=language, reason=one(typed, REASON), ground=_ground(form),
        )  # fmt: skip

    return _saved(form, save)


def _saved(form: Form, save: Any) -> HttpResponse:
    """Save and go to the record, or show the form again with all that was typed."""
    language = form.sheet.language
    try:
        saved = save()
    except Wrong as wrong:
        form.problems.columns = wrong.problems
    except _WrongSource as wrong:
        form.problems.source = wrong.problems
    except Clashing as both:
        _take_over(form, both)
    except Fault as problem:
        if problem.status in (403, 404):
            raise
        if (column := problem.data.get("column")) in form.sheet.kinds:
            form.problems.columns = {column: problem}
        else:
            form.problems.refusal = problem.in_language(language)
    else:
        drop_draft(me(form.request), form.register.name, form.uid)
        for words in _said(form, saved):
            messages.add_message(form.request, messages.SUCCESS, words)
        there = form.beside.after if form.beside else record_address(language, form.register, saved.uid)
        return HttpResponseRedirect(there)
    return _page(form, 409 if form.clashes else 400)


class _WrongSource(Wrong):
    """What is typed about the source cannot be taken."""


def _ground(form: Form) -> Any:
    try:
        return ground_typed(form.typed, form.sheet.language)
    except Wrong as wrong:
        raise _WrongSource(wrong.problems) from None


def _take_over(form: Form, both: Clashing) -> None:
    """Go on from where the record is now: what is mine stays as typed, what is theirs is shown as they left it."""
    assert form.uid  # noqa: S101  # there is nobody to clash with on a new record
    mine = both.merged.mine.keys() | both.clashes.keys()
    typed = dict(form.typed)
    given, now = given_of(form.typed), form.sheet.inputs(both.now)
    for name, parts in now.items():
        if name in given and name not in mine:
            for part in given[name]:
                typed.pop(f"{name}.{part}" if part else name, None)
            typed.update({f"{name}.{part}" if part else name: texts for part, texts in as_typed(parts).items()})
    typed[FROM] = typed[FROM] if "" in choices(form.typed).values() else [form.base]
    form.typed, form.inputs, form.clashes = typed, now, both.clashes
    form.base = signed(form.uid, both.base)


def _said(form: Form, saved: Saved) -> list[str]:
    """What to say of a write: that it is done, what others did meanwhile, and what the rules make one think of."""
    language = form.sheet.language
    done = "desk_write_proposed" if saved.is_proposed else "desk_write_saved"
    said = [say(done if saved.changed else "desk_write_unchanged", language)]
    for theirs in saved.theirs:
        (label,) = form.sheet.labels([theirs.column]) or [""]
        said.append(say("desk_write_meanwhile", language, who=by(theirs, language), what=label))
    return said + [warning.get(language) for warning in saved.warnings]


def _named(request: HttpRequest, register: Register, powers: Powers) -> dict[str, str]:
    """What a new piece of work belongs to, as the address says it; what one may not see is not filled in."""
    found = {}
    for column in register.work.wholes if register.work else ():
        with suppress(ValueError):
            uid = UUID(request.GET.get(column, ""))
            if powers.looks(registers()[register.relations[column].to], [uid]):
                found[column] = str(uid)
    return found


def _typed(request: HttpRequest, register: Register, uid: UUID | None) -> dict[str, list[str]]:
    if request.method == "POST":
        return typed_of(request.POST)
    draft = draft_of(me(request), register.name, uid) if USE in request.GET else None
    return dict(draft.given) if draft else {}


def _draft_asked(request: HttpRequest, register: Register, uid: UUID | None) -> HttpResponse | None:
    """Keep or drop a draft, if that is what was pressed."""
    asked, now = request.POST.get(DO), timezone.now()
    if asked not in ("draft", "discard"):
        return None
    was_opened = uid is None or is_of(uid, one(typed_of(request.POST), BASE))
    if not (was_opened and powers_of_mine(request).desks(register)):
        raise no_record()
    language = language_here(request)
    if asked == "draft":
        keep_draft(me(request), register.name, uid, typed_of(request.POST), now)
        said = say("desk_write_draft_kept", language, at=f"{timezone.localtime(now):%H:%M}")
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"said": said})
    else:
        drop_draft(me(request), register.name, uid)
        said = say("desk_write_draft_dropped", language)
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(f"{request.path}?{USE}=use" if asked == "draft" else request.path)


def _page(form: Form, status: int = 200) -> HttpResponse:
    sheet, language, register = form.sheet, form.sheet.language, form.register
    given = given_of(form.typed)
    inputs = {name: given.get(name, shown) for name, shown in form.inputs.items()}
    drawing = Drawing(register, language)
    clashes = sides(sheet, form.clashes, form.typed)
    shown = sections(sheet, inputs, form.problems, clashes, drawing)
    source = source_section(form.typed, form.problems, language)
    draft = None if form.request.method == "POST" else draft_of(me(form.request), register.name, form.uid)
    slug = register.slug[place_of(language)]
    return page(
        form.request,
        "writing/form",
        status,
        is_new=form.uid is None,
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        list_address=list_address(language, register),
        back=form.back,
        sections=shown,
        source=source,
        source_columns=source_columns(sheet, form.typed),
        source_open=any(one(form.typed, f"_source.{entry.name.removeprefix('_source.')}") for entry in source),
        replaces=bool(form.typed.get(SOURCE_REPLACES)),
        lists=drawing.lists,
        wrong=[entry for entry in [*(one for section in shown for one in section.entries), *source] if entry.error],
        refusal=form.problems.refusal,
        clashes=list(clashes.values()),
        base=form.base,
        began=one(form.typed, FROM) if form.clashes else "",
        reason=one(form.typed, REASON),
        is_public=form.is_public,
        agencies=form.agencies,
        draft_at=moment(draft.at, language) if draft else "",
        uses_draft=USE in form.request.GET and draft is not None,
        warnings=[warning.get(language) for warning in (register.warnings(form.values) if form.values else ())],
        similar=desk_address(language, "desk_record_similar", slug=slug),
        uid=form.uid or "",
        beside=form.beside,
    )
