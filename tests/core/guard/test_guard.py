"""The guard at the door: what is refused leaves no trace but the fact, what is personal stays out of public."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.guard import Refused, check_document, check_text, keep
from nhipcau.core.inbox.draft import check
from nhipcau.core.models import Change, ChangeValues, GuardRefusal, Numbering
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.record import DRAFT, PUBLISHED
from nhipcau.core.registry import registers
from tests.hiding import hidden_columns
from tests.steps import ACT, BASIS, GROUNDS, change, publish, row, uid, withdraw, write

SECRET = "Căn cứ Công văn số 462/BNG-CNV-m"
MOBILE = "Ông A (0912 345 678)"
PASSPORT = "hộ chiếu số B1234567"


def _entry(name: str, note: str, **more: Any) -> ledger.Entry:
    return ledger.Entry(uid(name), {"note": note}, GROUNDS, source="test", **more)


def _write(*entries: ledger.Entry) -> ledger.Outcome:
    return ledger.write(registers()["agreements"], entries, ACT)


def _refused(*entries: ledger.Entry) -> Refused:
    with pytest.raises(Refused) as refused:
        _write(*entries)
    return refused.value


def _noted() -> list[tuple[str, str, str, str]]:
    return list(GuardRefusal.objects.order_by("rule").values_list("actor", "register", "column", "rule"))


def test_a_secret_is_refused_and_only_that_it_was_remains(empty_site: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "nhipcau.guard"):
        fault = _refused(_entry("good", "Bình thường"), _entry("bad", SECRET))
    assert fault.code == "state_secret"
    assert fault.data == {
        "register": "agreements",
        "findings": [{"column": "note", "path": "vi", "rule": "secret_number", "may_be_acknowledged": False}],
    }
    assert "Hãy dừng lại" in fault.vi and "Ghi chú" in fault.vi and "Stop" in fault.en and "Note" in fault.en
    assert Change.objects.count() == 0
    assert not registers()["agreements"].model._default_manager.exists()
    assert _noted() == [(ACT.actor, "agreements", "note", "secret_number")]
    for said in (str(fault), repr(fault.data), caplog.text, repr(list(GuardRefusal.objects.values()))):
        assert "462/" not in said and "BNG" not in said
    assert "secret_number" in caplog.text


@pytest.mark.parametrize(
    "spoken",
    [
        lambda: ledger.write(registers()["partners"], [ledger.Entry(uid("x"), {"name": SECRET})], ACT),
        lambda: ledger.write(registers()["agreements"], [ledger.Entry(uid("x"), {"note": "(Mật)"})], ACT),
        lambda: ledger.write(
            registers()["partners"],
            [ledger.Entry(uid("x"), {"name": "A"}, (ledger.Evidence(source="t", quote=SECRET),))],
            ACT,
        ),
        lambda: ledger.Act("who", f"theo {SECRET}"),
        lambda: ledger.expunge(uid("x"), "name", actor="who", reason=SECRET),
        lambda: open_agency(Opening(kind="department", name_vi="Sở (Tối mật)", place="hue"), ACT),
        lambda: check_text(SECRET),
        lambda: check_document([("tr. 1", "Bình thường"), ("tr. 2", "UBND TỈNH\nMẬT\nSố 1")]),
    ],
)
def test_whatever_is_written_is_asked(empty_site: Path, spoken: Any) -> None:
    with pytest.raises(Fault) as refused:
        spoken()
    assert refused.value.code == "state_secret"
    assert GuardRefusal.objects.count() == 1
    assert not Change.objects.exists()


def test_a_document_says_on_which_page(empty_site: Path) -> None:
    with pytest.raises(Refused) as refused:
        check_document([("tr. 1", "Bình thường"), ("tr. 2", "UBND TỈNH\nMẬT\nSố 1")])
    assert refused.value.data["findings"][0]["path"] == "tr. 2"


def test_what_stands_in_a_record_already_can_be_taken_back_and_removed(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A rule may come later than the record; whoever corrects it must not be stopped by what he removes."""
    record = write("agreements", "old", public=True, note="mã ABC-X")
    _operators_rules(monkeypatch, tmp_path, "everywhere")
    assert _write(ledger.Entry(record, {"note": "mã ABC-X"})).unchanged == 1
    assert withdraw("agreements", record) == 1
    assert change("agreements", record, note="đã sửa").updated == 1
    with pytest.raises(Fault):
        change("agreements", record, note="lại mã ABC-X")


def test_personal_data_stops_the_publication_but_no_draft(empty_site: Path) -> None:
    _write(_entry("a", MOBILE))
    with pytest.raises(Refused) as refused:
        publish("agreements", uid("a"))
    assert refused.value.code == "personal_data"
    assert refused.value.data["uid"] == str(uid("a"))
    assert refused.value.data["findings"] == [
        {"column": "note", "path": "vi", "rule": "mobile_phone", "may_be_acknowledged": True}
    ]
    assert "0912" not in str(refused.value)
    assert row("agreements", uid("a")).state == DRAFT
    assert row("agreements", uid("a")).number is None
    assert not Numbering.objects.filter(last__gt=0).exists()
    assert _noted() == [(ACT.actor, "agreements", "note", "mobile_phone")]


def test_a_published_record_is_asked_for_what_changes(empty_site: Path) -> None:
    record = write("agreements", "a", public=True, note="Bình thường")
    with pytest.raises(Fault) as refused:
        change("agreements", record, note=MOBILE)
    assert refused.value.code == "personal_data"
    assert row("agreements", record).note == {"vi": "Bình thường"}


