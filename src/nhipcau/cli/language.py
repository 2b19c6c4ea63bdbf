"""Which language the command speaks."""

from __future__ import annotations

import os
from collections.abc import Sequence

from nhipcau.core.labels import LANGUAGES
from nhipcau.core.settings import SETTINGS


def chosen_language(arguments: Sequence[str]) -> str:
    """``--lang`` of the command line, else NHIPCAU_LANG, else English for an English locale, else Vietnamese."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return _known(arguments[place + 1])
        if argument.startswith("--lang="):
            return _known(argument.removeprefix("--lang="))
    if setting := SETTINGS["NHIPCAU_LANG"].read():
        return _known(setting)
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "vi"


def _known(language: str) -> str:
    """The language, or Vietnamese if it is none of ours (the parser refuses it with words)."""
    return language if language in LANGUAGES else "vi"
