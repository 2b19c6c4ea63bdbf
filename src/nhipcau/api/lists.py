"""Lists of one register: pages by relevance or a declared sort, and complete walks by code."""

from __future__ import annotations

from typing import Any

from nhipcau.api.door import Reply
from nhipcau.api.envelope import check_related, facets, joined, next_page, paging
from nhipcau.api.fields import Fields, chosen_fields
from nhipcau.api.question import Question
from nhipcau.api.registers import register_at
from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.search import Listing, ListRequest, find, parse_request, public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.core.search.listing import count_matches, next_matches
from nhipcau.core.store.read import Hit, Part, hydrate, walk
from nhipcau.lib.identifiers import parse_code

OWN = frozenset({"fields", "order", "after", "facets"})
NO_FACETS = "none"
"""Value of ``facets`` that leaves the counts of facets out."""


def register_list(question: Question, slug: str) -> Reply:
    """A page of a register."""
    register = register_at(question, slug)
    fields = chosen_fields(register, question.last("fields"))
    request = parse_request(register, question.params, other=OWN, facets=_with_facets(question))
    check_related(request)
    if "order" in question.params or "after" in question.params:
        return _walk_page(question, register, request, fields)
    index = public_index().state()
    listing = find(index, request)
    hits = hydrate([hit.id for hit in listing.hits], "record") if fields else listing.hits
    following = next_page(question, request, listing)
    return Reply(_envelope(request, listing, _rows(hits, fields), following, coverage(index, register)))


def _with_facets(question: Question) -> bool:
    asked = question.last("facets")
    if asked not in ("", NO_FACETS):
        raise Fault(
            "bad_facets",
            f"“facets” chỉ nhận giá trị “{NO_FACETS}” (không đếm); bỏ tham số này để đếm mọi nhóm.",
            f"“facets” takes the value “{NO_FACETS}” only (no counts); leave it out to have every facet counted.",
            {"parameter": "facets", "known": [NO_FACETS]},
        )
    return not asked


def _walk_page(question: Question, register: Register, request: ListRequest, fields: Fields | None) -> Reply:
    """The next records by code; following ``next`` to the end gives every record exactly once."""
    after = _walk_start(question, register)
    index = public_index().state()
    total, mode = count_matches(index, request)
    part: Part = "record" if fields else "row"
    if request.words or request.filters or request.ranges:
        hits = next_matches(index, request, after, request.limit, part)
        more = bool(hits and next_matches(index, request, hits[-1].number, 1))
    else:
        hits = list(walk(register.name, after=after, limit=request.limit + 1, part=part))
        more = len(hits) > request.limit
        hits = hits[: request.limit]
    following = question.with_params(after=hits[-1].code) if more else None
    listing = Listing(total, mode, hits)
    return Reply(_envelope(request, listing, _rows(hits, fields), following, coverage(index, register)))


def _walk_start(question: Question, register: Register) -> int:
    if question.last("order") != "code":
        raise Fault(
            "bad_order",
            "“order” chỉ nhận giá trị “code”; “after” chỉ dùng cùng với order=code.",
            "“order” takes the value “code” only; “after” goes with order=code only.",
            {"parameter": "order", "known": ["code"]},
        )
    if question.last("sort") or question.last("offset"):
        raise Fault(
            "impossible_combination",
            "Đi theo mã (order=code) không dùng cùng “sort” hay “offset”; trang sau nằm ở “next”.",
            "A walk by code (order=code) takes neither “sort” nor “offset”; the next page is in “next”.",
        )
    after = question.last("after")
    if not after:
        return 0
    try:
        prefix, number = parse_code(after)
    except ValueError:
        prefix, number = "", 0
    if prefix != register.code_prefix:
        raise Fault(
            "bad_code",
            f"“after” phải là mã của sổ này (dạng {register.code(1)}), không phải {after[:40]!r}.",
            f"“after” must be a code of this register (such as {register.code(1)}), not {after[:40]!r}.",
            {"parameter": "after", "value": after[:40]},
        )
    return number


def _rows(hits: list[Hit], fields: Fields | None) -> str:
    return ",".join([fields.of(hit.json) for hit in hits] if fields else [hit.json for hit in hits])


def _envelope(
    request: ListRequest, listing: Listing, rows: str, following: str | None, covered: dict[str, Any]
) -> bytes:
    return joined(
        rows, {**paging(request, listing, following), "facets": facets(request, listing), "coverage": covered}
    )
