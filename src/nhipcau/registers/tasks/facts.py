"""What an item of a leader's list of tasks becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain


def directive_item(told: Told) -> dict[str, Plain] | None:
    """Columns of a task: the sentence that gives it, who gives it, and the document. Who does it is for people to say."""
    words = " ".join(told.quote.split())
    return {
        "title": words,
        "directed_by": told.values["speaker"],
        "document": next(iter(told.records_of("documents") or ()), None),
        "quote": words,
    }
