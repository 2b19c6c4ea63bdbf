"""Saved views as links: above the list of their register, and on the page of all registers."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest

from nhipcau.core.register import Register
from nhipcau.core.saved.keeping import Asked, Keeper
from nhipcau.core.saved.models import SavedView
from nhipcau.web.desk.frame import me, standing_of
from nhipcau.web.desk.saved.addresses import EVERYTHING, SAVED, view_address, views_address
from nhipcau.web.portal.question import Question


class Link(NamedTuple):
    name: str
    address: str
    is_shared: bool = False
    is_default: bool = False
    is_current: bool = False


class Panel(NamedTuple):
    """``everything`` is the list without a view; ``keep_address`` keeps or replaces one, "" where there is nothing new."""

    views: list[Link]
    everything: Link
    keep_address: str
    all_address: str


def keeper_here(request: HttpRequest) -> Keeper:
    return Keeper(me(request), standing_of(request))


def panel_of(register: Register, views: list[SavedView], question: Question, language: str) -> Panel:
    """The views of a register above its list; no query."""
    current, asked = question.params.get(SAVED, [""])[-1:][0], kept_of(question.params)
    links = links_of(register, views, language, current)
    known = next((dict(view.asked) for view in views if str(view.uid) == current), None)
    all_address = views_address(language, register)
    everything = Link("", f"{question.path}?{SAVED}={EVERYTHING}", is_current=not any(one.is_current for one in links))
    return Panel(links, everything, question.at(all_address) if asked and asked != known else "", all_address)


def links_of(register: Register, views: list[SavedView], language: str, current: str = "") -> list[Link]:
    return [
        Link(
            view.name,
            view_address(language, register, view.uid),
            view.is_shared,
            bool(getattr(view, "is_default", False)),
            str(view.uid) == current,
        )
        for view in views
    ]


def kept_of(params: Asked) -> dict[str, list[str]]:
    """What of an address is worth keeping: not the page one was on, nor the view one came from. Order says nothing."""
    without = (SAVED, "offset", "limit")
    return {
        name: list(values) if name in ("q", "sort") else sorted(values)
        for name, values in sorted(params.items())
        if values and name not in without
    }
