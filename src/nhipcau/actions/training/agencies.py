"""Agencies of the made-up province, one of every kind that keeps records, and who works in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from nhipcau.actions.training.names import MARK, PROVINCE
from nhipcau.actions.training.values import PLACE_NOW
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Act
from nhipcau.core.people import actors
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.beginning import TRAINEES, TRAINING_AGENCIES, Trainee, set_up_training
from nhipcau.core.people.door import Opening
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import account_by_uid, account_of
from nhipcau.core.people.words import APPROVER, EXTERNAL_AFFAIRS, MISSION, OFFICER, PARTNER

OFFICE, ABROAD = "office", "partner"
SINCE = date(2016, 1, 1)


def _opening(kind: str, vi: str, en: str, place: str = PLACE_NOW, countries: tuple[str, ...] = ()) -> Opening:
    name = Label(f"{vi} {MARK.vi}", f"{en} {MARK.en}")
    return Opening(kind, name.vi, name.en, place=place, is_training=True, countries=countries)


OPENINGS: dict[str, Opening] = {
    OFFICE: Opening(
        EXTERNAL_AFFAIRS,
        TRAINING_AGENCIES[OFFICE].name_vi,
        TRAINING_AGENCIES[OFFICE].name_en,
        form="department",
        place=PLACE_NOW,
        is_training=True,
    ),
    "centre": TRAINING_AGENCIES["centre"],
    ABROAD: TRAINING_AGENCIES[ABROAD],
    "tourism": _opening("department", f"Sở Du lịch {PROVINCE.vi}", f"Department of Tourism, {PROVINCE.en}"),
    "education": _opening("department", f"Sở Giáo dục {PROVINCE.vi}", f"Department of Education, {PROVINCE.en}"),
    "suoi-mau": _opening("border-commune", "Ủy ban nhân dân xã biên giới Suối Mẫu", "Suối Mẫu border commune"),
    "deo-thu": _opening("border-commune", "Ủy ban nhân dân xã biên giới Đèo Thử", "Đèo Thử border commune"),
    "mission": _opening(MISSION, "Cơ quan đại diện mẫu ở nước ngoài", "Sample mission abroad", "", ("JP",)),
    "friendship": _opening("association", f"Hội Hữu nghị {PROVINCE.vi}", f"Friendship Association, {PROVINCE.en}"),
    "enterprise": _opening("enterprise", "Công ty Ví Dụ Xuất Khẩu", "Example Export Company"),
}  # fmt: skip
"""By key. The first three are those of ``nhipcau people training``, so that its accounts work here."""

MORE_TRAINEES: tuple[tuple[str, str, str], ...] = (
    (OFFICER, "centre", "Chuyên viên trung ương tập huấn"),
    (OFFICER, "tourism", "Chuyên viên du lịch tập huấn"),
    (APPROVER, "tourism", "Lãnh đạo du lịch tập huấn"),
    (OFFICER, "education", "Chuyên viên giáo dục tập huấn"),
    (OFFICER, "suoi-mau", "Chuyên viên Suối Mẫu tập huấn"),
    (APPROVER, "suoi-mau", "Lãnh đạo Suối Mẫu tập huấn"),
    (OFFICER, "deo-thu", "Chuyên viên Đèo Thử tập huấn"),
    (OFFICER, "mission", "Cán bộ cơ quan đại diện tập huấn"),
    (OFFICER, "friendship", "Chuyên viên hữu nghị tập huấn"),
    (PARTNER, "enterprise", "Người dùng doanh nghiệp tập huấn"),
)
"""Beside those of ``nhipcau people training``: role, agency, and a name nobody bears."""


class Agency(NamedTuple):
    """An agency there is, and by whom things are done in it (actors of the ledger): never both by one."""

    uid: UUID
    name: str
    writes: str
    decides: str


def open_all(act: Act, now: datetime) -> tuple[dict[str, Agency], list[Trainee]]:
    """Open every agency with its people; returns the agencies by key, and the accounts with their fresh passwords."""
    trainees = set_up_training(act, now, agencies=OPENINGS, trainees=(*TRAINEES, *MORE_TRAINEES), since=SINCE)
    by_role = {(one.key, one.role): _actor(one.email) for one in trainees}
    found: dict[str, Agency] = {}
    for one in trainees:
        writes = by_role.get((one.key, OFFICER)) or by_role[one.key, one.role]
        decides = by_role.get((one.key, APPROVER)) or by_role[OFFICE, APPROVER]
        found.setdefault(one.key, Agency(one.agency.uid, one.agency.name_vi, writes, decides))
    return found, trainees


def account_behind(actor: str) -> Account:
    """Who an actor of the ledger is."""
    uid = actors.account_of(actor)
    account = account_by_uid(uid) if uid else None
    assert account  # noqa: S101  # whoever writes in an agency has an account
    return account


def _actor(email: str) -> str:
    account = account_of(email)
    assert account  # noqa: S101  # it was made a moment ago
    return actor_of(account.uid)
