"""One paper on its way: the tree with the blanks as they were typed, its form beside it, or the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from nhipcau.core.attachments.handing import disposition
from nhipcau.core.faults import Fault
from nhipcau.core.guard.asking import check_text
from nhipcau.engines.word import DOCX, docx_of
from nhipcau.lib.report import BLANKS, CAPACITIES, LINES, NoDay, Paper, blanks_of, filled_in
from nhipcau.lib.report.blanks import LONGEST
from nhipcau.lib.text import slugify
from nhipcau.web.desk.frame import language_here, me, page
from nhipcau.web.words import say

DO, DOWNLOAD = "_do", "download"
AT_ONCE = frozenset({"number", "day", "name", "addressees"})
"""Blanks that every paper needs; the others stand behind a fold."""


class Blank(NamedTuple):
    """One input: its name, what is in it, what is wrong with it."""

    name: str
    label: str
    value: str
    lines: bool
    options: tuple[str, ...]
    wrong: str
    longest: int = LONGEST


def drafted(request: HttpRequest, paper: Paper, context: Mapping[str, Any]) -> HttpResponse:
    """The page of a paper (GET, or POST with blanks filled in), or its Word file (POST with "download").

    Nothing typed is kept. Raises :class:`Fault` ("state_secret") for a mark of secrecy in what was typed.
    """
    language = language_here(request)
    typed = {name: request.POST[name] for name in BLANKS if name in request.POST}
    check_text("\n".join(typed.values()), name="", column="text", actor=str(me(request).uid))
    wrong, status = "", 200
    try:
        paper = filled_in(paper, typed)
    except NoDay:
        wrong, status = say("desk_paper_no_day", language, value=typed["day"][:40]), 400
        paper = filled_in(paper, {name: said for name, said in typed.items() if name != "day"})
    if request.method == "POST" and request.POST.get(DO) == DOWNLOAD and not wrong:
        return _file(paper)
    blanks = _blanks(paper, typed, wrong, language)
    return page(
        request,
        "papers/paper",
        status=status,
        paper=paper,
        blanks=[blank for blank in blanks if blank.name in AT_ONCE],
        more=[blank for blank in blanks if blank.name not in AT_ONCE],
        wrong=[blank for blank in blanks if blank.wrong],
        **context,
    )


def _file(paper: Paper) -> HttpResponse:
    answer = HttpResponse(docx_of(paper), content_type=DOCX)
    answer.headers["Content-Disposition"] = disposition(f"{slugify(paper.title)[:80]}.docx")
    return answer


def _blanks(paper: Paper, typed: Mapping[str, str], wrong: str, language: str) -> list[Blank]:
    """Every blank that this paper has."""
    said = {**blanks_of(paper), **typed}
    return [
        Blank(
            name,
            say(f"desk_paper_{name}", language),
            said[name],
            name in LINES,
            ("", *CAPACITIES) if name == "capacity" else (),
            wrong if name == "day" else "",
        )
        for name in BLANKS
        if name != "addressees" or paper.addressees
    ]


def no_paper() -> Fault:
    return Fault(
        "no_paper",
        "Không có văn bản này. Hãy chọn trong danh sách văn bản của hồ sơ hoặc của sổ.",
        "There is no such paper. Choose one in the list of the record's or the register's papers.",
        status=404,
    )
