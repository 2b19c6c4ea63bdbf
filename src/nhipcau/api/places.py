"""Vietnam's provinces and cities through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from nhipcau.api.door import Reply, json_reply
from nhipcau.api.problems import no_place
from nhipcau.api.question import Question
from nhipcau.api.registers import V1
from nhipcau.core.faults import Fault
from nhipcau.core.registry import registers
from nhipcau.core.search import ListRequest, find, public_index
from nhipcau.lib import places
from nhipcau.lib.period import Period

NAME_LIMIT = 200
KINDS = {"province": ("Tỉnh", "Province"), "city": ("Thành phố", "City")}


def place_list(question: Question) -> Reply:
    """Units in force on a day; without a day the latest of the table, or with ``former=true`` all it ever knew."""
    question.allow("on", "kind", "former")
    on, former = asked_day(question), asked_former(question)
    kind = question.last("kind")
    if kind and kind not in KINDS:
        raise Fault(
            "unknown_kind",
            f"“kind” nhận {' hoặc '.join(KINDS)}, không phải {kind[:40]!r}.",
            f"“kind” takes {' or '.join(KINDS)}, not {kind[:40]!r}.",
            {"parameter": "kind", "known": list(KINDS)},
        )
    found = places.units(on) if on else [unit for unit in places.all_units() if former or not unit.is_former]
    chosen = [unit for unit in found if kind in ("", unit.kind_on(on) if on else unit.kind)]
    return json_reply(
        {
            "results": [_brief(unit, on) for unit in chosen],
            "total": len(chosen),
            "on": on.isoformat() if on else None,
        }
    )


def place(question: Question, code: str) -> Reply:
    """One unit: validity, codes, what it was made of and what became of it, and the records that stand there."""
    question.allow()
    try:
        unit = places.unit(code)
    except places.PlaceError as error:
        raise no_place("địa phương / localities", code, error) from None
    return json_reply({**_full(unit), "records": records_with("place", [unit.id])})


def resolve(question: Question) -> Reply:
    """The unit a name means on a day or at all; several possible ones are named, none is guessed."""
    question.allow("name", "on")
    name, on = question.last("name"), asked_day(question)
    if not name or len(name) > NAME_LIMIT:
        raise Fault(
            "bad_name",
            f"Cần “name”: tên địa phương, tối đa {NAME_LIMIT} ký tự.",
            f"“name” is needed: the name of a locality, at most {NAME_LIMIT} characters.",
            {"parameter": "name", "limit": NAME_LIMIT},
        )
    found = places.resolve(name, on)
    return json_reply(
        {
            "name": name,
            "on": on.isoformat() if on else None,
            "unit": _brief(found.unit, on) if found.unit else None,
            "candidates": [_brief(unit, None) for unit in found.candidates],
            "reason_vi": found.reason_vi,
            "reason_en": found.reason_en,
        }
    )


def records_with(facet: str, tokens: Sequence[str]) -> list[dict[str, Any]]:
    """Per register that has the facet: how many records carry any of the values, and the address of their list."""
    found = find(public_index(), ListRequest(filters={facet: tuple(tokens)}, limit=1))
    counts = dict(found.facets["register"])
    query = urlencode({facet: list(tokens)}, doseq=True)
    own = {"place": [one.name for one in registers().values() if one.place]}
    own["country"] = [one.name for one in registers().values() if one.country]
    return [
        {"register": name, "count": counts.get(name, 0), "url": f"{V1}/{name}?{query}"}
        for name in own[facet]
        if _is_facet(name, facet)
    ]


def _is_facet(name: str, facet: str) -> bool:
    register = registers()[name]
    return any(column.facet and register.facet_name(column) == facet for column in register.public)


def _brief(unit: places.Unit, on: date | None) -> dict[str, Any]:
    kind = unit.kind_on(on) if on else unit.kind
    return {
        "id": unit.id,
        "label_vi": unit.label("vi"),
        "label_en": unit.label("en"),
        "full_name_vi": unit.full_name_on(on, "vi") if on else unit.full_name,
        "full_name_en": unit.full_name_on(on, "en") if on else unit.full_name_en,
        "kind": {"value": kind, "vi": KINDS[kind][0], "en": KINDS[kind][1]},
        "code": _code(unit, on),
        **validity(unit.valid),
        "url": f"{V1}/places/{unit.id}",
    }


def _code(unit: places.Unit, on: date | None) -> str | None:
    if on:
        return unit.code_on(on)
    return unit.codes[-1][0] if unit.codes else None


def validity(period: Period) -> dict[str, str | None]:
    return {
        "valid_from": period.start.isoformat() if period.start else None,
        "valid_until": period.end.isoformat() if period.end else None,
    }


def _full(unit: places.Unit) -> dict[str, Any]:
    heir = places.successor(unit)
    return {
        **_brief(unit, None),
        "kind_before": unit.kind_before,
        "kind_changed_on": unit.kind_changed_on.isoformat() if unit.kind_changed_on else None,
        "codes": [{"code": code, **validity(period)} for code, period in unit.codes],
        "regions": [_region(region, period) for region, period in unit.regions],
        "lat": unit.lat,
        "lon": unit.lon,
        "other_names": list(unit.aliases),
        "predecessors": [_named(one) for one in places.predecessors(unit)],
        "successors": [_named(one) for one in places.successors(unit)],
        "today": _named(heir) if heir else None,
        "note_vi": places.history_note(unit, "vi") or places.formation_note(unit, "vi"),
        "note_en": places.history_note(unit, "en") or places.formation_note(unit, "en"),
        "evidence": unit.evidence,
        "source": unit.source,
    }


def _named(unit: places.Unit) -> dict[str, str]:
    return {"value": unit.id, "vi": unit.label("vi"), "en": unit.label("en")}


def _region(region_id: str, period: Period) -> Mapping[str, str | None]:
    region = places.region_by_id(region_id)
    return {
        "value": region.id,
        "vi": region.label("vi"),
        "en": region.label("en"),
        "status": region.status,
        **validity(period),
    }


def asked_former(question: Question) -> bool:
    """Whether everything that ever was is asked for; refused together with a day."""
    text = question.last("former")
    if text not in ("", "true", "false"):
        raise Fault(
            "bad_flag",
            f"“former” nhận true hoặc false, không phải {text[:40]!r}.",
            f"“former” takes true or false, not {text[:40]!r}.",
            {"parameter": "former", "known": ["true", "false"]},
        )
    if text == "true" and question.last("on"):
        raise Fault(
            "impossible_combination",
            "“former” (mọi thứ từng có) không dùng cùng “on” (của một ngày).",
            "“former” (everything there ever was) does not go with “on” (what there is on one day).",
        )
    return text == "true"


def asked_day(question: Question) -> date | None:
    """The day that is asked for, None for none; refused unless it is a real one."""
    text = question.last("on")
    if not text:
        return None
    try:
        if len(text) != 10:  # the week and compact forms of ISO 8601 are days too, but nobody means them here
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Fault(
            "bad_day",
            f"“on” phải là một ngày có thật dạng 2025-06-30, không phải {text[:40]!r}.",
            f"“on” must be a real day such as 2025-06-30, not {text[:40]!r}.",
            {"parameter": "on", "value": text[:40]},
        ) from None
