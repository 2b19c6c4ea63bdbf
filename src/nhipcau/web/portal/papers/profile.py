"""What stands on the one-page profile of a record: words ready for the template, all from the public record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.kinds import Flags, Names
from nhipcau.core.register import Register
from nhipcau.core.sources import attribution_in
from nhipcau.engines.papers.glyphs import printable, shows
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import absolute, address, place_of
from nhipcau.web.portal.cells import host
from nhipcau.web.portal.facts import remarks_of
from nhipcau.web.portal.fresh import Fresh, fresh_of
from nhipcau.web.portal.papers.map import map_of, places_of_record
from nhipcau.web.portal.papers.plain import plain
from nhipcau.web.portal.papers.sheet import Sheet, fact
from nhipcau.web.portal.related import Entry, Related, day_of, related, similar
from nhipcau.web.words import language_name, say


def record_sheet(register: Register, item: Mapping[str, Any], language: str) -> Sheet:
    """The profile of a public record (its JSON as the store has it). The register's box always shows in full."""
    singular = register.singular[place_of(language)]
    boxed = [_fact(register, item["values"], name, language) for name in register.box]
    sources = [_source(register, entry, language) for entry in item["evidence"]]
    return Sheet(
        language=language,
        title=title_of(item, language),
        kick=f"{singular} · {item['code']}",
        standing=standing(item, language),
        confirmed=_fresh(item, language).is_sure,
        remarks=[printable(remark) for remark in remarks_of(register, register.public, item["values"], language)],
        facts=boxed,
        others=list(_others(register, item, language)),
        conflicts=list(_conflicts(register, item, sources, language)),
        related_heading=say("paper_related", language),
        related=_around(register, item, language),
        sources=sources,
        terms=_terms(item, language),
        address=absolute(address(language, register.name, item["code"])),
        something_left_out=_left_out(register, item, language),
        map=map_of(places_of_record(register, item), language),
    )


def title_of(item: Mapping[str, Any], language: str) -> str:
    """The record's label, or its code where the face can show nothing of the label."""
    return printable(item[f"label_{language}"]) or item["code"]


def standing(item: Mapping[str, Any], language: str) -> str:
    """Who confirmed the record and when, since when nobody has, or that nobody ever did."""
    return _fresh(item, language).words


def _fresh(item: Mapping[str, Any], language: str) -> Fresh:
    publication = item["publication"]
    return fresh_of(publication["confirmed_on"], printable(publication["confirmed_by"] or ""), language)


def groups(found: Iterable[Related], language: str) -> list[dict[str, Any]]:
    """Related records, register by register: how many, and the first of them that can be printed."""
    return [
        {
            "title": printable(group.title),
            "total": format_number(group.total, language),
            "first": _labels(group.first),
        }
        for group in found
    ]


def _around(register: Register, item: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """Records that point at this one; where none does, similar ones (of which there is no number)."""
    found = groups(related(register.name, item["code"], language), language)
    alike = [] if found else _labels(similar(register, item, language))
    return found or ([{"title": say("similar_records", language), "total": "", "first": alike}] if alike else [])


def _labels(entries: Iterable[Entry]) -> list[str]:
    """Their names, as far as they can be printed."""
    return [words for entry in entries if (words := printable(entry.label))]


def _fact(register: Register, values: Mapping[str, Any], name: str, language: str) -> dict[str, Any]:
    label = register.by_name[name].label[place_of(language)]
    return fact(label, plain(register.kinds[name], values.get(name), language))


def _others(register: Register, item: Mapping[str, Any], language: str) -> Iterator[dict[str, Any]]:
    """Known columns outside the box, in the declared order; what the title says and remarks have places of their own."""
    title, values = title_of(item, language), item["values"]
    for column in register.public:
        if column.name in register.box or isinstance(register.kinds[column.name], Flags):
            continue
        found = _fact(register, values, column.name, language)
        if found["known"] and found["value"] != title:
            yield found


def _conflicts(
    register: Register, item: Mapping[str, Any], sources: list[dict[str, str]], language: str
) -> Iterator[dict[str, Any]]:
    for conflict in item["conflicts"]:
        column = register.by_name[conflict["column"]]
        kind = register.kinds[column.name]
        yield {
            "heading": say("conflict", language, column=column.label[place_of(language)]),
            "says": [
                f"{say('source_number', language, n=said['evidence'] + 1)} ({sources[said['evidence']]['outlet']}): "
                f"{plain(kind, said['value'], language) or say('paper_unknown', language)}"
                for said in conflict["statements"]
            ],
        }


def _source(register: Register, entry: Mapping[str, Any], language: str) -> dict[str, str]:
    """Title (or outlet) of a piece of evidence, and beside it outlet, day, language and what it is given for."""
    outlet = printable(host(entry["url"]) if entry.get("url") else "")
    title = printable(entry.get("title") or "")
    named = title or outlet or printable(entry.get("reference") or entry["source"])
    columns = [register.by_name[name].label[place_of(language)] for name in entry.get("columns", entry.get("says", ()))]
    details = (
        outlet if title else "",
        printable(day_of(entry.get("date", ""), language)),
        language_name(entry["language"], language) if entry.get("language") else "",
        printable(entry.get("reference") or "") if entry.get("url") else "",
        say("evidence_for", language, columns=", ".join(columns)) if columns else "",
    )
    return {"title": named, "outlet": outlet or named, "details": " · ".join(filter(None, details))}


def _terms(item: Mapping[str, Any], language: str) -> list[dict[str, str]]:
    changed = item["publication"].get("changed_on")
    rows: list[tuple[str, str]] = []
    if source := item["source"]:
        licence = source["licence"][language]
        rows.append((say("paper_origin", language), f"{source[language]} – {licence}"))
        rows.append((say("attribution", language), attribution_in(source["attribution"], language)))
    if changed:
        rows.append((say("changed", language), day_of(changed, language)))
    return [{"label": label, "value": printable(value)} for label, value in rows]


def _left_out(register: Register, item: Mapping[str, Any], language: str) -> bool:
    """Whether the label or a name of the record has signs that the face lacks."""
    names = (
        name["text"]
        for column in register.public
        if isinstance(register.kinds[column.name], Names)
        for name in item["values"].get(column.name) or ()
    )
    return not all(shows(text) for text in (item[f"label_{language}"], *names))
