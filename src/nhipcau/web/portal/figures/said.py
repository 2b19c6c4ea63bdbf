"""Who said what of an indicator, and when, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.core.checking import Saying, sayings
from nhipcau.core.register import Register
from nhipcau.core.series.reading import Indicator, declared
from nhipcau.lib.period import PartialDate
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.cells import host
from nhipcau.web.portal.figures.wording import written
from nhipcau.web.words import say


@dataclass(frozen=True)
class Line:
    """A told figure: of where and when, what, told by whom, and what checking says of it (sign and sentence)."""

    period: str
    scope: str
    value: str
    href: str | None
    change: str
    source: SafeString | str
    day: str
    findings: tuple[tuple[str, str], ...]


def said_of(figures: Register, about: Indicator, language: str) -> list[Line]:
    return [_line(figures, one, language) for one in sayings(figures, about)]


def _line(figures: Register, one: Saying, language: str) -> Line:
    series, values, evidence = declared(figures), one.record["values"], one.evidence
    value = values[series.value]
    is_whole = values[series.breakdown]["value"] == series.whole and isinstance(one.scope, str)
    scope = values[series.breakdown] if is_whole else one.scope
    return Line(
        period=_period(values[series.period[0]], values[series.period[1]], language),
        scope=scope if isinstance(scope, str) else scope[language],
        value="" if value is None else written(Decimal(str(value)), language),
        href=address(language, figures.name, one.record["code"]),
        change=values[series.change] or "",
        source=_source(evidence, language),
        day=PartialDate.parse(evidence["date"]).label(language) if evidence.get("date") else "",
        findings=tuple((found.verdict.sign, found.get(language)) for found in one.findings),
    )


def _period(first: str | None, last: str | None, language: str) -> str:
    ends = [PartialDate.parse(end).label(language) for end in dict.fromkeys((first, last)) if end]
    return "–".join(ends) or say("said_undated", language)


def _source(evidence: Any, language: str) -> SafeString | str:
    """The outlet's address as a link, or the reference in words."""
    url, title = evidence.get("url"), evidence.get("title") or evidence.get("reference")
    if not url:
        return str(title or "")
    return format_html('<a href="{}" rel="external">{}</a>', url, title or host(url))
