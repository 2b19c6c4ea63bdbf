"""Names of files as people give them, made fit to be kept and to be handed out again."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from nhipcau.core.attachments.types import ENDINGS, TYPES

LONGEST = 200
"""Characters of a name with its ending."""
NAMELESS = "tệp"

FOREIGN_ENDINGS = frozenset(
    {
        "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "jar",
        "msi", "dll", "lnk", "reg", "sh", "py", "php", "xhtml", "svg", "xml", "swf",
        "docm", "xlsm", "pptm", "dotm", "xltm", "zip", "rar", "7z", "gz", "tar", "iso",
    }
)  # fmt: skip
"""Endings of what is never taken; those of our own types (:data:`ENDINGS`) are known besides."""

_RESERVED = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")


class Name(NamedTuple):
    """A cleaned name; ``is_corrected``: its ending was another or none, which is to be said to whoever gave it."""

    text: str
    is_corrected: bool


def cleaned(given: str, media_type: str) -> Name:
    """No path, no character that is not seen (controls, marks of direction, widthless ones), NFC, an ending that fits.

    An ending that belongs to another kind of file is taken away, one nobody knows is part of the name. The same name
    comes out if it is cleaned again.
    """
    name = _RESERVED.sub("_", visible(re.split(r"[/\\]", given.rstrip("/\\"))[-1])).strip(" .")
    fitting = TYPES[media_type].endings
    stem, ending = _parted(name)
    is_corrected = ending not in fitting
    while ending in ENDINGS | FOREIGN_ENDINGS and ending not in fitting:
        name = stem
        stem, ending = _parted(name)
    if ending in fitting:
        written = name[len(stem) + 1 :].strip() if stem else ending
    else:
        stem, written = name, fitting[0]
    stem = stem[: LONGEST - len(written) - 1].strip(" .") or NAMELESS
    return Name(f"{stem}.{written}", is_corrected)


def visible(text: str) -> str:
    """What of a text is seen, on one line, NFC."""
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    kept = "".join(one for one in plain if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def _parted(name: str) -> tuple[str, str]:
    """("Báo cáo", "pdf") of "Báo cáo.PDF"; ("Báo cáo", "") of "Báo cáo"."""
    stem, dot, ending = name.rpartition(".")
    return (stem.strip(" ."), ending.strip().lower()) if dot and stem.strip(" .") else (name, "")
