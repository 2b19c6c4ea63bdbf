"""The clocks of the law: what is due, how long after or before which event or by which day, who must act, and by which article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from nhipcau.lib.working_time.actors import ACTORS
from nhipcau.lib.working_time.words import NO_WORDS, Words, named_day


class Unit(StrEnum):
    """What a period is counted in, or what sort of day it ends by."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    DAY_OF_YEAR = "day_of_year"
    DAY_OF_MONTH = "day_of_month"
    SEASON = "season"
    UNTIL = "until"


class Direction(StrEnum):
    """Where the due day lies: after an event, before one, or on a day of the calendar."""

    AFTER = "after"
    BEFORE = "before"
    BY = "by"


class Standing(StrEnum):
    """How far a rule can be trusted: its article was read, one province does so, or nobody knows it for sure."""

    LAW = "law"
    LOCAL = "local"
    UNVERIFIED = "unverified"


STANDINGS: Final = {
    Standing.LAW: Words("đã đối chiếu với văn bản", "read in the text"),
    Standing.LOCAL: Words("thủ tục của một địa phương", "one province's procedure"),
    Standing.UNVERIFIED: Words("chưa đối chiếu, không phải quy định pháp luật", "not verified, no rule of law"),
}
STANDING_NOTES: Final = {
    Standing.LOCAL: Words(
        "thủ tục của một địa phương, không phải quy định chung; nơi khác chỉ để tham khảo",
        "one province's procedure, no general rule; an example elsewhere",
    ),
    Standing.UNVERIFIED: Words(
        "chưa đối chiếu được với văn bản nào, không phải quy định pháp luật; cơ quan tự đặt thời hạn của mình",
        "not found in any text, no rule of law; an agency sets its own",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One rule. ``length`` counts for periods, ``day`` for calendar days (as the table writes it), each else 0 and "".

    ``valid_from`` and ``valid_to`` are the first and last day on which the rule may start to run, ``then`` the clock that
    took its place. From ``doubt_from`` on the rule may have changed, as ``doubt`` says.
    """

    id: str
    group: str
    what: Words
    event: Words
    direction: Direction
    length: int
    unit: Unit
    day: str
    who: str
    silence: Words
    source: Words
    standing: Standing
    valid_from: date | None = None
    valid_to: date | None = None
    then: str = ""
    doubt_from: date | None = None
    doubt: Words = NO_WORDS

    @property
    def actor(self) -> Words:
        """Who must act, in words."""
        return ACTORS[self.who]

    def in_force(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def verified_on(self, day: date) -> bool:
        """Whether it may be shown as law on that day: the article was read, and nothing is known to have replaced it."""
        return self.standing is Standing.LAW and not self.doubtful_on(day)

    def doubtful_on(self, day: date) -> bool:
        return self.doubt_from is not None and day >= self.doubt_from

    def cautions(self, day: date) -> tuple[Words, ...]:
        """What has to be said wherever the rule is shown for that day."""
        standing = (STANDING_NOTES[self.standing],) if self.standing in STANDING_NOTES else ()
        return (*standing, self.doubt) if self.doubtful_on(day) else standing


def validity(one: Clock) -> Words:
    """ "áp dụng từ thứ Năm 01/07/2021", empty for no limits."""
    parts_vi, parts_en = [], []
    if one.valid_from:
        parts_vi.append(f"từ {named_day(one.valid_from).vi}")
        parts_en.append(f"from {named_day(one.valid_from).en}")
    if one.valid_to:
        parts_vi.append(f"đến hết {named_day(one.valid_to).vi}")
        parts_en.append(f"until the end of {named_day(one.valid_to).en}")
    return Words(" ".join(parts_vi), " ".join(parts_en))
