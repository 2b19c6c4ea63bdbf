"""Procedures of the made-up province at every stage at which one learns something, recorded step by step as offices do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from nhipcau.actions import proceeding
from nhipcau.actions.proceeding import Beginning, Said
from nhipcau.actions.training.agencies import OFFICE
from nhipcau.actions.training.joint_work import EDUCATION, TOURISM, Room
from nhipcau.actions.training.names import HERE, MARK, SUBJECTS
from nhipcau.actions.training.values import PLACE_NOW
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.registry import registers

PAPERS = {
    "opinions": "memorandum",
    "submitted": "cooperation_agreement",
    "returned": "exchange_agreement",
    "disagreed": "framework_agreement",
    "signed": "friendship_agreement",
}
"""Of which kind each of the papers is, so that one tells them apart."""
ABOUT = {key: SUBJECTS[place].vi for place, key in enumerate(PAPERS)}
"""What each of the papers is on."""
ELSEWHERE = f"Bộ mẫu {MARK.vi}"
"""A body without a desk."""


class Taken(NamedTuple):
    """A step so many days before today, and what is typed besides its day."""

    step: str
    days: int
    texts: Mapping[str, str] = MappingProxyType({})


def _document(number: int, kind: str) -> dict[str, str]:
    return {"document": f"{number}/{kind}-TẬP-HUẤN"}


def _asked(number: int, days: int, bodies: str) -> Taken:
    return Taken("consult", days, {**_document(number, "NV"), "bodies": bodies})


def begin_and_carry_on(here: Room) -> UUID:
    """One that waits for an opinion, one submitted, one sent back, one whose disagreement goes to the Prime Minister, and one
    that is signed and has to be reported; returns the agreement that was signed.
    """
    tourism, education = here.agencies[TOURISM].name, here.agencies[EDUCATION].name
    agrees, comments, disagrees = (
        {"answer": one, "words": f"Ý kiến mẫu {MARK.vi}"} for one in ("agrees", "comments", "disagrees")
    )
    said = {"words": f"Bổ sung dự toán {MARK.vi}"}

    def opinion(days: int, asked: str, answer: dict[str, str]) -> list[Taken]:
        key = {tourism: TOURISM, education: EDUCATION}[asked]
        return [
            _asked(1, days, asked),
            Taken("answer", days - 4, {**answer, "body": here.agency(key)}),
            Taken("explain", days - 6),
        ]

    decided = [Taken("submit", 22, _document(2, "TTr")), Taken("decide", 16, _document(3, "QĐ"))]
    signed = {
        "signer": f"Chủ tịch mẫu {MARK.vi}",
        "place": f"Hội trường mẫu {MARK.vi}",
        "expires_on": _day(here, -5 * 365),
    }
    _run(
        here,
        "opinions",
        [_asked(1, 8, f"{tourism}\n{ELSEWHERE}"), Taken("answer", 5, {**agrees, "body": here.agency(TOURISM)})],
    )
    _run(here, "submitted", [*opinion(30, education, comments), Taken("submit", 18, _document(2, "TTr"))])
    _run(
        here,
        "returned",
        [*opinion(30, tourism, agrees), Taken("submit", 18, _document(2, "TTr")), Taken("return", 9, said)],
    )
    _run(
        here,
        "disagreed",
        [
            *opinion(30, education, disagrees),
            Taken("submit", 18, _document(2, "TTr")),
            Taken("prime_minister", 9, _document(4, "UBND")),
        ],
    )
    return _run(here, "signed", [*opinion(40, tourism, agrees), *decided, Taken("sign", 10, signed)])


def _run(here: Room, key: str, steps: list[Taken]) -> UUID:
    """A draft agreement with a procedure that has come so far; returns the agreement's uid."""
    ours = {"kind": PAPERS[key], "vn_party": f"{HERE[0].vi} {MARK.vi}", "level": "province", "place": PLACE_NOW}
    agreement = here.write("agreements", key, OFFICE, {**ours, "partner": here.partner, "country": "JP"})
    register, by = registers()["procedures"], here.by(OFFICE)
    begun = Beginning(
        f"Dự thảo về {ABOUT[key]} {MARK.vi}", "sign", "province", False, "", _day(here, steps[0].days + 3)
    )
    uid = proceeding.start(register, agreement, begun, by, "vi")
    for one in steps:
        proceeding.take_step(
            register, uid, Said(one.step, _stood(uid), {**one.texts, "on": _day(here, one.days)}), by, "vi"
        )
    return agreement


def _stood(uid: UUID) -> str:
    register = registers()["procedures"]
    assert register.procedure is not None  # noqa: S101  # they are procedures
    row = register.rows(MACHINERY_DESK).get(uid=uid)
    return proceeding.mark(
        {column.name: register.plain(row, column.name) for column in register.stored}, register.procedure
    )


def _day(here: Room, days: int) -> str:
    """So many days before today, as people type it."""
    then: date = here.today - timedelta(days=days)
    return f"{then:%d/%m/%Y}"
