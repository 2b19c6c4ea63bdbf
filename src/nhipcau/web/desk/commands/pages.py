"""The commands as a page, for browsers without a script, and as the palette's script asks for them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from nhipcau.core.search.request import QUERY_LIMIT
from nhipcau.web.desk.commands.found import commands_for
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.words import say

ADDRESS_LIMIT = 4000


def commands(request: HttpRequest) -> HttpResponse:
    """Everything he can go to or do; ``q`` says what he means, ``here`` is the page he came from."""
    language = language_here(request)
    text, here = _asked(request)
    return page(request, "commands/page", text=text, here=here, groups=commands_for(request, language, text, here))


def suggestions(request: HttpRequest) -> HttpResponse:
    """The same as ``{groups: [{name, title, commands: [{words, note, address}]}], said}``."""
    language = language_here(request)
    groups = commands_for(request, language, *_asked(request))
    count = sum(len(group.commands) for group in groups)
    shown = [
        {
            "name": group.name,
            "title": group.title,
            "commands": [{"words": one.words, "note": one.note, "address": one.address} for one in group.commands],
        }
        for group in groups
    ]
    said = say("desk_commands_n", language, n=count) if count else say("desk_commands_none", language)
    return JsonResponse({"groups": shown, "said": said})


def _asked(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("q", "")[:QUERY_LIMIT], request.GET.get("here", "")[:ADDRESS_LIMIT]
