"""Words of the pages themselves (not of the records) in both languages, complete by test; a module per area."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from nhipcau.core.training import is_training
from nhipcau.lib.text import format_number
from nhipcau.web.words.phrase import Phrase
from nhipcau.web.words.tongues import LANGUAGE_NAMES, language_name

__all__ = ["LANGUAGE_NAMES", "WORDS", "Phrase", "language_name", "say", "say_in_both"]


def _collected() -> dict[str, Phrase]:
    """The ``PHRASES`` of every module here. A key stands in one module only."""
    found: dict[str, Phrase] = {}
    for module in iter_modules(__path__):
        phrases = getattr(import_module(f"{__name__}.{module.name}"), "PHRASES", {})
        if twice := found.keys() & phrases.keys():
            raise ValueError(f"phrases in two modules: {sorted(twice)}")
        found |= phrases
    return found


WORDS = _collected()
STANDING, TRAINING = "demo", "training"
"""What every page, paper and picture says of the whole site; and what it says instead where everything is made up."""


def say(key: str, language: str, **filled: object) -> str:
    """The phrase in ``language``; whole numbers are written as the language writes them. KeyError for an unknown key."""
    phrase = WORDS[TRAINING if key == STANDING and is_training() else key]
    text = phrase.en if language == "en" else phrase.vi
    if language == "en" and phrase.en_one and filled.get("n") == 1:
        text = phrase.en_one
    shown = {
        name: format_number(value, language) if isinstance(value, int) else value for name, value in filled.items()
    }
    return text.format(**shown)


def say_in_both(key: str) -> str:
    """For what is kept and read by people of either language: "... / ..."."""
    return f"{say(key, 'vi')} / {say(key, 'en')}"
