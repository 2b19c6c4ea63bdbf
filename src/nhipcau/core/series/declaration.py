"""How a register of figures says which of its columns make a series."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from nhipcau.core.claimed import ClaimedAs


@dataclass(frozen=True)
class Series:
    """Columns of a register whose records are told figures, and of the register of indicators it points at.

    ``indicator`` (a relation), ``breakdown`` (a choice: which table a figure is from), ``place``, ``period`` (first
    and last part, partial dates), ``value`` and ``change`` (the change as told) are columns of this register, all
    public; ``indicator`` and ``breakdown`` are facets, the first of ``period`` too. ``scopes`` name what a figure
    without a place is about. ``placed`` and ``whole`` are the breakdowns that are about localities and about the whole
    country; the others take part in comparisons only.
    ``unit``, ``parts`` (indicators this one is the sum of), ``adding`` (``adds``: may be added up over localities),
    ``kind`` (``count``: counts things one by one) and ``counted_by`` (indicators that count what an amount rests on)
    are columns of the indicators' register. A figure that rests on fewer than ``few`` is marked where figures are
    ranked: a single case can turn the order. ``claimed`` says which measures of documents' claims the indicators tell.
    """

    _: KW_ONLY
    indicator: str
    breakdown: str
    place: str
    scopes: tuple[str, ...]
    period: tuple[str, str]
    value: str
    change: str
    placed: tuple[str, ...] = ("province", "abroad")
    whole: str = "national"
    unit: str = "unit"
    parts: str = "parts"
    adding: str = "adding"
    adds: str = "sum"
    kind: str = "kind"
    count: str = "count"
    counted_by: str = "counted_by"
    few: int = 5
    claimed: tuple[ClaimedAs, ...] = ()
