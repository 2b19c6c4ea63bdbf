"""Relations are uids on the desk and codes with labels in public."""

from __future__ import annotations

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Relation
from tests.steps import uid

HERE = Context("agreements", "partner")
ONE, TWO = sorted(map(str, (uid("one"), uid("two"))))


def test_a_relation_is_a_uid_and_several_are_a_sorted_set() -> None:
    assert Relation("partners").clean(ONE.upper(), HERE) == ONE
    assert Relation("partners", many=True).clean([TWO, ONE, TWO], HERE) == [ONE, TWO]
    assert Relation("partners").clean("", HERE) is None


@pytest.mark.parametrize("wrong", ["DT-0001", "x", 5])
def test_what_is_no_uid_is_refused(wrong: object) -> None:
    with pytest.raises(Fault, match="uid"):
        Relation("partners").clean(wrong, HERE)


def test_codes_are_read_back_even_if_labels_look_like_lists() -> None:
    kind = Relation("partners", many=True)
    public = [
        {"register": "partners", "code": "DT-0001", "vi": "A; B; DT", "en": "A; B; DT"},
        {"register": "partners", "code": "DT-12345", "vi": "C", "en": "C"},
    ]
    assert kind.text(public, "vi") == "DT-0001 A; B; DT; DT-12345 C"
    assert kind.codes(kind.text(public, "vi")) == ["DT-0001", "DT-12345"]


def test_it_never_becomes_public_by_itself() -> None:
    """Only the projector knows what is published; nobody else may turn a uid into something shown."""
    with pytest.raises(TypeError):
        Relation("partners").public(ONE)


def test_a_filter_is_a_code() -> None:
    assert Relation("partners").token("DT-0007", HERE) == "DT-0007"
    for wrong in ("DT", "0007", "DT-x", ONE):
        with pytest.raises(Fault, match="mã công khai"):
            Relation("partners").token(wrong, HERE)