def test_what_readers_see_of_the_evidence_is_asked_too(empty_site: Path) -> None:
    grounds = (ledger.Evidence(source="test", quote="Ông A, sinh ngày 12/3/1980"),)
    entry = ledger.Entry(uid("a"), {"note": "x"}, grounds, BASIS, source="test")
    assert [one["column"] for one in _refused(entry).data["findings"]] == ["evidence"]


def test_columns_that_are_not_public_may_say_it(empty_site: Path) -> None:
    with hidden_columns() as hidden:
        assert hidden["agreements"] == "note"
        assert _write(_entry("a", f"{MOBILE}, {PASSPORT}", publish=BASIS)).published == 1
        assert _refused(_entry("b", SECRET)).code == "state_secret"


def test_a_reason_lets_it_be_public_and_the_ledger_keeps_the_reason(empty_site: Path) -> None:
    reason = "số trực của cơ quan, cơ quan đã đăng trên trang của mình"
    entry = _entry("a", MOBILE, publish=BASIS, acknowledged={"note": reason, "term": "không cần"})
    assert _write(entry).published == 1
    decision = Change.objects.get(uid=entry.uid, action="publish")
    assert decision.values_row.values["acknowledged"] == {"before": None, "after": {"note": reason}}
    assert "acknowledged" not in Change.objects.get(uid=entry.uid, action="create").columns
    assert ledger.verify_change(decision) == "whole"
    assert _write(entry).unchanged == 1
    assert Change.objects.filter(uid=entry.uid).count() == 2


def test_publishing_and_changing_take_a_reason_for_each_record(empty_site: Path) -> None:
    agreements = registers()["agreements"]
    _write(_entry("a", MOBILE), _entry("b", MOBILE))
    reasons = {uid("a"): {"note": "cơ quan đã đăng"}}
    with pytest.raises(Refused) as refused:
        ledger.publish(agreements, [uid("a"), uid("b")], BASIS, ACT, acknowledged=reasons)
    assert refused.value.data["uid"] == str(uid("b"))
    assert ledger.publish(agreements, [uid("a")], BASIS, ACT, acknowledged=reasons) == 1
    again = ledger.Entry(uid("a"), {"note": "Bà B (0905 111 222)"}, acknowledged={"note": "như trên"})
    assert _write(again).updated == 1
    last = ChangeValues.objects.filter(change__uid=uid("a")).latest("change_id")
    assert last.values["acknowledged"]["after"] == {"note": "như trên"}


@pytest.mark.parametrize(
    ("note", "reason", "code"),
    [
        (PASSPORT, "đã đăng", "personal_data"),  # may not be acknowledged
        (MOBILE, "  ", "personal_data"),  # a reason says something
        (MOBILE, "số 0912 345 678 đã đăng", "personal_data"),  # and does not repeat it
        (MOBILE, SECRET, "state_secret"),
        (SECRET, "đã đăng", "state_secret"),
    ],
)
def test_a_reason_does_not_help_everything(empty_site: Path, note: str, reason: str, code: str) -> None:
    assert _refused(_entry("a", note, publish=BASIS, acknowledged={"note": reason})).code == code


def test_an_office_line_and_an_official_address_are_public(empty_site: Path) -> None:
    note = "Sở Ngoại vụ, ĐT (0236) 3822 041, +84 24 3845 6789, ngoaivu@example.gov.vn"
    assert _write(_entry("a", note, publish=BASIS)).published == 1
    assert row("agreements", uid("a")).state == PUBLISHED


def test_the_refusal_outlives_a_transaction_around_the_door(empty_site: Path) -> None:
    """Whoever opens a transaction around the door asks for it again; noted twice it is one row."""
    with pytest.raises(Refused) as refused, transaction.atomic():
        _write(_entry("a", SECRET))
    assert GuardRefusal.objects.count() == 0
    keep(refused.value)
    keep(refused.value)
    assert GuardRefusal.objects.count() == 1


def test_visitors_are_told_as_well() -> None:
    good = {"text": "Xin hỏi về thỏa thuận này.", "name": "A", "email": "a@example.org"}
    assert check("question", "vi", ("", ""), good).problems == ()
    for text in (f"Xin hỏi về {SECRET}", "MẬT\nXin hỏi về đoàn"):
        (problem,) = check("question", "vi", ("", ""), {**good, "text": text}).problems
        assert problem.field == "text"
        assert "Bí mật nhà nước không được gửi" in problem.words.vi
    own = {**good, "email": "a@gmail.com", "text": "Gọi tôi số 0912 345 678, sinh ngày 1/2/1980"}
    assert check("question", "vi", ("", ""), own).problems == ()


def _operators_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str, code: str = "own") -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        f"[[rule]]\ncode = '{code}'\nvi = 'mã'\nen = 'code'\nwhere = '{where}'\npatterns = ['ABC-X']\n"
        "source = 'quy chế của cơ quan'\nmatches = ['ABC-X']\nothers = ['ABC']\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("NHIPCAU_GUARD_RULES", str(path))


def test_an_operator_adds_rules_and_takes_none_away(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _operators_rules(monkeypatch, tmp_path, "public")
    assert _refused(_entry("a", "mã ABC-X", publish=BASIS)).data["findings"][0]["rule"] == "own"
    assert _refused(_entry("b", SECRET)).code == "state_secret"


@pytest.mark.parametrize("code", ["secret_marking", ""])
def test_with_a_file_that_cannot_be_used_nothing_is_written(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    if code:
        _operators_rules(monkeypatch, tmp_path, "public", code)
    else:
        monkeypatch.setenv("NHIPCAU_GUARD_RULES", str(tmp_path / "missing.toml"))
    with pytest.raises(Fault) as refused:
        write("agreements", "a", note="x")
    assert refused.value.code == "bad_guard_rules"
    assert not Change.objects.exists()
