"""World Bank projects as of 2013 and joint working groups, as shipped."""

import pytest

from nhipcau.core.registry import register, registers


@pytest.fixture(scope="module")
def entries():
    return list(register("projects").seed())


def test_seventeen_world_bank_projects(entries):
    bank = [entry for entry in entries if entry.values["kind"] == "donor_project"]
    assert len(bank) == 17
    assert all("as_of_2013" in entry.values["flags"] for entry in bank)
    assert all(entry.values.get("country") is None for entry in bank)
    assert sum(int(entry.values["commitment"]) for entry in bank) == 1_832_400_000
    assert {entry.source for entry in bank} == {"world_bank_projects"}


def test_da_nang_is_taken_from_the_title_and_says_so(entries):
    with_place = [entry for entry in entries if entry.values["kind"] == "donor_project" and entry.values["places"]]
    (da_nang,) = with_place
    assert da_nang.values["number_printed"] == "P123384"
    assert da_nang.values["places"] == ["da-nang-den-2025"]
    assert set(da_nang.values["flags"]) == {"as_of_2013", "place_from_title"}
    assert (da_nang.values["commitment"], da_nang.values["cost"]) == ("202500000", "272200000")
    assert da_nang.values["began_on"] == "2013-04-26"


def test_a_zero_is_the_source_s_and_an_empty_date_stays_empty(entries):
    hiv = next(entry.values for entry in entries if entry.values.get("number_printed") == "P144537")
    assert (hiv["commitment"], hiv["grant"]) == ("0", "9380000")
    assert hiv["closing_on"] == ""


def test_joint_working_groups_have_members_and_sources(entries):
    groups = {entry.values["name"]["en"]: entry for entry in entries if entry.values["kind"] == "joint_working_group"}
    assert len(groups) == 3
    city = groups["Joint working group of Ho Chi Minh City and the World Bank"]
    assert city.values["began_on"] == "2022-03-23"
    assert city.values["members"]["vi"] == "Thành phố Hồ Chí Minh; Ngân hàng Thế giới"
    for entry in groups.values():
        assert any(one.url for one in entry.evidence)
        assert all(len(one.quote) <= 300 for one in entry.evidence)
        assert len(entry.values["places"]) == (1 if entry is city else 4)


def test_partners_are_records_of_the_partners_register(entries):
    partners = {str(entry.uid) for entry in register("partners").seed()}
    assert {entry.values["partner"] for entry in entries} <= partners


def test_a_project_is_no_opportunity(entries):
    uids = {entry.uid for entry in entries}
    assert not uids & {entry.uid for entry in registers()["opportunities"].seed()}
    titles = {entry.values["name"]["vi"] for entry in registers()["opportunities"].seed()}
    assert not titles & {entry.values["name"]["vi"] for entry in entries}
