"""A page of HTML that shows a document with its facts: the words marked, each mark naming the fact's type."""

from __future__ import annotations

from html import escape
from typing import Final

from nhipcau.lib.reading import Fact, Reading

NAMES: Final = {
    "policy_document": ("văn bản", "document"),
    "person_role": ("chức vụ", "office"),
    "event": ("sự kiện", "event"),
    "quantity_claim": ("số liệu", "figure"),
    "agreement": ("thỏa thuận", "agreement"),
    "locality": ("địa phương", "locality"),
    "foreign_partner": ("đối tác", "partner"),
    "directive_item": ("nhiệm vụ", "directive"),
    "commitment": ("cam kết", "commitment"),
}
_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;white-space:pre-wrap}"
    "mark{background:color-mix(in srgb,Mark 35%,Canvas);color:CanvasText;border-bottom:2px solid currentColor}"
    "mark sup{font-size:.65em;margin-inline-start:.2em}"
)


def page(title: str, reading: Reading, language: str) -> str:
    """The whole page. Marks do not overlap: at each place the fact that begins first is marked, the shorter one of two."""
    body: list[str] = []
    at = 0
    for fact in sorted(reading.facts, key=lambda one: (one.span.start, one.span.end)):
        start, end = fact.span
        if start >= at:
            body += [escape(reading.text[at:start]), _mark(fact, reading.text[start:end], language)]
            at = end
    body.append(escape(reading.text[at:]))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _mark(fact: Fact, quoted: str, language: str) -> str:
    name = NAMES[fact.type][language == "en"]
    said = "; ".join(f"{key}: {value}" for key, value in fact.values.items() if value not in (None, [], False))
    return f'<mark title="{escape(said, quote=True)}">{escape(quoted)}<sup>{name}</sup></mark>'
