"""What may be sent: limits of every field, words for what is wrong, nothing kept that was not asked for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.inbox.draft import KINDS, LONGEST, SHORTEST_TEXT, Checked, check

GOOD = {"holds": "no", "text": "Năm ký chưa đúng.", "name": "Nguyễn Thị Bình", "email": "binh@example.org"}
RECORD = ("partners", "DT-0001")


def checked(kind: str, **given: str) -> Checked:
    return check(kind, "vi", RECORD, {**GOOD, **given})


def wrong(kind: str, **given: str) -> list[str]:
    return [problem.field for problem in checked(kind, **given).problems]


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_message_has_nothing_wrong(kind: str) -> None:
    assert checked(kind).problems == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", " \n\t ", "ngắn", "x" * (LONGEST["text"] + 1)])
def test_a_text_has_to_say_something_and_not_too_much(kind: str, text: str) -> None:
    assert wrong(kind, text=text) == ["text"]


def test_the_limits_are_inclusive_and_count_letters_as_people_do() -> None:
    assert wrong("error", text="ệ" * SHORTEST_TEXT) == []
    assert wrong("error", text=unicodedata.normalize("NFD", "ệ" * LONGEST["text"])) == []


def test_only_who_wants_to_be_called_back_has_to_say_who_they_are() -> None:
    assert wrong("error", name="", email="") == []
    assert wrong("question", name="", email="") == []
    assert wrong("interest", name="") == ["name"]
    assert wrong("interest", email="") == ["email"]
    assert wrong("interest", email="", phone="+84 24 0000 0000") == []


@pytest.mark.parametrize("email", ["a", "a@b", "a b@c.vn", "@c.vn", "a@c.", "a@c.vn, b@c.vn", "<a@c.vn>", "a@@c.vn"])
def test_what_is_no_address_is_refused(email: str) -> None:
    assert wrong("question", email=email) == ["email"]


@pytest.mark.parametrize("email", ["a@c.vn", "ten.ho+tin@so.ngoai-vu.example.gov.vn", "thư@đà-nẵng.vn"])
def test_what_can_be_an_address_is_taken(email: str) -> None:
    assert wrong("question", email=email) == []


@pytest.mark.parametrize("phone", ["12345", "gọi tôi", "+84 24 0000 0000 ext", "1" * 16])
def test_what_is_no_number_is_refused(phone: str) -> None:
    assert wrong("interest", phone=phone) == ["phone"]


@pytest.mark.parametrize("country, right", [("JP", True), ("", True), ("jp", False), ("XX", False), ("Nhật", False)])
def test_a_country_is_one_of_the_list(country: str, right: bool) -> None:
    assert (wrong("interest", country=country) == []) == right


def test_what_a_kind_does_not_ask_for_is_not_kept() -> None:
    draft = checked("error", name="A", organisation="B", country="JP", phone="0243799500").draft
    assert (draft.name, draft.organisation, draft.country, draft.phone) == ("", "", "", "")
    assert draft.email == "binh@example.org"


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(sorted(LONGEST)), st.text(max_size=600)))
def test_whatever_is_typed_is_kept_tidy_or_named(kind: str, typed: dict[str, str]) -> None:
    draft, problems = check(kind, "en", ("", ""), typed)
    assert {problem.field for problem in problems} <= set(KINDS[kind])
    assert all(problem.words.vi and problem.words.en for problem in problems)
    for name in LONGEST:
        value = getattr(draft, name)
        assert name in KINDS[kind] or value == ""
        assert value == value.strip() == unicodedata.normalize("NFC", value)
        assert not [
            one for one in value if unicodedata.category(one) in ("Cc", "Cs") and (one != "\n" or name != "text")
        ]
        if not problems:
            assert len(value) <= LONGEST[name]
    assert not problems or check(kind, "en", ("", ""), typed).problems == problems


@given(st.text(max_size=60))
def test_what_was_kept_once_is_kept_the_same_again(text: str) -> None:
    first = check("error", "vi", RECORD, {"text": text}).draft
    assert check("error", "vi", RECORD, {"text": first.text}).draft == first


def test_every_field_counts_for_the_digest() -> None:
    drafts = [checked("interest", **{name: "+84 24 0000 000"}).draft for name in KINDS["interest"]]
    drafts += [
        checked("error").draft,
        check("error", "en", RECORD, GOOD).draft,
        check("error", "vi", ("", ""), GOOD).draft,
    ]
    assert len({draft.digest() for draft in drafts}) == len(drafts)
