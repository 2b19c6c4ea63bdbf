"""The page by which a body says that a public record is about it, and the standing of what it sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.claims import keeping
from nhipcau.core.claims.domains import site_of
from nhipcau.core.claims.draft import BY_DOMAIN, FIELDS, LONGEST, SHORTEST_TEXT, ClaimDraft, about, check, ways
from nhipcau.core.claims.models import ACCEPTED, REFUSED, Claim
from nhipcau.core.inbox.draft import Problem
from nhipcau.core.inbox.proof import PAUSE
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.lib.text import format_date
from nhipcau.web.forms import Field, wrong
from nhipcau.web.portal.addresses import absolute, address, claim_address, no_page, place_of, status_address
from nhipcau.web.portal.inbox.door import posted_fields
from nhipcau.web.portal.inbox.sending import TRAP, sent
from nhipcau.web.portal.inbox.subject import Subject, subject_of
from nhipcau.web.portal.page import page
from nhipcau.web.words import say

WIDGETS = {"email": "email", "way": "choice", "text": "area"}
AUTOCOMPLETE = {"name": "name", "position": "organization-title", "email": "email"}
REQUIRED = ("name", "email", "way")


def claim_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001/la-cua-chung-toi``, ``/en/partners/DT-0001/our-organisation``."""
    if registers()[name].profile is None:
        raise no_page(request.path)
    subject = subject_of(name, code, language)
    if request.method == "POST":
        return _posted(request, language, subject, posted_fields(request))
    return _form(request, language, subject, {"way": ways(subject.website)[0]})


def _posted(request: HttpRequest, language: str, subject: Subject, given: Mapping[str, str]) -> HttpResponse:
    draft, problems = check(language, subject.about, subject.website, given)
    return sent(
        request,
        language,
        draft,
        problems,
        given,
        form=partial(_form, request, language, subject, given),
        confirm=partial(_confirm, request, language, subject, draft),
        keep=lambda challenge, road, sender: keeping.receive(draft, challenge, road, sender, timezone.now()),
    )


def _form(
    request: HttpRequest,
    language: str,
    subject: Subject,
    given: Mapping[str, str],
    problems: Iterable[Problem] = (),
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = _fields(language, subject.website, given, problems)
    answer = _show(
        request,
        language,
        subject,
        "claim",
        fields=shown,
        wrong=wrong(shown),
        refusal=refusal,
        trap=TRAP,
        site=site_of(subject.website),
        challenge_address=f"/challenge?about={about(*subject.about)}",
        keep_days=keeping.keep_days(),
    )
    answer.status_code = status
    return answer


def _confirm(
    request: HttpRequest, language: str, subject: Subject, draft: ClaimDraft, ticket: str, *, early: bool
) -> HttpResponse:
    values = {name: getattr(draft, name) for name in FIELDS}
    answer = _show(
        request,
        language,
        subject,
        "confirm",
        kind_words=say("claim_title", language),
        written=_written(language, values),
        hidden=[("challenge", ticket), *values.items()],
        early=early,
        pause=PAUSE,
    )
    answer.status_code = 422 if early else 200
    return answer


def _show(request: HttpRequest, language: str, subject: Subject, template: str, **context: Any) -> HttpResponse:
    return page(
        request,
        language,
        f"inbox/{template}",
        lambda code: claim_address(code, *subject.about),
        subject=subject,
        action=claim_address(language, *subject.about),
        record_address=subject.page(language),
        list_address=address(language, subject.register),
        is_claim=True,
        **context,
    )


def _fields(language: str, website: str, given: Mapping[str, str], problems: Iterable[Problem]) -> list[Field]:
    errors = {problem.field: problem.words.get(language) for problem in problems}
    return [
        Field(
            name,
            say(f"claim_field_{name}", language),
            WIDGETS.get(name, "text"),
            given.get(name, ""),
            _help(name, language),
            errors.get(name, ""),
            name in REQUIRED,
            0 if name == "text" else LONGEST[name],
            AUTOCOMPLETE.get(name, "off"),
            [(way, say(f"claim_way_{way}", language)) for way in ways(website)] if name == "way" else (),
        )
        for name in FIELDS
    ]


def _help(name: str, language: str) -> str:
    if name in ("name", "position"):
        return ""
    return say(f"claim_field_{name}_help", language, least=SHORTEST_TEXT, most=LONGEST[name])


def _written(language: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels and values of what was filled in, to be read."""
    return [
        (say(f"claim_field_{name}", language), say(f"claim_way_{value}", language) if name == "way" else value)
        for name in FIELDS
        if (value := values[name])
    ]


def claim_standing(request: HttpRequest, language: str, token: str, claim: Claim) -> HttpResponse:
    """The page behind a claimant's link: where the claim stands, and the office's words once it has decided."""
    register = registers().get(claim.register)
    words = f"{register.singular[place_of(language)]} {claim.code}" if register else claim.code
    is_public = register is not None and one(claim.register, claim.code) is not None
    mail = claim.way == BY_DOMAIN and claim.state not in (ACCEPTED, REFUSED) and claim.proven_on is None
    return page(
        request,
        language,
        "inbox/claim_standing",
        lambda code: status_address(code, token),
        link=absolute(status_address(language, token)),
        state=say(f"claim_state_{claim.state}", language),
        next_step=say("claim_next_mail", language, email=claim.email) if mail else "",
        answer=claim.answer,
        record=(words, address(language, claim.register, claim.code) if is_public else ""),
        received_on=format_date(claim.received_on, language),
        deleted_on=format_date(claim.received_on + timedelta(days=keeping.keep_days() + 1), language),
        written=_written(language, {name: getattr(claim, name) for name in FIELDS}),
    )
