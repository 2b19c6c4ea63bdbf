"""What a record is on the desk, as JSON, and steps that hypothesis may take with a few records."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.models import RecordEvidence, RecordParty, RelationEdge
from nhipcau.core.registry import registers
from tests.steps import BASIS, row, uid

BEGIN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
NAMES = ("a", "b", "c")

_EVIDENCE = st.builds(
    ledger.Evidence,
    source=st.just("test"),
    url=st.sampled_from(["https://example.org/1", "https://example.org/2"]),
    quote=st.sampled_from(["", "ký ngày 5/12"]),
    says=st.sampled_from([{}, {"name": "Tên khác"}]),
)
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Fukuoka", "Yamanashi", None]),
        "country": st.sampled_from(["JP", "KR", None]),
        "note": st.sampled_from([{"vi": "một"}, {"vi": "hai", "en": "two"}, None]),
        "other_names": st.sampled_from([["A", "B"], ["C"], None]),
    },
)
Step = tuple[str, str, dict[str, Any], tuple[ledger.Evidence, ...]]
"""What is done, to which record, with which values and evidence."""
EDITS: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from(["write", "write", "write", "remove"]),
    st.sampled_from(NAMES),
    _VALUES,
    st.lists(_EVIDENCE, max_size=2, unique_by=lambda one: one.url).map(tuple),
)
STEPS: st.SearchStrategy[Step] = EDITS | st.tuples(
    st.sampled_from(["publish", "withdraw"]), st.sampled_from(NAMES), st.just({}), st.just(())
)


def act(minute: int, batch: UUID | None = None) -> ledger.Act:
    return ledger.Act("người thử", "thử", batch or new_uid(), at=BEGIN + timedelta(minutes=minute))


def take(step: Step, by: ledger.Act) -> None:
    """Do a step if it can be done: a public record is not removed, and what is not there is not published."""
    what, name, values, evidence = step
    register, record = registers()["partners"], uid(name)
    held = register.rows(MACHINERY_DESK).filter(uid=record).first()
    if what == "write":
        entry = ledger.Entry(record, values, evidence, source="test", owner="an agency", parties=("another",))
        ledger.write(register, [entry], by)
    elif held is None or (what == "remove" and held.state == "published"):
        return
    elif what == "remove":
        ledger.remove(register, [record], by)
    elif what == "publish":
        ledger.publish(register, [record], BASIS, by)
    else:
        ledger.withdraw(register, [record], by)


def picture() -> str:
    """Every record of the register with its evidence, and who points at whom: the very bytes."""
    rows = list(registers()["partners"].rows(MACHINERY_DESK).order_by("uid").values())
    evidence = list(RecordEvidence.objects.order_by("uid").values_list("uid", "entries"))
    edges = sorted(RelationEdge.objects.values_list("register", "uid", "column", "target"), key=str)
    parties = sorted(RecordParty.objects.values_list("uid", "agency"), key=str)
    return json.dumps([rows, evidence, edges, parties], default=str, ensure_ascii=False, sort_keys=True)


def now_of(name: str) -> ledger.AsOf | None:
    """A record as its tables have it, in the words of the time machine."""
    register, record = registers()["partners"], uid(name)
    if not register.rows(MACHINERY_DESK).filter(uid=record).exists():
        return None
    held = row("partners", record)
    evidence = list(RecordEvidence.objects.filter(uid=record).values_list("entries", flat=True))
    values = {one.name: register.plain(held, one.name) for one in register.stored}
    more = {name: getattr(held, name) for name in ("basis", "number", "owner", "source")}
    more["parties"] = ledger.parties_of([record]).get(record)
    return ledger.AsOf(
        {name: value for name, value in values.items() if value is not None},
        held.state,
        evidence[0] if evidence else [],
        {name: value for name, value in more.items() if value not in (None, "")},
    )
