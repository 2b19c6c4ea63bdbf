"""The kind that points at records of another register (or of the same one)."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from nhipcau.core.kinds.base import Context, Inputs, Kind, Plain, Public, all_typed
from nhipcau.core.labels import Label
from nhipcau.lib.identifiers import parse_code, public_code

_CODES = re.compile(r"(?:^|; )([A-Z][A-Z0-9]{0,7}-[0-9]{4,})(?= |;|$)")
"""Codes at the beginning of an entry; labels may contain "; " themselves."""


class Relation(Kind):
    """Points at one record (or several) of register ``to`` by uid.

    The public value holds code and label of targets that are public themselves: an unpublished target is not there
    at all, neither as a label nor as a count. It is built by the projector, which alone can ask what is public.
    ``seen_from`` is what the relation is called from the other side ("replaced by"); without it the register's name is.
    """

    name = "relation"
    widget = "relation"

    def __init__(self, to: str, *, many: bool = False, seen_from: Label | None = None) -> None:
        self.to = to
        self.seen_from = seen_from
        self.many = many  # type: ignore[misc]  # a class default that an instance may set

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        try:
            uids = [str(UUID(str(uid))) for uid in (value if self.many else [value])]
        except ValueError:
            raise self.refuse(value, where, "không phải uid", "is not a uid") from None
        return sorted(dict.fromkeys(uids)) if self.many else uids[0]

    def uids(self, plain: Plain) -> list[str]:
        if not plain:
            return []
        return list(plain) if self.many else [plain]

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """Uids; whoever makes the form knows by what names their targets go, for the one who reads it."""
        return {"": self.uids(plain)}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        uids = [text.strip() for text in all_typed(given) if text.strip()]
        if len(uids) > 1 and not self.many:
            raise self.refuse("; ".join(uids), where, "chỉ nhận một hồ sơ", "takes one record only")
        return self.clean(uids if self.many else next(iter(uids), None), where)

    def public(self, plain: Plain) -> Public:
        raise TypeError("a relation becomes public in the projector, which knows what is published")

    def text(self, public: Public, language: str) -> str:
        if not public:
            return ""
        entries = public if self.many else [public]
        name = "en" if language == "en" else "vi"
        return "; ".join(" ".join(filter(None, (entry["code"], entry[name]))) for entry in entries)

    def codes(self, text: str) -> list[str]:
        """The public codes in a text this kind wrote."""
        return _CODES.findall(text)

    def token(self, text: str, where: Context) -> str:
        try:
            return public_code(*parse_code(text))
        except ValueError:
            raise self.refuse(text, where, "không phải mã công khai", "is not a public code") from None

    def schema(self) -> dict[str, Any]:
        text = {"type": "string"}
        one = {
            "type": "object",
            "required": ["code", "vi", "en", "register"],
            "properties": {"code": text, "vi": text, "en": text, "register": text},
        }
        return {"type": "array", "items": one} if self.many else one
