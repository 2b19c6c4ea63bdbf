"""The words of facts in a text: pieces without a letter lost, the innermost fact has them."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.readings.models import ReadFact
from nhipcau.web.desk.reading.marking import marked

TEXT = "Giám đốc Sở Ngoại vụ Huế Trần Công Phú nói."


def _fact(number: int, start: int, end: int) -> ReadFact:
    return ReadFact(uid=UUID(int=number), spans=[[start, end]])


def test_the_innermost_fact_has_the_words_and_the_outer_one_goes_on_behind():
    outer, inner = _fact(1, 0, 38), _fact(2, 21, 24)
    shown = [
        (one.words, one.fact and one.fact.uid.int, one.is_first, one.is_last) for one in marked(TEXT, [outer, inner])
    ]
    assert shown == [
        ("Giám đốc Sở Ngoại vụ ", 1, True, False),
        ("Huế", 2, True, True),
        (" Trần Công Phú", 1, False, True),
        (" nói.", None, False, False),
    ]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8))
def test_no_letter_is_lost_or_doubled(spans: list[tuple[int, int]]):
    facts = [_fact(number, start, min(start + length, len(TEXT))) for number, (start, length) in enumerate(spans)]
    pieces = marked(TEXT, facts)
    assert "".join(piece.words for piece in pieces) == TEXT
    at = 0
    for piece in pieces:
        if piece.fact:
            start, end = piece.fact.spans[0]
            assert start <= at and at + len(piece.words) <= end
        at += len(piece.words)
