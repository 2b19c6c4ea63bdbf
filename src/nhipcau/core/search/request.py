"""What a visitor asks of a list: words, filters, sort, page. Anything impossible is refused with words, as a 4xx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhipcau.core.column import PUBLIC, Column, Seen
from nhipcau.core.families import FAMILIES
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Kind, Number, Relation, When
from nhipcau.core.registry import open_registers, registers
from nhipcau.lib.text import Token, accented_tokens, tokens

if TYPE_CHECKING:
    from nhipcau.core.register import Register

QUERY_LIMIT = 200
"""Longest search text, in characters."""
WORD_LIMIT = 20
"""Most words of a search text that are looked at."""
VALUE_LIMIT = 200
FILTER_LIMIT = 50
"""Most values of one filter."""
PAGE_LIMIT = 200
DEEPEST = 10_000
"""Furthest place interactive paging reaches; complete walks go by code."""

PAGING = frozenset({"q", "sort", "limit", "offset"})
ENDS = ("from", "to", "known")
"""What one may ask of a date or number beside its column's name: ``signed_on_from=2019``, ``signed_on_known=false``."""


@dataclass(frozen=True)
class Range:
    """A from–to filter on a sortable column, as sort numbers, both ends included; ``known`` asks whether it has a value."""

    column: str
    low: int | None
    high: int | None
    known: bool | None = None


@dataclass(frozen=True)
class Sight:
    """What may be asked of records: columns down to ``depth``, and ``marks``, filters of every record that are no columns.

    What is beyond one's sight is refused in the words in which what does not exist is.
    """

    depth: Seen = PUBLIC
    marks: Mapping[str, Kind] = field(default_factory=dict)

    def columns(self, register: Register) -> tuple[Column, ...]:
        return register.seen_to(self.depth)


PUBLIC_SIGHT = Sight()


