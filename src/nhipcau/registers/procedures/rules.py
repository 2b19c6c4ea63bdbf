"""What an agreement may be called, which route suggests itself, and what a step means for the agreement. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.faults import Fault

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
