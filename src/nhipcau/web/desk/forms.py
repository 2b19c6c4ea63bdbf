"""Forms of agencies and people. What is allowed is the door's to say; here is only what can be typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password

from nhipcau.core.labels import Label
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.people.words import EXTERNAL_AFFAIRS, FORMS, KINDS, ROLES
from nhipcau.lib import places

Choices = list[tuple[str, str]]


def _choices(pairs: Iterable[tuple[str, Label]], language: str) -> Choices:
    return [("", ""), *((value, label.get(language)) for value, label in pairs)]


class AcceptForm(forms.Form):
    """The name and password of somebody who accepts an invitation."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password1 = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    password2 = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, email: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", forms.ValidationError("", code="two_passwords"))
        if first:
            try:
                validate_password(first, Account(email=self._email, name=given.get("name", "")))
            except forms.ValidationError as problem:
                self.add_error("password1", problem)
        return given


class AccountForm(forms.Form):
    """What somebody may change about himself."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField()
    wants_mail = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = list(settings.LANGUAGES)  # type: ignore[attr-defined]


class AgencyForm(forms.Form):
    """An agency to be opened."""

    kind = forms.ChoiceField()
    form = forms.ChoiceField(required=False)
    name_vi = forms.CharField(max_length=200)
    name_en = forms.CharField(max_length=200, required=False)
    place = forms.ChoiceField(required=False)
    valid_from = forms.DateField(required=False)
    reason = forms.CharField(max_length=500)

    def __init__(self, language: str, today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        units = places.units(today)
        named = [(unit.id, unit.name if language == "vi" else unit.name_en) for unit in units]
        for name, known in (
            ("kind", _choices(((value, KINDS.label(value)) for value in KINDS), language)),
            ("form", _choices(((value, FORMS.label(value)) for value in FORMS), language)),
            ("place", [("", ""), *named]),
        ):
            self.fields[name].choices = known  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == EXTERNAL_AFFAIRS:
            for name in ("form", "place"):
                if not given.get(name):
                    self.add_error(name, forms.ValidationError("", code="required"))
        return given


class NameForm(forms.Form):
    """Another name of an agency."""

    name_vi = forms.CharField(max_length=200)
    name_en = forms.CharField(max_length=200, required=False)
    reason = forms.CharField(max_length=500)


class SuccessionForm(forms.Form):
    """Who takes over from an agency, when and by what decision."""

    after = forms.ChoiceField()
    day = forms.DateField()
    decision = forms.CharField(max_length=300)
    move_people = forms.BooleanField(required=False, initial=True)

    def __init__(self, language: str, others: Iterable[Agency], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["after"].choices = _choices(((str(one.uid), one.label) for one in others), language)  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Whom to invite, into which role."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField()

    def __init__(self, language: str, roles: Iterable[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = ((role, ROLES.label(role)) for role in roles)
        self.fields["role"].choices = _choices(known, language)  # type: ignore[attr-defined]


class EndRoleForm(forms.Form):
    """The first day without the role, and who takes over the work."""

    until = forms.DateField()
    hand_to = forms.ChoiceField(required=False)
    reason = forms.CharField(max_length=500)

    def __init__(self, others: Iterable[Account], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(one.uid), f"{one.name} ({one.email})") for one in others]
        self.fields["hand_to"].choices = [("", ""), *named]  # type: ignore[attr-defined]
