"""What cannot be true of an agreement, and when it ends. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.dues.due import EXPIRES, Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.lib.period import is_before

ENDED = ("expired", "terminated", "withdrawn", "replaced")
END = Label("Thỏa thuận hết hiệu lực: gia hạn hoặc kết thúc", "The agreement expires: extend it or let it end")
WHY = Label("ngày cuối của thời hạn đã thỏa thuận hoặc gia hạn", "last day of the term agreed or extended")


def refused(values: Mapping[str, Any]) -> Iterator[Fault]:
    """An agreement does not end before it begins, nor renew itself by no or too many years."""
    for start, vi, en in (
        ("signed_on", "ngày ký", "it is signed"),
        ("effective_on", "ngày có hiệu lực", "it is in force"),
    ):
        if is_before(values.get("expires_on"), values.get(start)):
            yield Fault(
                "ends_before_it_begins",
                f"Cột “Ngày hết hiệu lực” ({values['expires_on']}) đứng trước {vi} ({values[start]}). Hãy sửa một trong hai ngày.",
                f"Column “Expires on” ({values['expires_on']}) is before {en} ({values[start]}). Correct one of the two.",
                {"column": "expires_on"},
            )
    years = values.get("renewal_years")
    if years is not None and not (1 <= years <= 99 and float(years).is_integer()):
        yield Fault(
            "bad_years",
            f"Cột “Mỗi lần gia hạn thêm”: {years:g} năm không hợp lệ. Ghi số năm từ 1 đến 99.",
            f"Column “Each renewal adds”: {years:g} years cannot be. Give whole years from 1 to 99.",
            {"column": "renewal_years"},
        )


def dues_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """The end of an agreement that does not renew itself; ended ones are done."""
    end = last_day(values.get("expires_on"))
    if end and values.get("renewal") != "automatic":
        yield Due(EXPIRES, end, END, why=WHY, done=values.get("validity") in ENDED)
