"""The fields of a message as a form shows them, and again as a list of what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nhipcau.core.inbox.draft import HOLDS, KINDS, LONGEST, SHORTEST_TEXT, Problem, longest
from nhipcau.lib.places import countries, country
from nhipcau.web.forms import Field
from nhipcau.web.words import say

WIDGETS = {"holds": "choice", "text": "area", "country": "choice", "email": "email", "phone": "tel"}
AUTOCOMPLETE = {"name": "name", "organisation": "organization", "country": "country", "email": "email", "phone": "tel"}
REQUIRED = ("text", "name", "holds")
EITHER = ("email", "phone")
"""One of them is needed by who wants to be called back."""


def fields(kind: str, language: str, given: Mapping[str, str], problems: Iterable[Problem] = ()) -> list[Field]:
    """The fields of a kind with what was typed into them and what is wrong."""
    errors = {problem.field: problem.words.get(language) for problem in problems}
    return [
        Field(
            name,
            field_label(kind, name, language),
            WIDGETS.get(name, "text"),
            given.get(name, ""),
            _help(kind, name, language),
            errors.get(name, ""),
            name in REQUIRED and (kind, name) != ("attestation", "text"),
            0 if name == "text" else LONGEST[name],  # browsers cut a pasted text without a word: we say how long it is
            AUTOCOMPLETE.get(name, "off"),
            _options(name, language),
            kind == "interest" and name in EITHER,
        )
        for name in KINDS[kind]
    ]


def _options(name: str, language: str) -> list[tuple[str, str]]:
    match name:
        case "country":
            return [(one.iso2, one.label(language)) for one in countries(language)]
        case "holds":
            return [(value, say(f"field_holds_{value}", language)) for value in HOLDS]
    return []


def field_label(kind: str, name: str, language: str) -> str:
    return say(f"field_text_{kind}" if name == "text" else f"field_{name}", language)


def written(kind: str, language: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels and values of what was filled in, to be read."""
    return [
        (field_label(kind, name, language), _value(name, value, language))
        for name in KINDS[kind]
        if (value := values.get(name, ""))
    ]


def _value(name: str, value: str, language: str) -> str:
    match name:
        case "country":
            return country(value).label(language)
        case "holds":
            return say(f"field_holds_{value}", language)
    return value


def _help(kind: str, name: str, language: str) -> str:
    match name:
        case "text":
            return say(f"field_text_{kind}_help", language, least=SHORTEST_TEXT, most=longest(kind, "text"))
        case "email":
            return say("field_email_interest_help" if kind == "interest" else "field_email_help", language)
        case "phone":
            return say("field_phone_help", language)
    return ""
