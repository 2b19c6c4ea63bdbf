"""What checking says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nhipcau.lib.checking.claim import Claim, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its sentence in both languages; ``rule`` names what was checked, ``other`` what it was held against.

    ``computed``: the number we worked out (a change in per cent, a figure implied, a difference).
    """

    verdict: Verdict
    rule: str
    vi: str
    en: str
    other: Claim | None = None
    computed: Decimal | None = None

    def get(self, language: str) -> str:
        return self.en if language == "en" else self.vi
