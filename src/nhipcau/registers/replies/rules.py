"""What does not fit together in a reply. Pure; nothing is refused here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.labels import Label


def remarks(values: Mapping[str, Any]) -> Iterator[Label]:
    """What somebody who writes a reply should know."""
    said, value, words = values.get("said"), values.get("value"), values.get("words")
    if said == "none" and value is not None:
        yield Label("Trả lời là “Không có” nhưng lại có giá trị.", "The answer is “None”, yet there is a value.")
    if said == "figure" and value is None:
        yield Label("Chưa ghi giá trị của số liệu.", "The value of the figure is missing.")
    if said in ("agree_with_comments", "disagree") and not words:
        yield Label("Góp ý hoặc không đồng ý cần ghi nội dung.", "Comments or disagreement need words.")
