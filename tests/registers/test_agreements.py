"""Rules of agreements: what is refused, what is warned of, when one is due."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.registers.agreements.law import warnings_of
from nhipcau.registers.agreements.rules import dues_of, refused
from nhipcau.registers.procedures.clocks import term_of
from nhipcau.registers.procedures.rules import wrong_name


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"signed_on": "2026-03-12", "expires_on": "2026-03-11"}, "ends_before_it_begins"),
        ({"effective_on": "2026-04", "expires_on": "2026-03-31"}, "ends_before_it_begins"),
        ({"renewal_years": 0}, "bad_years"),
        ({"renewal_years": 2.5}, "bad_years"),
        ({"signed_on": "2026", "expires_on": "2026-03-31"}, None),  # may be before it or not: the year is all there is
        ({"signed_on": "2026-03-12", "expires_on": "2026-03-12", "renewal_years": 5}, None),
        ({}, None),
    ],
)
def test_what_cannot_be(values: dict[str, object], code: str | None) -> None:
    assert [one.code for one in refused(values)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("values", "article"),
    [
        ({"binding": "missing"}, "Điều 3"),
        ({"languages": ["en", "ja"]}, "Điều 7"),
        ({"kind": "loan_agreement"}, "Điều 6"),
        ({"level": "commune", "fields_of_work": ["trade"]}, "Điều 3(6)"),
        ({"level": "commune", "kind": "project_agreement"}, "Điều 3(6)"),
        ({"level": "commune", "kind": "twinning_agreement", "fields_of_work": ["border", "friendship_exchange"]}, ""),
        ({"languages": ["lo", "vi"], "binding": "stated"}, ""),
    ],
)
def test_what_the_law_asks_for_is_said(values: dict[str, object], article: str) -> None:
    found = [one.vi for one in warnings_of(values)]
    assert len(found) == bool(article) and all(article in one for one in found)


@pytest.mark.parametrize("name", ["Công ước mẫu", "HIỆP ƯỚC mẫu", "định ước", " Hiệp định khung mẫu"])
def test_names_of_treaties_are_refused(name: str) -> None:
    """Law 70/2020/QH14, Article 6."""
    assert [one.code for one in wrong_name({"title": name})] == ["forbidden_name"]


@pytest.mark.parametrize("name", ["Thỏa thuận mẫu", "Bản ghi nhớ về việc thực hiện hiệp định", None])
def test_other_names_are_not(name: str | None) -> None:
    assert list(wrong_name({"title": name})) == []


def test_an_end_is_due_unless_the_agreement_renews_itself_or_has_ended() -> None:
    (found,) = dues_of({"expires_on": "2027-02"})
    assert (found.day, found.done) == (date(2027, 2, 28), False)
    assert list(dues_of({"expires_on": "2027-02", "renewal": "automatic"})) == []
    assert [one.done for one in dues_of({"expires_on": "2027-02", "validity": "terminated"})] == [True]


def test_how_long_one_runs_is_said_in_words() -> None:
    five = {"signed_on": "2013-01-10", "term": "05 năm, tự động gia hạn", "renewal": "automatic", "renewal_years": 5}
    today = date(2026, 11, 26)
    found = term_of(five, today)
    assert found and "lần 2" in found.vi and "09/01/2028" in found.vi
    over = term_of({**five, "renewal": None}, today)
    assert over and "Thời hạn đã hết" in over.vi and "09/01/2018" in over.vi
    assert term_of({"signed_on": "2013-01-10"}, today) is None
    assert term_of({**five, "validity": "terminated"}, today) is None
