"""Checking what documents claim against what the public registers tell and list."""

from nhipcau.core.checking.checked import Checked, checked, no_figures
from nhipcau.core.checking.known import known_figures

__all__ = ["Checked", "checked", "known_figures", "no_figures"]
