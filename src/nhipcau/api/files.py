"""Whole files of a register, or of what matches, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nhipcau.api.door import Reply
from nhipcau.api.envelope import check_related
from nhipcau.api.question import Question
from nhipcau.api.registers import register_at
from nhipcau.core.faults import Fault
from nhipcau.core.files import file_format
from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.coverage import coverage


def register_file(question: Question, slug: str, ending: str) -> Reply:
    """All records (or all that match) as one streamed file."""
    register = register_at(question, slug, f".{ending}")
    written = file_format(ending)
    request = parse_request(register, question.params, other=frozenset({"lang"}), facets=False)
    check_related(request)
    refused = [name for name in ("sort", "limit", "offset") if question.last(name)]
    if refused:
        raise Fault(
            "impossible_combination",
            f"Tệp chứa mọi bản ghi theo mã, không nhận {', '.join(refused)}.",
            f"A file holds all records by code; it does not take {', '.join(refused)}.",
            {"parameters": refused},
        )
    language = _language(question)
    everything = not (request.words or request.filters or request.ranges)
    pieces = iter(written.stream(register, None if everything else request, language))
    licence = coverage(public_index(), register)["licence"]
    headers = {"Content-Disposition": f'attachment; filename="{register.name}.{ending}"'}
    if licence["url"]:
        headers["Link"] = f'<{licence["url"]}>; rel="license"'
    return Reply(_begun(pieces), written.media_type, headers=headers)


def _language(question: Question) -> str:
    language = question.last("lang") or "vi"
    if language not in ("vi", "en"):
        raise Fault(
            "unknown_language",
            f"“lang” nhận vi hoặc en, không phải {language[:20]!r}.",
            f"“lang” takes vi or en, not {language[:20]!r}.",
            {"parameter": "lang", "known": ["vi", "en"]},
        )
    return language


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces with the first one already made, so that what is wrong is told before the answer begins."""
    return chain([next(pieces, b"")], pieces)
