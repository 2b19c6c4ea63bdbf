"""The one error of reading sheets: a file or a sheet that is not taken, said in both languages, with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refused(Exception):  # noqa: N818  # it says what was done with the file
    """A file that cannot be read as a table, or is not to be.

    ``code`` is stable and for programs; ``vi``/``en`` say what is wrong and what to do; ``data`` holds the same as JSON.
    """

    def __init__(self, code: str, vi: str, en: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{vi} / {en}")
        self.code = code
        self.vi = vi
        self.en = en
        self.data = dict(data or {})
