"""What has to be said with a move: reason, basis, checklist, why something may be public, when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from nhipcau.actions.publication import Asked
from nhipcau.core.guard import Found
from nhipcau.core.ledger import Basis
from nhipcau.core.publication import moves
from nhipcau.core.publication.moves import Move
from nhipcau.core.publication.rules import Item, LegalBasis, rules
from nhipcau.web.words import say

TIMES = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y, %H:%M"]
TICK, WHY = "tick_", "why_"


class MoveForm(forms.Form):
    """The fields a move has, in the order in which they are thought of. Whether enough is said is the action's to say."""

    next = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, step: Move, language: str, *args: Any, findings: Iterable[Found] = (), alone: bool = True, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.step, self.language = step, language
        if step.name == moves.PUBLISH:
            self._ask_for_decision(findings)
        if step.is_withholding:
            self.fields["withheld"] = forms.ChoiceField(required=False, choices=self._bases(rules().withholding()))
        self.fields["reason"] = forms.CharField(
            max_length=500, required=step.is_reasoned, widget=forms.Textarea(attrs={"rows": 3})
        )
        if alone and step.name in moves.PLANNED:
            self.fields["due"] = forms.DateTimeField(
                required=False, input_formats=TIMES, widget=forms.TextInput(attrs={"type": "datetime-local"})
            )

    def asked(self, batch: UUID | None = None) -> Asked:
        given = self.cleaned_data
        basis = Basis(given["basis"], given["url"].strip()) if given.get("basis") else None
        return Asked(
            given.get("reason", ""),
            basis,
            frozenset(name.removeprefix(TICK) for name, value in given.items() if name.startswith(TICK) and value),
            {name.removeprefix(WHY): value for name, value in given.items() if name.startswith(WHY) and value.strip()},
            given.get("withheld", ""),
            given.get("seen"),
            batch,
        )

    @property
    def due(self) -> datetime | None:
        found: datetime | None = self.cleaned_data.get("due")
        return found

    def _ask_for_decision(self, findings: Iterable[Found]) -> None:
        held = rules()
        self.fields["basis"] = forms.ChoiceField(choices=self._bases(held.publishing()))
        self.fields["url"] = forms.CharField(
            required=False, max_length=500, widget=forms.TextInput(attrs={"type": "url"})
        )
        for item in held.items:
            self.fields[TICK + item.code] = forms.BooleanField(
                required=False, label=item.label.get(self.language), help_text=self._about(item)
            )
        for column, label in {one.column: one.label for one in findings if one.rule.may_be_acknowledged}.items():
            words = say("desk_why_public", self.language, column=label.get(self.language))
            self.fields[WHY + column] = forms.CharField(required=False, max_length=300, label=words)

    def _bases(self, known: Iterable[LegalBasis]) -> list[tuple[str, str]]:
        return [("", ""), *((one.code, self._marked(one.label.get(self.language), one)) for one in known)]

    def _marked(self, words: str, rule: LegalBasis | Item) -> str:
        return words if rule.is_verified else f"{words} {say('desk_unverified', self.language)}"

    def _about(self, item: Item) -> str:
        """Where the item comes from, and for which bases it is needed if not for all."""
        source = self._marked(item.source.get(self.language), item)
        if not item.bases:
            return source
        known = [one.label.get(self.language) for one in rules().bases if one.code in item.bases]
        return f"{say('desk_only_for', self.language, bases='; '.join(known))} {source}"
