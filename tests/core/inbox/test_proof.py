"""What a message costs: work for this record, or a pause for these words, and nothing else will do."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.inbox.draft import Draft, check
from nhipcau.core.inbox.proof import BITS, PAUSE, VALID, Road, challenge_for, road_of, ticket_for, token_of
from tests.sending import solve

NOW = 1_900_000_000
DRAFT = check("error", "vi", ("partners", "DT-0001"), {"text": "Năm ký chưa đúng."}).draft
OTHER = check("error", "vi", ("partners", "DT-0002"), {"text": "Năm ký chưa đúng."}).draft


@pytest.fixture(scope="module")
def work() -> tuple[str, str]:
    challenge = challenge_for(DRAFT.about, NOW)
    return challenge, solve(challenge, BITS)


def test_work_done_for_the_record_counts_while_it_is_fresh(work: tuple[str, str]) -> None:
    assert road_of(DRAFT, *work, NOW) is Road.WORK
    assert road_of(DRAFT, *work, NOW + VALID["work"]) is Road.WORK
    assert road_of(DRAFT, *work, NOW + VALID["work"] + 1) is Road.NONE


def test_work_done_for_another_record_does_not_count(work: tuple[str, str]) -> None:
    assert road_of(OTHER, *work, NOW) is Road.NONE


def test_the_solution_begins_with_as_many_zeros_as_asked(work: tuple[str, str]) -> None:
    """The work by its definition, bit by bit."""
    digest = hashlib.sha256(".".join(work).encode()).digest()
    assert "".join(f"{byte:08b}" for byte in digest).startswith("0" * BITS)


def test_a_number_that_solves_nothing_does_not_count(work: tuple[str, str]) -> None:
    challenge, answer = work
    assert road_of(DRAFT, challenge, f"{answer}x", NOW) is Road.NONE


def test_a_ticket_counts_after_the_pause_and_for_the_same_words_only() -> None:
    ticket = ticket_for(DRAFT, NOW)
    assert road_of(DRAFT, ticket, "", NOW) is Road.EARLY
    assert road_of(DRAFT, ticket, "", NOW + PAUSE - 1) is Road.EARLY
    assert road_of(DRAFT, ticket, "", NOW + PAUSE) is Road.PAUSE
    assert road_of(OTHER, ticket, "", NOW + PAUSE) is Road.NONE
    assert road_of(DRAFT, ticket, "", NOW + VALID["pause"] + 1) is Road.NONE


def test_neither_stands_in_for_the_other(work: tuple[str, str]) -> None:
    assert road_of(DRAFT, work[0], "", NOW + PAUSE) is Road.NONE
    ticket = ticket_for(DRAFT, NOW)
    assert road_of(DRAFT, ticket, solve(ticket, BITS), NOW) is Road.NONE


@given(st.text(max_size=250), st.text(max_size=30))
def test_whatever_else_is_sent_counts_for_nothing(challenge: str, answer: str) -> None:
    assert road_of(DRAFT, challenge, answer, NOW) is Road.NONE


@given(st.integers(0, 130), st.sampled_from("0123456789abcdefg."))
def test_a_challenge_changed_anywhere_is_none_of_ours(place: int, put: str) -> None:
    ticket = ticket_for(DRAFT, NOW)
    changed = ticket[:place] + put + ticket[place + 1 :]
    expected = Road.PAUSE if changed == ticket else Road.NONE
    assert road_of(DRAFT, changed, "", NOW + PAUSE) is expected


def test_two_challenges_never_lead_to_one_link() -> None:
    tokens = {token_of(challenge_for("", NOW)) for _ in range(50)} | {token_of(ticket_for(Draft("error", "vi"), NOW))}
    assert len(tokens) == 51
    assert all(len(token) == 64 for token in tokens)
