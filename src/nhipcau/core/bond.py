"""How a register says that its records tie Vietnamese places to partners abroad."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True)
class Bond:
    """Columns of a register whose records are ties: what maps and overviews of ties are made from.

    ``here`` (the Vietnamese place), ``there`` (the country), ``since`` (the day it began or was signed) and ``kind``
    (a choice: what kind of tie) are public facets, so that ties are counted in the index; ``partner`` is a public
    relation; ``succession`` (words), where there is such a column, says what became of a signer
    that is no more. ``here`` and ``there`` are also the register's ``place`` and ``country``.

    Where a register has them, overviews also count ``level`` (a choice: who acts on our side), ``certainty`` (a choice:
    how well the day is known) with the values ``inferred`` that are a reading of the context rather than the source's
    word, and ``flags`` (marks of the source on the row) with the mark ``conflict`` that says that sources differ.
    """

    _: KW_ONLY
    here: str
    there: str
    partner: str
    since: str
    kind: str
    level: str = ""
    certainty: str = ""
    inferred: tuple[str, ...] = ()
    flags: str = ""
    conflict: str = ""
    succession: str = ""
