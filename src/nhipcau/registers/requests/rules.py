"""What does not fit together in a request. Pure; nothing is refused before it is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.labels import Label


def remarks(values: Mapping[str, Any]) -> Iterator[Label]:
    """What somebody who writes a request should know."""
    if values.get("kind") == "figures" and not values.get("figures"):
        yield Label("Chưa ghi số liệu nào cần cung cấp.", "It does not say which figures are asked for.")
    if values.get("kind") == "opinion" and not values.get("question"):
        yield Label("Chưa ghi nội dung cần cho ý kiến.", "It does not say what an opinion is asked on.")
    if not values.get("due") and not values.get("clock"):
        yield Label(
            "Chưa có thời hạn: chọn thời hạn theo luật hoặc ghi ngày, vì thiếu thì không gửi được.",
            "No due date: choose the time set by law or give a day; it cannot be sent without.",
        )
