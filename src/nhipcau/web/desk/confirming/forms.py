"""Forms of freshness: what one says beside a record, whom one asks, what somebody answers by link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from nhipcau.core.attesting.beside import LONGEST, LONGEST_NAME
from nhipcau.web.words import say

HOLDS, NOT = "holds", "not"


class SayForm(forms.Form):
    """Whether a record holds, and what is not right if it does not."""

    holds = forms.ChoiceField()
    text = forms.CharField(required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, language: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["holds"].choices = [  # type: ignore[attr-defined]
            ("", ""),
            (HOLDS, say("desk_it_holds", language)),
            (NOT, say("desk_it_does_not", language)),
        ]

    @property
    def says_it_holds(self) -> bool:
        return bool(self.cleaned_data["holds"] == HOLDS)


class AnswerForm(SayForm):
    """The same of somebody without an account, who says who he is. ``seen`` is the record's last change."""

    speaker = forms.CharField(max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "organization"}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("holds", "text", "speaker", "seen")


class AskForm(forms.Form):
    """To whom the link goes, and in which language."""

    email = forms.CharField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    language = forms.ChoiceField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = list(settings.LANGUAGES)  # type: ignore[attr-defined]
