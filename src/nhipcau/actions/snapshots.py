"""Keeping a snapshot of the numbers of realisation as a draft, so that its publication can be decided like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.core import ledger
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import no_record
from nhipcau.core.realisation.counting import Asked, total
from nhipcau.core.realisation.roles import FIGURES, played_by
from nhipcau.lib.realisation import ALL, COUNTS, DONE, before

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover

KEPT = "chốt số liệu thực hiện cam kết / figures on commitments kept as counted"


def keep_snapshot(asked: Asked, by: Mover) -> UUID:
    """Keep the counts as a draft of one of his agencies; nothing is public by it.

    Raises :class:`Fault` ("no_record", 404) for who may enter no figures.
    """
    register = played_by(FIGURES)
    agencies = by.powers.creating(register)
    own = str(asked.desk.agency.uid)
    agency = own if own in agencies else next(iter(agencies), None)
    if agency is None:
        raise no_record()
    counts = total(asked)
    numbers = {("promises" if name == ALL else name): counts[name] for name in COUNTS}
    years = asked.window.words if asked.window else ""
    name = asked.desk.agency.label
    values = {
        "title": {
            "vi": f"Thực hiện cam kết{f' {years}' if years else ''}: {name.vi}, chốt ngày {asked.cut_off:%d/%m/%Y}",
            "en": f"How commitments{f' of {years}' if years else ''} are carried out: {name.en}, cut-off {asked.cut_off.isoformat()}",
        },
        "scope": "nation" if asked.desk.scope == "all" else "whole",
        "place": None if asked.desk.scope == "all" else asked.desk.agency.place or None,
        "cut_off": asked.cut_off.isoformat(),
        "collection": "closed",
        **numbers,
    }
    if asked.window:
        earlier = before(asked.window)
        counted = total(Asked(asked.desk, asked.cut_off, earlier))
        values |= {
            "period_from": str(asked.window.first), "period_to": str(asked.window.last),
            "before_period": earlier.words, "before_promises": counted[ALL], "before_done": counted[DONE],
        }  # fmt: skip
    filled = {column: value for column, value in values.items() if value is not None}
    ground = ledger.Evidence(
        source="", reference=f"Sổ Cam kết, đếm ngày {by.powers.on:%d/%m/%Y} / register of commitments, counted"
    )
    entry = ledger.Entry(new_uid(), filled, evidence=(ground,), owner=agency)
    ledger.write(register, [entry], reasoned(by.account, KEPT))
    return entry.uid
