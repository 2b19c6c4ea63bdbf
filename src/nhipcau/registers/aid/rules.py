"""What an amount is in whole units, and what cannot be true of a grant. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from nhipcau.core.faults import Fault
from nhipcau.lib.period import is_before

SIZES = {"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
MONEY = ("total", "aid", "counterpart", "equivalent", "disbursed_in_period", "disbursed")


def whole(amount: Mapping[str, Any] | None) -> tuple[Decimal, str] | None:
    """An amount in whole units of its currency ("1,5 triệu USD" is 1,500,000 USD); None for a range, which is no sum."""
    if not amount or "high" in amount:
        return None
    size, _, currency = amount["unit"].rpartition(" ")
    return Decimal(str(amount["low"])) * SIZES.get(size, 1), currency


def in_dollars(values: Mapping[str, Any]) -> int | float | None:
    """The aid in USD where the record gives it so, as aid or beside it; nothing is converted."""
    given = filter(None, (whole(values.get("aid")), whole(values.get("equivalent"))))
    found = next((sum_ for sum_, currency in given if currency == "USD"), None)
    if found is None:
        return None
    return int(found) if found == found.to_integral_value() else float(found)


def refused(values: Mapping[str, Any]) -> Iterator[Fault]:
    """A grant does not end before it begins, and no amount of it is below nothing."""
    if is_before(values.get("ends_on"), values.get("begins_on")):
        yield Fault(
            "ends_before_it_begins",
            f"Thời gian thực hiện kết thúc ({values['ends_on']}) trước khi bắt đầu ({values['begins_on']}). Hãy sửa một trong hai.",
            f"It is carried out until {values['ends_on']}, before it begins ({values['begins_on']}). Correct one of the two.",
            {"column": "ends_on"},
        )
    for name in MONEY:
        if (amount := values.get(name)) and amount["low"] < 0:
            yield Fault(
                "negative_amount",
                f"Số tiền {amount['low']:g} {amount['unit']} nhỏ hơn 0. Hãy ghi số dương; phần giảm ghi ở ghi chú.",
                f"The amount {amount['low']:g} {amount['unit']} is below 0. Write a positive one, and a reduction in the note.",
                {"column": name},
            )
