"""What every page of the desk has around it: who one is, where one can go, the same page in the other language."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, Resolver404
from django.utils import timezone

from nhipcau.actions.reading import agencies_of
from nhipcau.core.faults import Fault
from nhipcau.core.notices.found import unread
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import Standing, roles_of
from nhipcau.core.policy import Powers
from nhipcau.core.policy.messages import reads_messages
from nhipcau.core.policy.words import SEE_MESSAGES
from nhipcau.core.registry import register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import LANGUAGES, is_desk, language_of, place_of

INBOX, READINGS = "desk_inbox", "desk_readings"
MENU = (
    ("desk_home", "desk_menu_home", "g h"),
    ("desk_due", "desk_due", "g d"),
    ("desk_registers", "desk_menu_registers", "g s"),
    (READINGS, "desk_read", ""),
    (INBOX, "desk_inbox", "g i"),
    ("desk_agencies", "desk_menu_agencies", ""),
    ("desk_account", "desk_menu_account", ""),
)
"""Routes, what they are called, and the keys that lead there."""
KEYS = (
    ("Ctrl K", "desk_key_commands"),
    ("/", "desk_key_search"),
    ("j", "desk_key_down"),
    ("k", "desk_key_up"),
    ("Enter", "desk_key_open"),
    ("n", "desk_key_new"),
    ("e", "desk_key_edit"),
    ("g h", "desk_key_today"),
    ("g d", "desk_key_due"),
    ("g s", "desk_key_registers"),
    ("g i", "desk_key_inbox"),
    ("?", "desk_key_help"),
)
"""What the script of the desk does at a key (``static/keys.js``, ``static/commands.js``), in words."""


class Frame(NamedTuple):
    """For ``desk/base.html``."""

    account: Account | None
    menu: list[tuple[str, str, str, bool]]
    addresses: dict[str, str]
    said: list[str]
    is_training: bool
    search: str
    suggest: str
    commands: str
    commands_suggest: str
    here: str
    """This page's own address: the commands ask what can be done here."""
    notices: str
    unread: int
    keys: tuple[tuple[str, str], ...]


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context of the desk's pages; nothing for all others."""
    if not is_desk(request.path):
        return {}
    language = language_of(request.path) or "vi"
    user = getattr(request, "user", None)
    account = user if isinstance(user, Account) else None
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "frame": Frame(
            account,
            _menu(request, language, here or "") if account else [],
            {code: _here(request, code) for code in LANGUAGES},
            [str(message) for message in get_messages(request)] if hasattr(request, "_messages") else [],
            any(one.agency.is_training for one in standing_of(request)) if account else False,
            desk_address(language, "desk_search"),
            desk_address(language, "desk_search_suggest"),
            desk_address(language, "desk_commands"),
            desk_address(language, "desk_commands_suggest"),
            request.get_full_path(),
            desk_address(language, "desk_notices"),
            unread(account, powers_of_mine(request)).count() if account else 0,
            KEYS,
        )
    }


def me(request: HttpRequest) -> Account:
    """Whoever has signed in; the gate has seen to it that somebody has."""
    assert isinstance(request.user, Account)  # noqa: S101
    return request.user


def standing_of(request: HttpRequest) -> list[Standing]:
    """One's roles today, asked once for a request."""
    if not hasattr(request, "standing"):
        request.standing = roles_of(me(request), timezone.localdate())  # type: ignore[attr-defined]
    return request.standing  # type: ignore[attr-defined,no-any-return]


def powers_of_mine(request: HttpRequest) -> Powers:
    """What one may do today, worked out once for a request."""
    if not hasattr(request, "powers"):
        request.powers = Powers(standing_of(request), timezone.localdate())  # type: ignore[attr-defined]
    return request.powers  # type: ignore[attr-defined,no-any-return]


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render ``desk/<template>.html``."""
    return render(request, f"desk/{template}.html", context, status=status)


def language_here(request: HttpRequest) -> str:
    return language_of(request.path) or "vi"


def _menu(request: HttpRequest, language: str, here: str) -> list[tuple[str, str, str, bool]]:
    return [(desk_address(language, name), words, key, name == here) for name, words, key in open_menu(request)]


def open_menu(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Lines of the menu for who asks; the inbox only for those who read messages, texts for those who enter records."""
    powers = powers_of_mine(request)
    may = {INBOX: reads_messages(powers, SEE_MESSAGES), READINGS: bool(agencies_of(powers))}
    return [line for line in MENU if may.get(line[0], True)]


def _here(request: HttpRequest, language: str) -> str:
    """This page in a language; the desk's front page where there is no such page."""
    match = request.resolver_match
    if match is None:
        return desk_address(language, "desk_home")
    given = dict(match.kwargs)
    try:
        if "slug" in given:
            given["slug"] = register(given["slug"]).slug[place_of(language)]
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return desk_address(language, match.url_name or "", **given) + asked
    except (NoReverseMatch, Resolver404, Fault):
        return desk_address(language, "desk_home")
