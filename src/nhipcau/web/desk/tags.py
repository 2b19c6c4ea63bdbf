"""Template words of the desk: a form's fields, and what is wrong with it as a whole."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BaseForm

from nhipcau.web.desk import browsers, fields
from nhipcau.web.forms import Field
from nhipcau.web.forms import wrong as wrong_ones

register = template.Library()


@register.simple_tag(takes_context=True)
def form_fields(context: dict[str, Any], form: BaseForm) -> list[Field]:
    """``{% form_fields form as fields %}``: for ``forms/field.html``."""
    return fields.shown(form, context["language"])


@register.simple_tag(takes_context=True)
def form_refusal(context: dict[str, Any], form: BaseForm | str, said: str = "") -> str:
    """``{% form_refusal form said as refusal %}``: what the door refused, and what no single field is to blame for.

    A page that only asks for a press of its button may have no form.
    """
    wrong = fields.refusal(form, context["language"]) if isinstance(form, BaseForm) and form.is_bound else ""
    return " ".join(filter(None, (said, wrong)))


@register.simple_tag
def form_wrong(fields: list[Field]) -> list[Field]:
    """``{% form_wrong fields as wrong %}``: the fields with something wrong, for the summary."""
    return wrong_ones(fields)


@register.simple_tag(takes_context=True)
def browser_words(context: dict[str, Any], user_agent: str) -> str:
    """``{% browser_words session.user_agent %}``: browser and system in words."""
    return browsers.browser_words(user_agent, context["language"])
