"""Changing columns of many records: which columns, to what, what would become of each record, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions.editing_many import Outcome, bases_of, plan, sheet_for_many, write
from nhipcau.actions.publication import MOST_AT_ONCE, too_many
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.desk.sheet import Sheet, Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Words
from nhipcau.core.policy import no_record
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.many.choosing import chosen_uids
from nhipcau.web.desk.many.typed import (
    CHOSEN,
    COLUMNS,
    HOW,
    NEXT,
    changes_of,
    columns_asked,
    how_of,
    inputs_of,
    signed,
    unsigned,
    ways_of,
)
from nhipcau.web.desk.publication.addresses import is_way
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import edit_many_address, list_address, record_address
from nhipcau.web.desk.writing.entries import Drawing, Entry, Option
from nhipcau.web.desk.writing.form import plain_words
from nhipcau.web.desk.writing.typed import DO, REASON, one, typed_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import language_name, say

SHOWN = 100
"""Records of each kind that a page names; of the others it says how many."""


class Asked(NamedTuple):
    """A column's field, and the ways in which it can be changed."""

    entry: Entry
    ways: list[Option]
    how: str
    keeps_languages: bool


class Line(NamedTuple):
    """One record; ``changes`` are (column, before, after) in words, ``why`` is what is against it."""

    label: str
    address: str
    state: str
    state_words: str
    changes: list[tuple[str, str, str]]
    why: str
    note: str


@dataclass
class Form:
    """One form on its way."""

    request: HttpRequest
    register: Register
    language: str
    sheet: Sheet
    typed: Mapping[str, list[str]]
    bases: Mapping[UUID, int]
    problems: Mapping[str, Fault] = field(default_factory=dict)
    refusal: str = ""

    @property
    def back(self) -> str:
        asked = one(self.typed, NEXT)
        return asked if is_way(asked) else list_address(self.language, self.register)

    @property
    def names(self) -> list[str]:
        return columns_asked(self.sheet, self.typed)


def edit_many(request: HttpRequest, slug: str) -> HttpResponse:
    """POST from a list with ``uid`` (several) or ``all``, and ``next``; then step by step with what the form carries."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    if not by.powers.desks(register):
        raise no_record()
    sheet = sheet_for_many(by.powers, register, language)
    if sheet is None:
        raise not_yours()
    if request.method != "POST":
        return HttpResponseRedirect(list_address(language, register))
    typed = typed_of(request.POST)
    if CHOSEN not in typed:
        return _begun(request, register, sheet, language)
    form = Form(request, register, language, sheet, typed, unsigned(register, one(typed, CHOSEN)))
    doing = request.POST.get(DO, "")
    if not form.names:
        return _choose_columns(form, said=say("desk_many_no_column", language))
    if doing not in ("preview", "write"):
        return _fill_in(form)
    try:
        changes = changes_of(sheet, typed, form.names)
        if doing == "preview":
            _require_reason(form)
            return _preview(form, plan(by, register, form.bases, changes, language))
        return _done(form, *write(by, register, form.bases, changes, one(typed, REASON), language))
    except Wrong as wrong:
        form.problems = wrong.problems
    except Fault as problem:
        form.refusal = problem.in_language(language)
    return _fill_in(form, 400)


def _begun(request: HttpRequest, register: Register, sheet: Sheet, language: str) -> HttpResponse:
    by, asked = mover_here(request), request.POST.get("next", "")
    uids = chosen_uids(request, register, by.powers)
    if len(uids) > MOST_AT_ONCE:
        raise too_many(len(uids))
    bases = bases_of(by.powers, register, uids)
    form = Form(request, register, language, sheet, {NEXT: [asked]}, bases)
    if not bases:
        messages.add_message(request, messages.INFO, say("desk_many_none", language))
        return HttpResponseRedirect(form.back)
    form.typed = {NEXT: [asked], CHOSEN: [signed(register, bases)]}
    return _choose_columns(form)


def _choose_columns(form: Form, said: str = "") -> HttpResponse:
    chosen = set(form.names)
    columns = [
        Option(column.name, column.words.get(form.language), column.name in chosen) for column in form.sheet.columns
    ]
    return _page(form, "columns", 400 if said else 200, said=said, columns=columns)


def _fill_in(form: Form, status: int = 200) -> HttpResponse:
    drawing = Drawing(None, form.language)
    inputs = inputs_of(form.sheet, form.typed, form.names)
    fields = []
    for column in form.sheet.columns:
        if column.name in inputs:
            kind, problem = form.sheet.kinds[column.name], form.problems.get(column.name)
            error = problem.in_language(form.language) if problem else ""
            how = how_of(form.typed, column.name)
            ways = [
                Option(way, say(f"desk_many_{way}", form.language), way == how) for way in ways_of(column.name, kind)
            ]
            entry = drawing.entry(column, kind, inputs[column.name], error)
            fields.append(Asked(entry, ways, f"{HOW}.{column.name}", isinstance(kind, Words)))
    return _page(
        form,
        "form",
        status,
        fields=fields,
        lists=drawing.lists,
        wrong=[asked.entry for asked in fields if asked.entry.error],
        refusal=form.refusal,
        reason=one(form.typed, REASON),
    )


def _preview(form: Form, outcomes: Sequence[Outcome]) -> HttpResponse:
    drafts = sum(one.is_draft_again for one in _able(outcomes))
    return _shown(form, "preview", outcomes, drafts=drafts, reason=one(form.typed, REASON))


def _done(form: Form, batch: UUID | None, outcomes: Sequence[Outcome]) -> HttpResponse:
    address = desk_address(form.language, "desk_batch", batch=batch) if batch else ""
    return _shown(form, "done", outcomes, batch_address=address)


def _shown(form: Form, template: str, outcomes: Sequence[Outcome], **context: Any) -> HttpResponse:
    able = _able(outcomes)
    return _page(
        form,
        template,
        able=_lines(form, able),
        count=len(able),
        proposed=sum(one.is_proposed for one in able),
        **_others(form, outcomes),
        **context,
    )


def _able(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """What changes, or has changed."""
    return [one for one in outcomes if one.changed and not one.fault]


def _others(form: Form, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What is not changed: because it is so already, or because something is against it."""
    refused = [one for one in outcomes if one.fault]
    same = [one for one in outcomes if not one.fault and not one.changed]
    return {
        "unable": _lines(form, refused),
        "unable_count": len(refused),
        "same": _lines(form, same),
        "same_count": len(same),
        "shown": SHOWN,
    }


