"""What a programme is called, and what its years say of each other. Pure functions; nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.labels import Label


def name_of(values: Mapping[str, Any]) -> Label:
    """The title, and the number behind it where there is one that the title does not hold already."""
    title, symbol = Label.of(values["title"]), values["symbol"] or ""
    return Label(*(f"{words} ({symbol})" if symbol and symbol not in words else words for words in title))


def warnings_of(values: Mapping[str, Any]) -> Iterator[Label]:
    """Law 104/2016/QH13 on access to information, art. 17: yearly programmes and plans of work are made public."""
    first, last = values.get("first_year") or "", values.get("last_year") or ""
    if first and last and last[:4] < first[:4]:
        yield Label("Năm kết thúc đứng trước năm bắt đầu.", "The last year is before the first.")
    if first and first[:4] == last[:4]:
        yield Label(
            "Chương trình, kế hoạch công tác hằng năm thuộc loại phải được công khai (Luật 104/2016/QH13, Điều 17).",
            "Yearly programmes and plans of work are among what has to be made public (Law 104/2016/QH13, art. 17).",
        )
