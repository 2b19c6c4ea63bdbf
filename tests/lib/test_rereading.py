"""Which facts of a corrected text are those of the old one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.rereading import Mention, mention, same

OLD = "Giám đốc Sở A Nguyễn Văn B nói. Sở đã ký 5 thỏa thuận. Năm ngoái, Sở đã ký 5 thỏa thuận với Lào."


def _at(text: str, words: str, nth: int = 0, says: str = "") -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return mention(text, start, start + len(words), "quantity_claim", says)


def test_words_around_tell_equal_quotations_apart():
    """The first sentence was struck out: what is left is the second mention, not the first."""
    new = "Năm ngoái, Sở đã ký 5 thỏa thuận với Lào."
    old = [_at(OLD, "5 thỏa thuận"), _at(OLD, "5 thỏa thuận", 1)]
    assert same(old, [_at(new, "5 thỏa thuận")]) == {0: 1}


def test_marks_capitals_and_line_ends_do_not_count_but_corrected_words_do():
    old = [_at(OLD, "5 thỏa thuận")]
    assert same(old, [_at("Sở đã ký 5 Thoả\nthuận.", "5 Thoả\nthuận")]) == {0: 0}
    assert same(old, [_at("Sở đã ký 6 thỏa thuận.", "6 thỏa thuận")]) == {}
    assert same(old, [mention(OLD, 41, 53, "agreement", "")]) == {}


def test_of_two_facts_in_the_same_words_each_keeps_its_own():
    old = [_at(OLD, "5 thỏa thuận", says="a"), _at(OLD, "5 thỏa thuận", says="b")]
    assert same(old, old[::-1]) == {0: 1, 1: 0}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["một", "hai", "ba"]), max_size=12), st.text("ab \n", max_size=30))
def test_text_put_before_moves_no_decision(words: list[str], before: str):
    """Offsets change, occurrences stay: each mention is its own old self."""
    text = " ".join(words)
    old, new, at = [], [], 0
    for word in words:
        old.append(mention(text, at, at + len(word), "event", ""))
        at += len(word) + 1
    moved, at = f"{before}. {text}", len(before) + 2
    for word in words:
        new.append(mention(moved, at, at + len(word), "event", ""))
        at += len(word) + 1
    assert same(old, new) == {place: place for place in range(len(words))}
