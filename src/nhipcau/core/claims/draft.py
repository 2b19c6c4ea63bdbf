"""What a claimant types: the fields, what is wrong with them, and the claim as it can be kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import NamedTuple

from nhipcau.core.claims.domains import site_of, wrong_domain
from nhipcau.core.inbox.draft import Problem, tidy, wrong_anywhere
from nhipcau.core.labels import Label
from nhipcau.core.people.invitations import is_address

BY_DOMAIN, BY_OFFICE = "domain", "office"
FIELDS = ("name", "position", "email", "way", "text")
"""In the order they are asked."""
LONGEST = {"name": 120, "position": 120, "email": 254, "way": 20, "text": 2000}
SHORTEST_TEXT = 10


@dataclass(frozen=True)
class ClaimDraft:
    """A claim that can be kept: every field checked."""

    language: str
    register: str
    code: str
    name: str = ""
    position: str = ""
    email: str = ""
    way: str = ""
    text: str = ""

    @property
    def about(self) -> str:
        """What challenges are signed for: a claim of this record, and no message about it."""
        return about(self.register, self.code)

    def digest(self) -> str:
        """Differs for any two different claims."""
        return hashlib.sha256(json.dumps(["claim", asdict(self)], sort_keys=True).encode()).hexdigest()


class CheckedClaim(NamedTuple):
    """The draft, and what still is wrong with it."""

    draft: ClaimDraft
    problems: tuple[Problem, ...]


def about(register: str, code: str) -> str:
    return f"{register}/{code}/claim"


def ways(website: str) -> tuple[str, ...]:
    """How a claim can be proven: by mail only where the record's website has a domain of its own."""
    return (BY_DOMAIN, BY_OFFICE) if site_of(website) else (BY_OFFICE,)


def check(language: str, record: tuple[str, str], website: str, given: Mapping[str, str]) -> CheckedClaim:
    """Read what was typed about the record (register, code) whose published website is ``website`` ("" for none)."""
    values = {name: tidy(given.get(name, ""), many=name == "text") for name in FIELDS}
    problems = [Problem(name, words) for name in FIELDS if (words := _wrong(name, values, website))]
    return CheckedClaim(ClaimDraft(language, *record, **values), tuple(problems))


def _wrong(name: str, values: Mapping[str, str], website: str) -> Label | None:
    value = values[name]
    if words := wrong_anywhere(value, LONGEST[name]):
        return words
    match name:
        case "name" if not value:
            return Label(
                "Hãy ghi họ tên để cơ quan biết đang trả lời ai.",
                "Give your name, so that the office knows whom it answers.",
            )
        case "email":
            if not is_address(value):
                return Label(
                    "Đây không phải địa chỉ thư điện tử; ví dụ: ten@tochuc.example.",
                    "This is no e-mail address; an example: name@organisation.example.",
                )
            return wrong_domain(value, website) if values["way"] == BY_DOMAIN and site_of(website) else None
        case "way" if value not in ways(website):
            return Label("Hãy chọn trong danh sách.", "Choose from the list.")
        case "text" if values["way"] == BY_OFFICE and len(value) < SHORTEST_TEXT:
            return Label(
                f"Hãy cho biết cơ quan có thể xác minh bằng cách nào, ít nhất {SHORTEST_TEXT} chữ cái.",
                f"Say how the office can check it, in at least {SHORTEST_TEXT} characters.",
            )
    return None
