"""How much of what it should the guard finds, and how much of what it finds it should: on sentences of our own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from nhipcau.lib.guard import find, shipped

LABELLED: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "labelled.toml").read_text(encoding="utf-8"))
SECRET = {rule.code for rule in shipped().of("everywhere").all}

KNOWN = {
    "Xin ý kiến theo tài liệu có chữ mật ở góc trên": "a mark told in a sentence cannot be told from talk about marks",
    "Văn bản này thuộc độ Mật, chỉ trao tay": "laws and rules speak like this",
    "Bí mật nhà nước độ Tối mật": "laws and rules speak like this",
    "HC: B1234567": "“HC” stands for too many other things",
    "ns 12/3/1980": "“ns” stands for too many other things",
    "gọi cho chị Hoa 0 9 1 2 3 4 5 6 7 8": "columns of figures look like this",
}
"""Sentences that are judged wrongly, and why that is borne."""


class Score(NamedTuple):
    """Found rightly, found wrongly, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def score(rules: set[str]) -> Score:
    """Over (sentence, rule): a sentence that two findings of one rule lie in counts once."""
    right = wrong = missed = 0
    for label, sentences in LABELLED.items():
        for sentence in sentences:
            found = {finding.rule.code for finding in find(sentence)} & rules
            wanted = {label} & rules
            right, wrong, missed = (
                right + len(found & wanted),
                wrong + len(found - wanted),
                missed + len(wanted - found),
            )
    return Score(right, wrong, missed)


def test_there_are_enough_sentences_and_half_of_them_traps() -> None:
    traps, others = len(LABELLED["nothing"]), sum(map(len, LABELLED.values()))
    assert others >= 120
    assert traps * 2 >= others * 0.95
    assert all(len(set(sentences)) == len(sentences) for sentences in LABELLED.values())


@pytest.mark.parametrize("label", LABELLED)
def test_sentences_are_judged_as_labelled(label: str) -> None:
    wanted = set() if label == "nothing" else {label}
    misjudged = {
        sentence: codes
        for sentence in LABELLED[label]
        if (codes := {finding.rule.code for finding in find(sentence)}) != wanted and sentence not in KNOWN
    }
    assert misjudged == {}


def test_precision_and_recall() -> None:
    secrets, rest = score(SECRET), score({rule.code for rule in shipped().all} - SECRET)
    for name, one in (("secrets", secrets), ("personal data", rest)):
        print(f"{name}: precision {one.precision:.3f}, recall {one.recall:.3f} ({one})")
    assert secrets.precision == 1
    assert secrets.recall >= 0.96
    assert rest.precision == 1
    assert rest.recall >= 0.92


def test_what_is_known_to_be_misjudged_still_is() -> None:
    """A sentence that is judged rightly by now is to be taken off the list."""
    labels = {sentence: label for label, sentences in LABELLED.items() for sentence in sentences}
    for sentence in KNOWN:
        assert labels[sentence] not in {finding.rule.code for finding in find(sentence)}
