"""An agency's own templates: reading, changing, going back to the one that comes with the software."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.people.models import plain
from nhipcau.core.record import door_opened
from nhipcau.core.replying.models import Template
from nhipcau.core.replying.usual import KINDS, USUAL, Wording, check_places

TEMPLATES = "reply-templates"
"""Under this name the ledger keeps what happens here; it is no register."""
FIELDS = ("agency", "kind", "language", "subject", "text")
LONGEST_SUBJECT, LONGEST_TEXT = 200, 4000


class Known(NamedTuple):
    """A template as an agency uses it."""

    kind: str
    language: str
    wording: Wording
    is_own: bool


def templates_of(agency: str) -> list[Known]:
    """All of an agency's, in the order of their kinds: one query."""
    own = {(one.kind, one.language): Wording(one.subject, one.text) for one in Template.objects.filter(agency=agency)}
    return [
        Known(kind, language, own.get((kind, language), usual), (kind, language) in own)
        for (kind, language), usual in sorted(
            USUAL.items(), key=lambda one: (KINDS.place(one[0][0]), one[0][1] != "vi")
        )
    ]


def template_of(agency: str, kind: str, language: str) -> Known:
    """Raises :class:`Fault` ("no_template", 404) for a kind or language there is not."""
    usual = USUAL.get((kind, language))
    if usual is None:
        raise Fault("no_template", "Không có mẫu trả lời này.", "There is no such template.", status=404)
    own = Template.objects.filter(agency=agency, kind=kind, language=language).first()
    return Known(kind, language, Wording(own.subject, own.text) if own else usual, own is not None)


def keep_template(agency: str, kind: str, language: str, wording: Wording, act: Act) -> None:
    """Change an agency's template. Raises :class:`Fault` for a place there is not, no words, too many, and secrets."""
    template_of(agency, kind, language)
    said = Wording(" ".join(wording.subject.split()), wording.text.replace("\r\n", "\n").strip())
    _check(said)
    with door_opened(), transaction.atomic():
        refuse_secrets(TEMPLATES, {"text": "\n".join(said)}, act.actor)
        row = Template.objects.select_for_update().filter(agency=agency, kind=kind, language=language).first()
        before = plain(row, FIELDS) if row else dict.fromkeys(FIELDS)
        row = row or Template(uid=new_uid(), agency=agency, kind=kind, language=language)
        row.subject, row.text = said
        after = plain(row, FIELDS)
        changed = {name: (before[name], after[name]) for name in FIELDS if before[name] != after[name]}
        if changed:
            row.save()
            note(TEMPLATES, [(row.uid, "update" if before["agency"] else "create", changed)], act)


def drop_template(agency: str, kind: str, language: str, act: Act) -> None:
    """Go back to the template that comes with the software."""
    with door_opened(), transaction.atomic():
        row = Template.objects.select_for_update().filter(agency=agency, kind=kind, language=language).first()
        if row:
            said = plain(row, FIELDS)
            note(TEMPLATES, [(row.uid, "delete", {name: (value, None) for name, value in said.items()})], act)
            row.delete()


def _check(said: Wording) -> None:
    if not all(said):
        raise Fault("text_missing", "Mẫu phải có tiêu đề và nội dung.", "A template needs a subject and a text.")
    if len(said.subject) > LONGEST_SUBJECT or len(said.text) > LONGEST_TEXT:
        raise Fault(
            "text_too_long",
            f"Tiêu đề tối đa {LONGEST_SUBJECT} ký tự, nội dung tối đa {LONGEST_TEXT}. Hãy rút ngắn.",
            f"The subject has at most {LONGEST_SUBJECT} characters, the text {LONGEST_TEXT}. Make it shorter.",
        )
    for words in said:
        check_places(words)
