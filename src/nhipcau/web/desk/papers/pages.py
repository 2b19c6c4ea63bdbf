"""Papers about one record: the list, in the order of the procedure, and each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.papers.about import about
from nhipcau.core.papers.declaration import PaperForm
from nhipcau.core.papers.related import related
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.papers.addresses import paper_address, papers_address
from nhipcau.web.desk.papers.drafting import drafted, no_paper
from nhipcau.web.desk.records.about import about_record


class Offered(NamedTuple):
    """A paper in the list."""

    title: str
    address: str


def offered(register: Register, uid: UUID, language: str, step: str = "") -> list[Offered]:
    """The papers of a record; of one step of its procedure, if that is asked for."""
    return [
        Offered(form.title.get(language), paper_address(language, register, uid, form))
        for form in register.papers
        if not step or step in form.steps
    ]


def papers(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    look = powers.look(register, uid)
    if not register.papers:
        raise no_paper()
    return page(
        request,
        "papers/papers",
        papers=offered(register, uid, language),
        **about_record(register, look, powers, language),
    )


def paper(request: HttpRequest, slug: str, uid: UUID, paper: str) -> HttpResponse:
    """What a column holds that one does not see is not in the paper either."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    look = powers.look(register, uid)
    form = _form(register, paper)
    (item,) = items_seen(register, [look.row], look.clearance, SeenNames(powers))
    run, read = related(form, uid, powers)
    drafter = about(look.desk.agency, timezone.localdate())
    made = form.made(item["values"], replace(drafter, run=run, related=read))
    context = about_record(register, look, powers, language)
    context |= {"name": form.title.get(language), "papers_address": papers_address(language, register, uid)}
    return drafted(request, made, context)


def _form(register: Register, slug: str) -> PaperForm:
    found = next((form for form in register.papers if slug in form.slug), None)
    if found is None:
        raise no_paper()
    return found
