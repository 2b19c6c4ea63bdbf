"""Addresses of the desk, in the words of the language that is active (``gate.DeskLanguage`` goes by the address)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from nhipcau.web.portal.addresses import absolute


def words(vi: str, en: str) -> Any:
    """A path segment, or several, that is spelt as the active language spells it."""
    return lazy(lambda: en if get_language() == "en" else vi, str)()


def desk_address(language: str, name: str, /, **given: object) -> str:
    """Path of a page of the desk by the name of its route."""
    with override(language):
        return reverse(name, kwargs=given or None)


def invitation_link(language: str, token: str) -> str:
    """What an invitation's mail says: the whole address."""
    return absolute(desk_address(language, "desk_invitation", token=token))