@dataclass(frozen=True)
class ListRequest:
    """A checked request. ``register`` None means all registers; ``filters`` maps facet names to tokens (any of them)."""

    register: Register | None = None
    text: str = ""
    words: tuple[Token, ...] = ()
    marked: tuple[Token, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: tuple[Range, ...] = ()
    sort: str = ""
    descending: bool = False
    limit: int = 20
    offset: int = 0
    facets: bool = True
    sight: Sight = PUBLIC_SIGHT


def parse_request(
    register: Register | None,
    params: Mapping[str, Sequence[str]],
    *,
    other: frozenset[str] = frozenset(),
    limit: int = 20,
    facets: bool = True,
    sight: Sight = PUBLIC_SIGHT,
) -> ListRequest:
    """Check the parameters of an address (name → values). ``other`` names parameters the caller handles itself.

    Raises a 400 :class:`Fault` for unknown parameters, impossible values, pages beyond the limits and too long texts.
    """
    text = _text(params)
    names = facet_columns(register, sight)
    filters: dict[str, tuple[str, ...]] = {}
    ranges: dict[str, dict[str, int]] = {}
    for name, values in params.items():
        if name in PAGING or name in other:
            continue
        given = _given(name, values)
        if name in names:
            if given:
                filters[name] = _filter(register, name, given, sight)
        elif (bound := _bound(register, name, sight)) and register:
            if given:
                ranges.setdefault(bound[0], {})[bound[1]] = _range_end(register, *bound, given[-1])
        else:
            raise unknown_parameter(name, sorted(names | PAGING | other))
    sort, descending = _sort(register, _last(params, "sort"), sight)
    words = tuple(tokens(text))[:WORD_LIMIT]
    if text and not words:
        raise Fault(
            "no_words",
            f"Không có chữ hoặc số nào để tìm trong {text!r}.",
            f"There is no letter or digit to search for in {text!r}.",
            {"value": text},
        )
    return ListRequest(
        register=register,
        text=text,
        words=words,
        marked=tuple(accented_tokens(text))[:WORD_LIMIT],
        filters=dict(sorted(filters.items())),
        ranges=tuple(_range(column, **ends) for column, ends in sorted(ranges.items())),
        sort=sort,
        descending=descending,
        limit=_whole(params, "limit", limit, 1, PAGE_LIMIT),
        offset=_whole(params, "offset", 0, 0, DEEPEST),
        facets=facets,
        sight=sight,
    )


def facet_columns(register: Register | None, sight: Sight = PUBLIC_SIGHT) -> frozenset[str]:
    """Filters there are: a register's facets; over all registers: which register, place, country; and all marks."""
    if register is None:
        return frozenset({"register", "place", "country", *sight.marks})
    seen = sight.columns(register)
    return frozenset([*(register.facet_name(column) for column in seen if column.facet), *sight.marks])


def facet_column(register: Register, name: str, sight: Sight = PUBLIC_SIGHT) -> Column:
    """The column behind a facet of a register."""
    seen = sight.columns(register)
    return next(column for column in seen if column.facet and register.facet_name(column) == name)


def related_filters(request: ListRequest) -> Iterator[tuple[str, str]]:
    """The filters of a request that name records of other registers, as (facet, code)."""
    for name, values in request.filters.items():
        if isinstance(filter_kind(request.register, name, request.sight), Relation):
            yield from ((name, value) for value in values)


def unknown_parameter(name: str, known: Sequence[str]) -> Fault:
    return Fault(
        "unknown_parameter",
        f"Không có tham số {name[:60]!r}. Các tham số dùng được: {', '.join(known)}.",
        f"There is no parameter {name[:60]!r}. Parameters: {', '.join(known)}.",
        {"parameter": name[:60], "known": list(known)},
    )


def _last(params: Mapping[str, Sequence[str]], name: str) -> str:
    values = params.get(name) or [""]
    return values[-1]


def _text(params: Mapping[str, Sequence[str]]) -> str:
    text = _last(params, "q").strip()
    if len(text) > QUERY_LIMIT:
        raise Fault(
            "query_too_long",
            f"Từ khóa dài {len(text)} ký tự; tối đa {QUERY_LIMIT}. Hãy rút gọn.",
            f"The search text has {len(text)} characters; at most {QUERY_LIMIT}. Shorten it.",
            {"length": len(text), "limit": QUERY_LIMIT},
        )
    if "\x00" in text or "\ufffd" in text:
        raise bad_text()
    return text


def bad_text() -> Fault:
    return Fault(
        "bad_text",
        "Tham số có ký tự không đọc được (không phải UTF-8 hợp lệ).",
        "A parameter has characters that cannot be read (not valid UTF-8).",
    )


def filter_kind(register: Register | None, name: str, sight: Sight = PUBLIC_SIGHT) -> Kind | None:
    """The kind that knows a filter's values; None for the filter by register."""
    if name in sight.marks:
        return sight.marks[name]
    if register is not None:
        return register.kinds[facet_column(register, name, sight).name]
    for candidate in registers().values():
        own = {"place": candidate.place, "country": candidate.country}.get(name)
        if own:
            return candidate.kinds[own]
    return None


def _given(name: str, values: Sequence[str]) -> list[str]:
    """The values that say something; too many, too long or unreadable ones are refused."""
    if len(values) > FILTER_LIMIT or any(len(value) > VALUE_LIMIT for value in values):
        raise Fault(
            "filter_too_long",
            f"Bộ lọc “{name}” có quá nhiều hoặc quá dài (tối đa {FILTER_LIMIT} giá trị, {VALUE_LIMIT} ký tự).",
            f"Filter “{name}” has too many or too long values (at most {FILTER_LIMIT} of {VALUE_LIMIT} characters).",
            {"filter": name},
        )
    if any("\x00" in value or "\ufffd" in value for value in values):
        raise bad_text()
    return [value.strip() for value in values if value.strip()]


def _filter(register: Register | None, name: str, values: Sequence[str], sight: Sight) -> tuple[str, ...]:
    """The tokens the values mean, each once; a value that cannot exist is refused rather than answered with nothing."""
    kind = filter_kind(register, name, sight)
    where = Context(register.name if register else "search", name)
    found = (kind.token(value, where) if kind else _register_name(value, sight) for value in values)
    return tuple(dict.fromkeys(found))


def _register_name(slug: str, sight: Sight) -> str:
    """A register or a family of places by its slug in either language; at the desk also one that never leaves it."""
    among = registers() if sight.marks else open_registers()
    known = {one.name: one.slug for one in among.values()}
    known |= {name: family.slug for name, family in FAMILIES.items()}
    for name, slugs in known.items():
        if slug in slugs:
            return name
    raise Fault(
        "unknown_register",
        f"Không có sổ {slug!r}. Các sổ: {', '.join(known)}.",
        f"There is no register {slug!r}. Registers: {', '.join(known)}.",
        {"value": slug, "known": list(known)},
    )


def _range(column: str, **ends: int) -> Range:
    low, high, known = (ends.get(end) for end in ENDS)
    if low is not None and high is not None and low > high:
        raise Fault(
            "empty_range",
            f"“{column}_from” phải không lớn hơn “{column}_to”.",
            f"“{column}_from” must not be greater than “{column}_to”.",
            {"column": column},
        )
    return Range(column, low, high, None if known is None else bool(known))


def _bound(register: Register | None, name: str, sight: Sight) -> tuple[str, str] | None:
    """("signed_on", "from") of a parameter ``signed_on_from`` on a sortable date or number; else None."""
    column, _, end = name.rpartition("_")
    if register is None or end not in ENDS:
        return None
    declared = register.by_name.get(column)
    if declared is None or declared not in sight.columns(register) or not declared.sorted:
        return None
    return (column, end) if isinstance(register.kinds[column], When | Number) else None


def _range_end(register: Register, column: str, end: str, text: str) -> int:
    if end == "known":
        return _yes_or_no(f"{column}_{end}", text)
    kind = register.kinds[column]
    plain = kind.parse(text, "vi" if "," in text or "/" in text else "en", Context(register.name, column))
    number = kind.sort_number(plain)
    if isinstance(kind, When) and end == "to":
        digits = plain.replace("-", "")
        return int(digits.ljust(8, "9"))
    return number


def _yes_or_no(name: str, text: str) -> int:
    if text not in ("true", "false"):
        raise Fault(
            "bad_choice",
            f"“{name}” nhận true hoặc false, không phải {text[:40]!r}.",
            f"“{name}” takes true or false, not {text[:40]!r}.",
            {"parameter": name, "known": ["true", "false"]},
        )
    return int(text == "true")


def _sort(register: Register | None, text: str, sight: Sight) -> tuple[str, bool]:
    name = text.removeprefix("-")
    if not name:
        return "", False
    known = [column.name for column in sight.columns(register) if column.sorted] if register else []
    if name not in known:
        raise Fault(
            "unknown_sort",
            f"Không sắp xếp được theo {name[:60]!r}. Có thể: {', '.join(known) or 'chỉ theo độ phù hợp'}.",
            f"Cannot sort by {name[:60]!r}. Possible: {', '.join(known) or 'relevance only'}.",
            {"value": name[:60], "known": known},
        )
    return name, text.startswith("-")


def _whole(params: Mapping[str, Sequence[str]], name: str, default: int, low: int, high: int) -> int:
    text = _last(params, name)
    if text == "":
        return default
    number = int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 12 else None
    if number is None or not low <= number <= high:
        hint_vi = " Muốn lấy hết, hãy đi theo mã: order=code." if name == "offset" else ""
        hint_en = " To get everything, walk by code: order=code." if name == "offset" else ""
        raise Fault(
            "bad_page",
            f"“{name}” phải là số nguyên từ {low} đến {high}, không phải {text[:40]!r}.{hint_vi}",
            f"“{name}” must be a whole number from {low} to {high}, not {text[:40]!r}.{hint_en}",
            {"parameter": name, "low": low, "high": high},
        )
    return number
