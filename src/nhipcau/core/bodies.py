"""How a register says that its records are profiles of bodies outside, and how those bodies post what they offer."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True)
class Profile:
    """That a body a record is about may claim it and then speak for itself.

    ``website`` is the public column (a link) whose domain proves by mail that somebody belongs there; ``own_part`` are
    the public columns the body words itself, none unless said. All others it can only suggest corrections of.
    """

    _: KW_ONLY
    website: str
    own_part: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """That bodies with a profile post here: ``by`` is the public relation to the profile of who posts, filled in by the
    machinery; ``asked`` are the columns their form asks for, ``needed`` those without which nobody could decide.
    """

    _: KW_ONLY
    by: str
    asked: tuple[str, ...]
    needed: tuple[str, ...] = ()
