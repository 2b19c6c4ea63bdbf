"""What a document is called, and what its number, kind and days say of each other. Pure functions; nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from nhipcau.core.labels import LANGUAGES, Label
from nhipcau.lib.period import PartialDate, is_before
from nhipcau.lib.report import PAPER_TYPES
from nhipcau.lib.text import format_date
from nhipcau.registers.documents.models import KINDS

UNNAMED = {"vi": "Tài liệu", "en": "Document"}
_PARTS = re.compile(r"[\s/.\-–]+")


@lru_cache(maxsize=1)
def abbreviations() -> Mapping[str, str]:
    """{abbreviation: kind} as Decree 30/2020/NĐ-CP and the documents cited write them; capitals matter (QC, QyĐ)."""
    return {one.abbreviation: one.slug for one in PAPER_TYPES.values() if one.abbreviation}


def kind_in(symbol: str) -> str | None:
    """The kind that a number and symbol name ("59-NQ/TW": resolution), or None: letters and laws have no abbreviation.

    Only the first part that is no number counts; what follows names bodies ("12/BC-PC" is no transfer slip).
    """
    words = (part for part in _PARTS.split(symbol.strip()) if part and not part.isdigit())
    return abbreviations().get(next(words, ""))


def name_of(values: Mapping[str, Any]) -> Label:
    """As documents are cited: type and number, then the title; without a number the title, without either who and when.

    A title that holds the number already – registers of offices write both in one cell – is the whole name.
    """
    title, kind = Label.of(values["title"]), values["kind"] or UNNAMED
    if title.vi and (values["symbol"] or "") in title.vi:
        return title
    if values["symbol"]:
        names = [f"{kind[language]} {values['symbol']}" for language in LANGUAGES]
        return Label(*(f"{name}: {words}" if words else name for name, words in zip(names, title, strict=True)))
    return Label(*(_unnamed(kind[language], values, language) for language in LANGUAGES))


def _unnamed(kind: str, values: Mapping[str, Any], language: str) -> str:
    day = format_date(PartialDate.parse(values["issued_on"]), language) if values["issued_on"] else None
    rest = ", ".join(filter(None, (values["issuer"], day)))
    return f"{kind} ({rest})" if rest else kind


def warnings_of(values: Mapping[str, Any]) -> Iterator[Label]:
    """What somebody who enters these plain values should look at again."""
    named, kind = kind_in(values.get("symbol") or ""), values.get("kind")
    if named and kind and named != kind:
        there, here = KINDS.label(named), KINDS.label(kind)
        yield Label(
            f"Số, ký hiệu “{values['symbol']}” là của {there.vi.lower()}, tên loại đang ghi là {here.vi.lower()} "
            "(chữ viết tắt theo Nghị định 30/2020/NĐ-CP).",
            f"The number “{values['symbol']}” is that of a {there.en.lower()}, the type says {here.en.lower()} "
            "(abbreviations of Decree 30/2020/NĐ-CP).",
        )
    if is_before(values.get("expires_on"), values.get("effective_on") or values.get("issued_on")):
        yield Label("Ngày hết hiệu lực đứng trước ngày có hiệu lực.", "It ceases to be in force before it is in force.")
    if values.get("validity") not in (None, "unknown", "not_applicable") and not values.get("validity_on"):
        yield Label(
            "Tình trạng hiệu lực không có ngày: hãy ghi “tính đến ngày” để người đọc biết thông tin cũ hay mới.",
            "The validity has no day: say as of when, so that readers know how old it is.",
        )
