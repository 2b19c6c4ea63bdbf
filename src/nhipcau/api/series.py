"""Figures of an indicator over time and place, in the borders one asks for."""

from __future__ import annotations

from urllib.parse import quote

from nhipcau.api.door import Reply, json_reply
from nhipcau.api.question import Question
from nhipcau.api.registers import register_at
from nhipcau.core.faults import Fault
from nhipcau.core.series.answer import series_answer
from nhipcau.core.series.reading import figures_of


def series(question: Question, slug: str, code: str) -> Reply:
    """``/v1/indicators/CT-0007/series?borders=today&year=2018&place=bac-ninh``."""
    register = register_at(question, slug, f"/{quote(code)}/series")
    figures = figures_of(register)
    if figures is None:
        raise Fault(
            "no_series",
            f"Sổ “{register.title[0]}” không có chuỗi số liệu.",
            f"The register “{register.title[1]}” has no series of figures.",
            {"register": register.name},
            status=404,
        )
    question.allow("borders", "year", "place", "compare")
    compare = question.last("compare")
    if compare not in ("", "true", "false"):
        raise Fault(
            "bad_flag",
            f"“compare” nhận true hoặc false, không phải {compare[:40]!r}.",
            f"“compare” takes true or false, not {compare[:40]!r}.",
            {"parameter": "compare", "known": ["true", "false"]},
        )
    return json_reply(
        series_answer(
            figures,
            code,
            borders=question.last("borders") or "today",
            year=question.last("year"),
            place=question.last("place"),
            compare=compare == "true",
        )
    )
