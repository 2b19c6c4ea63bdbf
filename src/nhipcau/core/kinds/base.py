"""What a kind of value can do. A column's kind owns everything about its values; the register owns none of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

Plain = Any
"""A value as the ledger keeps it: JSON types only, canonical (equal values are equal JSON)."""

Public = Any
"""A value as the public store and the API give it: the plain value with its words in both languages."""

Inputs = Mapping[str, str | list[str]]
"""What the inputs of a form hold, by the part of the value each is for; "" is the value itself."""

SORT_MISSING = 0
"""Sort number of a value that is not known; real sort numbers start at 1."""


class Context(NamedTuple):
    """Where a value stands, for messages: the register's slug and the column's name, and what people call the two.

    ``is_beside``: what is said stands beside the value itself, so it need not say where that is.
    """

    register: str
    column: str
    title: Label | None = None
    label: Label | None = None
    is_beside: bool = False

    def words(self) -> Label:
        """ " (sổ “…”, cột “…”)" """
        if self.is_beside:
            return Label("", "")
        title, label = (self.title or Label(*[self.register] * 2)), (self.label or Label(*[self.column] * 2))
        return Label(f" (sổ “{title.vi}”, cột “{label.vi}”)", f" (register “{title.en}”, column “{label.en}”)")


class Kind:
    """Base of all kinds: an opaque JSON value shown as text.

    ``plain`` values go into model fields and ledger, ``public`` values into the public store, ``text`` onto screens
    and into CSV files, ``parse`` reads that text back (``parse(text(public(v))) == v``: a law every kind is tested for).
    """

    name: ClassVar[str] = "value"
    many: ClassVar[bool] = False
    parts: ClassVar[tuple[str, ...]] = ()
    """The keys of a plain value that is a JSON object, in their order."""
    widget: ClassVar[str] = "text"
    """What one enters a value with; the pages know how each looks."""
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

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """What a form shows of a value; ``entered(inputs(v)) == v``, a law every kind is tested for."""
        return {"": "" if plain is None else self.text(self.public(plain), language)}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        """The plain value of what somebody typed; raises :class:`Fault`. Parts that are not there are empty."""
        return self.parse(typed(given), language, where)

    def options(self, language: str) -> list[tuple[str, str]]:
        """What is offered for choosing or completing: what is entered, and its words."""
        return []

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

    def finer_number(self, plain: Plain) -> int | None:
        """Unsigned 63-bit number that orders values of one sort number; none where that says everything."""
        return None

    def sort_key(self, public: Public, language: str = "vi") -> bytes:
        """Full key that settles equal sort numbers and finer numbers; empty when the number already says everything."""
        return b""

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the public value."""
        return {}

    def refuse(self, value: Any, where: Context, vi: str, en: str) -> Fault:
        """A fault that names value, column and register, what people typed first."""
        shown = f"“{value}”" if isinstance(value, str) else repr(value)
        return Fault(
            "bad_value",
            f"{shown} {vi}{where.words().vi}.",
            f"{shown} {en}{where.words().en}.",
            {"register": where.register, "column": where.column, "value": str(value)[:200]},
        )


def typed(given: Inputs, part: str = "") -> str:
    """The text of a part: of the last input, if there are several; lines end as they do in files."""
    return next(iter(reversed(all_typed(given, part))), "")


def all_typed(given: Inputs, part: str = "") -> list[str]:
    """The texts of all inputs of a part, also the empty ones."""
    texts = given.get(part, [])
    return [text.replace("\r\n", "\n").replace("\r", "\n") for text in ([texts] if isinstance(texts, str) else texts)]


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a public value that may be unknown."""
    return {"anyOf": [schema, {"type": "null"}]}


LABELLED = {
    "type": "object",
    "required": ["value", "vi", "en"],
    "properties": {"value": {"type": "string"}, "vi": {"type": "string"}, "en": {"type": "string"}},
}
"""JSON Schema of a coded value with its words."""
