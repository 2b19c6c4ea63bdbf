"""The ledger proves itself: any changed row is named, and what was expunged by decision says so and is gone."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.leaf import Said, canonical, digest
from nhipcau.core.models import Change, ChangeValues
from tests.steps import change, publish, write

SECRET = "0912 345 678 Nguyễn Văn A"


@pytest.fixture
def record(empty_site: Path) -> UUID:
    """A record with a value that should never have been entered, corrected since."""
    made = write("partners", "a", name="Fukuoka", name_vi=SECRET)
    change("partners", made, name_vi="Tỉnh Fukuoka")
    publish("partners", made)
    return made


def _verdicts(record: UUID) -> list[str]:
    return [ledger.verify_change(one) for one in Change.objects.filter(uid=record).order_by("id")]


def test_what_was_written_verifies(record: UUID) -> None:
    assert _verdicts(record) == ["whole", "whole", "whole"]


TAMPERINGS: dict[str, dict[str, Any]] = {
    "another actor": {"actor": "someone else"},
    "another reason": {"reason": "no reason"},
    "another action": {"action": "delete"},
    "another record": {"uid": UUID(int=1)},
    "another register": {"register": "twinnings"},
    "another time": {"at": "2020-01-01T00:00:00+00:00"},
    "another batch": {"batch": UUID(int=2)},
    "other digests": {"columns": {}},
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_changed_row_is_found(record: UUID, name: str) -> None:
    first = Change.objects.filter(uid=record).order_by("id")[0]
    Change.objects.filter(id=first.id).update(**TAMPERINGS[name])
    assert ledger.verify_change(Change.objects.get(id=first.id)) == "broken"
    assert all(ledger.verify_change(other) == "whole" for other in Change.objects.exclude(id=first.id))


@pytest.mark.parametrize(
    "tamper",
    [
        lambda kept: kept.values["name"].update(after="Fukushima"),
        lambda kept: kept.values["name"].update(before="x"),
        lambda kept: kept.values.pop("name"),
        lambda kept: kept.salts.pop("name"),
        lambda kept: kept.salts.update(name=kept.salts["name"][::-1]),
        lambda kept: kept.values.update(name="x"),
    ],
    ids=["value after", "value before", "value missing", "salt missing", "salt another", "value without sides"],
)
def test_a_changed_value_is_found(record: UUID, tamper: Any) -> None:
    kept = ChangeValues.objects.get(change=Change.objects.filter(uid=record).order_by("id")[0])
    tamper(kept)
    kept.save()
    assert _verdicts(record) == ["broken", "whole", "whole"]


def test_an_expunged_value_is_gone_and_the_row_says_so(record: UUID) -> None:
    assert ledger.expunge(record, "name_vi", actor="Trưởng phòng", reason="số điện thoại cá nhân") == 3
    assert _verdicts(record) == ["expunged", "expunged", "whole", "expunged", "whole"]
    first = ChangeValues.objects.get(change=Change.objects.filter(uid=record).order_by("id")[0])
    assert "name_vi" not in first.values
    assert "name_vi" not in first.salts
    assert first.expunged["name_vi"]["actor"] == "Trưởng phòng"
    assert first.expunged["name_vi"]["reason"] == "số điện thoại cá nhân"
    assert first.values["name"]["after"] == "Fukuoka", "other columns keep their history"
    with connection.cursor() as cursor:
        for table in ("core_change", "core_changevalues"):
            cursor.execute(f"SELECT * FROM {table}")
            assert SECRET not in str(cursor.fetchall())


def test_after_expunging_the_value_cannot_be_guessed(record: UUID) -> None:
    """The digest stays, but without its salt no list of likely values reproduces it."""
    change_row = Change.objects.filter(uid=record).order_by("id")[0]
    salt = ChangeValues.objects.get(change=change_row).salts["name_vi"]
    assert digest(salt, {"before": None, "after": SECRET}) == change_row.columns["name_vi"]
    ledger.expunge(record, "name_vi", actor="a", reason="b")
    left = str(ChangeValues.objects.get(change=change_row).__dict__) + str(change_row.__dict__)
    assert salt not in left


def test_expunging_hides_no_other_tampering(record: UUID) -> None:
    ledger.expunge(record, "name_vi", actor="a", reason="b")
    first = Change.objects.filter(uid=record).order_by("id")[0]
    Change.objects.filter(id=first.id).update(actor="x")
    assert _verdicts(record)[0] == "broken"


def test_expunging_needs_a_name_and_a_reason(record: UUID) -> None:
    for actor, reason in (("a", " "), ("", "b")):
        with pytest.raises(Fault):
            ledger.expunge(record, "name_vi", actor=actor, reason=reason)
    assert _verdicts(record) == ["whole"] * 3


def test_equal_values_have_unequal_digests(record: UUID) -> None:
    """Salted: nobody can tell from the ledger that two records hold the same value."""
    other = write("partners", "b", name="Fukuoka")
    one = Change.objects.filter(uid=record).order_by("id")[0]
    two = Change.objects.get(uid=other)
    assert one.columns["name"] != two.columns["name"]


def test_canonical_text_does_not_depend_on_key_order() -> None:
    assert canonical({"b": 1, "a": "đ"}) == canonical({"a": "đ", "b": 1}) == '{"a":"đ","b":1}'.encode()
    assert digest("00" * 16, 60) != digest("00" * 16, "60")


SOME = st.text(max_size=8)
WORDS = st.recursive(
    st.none() | st.booleans() | SOME,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(SOME, part, max_size=3),
    max_leaves=8,
)


@given(WORDS)
def test_canonical_text_is_that_of_the_standard_library(value: Any) -> None:
    """Anyone can recompute a digest with Python's own json; two ways of writing must never give two texts."""
    said = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(value).decode() == said


def test_a_leaf_is_the_hash_of_this_text() -> None:
    """The format, written out by hand: whoever changes it can no longer prove what was written before."""
    said = Said(
        "partners",
        UUID("00000000-0000-5000-8000-000000000001"),
        "create",
        datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        "người thử",
        "kiểm thử",
        UUID("00000000-0000-7000-8000-000000000002"),
        {"name": "aa", "country": "cc"},
    )
    text = (
        '{"action":"create","actor":"người thử","at":"2026-03-02T08:00:00.000000+00:00",'
        '"batch":"00000000-0000-7000-8000-000000000002","columns":{"country":"cc","name":"aa"},'
        '"reason":"kiểm thử","register":"partners","uid":"00000000-0000-5000-8000-000000000001"}'
    )
    assert said.leaf() == sha256(b"nhipcau-change-1\0" + text.encode()).hexdigest()
    assert digest("00ff" * 8, {"b": 1.0, "a": None}) == sha256(b"\x00\xff" * 8 + b'{"a":null,"b":1}').hexdigest()
    assert digest("00ff" * 8, ["x", [2.5]]) == sha256(b"\x00\xff" * 8 + b'["x",[2.5]]').hexdigest()


def test_every_value_has_a_salt_of_its_own(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", name_vi="Fukuoka", country="JP")
    (change,) = Change.objects.filter(uid=record)
    salts = list(change.values_row.salts.values())
    assert len(salts) == len(set(salts)) == len(change.columns)
    assert {len(bytes.fromhex(salt)) for salt in salts} == {16}
