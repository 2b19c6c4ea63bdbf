"""The kind of what only actions write: a list of entries, each an object of texts and lists of texts."""

from __future__ import annotations

from typing import Any

import orjson

from nhipcau.core.kinds.base import Context, Inputs, Kind, Plain, Public, typed


class Entries(Kind):
    """Entries in the order they were made. Files and forms have them as JSON, which people are not asked to read."""

    name = "entries"
    many = True

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        if not isinstance(value, list) or not all(isinstance(one, dict) and one for one in value):
            raise self.refuse(value, where, "phải là danh sách các mục", "must be a list of entries")
        return self.arranged(value)

    def arranged(self, plain: Plain) -> Plain:
        return [{name: one[name] for name in sorted(one)} for one in plain] if plain else None

    def text(self, public: Public, language: str) -> str:
        return orjson.dumps(public).decode() if public else ""

    def parse(self, text: str, language: str, where: Context) -> Plain:
        if not text.strip():
            return None
        try:
            return self.clean(orjson.loads(text), where)
        except orjson.JSONDecodeError:
            raise self.refuse(text, where, "không đọc được", "cannot be read") from None

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        return self.parse(typed(given), language, where)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "object"}}
