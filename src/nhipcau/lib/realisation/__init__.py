"""What is counted of promises, each count by a declared definition; pure, so that anybody can count again."""

from nhipcau.lib.realisation.definitions import (
    ALL,
    COUNTS,
    DEFINITIONS,
    DONE,
    LATE,
    NO_ACTIVITY,
    NOT_REPORTED,
    ON_TIME,
    PLANNED,
    Definition,
    Promise,
    counted_as,
    mask_of,
    months_before,
)
from nhipcau.lib.realisation.window import Window, before, window

__all__ = [
    "ALL",
    "COUNTS",
    "DEFINITIONS",
    "DONE",
    "LATE",
    "NOT_REPORTED",
    "NO_ACTIVITY",
    "ON_TIME",
    "PLANNED",
    "Definition",
    "Promise",
    "Window",
    "before",
    "counted_as",
    "mask_of",
    "months_before",
    "window",
]
