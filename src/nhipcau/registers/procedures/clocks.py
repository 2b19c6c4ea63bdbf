"""How long an agreement runs, and what is due of a procedure. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.procedure import is_agency
from nhipcau.lib import places
from nhipcau.lib.period import PartialDate
from nhipcau.lib.procedures.term import first_end, term, years_in
from nhipcau.lib.text import format_date

if TYPE_CHECKING:
    from nhipcau.core.procedure import Procedure


def term_of(agreement: Mapping[str, Any], today: date) -> Label | None:
    """When an agreement ends, or that it has: by its expiry, else by the years its printed term names; None if not known."""
    if agreement.get("validity") in ("terminated", "withdrawn", "replaced"):
        return None
    begins = last_day(agreement.get("effective_on") or agreement.get("signed_on"))
    years = years_in(agreement.get("term") or "")
    end = last_day(agreement.get("expires_on")) or (first_end(begins, years) if begins and years else None)
    if end is None:
        return None
    is_automatic = agreement.get("renewal") == "automatic"
    found = term(end, today, int(agreement.get("renewal_years") or 0) if is_automatic else None)
    day = Label(*(format_date(PartialDate.of(found.last), language) for language in ("vi", "en")))
    if found.is_over:
        return Label(
            f"Thời hạn đã hết ngày {day.vi}; chưa ghi gia hạn hay kết thúc.",
            f"The term ended on {day.en}; neither an extension nor an end is recorded.",
        )
    if found.renewals:
        return Label(
            f"Đã tự động gia hạn lần {found.renewals}, đến hết ngày {day.vi}.",
            f"It has renewed itself, renewal {found.renewals} runs until {day.en}.",
        )
    return Label(f"Thời hạn đến hết ngày {day.vi}.", f"Its term runs until {day.en}.")


def undecided(on: date) -> Q:
    """Agreements of districts, and of provinces that are another unit by that day, of which nobody has said what they are.

    Decree 177/2025/NĐ-CP, Articles 3 and 5: the province inherits the districts', merged provinces look through theirs.
    """
    gone = [one.id for one in places.all_units() if (now := places.successor(one, on)) is not None and now.id != one.id]
    merged = Q(level="province", place__in=gone)
    return Q(validity__isnull=True) & ~Q(status="intent") & (Q(level__in=("district", "district_city")) | merged)


def dues_of(procedure: Procedure, values: Mapping[str, Any]) -> Iterator[Due]:
    """The clocks of a procedure, ended ones included: who must act is the body asked, else whoever keeps the procedure."""
    try:
        stand = procedure.stand(values)
    except Fault:
        return  # the door takes none such; a row from before a change of the tables is no reason to stop the index
    for number, one in enumerate(stand.clocks, 1):
        if one.due.day:
            yield Due(
                f"{one.rule.id}-{number}",
                one.due.day,
                Label(*one.rule.what),
                who=one.body if is_agency(one.body) else "",
                body=Label(one.body, one.body) if one.body and not is_agency(one.body) else Label(*one.rule.actor),
                why=Label(*one.due.sentence),
                done=one.ended_on is not None,
                done_on=one.ended_on,
            )