def _lines(form: Form, outcomes: Sequence[Outcome]) -> list[Line]:
    few = list(outcomes)[:SHOWN]
    names = SeenNames(mover_here(form.request).powers)
    items = items_seen(form.register, [one.look.row for one in few], PUBLIC, names)
    return [_line(form, item, one) for item, one in zip(items, few, strict=True)]


def _line(form: Form, item: dict[str, Any], outcome: Outcome) -> Line:
    language, row = form.language, outcome.look.row
    labels = {column.name: column.words.get(language) for column in form.sheet.columns}
    note = ""
    if outcome.is_proposed:
        note = say("desk_many_proposed", language)
    elif outcome.is_draft_again:
        note = say("desk_many_draft", language)
    return Line(
        item[f"label_{language}"],
        record_address(language, form.register, row.uid),
        row.state,
        STATES.label(row.state).get(language),
        [
            (labels[name], *_in_words(form.sheet, name, before, after))
            for name, (before, after) in outcome.changed.items()
            if name in labels
        ],
        outcome.fault.in_language(language) if outcome.fault else "",
        note,
    )


def _in_words(sheet: Sheet, name: str, before: Any, after: Any) -> tuple[str, str]:
    """A value before and after; of a text in several languages those that differ, each with its language."""
    if not isinstance(sheet.kinds[name], Words):
        return plain_words(sheet, name, before), plain_words(sheet, name, after)
    texts = [{lang: text for lang, text in (plain or {}).items() if lang != "unofficial"} for plain in (before, after)]
    differing = [lang for lang in sorted(texts[0].keys() | texts[1]) if texts[0].get(lang) != texts[1].get(lang)]
    then, now = (
        "; ".join(f"{language_name(lang, sheet.language)}: {some[lang]}" for lang in differing if lang in some)
        for some in texts
    )
    return then, now


def _page(form: Form, template: str, status: int = 200, **context: Any) -> HttpResponse:
    hidden = [
        (name, text)
        for name, texts in form.typed.items()
        if template == "preview" or name in ((CHOSEN, NEXT) if template == "columns" else (CHOSEN, NEXT, COLUMNS))
        for text in texts
    ]
    return page(
        form.request,
        f"many/{template}",
        status,
        title=form.register.title[place_of(form.language)],
        action=edit_many_address(form.language, form.register),
        back=form.back,
        chosen_count=len(form.bases),
        hidden=hidden,
        **context,
    )


def _require_reason(form: Form) -> None:
    if not one(form.typed, REASON).strip():
        raise Fault("reason_missing", "Hãy ghi lý do sửa.", "Say why you change them.")
