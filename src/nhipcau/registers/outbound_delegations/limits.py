"""How large and long a delegation may be by rules of two cities: told as an example, never a reason to refuse. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from nhipcau.core.journeys import days_between
from nhipcau.core.labels import Label


class Limit(NamedTuple):
    """What one place allows, of delegations headed on these levels (none named: on all)."""

    what: str
    most: int
    whose: Label
    levels: tuple[str, ...] = ()


HANOI: Final = Label("Hà Nội (thoibaotaichinhvietnam.vn)", "Hà Nội (thoibaotaichinhvietnam.vn)")
DA_NANG: Final = Label("Đà Nẵng, 2025 (theo báo Lao Động)", "Đà Nẵng, 2025 (as the newspaper Lao Động tells)")
LIMITS: Final = (
    Limit("persons", 10, HANOI),
    Limit("persons", 10, DA_NANG, ("central", "province")),
    Limit("persons", 5, DA_NANG, ("department",)),
    Limit("days", 10, HANOI),
    Limit("countries", 3, HANOI),
    Limit("countries", 3, DA_NANG),
)
"""Rules of two cities for their own delegations; elsewhere an example. Read in the press, not in the decisions themselves."""
COUNTED: Final = {
    "persons": Label("người", "persons"), "days": Label("ngày", "days"), "countries": Label("nước", "countries"),
}  # fmt: skip


def beyond(values: Mapping[str, Any]) -> Iterator[Label]:
    """A line for each number that is beyond somebody's limit."""
    counts = {
        "persons": values.get("persons"),
        "days": days_between(values.get("departs"), values.get("returns")),
        "countries": len(values.get("countries") or ()),
    }
    for what, count in counts.items():
        level = values.get("leader_level")
        passed = [
            one
            for one in LIMITS
            if one.what == what and count and count > one.most and (not one.levels or level in one.levels)
        ]
        if passed:
            vi = "; ".join(f"{one.whose.vi}: không quá {one.most}" for one in passed)
            en = "; ".join(f"{one.whose.en}: at most {one.most}" for one in passed)
            yield Label(
                f"{count} {COUNTED[what].vi}. Quy định của nơi khác, để tham khảo – {vi}.",
                f"{count} {COUNTED[what].en}. Rules of other places, as an example – {en}.",
            )
