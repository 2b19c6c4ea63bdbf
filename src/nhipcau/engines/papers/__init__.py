"""Papers and pictures set by typst: a template of this folder, data as JSON, our own face, no network, no clock.

Texts reach a template only as data: nothing is pasted into its code, so no text can say anything to typst.
Equal data gives equal bytes. Needs the extra ``pdf``.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

ENGINE = "typst"
EXTRA = "pdf"
FONTS = Path(__file__).parents[1] / "fonts"
FOLDER = Path(__file__).parent
NO_CLOCK = 0
"""The creation time every paper carries (seconds since 1970), so that it does not depend on when it was made."""
KEPT = 128
"""Papers and pictures kept in memory; one has some 60 to 150 kB."""
ONE_POINT_ONE_PIXEL = 72

Template = Literal["profile", "card"]


class EngineMissing(Exception):  # noqa: N818  # it says what happened
    """The engine is not installed; ``extra`` is what the operator has to install."""

    def __init__(self) -> None:
        super().__init__(f"typst is not installed: install nhipcau[{EXTRA}]")
        self.extra = EXTRA


def available() -> bool:
    """Whether papers can be made here."""
    return find_spec(ENGINE) is not None


@lru_cache(maxsize=KEPT)
def pdf(template: Template, data: str) -> bytes:
    """The template filled with ``data`` (a JSON text) as PDF/UA-1: tagged, with title and language.

    Raises :class:`EngineMissing`; ``typst.TypstError`` for data the template cannot take and for any sign the face
    has no glyph for (see :mod:`nhipcau.engines.papers.glyphs`).
    """
    made: bytes = _engine().compile(
        FOLDER / f"{template}.typ", format="pdf", pdf_standards="ua-1", sys_inputs={"data": data}, **_surroundings()
    )
    return made


@lru_cache(maxsize=KEPT)
def png(template: Template, data: str) -> bytes:
    """The template's page as a picture, a pixel a point. Raises as :func:`pdf` does."""
    made: bytes = _engine().compile(
        FOLDER / f"{template}.typ", format="png", ppi=ONE_POINT_ONE_PIXEL, sys_inputs={"data": data}, **_surroundings()
    )
    return made


def _engine() -> Any:
    if not available():
        raise EngineMissing
    return import_module(ENGINE)


def _surroundings() -> dict[str, Any]:
    """No fonts but ours, no files but the templates, no clock."""
    return {"font_paths": _fonts(), "ignore_system_fonts": True, "root": FOLDER, "timestamp": NO_CLOCK}


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return _engine().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
