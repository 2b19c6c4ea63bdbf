"""Publishing and withdrawing: by code or uid, never without a name and a reason, and visible at once."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from nhipcau.actions.publish import publish, withdraw
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import Act, Basis, Entry, write
from nhipcau.core.models import Change
from nhipcau.core.projection import project
from nhipcau.core.registry import register
from nhipcau.core.store.read import one

BASIS = Basis("LAW104_2016_ART17")


def test_a_withdrawn_record_is_gone_and_comes_back_under_its_code(site: Path) -> None:
    partners = register("partners")
    before = one("partners", "DT-0001")
    assert before
    assert withdraw(partners, ["dt-1"], "Nguyễn Thị A", "nguồn đã cải chính") == 1
    project()
    assert one("partners", "DT-0001") is None
    assert withdraw(partners, ["DT-0001"], "Nguyễn Thị A", "nguồn đã cải chính") == 0
    assert publish(partners, ["DT-0001"], BASIS, "Trần Văn B", "đã kiểm tra lại") == 1
    project()
    after = one("partners", "DT-0001")
    assert after
    assert '"code":"LAW104_2016_ART17"' in after
    last = Change.objects.order_by("-id").first()
    assert last
    assert (last.actor, last.reason) == ("Trần Văn B", "đã kiểm tra lại")


def test_a_draft_is_published_by_uid(site: Path) -> None:
    partners, uid = register("partners"), uuid4()
    write(partners, [Entry(uid=uid, values={"name": "Vientiane", "country": "LA"})], Act("a", "b"))
    assert publish(partners, [str(uid)], BASIS, "Trần Văn B", "đã ký") == 1
    assert publish(partners, [uid], BASIS, "Trần Văn B", "đã ký") == 0


@pytest.mark.parametrize("named", ["DT-99999", "TT-0001", "không có", "00000000-0000-4000-8000-000000000000"])
def test_nothing_happens_if_one_record_is_not_there(site: Path, named: str) -> None:
    before = Change.objects.count()
    with pytest.raises(Fault) as refusal:
        withdraw(register("partners"), ["DT-0001", named], "Nguyễn Thị A", "nguồn đã cải chính")
    assert named in refusal.value.vi
    assert "DT-0001" not in refusal.value.vi
    assert Change.objects.count() == before


@pytest.mark.parametrize(("actor", "reason"), [("", "lý do"), ("Nguyễn Thị A", " ")])
def test_without_a_name_or_a_reason_it_is_refused(site: Path, actor: str, reason: str) -> None:
    with pytest.raises(Fault, match="người ghi và lý do"):
        withdraw(register("partners"), ["DT-0001"], actor, reason)
