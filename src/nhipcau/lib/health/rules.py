"""The rules of health, in the order in which they are asked. Pure: facts and a day in, a word and a reason out.

No law says when a tie sleeps. Twelve and 24 months are what offices count by ("không có hoạt động từ 12, 24 tháng") and can
be set; that silence about a paper is no proof of sleep is this repository's own rule: what nobody ever reported on is not
known.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from nhipcau.lib.text.dates import format_date

UNKNOWN: Final = "unknown"
LIVE, SLOW, RENEWED = "live", "slow", "renewed"
DORMANT, LONG_DORMANT = "dormant", "long_dormant"
EXPIRED, ENDED = "expired", "ended"

WORDS: Final = {
    LIVE: ("Đang hoạt động", "Live"),
    RENEWED: ("Đã gia hạn, đang hoạt động", "Renewed and live"),
    SLOW: ("Chậm", "Slow"),
    DORMANT: ("Ngủ yên", "Dormant"),
    LONG_DORMANT: ("Ngủ yên lâu", "Long dormant"),
    EXPIRED: ("Hết hạn", "Expired"),
    ENDED: ("Đã chấm dứt", "Ended"),
    UNKNOWN: ("Chưa rõ", "Not known"),
}
"""Each word in Vietnamese and English, in the order they are shown."""


class Months(NamedTuple):
    """After how many months without a sourced activity something sleeps, and sleeps long."""

    dormant: int = 12
    long_dormant: int = 24


_LAST_YEAR: Final = 9998
USUAL: Final = Months()


class Facts(NamedTuple):
    """What is known. ``active_on`` is the last day of the last sourced activity, ``is_reported`` whether anybody ever
    reported how the promises are carried out; ``late`` and ``open`` count promises and tasks. ``expires_on`` is the end of
    the term as last agreed, ``renewed_until`` the end after automatic renewals (None where there are none).
    """

    active_on: date | None = None
    is_reported: bool = False
    late: int = 0
    open: int = 0
    expires_on: date | None = None
    renewed_until: date | None = None
    is_extended: bool = False
    is_ended: bool = False
    is_said_expired: bool = False


class Health(NamedTuple):
    """``word`` is one of :data:`WORDS`; ``vi`` and ``en`` say why, with the facts that decided."""

    word: str
    vi: str
    en: str


Rule = Callable[[Facts, date, Months], Health | None]


def health_of(facts: Facts, today: date, months: Months = USUAL) -> Health:
    """The first rule that speaks decides; the last one always does."""
    return next(said for rule in RULES if (said := rule(facts, today, months)))


def months_since(day: date, today: date) -> int:
    """Whole months from a day to another, 0 for a day to come."""
    count = (today.year - day.year) * 12 + today.month - day.month
    return max(count - (today.day < day.day and not _is_last_of_month(today)), 0)


def renewed_until(expires_on: date, years: int, today: date) -> date | None:
    """The end of the term that runs on a day, renewed by itself every so many years; None while the first one runs.

    A term that ended on 29 February ends on 28 February where there is no 29th.
    """
    end, times = expires_on, 0
    while end < today:
        times += 1
        end = _years_later(expires_on, years * times)
    return end if times else None


def _years_later(day: date, years: int) -> date:
    """Somebody may have typed more years than a calendar has: then it is the last one."""
    year = min(day.year + years, _LAST_YEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month


def _ended(facts: Facts, today: date, months: Months) -> Health | None:
    if not facts.is_ended:
        return None
    return Health(
        ENDED,
        "Cơ quan quản lý ghi đã chấm dứt, rút khỏi hoặc được thay thế.",
        "Its keeper says that it was terminated, withdrawn from or replaced.",
    )


def _expired(facts: Facts, today: date, months: Months) -> Health | None:
    if facts.is_said_expired:
        return Health(EXPIRED, "Cơ quan quản lý ghi đã hết hiệu lực.", "Its keeper says that it has expired.")
    end = facts.renewed_until or facts.expires_on
    if end is None or end >= today:
        return None
    return Health(
        EXPIRED,
        f"Hết hạn ngày {end:%d/%m/%Y}; không có gia hạn nào được ghi.",
        f"Its term ended on {format_date(end, 'en')}; no extension is recorded.",
    )


def _unknown(facts: Facts, today: date, months: Months) -> Health | None:
    if facts.is_reported and facts.active_on:
        return None
    last = (
        (
            f" Hoạt động gần nhất có nguồn: {facts.active_on:%d/%m/%Y}.",
            f" The last sourced activity is of {format_date(facts.active_on, 'en')}.",
        )
        if facts.active_on
        else ("", "")
    )
    return Health(
        UNKNOWN,
        f"Chưa ai báo cáo việc thực hiện, nên chưa rõ còn hoạt động hay không.{last[0]}",
        f"Nobody has reported how it is carried out, so whether it is live is not known.{last[1]}",
    )


def _dormant(facts: Facts, today: date, months: Months) -> Health | None:
    if facts.active_on is None:
        return None
    silent = months_since(facts.active_on, today)
    if silent < months.dormant:
        return None
    word, asked = (LONG_DORMANT, months.long_dormant) if silent >= months.long_dormant else (DORMANT, months.dormant)
    return Health(
        word,
        f"{silent} tháng không có hoạt động có nguồn (ngưỡng {asked} tháng); gần nhất: {facts.active_on:%d/%m/%Y}.",
        f"No sourced activity for {silent} months (threshold: {asked}); the last one is of {format_date(facts.active_on, 'en')}.",
    )


def _slow(facts: Facts, today: date, months: Months) -> Health | None:
    if not facts.late:
        return None
    return Health(
        SLOW,
        f"{facts.late} cam kết, nhiệm vụ quá hạn trên {facts.open} việc chưa xong.",
        f"{facts.late} of {facts.open} open commitments and tasks are overdue.",
    )


def _live(facts: Facts, today: date, months: Months) -> Health:
    active = facts.active_on or today
    is_renewed = facts.is_extended or facts.renewed_until is not None
    until = facts.renewed_until or facts.expires_on
    to = (
        (f", hiệu lực đến {until:%d/%m/%Y}", f", in force until {format_date(until, 'en')}")
        if is_renewed and until
        else ("", "")
    )
    return Health(
        RENEWED if is_renewed else LIVE,
        f"Hoạt động gần nhất có nguồn: {active:%d/%m/%Y}{to[0]}; không có việc quá hạn.",
        f"The last sourced activity is of {format_date(active, 'en')}{to[1]}; nothing is overdue.",
    )


RULES: Final[tuple[Rule, ...]] = (_ended, _expired, _unknown, _dormant, _slow, _live)
"""Asked in this order: what ended is not late, what nobody reported on is not dormant."""
