"""The regions of each era, which localities count in them, and where that was read."""

from __future__ import annotations

from typing import Any

from nhipcau.api.door import Reply, json_reply
from nhipcau.api.places import asked_day, asked_former, records_with, validity
from nhipcau.api.problems import no_place
from nhipcau.api.question import Question
from nhipcau.api.registers import V1
from nhipcau.lib import places


def region_list(question: Question) -> Reply:
    """Regions in force on a day; without a day the latest of the table, or with ``former=true`` all it ever knew."""
    question.allow("on", "former")
    on, former = asked_day(question), asked_former(question)
    found = places.regions(on) if on else [one for one in places.all_regions() if former or one.valid.end is None]
    return json_reply(
        {"results": [_brief(one) for one in found], "total": len(found), "on": on.isoformat() if on else None}
    )


def region(question: Question, code: str) -> Reply:
    """One region: its days, its members with theirs, where that was read, and the records of its latest members."""
    question.allow()
    try:
        found = places.region_by_id(code)
    except places.PlaceError as error:
        raise no_place("vùng / regions", code, error) from None
    latest = [unit.id for unit in places.latest_members(found)]
    return json_reply(
        {
            **_brief(found),
            "members": [
                {"value": unit.id, "vi": unit.label("vi"), "en": unit.label("en"), **validity(days)}
                for unit, days in places.members(found)
            ],
            "records": records_with("place", latest),
        }
    )


def _brief(region: places.Region) -> dict[str, Any]:
    return {
        "id": region.id,
        "label_vi": region.label("vi"),
        "label_en": region.label("en"),
        **validity(region.valid),
        "status": region.status,
        "source_vi": region.source_in("vi"),
        "source_en": region.source_in("en"),
        "url": f"{V1}/regions/{region.id}",
    }
