"""What a figure that a text claims becomes here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nhipcau.core.told import Told, day_of, place_in
from nhipcau.registers.observations.tables import claimed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhipcau.core.claimed import ClaimedAs
    from nhipcau.core.kinds import Plain

WHOLE_COUNTRY = ("national", "all_localities")
ABOUT = {
    "about": "khoảng", "over": "hơn", "nearly": "gần", "at_least": "ít nhất", "at_most": "nhiều nhất",
}  # fmt: skip
CHANGED = {"increase": "tăng", "decrease": "giảm"}


def _row(said: Mapping[str, Any]) -> ClaimedAs | None:
    """The indicator a measure is one of, in that money; of a running total the one that tells running totals, if there is."""
    rows = [row for row in claimed() if row.measure == said["measure"] and row.currency == said["currency"]]
    fitting = [row for row in rows if row.is_stock == bool(said.get("cumulative"))]
    return next(iter(fitting or rows), None)


def quantity_claim(told: Told) -> dict[str, Plain] | None:
    """Columns of a figure. A measure that is no indicator of ours leaves indicator and value to people: its unit is not
    known here. Words before the number ("gần", "hơn") go into the note, a change told beside it stays as told.
    """
    said = told.values
    row = _row(said)
    scope: Mapping[str, Any] = said["scope"] or {}
    names = scope.get("names") or []
    is_one = scope.get("level") == "locality" and len(names) == 1
    return {
        "indicator": str(row.indicator) if row else None,
        "breakdown": "national" if scope.get("level") in WHOLE_COUNTRY else "province" if is_one else None,
        "place": place_in(names[0], said["period_end"] or told.published) if is_one else None,
        "scope_printed": ", ".join(names) if names and not is_one else None,
        "period_from": day_of(said["period_start"]),
        "period_to": day_of(said["period_end"]),
        "value": float(Decimal(str(said["value"])) / row.factor) if row and said["value"] is not None else None,
        "change_printed": _change(said),
        "note": {"vi": _note(told, has_indicator=row is not None)},
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
