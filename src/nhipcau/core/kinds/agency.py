"""The kind of agencies: those that work at the desk, by their names. Their list is the desk's, not the code's."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any
from uuid import UUID

from nhipcau.core.kinds.base import Context
from nhipcau.core.kinds.coded import Coded
from nhipcau.core.labels import Label
from nhipcau.lib.text import collation_key

KEPT_FOR = 2.0
"""Seconds for which names are kept: a page speaks of the same few many times, and an agency seldom gets another name."""


class Agency(Coded):
    """An agency by its uid, as text; entered by its name in either language."""

    name = "agency"
    widget = "place"

    def label(self, value: str) -> Label:
        return _names().get(value) or Label(value, value)

    def find(self, words: str) -> str | None:
        """A uid is one, as in a relation; of a name the only agency that is called so, asked of the desk, so that new ones
        are known.
        """
        from nhipcau.core.people.models import Agency as Row

        text = words.strip()
        with suppress(ValueError):
            return str(UUID(text))
        rows = Row.objects.filter(name_vi=text) | Row.objects.filter(name_en=text)
        found = list(rows.values_list("uid", flat=True)[:2])
        return str(found[0]) if len(found) == 1 else None

    def unknown(self, words: str) -> tuple[str, str]:
        return (
            "không có trong danh sách cơ quan, hoặc nhiều cơ quan cùng tên: ghi đúng tên cơ quan ở trang Cơ quan",
            "is no agency of this desk, or several are called so: give the name as the page of agencies has it",
        )

    def options(self, language: str) -> list[tuple[str, str]]:
        names = {label.get(language) for label in _names().values()}
        return [(name, "") for name in sorted(names, key=collation_key)]

    def order(self, value: str) -> Any:
        return collation_key(self.label(value).vi), value

    def token(self, text: str, where: Context) -> str:
        """A uid stays one, also of an agency that is not there: filters by it find nothing."""
        try:
            return str(UUID(text))
        except ValueError:
            return super().token(text, where)


_kept: tuple[float, dict[str, Label]] = (0.0, {})


def _names() -> dict[str, Label]:
    """All agencies by uid."""
    global _kept
    from nhipcau.core.people.models import Agency as Row

    if time.monotonic() - _kept[0] > KEPT_FOR:
        _kept = (time.monotonic(), {str(one.uid): one.label for one in Row.objects.all()})
    return _kept[1]
