"""What may not be: refusals in words, asked before anything is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nhipcau.core.faults import Fault
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.people.standing import colleagues
from nhipcau.core.people.when import holding, holds
from nhipcau.core.people.words import EXTERNAL_AFFAIRS, FORMS, KINDS, MISSION, ROLES, roles_in
from nhipcau.lib import places

if TYPE_CHECKING:
    from nhipcau.core.people.door import Opening


def check_opening(opening: Opening) -> None:
    """Raises :class:`Fault` for what is in no list, or missing."""
    if not opening.name_vi.strip():
        raise Fault("no_agency_name", "Cơ quan phải có tên tiếng Việt.", "An agency needs a Vietnamese name.")
    if opening.kind not in KINDS:
        raise Fault(
            "unknown_agency_kind",
            f"Không có loại cơ quan {opening.kind!r}; các loại: {', '.join(KINDS)}.",
            f"There is no kind of agency {opening.kind!r}; kinds: {', '.join(KINDS)}.",
            {"value": opening.kind},
        )
    is_office = opening.kind == EXTERNAL_AFFAIRS
    if is_office and opening.form not in FORMS:
        raise Fault(
            "no_office_form",
            "Hãy cho biết cơ quan ngoại vụ là Sở Ngoại vụ, Văn phòng Ủy ban nhân dân hay hình thức khác.",
            "Say whether the external affairs office is a department, the office of the People's Committee or another form.",
        )
    if not is_office and opening.form:
        raise Fault(
            "form_of_no_office",
            "Chỉ cơ quan ngoại vụ cấp tỉnh mới có hình thức tổ chức.",
            "Only a provincial external affairs office has a form.",
        )
    if is_office and not opening.place:
        raise Fault(
            "office_without_place",
            "Cơ quan ngoại vụ cấp tỉnh phải thuộc một tỉnh, thành phố.",
            "A provincial external affairs office belongs to a province or city.",
        )
    if opening.place:
        places.unit(opening.place)
    if opening.countries and opening.kind != MISSION:
        raise Fault(
            "countries_of_no_mission",
            "Chỉ cơ quan đại diện ở nước ngoài mới có nước phụ trách.",
            "Only a mission abroad is accredited to countries.",
        )
    for code in opening.countries:
        places.country(code)


def check_one_office(opening: Opening) -> None:
    """A province has one external affairs office at a time, a department or another body."""
    if opening.kind != EXTERNAL_AFFAIRS:
        return
    rows = Agency.objects.filter(kind=EXTERNAL_AFFAIRS, place=opening.place, is_training=opening.is_training)
    on = opening.valid_from
    other = (rows.filter(holding(on, "valid_from", "valid_until")) if on else rows.filter(valid_until=None)).first()
    if other:
        raise Fault(
            "second_office",
            f"Địa phương này đã có cơ quan ngoại vụ: {other.name_vi}. Nếu có cơ quan mới thay thế, hãy ghi việc kế thừa.",
            f"This province has an external affairs office: {other.label.en}. If another takes over, record the succession.",
            {"agency": str(other.uid)},
            status=409,
        )


def check_same_ground(*, is_training: bool) -> None:
    """Training agencies and real ones never share an installation: their ledgers would be one."""
    if Agency.objects.filter(is_training=not is_training).exists():
        raise Fault(
            "mixed_ground",
            "Dữ liệu tập huấn và dữ liệu thật không được ở cùng một thư mục dữ liệu. Hãy dùng một NHIPCAU_HOME riêng cho tập huấn.",
            "Training data and real data may not share a data directory. Use another NHIPCAU_HOME for training.",
            status=409,
        )


def check_successors(agency: Agency, by: list[Agency], day: date, decision: str, people_to: Agency | None) -> None:
    """Raises :class:`Fault` for a succession that makes no sense."""
    if not decision.strip():
        raise Fault(
            "no_decision",
            "Việc kế thừa phải dẫn một quyết định.",
            "A succession has to cite a decision.",
        )
    if not holds(agency.valid_from, agency.valid_until, day) or day == agency.valid_from:
        raise Fault(
            "not_valid_then",
            f"{agency.name_vi} không hoạt động vào ngày trước ngày kế thừa.",
            f"{agency.label.en} was not there on the day before the succession.",
        )
    if not by or agency in by or (people_to and people_to not in by):
        raise Fault(
            "bad_successors",
            "Cơ quan kế thừa phải là một hoặc nhiều cơ quan khác.",
            "The successors have to be one or more other agencies.",
        )
    for one in by:
        if not holds(one.valid_from, one.valid_until, day):
            raise Fault(
                "successor_not_valid",
                f"{one.name_vi} chưa hoặc không còn hoạt động vào ngày kế thừa.",
                f"{one.label.en} is not there on the day of the succession.",
            )


def check_role(agency: Agency, role: str, on: date) -> None:
    """Raises :class:`Fault` for a role an agency of its kind does not have, or an agency that is not there."""
    if role not in ROLES or role not in roles_in(agency.kind):
        known = ", ".join(roles_in(agency.kind))
        raise Fault(
            "no_such_role",
            f"Cơ quan loại này không có vai trò {role!r}; các vai trò: {known}.",
            f"An agency of this kind has no role {role!r}; roles: {known}.",
            {"value": role},
        )
    if not holds(agency.valid_from, agency.valid_until, on):
        raise Fault(
            "agency_not_valid",
            f"{agency.name_vi} chưa hoặc không còn hoạt động vào ngày này.",
            f"{agency.label.en} is not there on that day.",
        )


def check_days(since: date, until: date | None, *, may_be_empty: bool = False) -> None:
    """Raises :class:`Fault` for an end before the beginning; the same day is an empty time."""
    if until is not None and (until < since or (until == since and not may_be_empty)):
        raise Fault(
            "ends_before_it_begins",
            "Ngày kết thúc phải sau ngày bắt đầu.",
            "The end has to come after the beginning.",
        )


def check_recipient(giver: Account, taker: Account, agency: Agency, on: date) -> None:
    """Raises :class:`Fault` for somebody who cannot take over work in an agency on a day."""
    if taker == giver or not colleagues(agency, on).filter(uid=taker.uid).exists():
        raise Fault(
            "no_colleague",
            "Người nhận bàn giao phải là người khác đang làm việc trong cơ quan này.",
            "Whoever takes over has to be somebody else who works in this agency.",
        )
