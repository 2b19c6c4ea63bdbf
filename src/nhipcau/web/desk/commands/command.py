"""A command – words and where they lead – and which commands some letters mean, with marks or without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nhipcau.lib.text import fold, words


class Command(NamedTuple):
    """``note`` stands small beside the words; ``also`` are other words it is found by."""

    words: str
    address: str
    note: str = ""
    also: str = ""


class Group(NamedTuple):
    """Commands of one kind under a title. ``name`` is for ids."""

    name: str
    title: str
    commands: list[Command]


def meant(commands: Iterable[Command], text: str) -> list[Command]:
    """The commands in which every word of a text begins a word; those that begin with the text first."""
    wanted = words(text)
    found = [one for one in commands if _has_all(one, wanted)]
    return sorted(found, key=lambda one: not fold(one.words).startswith(fold(text.strip())))


def _has_all(command: Command, wanted: list[str]) -> bool:
    has = words(f"{command.words} {command.note} {command.also}")
    return all(any(word.startswith(one) for word in has) for one in wanted)
