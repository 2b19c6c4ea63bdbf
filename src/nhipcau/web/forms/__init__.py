"""Forms as pages show them: labels above, help below the field, what is wrong in words, a summary that gets the focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field of a form (``forms/field.html``), with what was typed and what is wrong with it.

    ``widget`` is "text", "email", "tel", "area" (several lines) or "choice" (``options``: value and words).
    ``either``: this or another field is needed, so it is not called optional. ``autocomplete`` is a token of HTML's list (WCAG 1.3.5). ``limit`` is in characters, 0 for none.
    """

    name: str
    label: str
    widget: str = "text"
    value: str = ""
    help: str = ""
    error: str = ""
    required: bool = False
    limit: int = 0
    autocomplete: str = "off"
    options: Sequence[tuple[str, str]] = ()
    either: bool = False

    @property
    def id(self) -> str:
        return f"field-{self.name}"

    @property
    def described_by(self) -> str:
        """Ids of what a screen reader says after the label: first what is wrong, then the help."""
        parts = (f"{self.id}-error" if self.error else "", f"{self.id}-help" if self.help else "")
        return " ".join(filter(None, parts))


def wrong(fields: Iterable[Field]) -> list[Field]:
    """The fields with something wrong, for ``forms/summary.html``."""
    return [field for field in fields if field.error]
