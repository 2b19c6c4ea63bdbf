"""Django's forms as ``web.forms`` shows fields: our labels, help and words for what is wrong, in the page's language."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BoundField

from nhipcau.web.forms import Field
from nhipcau.web.words import WORDS, say

TYPES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.PasswordInput, "password"),
    (forms.CheckboxInput, "check"),
    (forms.Textarea, "area"),
    (forms.Select, "choice"),
    (forms.EmailInput, "email"),
)


def shown(form: forms.BaseForm, language: str) -> list[Field]:
    """The visible fields of a form."""
    return [_field(form, bound, language) for bound in form.visible_fields()]


def refusal(form: forms.BaseForm, language: str) -> str:
    """What is wrong with the form as a whole and with fields nobody sees, "" for nothing."""
    hidden = {bound.name for bound in form.hidden_fields()}
    found = [
        words
        for name, problems in form.errors.as_data().items()
        if name in hidden or name == NON_FIELD_ERRORS
        for words in _words(name, problems, language)
    ]
    return " ".join(dict.fromkeys(found))


def wrong_words(code: str | None, name: str, message: str, language: str, **values: object) -> str:
    """Our words for what Django or allauth finds wrong: by field and code, by code, else what they say themselves."""
    for key in (f"desk_wrong_{name}_{code}", f"desk_wrong_{code}"):
        if key in WORDS:
            return say(key, language, **values)
    return message


def _field(form: forms.BaseForm, bound: BoundField, language: str) -> Field:
    widget = bound.field.widget
    errors = form.errors.as_data().get(bound.name, []) if form.is_bound else []
    kind = next(
        (name for type_, name in TYPES if isinstance(widget, type_)),
        widget.attrs.get("type") or getattr(widget, "input_type", "text"),
    )
    value = bound.value()
    return Field(
        bound.html_name,
        _said(form, bound.name, "label", language) or str(bound.label),
        kind,
        "" if kind == "password" or value is None or value is False else str(value),
        _said(form, bound.name, "help", language) or str(bound.help_text),
        " ".join(_words(bound.name, errors, language)),
        bound.field.required,
        0,
        str(widget.attrs.get("autocomplete", "off")),
        [(str(key), str(words)) for key, words in widget.choices if key != ""]
        if isinstance(widget, forms.Select)
        else (),
    )


def _said(form: forms.BaseForm, name: str, part: str, language: str) -> str:
    """``desk_<part>_<form>_<field>``, or ``desk_<part>_<field>`` for all forms; "" where nothing is said."""
    for key in (f"desk_{part}_{type(form).__name__}_{name}", f"desk_{part}_{name}"):
        if key in WORDS:
            return say(key, language)
    return ""


def _words(name: str, problems: list[ValidationError], language: str) -> Iterator[str]:
    for problem in problems:
        values = {key: value for key, value in (problem.params or {}).items() if isinstance(value, int | str)}
        yield wrong_words(problem.code, name, " ".join(map(str, problem.messages)), language, **values)
