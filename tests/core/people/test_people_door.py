"""Agencies, roles with their days, succession and handing over, through the door and into the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.ledger import expunge, verify_change
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.people import door
from nhipcau.core.people.door import Opening
from nhipcau.core.people.models import Account, Agency, Assignment, Posting
from nhipcau.core.people.standing import Standing, follows, heirs, open_work, roles_of
from nhipcau.core.people.words import KINDS, ROLES, roles_in
from nhipcau.core.policy.people import may_manage, may_see
from nhipcau.core.record import WrittenAroundTheDoor
from tests.people import ACT, DAY

ONE_DAY = timedelta(days=1)
Person = Callable[[str], Account]


def test_a_role_holds_from_its_first_day_until_before_its_last(office: Agency, person: Person) -> None:
    an = person("an")
    door.appoint(an, office, "officer", DAY, ACT, until=DAY + 10 * ONE_DAY)
    held = [day for day in (DAY + n * ONE_DAY for n in range(-2, 13)) if roles_of(an, day)]
    assert held == [DAY + n * ONE_DAY for n in range(10)]


def test_several_roles_in_several_agencies_at_once(office: Agency, successor: Agency, person: Person) -> None:
    an = person("an")
    door.appoint(an, office, "officer", DAY, ACT)
    door.appoint(an, office, "administrator", DAY, ACT)
    door.appoint(an, successor, "approver", DAY + ONE_DAY, ACT)
    assert set(roles_of(an, DAY)) == {Standing(office, "officer"), Standing(office, "administrator")}
    assert Standing(successor, "approver") in roles_of(an, DAY + ONE_DAY)


def test_a_closed_account_has_no_role_and_keeps_its_history(office: Agency, person: Person) -> None:
    an = person("an")
    door.appoint(an, office, "officer", DAY, ACT)
    door.close_account(an, ACT)
    assert roles_of(an, DAY) == []
    assert Posting.objects.filter(account=an).count() == 1
    door.reopen_account(an, ACT)
    assert roles_of(an, DAY) == [Standing(office, "officer")]


def test_a_role_in_an_agency_that_is_not_there_is_none(office: Agency, person: Person) -> None:
    an = person("an")
    with pytest.raises(Fault) as refused:
        door.appoint(an, office, "officer", date(2025, 6, 30), ACT)
    assert refused.value.code == "agency_not_valid"


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_agency_has_roles_and_somebody_who_looks_after_it(kind: str) -> None:
    assert set(roles_in(kind)) <= set(ROLES)
    assert "administrator" in roles_in(kind)


def test_no_partner_decides_in_an_office_and_no_enterprise_is_the_centre(office: Agency, person: Person) -> None:
    for role in ("partner", "centre", "king"):
        with pytest.raises(Fault) as refused:
            door.appoint(person(role), office, role, DAY, ACT)
        assert refused.value.code == "no_such_role"


def test_who_looks_after_whom(office: Agency, successor: Agency) -> None:
    administrator, centre = [Standing(office, "administrator")], [Standing(successor, "centre")]
    officer, auditor = [Standing(office, "officer")], [Standing(successor, "auditor")]
    assert [may_manage(one, office) for one in (administrator, centre, officer, auditor)] == [True, True, False, False]
    assert not may_manage(administrator, successor)
    assert [may_see(one, office) for one in (administrator, centre, officer, auditor)] == [True] * 4
    assert not may_see(officer, successor)


BAD: dict[str, Opening] = {
    "no_agency_name": Opening("department", "  "),
    "unknown_agency_kind": Opening("bureau", "Cục"),
    "no_office_form": Opening("external-affairs-office", "Sở", place="hue"),
    "form_of_no_office": Opening("department", "Sở", form="department"),
    "office_without_place": Opening("external-affairs-office", "Sở", form="department"),
    "second_office": Opening("external-affairs-office", "Văn phòng", "", "committee-office", "hue", date(2026, 1, 1)),
    "mixed_ground": Opening("department", "Sở tập huấn", is_training=True),
}


@pytest.mark.parametrize("code", list(BAD))
def test_an_agency_that_cannot_be_is_refused_in_words(office: Agency, code: str) -> None:
    before = Agency.objects.count()
    with pytest.raises(Fault) as refused:
        door.open_agency(BAD[code], ACT)
    assert refused.value.code == code
    assert refused.value.vi and refused.value.en
    assert Agency.objects.count() == before


def test_another_province_has_its_own_office_of_another_form(office: Agency) -> None:
    opening = Opening("external-affairs-office", "Văn phòng thử", "", "committee-office", "quang-tri", date(2025, 7, 1))
    assert door.open_agency(opening, ACT).kind_label.vi == "Văn phòng Ủy ban nhân dân"
    assert office.kind_label.en == "Department of Foreign Affairs"


def test_an_agency_can_be_renamed_and_stays_the_owner(office: Agency) -> None:
    uid = office.uid
    door.rename(office, "Sở Ngoại vụ mới", "", ACT)
    assert Agency.objects.get(uid=uid).name_vi == "Sở Ngoại vụ mới"
    assert Change.objects.filter(register="agencies", uid=uid).count() == 2


def test_succession_moves_people_and_work_on_the_day(office: Agency, successor: Agency, person: Person) -> None:
    an = person("an")
    door.appoint(an, office, "officer", DAY, ACT)
    door.assign("agreements", uuid4(), an, office, DAY, ACT)
    day = DAY + 30 * ONE_DAY
    door.succeed(office, [successor], day, "Quyết định 12/QĐ-UBND ngày 01/04/2026", ACT, people_to=successor)
    assert roles_of(an, day - ONE_DAY) == [Standing(office, "officer")]
    assert roles_of(an, day) == [Standing(successor, "officer")]
    assert open_work(an, successor).count() == 1
    assert [step.agency for step in follows(successor)] == [office]
    assert heirs(office, day - ONE_DAY) == [office]
    assert heirs(office, day) == [successor]


def test_an_agency_that_is_split_has_two_heirs_and_its_people_go_nowhere_by_themselves(
    office: Agency, successor: Agency, person: Person
) -> None:
    an = person("an")
    door.appoint(an, office, "officer", DAY, ACT)
    other = door.open_agency(Opening("department", "Sở thứ hai thử", valid_from=date(2026, 1, 1)), ACT)
    day = DAY + 30 * ONE_DAY
    door.succeed(office, [successor, other], day, "Quyết định 13", ACT)
    assert set(map(str, heirs(office, day))) == {"Sở kế thừa thử", "Sở thứ hai thử"}
    assert roles_of(an, day) == []


def test_an_office_may_follow_an_office_from_the_day_the_first_ends(office: Agency, successor: Agency) -> None:
    day = DAY + 30 * ONE_DAY
    door.succeed(office, [successor], day, "Quyết định 14", ACT)
    next_one = Opening("external-affairs-office", "Văn phòng", "", "committee-office", "hue", day)
    assert door.open_agency(next_one, ACT).valid_from == day
    with pytest.raises(Fault):
        door.open_agency(replace(next_one, valid_from=day - ONE_DAY), ACT)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"decision": " "}, "no_decision"),
        ({"day": date(2025, 7, 1)}, "not_valid_then"),
        ({"by": []}, "bad_successors"),
        ({"day": date(2025, 12, 31)}, "successor_not_valid"),
    ],
)
def test_a_succession_that_makes_no_sense_is_refused(
    office: Agency, successor: Agency, change: dict[str, object], code: str
) -> None:
    said = {"by": [successor], "day": DAY, "decision": "Quyết định 15", **change}
    with pytest.raises(Fault) as refused:
        door.succeed(office, act=ACT, **said)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert Agency.objects.get(uid=office.uid).valid_until is None


def test_who_leaves_hands_over_in_one_step_and_one_batch(office: Agency, person: Person) -> None:
    an, binh = person("an"), person("binh")
    posting = door.appoint(an, office, "officer", DAY, ACT)
    door.appoint(binh, office, "officer", DAY, ACT)
    shared, his = uuid4(), uuid4()
    for record in (shared, his):
        door.assign("agreements", record, an, office, DAY, ACT)
    door.assign("agreements", shared, binh, office, DAY, ACT)
    act = replace(ACT, batch=uuid4())
    assert door.end_posting(posting, DAY + 5 * ONE_DAY, act, hand_to=binh) == 2
    assert not roles_of(an, DAY + 5 * ONE_DAY) and roles_of(an, DAY + 4 * ONE_DAY)
    assert not open_work(an, office).exists()
    assert {work.record for work in open_work(binh, office)} == {shared, his}
    rows = Change.objects.filter(batch=act.batch)
    assert sorted(rows.values_list("register", "action")) == [
        ("assignments", "delete"), ("assignments", "update"), ("postings", "update"),
    ]  # fmt: skip


def test_open_work_is_not_left_behind_without_a_word(office: Agency, person: Person) -> None:
    an = person("an")
    posting = door.appoint(an, office, "officer", DAY, ACT)
    door.assign("agreements", uuid4(), an, office, DAY, ACT)
    with pytest.raises(Fault) as refused:
        door.end_posting(posting, DAY + ONE_DAY, ACT)
    assert (refused.value.code, refused.value.data) == ("open_work", {"count": 1})
    assert Posting.objects.get(uid=posting.uid).until is None
    second = door.appoint(an, office, "administrator", DAY, ACT)
    assert door.end_posting(posting, DAY + ONE_DAY, ACT) == 0, "he still works there in another role"
    with pytest.raises(Fault):
        door.end_posting(second, DAY + ONE_DAY, ACT)


def test_work_goes_to_somebody_who_is_there_and_not_to_oneself(
    office: Agency, successor: Agency, person: Person
) -> None:
    an, binh = person("an"), person("binh")
    door.appoint(an, office, "officer", DAY, ACT)
    door.appoint(binh, successor, "officer", DAY, ACT)
    for taker in (an, binh):
        with pytest.raises(Fault) as refused:
            door.hand_over(an, taker, office, DAY, ACT)
        assert refused.value.code == "no_colleague"


def test_the_same_work_is_assigned_once_and_is_nobodys_when_it_is_done(office: Agency, person: Person) -> None:
    an, record = person("an"), uuid4()
    work = door.assign("agreements", record, an, office, DAY, ACT)
    assert door.assign("agreements", record, an, office, DAY + ONE_DAY, ACT).uid == work.uid
    door.finish(work, ACT)
    assert not Assignment.objects.exists()


def test_nothing_is_written_around_the_door(office: Agency, person: Person) -> None:
    posting = door.appoint(person("an"), office, "officer", DAY, ACT)
    for write in (office.save, office.delete, posting.save, Posting.objects.all().delete):
        with pytest.raises(WrittenAroundTheDoor):
            write()
    with pytest.raises(WrittenAroundTheDoor):
        Posting.objects.update(role="auditor")


def test_a_write_without_a_change_leaves_no_trace(office: Agency) -> None:
    before = Change.objects.count()
    door.rename(office, office.name_vi, office.name_en, ACT)
    assert Change.objects.count() == before


def test_the_ledger_says_who_and_never_a_password(office: Agency, person: Person) -> None:
    an = person("an")
    rows = Change.objects.filter(register="accounts", uid=an.uid).select_related("values_row")
    (change,) = rows
    assert (change.action, change.actor, change.reason) == ("create", ACT.actor, ACT.reason)
    assert change.values_row.values["email"] == {"before": None, "after": "an@example.org"}
    assert set(change.columns) == {"email", "name", "language", "is_active", "is_superuser"}
    assert verify_change(change) == "whole"


def test_names_and_addresses_can_be_expunged_and_the_row_still_verifies(empty_site: Path, person: Person) -> None:
    an = person("an")
    door.correct_account(an, ACT, name="Một tên khác")
    for column in ("email", "name"):
        assert expunge(an.uid, column, actor="thanh tra", reason="theo yêu cầu của chủ thể dữ liệu") > 0
    texts = [str(row.values) + str(row.salts) for row in ChangeValues.objects.filter(change__uid=an.uid)]
    assert not any("example.org" in text or "Một tên khác" in text for text in texts)
    said = {change.action: verify_change(change) for change in Change.objects.filter(uid=an.uid)}
    assert said == {"create": "expunged", "update": "expunged", "expunge": "whole"}
