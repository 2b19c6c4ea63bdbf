"""What a kind of value can do. A column's kind owns everything about its values; the register owns none of it."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

Plain = Any
"""A value as the ledger keeps it: JSON types only, canonical (equal values are equal JSON)."""

Public = Any
"""A value as the public store and the API give it: the plain value with its words in both languages."""

SORT_MISSING = 0
"""Sort number of a value that is not known; real sort numbers start at 1."""


class Context(NamedTuple):
    """Where a value stands, for messages: the register's slug and the column's name."""

    register: str
    column: str


class Kind:
    """Base of all kinds: an opaque JSON value shown as text.

    ``plain`` values go into model fields and ledger, ``public`` values into the public store, ``text`` onto screens
    and into CSV files, ``parse`` reads that text back (``parse(text(public(v))) == v``: a law every kind is tested for).
    """

    name: ClassVar[str] = "value"
    many: ClassVar[bool] = False
    parts: ClassVar[tuple[str, ...]] = ()
    """The keys of a plain value that is a JSON object, in their order."""
    hides_tokens: ClassVar[bool] = False
    """Whether :meth:`token_shown` is ever false; lists then count the tokens that are offered apart from all tokens."""

    def clean(self, value: Any, where: Context) -> Plain:
        """Canonical plain value, or ``None`` for nothing; raises :class:`Fault` for what the kind cannot hold."""
        return value

    def arranged(self, plain: Plain) -> Plain:
        """A plain value as :meth:`clean` arranged it: databases keep the keys of a JSON value in orders of their own."""
        if not self.parts or not plain:
            return plain
        if self.many:
            return [{part: entry[part] for part in self.parts if part in entry} for entry in plain]
        return {part: plain[part] for part in self.parts if part in plain}

    def public(self, plain: Plain) -> Public:
        return plain

    def text(self, public: Public, language: str) -> str:
        return "" if public is None else str(public)

    def parse(self, text: str, language: str, where: Context) -> Plain:
        return self.clean(text.strip() or None, where)

    def tokens(self, plain: Plain) -> list[str]:
        """Facet tokens of a value: what a visitor can filter by."""
        return []

    def token(self, text: str, where: Context) -> str:
        """The facet token a visitor means by ``text``; raises :class:`Fault` for what can never be one."""
        return text

    def token_label(self, token: str) -> Label:
        return Label(token, token)

    def token_shown(self, token: str) -> bool:
        """Whether the token is offered among the facet's values (some can be filtered by but are not offered)."""
        return True

    def token_order(self, token: str) -> Any:
        """Key that orders facet values with equal counts."""
        return token

    def searched(self, plain: Plain) -> list[str]:
        """Texts of the value that the search finds."""
        return []

    def sort_number(self, plain: Plain) -> int:
        """Unsigned 63-bit number that orders values; ``SORT_MISSING`` when unknown."""
        return SORT_MISSING

    def sort_key(self, public: Public, language: str = "vi") -> bytes:
        """Full key that settles equal sort numbers; empty when the number already says everything."""
        return b""

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the public value."""
        return {}

    def refuse(self, value: Any, where: Context, vi: str, en: str) -> Fault:
        """A fault that names value, column and register, what people typed first."""
        shown = f"“{value}”" if isinstance(value, str) else repr(value)
        return Fault(
            "bad_value",
            f"{shown} {vi} (sổ “{where.register}”, cột “{where.column}”).",
            f"{shown} {en} (register “{where.register}”, column “{where.column}”).",
            {"register": where.register, "column": where.column, "value": str(value)[:200]},
        )


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a public value that may be unknown."""
    return {"anyOf": [schema, {"type": "null"}]}


LABELLED = {
    "type": "object",
    "required": ["value", "vi", "en"],
    "properties": {"value": {"type": "string"}, "vi": {"type": "string"}, "en": {"type": "string"}},
}
"""JSON Schema of a coded value with its words."""
