"""What an agreement may be called, which route suggests itself, and what a step means for the agreement. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.procedure import is_agency
from nhipcau.lib.period import PartialDate
from nhipcau.lib.procedures.term import first_end, term, years_in
from nhipcau.lib.text import format_date

if TYPE_CHECKING:
    from nhipcau.core.procedure import Procedure

FORBIDDEN = re.compile(r"\s*(công ước|hiệp ước|định ước|hiệp định)\b", re.IGNORECASE)
ROUTES = {
    "province": "province", "department": "department", "commune": "commune", "district": "inherited",
    "district_city": "inherited",
}  # fmt: skip
"""By the level of the body that signed: a district's agreement went to the province on 1 July 2025 (Decree 177/2025)."""
AFTERWARDS = {"terminate": "terminated", "withdraw": "withdrawn", "suspend": "suspended"}


def wrong_name(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Law 70/2020/QH14, Article 6: an agreement is never called as treaties are."""
    if found := FORBIDDEN.match(values.get("title") or ""):
        name = found[1]
        yield Fault(
            "forbidden_name",
            f"Thỏa thuận quốc tế không được gọi là “{name}” (Luật 70/2020/QH14, Điều 6). Hãy dùng: thỏa thuận, thông cáo, "
            "tuyên bố, ý định thư, bản ghi nhớ, biên bản thỏa thuận, biên bản trao đổi, chương trình hợp tác, kế hoạch hợp tác.",
            f"An agreement must not be called “{name}” (Law 70/2020/QH14, Article 6). Use: agreement, communiqué, declaration, "
            "letter of intent, memorandum of understanding, minutes of agreement, minutes of exchange, cooperation programme "
            "or plan.",
            {"column": "title"},
        )


def route_of(agreement: Mapping[str, Any]) -> str:
    """The route that suggests itself, "" where the level of the body that signs says nothing."""
    return ROUTES.get(agreement.get("level") or "", "")


def follows(values: Mapping[str, Any], step: Mapping[str, Any]) -> Mapping[str, Any]:
    """The columns of the agreement that a step sets; nothing for most steps."""
    purpose, name = values.get("purpose"), step["step"]
    if name == "sign" and purpose == "sign":
        place = step.get("place")
        found = {
            "signed_on": step["on"],
            "certainty": "exact",
            "status": "signed",
            "effective_on": step.get("effective_on") or step["on"],
            "expires_on": step.get("expires_on"),
            "validity": "in_force",
            "signed_at": {"vi": place} if place else None,
            "signed_by_authorisation": step.get("authorised"),
        }
        return {name: value for name, value in found.items() if value is not None}
    if name == "sign":
        ends = {"expires_on": step["expires_on"]} if step.get("expires_on") else {}
        is_longer = purpose == "extend" or (purpose == "technical" and ends)
        return {"validity": "extended" if is_longer else "amended", **ends}
    if name == "effect":
        return {"validity": AFTERWARDS[str(purpose)]}
    if name == "decide" and purpose == "inherit":
        return {"validity": "inherited"}
    return {}


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
