"""In whose borders figures are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.series.reading import Span
from nhipcau.lib import places

LATEST = date.max
"""The borders at the end of the table of localities: no answer depends on a clock."""


@dataclass(frozen=True)
class Borders:
    """In whose borders: those of each figure's own period (``then``), the latest ones (``today``), or those of a day."""

    name: str
    label: Label
    day: date | None

    @classmethod
    def parse(cls, text: str) -> Borders:
        """ "then", "today" or an ISO day; a 400 fault for anything else."""
        if text == "then":
            return cls(text, Label("địa giới khi đó", "borders of the time"), None)
        if text == "today":
            return cls(text, Label("địa giới ngày nay", "today’s borders"), LATEST)
        try:
            day = date.fromisoformat(text)
            places.units(day)
        except ValueError:
            raise Fault(
                "bad_borders",
                f"“borders” nhận today, then hoặc một ngày dạng 2024-12-31, không phải {text[:40]!r}.",
                f"“borders” takes today, then or a day such as 2024-12-31, not {text[:40]!r}.",
                {"parameter": "borders", "known": ["today", "then"]},
            ) from None
        return cls(day.isoformat(), Label(f"địa giới ngày {day:%d/%m/%Y}", f"borders of {day.isoformat()}"), day)

    def on(self, span: Span) -> date:
        """The day whose borders count for figures of ``span``: for ``then`` its last day."""
        end = span.days().end
        if self.day is not None or end is None:
            return self.day or LATEST
        return date.fromordinal(end.toordinal() - 1)
