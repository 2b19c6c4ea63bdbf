"""How a register says which claims of documents its figures, or the number of its records, can be held against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class ClaimedAs:
    """A measure of claims (``lib.reading``) and the indicator that tells the same.

    ``tells`` is what the indicator tells where that is narrower than the claim (registered capital for any "vốn FDI").
    ``factor`` turns the indicator's unit into base units (million USD: 1,000,000), ``currency`` is the money of the claim;
    ``is_stock``: a running total, as of the end of its period.
    """

    measure: str
    indicator: UUID
    tells: str = ""
    factor: Decimal = Decimal(1)
    currency: str | None = None
    is_stock: bool = False


@dataclass(frozen=True)
class Listed:
    """Measures of claims that the public records of a register count, all of them, or those of a period.

    ``within`` names the column with the day that a count of a period goes by; without it records count as a stock.
    ``filters`` are further parameters of the public list.
    """

    measures: tuple[str, ...]
    within: str = ""
    filters: tuple[tuple[str, str], ...] = ()
