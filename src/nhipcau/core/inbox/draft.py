"""What may be sent: the kinds of messages, which fields each asks for, and what is wrong with a field, in words."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import NamedTuple

from nhipcau.core.guard import has_secret
from nhipcau.core.labels import Label
from nhipcau.lib.places import PlaceError, country

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "error": ("text", "email"),
        "question": ("text", "email"),
        "interest": ("text", "name", "organisation", "country", "email", "phone"),
        "attestation": ("holds", "text", "name", "organisation", "email"),
    }
)
"""Kinds of messages and the fields of each, in the order they are asked. What a kind does not ask for is not taken."""

ONLY_OF_RECORDS = frozenset({"attestation"})
"""Kinds that say something of a record, so that there is none of them about nothing in particular."""
HOLDS = ("yes", "no")

LONGEST = {"holds": 3, "text": 4000, "name": 120, "organisation": 200, "country": 2, "email": 254, "phone": 40}
"""Characters (as Unicode counts them after NFC)."""
LONGEST_ATTESTED = 500
"""Of the text of an attestation: as much as stands beside a record (``attesting.beside``)."""
SHORTEST_TEXT = 10

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@,;:<>()\[\]\\\"]+\.[^\s@,;:<>()\[\]\\\".]{2,}")
_PHONE = re.compile(r"\+?[0-9 ().-]+")
_MANY = {"text"}
"""Fields of several lines."""


class Problem(NamedTuple):
    """What is wrong with one field."""

    field: str
    words: Label


@dataclass(frozen=True)
class Draft:
    """A message that can be kept: every field checked, "" for what was not given or is not asked for."""

    kind: str
    language: str
    register: str = ""
    code: str = ""
    text: str = ""
    holds: str = ""
    name: str = ""
    organisation: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""

    @property
    def about(self) -> str:
        """The record as challenges are signed for it."""
        return f"{self.register}/{self.code}" if self.code else ""

    def digest(self) -> str:
        """Differs for any two different messages."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


class Checked(NamedTuple):
    """The draft, and what still is wrong with it: only one without problems may be kept."""

    draft: Draft
    problems: tuple[Problem, ...]


def check(kind: str, language: str, about: tuple[str, str], given: Mapping[str, str]) -> Checked:
    """Read what was typed. ``about`` is (register, code) or ("", ""); ``kind`` is one of :data:`KINDS`."""
    values = {name: tidy(given.get(name, ""), many=name in _MANY) for name in KINDS[kind]}
    problems = [Problem(name, words) for name in KINDS[kind] if (words := _wrong(kind, name, values))]
    return Checked(Draft(kind, language, *about, **values), tuple(problems))


def longest(kind: str, name: str) -> int:
    """Characters a field of a kind can have."""
    return LONGEST_ATTESTED if (kind, name) == ("attestation", "text") else LONGEST[name]


def tidy(text: str, *, many: bool) -> str:
    """NFC, without control characters and without blanks at the ends; line breaks only where lines are asked for."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = ["".join(" " if one == "\t" else one for one in line if one == "\t" or _is_kept(one)) for line in lines]
    return ("\n" if many else " ").join(clean).strip()


def _is_kept(one: str) -> bool:
    """No control characters, lone surrogates or marks that turn the direction of what is shown after them."""
    return (
        unicodedata.category(one) not in ("Cc", "Cs")
        and one not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _wrong(kind: str, name: str, values: Mapping[str, str]) -> Label | None:
    value = values[name]
    if words := wrong_anywhere(value, longest(kind, name)):
        return words
    match name:
        case "text" if value or values.get("holds") != "yes":
            return _wrong_text(value)
        case "holds" if value not in HOLDS:
            return Label("Hãy chọn còn đúng hay không.", "Choose whether it holds.")
        case "name" if not value:
            return Label(
                "Hãy ghi họ tên để cơ quan biết trả lời ai.", "Give your name, so that the office knows whom to answer."
            )
        case "email":
            return _wrong_email(kind, value, values.get("phone", ""))
        case "phone" if value and not _is_phone(value):
            return Label(
                "Đây không phải số điện thoại. Hãy ghi số, kèm mã nước, ví dụ +84 với số ở Việt Nam.",
                "This is no telephone number. Give digits with the country code, for example +84 for Viet Nam.",
            )
        case "country" if value and not _is_country(value):
            return Label("Hãy chọn trong danh sách.", "Choose from the list.")
    return None


def wrong_anywhere(value: str, most: int) -> Label | None:
    """What no field may have: more than ``most`` characters, or a mark of secrecy."""
    if len(value) > most:
        return _too_long(most, len(value))
    if has_secret(value):
        return Label(
            "Có dấu hoặc số của văn bản mật. Bí mật nhà nước không được gửi qua trang này; hãy bỏ phần đó và trao đổi với cơ quan theo cách dành cho văn bản mật.",
            "There is a mark or number of a secret document. State secrets may not be sent here; leave that out and turn to the agency in the way laid down for secret documents.",
        )
    return None


def _wrong_text(value: str) -> Label | None:
    if not value:
        return Label("Hãy viết nội dung.", "Write your message.")
    if len(value) < SHORTEST_TEXT:
        return Label(
            f"Nội dung quá ngắn; hãy viết ít nhất {SHORTEST_TEXT} chữ cái.",
            f"The message is too short; write at least {SHORTEST_TEXT} characters.",
        )
    return None


def _wrong_email(kind: str, value: str, phone: str) -> Label | None:
    if value and not _EMAIL.fullmatch(value):
        return Label(
            "Địa chỉ thư điện tử chưa đúng; ví dụ: ten@example.org.",
            "This is no e-mail address; an example: name@example.org.",
        )
    if kind == "interest" and not value and not phone:
        return Label(
            "Hãy ghi thư điện tử hoặc số điện thoại để cơ quan trả lời được.",
            "Give an e-mail address or a telephone number, so that the office can answer.",
        )
    return None


def _too_long(most: int, given: int) -> Label:
    return Label(
        f"Dài quá: {_thousands(given, '.')} chữ cái, nhiều nhất {_thousands(most, '.')}.",
        f"Too long: {_thousands(given, ',')} characters, at most {_thousands(most, ',')}.",
    )


def _thousands(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def _is_phone(value: str) -> bool:
    return bool(_PHONE.fullmatch(value)) and 6 <= sum(one.isdigit() for one in value) <= 15


def _is_country(code: str) -> bool:
    try:
        return country(code).iso2 == code
    except PlaceError:
        return False
