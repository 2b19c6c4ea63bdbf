"""The plain table of what officers' registers need beyond their kinds. A register that is not here fares well without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from nhipcau.actions.training.grants import GRANTS
from nhipcau.actions.training.journeys import JOURNEYS
from nhipcau.actions.training.names import MARK, PERSONS, THINGS, marked
from nhipcau.actions.training.sketches import Sketch, World
from nhipcau.core.kinds import Plain
from nhipcau.core.labels import Label

Recipe = Callable[[Sketch, World], Plain]

SHARES: Mapping[str, int] = {
    "partners": 4, "agreements": 4, "observations": 3, "opportunities": 3, "documents": 3, "commitments": 3, "twinnings": 2, "projects": 2,
    "indicators": 1, "missions": 1, "realisation-figures": 1, "events": 1, "office-holders": 1,
}  # fmt: skip
"""How many records a register has beside the others; one that is not named has two shares."""
OTHERS = 2

BASES: Mapping[str, str] = {
    "agreements": "ND64_2021_ART17", "commitments": "ND64_2021_ART17", "twinnings": "ND64_2021_ART17", "projects": "LAW104_2016_ART17_AID",
    "aid": "LAW104_2016_ART17_AID",
    "realisation-figures": "LAW104_2016_ART17_STATISTICS", "observations": "LAW104_2016_ART17_STATISTICS", "indicators": "LAW104_2016_ART17_STATISTICS",
}  # fmt: skip
BASIS = "LAW104_2016_ART17"
"""On what legal basis records are published; those not named on the last one."""

TERMS = ("03 năm", "05 năm", "Không thời hạn", "05 năm, tự động gia hạn")


def _name(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.abroad.en} {MARK.en}"


def _vietnamese_name(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.abroad.vi} {MARK.vi}"


def _both_names(sketch: Sketch, world: World) -> Plain:
    return marked(sketch.abroad)


def _our_side(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.here.vi} {MARK.vi}"


def _level(sketch: Sketch, world: World) -> Plain:
    """Of the body that signed, by what it is called."""
    name = sketch.here.vi
    return "province" if "nhân dân tỉnh" in name else "commune" if "xã" in name else "department"


def _term(sketch: Sketch, world: World) -> Plain:
    return sketch.random.choice(TERMS)


def _signer(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.random.choice(PERSONS)} {MARK.vi}"


def _symbol(sketch: Sketch, world: World) -> Plain:
    """A number no office gives: its letters say what it is for."""
    return f"{sketch.number}/TẬP-HUẤN-{sketch.day.year}"


def _period(sketch: Sketch, world: World) -> Plain:
    return str(sketch.day.year)


def _by_province(sketch: Sketch, world: World) -> Plain:
    return "province"


def _festival(sketch: Sketch, world: World) -> Plain:
    thing = sketch.random.choice(THINGS)
    return marked(Label(f"Lễ hội {thing.vi} {sketch.number}", f"{thing.en} Festival {sketch.number}"))


def _gate(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.random.choice(THINGS).vi} {sketch.number} {MARK.vi}"


def _neighbour(sketch: Sketch, world: World) -> Plain:
    """The country on the other side of the border where the made-up province stands."""
    return "LA"


def _office_abroad(sketch: Sketch, world: World) -> Plain:
    return marked(Label(f"Văn phòng mẫu {sketch.abroad.vi}", f"Sample office of {sketch.abroad.en}"))


def _own_tie(sketch: Sketch, world: World) -> Plain:
    """A tie with the same partner, if there is one."""
    ties = world.entered_by("twinnings", sketch.entered)
    partner = sketch.values.get("partner")
    return next((str(tie.uid) for tie in ties if tie.values.get("partner") == partner), None)


def _far(sketch: Sketch, world: World) -> Plain:
    """Per cent that agree with how the work stands."""
    stands = sketch.values.get("status")
    return {"done": 100, "open": 0}.get(str(stands), sketch.random.randrange(10, 95, 5)) if stands else None


def _five_years_on(sketch: Sketch, world: World) -> Plain:
    """The year in which what was signed ends, where anybody knows when it was."""
    signed = sketch.values.get("signed_on")
    return str(int(str(signed)[:4]) + 5) if signed else None


def _proposed(sketch: Sketch, world: World) -> Plain:
    """A procedure that was begun that day, and no more: what stands behind its state are its steps."""
    return [{"on": sketch.day.isoformat(), "step": "propose"}]


def _proposed_on(sketch: Sketch, world: World) -> Plain:
    return sketch.day.isoformat()


def _stands_at(sketch: Sketch, world: World) -> Plain:
    return "proposed"


def _paper_to_be(sketch: Sketch, world: World) -> Plain:
    return f"Bản ghi nhớ {sketch.number} {MARK.vi}"


def _signing(sketch: Sketch, world: World) -> Plain:
    return "sign"


def _all_promises(sketch: Sketch, world: World) -> Plain:
    return sketch.random.randrange(12, 240)


def _some_of_them(sketch: Sketch, world: World) -> Plain:
    return sketch.random.randrange(0, int(str(sketch.values.get("promises", 12))) // 2)


def _closed(sketch: Sketch, world: World) -> Plain:
    return "closed"


def _nothing(sketch: Sketch, world: World) -> Plain:
    return None


NOT_TOLD_OF_GRANTS = (
    "co_donors", "governing", "location", "equivalent", "disbursed_in_period", "disbursed", "disbursed_as_of", "approved_by",
    "final_report_on",
)  # fmt: skip

RECIPES: Mapping[str, Recipe] = {
    **GRANTS,
    "aid.donor": _vietnamese_name,
    "aid.grant_owner": _our_side,
    "aid.recipient": _our_side,
    "aid.decision": _symbol,
    **{f"aid.{name}": _nothing for name in NOT_TOLD_OF_GRANTS},
    "partners.name": _name,
    "partners.name_vi": _vietnamese_name,
    "organisations.name": _both_names,
    "agreements.vn_party": _our_side,
    "agreements.level": _level,
    "agreements.term": _term,
    "agreements.tie": _own_tie,
    "agreements.effective_on": _nothing,
    "agreements.expires_on": _five_years_on,
    "agreements.renewal_years": _nothing,
    "agreements.replaces": _nothing,
    "agreements.amends": _nothing,
    "procedures.title": _paper_to_be,
    "procedures.purpose": _signing,
    "procedures.route": _by_province,
    "procedures.shortened": _nothing,
    "procedures.shortened_reason": _nothing,
    "procedures.planned_for": _nothing,
    "procedures.steps": _proposed,
    "procedures.started_on": _proposed_on,
    "procedures.stands_at": _stands_at,
    "border-gates.name": _gate,
    "border-gates.counterpart": _gate,
    "border-gates.country": _neighbour,
    "missions.name": _office_abroad,
    "twinnings.vn_party": _our_side,
    "twinnings.level": _level,
    "tie-attestations.vn_party": _our_side,
    "tie-attestations.level": _level,
    "tie-attestations.partner_name": _name,
    "documents.symbol": _symbol,
    "documents.signer": _signer,
    "heritage.name": _festival,
    "events.name": _festival,
    "events.told_in": _nothing,
    "office-holders.name": _signer,
    "office-holders.told_in": _nothing,
    "commitments.level": _level,
    "commitments.vn_party": _our_side,
    "commitments.progress": _far,
    "commitments.document": _nothing,
    "tasks.progress": _far,
    "tasks.parent": _nothing,
    "evaluations.agreement": _nothing,
    "realisation-figures.collection": _closed,
    "realisation-figures.promises": _all_promises,
    **{
        f"realisation-figures.{name}": _some_of_them
        for name in ("planned", "done", "on_time", "late", "no_activity", "not_reported")
    },
    **{f"realisation-figures.{name}": _nothing for name in ("told", "before_period", "before_promises", "before_done")},
    **JOURNEYS,
    "outbound-delegations.leader_level": _level,
    "outbound-delegations.applicant": _our_side,
    "outbound-delegations.inviter": _vietnamese_name,
    "inbound-delegations.host": _our_side,
    **{
        f"{register}-delegations.{column}": made
        for register in ("outbound", "inbound")
        for column, made in (("leader", _signer), ("request", _symbol), ("agency", _nothing), ("note", _nothing))
    },
    "indicators.parts": _nothing,
    "indicators.counted_by": _nothing,
    "observations.breakdown": _by_province,
    "observations.country": _nothing,
    "observations.sector": _nothing,
    "observations.scope_printed": _nothing,
    "observations.period_from": _period,
    "observations.period_to": _period,
    "observations.period_printed": _period,
    "observations.change_printed": _nothing,
    "missions.coordinates": _nothing,
}
"""By "register.column". Everything else is made by :mod:`nhipcau.actions.training.values`."""

EXPIRING = {"agreements": ("signed_on", "term", "05 năm", timedelta(days=5 * 365 + 1))}
"""Registers whose records run out: the column of the day, that of the term, a term, and how long that is."""
