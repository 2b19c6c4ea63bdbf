"""Checking what documents claim against what the public registers tell and list."""

from nhipcau.core.checking.checked import Checked, checked, no_figures
from nhipcau.core.checking.known import known_figures
from nhipcau.core.checking.sayings import Saying, sayings

__all__ = ["Checked", "Saying", "checked", "known_figures", "no_figures", "sayings"]
