"""What a figure that a text claims becomes here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nhipcau.core.seeding import table
from nhipcau.core.told import Told, day_of, place_in
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.observations.models import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhipcau.core.kinds import Plain

WHOLE_COUNTRY = ("national", "all_localities")
ABOUT = {
    "about": "khoảng", "over": "hơn", "nearly": "gần", "at_least": "ít nhất", "at_most": "nhiều nhất",
}  # fmt: skip
CHANGED = {"increase": "tăng", "decrease": "giảm"}


@lru_cache(maxsize=1)
def _measures() -> dict[str, tuple[str, float]]:
    """The indicator (its uid) a measure is one of, and by what its value is divided to be in the indicator's unit."""
    return {
        row["measure"]: (str(seeded_uid("indicators", row["indicator"])), float(row["divided_by"]))
        for row in table(DATA / "measures.csv")
    }


def quantity_claim(told: Told) -> dict[str, Plain] | None:
    """Columns of a figure. A measure that is no indicator of ours leaves indicator and value to people: its unit is not
    known here. Words before the number ("gần", "hơn") go into the note, a change told beside it stays as told.
    """
    said = told.values
    indicator, divided_by = _measures().get(said["measure"], (None, 1.0))
    if said["currency"] not in (None, "USD"):
        indicator = None
    scope: Mapping[str, Any] = said["scope"] or {}
    names = scope.get("names") or []
    is_one = scope.get("level") == "locality" and len(names) == 1
    return {
        "indicator": indicator,
        "breakdown": "national" if scope.get("level") in WHOLE_COUNTRY else "province" if is_one else None,
        "place": place_in(names[0], said["period_end"] or told.published) if is_one else None,
        "scope_printed": ", ".join(names) if names and not is_one else None,
        "period_from": day_of(said["period_start"]),
        "period_to": day_of(said["period_end"]),
        "value": said["value"] / divided_by if indicator and said["value"] is not None else None,
        "change_printed": _change(said),
        "note": {"vi": _note(told, has_indicator=bool(indicator))},
    }


def _change(said: Mapping[str, Any]) -> str | None:
    if said["change_percent"] is None or said["direction"] not in CHANGED:
        return None
    percent = f"{said['change_percent']:g}".replace(".", ",")
    before = f" so với {said['baseline_value']:g}" if said["baseline_value"] is not None else ""
    return f"{CHANGED[said['direction']]} {percent}%{before}"


def _note(told: Told, *, has_indicator: bool) -> str:
    """What the columns have no place for; "" for nothing."""
    said = told.values
    about = f"Nguồn ghi “{ABOUT[said['qualifier']]}”." if said["qualifier"] in ABOUT else ""
    number = "" if has_indicator else f"Nguồn nêu: “{' '.join(told.quote.split())}”."
    subject = f"{said['subject']}." if said["subject"] else ""
    return " ".join(filter(None, (about, number, subject)))
