"""The page of a message: which of several things, its form, and what happens to what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.inbox.draft import KINDS, ONLY_OF_RECORDS, Draft, Problem, check
from nhipcau.core.inbox.letters import keep_days, receive
from nhipcau.core.inbox.proof import BITS, PAUSE, challenge_for
from nhipcau.web.forms import wrong
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.inbox.door import posted_fields
from nhipcau.web.portal.inbox.fields import fields, written
from nhipcau.web.portal.inbox.sending import TRAP, seconds, sent
from nhipcau.web.portal.inbox.subject import Subject, subject_of
from nhipcau.web.portal.page import page
from nhipcau.web.words import say

LONGEST_ABOUT = 160


def contact_page(request: HttpRequest, language: str) -> HttpResponse:
    """``/vi/lien-he``, ``/en/contact``: about nothing in particular."""
    return _answer(request, language, Subject())


def record_contact_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001/gop-y``, ``/en/partners/DT-0001/contact``."""
    return _answer(request, language, subject_of(name, code, language))


def challenge(request: HttpRequest) -> JsonResponse:
    """``/challenge?about=partners/DT-0001``: what our script has to work on. Asks no database, so it tells nothing."""
    about = request.GET.get("about", "")[:LONGEST_ABOUT]
    said = {"challenge": challenge_for(about, seconds()), "bits": BITS}
    return JsonResponse(said, headers={"Cache-Control": "no-store"})


def _answer(request: HttpRequest, language: str, subject: Subject) -> HttpResponse:
    if request.method == "POST":
        return _posted(request, language, subject, posted_fields(request))
    kind = request.GET.get("kind", "")
    if not kind:
        return _show(request, language, subject, "choice")
    return _form(request, language, subject, _known(kind, subject), {})


def _posted(request: HttpRequest, language: str, subject: Subject, given: Mapping[str, str]) -> HttpResponse:
    kind = _known(given.get("kind", ""), subject)
    draft, problems = check(kind, language, subject.about, given)
    return sent(
        request,
        language,
        draft,
        problems,
        given,
        form=partial(_form, request, language, subject, kind, given),
        confirm=partial(_confirm, request, language, subject, draft),
        keep=lambda challenge, road, sender: receive(draft, challenge, road, sender, timezone.now()),
    )


def _form(
    request: HttpRequest,
    language: str,
    subject: Subject,
    kind: str,
    given: Mapping[str, str],
    problems: Sequence[Problem] = (),
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = fields(kind, language, given, problems)
    answer = _show(
        request,
        language,
        subject,
        "form",
        kind=kind,
        kind_words=say(f"contact_{kind}", language),
        fields=shown,
        wrong=wrong(shown),
        refusal=refusal,
        trap=TRAP,
        challenge_address=f"/challenge?about={'/'.join(subject.about) if subject.code else ''}",
        keep_days=keep_days(),
    )
    answer.status_code = status
    return answer


def _confirm(
    request: HttpRequest, language: str, subject: Subject, draft: Draft, ticket: str, *, early: bool
) -> HttpResponse:
    values = {name: getattr(draft, name) for name in KINDS[draft.kind]}
    answer = _show(
        request,
        language,
        subject,
        "confirm",
        kind_words=say(f"contact_{draft.kind}", language),
        written=written(draft.kind, language, values),
        hidden=[("kind", draft.kind), ("challenge", ticket), *values.items()],
        early=early,
        pause=PAUSE,
    )
    answer.status_code = 422 if early else 200
    return answer


def _show(request: HttpRequest, language: str, subject: Subject, template: str, **context: Any) -> HttpResponse:
    here = subject.form(language)
    return page(
        request,
        language,
        f"inbox/{template}",
        subject.form,
        subject=subject,
        action=here,
        choices=[
            (kind, f"contact_{kind}", f"contact_{kind}_lead", f"{here}?kind={kind}") for kind in kinds_about(subject)
        ],
        record_address=subject.page(language) if subject.code else "",
        list_address=address(language, subject.register) if subject.code else "",
        **context,
    )


def kinds_about(subject: Subject) -> list[str]:
    """The kinds of messages one can send about something; some say something of a record."""
    return [kind for kind in KINDS if subject.code or kind not in ONLY_OF_RECORDS]


def _known(kind: str, subject: Subject) -> str:
    kinds = kinds_about(subject)
    if kind not in kinds:
        known = ", ".join(kinds)
        raise Fault(
            "unknown_kind",
            f"Không có loại tin {kind[:40]!r}; các loại: {known}.",
            f"There is no kind of message {kind[:40]!r}; kinds: {known}.",
            {"value": kind[:40], "known": kinds},
        )
    return kind
